"""Importing results: staged, committed, once for the same bytes, versions side by side, both databases."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import func, select, text

from caisse.db import Database
from caisse.identity.actor import Actor, local_actor
from caisse.kernel.clock import FixedClock
from caisse.services.import_batches import ElectionUnknownError, ReceivedFile, kept_issues
from caisse.services.result_imports import ImportedResults, ImportResults, import_results
from electoral.models import (
    BatchState,
    Candidacy,
    CandidacyAlias,
    CandidacyVotes,
    ImportBatch,
    ResultStatus,
    ResultVersion,
)
from tests.official_files import ADA, AIN, ALAN, Place, Stands, text_2017, text_2024, text_cdsp, workbook_2017

CORSE = Place("2A-01", (Stands(3, "ÉLISÉE", "Zoé", 7), Stands(5, "D'ALEMBERT", "Jean", 3, "M")), 50, 2, 1)
GOOD = workbook_2017([AIN, CORSE])
BAD = text_2017([AIN, replace(CORSE, expressed=6)])

Import = Callable[..., ImportedResults]


@pytest.fixture
def actor(clock: FixedClock) -> Actor:
    return local_actor("anne", clock)


@pytest.fixture
def import_file(database: Database, actor: Actor) -> Import:
    def do(
        content: bytes,
        status: ResultStatus = ResultStatus.DEFINITIVE,
        *,
        election: str = "legislatives-2017",
        election_round: int = 1,
        commit: bool = True,
    ) -> ImportedResults:
        command = ImportResults(ReceivedFile(content, "r.xlsx"), election, status, election_round, commit)
        return database.run(lambda session: import_results(session, command, actor))

    return do


def codes(answer: ImportedResults) -> list[str]:
    return [issue.code for issue in answer.issues if issue.code != "imports.constituencies_missing"]


def count(database: Database, model: type[object]) -> int:
    with database.reading() as session:
        return session.execute(select(func.count()).select_from(model)).scalar_one()


def visible(database: Database) -> list[tuple[str, int]]:
    """Return the committed candidacies with their votes, as a reader sees them."""
    with database.reading() as session:
        rows = session.execute(
            select(Candidacy.surname, CandidacyVotes.votes)
            .join(CandidacyVotes, CandidacyVotes.candidacy_id == Candidacy.id)
            .join(ResultVersion, ResultVersion.id == CandidacyVotes.version_id)
            .join(ImportBatch, ImportBatch.id == ResultVersion.batch_id)
            .where(ImportBatch.state == BatchState.COMMITTED.value, Candidacy.staged_by_id.is_(None))
            .order_by(ResultVersion.id, Candidacy.constituency, Candidacy.panel)
        )
        return [(row[0], row[1]) for row in rows]


def test_a_committed_file_is_counted_and_sealed(database: Database, import_file: Import) -> None:
    answer = import_file(GOOD)

    assert (answer.batch, answer.state, answer.format) == (1, "committed", "interieur-2017")
    assert answer.version == "legislatives-2017-t1-definitive-1"
    assert answer.totals is not None
    assert (answer.totals.constituencies, answer.totals.candidacies, answer.totals.registered) == (
        2,
        4,
        1_050,
    )
    assert (answer.totals.voted, answer.totals.blank, answer.totals.null) == (113, 2, 1)
    assert (answer.totals.expressed, answer.totals.votes) == (110, 110)
    assert visible(database) == [("LOVELACE", 60), ("TURING", 40), ("ÉLISÉE", 7), ("D'ALEMBERT", 3)]
    with database.reading() as session:
        kinds = session.execute(text("SELECT kind, object_key FROM seals")).all()
    assert [tuple(row) for row in kinds] == [("result_version", "legislatives-2017-t1-definitive-1")]


def test_a_preview_answers_the_same_figures_and_counts_nothing(
    database: Database, import_file: Import
) -> None:
    staged = import_file(GOOD, commit=False)
    again = import_file(GOOD, commit=False)

    assert (staged.state, staged.version) == ("staged", None)
    assert (again.batch, again.totals) == (staged.batch, staged.totals)
    assert visible(database) == []
    assert count(database, ResultVersion) == 1
    assert count(database, Candidacy) == 4
    committed = import_file(GOOD)
    assert (committed.batch, committed.totals, committed.state) == (staged.batch, staged.totals, "committed")
    assert len(visible(database)) == 4
    assert count(database, Candidacy) == 4


def test_importing_twice_is_importing_once(database: Database, import_file: Import) -> None:
    first = import_file(GOOD)
    rows = count(database, CandidacyVotes)
    for commit in (True, False):
        again = import_file(GOOD, commit=commit)

        assert (again.batch, again.totals, again.version) == (first.batch, first.totals, first.version)
        assert codes(again) == ["imports.already_committed"]
        assert not again.failed
    assert (count(database, ImportBatch), count(database, CandidacyVotes)) == (1, rows)
    with database.reading() as session:
        assert session.execute(text("SELECT count(*) FROM seals")).scalar_one() == 1


@pytest.mark.parametrize(
    ("status", "election", "election_round"),
    [
        (ResultStatus.PROVISIONAL, "legislatives-2017", 1),
        (ResultStatus.DEFINITIVE, "legislatives-2012", 1),
        (ResultStatus.DEFINITIVE, "legislatives-2017", 2),
    ],
)
def test_the_same_bytes_under_another_key_are_refused_and_name_the_first_batch(
    database: Database, import_file: Import, status: ResultStatus, election: str, election_round: int
) -> None:
    content = text_2017([AIN, CORSE])
    import_file(content)

    answer = import_file(content, status, election=election, election_round=election_round)

    assert codes(answer) == ["imports.other_results_key"]
    assert (answer.batch, answer.totals, answer.failed) == (None, None, True)
    assert answer.issues[0].params["batch_number"] == 1
    assert count(database, ImportBatch) == 1


def test_a_preview_binds_nothing_to_the_election_it_was_tried_for(
    database: Database, import_file: Import
) -> None:
    import_file(GOOD, election="legislatives-2012", commit=False)

    answer = import_file(GOOD)

    assert (answer.batch, answer.failed, answer.version) == (1, False, "legislatives-2017-t1-definitive-1")
    assert len(visible(database)) == 4


def test_a_file_with_an_error_leaves_its_batch_and_its_issues_only(
    database: Database, import_file: Import
) -> None:
    answer = import_file(BAD)

    assert codes(answer) == ["imports.votes_over_expressed"]
    assert (answer.batch, answer.state, answer.totals, answer.version) == (1, "rejected", None, None)
    assert [count(database, model) for model in (ResultVersion, Candidacy, CandidacyVotes)] == [0, 0, 0]
    with database.reading() as session:
        batch = session.get_one(ImportBatch, 1)
        assert kept_issues(session, batch) == answer.issues
        assert batch.document_digest is None
        assert session.execute(text("SELECT count(*) FROM documents")).scalar_one() == 0


def test_a_refused_file_can_be_tried_again(database: Database, import_file: Import) -> None:
    first = import_file(BAD)
    again = import_file(BAD)

    assert (again.batch, again.issues) == (first.batch, first.issues)
    assert count(database, ImportBatch) == 1


def test_a_file_that_is_no_table_leaves_a_batch_too(database: Database, import_file: Import) -> None:
    answer = import_file(b"%PDF-1.7")

    assert (codes(answer), answer.format, answer.state) == (
        ["imports.wrong_file_type"],
        "unknown",
        "rejected",
    )
    assert count(database, ImportBatch) == 1


def test_versions_stand_side_by_side_on_the_same_candidacies(database: Database, import_file: Import) -> None:
    import_file(text_2017([AIN]), ResultStatus.PROVISIONAL)
    definitive = replace(AIN, candidates=(replace(ADA, votes=61), ALAN))
    import_file(workbook_2017([definitive]))

    assert visible(database) == [("LOVELACE", 60), ("TURING", 40), ("LOVELACE", 61), ("TURING", 40)]
    assert count(database, Candidacy) == 2


def test_a_later_version_of_one_status_supersedes_and_deletes_nothing(
    database: Database, import_file: Import
) -> None:
    first = import_file(text_2017([AIN]))
    second = import_file(workbook_2017([AIN]))
    again = import_file(text_2017([AIN]))

    assert codes(second) == ["imports.supersedes_version"]
    assert second.version == "legislatives-2017-t1-definitive-2"
    with database.reading() as session:
        later = session.scalars(select(ImportBatch.superseded_by_id).order_by(ImportBatch.id)).all()
    assert list(later) == [second.batch, None]
    assert (codes(again), again.batch) == (["imports.already_superseded"], first.batch)
    assert count(database, CandidacyVotes) == 4


def test_another_spelling_is_an_alias_of_the_same_candidacy(database: Database, import_file: Import) -> None:
    import_file(text_2017([AIN]), ResultStatus.PROVISIONAL)
    spelt = replace(AIN, candidates=(replace(ADA, surname="LOVELASS"), ALAN))
    answer = import_file(workbook_2017([spelt]))

    assert codes(answer) == ["imports.other_spelling"]
    assert count(database, Candidacy) == 2
    with database.reading() as session:
        assert session.scalars(select(CandidacyAlias.surname)).all() == ["LOVELASS"]
        assert session.scalars(select(Candidacy.surname).order_by(Candidacy.id)).first() == "LOVELACE"


def test_a_staged_file_names_no_candidacy_for_others(database: Database, import_file: Import) -> None:
    wrong = replace(AIN, candidates=(replace(ADA, surname="WRONG"), ALAN))
    import_file(text_2017([wrong]), commit=False)

    answer = import_file(workbook_2017([AIN]))

    assert codes(answer) == []
    assert visible(database) == [("LOVELACE", 60), ("TURING", 40)]
    staged = import_file(text_2017([wrong]), ResultStatus.PROVISIONAL, commit=False)
    assert codes(staged) == ["imports.other_spelling"]


def test_a_file_without_panels_first_gets_them_from_the_next(database: Database, import_file: Import) -> None:
    first = import_file(text_cdsp([AIN]), ResultStatus.PROVISIONAL)
    assert first.totals is not None
    assert (first.totals.blank, first.totals.null) == (None, None)

    staged = import_file(workbook_2017([AIN]), commit=False)
    with database.reading() as session:
        assert session.scalars(select(Candidacy.panel)).all() == [None, None]
    import_file(workbook_2017([AIN]))

    assert codes(staged) == []
    with database.reading() as session:
        panels = session.execute(select(Candidacy.identity, Candidacy.panel).order_by(Candidacy.panel)).all()
    assert [tuple(row) for row in panels] == [("~LOVELACE ADA", 1), ("~TURING ALAN", 2)]
    again = import_file(text_cdsp([AIN]), ResultStatus.PROVISIONAL)
    assert again.totals == first.totals


def test_the_second_round_is_a_version_of_its_own(database: Database, import_file: Import) -> None:
    import_file(workbook_2017([AIN]))
    second = text_2017([replace(AIN, candidates=(ADA,))])
    answer = import_file(second, election_round=2)

    assert (codes(answer), answer.version) == ([], "legislatives-2017-t2-definitive-1")
    assert count(database, Candidacy) == 2


def test_an_unknown_election_is_refused_and_the_known_ones_are_named(import_file: Import) -> None:
    with pytest.raises(ElectionUnknownError) as refusal:
        import_file(GOOD, election="legislatives-1848")

    assert "legislatives-2024" in refusal.value.message("fr")


def test_an_encoding_is_kept_with_its_batch(database: Database, import_file: Import) -> None:
    import_file(text_2024([CORSE]))

    with database.reading() as session:
        batch = session.get_one(ImportBatch, 1)
    assert (batch.encoding, batch.sheet, batch.author_label) == ("CP850", None, "local:anne")
