"""Attacks in raw SQL, by somebody who has the database: refused by it, or found by ``verify``.

The attacks stand in ``attacks/*.sql``. Each runs in a transaction that is never committed.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from caisse.db import Database
from caisse.identity.actor import local_actor
from caisse.kernel.clock import FixedClock
from caisse.models.document_store import keep_document
from caisse.services.verification import Verification, verify
from ledger.fiscal_years import close_month, reopen_month, request_reopening
from ledger.posting import reverse_entry
from ledger.protected_tables import protected
from tests.bookkeeping import Books, gift, line, open_books, said
from tests.conftest import ActorFactory
from tests.unprotected import unprotect

ATTACKS = Path(__file__).with_name("attacks")

ON_POSTGRESQL = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


def read_attacks(name: str) -> dict[str, tuple[str, ...]]:
    """Return the statements of each attack of a file; ``$NAME`` stands for what a ``let`` says."""
    named: dict[str, tuple[str, ...]] = {}
    for paragraph in ATTACKS.joinpath(f"{name}.sql").read_text(encoding="utf-8").split("\n\n"):
        title, _, body = paragraph.strip().removeprefix("-- ").partition("\n")
        if not body.startswith("--"):
            named[title] = tuple(part for part in re.split(r";\n?", body) if part.strip())
    lets = {
        f"${title.removeprefix('let ')}": body[0] for title, body in named.items() if title.startswith("let ")
    }
    return {
        title: tuple(lets.get(statement, statement) for statement in statements)
        for title, statements in named.items()
        if not title.startswith("let ")
    }


@pytest.fixture
def books(database: Database, make_actor: ActorFactory, clock: FixedClock) -> Books:
    """Three posted entries (the third reverses the second), one draft, January closed, a document."""
    opened = open_books(database, make_actor, clock)
    opened.posted(said("BM", date(2025, 1, 20), line("5121", 300_000), line("75511", -300_000, "A")))
    second = opened.posted(gift())
    anne, bruno = opened.treasurer, opened.facilitator
    assert anne.user_id is not None
    assert bruno.user_id is not None
    with database.transaction() as session:
        mirror = reverse_entry(
            session, second.id, day=date(2025, 5, 20), author_id=anne.user_id, at=clock.now(), reason="erreur"
        )
    opened.post(mirror)
    opened.draft(gift(7))
    with database.transaction() as session:
        keep_document(session, b"%PDF- recu", "recu.pdf", at=clock.now(), stored_by_id=anne.user_id)
        close_month(session, date(2025, 1, 1), user_id=anne.user_id, at=clock.now(), salts=anne.salts)
        close_month(session, date(2025, 2, 1), user_id=anne.user_id, at=clock.now(), salts=anne.salts)
        request_reopening(
            session, date(2025, 2, 1), reason="oubli", user_id=anne.user_id, at=clock.now(), salts=anne.salts
        )
        reopen_month(session, date(2025, 2, 1), user_id=bruno.user_id, at=clock.now(), salts=anne.salts)
    return opened


def _verified(session: Session) -> Verification:
    session.expire_all()
    return verify(session, None, local_actor("test"))


def _attack(session: Session, statements: tuple[str, ...]) -> None:
    true = "1" if session.connection().dialect.name == "sqlite" else "true"
    for statement in statements:
        session.connection().exec_driver_sql(
            statement.replace("$TRUE", true).replace("%", "%%" if true == "true" else "%")
        )


def _plain_tool(session: Session) -> None:
    """Set SQLite as another tool finds it: without recursive triggers REPLACE fires no delete trigger."""
    if session.connection().dialect.name == "sqlite":
        session.connection().exec_driver_sql("PRAGMA recursive_triggers=0")


def _survivors(database: Database, attacks: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for name, statements in attacks.items():
        with database._session("write") as session:  # noqa: SLF001 - a transaction that is never committed
            try:
                _plain_tool(session)
                _attack(session, statements)
            except DBAPIError as error:
                if "caisse: " not in str(error.orig):
                    yield f"{name}: {error.orig}"
            else:
                yield name


def test_the_database_refuses_what_the_books_do_not_admit(books: Books) -> None:
    assert list(_survivors(books.database, read_attacks("refused"))) == []


def test_sqlite_refuses_insert_or_replace(
    sqlite_database: Database, make_actor: ActorFactory, clock: FixedClock
) -> None:
    opened = open_books(sqlite_database, make_actor, clock)
    opened.posted(gift())
    assert list(_survivors(sqlite_database, read_attacks("replaced"))) == []


@ON_POSTGRESQL
def test_postgresql_refuses_truncate(books: Books) -> None:
    tables = (*protected().append_only, *protected().never_emptied)
    attacks = {table: (f"TRUNCATE {table} CASCADE",) for table in tables}
    assert list(_survivors(books.database, attacks)) == []


@ON_POSTGRESQL
def test_postgresql_refuses_also_where_triggers_are_off_for_the_session(books: Books) -> None:
    attacks = {"replica": ("SET session_replication_role = replica", "DELETE FROM posted_entries")}
    assert list(_survivors(books.database, attacks)) == []


@ON_POSTGRESQL
def test_a_temporary_table_does_not_stand_in_for_a_real_one(books: Books) -> None:
    attacks = {
        "temporary": (
            "CREATE TEMPORARY TABLE posted_entries (entry_id bigint, fiscal_year_id bigint, number int)",
            "INSERT INTO postings (entry_id, position, account_id, amount_cents) VALUES (1, 9, 1, 5)",
        )
    }
    assert list(_survivors(books.database, attacks)) == []


def test_what_was_changed_with_the_protection_off_is_found(books: Books) -> None:
    with books.database.reading() as session:
        assert _verified(session).faults == ()
    missed = []
    for name, statements in read_attacks("found").items():
        code, _, done = name.partition(": ")
        with books.database._session("write") as session:  # noqa: SLF001 - never committed
            unprotect(session)
            _attack(session, statements)
            codes = [finding.code for finding in _verified(session).faults]
            if code not in codes:
                missed.append((done, code, sorted(set(codes))))
    assert missed == []


def test_each_finding_has_its_sentence(books: Books) -> None:
    with books.database._session("write") as session:  # noqa: SLF001 - never committed
        unprotect(session)
        session.connection().exec_driver_sql("UPDATE entries SET label = 'autre' WHERE id = 1")
        first = _verified(session).faults[0]
    assert "2025-0001" in first.message("fr")
    assert "2025-0001" in first.message("en")


def test_a_trigger_dropped_changed_or_added_is_found_on_sqlite(
    sqlite_database: Database, make_actor: ActorFactory, clock: FixedClock
) -> None:
    open_books(sqlite_database, make_actor, clock)
    idle = "CREATE TRIGGER {name} BEFORE UPDATE ON entries BEGIN SELECT 1; END"
    for statements, code in (
        (("DROP TRIGGER seals_no_update",), "verify.trigger_missing"),
        (("DROP TRIGGER entries_no_update", idle.format(name="entries_no_update")), "verify.trigger_changed"),
        ((idle.format(name="autre"),), "verify.trigger_unknown"),
    ):
        with sqlite_database._session("write") as session:  # noqa: SLF001 - never committed
            _attack(session, statements)
            assert [finding.code for finding in _verified(session).faults] == [code]


@ON_POSTGRESQL
@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("DROP TRIGGER seals_kept ON seals", "verify.trigger_missing"),
        ("ALTER TABLE seals DISABLE TRIGGER seals_kept", "verify.trigger_disabled"),
        ("ALTER TABLE seals ENABLE TRIGGER seals_kept", "verify.trigger_disabled"),
        (
            "CREATE OR REPLACE FUNCTION caisse_refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN END'",
            "verify.trigger_changed",
        ),
        (
            "CREATE TRIGGER autre BEFORE UPDATE ON seals FOR EACH ROW EXECUTE FUNCTION caisse_refuse()",
            "verify.trigger_unknown",
        ),
        ("CREATE RULE muette AS ON INSERT TO seals DO INSTEAD NOTHING", "verify.rule_found"),
        ("GRANT UPDATE ON postings TO PUBLIC", "verify.right_too_wide"),
    ],
)
def test_a_protection_weakened_on_postgresql_is_found(database: Database, statement: str, code: str) -> None:
    with database._session("write") as session:  # noqa: SLF001 - never committed
        session.connection().exec_driver_sql(statement)
        assert code in [finding.code for finding in _verified(session).faults]


def test_the_owner_who_serves_is_a_remark_and_no_fault(books: Books) -> None:
    with books.database.reading() as session:
        found = _verified(session)
    expected = ["verify.owner_serves"] if books.database.dialect == "postgresql" else []
    assert [finding.code for finding in found.findings] == expected
    assert found.passes
