"""The declared protection is what the migrations install, and the service's role can change nothing kept."""

import uuid

import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from caisse.db import Database
from caisse.identity.actor import local_actor
from caisse.kernel.clock import FixedClock
from caisse.kernel.metadata import metadata
from caisse.schema_version import downgrade, upgrade
from caisse.services.verification import verify
from ledger.posting import post_entries
from ledger.protected_tables import protected
from ledger.protection import installation, removal, service_role
from migrations.triggers import statements
from migrations.triggers.freeze import REVISION, freeze
from tests.bookkeeping import gift, open_books
from tests.conftest import ActorFactory

ON_POSTGRESQL = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


@pytest.mark.parametrize("dialect", ["sqlite", "postgresql"])
def test_the_frozen_statements_of_the_last_revision_are_the_declared_ones(dialect: str) -> None:
    assert statements(f"{REVISION}_install_{dialect}") == installation(dialect)
    assert statements(f"{REVISION}_remove_{dialect}") == removal(dialect)


def test_freezing_writes_what_is_declared(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("migrations.triggers.freeze.FOLDER", tmp_path)
    monkeypatch.setattr("migrations.triggers.FOLDER", tmp_path)
    freeze("9999")
    assert statements("9999_install_sqlite") == installation("sqlite")


def test_each_protected_table_and_key_exists() -> None:
    declared = protected()
    for table, keys in declared.append_only.items():
        columns = metadata.tables[table].columns.keys()
        assert {column for key in keys for column in key} <= set(columns), table
        primary = tuple(column.name for column in metadata.tables[table].primary_key)
        assert primary in keys, table
    assert set(declared.never_emptied) <= set(metadata.tables)
    assert {guard.table for guard in declared.guards} <= set(metadata.tables)


def test_the_names_of_triggers_are_not_cut_by_postgresql() -> None:
    names = [guard.name for guard in protected().guards] + [
        f"{table}_not_emptied" for table in protected().append_only
    ]
    assert [name for name in names if len(f"caisse_{name}") > 63] == []
    assert len(names) == len(set(names))


def test_the_protection_goes_and_comes_back_with_its_revision(database: Database) -> None:
    downgrade(database, "0007")
    with database.reading() as session:
        gone = verify(session, None, local_actor("test"))
    assert {finding.code for finding in gone.faults} == {"verify.trigger_missing"}
    upgrade(database)
    with database.reading() as session:
        assert verify(session, None, local_actor("test")).faults == ()


def _as_role(database: Database, role: str, statement: str) -> None:
    with database.transaction() as session:
        session.execute(text(f"SET LOCAL ROLE {role}"))
        session.execute(text(statement))


@ON_POSTGRESQL
def test_the_services_role_posts_and_can_change_nothing_kept(
    database: Database, make_actor: ActorFactory, clock: FixedClock
) -> None:
    role = f"caisse_service_{uuid.uuid4().hex[:8]}"
    books = open_books(database, make_actor, clock)
    tables = frozenset(metadata.tables) | {"alembic_version"}
    with database.transaction() as session:
        session.execute(text(f"CREATE ROLE {role}"))
        for statement in service_role(role, tables):
            session.execute(text(statement))
    draft = books.draft(gift())
    with database.transaction() as session:
        session.execute(text(f"SET LOCAL ROLE {role}"))
        assert verify(session, None, local_actor("test")).findings == ()
        assert books.facilitator.user_id is not None
        posted = post_entries(
            session,
            [(draft.id, draft.digest)],
            poster_id=books.facilitator.user_id,
            at=clock.now(),
            salts=books.facilitator.salts,
        )
        assert posted[0].number == "2025-0001"
    for attack in (
        "UPDATE postings SET amount_cents = 1",
        "DELETE FROM seals",
        "TRUNCATE entries CASCADE",
        "ALTER TABLE seals DISABLE TRIGGER ALL",
        "DROP TRIGGER seals_kept ON seals",
    ):
        with pytest.raises(ProgrammingError, match=r"permission denied|must be owner"):
            _as_role(database, role, attack)
    with database.transaction() as session:
        session.execute(text(f"DROP OWNED BY {role}"))
        session.execute(text(f"DROP ROLE {role}"))
