"""Designations: read whole, kept by version, frozen at the vote, confirmed by another; on both databases."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest
from sqlalchemy import select, text

from caisse.db import Database
from caisse.identity.actor import Actor, local_actor
from caisse.identity.authorise import NotAllowedError
from caisse.identity.roles import Role
from caisse.kernel.clock import FixedClock
from caisse.models.designations import DesignationSet
from caisse.services.adoption_records import AdoptionKind
from caisse.services.adoptions import AdoptionAsked, adopt_designations
from caisse.services.confirmables import Confirmed
from caisse.services.confirmations import NothingToConfirmError, OwnWorkError, confirm, confirmation_state
from caisse.services.designation_sets import SharesUnclearError, beneficiaries, current_set
from caisse.services.designation_views import list_designations
from caisse.services.designations import DesignationsAnswer, ImportDesignations, import_designations
from caisse.services.import_batches import ElectionUnknownError, ReceivedFile
from caisse.services.members import leave_pool
from caisse.services.result_imports import ImportResults, import_results
from caisse.services.text_verification import check_texts
from caisse.services.verification import verify
from electoral.models import Candidacy, ResultStatus
from electoral.queries import election_of
from tests.conftest import ActorFactory
from tests.integration.pool_members import found_pool
from tests.official_files import AIN, workbook_2017

ELECTION = "legislatives-2017"
BEFORE = datetime(2017, 6, 10, 10, 0, tzinfo=UTC)
FILE = """constituency,candidate,panel,member,share
01-01,LOVELACE Ada,,A,
01-02,BABBAGE Charles,,B,50
01-02,BABBAGE Charles,,C,"50,00 %"
01-03,,4,B,2/3
01-03,,4,a,1/3
"""

Import = Callable[..., DesignationsAnswer]


@pytest.fixture
def anne(database: Database, make_actor: ActorFactory, clock: FixedClock) -> Actor:
    """A facilitator on the day before the first round of 2017, in a pool of three members."""
    clock.at = BEFORE
    actor = make_actor(database, "anne", Role.FACILITATOR)
    found_pool(database, actor)
    return actor


@pytest.fixture
def bruno(database: Database, make_actor: ActorFactory, anne: Actor) -> Actor:
    assert anne.user_id
    return make_actor(database, "bruno", Role.POOL_TREASURER)


@pytest.fixture
def import_file(database: Database, anne: Actor) -> Import:
    def do(content: str = FILE, *, commit: bool = True, actor: Actor = anne) -> DesignationsAnswer:
        command = ImportDesignations(content.encode(), "fleches.csv", ELECTION, commit)
        return database.run(lambda session: import_designations(session, command, actor))

    return do


def found(answer: DesignationsAnswer) -> list[tuple[str, int | None, str | None]]:
    return [(issue.code, issue.line, issue.column) for issue in answer.issues]


def versions(database: Database) -> list[int]:
    with database.reading() as session:
        return list(session.scalars(select(DesignationSet.number).order_by(DesignationSet.number)))


def results(database: Database, actor: Actor) -> None:
    command = ImportResults(
        ReceivedFile(workbook_2017([AIN]), "r.xlsx"), ELECTION, ResultStatus.DEFINITIVE, 1, commit=True
    )
    database.run(lambda session: import_results(session, command, actor))


def test_a_file_is_previewed_then_kept_as_a_version(database: Database, import_file: Import) -> None:
    preview = import_file(commit=False)
    assert (preview.number, preview.rows, preview.candidacies, preview.unresolved) == (None, 5, 3, 5)
    assert preview.members == {"A": 2, "B": 2, "C": 1}
    assert found(preview) == [("designations.unresolved", None, None)]
    assert versions(database) == []

    kept = import_file()

    assert kept == replace(preview, number=1)
    assert not kept.failed
    assert versions(database) == [1]


def test_the_same_file_is_one_version_and_another_file_the_next(
    database: Database, import_file: Import
) -> None:
    assert import_file().number == 1
    assert import_file().number == 1
    assert import_file(FILE.replace("01-01,LOVELACE Ada,,A", "01-01,LOVELACE Ada,,C")).number == 2
    assert versions(database) == [1, 2]


def test_every_error_is_said_at_once_and_nothing_is_written(database: Database, import_file: Import) -> None:
    answer = import_file(
        "constituency,candidate,panel,member,share\n"
        "01-01,LOVELACE Ada,,Z,100\n"
        "99-99,TURING Alan,,A,100\n"
        "01-02,BABBAGE Charles,,A,60\n"
        "01-02,BABBAGE Charles,,B,30\n"
        "01-03,,zéro,A,\n"
        "01-03,,,A,\n"
        "01-04,HOPPER Grace,,,\n"
        "01-04,HOPPER Grace,,A,0\n"
        "01-05,HAMILTON\u202e Margaret,,A,\n"
        "01-05,NOETHER Emmy,,B,60\n"
        "01-05,NOETHER Emmy,,B,40\n"
        "02-01,GERMAIN Sophie,,BANQUE,\n"
        f"02-02,{'X' * 301},,A,\n"
        "02-03,CURIE Marie,,A,100,de trop\n"
    )

    assert found(answer) == [
        ("designations.unresolved", None, None),
        ("designations.not_a_member", 2, "member"),
        ("designations.constituency_unknown", 3, "constituency"),
        ("designations.shares_not_whole", 5, "share"),
        ("designations.panel_refused", 6, "panel"),
        ("designations.candidate_missing", 7, "candidate"),
        ("designations.member_missing", 8, "member"),
        ("designations.share_refused", 9, "share"),
        ("designations.unsafe_text", 10, "candidate"),
        ("designations.repeated", 12, "member"),
        ("designations.not_a_member", 13, "member"),
        ("designations.name_too_long", 14, "candidate"),
        ("designations.too_many_cells", 15, None),
    ]
    assert answer.failed
    assert (answer.number, answer.digest) == (None, None)
    assert versions(database) == []
    assert "90\u00a0%" in answer.issues[3].message("fr")


def test_a_file_that_is_no_table_is_refused(database: Database, import_file: Import) -> None:
    assert found(import_file("")) == [("imports.empty_file", None, None)]
    assert versions(database) == []


def test_an_unknown_election_is_refused(database: Database, anne: Actor) -> None:
    command = ImportDesignations(FILE.encode(), "f.csv", "legislatives-2001", commit=False)
    with database.transaction() as session, pytest.raises(ElectionUnknownError):
        import_designations(session, command, anne)


def test_designations_serve_once_a_second_person_confirmed_them(
    database: Database, import_file: Import, anne: Actor, bruno: Actor
) -> None:
    with database.transaction() as session, pytest.raises(NothingToConfirmError):
        confirm(session, Confirmed.DESIGNATIONS, ELECTION, bruno)
    kept = import_file()
    with database.transaction() as session, pytest.raises(OwnWorkError):
        confirm(session, Confirmed.DESIGNATIONS, ELECTION, anne)
    with database.transaction() as session:
        state = confirm(session, Confirmed.DESIGNATIONS, ELECTION, bruno, kept.digest)
    assert (state.object_key, state.confirmed) == (f"{ELECTION}:1", True)

    import_file(FILE.replace("Ada,,A", "Ada,,B"))

    with database.reading() as session:
        assert not confirmation_state(session, Confirmed.DESIGNATIONS, ELECTION).confirmed
        assert confirmation_state(session, Confirmed.DESIGNATIONS, f"{ELECTION}:1").confirmed
        view = list_designations(session, ELECTION, bruno)
        assert [(one.key, one.confirmed, one.missing) for one in view.versions] == [
            (f"{ELECTION}:1", True, 0),
            (f"{ELECTION}:2", False, 1),
        ]
        assert verify(session, None, bruno).faults == ()


@pytest.mark.parametrize("key", ["legislatives-2001", f"{ELECTION}:9", f"{ELECTION}:un", ""])
def test_a_version_that_is_not_there_is_not_confirmed(
    database: Database, import_file: Import, bruno: Actor, key: str
) -> None:
    import_file()
    with database.transaction() as session, pytest.raises(NothingToConfirmError):
        confirm(session, Confirmed.DESIGNATIONS, key, bruno)


def test_without_a_named_author_two_persons_confirm(
    database: Database, import_file: Import, bruno: Actor, anne: Actor, clock: FixedClock
) -> None:
    import_file(actor=local_actor("anne", clock))
    with database.transaction() as session:
        assert not confirm(session, Confirmed.DESIGNATIONS, ELECTION, bruno).confirmed
        assert confirm(session, Confirmed.DESIGNATIONS, ELECTION, anne).confirmed


def test_only_who_may_imports(database: Database, import_file: Import, make_actor: ActorFactory) -> None:
    with pytest.raises(NotAllowedError):
        import_file(actor=make_actor(database, "odile", Role.AUDITOR))


@pytest.mark.parametrize(
    ("at", "is_frozen"),
    [
        (datetime(2017, 6, 10, 21, 59, 0, tzinfo=UTC), False),
        (datetime(2017, 6, 10, 22, 1, 0, tzinfo=UTC), True),
        (datetime(2017, 6, 12, 10, 0, tzinfo=UTC), True),
    ],
)
def test_designations_are_frozen_from_the_day_of_the_first_round_in_paris(
    database: Database, import_file: Import, clock: FixedClock, at: datetime, is_frozen: bool
) -> None:
    clock.at = at
    answer = import_file()
    assert answer.failed is is_frozen
    assert ("designations.frozen" in [issue.code for issue in answer.issues]) is is_frozen
    assert versions(database) == ([] if is_frozen else [1])


def test_after_the_vote_a_preview_warns_and_the_kept_file_stays_what_it_is(
    import_file: Import, clock: FixedClock
) -> None:
    first = import_file()
    clock.at = BEFORE + timedelta(days=5)
    other = import_file(FILE.replace("Ada,,A", "Ada,,B"), commit=False)
    assert not other.failed
    assert found(other)[-1] == ("designations.frozen", None, None)
    assert import_file() == first


def test_after_the_vote_a_file_enters_once_its_adoption_is_confirmed(
    database: Database, import_file: Import, anne: Actor, bruno: Actor, clock: FixedClock
) -> None:
    import_file()
    clock.at = BEFORE + timedelta(days=30)
    later = FILE.replace("Ada,,A", "Ada,,B")
    asked = AdoptionAsked(AdoptionKind.DECISION, "7", date(2017, 7, 1), ("A", "B", "C"))
    with database.transaction() as session:
        adopt_designations(session, later.encode(), "fleches.csv", asked, anne)
    assert [issue.code for issue in import_file(later).issues if issue.line is None] == [
        "designations.unresolved",
        "designations.frozen",
        "adoptions.not_confirmed",
    ]
    with database.transaction() as session:
        confirm(session, Confirmed.ADOPTION, "7", bruno)

    assert import_file(later).number == 2
    assert import_file(later + "02-01,,3,A,\n").failed


def test_a_member_that_left_benefits_of_the_votes_it_was_given(
    database: Database, import_file: Import, anne: Actor
) -> None:
    with database.transaction() as session:
        leave_pool(session, "C", date(2017, 5, 1), "", anne)
    assert not import_file().failed


def test_results_resolve_names_and_panels(
    database: Database, import_file: Import, anne: Actor, clock: FixedClock
) -> None:
    import_file(
        "constituency,candidate,panel,member,share\n"
        "01-01,lovelace ada,,A,1/3\n01-01,LOVELACE Ada,,B,2/3\n01-01,,2,C,\n01-02,,9,C,\n"
    )
    clock.at = BEFORE + timedelta(days=5)
    results(database, anne)

    with database.reading() as session:
        election = election_of(session, ELECTION)
        assert election is not None
        kept = current_set(session, election.id)
        assert kept is not None
        names = {row.id: row.surname for row in session.scalars(select(Candidacy))}
        shares = {(names[one.candidacy_id], one.member): one.share for one in beneficiaries(session, kept)}
        resolved = [row.resolved for row in list_designations(session, ELECTION, anne).rows]
    assert shares == {
        ("LOVELACE", "A"): Fraction(1, 3),
        ("LOVELACE", "B"): Fraction(2, 3),
        ("TURING", "C"): Fraction(1),
    }
    assert resolved == [True, True, True, False]


def test_a_name_and_a_panel_that_meet_on_one_candidacy_are_refused_when_used(
    database: Database, import_file: Import, anne: Actor, clock: FixedClock
) -> None:
    import_file("constituency,candidate,panel,member\n01-01,LOVELACE Ada,,A\n01-01,,1,B\n")
    clock.at = BEFORE + timedelta(days=5)
    results(database, anne)

    with database.reading() as session:
        kept = session.scalars(select(DesignationSet)).one()
        with pytest.raises(SharesUnclearError) as caught:
            beneficiaries(session, kept)
    assert caught.value.params == {"set_number": 1, "at_line": 3}


def test_once_results_are_there_a_candidacy_that_they_do_not_have_is_an_error(
    database: Database, import_file: Import, anne: Actor, clock: FixedClock
) -> None:
    clock.at = BEFORE + timedelta(days=5)
    results(database, anne)
    answer = import_file(
        "constituency,candidate,panel,member\n01-01,HOPPER Grace,,A\n01-01,TURING Alan,1,A\n01-01,,2,B\n",
        commit=False,
    )
    assert found(answer)[1:] == [
        ("designations.candidacy_unknown", 2, "candidate"),
        ("designations.candidacy_unknown", 3, "candidate"),
    ]


def test_two_candidates_of_one_name_are_told_apart_by_their_panel(
    database: Database, import_file: Import, anne: Actor, clock: FixedClock
) -> None:
    clock.at = BEFORE + timedelta(days=5)
    twin = replace(AIN, candidates=(AIN.candidates[0], replace(AIN.candidates[0], panel=3)))
    command = ImportResults(
        ReceivedFile(workbook_2017([twin]), "r.xlsx"), ELECTION, ResultStatus.DEFINITIVE, 1, commit=True
    )
    database.run(lambda session: import_results(session, command, anne))
    head = "constituency,candidate,panel,member\n01-01,LOVELACE Ada,"
    assert ("designations.candidacy_ambiguous", 2, "candidate") in found(
        import_file(f"{head},A\n", commit=False)
    )
    assert not import_file(f"{head}3,A\n", commit=False).failed


@pytest.mark.parametrize(
    "statement", ["UPDATE designations SET member_id = 1", "DELETE FROM designation_sets"]
)
def test_the_database_refuses_to_change_designations(
    database: Database, import_file: Import, statement: str
) -> None:
    import_file()
    with pytest.raises(Exception, match="only added to"), database.transaction() as session:
        session.execute(text(statement))


def test_a_row_or_a_version_added_by_hand_is_found(
    database: Database, import_file: Import, anne: Actor
) -> None:
    import_file()
    with database.transaction() as session:
        session.execute(
            text(
                "INSERT INTO designations (set_id, line, constituency, panel, member_id, numerator,"
                " denominator) SELECT 1, 99, '02-01', 1, id, 1, 1 FROM legal_entities WHERE code = 'A'"
            )
        )
        session.execute(
            text(
                "INSERT INTO designation_sets (election_id, number, document, digest, at)"
                " SELECT election_id, 2, document, digest, at FROM designation_sets"
            )
        )
    with database.reading() as session:
        faults = [(issue.code, issue.params.get("fields")) for issue in verify(session, None, anne).faults]
    assert faults == [
        ("verify.rows_changed", "rows"),
        ("verify.not_sealed", None),
        ("designations.text_differs", None),
        ("designations.text_differs", None),
    ]


def test_a_version_that_entered_after_the_vote_without_adoption_is_found(
    database: Database, import_file: Import
) -> None:
    import_file()
    with database.transaction() as session:
        session.execute(
            text(
                "INSERT INTO designation_sets (election_id, number, document, digest, at)"
                " SELECT election_id, 2, :document, digest, '2017-06-11T08:00:00.000000Z'"
                " FROM designation_sets"
            ).bindparams(document=session.scalars(select(DesignationSet.document)).one())
        )
    with database.reading() as session:
        found_there = [(issue.code, issue.params.get("designations")) for issue in check_texts(session)]
    assert found_there == [
        ("designations.text_differs", f"{ELECTION}:2"),
        ("designations.never_adopted", f"{ELECTION}:2"),
    ]


def test_another_spelling_of_the_results_names_the_same_candidacy(
    database: Database, import_file: Import, anne: Actor, clock: FixedClock
) -> None:
    import_file("constituency,candidate,member\n01-01,LOVELACE-KING Ada,A\n")
    clock.at = BEFORE + timedelta(days=5)
    results(database, anne)
    married = replace(AIN.candidates[0], surname="LOVELACE-KING")
    later = workbook_2017([replace(AIN, candidates=(married, *AIN.candidates[1:]))])
    command = ImportResults(ReceivedFile(later, "r.xlsx"), ELECTION, ResultStatus.CORRECTED, 1, commit=True)
    with database.reading() as session:
        assert [row.resolved for row in list_designations(session, ELECTION, anne).rows] == [False]

    database.run(lambda session: import_results(session, command, anne))

    with database.reading() as session:
        assert [row.resolved for row in list_designations(session, ELECTION, anne).rows] == [True]
