"""``caisse redistribution``: plans, their posting, what is paid."""

import re
from collections.abc import Iterator
from dataclasses import fields
from datetime import date, datetime
from typing import Any

import click

from caisse.cli.amounts import DAY, cents_of, day_of
from caisse.cli.door import Door, command, json_option, pass_door, read_bytes
from caisse.cli.groups import group_of
from caisse.cli.plain_values import plain
from caisse.identity.permissions import Permission
from caisse.kernel.clock import paris_date
from caisse.kernel.format import money, short_digest
from caisse.kernel.messages import Language, Parameter, text
from caisse.services.documents import add_document
from caisse.services.payouts import Payout, pay_share, release_share, settle_item
from caisse.services.plan_postings import post_plan
from caisse.services.plan_views import LineView, PlanView
from caisse.services.redistributions import (
    ItemAsked,
    PlanAsked,
    list_plans,
    plan_redistribution,
    show_plan,
)
from ledger.redistribution import ItemKind, PriorityItem

_SEEN = (*(field.name for field in fields(PlanView)), "issues")
_PAID = (*(field.name for field in fields(Payout)), "issues")
_KINDS = {"dépense": ItemKind.EXPENSE, "emprunt": ItemKind.LOAN, "réserve": ItemKind.RESERVE}
_ITEM = re.compile(r"(?P<kind>[^:]+):(?P<label>[^=]+)=(?P<amount>.+)")
_SEAT = re.compile(r"(?P<member>[^=]+)=(?P<seats>\d{1,3})", re.ASCII)


class ItemType(click.ParamType[ItemAsked]):
    """A priority item, typed ``NATURE:LIBELLÉ=MONTANT``; for a loan the label is the lender's code."""

    name = "NATURE:LIBELLÉ=MONTANT"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> ItemAsked:  # noqa: ANN401 - click's own signature
        """Read the item."""
        found = _ITEM.fullmatch(str(value).strip())
        kinds = _KINDS | {kind.value: kind for kind in ItemKind}
        if found is None or found["kind"].strip() not in kinds:
            self.fail(
                f"« {value} » ne suit pas NATURE:LIBELLÉ=MONTANT (dépense, emprunt ou réserve)", param, ctx
            )
        kind, label = kinds[found["kind"].strip()], found["label"].strip()
        lender = label if kind is ItemKind.LOAN else ""
        return ItemAsked(PriorityItem(label, cents_of(found["amount"]), kind, lender))


