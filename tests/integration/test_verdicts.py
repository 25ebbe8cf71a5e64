"""Verdicts and the queue of matches, from imported files, on both databases."""

from dataclasses import replace

import pytest

from caisse.db import Database
from caisse.identity.actor import Actor, local_actor
from caisse.kernel.clock import FixedClock
from caisse.kernel.refusals import RefusalError
from caisse.services.import_batches import ElectionUnknownError, ReceivedFile
from caisse.services.matching import (
    MatchingQueue,
    NoListError,
    PartyUnknownError,
    PartyUnknownNearError,
    list_matching,
)
from caisse.services.result_imports import ImportResults, import_results
from caisse.services.verdicts import (
    NoResultsError,
    VerdictAnswer,
    VerdictAsked,
    VersionUnknownError,
    judge_party,
)
from electoral.models import MatchBasis, ResultStatus
from tests.integration.counting_desk import (
    ELECTION,
    MATCH,
    NAME_PARTY,
    PLACES,
    SET_ASIDE,
    Desk,
    place,
)
from tests.official_files import Stands, attachment_list, text_2017, workbook_2017


@pytest.fixture
def anyone(clock: FixedClock) -> Actor:
    return local_actor("ida", clock)


@pytest.fixture
def desk(database: Database, anyone: Actor) -> Desk:
    return Desk(database, anyone)


def judge(desk: Desk, party: str = "Aubepine", version: str | None = None) -> VerdictAnswer:
    with desk.database.reading() as session:
        return judge_party(session, VerdictAsked(ELECTION, party, version), desk.actor)


def queue(desk: Desk, party: str = "AUBÉPINE") -> MatchingQueue:
    with desk.database.reading() as session:
        return list_matching(session, ELECTION, party, desk.actor)


def figures(answer: VerdictAnswer) -> tuple[int, int, int, int, int, int, int]:
    tally = answer.threshold.tally
    return (
        tally.candidates,
        tally.women,
        len(tally.constituencies),
        len(tally.reached),
        len(tally.reached_if_rounded),
        tally.candidates_reached,
        tally.votes,
    )


def codes(answer: VerdictAnswer) -> list[str]:
    return [issue.code.removeprefix("verdict.") for issue in answer.issues]


def test_a_verdict_counts_exact_matches_and_says_what_is_open(desk: Desk) -> None:
    desk.results()
    desk.attachments()
    answer = judge(desk)
    assert (answer.party, answer.version, answer.status) == (
        "AUBÉPINE",
        "legislatives-2017-t1-definitive-1",
        "definitive",
    )
    # 8 rows of the list: 7 of the party, one of them set nowhere; 01-01 and 01-05 reached
    assert figures(answer) == (7, 5, 5, 2, 3, 3, 1_514)
    assert (answer.threshold.required, answer.threshold.margin) == (50, -48)
    assert codes(answer) == [
        "rounding",
        "rounding_case",
        "version_unconfirmed",
        "matches_unconfirmed",
        "unmatched",
        "doubles",
    ]
    assert answer.issues[1].message() == (
        "En 01-02, MURIER Ada\u00a0: 414 voix sur 41\u202f461, soit 0,9985\u00a0%. C’est moins de 1\u00a0%."
    )
    assert [(row.list_name, [found.name for found in row.suggestions]) for row in answer.unmatched] == [
        ("BOULEAU Zoé", ["CHARME Zoé"]),
        ("PERSONNE Jo", []),
    ]
    assert [(row.parties, row.counted, row.decided_for) for row in answer.doubles] == [
        (("AUBÉPINE", "BLEUET"), False, None)
    ]
    assert [(file.kind, file.file_name) for file in answer.files] == [
        ("results", "resultats.xlsx"),
        ("attachments", "liste.csv"),
    ]


def test_decisions_add_their_votes_and_a_double_counts_for_the_party_named(desk: Desk) -> None:
    desk.attachments()  # files come in any order
    desk.results()
    desk.decide(MATCH, NAME_PARTY, SET_ASIDE)
    answer = judge(desk)
    assert figures(answer) == (7, 5, 5, 4, 5, 5, 2_314)
    assert [(row.list_name, row.state, row.suggestions) for row in answer.unmatched] == [
        ("PERSONNE Jo", MatchBasis.SET_ASIDE, ())
    ]
    assert [row.decided_for for row in answer.doubles] == ["AUBÉPINE"]
    other = judge(desk, "BLEUET")
    assert figures(other) == (1, 1, 1, 0, 0, 0, 0)
    assert [(row.counted, row.decided_for) for row in other.doubles] == [(False, "AUBÉPINE")]


def test_the_queue_shows_names_and_never_votes(desk: Desk) -> None:
    desk.results()
    desk.attachments()
    found = queue(desk)
    assert (found.rows, found.exact, found.decided, len(found.unmatched), len(found.doubles)) == (
        7,
        5,
        0,
        2,
        1,
    )
    assert "votes" not in " ".join(vars(type(found.unmatched[0])))
    desk.decide("01-03,BOULEAU Zoé,CHARME Zoé,AUBÉPINE,2,refuse")
    refused = queue(desk).unmatched[0]
    assert (refused.state, refused.suggestions) == (MatchBasis.REFUSED, ())


