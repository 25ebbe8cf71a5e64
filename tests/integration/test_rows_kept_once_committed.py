"""Rows that may change while they are staged or waiting, and no more once they are committed or answered.

As for the tables only added to, the rows are made up, in a transaction that is never committed.
"""

from string import Template

from caisse.db import Database
from caisse.kernel.metadata import metadata
from tests.integration.test_every_table_only_added_to import insert_made_up, passes, protect_again
from tests.unprotected import unprotect

COMMITTED: dict[str, dict[str, object]] = {
    "installation": {"id": 1, "demo": False},
    "users": {},
    "grant_requests": {},
    "persons": {"erased_at": None},
    "accounts": {},
    "period_totals": {"member_id": None},
    "import_batches": {"state": "committed"},
    "result_versions": {},
    "constituency_results": {"version_id": 77},
    "votes": {},
    "attachments": {},
    "attachment_decisions": {},
    "candidacies": {"staged_by_id": None},
    "candidacy_aliases": {},
    "matchings": {},
    "matches": {},
    "contribution_batches": {"state": "committed"},
    "contributions": {},
}
"""Table -> what makes its row (77 everywhere) a committed or answered one."""

CHANGES = (
    "UPDATE installation SET key = 'x'",
    "UPDATE users SET invited_by_id = 1",
    "UPDATE grant_requests SET grant_id = 78",
    "UPDATE persons SET digest = 'x'",
    "UPDATE period_totals SET debit_cents = 0",
    "UPDATE period_totals SET account_id = 78",
    "UPDATE import_batches SET kind = 'x'",
    "UPDATE import_batches SET state = 'staged'",
    "UPDATE result_versions SET status = 'x'",
    "UPDATE constituency_results SET expressed = 1",
    "UPDATE votes SET votes = 1",
    "UPDATE attachments SET party = 'x'",
    "UPDATE attachment_decisions SET decision = 'x'",
    "UPDATE candidacies SET surname = 'x'",
    "UPDATE candidacies SET panel = 78",
    "UPDATE candidacies SET staged_by_id = 77",
    "UPDATE candidacy_aliases SET surname = 'x'",
    "UPDATE matchings SET number = 78",
    "UPDATE contribution_batches SET rows = 1",
    "UPDATE contributions SET amount_cents = 1",
    "INSERT INTO votes SELECT version_id, 78, votes, line FROM votes",
    "INSERT INTO matches SELECT matching_id, 78, candidacy_id, basis, counted FROM matches",
    "UPDATE chain_head SET count = 0",
    "DELETE FROM chain_head",
)
DELETED = tuple(Template("DELETE FROM $table").substitute(table=table) for table in COMMITTED)
REPLACED = tuple(
    Template("INSERT OR REPLACE INTO $table SELECT * FROM $table").substitute(table=table)
    for table in COMMITTED
    if table != "users"
)


def test_what_is_committed_or_answered_is_kept(database: Database) -> None:
    with database._session("write") as session:  # noqa: SLF001 - never committed
        connection = session.connection()
        if database.dialect == "sqlite":
            connection.exec_driver_sql("PRAGMA recursive_triggers=0")
        unprotect(session)
        connection.exec_driver_sql("DELETE FROM installation")
        for table, overrides in COMMITTED.items():
            insert_made_up(connection, metadata.tables[table], overrides)
        insert_made_up(connection, metadata.tables["postings"], {})
        insert_made_up(connection, metadata.tables["posted_entries"], {})
        protect_again(connection)
        attacks = (*CHANGES, *DELETED, *(REPLACED if database.dialect == "sqlite" else ()))
        assert [attack for attack in attacks if passes(session, attack)] == []


def test_what_is_staged_may_change(database: Database) -> None:
    staged = {**COMMITTED["import_batches"], "state": "staged"}
    with database._session("write") as session:  # noqa: SLF001 - never committed
        connection = session.connection()
        unprotect(session)
        insert_made_up(connection, metadata.tables["import_batches"], staged)
        insert_made_up(connection, metadata.tables["result_versions"], {"code": None})
        insert_made_up(connection, metadata.tables["votes"], {})
        insert_made_up(connection, metadata.tables["attachments"], {})
        insert_made_up(connection, metadata.tables["candidacies"], {})
        insert_made_up(connection, metadata.tables["matchings"], {"digest": ""})
        insert_made_up(connection, metadata.tables["contributions"], {"number": None})
        protect_again(connection)
        allowed = (
            "UPDATE votes SET votes = 1",
            "DELETE FROM votes",
            "UPDATE attachments SET party = 'x'",
            "DELETE FROM attachments",
            "UPDATE result_versions SET code = 'x'",
            "UPDATE candidacies SET staged_by_id = NULL",
            "UPDATE matchings SET digest = 'x'",
            "UPDATE contributions SET number = 1",
        )
        assert [change for change in allowed if not passes(session, change)] == []
