"""Somebody who owns the database switches its protection off; the tests never commit it."""

from sqlalchemy.orm import Session

from ledger.protection import postgresql_triggers, sqlite_triggers

SWITCHED_OFF = frozenset({"verify.trigger_missing", "verify.trigger_disabled"})
"""What verify says of the protection itself."""


def unprotect(session: Session) -> None:
    """Drop the triggers (SQLite) or disable them (PostgreSQL), and defer foreign keys where that is possible.

    Args:
        session: a transaction of a person who owns the database.
    """
    connection = session.connection()
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA defer_foreign_keys=1")
        for trigger in sqlite_triggers():
            connection.exec_driver_sql(f"DROP TRIGGER {trigger.name}")
        return
    connection.exec_driver_sql("SET session_replication_role = replica")
    for table in sorted({trigger.table for trigger in postgresql_triggers()}):
        connection.exec_driver_sql(f"ALTER TABLE {table} DISABLE TRIGGER USER")