def test_an_alias_of_a_later_file_is_suggested_from_too(desk: Desk) -> None:
    renamed = [
        *PLACES[:2],
        place("01-03", Stands(2, "CHARME-BOULEAUX", "Zoé", 500)),
        *PLACES[3:],
    ]
    desk.results()
    desk.results(workbook_2017(renamed), ResultStatus.PROVISIONAL)
    desk.attachments()
    (first, _) = queue(desk).unmatched
    assert [reason.code for reason in first.suggestions[0].reasons] == [
        "matching.reason_same_first_name",
        "matching.reason_same_sex",
    ]


def test_a_candidate_of_a_file_that_is_only_previewed_is_not_suggested(desk: Desk) -> None:
    desk.attachments(attachment_list([("01-01", "F", "NOIRE", "Ida", "AUBÉPINE")]))
    staged = ReceivedFile(workbook_2017(PLACES), "resultats.xlsx")
    command = ImportResults(staged, ELECTION, ResultStatus.DEFINITIVE)
    desk.database.run(lambda session: import_results(session, command, desk.actor))
    assert [row.suggestions for row in queue(desk).unmatched] == [()]
    desk.results()
    assert [len(row.suggestions) for row in queue(desk).unmatched] == [1]


def test_the_highest_status_is_read_and_another_may_be_named(desk: Desk) -> None:
    desk.attachments()
    provisional = desk.results(
        workbook_2017([place("01-01", Stands(2, "NOIR", "Ida", 99)), *PLACES[1:]]), ResultStatus.PROVISIONAL
    )
    assert "provisional" in codes(judge(desk))
    definitive = desk.results()
    assert judge(desk).version == definitive
    assert judge(desk, version="provisional").version == provisional
    assert judge(desk, version=provisional).version == provisional
    assert judge(desk, version="1").version == provisional
    later = desk.results(
        workbook_2017([place("01-01", Stands(2, "NOIR", "Ida", 101)), *PLACES[1:]]), ResultStatus.DEFINITIVE
    )
    assert later == "legislatives-2017-t1-definitive-2"
    assert judge(desk).version == later
    assert judge(desk, version=definitive).version == definitive


def test_a_second_round_is_never_read(desk: Desk) -> None:
    desk.attachments()
    desk.results(text_2017(PLACES), round_number=2)
    with pytest.raises(NoResultsError):
        judge(desk)


def test_a_candidate_absent_from_the_version_brings_no_votes_and_is_told(desk: Desk) -> None:
    desk.attachments()
    desk.results()
    desk.results(workbook_2017(PLACES[1:]), ResultStatus.CORRECTED)
    answer = judge(desk)
    assert figures(answer)[3:] == (1, 2, 2, 1_414)
    assert "without_votes" in codes(answer)


def test_an_unknown_sex_is_told(desk: Desk) -> None:
    desk.attachments(attachment_list([("01-01", "", "PERSONNE", "Jo", "AUBÉPINE")]))
    desk.results()
    assert "without_sex" in codes(judge(desk))


def test_the_overseas_branch_compares_candidates(desk: Desk) -> None:
    overseas = [
        place("ZA-01", Stands(2, "NOIR", "Ida", 100)),
        place("ZA-02", Stands(2, "BLEU", "Ida", 99)),
    ]
    desk.results(workbook_2017(overseas))
    rows = [("ZA-01", "F", "NOIR", "Ida", "CAP"), ("ZA-02", "F", "BLEU", "Ida", "CAP")]
    desk.attachments(attachment_list(rows))
    threshold = judge(desk, "CAP").threshold
    assert (threshold.branch, threshold.required, threshold.margin, threshold.verdict.holds) == (
        "overseas",
        2,
        -1,
        False,
    )


def refusal(desk: Desk, asked: VerdictAsked) -> RefusalError:
    with pytest.raises(RefusalError) as caught, desk.database.reading() as session:
        judge_party(session, asked, desk.actor)
    assert caught.value.message()
    return caught.value


def test_what_cannot_be_judged_says_why(desk: Desk) -> None:
    asked = VerdictAsked(ELECTION, "AUBEPIN")
    assert isinstance(refusal(desk, replace(asked, election="legislatives-1900")), ElectionUnknownError)
    assert isinstance(refusal(desk, asked), NoListError)
    desk.attachments()
    near = refusal(desk, asked)
    assert isinstance(near, PartyUnknownNearError)
    assert near.params["names"] == "AUBÉPINE"
    assert isinstance(refusal(desk, replace(asked, party="XYZ")), PartyUnknownError)
    assert isinstance(refusal(desk, replace(asked, party="Bleuet")), NoResultsError)
    desk.results()
    assert isinstance(refusal(desk, replace(asked, party="Bleuet", version="decree")), VersionUnknownError)
