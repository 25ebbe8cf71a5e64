"""``caisse fiscal-year``: years and months, and what the program prepares around 31 December."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import click
from sqlalchemy.orm import Session

from caisse.cli.amounts import LineType, MonthType
from caisse.cli.door import Door, command, json_option, pass_door
from caisse.cli.groups import group_of
from caisse.identity.actor import Actor
from caisse.identity.permissions import Permission
from caisse.services import fiscal_years
from ledger.entries import Line
from ledger.fiscal_years import YearState
from ledger.posting import DraftedEntry

_MONTH = MonthType()
_Prepare = Callable[[Session, int, Actor], tuple[DraftedEntry, ...]]


def register(root: click.Group) -> None:
    """Add the commands to the tree."""
    group = group_of(root, "fiscal-year", "Les exercices et leurs mois : ouverture, clôture, réouverture.")
    for add in (_open, _list, _close_month, _reopen_month, _close, _first_opening):
        add(group)
    _prepare(
        group,
        "prepare-closing",
        fiscal_years.draft_closing,
        "Prépare les écritures de clôture (classes 6 à 8) ; une autre personne les valide.",
    )
    _prepare(
        group,
        "prepare-opening",
        fiscal_years.draft_opening,
        "Prépare les à-nouveaux d’après l’exercice précédent ; une autre personne les valide.",
    )
    _prepare(
        group,
        "prepare-accruals",
        fiscal_years.draft_accrual_reversals,
        "Prépare au 1er janvier l’extourne des charges à payer et produits à recevoir.",
    )


def _open(group: click.Group) -> None:
    @command(group, "open", permission=Permission.MANAGE_PERIODS, answers=("year", "months"))
    @click.argument("year", metavar="ANNÉE", type=int)
    @json_option
    @pass_door
    def open_(door: Door, year: int, as_json: bool) -> None:
        """Ouvre un exercice et ses douze mois. Le premier charge le plan comptable."""
        actor = door.actor()
        state = door.database.run(lambda session: fiscal_years.open_fiscal_year(session, year, actor))
        door.answer(_payload(state), as_json=as_json, lines=[f"L’exercice {year} est ouvert."])


def _list(group: click.Group) -> None:
    @command(group, "list", permission=Permission.READ_LEDGER, answers=("years",))
    @json_option
    @pass_door
    def list_(door: Door, as_json: bool) -> None:
        """Liste les exercices et l’état de leurs mois."""
        actor = door.actor()
        with door.database.reading() as session:
            states = fiscal_years.list_fiscal_years(session, actor)
        lines = [line for state in states for line in _lines(state)] or ["Aucun exercice."]
        door.answer({"years": [_payload(state) for state in states]}, as_json=as_json, lines=lines)


def _close_month(group: click.Group) -> None:
    @command(group, "close-month", permission=Permission.MANAGE_PERIODS, answers=("month", "state"))
    @click.argument("month", metavar="AAAA-MM", type=_MONTH)
    @json_option
    @pass_door
    def close_month(door: Door, month: date, as_json: bool) -> None:
        """Clôture un mois : plus rien n’y est saisi ni validé."""
        actor = door.actor()
        door.database.run(lambda session: fiscal_years.close_month(session, month, actor))
        _say_month(door, month, "closed", f"Le mois {month:%Y-%m} est clos.", as_json=as_json)


def _reopen_month(group: click.Group) -> None:
    @command(group, "reopen-month", permission=Permission.MANAGE_PERIODS, answers=("month", "state"))
    @click.argument("month", metavar="AAAA-MM", type=_MONTH)
    @click.option("--reason", metavar="TEXTE", help="Pour la demande ; la seconde personne n’en donne pas.")
    @json_option
    @pass_door
    def reopen_month(door: Door, month: date, reason: str | None, as_json: bool) -> None:
        """Rouvre un mois, à deux : l’un demande avec un motif, l’autre rouvre sans en donner."""
        actor = door.actor()
        is_open = door.database.run(lambda session: fiscal_years.reopen_month(session, month, reason, actor))
        state = "open" if is_open else "reopening_asked"
        said = "est rouvert" if is_open else "attend qu’une autre personne le rouvre"
        _say_month(door, month, state, f"Le mois {month:%Y-%m} {said}.", as_json=as_json)


def _say_month(door: Door, month: date, state: str, line: str, *, as_json: bool) -> None:
    door.answer({"month": f"{month:%Y-%m}", "state": state}, as_json=as_json, lines=[line])


def _close(group: click.Group) -> None:
    @command(group, "close", permission=Permission.MANAGE_PERIODS, answers=("year", "state"))
    @click.argument("year", metavar="ANNÉE", type=int)
    @json_option
    @pass_door
    def close(door: Door, year: int, as_json: bool) -> None:
        """Clôture un exercice pour toujours, une fois ses écritures de clôture validées et ses mois clos."""
        actor = door.actor()
        door.database.run(lambda session: fiscal_years.close_fiscal_year(session, year, actor))
        door.answer(
            {"year": year, "state": "closed"}, as_json=as_json, lines=[f"L’exercice {year} est clos."]
        )


def _first_opening(group: click.Group) -> None:
    @command(group, "first-opening", permission=Permission.DRAFT_ENTRIES, answers=("drafts",))
    @click.argument("year", metavar="ANNÉE", type=int)
    @click.option("--piece", required=True, metavar="REF", help="Document qui donne ces soldes.")
    @click.option("--debit", "debits", multiple=True, type=LineType(1), help="Solde débiteur ; à répéter.")
    @click.option(
        "--credit", "credits_", multiple=True, type=LineType(-1), help="Solde créditeur ; à répéter."
    )
    @json_option
    @pass_door
    def first_opening(
        door: Door, year: int, piece: str, debits: Sequence[Line], credits_: Sequence[Line], as_json: bool
    ) -> None:
        """Prépare les soldes d’ouverture repris d’une comptabilité tenue ailleurs."""
        actor = door.actor()
        lines = (*debits, *credits_)
        kept = door.database.run(
            lambda session: fiscal_years.draft_first_opening(session, year, lines, piece, actor)
        )
        _say_drafts(door, (kept,), as_json=as_json)


def _prepare(group: click.Group, name: str, act: _Prepare, purpose: str) -> None:
    @click.argument("year", metavar="ANNÉE", type=int)
    @json_option
    @pass_door
    def prepare(door: Door, year: int, as_json: bool) -> None:
        actor = door.actor()
        kept = door.database.run(lambda session: act(session, year, actor))
        _say_drafts(door, kept, as_json=as_json)

    prepare.__doc__ = purpose
    command(group, name, permission=Permission.DRAFT_ENTRIES, answers=("drafts",))(prepare)


def _say_drafts(door: Door, kept: Sequence[DraftedEntry], *, as_json: bool) -> None:
    payload = {"drafts": [{"id": each.id, "digest": each.digest} for each in kept]}
    names = " ".join(f"{each.id}:{each.digest[:16]}" for each in kept)
    lines = [f"Brouillons préparés ; une autre personne les valide : caisse entry post {names}"]
    door.answer(payload, as_json=as_json, lines=lines)


def _lines(state: YearState) -> list[str]:
    shown = [f"Exercice {state.year} : {'clos' if state.is_closed else 'ouvert'}"]
    for month in state.months:
        words = "clos" if month.is_closed else "ouvert"
        if month.reopening_asked_by_id is not None:
            words += ", réouverture demandée"
        if month.drafts:
            words += f", {month.drafts} brouillon(s)"
        shown.append(f"  {month.starts_on:%Y-%m} {words}")
    return shown


def _payload(state: YearState) -> dict[str, Any]:
    return {
        "year": state.year,
        "closed": state.is_closed,
        "months": [
            {
                "month": f"{month.starts_on:%Y-%m}",
                "closed": month.is_closed,
                "reopening_asked": month.reopening_asked_by_id is not None,
                "drafts": month.drafts,
            }
            for month in state.months
        ],
    }
