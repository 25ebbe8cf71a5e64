"""``caisse contribution``: enter, list, give back, take back; the hourly rate of unpaid time."""

from datetime import datetime

import click

from caisse.cli.amounts import DAY
from caisse.cli.door import Door, command, fault, json_option, pass_door
from caisse.cli.groups import group_of
from caisse.cli.legal_facts import day_or_none
from caisse.cli.plain_values import plain
from caisse.identity.permissions import Permission
from caisse.kernel.exact import Cents
from caisse.kernel.format import money
from caisse.services.contributions import (
    AddedContribution,
    add_contribution,
    cancel_contribution,
    list_contributions,
    return_money,
)
from caisse.services.hourly_rates import list_hourly_rates, set_hourly_rate
from ledger.amounts import AmountFault, read_amount, read_quantity
from ledger.contribution_kinds import OF_LOANS, Kind
from ledger.contribution_queries import RegisterRow
from ledger.contribution_requests import ContributionAsked, DonorAsked

_TYPED = [kind.value for kind in Kind if kind not in OF_LOANS]
_ADDED = ("row", "issues")
_PIECE = click.option("--piece", default="", metavar="TEXTE", help="Référence de la pièce justificative.")


class AmountType(click.ParamType[Cents]):
    """An amount as people type it; what has two readings is refused."""

    name = "MONTANT"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Cents:
        """Read the amount, or say what is wrong with it."""
        if isinstance(value, int):
            return Cents(value)
        amount = read_amount(str(value))
        if isinstance(amount, AmountFault):
            self.fail(amount.sentence(), param, ctx)
        return amount


