"""Commands on legal facts, the same for the pool and for a member: mandataire, accounts, bars, first year."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

import click

from caisse.cli.amounts import DAY
from caisse.cli.door import Door, command, json_option, pass_door
from caisse.cli.plain_values import plain
from caisse.identity.actor import Actor
from caisse.identity.permissions import Permission
from caisse.services.legal_facts import FactAsked, FactRow, list_facts, record_fact, withdraw_fact
from caisse.services.pool import pool_code
from ledger.members import MandataireKind

Function = TypeVar("Function", bound=Callable[..., Any])

_KEYS = ("id", "kind", "since", "until", "year", "variant", "reference", "evidence")
_PROOF = (
    click.option("--reference", default="", metavar="TEXTE", help="Numéro de l’acte, comme on le cite."),
    click.option("--evidence", metavar="EMPREINTE", help="Empreinte de la pièce qui le prouve."),
)
_CORRECTS = click.option(
    "--corrects", "supersedes", type=int, metavar="N°", help="Numéro du fait que celui-ci corrige."
)


def _day(flag: str, name: str, purpose: str, *, required: bool = True) -> Callable[[Function], Function]:
    return click.option(flag, name, type=DAY, required=required, metavar="AAAA-MM-JJ", help=purpose)


@dataclass(frozen=True, slots=True)
class _FactCommand:
    """A command that records one kind of fact.

    Attributes:
        name: name on the command line.
        kind: kind of the fact.
        purpose: help of the command.
        options: what it takes beside the proof; named after the fields of ``FactAsked``.
    """

    name: str
    kind: str
    purpose: str
    options: tuple[Callable[[Any], Any], ...]


_COMMANDS = (
    _FactCommand(
        "mandataire",
        "mandataire",
        "Enregistre un mandataire en vigueur depuis un jour.",
        (
            _day("--since", "since", "Jour de l’agrément ou du récépissé."),
            _day("--until", "until", "Dernier jour, s’il est connu.", required=False),
            click.option(
                "--kind",
                "variant",
                type=click.Choice([kind.value for kind in MandataireKind]),
                required=True,
                help="Association agréée par la CNCCFP, ou personne déclarée en préfecture.",
            ),
        ),
    ),
    _FactCommand(
        "accounts-filed",
        "accounts_filed",
        "Enregistre le dépôt des comptes d’une année.",
        (
            click.option("--year", type=int, required=True, metavar="ANNÉE", help="Année des comptes."),
            _day("--on", "since", "Jour du dépôt à la CNCCFP."),
        ),
    ),
    _FactCommand(
        "bar",
        "bar",
        "Enregistre une décision de la CNCCFP qui prive de ses droits, de son premier à son dernier jour.",
        (
            _day("--since", "since", "Premier jour de la privation."),
            _day("--until", "until", "Dernier jour, s’il est connu.", required=False),
        ),
    ),
    _FactCommand(
        "first-year",
        "first_year",
        "Enregistre la première année d’un parti nouveau : ses comptes ne sont dus que l’année suivante.",
        (click.option("--year", type=int, required=True, metavar="ANNÉE", help="Première année du parti."),),
    ),
)


def entity_argument(of_pool: bool) -> Callable[[Function], Function]:
    """Return the argument that names the legal entity; none for the pool's own commands."""
    if of_pool:
        return lambda function: function
    return click.argument("entity", metavar="CODE")


def entity_named(door: Door, actor: Actor, entity: str | None) -> str:
    """Return the code given, or the code of the pool's party."""
    if entity is not None:
        return entity
    with door.database.reading() as session:
        return pool_code(session, actor)


def day_or_none(moment: datetime | None) -> date | None:
    """Return the day that was typed, or None."""
    return None if moment is None else moment.date()


def add_fact_commands(group: click.Group, *, of_pool: bool) -> None:
    """Add the commands on legal facts to a group."""
    for declared in _COMMANDS:
        _add(group, declared, of_pool)
    _mandataire_end(group, of_pool)
    _fact_withdraw(group, of_pool)


