"""The tables that are only added to, and when a row is refused: the data of ``protected_*.toml``."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_TABLES = Path(__file__).with_suffix(".toml")
_MORE_GUARDS = ("protected_imports.toml", "protected_persons.toml")


@dataclass(frozen=True, slots=True)
class Guard:
    """One refusal under a condition.

    Attributes:
        name: name of the trigger.
        table: the table.
        event: ``INSERT``, ``UPDATE`` or ``DELETE``: before what.
        refused_when: SQL over NEW and OLD that both engines read; empty refuses always.
        says: what the database answers.
    """

    name: str
    table: str
    event: str
    refused_when: str
    says: str


@dataclass(frozen=True, slots=True)
class Protected:
    """What is protected.

    Attributes:
        append_only: table -> its unique keys; rows are only ever added.
        never_emptied: other tables that no TRUNCATE empties.
        guards: refusals under a condition.
    """

    append_only: dict[str, tuple[tuple[str, ...], ...]]
    never_emptied: tuple[str, ...]
    guards: tuple[Guard, ...]


@cache
def protected() -> Protected:
    """Return the declaration."""
    data = tomllib.loads(_TABLES.read_text(encoding="utf-8"))
    guards = list(data["guards"])
    for name in _MORE_GUARDS:
        guards += tomllib.loads(_TABLES.with_name(name).read_text(encoding="utf-8"))["guards"]
    return Protected(
        append_only={table: tuple(tuple(key) for key in keys) for table, keys in data["append_only"].items()},
        never_emptied=tuple(data["never_emptied"]),
        guards=tuple(
            Guard(
                name=guard["name"],
                table=guard["table"],
                event=guard["event"],
                refused_when=" ".join(guard["refused_when"].split()),
                says=guard["says"],
            )
            for guard in guards
        ),
    )