class QuantityType(click.ParamType[int]):
    """A quantity with three decimals at most, in thousandths."""

    name = "QUANTITÉ"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read the quantity, or say what is wrong with it."""
        quantity = read_quantity(str(value))
        if quantity is None:
            self.fail(f"«\u00a0{value}\u00a0» n’est pas une quantité, comme 3 ou 2,5", param, ctx)
        return quantity


AMOUNT = AmountType()


def register(root: click.Group) -> None:
    """Add the commands to the tree."""
    group = group_of(root, "contribution", "Les contributions : argent, temps, nature, et leur registre.")
    _add(group)
    _list(group)
    _return(group)
    _cancel(group)
    _rate(group)
    _rates(group)


def _add(group: click.Group) -> None:
    @command(group, "add", permission=Permission.ENTER_CONTRIBUTIONS, answers=_ADDED)
    @click.argument("kind", metavar="NATURE", type=click.Choice(_TYPED))
    @click.option(
        "--date", "moment", type=DAY, required=True, metavar="AAAA-MM-JJ", help="Jour de l’opération."
    )
    @click.option("--member", metavar="CODE", help="De qui, ou par qui. Rien pour un don.")
    @click.option("--amount", type=AMOUNT, help="Montant en euros : 1 234,56.")
    @click.option("--minutes", type=click.IntRange(min=1), metavar="N", help="Minutes de bénévolat.")
    @click.option("--quantity", type=QuantityType(), help="Quantité en nature : 3 ou 2,5.")
    @click.option("--unit", metavar="TEXTE", help="Unité : jour, heure…")
    @click.option("--unit-value", type=AMOUNT, help="Valeur d’une unité, en euros.")
    @click.option("--method", metavar="TEXTE", help="Méthode d’évaluation, obligatoire en nature.")
    @click.option("--offered", is_flag=True, help="Seulement proposée : ni reçue ni utilisée.")
    @click.option("--cash", is_flag=True, help="En espèces.")
    @click.option("--surname", metavar="NOM", help="Nom du donateur.")
    @click.option("--first-name", metavar="PRÉNOM", help="Prénom du donateur.")
    @click.option("--french", is_flag=True, help="Le donateur est français.")
    @click.option("--resident", is_flag=True, help="Le donateur réside en France.")
    @click.option("--elsewhere", type=AMOUNT, help="Donné cette année à d’autres partis, selon le donateur.")
    @click.option("--account", metavar="N°", help="Compte de charge, obligatoire pour une facture.")
    @click.option("--label", default="", metavar="TEXTE", help="Ce que c’est. Jamais le nom d’une personne.")
    @_PIECE
    @click.option("--document", metavar="EMPREINTE", help="Empreinte de la pièce gardée dans la base.")
    @click.option("--carried", is_flag=True, help="Déjà dans les à-nouveaux : aucune écriture.")
    @json_option
    @pass_door
    def add(door: Door, /, *, kind: str, moment: datetime, as_json: bool, **given: object) -> None:
        """Inscrit une contribution au registre, dit si elle est permise, et prépare son écriture."""
        actor = door.actor()
        asked = _asked(Kind(kind), moment, given)
        added = door.database.run(lambda session: add_contribution(session, asked, actor))
        answer_added(door, added, as_json=as_json)


def _asked(kind: Kind, moment: datetime, given: dict[str, object]) -> ContributionAsked:
    def text(name: str) -> str | None:
        value = given[name]
        return str(value) if value else None

    def number(name: str) -> int | None:
        value = given[name]
        return value if isinstance(value, int) else None

    def cents(name: str) -> Cents | None:
        value = number(name)
        return None if value is None else Cents(value)

    donor = None
    surname, first_name = text("surname"), text("first_name")
    if surname is not None and first_name is not None:
        elsewhere = cents("elsewhere") or Cents(0)
        donor = DonorAsked(surname, first_name, bool(given["french"]), bool(given["resident"]), elsewhere)
    return ContributionAsked(
        kind=kind,
        day=moment.date(),
        entity=text("member"),
        donor=donor,
        amount_cents=cents("amount"),
        minutes=number("minutes"),
        quantity_thousandths=number("quantity"),
        unit=text("unit"),
        unit_value_cents=cents("unit_value"),
        method=text("method"),
        done=not given["offered"],
        cash=bool(given["cash"]),
        expense_account=text("account"),
        label=text("label") or "",
        piece=text("piece") or "",
        document=text("document"),
        carried=bool(given["carried"]),
    )


def answer_added(door: Door, added: AddedContribution, *, as_json: bool) -> None:
    """Print what became of a contribution; exit 1 when it was not recorded."""
    lines = [issue.message(door.lang) for issue in added.issues]
    if added.row is not None:
        lines = [register_line(added.row, door), *lines]
    door.answer(plain(added, door.lang), as_json=as_json, lines=lines)
    if added.row is None:
        fault()


def _list(group: click.Group) -> None:
    @command(group, "list", permission=Permission.READ_MEMBER_LINES, answers=("contributions",))
    @click.option("--since", type=DAY, metavar="AAAA-MM-JJ", help="Premier jour.")
    @click.option("--until", type=DAY, metavar="AAAA-MM-JJ", help="Dernier jour.")
    @click.option("--member", metavar="CODE", help="D’un seul membre.")
    @json_option
    @pass_door
    def list_(
        door: Door, since: datetime | None, until: datetime | None, member: str | None, as_json: bool
    ) -> None:
        """Montre le registre des contributions, avec la règle appliquée à chacune."""
        actor = door.actor()
        with door.database.reading() as session:
            rows = list_contributions(
                session, actor, since=day_or_none(since), until=day_or_none(until), entity=member
            )
        payload = {"contributions": plain(rows, door.lang)}
        door.answer(payload, as_json=as_json, lines=[register_line(row, door) for row in rows])


def _return(group: click.Group) -> None:
    @command(group, "return", permission=Permission.DRAFT_ENTRIES, answers=("row",))
    @click.argument("number", metavar="N°")
    @click.option("--date", "moment", type=DAY, required=True, metavar="AAAA-MM-JJ", help="Jour du virement.")
    @_PIECE
    @json_option
    @pass_door
    def return_(door: Door, number: str, moment: datetime, piece: str, as_json: bool) -> None:
        """Prépare l’écriture qui rend l’argent d’une contribution refusée."""
        actor = door.actor()
        row = door.database.run(lambda session: return_money(session, number, moment.date(), piece, actor))
        _answer(door, row, as_json=as_json)


def _cancel(group: click.Group) -> None:
    @command(group, "cancel", permission=Permission.DRAFT_ENTRIES, answers=("row",))
    @click.argument("number", metavar="N°")
    @click.option(
        "--date", "moment", type=DAY, required=True, metavar="AAAA-MM-JJ", help="Jour des contre-passations."
    )
    @click.option("--reason", required=True, metavar="TEXTE", help="Pourquoi.")
    @json_option
    @pass_door
    def cancel(door: Door, number: str, moment: datetime, reason: str, as_json: bool) -> None:
        """Annule une contribution inscrite par erreur. Sa ligne reste au registre."""
        actor = door.actor()
        row = door.database.run(
            lambda session: cancel_contribution(session, number, moment.date(), reason, actor)
        )
        _answer(door, row, as_json=as_json)


def _rate(group: click.Group) -> None:
    @command(
        group, "rate", permission=Permission.ENTER_CONTRIBUTIONS, answers=("since", "rate_cents", "method")
    )
    @click.option("--since", type=DAY, required=True, metavar="AAAA-MM-JJ", help="Premier jour du taux.")
    @click.option("--amount", type=AMOUNT, required=True, help="Euros par heure : 14,50.")
    @click.option("--method", required=True, metavar="TEXTE", help="Comment il est fixé.")
    @click.option("--evidence", metavar="EMPREINTE", help="Empreinte de la note qui l’explique.")
    @json_option
    @pass_door
    def rate(
        door: Door, since: datetime, amount: Cents, method: str, evidence: str | None, as_json: bool
    ) -> None:
        """Fixe la valeur d’une heure de bénévolat à partir d’un jour."""
        actor = door.actor()
        row = door.database.run(
            lambda session: set_hourly_rate(session, since.date(), amount, method, actor, evidence=evidence)
        )
        line = f"{money(row.rate_cents, door.lang)} par heure depuis le {row.since:%d/%m/%Y}"
        door.answer(plain(row, door.lang), as_json=as_json, lines=[line])


def _rates(group: click.Group) -> None:
    @command(group, "rates", permission=Permission.READ_LEDGER, answers=("rates",))
    @json_option
    @pass_door
    def rates(door: Door, as_json: bool) -> None:
        """Montre les taux horaires du bénévolat."""
        actor = door.actor()
        with door.database.reading() as session:
            rows = list_hourly_rates(session, actor)
        lines = [f"{row.since:%d/%m/%Y} {money(row.rate_cents, door.lang)} : {row.method}" for row in rows]
        door.answer({"rates": plain(rows, door.lang)}, as_json=as_json, lines=lines)


def _answer(door: Door, row: RegisterRow, *, as_json: bool) -> None:
    door.answer({"row": plain(row, door.lang)}, as_json=as_json, lines=[register_line(row, door)])


_OUTCOMES = {
    "accepted": "Contribution permise.",
    "refused": "Contribution interdite.",
    "to_return": "À rendre.",
    "to_invoice": "À facturer.",
}


def register_line(row: RegisterRow, door: Door) -> str:
    """Return a line of the register for a person: number, day, who, how much, what becomes of it."""
    who = row.entity or row.person or "—"
    state = "annulée. " if row.is_cancelled else ""
    back = f" Rendue le {row.returned_on:%d/%m/%Y}." if row.returned_on else ""
    rule = "" if row.outcome.value == "accepted" else f" {row.rule.sentence(door.lang)}"
    start = f"{row.number} {row.day:%d/%m/%Y} {who} {money(row.amount_cents, door.lang)}"
    return f"{start} : {state}{_OUTCOMES[row.outcome.value]}{rule}{back}"