class SeatType(click.ParamType[tuple[str, int]]):
    """Seats of a member, typed ``MEMBRE=NOMBRE``."""

    name = "MEMBRE=NOMBRE"

    def convert(
        self,
        value: Any,  # noqa: ANN401 - click's own signature
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> tuple[str, int]:
        """Read the seats."""
        found = _SEAT.fullmatch(str(value).strip())
        if found is None:
            self.fail(f"« {value} » ne suit pas MEMBRE=NOMBRE", param, ctx)
        return found["member"].strip(), int(found["seats"])


def register(root: click.Group) -> None:
    """Add the commands to the tree."""
    group = group_of(root, "redistribution", "La répartition : plans, validation, paiements.")
    for add in (_plan, _show, _list, _post, _pay, _release, _settle):
        add(group)


def _plan(group: click.Group) -> None:
    @command(group, "plan", permission=Permission.PLAN, answers=_SEEN)
    @click.option("--aid-year", type=int, required=True, metavar="AAAA", help="Année de l’aide.")
    @click.option("--election", required=True, metavar="SCRUTIN", help="legislatives-2024, par exemple.")
    @click.option("--version", metavar="VERSION", help="Version des résultats ; la meilleure sans elle.")
    @click.option("--decree", required=True, metavar="RÉF", help="Référence du décret.")
    @click.option("--receipt", required=True, metavar="ÉCRITURE", help="Écriture de la recette, 2025-0042.")
    @click.option("--key", required=True, metavar="CLÉ", help="Version de la clé adoptée.")
    @click.option(
        "--date", "day", type=DAY, metavar="AAAA-MM-JJ", help="Date du plan ; aujourd’hui sans elle."
    )
    @click.option("--deduction", default="0", metavar="MONTANT", help="Retenue de parité que dit le décret.")
    @click.option(
        "--item", "items", multiple=True, type=ItemType(), help="Prélèvement prioritaire ; à répéter."
    )
    @click.option("--seats", multiple=True, type=SeatType(), help="Sièges d’un membre ; à répéter.")
    @click.option("--replaces", metavar="PLAN", help="Plan de la même recette que celui-ci remplace.")
    @click.option("--commit", is_flag=True, help="Garde le plan ; sans elle, rien n’est gardé.")
    @json_option
    @pass_door
    def plan(door: Door, /, as_json: bool, commit: bool, **options: Any) -> None:  # noqa: ANN401 - click's options
        """Calcule le plan d’une recette selon une clé adoptée, au centime. Une autre personne le valide."""
        actor = door.actor()
        day: datetime | None = options["day"]
        asked = PlanAsked(
            aid_year=options["aid_year"],
            election=options["election"],
            version=options["version"],
            decree=options["decree"],
            receipt=options["receipt"],
            key=options["key"],
            day=paris_date(actor.clock.now()) if day is None else day_of(day),
            deduction_cents=cents_of(options["deduction"]),
            items=options["items"],
            seats=dict(options["seats"]),
            replaces=options["replaces"],
            commit=commit,
        )
        if commit:
            view = door.database.run(lambda session: plan_redistribution(session, asked, actor))
        else:
            with door.database.reading() as session:
                view = plan_redistribution(session, asked, actor)
        _answer(door, view, as_json=as_json)


def _show(group: click.Group) -> None:
    @command(group, "show", permission=Permission.READ_LEDGER, answers=_SEEN)
    @click.argument("plan", metavar="PLAN")
    @json_option
    @pass_door
    def show(door: Door, plan: str, as_json: bool) -> None:
        """Montre un plan, avec l’empreinte que la validation rend."""
        actor = door.actor()
        with door.database.reading() as session:
            view = show_plan(session, plan, actor)
        _answer(door, view, as_json=as_json)


def _list(group: click.Group) -> None:
    @command(group, "list", permission=Permission.READ_LEDGER, answers=("plans", "issues"))
    @json_option
    @pass_door
    def list_(door: Door, as_json: bool) -> None:
        """Montre les plans, remplacés compris."""
        actor = door.actor()
        with door.database.reading() as session:
            views = list_plans(session, actor)
        lines = [_title(view, door.lang) for view in views] or [text("redistribution.none", {}, door.lang)]
        door.answer({"plans": plain(views, door.lang), "issues": []}, as_json=as_json, lines=lines)


def _post(group: click.Group) -> None:
    @command(group, "post", permission=Permission.POST_PLAN, answers=_SEEN)
    @click.argument("plan", metavar="PLAN")
    @click.option(
        "--digest", required=True, metavar="EMPREINTE", help="Empreinte montrée : 16 chiffres au moins."
    )
    @json_option
    @pass_door
    def post(door: Door, plan: str, digest: str, as_json: bool) -> None:
        """Valide le plan d’une autre personne : les quotes-parts sont dues."""
        actor = door.actor()
        view = door.database.run(lambda session: post_plan(session, plan, digest, actor))
        _answer(door, view, as_json=as_json)


def _pay(group: click.Group) -> None:
    @command(group, "pay", permission=Permission.PAY, answers=_PAID)
    @click.argument("plan", metavar="PLAN")
    @click.option("--member", required=True, metavar="CODE", help="Membre à payer.")
    @click.option(
        "--date", "day", type=DAY, metavar="AAAA-MM-JJ", help="Date du virement ; aujourd’hui sans elle."
    )
    @json_option
    @pass_door
    def pay(door: Door, plan: str, member: str, day: datetime | None, as_json: bool) -> None:
        """Prépare le paiement d’une quote-part au compte du mandataire. Une autre personne le valide."""
        actor = door.actor()
        on = paris_date(actor.clock.now()) if day is None else day_of(day)
        payout = door.database.run(lambda session: pay_share(session, plan, member, on, actor))
        _paid(door, payout, "redistribution.payment_drafted", as_json=as_json)


def _release(group: click.Group) -> None:
    @command(group, "release", permission=Permission.PAY, answers=_PAID)
    @click.argument("plan", metavar="PLAN")
    @click.option("--member", required=True, metavar="CODE", help="Membre dont la quote-part est consignée.")
    @click.option("--date", "day", type=DAY, metavar="AAAA-MM-JJ", help="Date ; aujourd’hui sans elle.")
    @json_option
    @pass_door
    def release(door: Door, plan: str, member: str, day: datetime | None, as_json: bool) -> None:
        """Libère une quote-part consignée, une fois qu’elle peut être payée."""
        actor = door.actor()
        on: date = paris_date(actor.clock.now()) if day is None else day_of(day)
        payout = door.database.run(lambda session: release_share(session, plan, member, on, actor))
        _paid(door, payout, "redistribution.release_drafted", as_json=as_json)


def _settle(group: click.Group) -> None:
    @command(group, "settle", permission=Permission.PLAN, answers=("plan", "item", "gap_cents", "issues"))
    @click.argument("plan", metavar="PLAN")
    @click.option("--item", type=int, required=True, metavar="N", help="Numéro du prélèvement dans le plan.")
    @click.option("--invoiced", required=True, metavar="MONTANT", help="Montant facturé.")
    @click.option("--document", required=True, metavar="FICHIER", help="Facture, gardée dans la base.")
    @json_option
    @pass_door
    def settle(door: Door, plan: str, item: int, invoiced: str, document: str, as_json: bool) -> None:
        """Dit ce qu’un prélèvement a coûté ; l’écart va au plan suivant."""
        actor, content, cents = door.actor(), read_bytes(document), cents_of(invoiced)

        def use_case(session: Any) -> int:  # noqa: ANN401 - the session of the use case
            kept = add_document(session, content, document, actor)
            return settle_item(session, plan, item, cents, kept.digest, actor)

        gap = door.database.run(use_case)
        payload = {"plan": plan, "item": item, "gap_cents": gap, "issues": []}
        lines = [
            text("redistribution.settled", {"plan": plan, "position": item, "gap_cents": gap}, door.lang)
        ]
        door.answer(payload, as_json=as_json, lines=lines)


def _answer(door: Door, view: PlanView, *, as_json: bool) -> None:
    payload = {**plain(view, door.lang), "issues": []}
    door.answer(payload, as_json=as_json, lines=_lines(view, door.lang))


def _title(view: PlanView, lang: Language) -> str:
    states = {
        "replaced": view.replaced_by is not None,
        "undone": view.undone,
        "posted": bool(view.posted),
        "waits": view.code is not None,
    }
    state = next((state for state, holds in states.items() if holds), "preview")
    params: dict[str, Parameter] = {
        "plan": view.code or "",
        "share_cents": view.to_share_cents,
        "aid_year": str(view.aid_year),
    }
    return text(f"redistribution.title_{state}", params, lang)


def _lines(view: PlanView, lang: Language) -> Iterator[str]:
    yield _title(view, lang)
    params: dict[str, Parameter] = {
        "receipt": view.receipt,
        "received_cents": view.received_cents,
        "deduction_cents": view.deduction_cents,
        "key": view.key,
        "version": view.version,
    }
    yield text("redistribution.basis", params, lang)
    for item in view.items:
        yield text(
            "redistribution.item",
            {"position": item.position, "label": item.label, "item_cents": item.cents},
            lang,
        )
    for line in view.lines:
        yield from _line(line, lang)
    for candidacy in view.not_counted:
        yield text("redistribution.not_counted", {"candidacy": candidacy}, lang)
    if view.digest is not None and not view.posted and view.replaced_by is None:
        yield text("redistribution.digest", {"digest": view.digest, "short": short_digest(view.digest)}, lang)
    if view.posted:
        yield text("redistribution.entries", {"entries": ", ".join(view.posted)}, lang)


def _line(line: LineView, lang: Language) -> Iterator[str]:
    params: dict[str, Parameter] = {
        "member": line.member,
        "name": line.name,
        "net_cents": line.net_cents,
        "share_cents": line.share_cents,
        "charge_cents": line.charge_cents,
    }
    yield text("redistribution.line_charged" if line.charge_cents else "redistribution.line", params, lang)
    if line.consigned is not None:
        yield f"    {line.consigned.sentence(lang)}"


def _paid(door: Door, payout: Payout, code: str, *, as_json: bool) -> None:
    params: dict[str, Parameter] = {
        "member": payout.member,
        "amount": money(payout.cents, door.lang),
        "entry": str(payout.entry.id),
        "account_end": payout.account_end or "",
        "days": payout.account_age_days or 0,
        "digest": payout.entry.digest,
    }
    payload = {**plain(payout, door.lang), "issues": []}
    door.answer(payload, as_json=as_json, lines=[text(code, params, door.lang)])
