"""Whoever changes an import in raw SQL is found: figure, name, list row, decision, match, original."""

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from caisse.db import Database
from caisse.identity.actor import Actor, local_actor
from caisse.kernel.clock import FixedClock
from caisse.services import sealed_imports
from caisse.services.attachment_imports import ImportAttachments, import_attachments
from caisse.services.decision_imports import ImportDecisions, import_decisions
from caisse.services.import_batches import ReceivedFile
from caisse.services.result_imports import ImportResults, import_results
from caisse.services.sealed_imports import UnsealableError, seal_import
from caisse.services.verification import verify
from electoral.models import ResultStatus
from tests.official_files import AIN, attachment_list, decisions, text_2017, text_2024, workbook_2017
from tests.unprotected import SWITCHED_OFF, unprotect

LIST = attachment_list(
    [("01-01", "F", "LOVELASS", "Ada", "CHATS"), ("01-01", "M", "TURING", "Alan", "CHATS")]
)
DECISIONS = decisions("01-01,LOVELASS Ada,LOVELACE Ada,,,match")


@pytest.fixture
def actor(clock: FixedClock) -> Actor:
    return local_actor("anne", clock)


@pytest.fixture
def filled(database: Database, actor: Actor) -> Database:
    """Two provisional versions, a definitive one with another spelling, a list, a decision."""
    spelt = text_2024([AIN]).replace(b"TURING", b"TOURING")
    for content, status in (
        (text_2017([AIN]), ResultStatus.PROVISIONAL),
        (spelt, ResultStatus.PROVISIONAL),
        (workbook_2017([AIN]), ResultStatus.DEFINITIVE),
    ):
        results = ImportResults(ReceivedFile(content, "r"), "legislatives-2017", status, commit=True)
        with database.transaction() as session:
            assert not import_results(session, results, actor).failed
    listed = ImportAttachments(ReceivedFile(LIST, "a.csv"), "legislatives-2017", commit=True)
    assert not database.run(lambda session: import_attachments(session, listed, actor)).failed
    decided = ImportDecisions(ReceivedFile(DECISIONS, "d.csv"), "legislatives-2017", commit=True)
    assert not database.run(lambda session: import_decisions(session, decided, actor)).failed
    return database


def found(database: Database, actor: Actor, statement: str) -> set[str]:
    """Return what verify finds after a statement, with the protection off; nothing is committed."""
    with database._session("write") as session:  # noqa: SLF001 - never committed
        unprotect(session)
        session.connection().exec_driver_sql(statement)
        session.expire_all()
        return {finding.code for finding in verify(session, None, actor).faults} - SWITCHED_OFF


OTHER_ORIGINAL = """
UPDATE import_batches SET document_digest = (SELECT max(digest) FROM documents)
WHERE document_digest < (SELECT max(digest) FROM documents)
"""
MATCHES_BY_HAND = """
INSERT INTO matchings (election_id, number, batch_id, attachments_batch_id, digest, at)
SELECT election_id, 99, batch_id, attachments_batch_id, digest, at FROM matchings WHERE number = 1
"""
VERSION_BY_HAND = """
INSERT INTO result_versions (code, election_id, round, status, batch_id, rows_digest)
SELECT 'by-hand', election_id, 1, 'decree', 4, rows_digest FROM result_versions WHERE id = 1
"""
ATTACKS = [
    OTHER_ORIGINAL,
    MATCHES_BY_HAND,
    VERSION_BY_HAND,
    "UPDATE votes SET votes = votes + 1 WHERE line = 4",
    "UPDATE votes SET line = 9 WHERE line = 4 AND votes = 60",
    "DELETE FROM votes WHERE votes = 60",
    "UPDATE constituency_results SET expressed = expressed - 1",
    "UPDATE constituency_results SET registered = registered + 1 WHERE version_id = 1",
    "UPDATE candidacies SET panel = 9 WHERE surname = 'TURING'",
    "UPDATE candidacies SET surname = 'TOURING' WHERE surname = 'TURING'",
    "UPDATE candidacies SET normalised = 'X' WHERE surname = 'TURING'",
    "UPDATE candidacies SET sex = 'F'",
    "UPDATE candidacies SET staged_by_id = 1 WHERE surname = 'TURING'",
    "UPDATE candidacy_aliases SET normalised = 'X'",
    "DELETE FROM candidacy_aliases",
    "UPDATE result_versions SET status = 'decree' WHERE id = 1",
    "UPDATE result_versions SET round = 2 WHERE id = 3",
    "UPDATE result_versions SET rows_digest = '0' WHERE id = 1",
    "UPDATE result_versions SET code = NULL WHERE id = 1",
    "UPDATE import_batches SET state = 'staged' WHERE id = 3",
    "UPDATE import_batches SET state = 'rejected' WHERE id = 4",
    "UPDATE import_batches SET superseded_by_id = NULL WHERE id = 1",
    "UPDATE import_batches SET superseded_by_id = 3 WHERE id = 2",
    "UPDATE import_batches SET superseded_by_id = 4 WHERE id = 3",
    "UPDATE import_batches SET status = 'decree' WHERE id = 3",
    "UPDATE import_batches SET committed_at = NULL WHERE id = 3",
    "UPDATE import_batches SET salt = '00' WHERE id = 4",
    "UPDATE attachments SET party = 'CHIENS', party_normalised = 'CHIENS' WHERE line = 2",
    "UPDATE attachments SET party_normalised = 'CHIENS' WHERE line = 2",
    "UPDATE attachments SET sex = 'M'",
    "UPDATE attachments SET normalised = 'X' WHERE line = 2",
    "UPDATE attachments SET recognised = NOT recognised",
    "UPDATE attachment_decisions SET decision = 'refuse'",
    "UPDATE attachment_decisions SET party_named = NOT party_named",
    "UPDATE attachment_decisions SET candidacy_id = (SELECT max(id) FROM candidacies)",
    "UPDATE attachment_decisions SET list_normalised = 'X'",
    "UPDATE matches SET counted = NOT counted WHERE candidacy_id IS NOT NULL",
    "UPDATE matches SET basis = 'exact' WHERE basis = 'decided'",
    "DELETE FROM matches",
    "UPDATE matchings SET digest = '0'",
    "UPDATE matchings SET number = 7 WHERE number = 2",
    "UPDATE constituencies SET part = 'overseas' WHERE code = '01-01'",
    "UPDATE elections SET first_round = '2018-06-11' WHERE slug = 'legislatives-2017'",
    "UPDATE import_batches SET kind = 'decisions' WHERE id = 4",
    "UPDATE import_batches SET state = 'staged' WHERE id = 5",
]


