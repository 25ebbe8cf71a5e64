"""What the database itself refuses, declared as data: triggers of both engines, tables only added to.

The migrations install the written form of this list (``migrations/triggers``); ``verify`` compares the
database with it. A condition is one SQL expression that both engines read, over ``NEW`` and ``OLD``.
"""

from dataclasses import dataclass
from string import Template
from typing import Final

from ledger.protected_tables import Guard, protected

FUNCTION: Final = "caisse_refuse"
"""The PostgreSQL function behind every unconditional refusal."""
SEARCH_PATH: Final = "search_path=public, pg_temp"
"""Fixed for each function: a temporary table of the same name must not stand in for a real one."""
_EXISTS: Final = Template("EXISTS (SELECT 1 FROM $table WHERE $condition)")


@dataclass(frozen=True, slots=True)
class Trigger:
    """One trigger of one engine.

    Attributes:
        name: its name; unique in the database.
        table: the table it guards.
        sql: the statement that makes it, in the engine's own written form.
        function: PostgreSQL: name of the function it calls; empty on SQLite.
    """

    name: str
    table: str
    sql: str
    function: str = ""


def sqlite_triggers() -> tuple[Trigger, ...]:
    """Return every trigger of a SQLite database, in the order they are made."""
    made = []
    for table, keys in protected().append_only.items():
        clash = " OR ".join(_same_key(table, key) for key in keys)
        made += [
            _sqlite(f"{table}_no_update", table, "UPDATE", "", f"{table}: only added to"),
            _sqlite(f"{table}_no_delete", table, "DELETE", "", f"{table}: only added to"),
            _sqlite(f"{table}_no_replace", table, "INSERT", clash, f"{table}: exists already"),
        ]
    guards = protected().guards
    made += [
        _sqlite(guard.name, guard.table, guard.event, guard.refused_when, guard.says) for guard in guards
    ]
    return tuple(made)


def _same_key(table: str, key: tuple[str, ...]) -> str:
    condition = " AND ".join(f"{column} = NEW.{column}" for column in key)
    return _EXISTS.substitute(table=table, condition=condition)


def _sqlite(name: str, table: str, event: str, condition: str, says: str) -> Trigger:
    when = f" WHEN {condition}" if condition else ""
    body = f"BEGIN SELECT RAISE(ABORT, 'caisse: {says}'); END"
    return Trigger(name, table, f"CREATE TRIGGER {name} BEFORE {event} ON {table}{when} {body}")


def postgresql_triggers() -> tuple[Trigger, ...]:
    """Return every trigger of a PostgreSQL database, in the order they are made."""
    made = [
        Trigger(
            f"{table}_kept",
            table,
            f"CREATE TRIGGER {table}_kept BEFORE DELETE OR UPDATE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {FUNCTION}()",
            FUNCTION,
        )
        for table in protected().append_only
    ]
    made += [
        Trigger(
            f"{table}_not_emptied",
            table,
            f"CREATE TRIGGER {table}_not_emptied BEFORE TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {FUNCTION}()",
            FUNCTION,
        )
        for table in (*protected().append_only, *protected().never_emptied)
    ]
    made += [
        Trigger(
            guard.name,
            guard.table,
            f"CREATE TRIGGER {guard.name} BEFORE {guard.event} ON {guard.table} "
            f"FOR EACH ROW EXECUTE FUNCTION caisse_{guard.name}()",
            f"caisse_{guard.name}",
        )
        for guard in protected().guards
    ]
    return tuple(made)


def postgresql_functions() -> dict[str, str]:
    """Return the body of each PostgreSQL function, by name."""
    refusal = "BEGIN RAISE EXCEPTION USING MESSAGE = 'caisse: ' || TG_TABLE_NAME || ': only added to'; END"
    return {FUNCTION: refusal} | {f"caisse_{guard.name}": _body(guard) for guard in protected().guards}


def _body(guard: Guard) -> str:
    row = "OLD" if guard.event == "DELETE" else "NEW"
    refusal = f"RAISE EXCEPTION USING MESSAGE = 'caisse: {guard.says}';"
    if guard.refused_when:
        refusal = f"IF {guard.refused_when} THEN {refusal} END IF;"
    return f"BEGIN {refusal} RETURN {row}; END"


def installation(dialect: str) -> tuple[str, ...]:
    """Return the statements that install the protection.

    Args:
        dialect: ``sqlite`` or ``postgresql``.
    """
    if dialect == "sqlite":
        return tuple(trigger.sql for trigger in sqlite_triggers())
    made = [
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql "
        f"SET search_path = public, pg_temp AS $body${body}$body$"
        for name, body in postgresql_functions().items()
    ]
    for trigger in postgresql_triggers():
        made.append(trigger.sql)
        made.append(f"ALTER TABLE {trigger.table} ENABLE ALWAYS TRIGGER {trigger.name}")
    return tuple(made)


def removal(dialect: str) -> tuple[str, ...]:
    """Return the statements that take the protection away, for a downgrade.

    Args:
        dialect: ``sqlite`` or ``postgresql``.
    """
    if dialect == "sqlite":
        return tuple(f"DROP TRIGGER {trigger.name}" for trigger in sqlite_triggers())
    triggers = [f"DROP TRIGGER {trigger.name} ON {trigger.table}" for trigger in postgresql_triggers()]
    return (*triggers, *(f"DROP FUNCTION {name}()" for name in postgresql_functions()))


def service_role(role: str, tables: frozenset[str]) -> tuple[str, ...]:
    """Return the statements that give the service's own PostgreSQL role what it needs and no more.

    The role owns nothing, so that it disables no trigger; what is only added to, it may not change.

    Args:
        role: name of the role, made before by the administrator of the server.
        tables: every table of the schema.
    """
    added_to = protected().append_only.keys() & tables
    changed = tables - added_to - {"alembic_version"}
    quoted = '"' + role.replace('"', '""') + '"'
    statements = [
        f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {quoted}",
        f"GRANT USAGE ON SCHEMA public TO {quoted}",
        f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {quoted}",
        f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {quoted}",
    ]
    statements += [f"GRANT INSERT ON {table} TO {quoted}" for table in sorted(added_to)]
    statements += [f"GRANT INSERT, UPDATE, DELETE ON {table} TO {quoted}" for table in sorted(changed)]
    return tuple(statements)