def _add(group: click.Group, declared: _FactCommand, of_pool: bool) -> None:
    def record(
        door: Door, /, *, as_json: bool, entity: str | None = None, **given: datetime | str | int | None
    ) -> None:
        actor = door.actor()
        fields: dict[str, Any] = {
            name: value.date() if isinstance(value, datetime) else value for name, value in given.items()
        }
        _record(
            door,
            FactAsked(entity_named(door, actor, entity), declared.kind, **fields),
            actor,
            as_json=as_json,
        )

    record.__doc__ = declared.purpose
    decorated: Callable[..., Any] = pass_door(record)
    for option in (json_option, _CORRECTS, *reversed(_PROOF), *reversed(declared.options)):
        decorated = option(decorated)
    declare = command(group, declared.name, permission=Permission.MANAGE_MEMBERS, answers=_KEYS)
    declare(entity_argument(of_pool)(decorated))


def _mandataire_end(group: click.Group, of_pool: bool) -> None:
    @command(group, "mandataire-end", permission=Permission.MANAGE_MEMBERS, answers=_KEYS)
    @entity_argument(of_pool)
    @click.option(
        "--on", "last", type=DAY, required=True, metavar="AAAA-MM-JJ", help="Dernier jour du mandataire."
    )
    @click.option("--fact", type=int, required=True, metavar="N°", help="Numéro du mandataire en cours.")
    @_PROOF[0]
    @_PROOF[1]
    @json_option
    @pass_door
    def mandataire_end(
        door: Door,
        last: datetime,
        fact: int,
        reference: str,
        evidence: str | None,
        as_json: bool,
        entity: str | None = None,
    ) -> None:
        """Enregistre la fin d’un mandataire. Son numéro se lit avec « show »."""
        actor = door.actor()
        code = entity_named(door, actor, entity)
        with door.database.reading() as session:
            rows = {row.id: row for row in list_facts(session, code, actor)}
        found = rows.get(fact)
        asked = FactAsked(
            code,
            "mandataire",
            since=None if found is None else found.since,
            until=last.date(),
            variant=None if found is None else found.variant,
            reference=reference or ("" if found is None else found.reference),
            evidence=evidence,
            supersedes=fact,
        )
        _record(door, asked, actor, as_json=as_json)


def _fact_withdraw(group: click.Group, of_pool: bool) -> None:
    @command(group, "fact-withdraw", permission=Permission.MANAGE_MEMBERS, answers=("fact",))
    @entity_argument(of_pool)
    @click.option("--fact", type=int, required=True, metavar="N°", help="Numéro du fait, lu avec « show ».")
    @click.option("--reason", required=True, metavar="TEXTE", help="Pourquoi.")
    @json_option
    @pass_door
    def fact_withdraw(door: Door, fact: int, reason: str, as_json: bool, entity: str | None = None) -> None:
        """Retire un fait enregistré par erreur. Il reste lisible et ne compte plus."""
        actor = door.actor()
        code = entity_named(door, actor, entity)
        door.database.run(lambda session: withdraw_fact(session, code, fact, reason, actor))
        door.answer({"fact": fact}, as_json=as_json, lines=[f"Le fait n° {fact} de {code} est retiré."])


def _record(door: Door, asked: FactAsked, actor: Actor, *, as_json: bool) -> None:
    row = door.database.run(lambda session: record_fact(session, asked, actor))
    door.answer(plain(row, door.lang), as_json=as_json, lines=[f"{asked.entity.upper()} : {fact_line(row)}"])


_KINDS = {
    "mandataire": "mandataire",
    "accounts_filed": "comptes déposés",
    "bar": "privation de droits",
    "first_year": "première année",
}


def fact_line(row: FactRow) -> str:
    """Return a fact as one line for a person."""
    parts = [f"n° {row.id}", _KINDS[row.kind]]
    parts += [str(row.year)] if row.year is not None else []
    parts += [f"depuis le {row.since:%d/%m/%Y}"] if row.since and row.kind != "accounts_filed" else []
    parts += [f"le {row.since:%d/%m/%Y}"] if row.since and row.kind == "accounts_filed" else []
    parts += [f"jusqu’au {row.until:%d/%m/%Y}"] if row.until else []
    parts += [f"({row.reference})"] if row.reference else []
    parts += [] if row.evidence else ["sans pièce"]
    return " ".join(parts)