def test_what_was_imported_verifies(filled: Database, actor: Actor) -> None:
    with filled.reading() as session:
        assert verify(session, None, actor).faults == ()


def test_the_database_itself_refuses_most_changes_by_hand(filled: Database) -> None:
    passed = []
    for statement in ATTACKS:
        with filled._session("write") as session:  # noqa: SLF001 - never committed
            try:
                session.connection().exec_driver_sql(statement)
            except DBAPIError as error:
                assert "caisse: " in str(error.orig)  # noqa: PT017 - either refused by us, or listed
            else:
                passed.append(statement)
    # a later file takes the place of an earlier one: only verify can tell whether it did
    assert passed == [
        "UPDATE import_batches SET superseded_by_id = 3 WHERE id = 2",
        "UPDATE import_batches SET superseded_by_id = 4 WHERE id = 3",
    ]


def test_whatever_is_changed_by_hand_is_found(filled: Database, actor: Actor) -> None:
    missed = [statement for statement in ATTACKS if not found(filled, actor, statement)]

    assert missed == []


def test_rows_that_no_longer_say_what_their_original_says_are_found(filled: Database, actor: Actor) -> None:
    for statement in (
        "UPDATE votes SET votes = votes + 1 WHERE line = 4",
        "UPDATE constituency_results SET registered = registered + 1 WHERE version_id = 1",
        "UPDATE attachments SET surname = 'X' WHERE line = 2",
        "UPDATE attachment_decisions SET list_name = 'X'",
        "UPDATE import_batches SET digest = 'x' WHERE id = 1",
    ):
        assert "imports.original_differs" in found(filled, actor, statement), statement


def test_an_original_that_is_gone_is_found(filled: Database, actor: Actor) -> None:
    off = (
        "PRAGMA defer_foreign_keys=1"
        if filled.dialect == "sqlite"
        else "ALTER TABLE import_batches DROP CONSTRAINT fk_import_batches_document_digest_documents"
    )
    with filled._session("write") as session:  # noqa: SLF001 - never committed
        unprotect(session)
        connection = session.connection()
        connection.exec_driver_sql(off)
        name = text("UPDATE import_batches SET document_digest = 'gone' WHERE id = 1")
        session.execute(name)
        codes = {finding.code for finding in verify(session, None, actor).faults}
    assert "imports.original_missing" in codes


def test_a_reference_that_moved_is_found(filled: Database, actor: Actor) -> None:
    for statement in ATTACKS:
        if statement.startswith(("UPDATE constituencies", "UPDATE elections")):
            assert "imports.reference_changed" in found(filled, actor, statement)


def test_what_cannot_be_read_back_is_not_sealed(sqlite_database: Database, actor: Actor) -> None:
    with pytest.raises(UnsealableError), sqlite_database.transaction() as session:
        seal_import(session, sealed_imports.MATCHES, "legislatives-2017:1", actor)


@pytest.mark.real
def test_the_real_files_verify(sqlite_database: Database, actor: Actor, real_data: Path) -> None:
    content = real_data.joinpath("results/2024/leg-2024-t1-definitive.xlsx").read_bytes()
    results = ImportResults(
        ReceivedFile(content, "r.xlsx"), "legislatives-2024", ResultStatus.DEFINITIVE, commit=True
    )
    sqlite_database.run(lambda session: import_results(session, results, actor))

    with sqlite_database.reading() as session:
        assert verify(session, None, actor).faults == ()
