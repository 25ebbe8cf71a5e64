"""What ``verify`` compares of the database's own protection: triggers, functions, rights, rules."""

from collections.abc import Iterator
from typing import Final

from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

from caisse.kernel.issues import Issue, Severity
from ledger.protected_tables import protected
from ledger.protection import SEARCH_PATH, postgresql_functions, postgresql_triggers, sqlite_triggers

_SQLITE = text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
_TRIGGERS = text(
    "SELECT t.tgname AS name, pg_get_triggerdef(t.oid, true) AS sql, t.tgenabled AS enabled "
    "FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace "
    "WHERE NOT t.tgisinternal AND n.nspname = 'public'"
)
_FUNCTIONS = text(
    "SELECT p.proname AS name, p.prosrc AS body, l.lanname AS language, "
    "coalesce(array_to_string(p.proconfig, '|'), '') AS config "
    "FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_language l ON l.oid = p.prolang "
    "WHERE n.nspname = 'public' AND p.proname LIKE 'caisse\\_%'"
)
_RULES = text(
    "SELECT r.rulename AS name, c.relname AS owner FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class "
    "JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind <> 'v'"
)
_RIGHTS = text(
    "SELECT g.grantee, g.table_name, g.privilege_type FROM information_schema.role_table_grants g "
    "JOIN pg_tables t ON t.schemaname = g.table_schema AND t.tablename = g.table_name "
    "WHERE g.table_schema = 'public' AND g.grantee <> t.tableowner "
    "AND g.privilege_type IN ('UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER') ORDER BY 1, 2, 3"
)
_OWNS = text(
    "SELECT count(*) FROM pg_tables WHERE schemaname = 'public' AND tableowner = current_user "
    "AND tablename = 'posted_entries'"
)
_ALWAYS: Final = "A"


def check_triggers(session: Session) -> Iterator[Issue]:
    """The triggers are those declared: none missing, none changed, none switched off, none added."""
    connection = session.connection()
    if connection.dialect.name == "sqlite":
        yield from _compare(
            {trigger.name: trigger.sql for trigger in sqlite_triggers()},
            {row.name: row.sql for row in connection.execute(_SQLITE)},
        )
        return
    yield from _check_postgresql(connection)


def _check_postgresql(connection: Connection) -> Iterator[Issue]:
    rows = connection.execute(_TRIGGERS).all()
    yield from _compare(
        {trigger.name: trigger.sql for trigger in postgresql_triggers()}, {row.name: row.sql for row in rows}
    )
    for row in rows:
        if row.enabled not in {_ALWAYS, _ALWAYS.encode()}:
            yield Issue("verify.trigger_disabled", params={"trigger": row.name})
    functions = {
        row.name: f"{row.language} {row.config} {row.body}" for row in connection.execute(_FUNCTIONS)
    }
    declared = {name: f"plpgsql {SEARCH_PATH} {body}" for name, body in postgresql_functions().items()}
    yield from _compare(declared, functions)
    for row in connection.execute(_RULES):
        yield Issue("verify.rule_found", params={"rule": row.name, "table": row.owner})


def _compare(declared: dict[str, str], found: dict[str, str]) -> Iterator[Issue]:
    for name in sorted(declared.keys() - found.keys()):
        yield Issue("verify.trigger_missing", params={"trigger": name})
    for name in sorted(declared.keys() & found.keys()):
        if declared[name].split() != found[name].split():
            yield Issue("verify.trigger_changed", params={"trigger": name})
    for name in sorted(found.keys() - declared.keys()):
        yield Issue("verify.trigger_unknown", params={"trigger": name})


def check_rights(session: Session) -> Iterator[Issue]:
    """PostgreSQL: nobody but the owner may change what is only added to; the service is not the owner.

    SQLite knows no rights: whoever has the file may change it.
    """
    connection = session.connection()
    if connection.dialect.name == "sqlite":
        return
    for row in connection.execute(_RIGHTS):
        if row.table_name in protected().append_only:
            params = {"role": row.grantee, "table": row.table_name, "right": row.privilege_type}
            yield Issue("verify.right_too_wide", params=params)
    if connection.execute(_OWNS).scalar_one():
        yield Issue("verify.owner_serves", Severity.WARNING)
