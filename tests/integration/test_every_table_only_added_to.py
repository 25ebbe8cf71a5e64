"""Every table that is only added to, with a row in it: changed, deleted, replaced in raw SQL, it is refused.

The rows are made up, foreign keys and triggers off, in a transaction that is never committed.
"""

from collections.abc import Mapping
from datetime import date
from string import Template

import pytest
from sqlalchemy import (
    Boolean,
    Connection,
    Date,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
)
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from caisse.db import Database
from caisse.kernel.metadata import metadata
from ledger.protected_tables import protected
from ledger.protection import postgresql_triggers, sqlite_triggers
from tests.unprotected import unprotect

INSERTED = Template("INSERT INTO $table ($names) VALUES ($marks)")
CHANGES = (Template('UPDATE $table SET "$column" = "$column"'), Template("DELETE FROM $table"))
LAST = {
    "sqlite": Template("INSERT OR REPLACE INTO $table SELECT * FROM $table"),
    "postgresql": Template("TRUNCATE $table CASCADE"),
}
CHECKS = "SELECT conname FROM pg_constraint WHERE contype = 'c' AND conrelid = %s::regclass"
TABLES = [metadata.tables[name] for name in protected().append_only]


def _made_up(table: Table) -> dict[str, object]:
    row: dict[str, object] = {}
    for column in table.columns:
        if isinstance(column.type, Date):
            row[column.name] = date(2025, 1, 1).isoformat()
        elif isinstance(column.type, Boolean):
            row[column.name] = True
        elif isinstance(column.type, LargeBinary):
            row[column.name] = b"x"
        elif isinstance(column.type, Integer):
            row[column.name] = 77
        else:
            row[column.name] = "77"[: getattr(column.type, "length", None)]
    return row


def insert_made_up(connection: Connection, table: Table, overrides: Mapping[str, object]) -> None:
    """Insert a row of 77s, with what is given in place of them."""
    row = {**_made_up(table), **overrides}
    mark = "?" if connection.dialect.name == "sqlite" else "%s"
    names, marks = ", ".join(f'"{name}"' for name in row), ", ".join(mark for _ in row)
    into = INSERTED.substitute(table=table.name, names=names, marks=marks)
    if connection.dialect.name == "postgresql":
        for (name,) in connection.exec_driver_sql(CHECKS, (table.name,)).all():
            connection.exec_driver_sql(f'ALTER TABLE {table.name} DROP CONSTRAINT "{name}"')
    else:
        connection.exec_driver_sql("PRAGMA ignore_check_constraints=1")
    connection.exec_driver_sql(into, tuple(row.values()))


def protect_again(connection: Connection) -> None:
    """Switch the protection on again, with the declared triggers."""
    if connection.dialect.name == "sqlite":
        for trigger in sqlite_triggers():
            connection.exec_driver_sql(trigger.sql)
        return
    for trigger in postgresql_triggers():
        connection.exec_driver_sql(f"ALTER TABLE {trigger.table} ENABLE ALWAYS TRIGGER {trigger.name}")


def passes(session: Session, statement: str) -> bool:
    """Say whether a statement is let through, or fails for another reason than ours."""
    try:
        with session.begin_nested():
            session.connection().exec_driver_sql(statement)
    except DBAPIError as error:
        return "caisse: " not in str(error.orig)
    return True


def _attacks(table: Table, dialect: str) -> list[str]:
    column = next(iter(table.primary_key)).name
    return [each.substitute(table=table.name, column=column) for each in (*CHANGES, LAST[dialect])]


def test_no_row_is_changed_deleted_or_replaced(database: Database) -> None:
    with database._session("write") as session:  # noqa: SLF001 - never committed
        if database.dialect == "sqlite":
            # the program sets it, somebody with another tool does not: REPLACE then fires no delete trigger
            session.connection().exec_driver_sql("PRAGMA recursive_triggers=0")
        unprotect(session)
        for table in TABLES:
            insert_made_up(session.connection(), table, {})
        protect_again(session.connection())
        passed = [
            attack
            for table in TABLES
            for attack in _attacks(table, database.dialect)
            if passes(session, attack)
        ]
    assert passed == []


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_unique_key_of_a_table_is_declared(table: Table) -> None:
    declared = set(protected().append_only[table.name])
    for constraint in table.constraints:
        if isinstance(constraint, PrimaryKeyConstraint | UniqueConstraint):
            assert tuple(column.name for column in constraint.columns) in declared
