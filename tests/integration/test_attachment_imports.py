"""Attachment lists and decisions: matched at each commit, in any order, on both databases."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select, text

from caisse.db import Database
from caisse.identity.actor import Actor, local_actor
from caisse.kernel.clock import FixedClock
from caisse.services.attachment_imports import (
    ImportAttachments,
    ImportedAttachments,
    ListCounts,
    import_attachments,
)
from caisse.services.decision_imports import (
    DecisionCounts,
    ImportDecisions,
    ImportedDecisions,
    import_decisions,
)
from caisse.services.import_batches import ReceivedFile
from caisse.services.result_imports import ImportedResults, ImportResults, import_results
from electoral.models import (
    Attachment,
    AttachmentDecision,
    Candidacy,
    ImportBatch,
    Match,
    Matching,
    ResultStatus,
)
from tests.official_files import ADA, AIN, ALAN, attachment_list, decisions, text_2017, workbook_2017

GRACE = replace(ADA, panel=3, surname="HOPPER", first_name="Grace", votes=9)
PLACE = replace(AIN, candidates=(ADA, ALAN, GRACE))
LIST = attachment_list(
    [
        ("01-01", "F", "LOVELACE", "Ada", "CHATS"),
        ("01-01", "M", "TURING", "Alan", "CHATS"),
        ("01-01", "M", "TURING", "Alan", "CHIENS"),
        ("01-01", "F", "HOPER", "Grace", "CHIENS"),
        ("01-02", "F", "NOBODY", "Ève", "CHIENS"),
    ]
)


class Imports:
    """Imports into one database, by one person at the machine."""

    def __init__(self, database: Database, actor: Actor) -> None:
        self.database = database
        self.actor = actor

    def results(self, content: bytes) -> ImportedResults:
        command = ImportResults(
            ReceivedFile(content, "r"), "legislatives-2017", ResultStatus.DEFINITIVE, commit=True
        )
        return self.database.run(lambda session: import_results(session, command, self.actor))

    def attachments(
        self, content: bytes, *, commit: bool = True, election: str = "legislatives-2017"
    ) -> ImportedAttachments:
        command = ImportAttachments(ReceivedFile(content, "a.csv"), election, commit)
        return self.database.run(lambda session: import_attachments(session, command, self.actor))

    def decisions(
        self, *lines: str, commit: bool = True, election: str = "legislatives-2017"
    ) -> ImportedDecisions:
        command = ImportDecisions(ReceivedFile(decisions(*lines), "d.csv"), election, commit)
        return self.database.run(lambda session: import_decisions(session, command, self.actor))

    def matches(self) -> list[tuple[str, str, str | None, str, bool]]:
        """Return the current matches: list name, party, candidacy, basis, whether its votes count."""
        with self.database.reading() as session:
            last = select(func.max(Matching.id)).scalar_subquery()
            rows = session.execute(
                select(Attachment.surname, Attachment.party, Candidacy.surname, Match.basis, Match.counted)
                .join(Match, Match.attachment_id == Attachment.id)
                .outerjoin(Candidacy, Candidacy.id == Match.candidacy_id)
                .where(Match.matching_id == last)
                .order_by(Attachment.line)
            )
            return [(row[0], row[1], row[2], row[3], row[4]) for row in rows]

    def count(self, model: type[object]) -> int:
        with self.database.reading() as session:
            return session.execute(select(func.count()).select_from(model)).scalar_one()


@pytest.fixture
def imports(database: Database, clock: FixedClock) -> Imports:
    return Imports(database, local_actor("anne", clock))


def codes(answer: ImportedAttachments | ImportedDecisions) -> list[str]:
    return [issue.code for issue in answer.issues]


MATCHED = [
    ("LOVELACE", "CHATS", "LOVELACE", "exact", True),
    ("TURING", "CHATS", "TURING", "exact", False),
    ("TURING", "CHIENS", "TURING", "exact", False),
    ("HOPER", "CHIENS", None, "none", False),
    ("NOBODY", "CHIENS", None, "none", False),
]


def test_a_list_is_matched_in_its_constituency_and_doubles_count_for_nobody(imports: Imports) -> None:
    imports.results(workbook_2017([PLACE]))

    answer = imports.attachments(LIST)

    assert answer.counts == ListCounts(rows=5, matched=3, suggested=1, unmatched=2, doubles=1)
    assert (answer.batch, answer.state, answer.format, codes(answer)) == (
        2,
        "committed",
        "attachment-list",
        [],
    )
    assert imports.matches() == MATCHED


def test_files_may_come_in_any_order(imports: Imports) -> None:
    early = imports.attachments(LIST)
    assert early.counts == ListCounts(rows=5, matched=0, suggested=0, unmatched=5, doubles=1)
    assert [row[3] for row in imports.matches()] == ["none"] * 5

    imports.results(workbook_2017([PLACE]))

    assert imports.matches() == MATCHED


def test_a_previewed_list_is_counted_but_matches_nothing(imports: Imports) -> None:
    imports.results(workbook_2017([PLACE]))
    staged = imports.attachments(LIST, commit=False)
    again = imports.attachments(LIST, commit=False)

    assert (staged.state, staged.counts) == (
        "staged",
        ListCounts(rows=5, matched=3, suggested=1, unmatched=2, doubles=1),
    )
    assert (again.batch, again.counts) == (staged.batch, staged.counts)
    assert (imports.count(Attachment), imports.count(Matching)) == (5, 0)
    assert imports.attachments(LIST).batch == staged.batch
    assert (imports.count(Attachment), imports.count(Matching)) == (5, 1)


def test_the_same_list_twice_is_one_batch(imports: Imports) -> None:
    first = imports.attachments(LIST)
    again = imports.attachments(LIST)

    assert (again.batch, again.counts) == (first.batch, first.counts)
    assert codes(again) == ["imports.already_committed"]
    assert (imports.count(Attachment), imports.count(ImportBatch), imports.count(Matching)) == (5, 1, 1)


def test_the_same_list_for_another_election_is_refused(imports: Imports) -> None:
    imports.attachments(LIST)

    answer = imports.attachments(LIST, election="legislatives-2012")

    assert (codes(answer), answer.batch, answer.counts) == (["imports.other_key"], None, None)
    assert answer.failed


def test_a_list_with_an_error_writes_no_row(imports: Imports) -> None:
    answer = imports.attachments(LIST + b"Ain,01,00199,x,99,F,A,B,CHATS\n")

    assert (codes(answer), answer.state, answer.counts) == (
        ["imports.constituency_unknown"],
        "rejected",
        None,
    )
    assert (imports.count(Attachment), imports.count(ImportBatch), imports.count(Matching)) == (0, 1, 0)


def test_a_new_list_takes_the_place_of_the_old_one_and_keeps_its_decisions(imports: Imports) -> None:
    imports.results(workbook_2017([PLACE]))
    imports.attachments(LIST)
    imports.decisions("01-01,HOPER Grace,HOPPER Grace,,,match")

    answer = imports.attachments(attachment_list([("01-01", "F", "HOPER", "Grace", "Chiens")]))

    assert codes(answer) == ["imports.supersedes_list"]
    assert imports.matches() == [("HOPER", "Chiens", "HOPPER", "decided", True)]
    assert imports.count(Attachment) == 6


def test_a_decision_matches_and_the_last_one_counts(imports: Imports) -> None:
    imports.results(workbook_2017([PLACE]))
    imports.attachments(LIST)

    def decide(line: str) -> tuple[str | None, str, bool]:
        answer = imports.decisions(line)
        assert codes(answer) == []
        return imports.matches()[3][2:]

    assert decide("01-01,HOPER Grace,HOPPER Grace,,3,match") == ("HOPPER", "decided", True)
    assert decide("01-01,HOPER Grace,HOPPER Grace,,3,refuse") == (None, "refused", False)
    assert decide("01-01,HOPER Grace,,,,set_aside") == (None, "set_aside", False)
    assert decide("01-01,HOPER Grace,HOPPER Grace,CHIENS,3,") == ("HOPPER", "decided", True)
    assert (imports.count(AttachmentDecision), imports.count(Matching)) == (4, 5)


def test_a_decision_that_names_the_party_settles_a_double(imports: Imports) -> None:
    imports.results(workbook_2017([PLACE]))
    imports.attachments(LIST)

    answer = imports.decisions("01-01,TURING Alan,TURING Alan,chats,,match")

    assert answer.counts == DecisionCounts(rows=1, matched=1, refused=0, set_aside=0)
    assert [row[1:] for row in imports.matches()[1:3]] == [
        ("CHATS", "TURING", "decided", True),
        ("CHIENS", "TURING", "exact", False),
    ]


def test_decisions_survive_a_re_import_of_results(imports: Imports) -> None:
    imports.results(workbook_2017([PLACE]))
    imports.attachments(LIST)
    imports.decisions("01-01,HOPER Grace,HOPPER Grace,,,match")
    before = imports.matches()

    imports.results(text_2017([PLACE]))

    assert imports.matches() == before
    assert imports.count(Matching) == 2


def test_a_spelling_of_a_later_file_can_match_a_row_of_the_list(imports: Imports) -> None:
    imports.results(workbook_2017([PLACE]))
    imports.attachments(LIST)
    spelt = replace(PLACE, candidates=(ADA, ALAN, replace(GRACE, surname="HOPER")))

    imports.results(text_2017([spelt]))

    assert imports.matches()[3] == ("HOPER", "CHIENS", "HOPPER", "exact", True)


def test_one_decision_in_error_keeps_the_whole_file_out(imports: Imports) -> None:
    imports.results(workbook_2017([PLACE]))
    imports.attachments(LIST)

    answer = imports.decisions(
        "01-01,HOPER Grace,HOPPER Grace,,,match", "01-01,TURING Alan,TURING Alan,,,match"
    )

    assert (codes(answer), answer.counts) == (["imports.several_list_rows"], None)
    assert (imports.count(AttachmentDecision), imports.matches()[3][2]) == (0, None)


@pytest.mark.parametrize(("with_list", "code"), [(False, "no_list_yet"), (True, "no_results_yet")])
def test_nothing_is_decided_before_there_are_a_list_and_results(
    imports: Imports, with_list: bool, code: str
) -> None:
    if with_list:
        imports.attachments(LIST)

    answer = imports.decisions("01-01,HOPER Grace,HOPPER Grace,,,match")

    assert codes(answer) == [f"imports.{code}"]


def test_previewed_decisions_change_nothing(imports: Imports) -> None:
    imports.results(workbook_2017([PLACE]))
    imports.attachments(LIST)
    line = "01-01,HOPER Grace,HOPPER Grace,,,match"

    staged = imports.decisions(line, commit=False)

    assert (staged.state, staged.counts) == ("staged", DecisionCounts(1, 1, 0, 0))
    assert imports.matches() == MATCHED
    assert imports.decisions(line).batch == staged.batch
    assert imports.matches()[3][2] == "HOPPER"


def test_the_same_decisions_twice_are_one_batch_and_for_another_election_refused(imports: Imports) -> None:
    imports.results(workbook_2017([PLACE]))
    imports.attachments(LIST)
    line = "01-01,HOPER Grace,HOPPER Grace,,,match"
    first = imports.decisions(line)

    again = imports.decisions(line)
    elsewhere = imports.decisions(line, election="legislatives-2012")

    assert (again.batch, again.counts, codes(again)) == (
        first.batch,
        first.counts,
        ["imports.already_committed"],
    )
    assert (elsewhere.batch, codes(elsewhere)) == (None, ["imports.other_key"])
    assert imports.count(AttachmentDecision) == 1


def test_each_commit_and_each_new_state_of_the_matches_is_sealed(imports: Imports) -> None:
    imports.results(workbook_2017([PLACE]))
    imports.attachments(LIST)
    imports.decisions("01-01,HOPER Grace,HOPPER Grace,,,match")

    with imports.database.reading() as session:
        kinds = session.execute(text("SELECT kind FROM seals ORDER BY seq")).scalars().all()
    assert list(kinds) == ["result_version", "attachments", "matches", "attachment_decisions", "matches"]
