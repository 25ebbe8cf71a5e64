"""``caisse loan``: loans taken, their schedule, repayments, waivers."""

from datetime import datetime

import click

from caisse.cli.amounts import DAY
from caisse.cli.contribution import AMOUNT, answer_added
from caisse.cli.door import Door, command, json_option, pass_door
from caisse.cli.groups import group_of
from caisse.cli.legal_facts import day_or_none
from caisse.cli.plain_values import plain
from caisse.identity.permissions import Permission
from caisse.kernel.exact import Cents
from caisse.kernel.format import money
from caisse.services.loan_waivers import WaiverAsked, waive_loan
from caisse.services.loans import (
    LoanAsked,
    RepaymentAsked,
    add_loan,
    list_loans,
    repay_loan,
    return_loan,
    undo_last_loan_entry,
)
from ledger.contribution_requests import DonorAsked
from ledger.loan_queries import LoanRow
from ledger.loans import Instalment, Terms

_DATE = click.option(
    "--date", "moment", type=DAY, required=True, metavar="AAAA-MM-JJ", help="Jour de l’opération."
)
_PIECE = click.option(
    "--piece", required=True, metavar="TEXTE", help="Référence du contrat, du relevé ou de l’acte."
)
_AMOUNT = click.option("--amount", type=AMOUNT, required=True, help="Capital, en euros.")


class InstalmentType(click.ParamType[Instalment]):
    """One repayment foreseen, typed ``AAAA-MM-JJ=MONTANT``."""

    name = "AAAA-MM-JJ=MONTANT"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Instalment:
        """Read the day and the amount."""
        day, _, amount = str(value).partition("=")
        moment = DAY.convert(day, param, ctx)
        return Instalment(moment.date(), AMOUNT.convert(amount, param, ctx))


def register(root: click.Group) -> None:
    """Add the commands to the tree."""
    group = group_of(root, "loan", "Les emprunts auprès de partis, de banques et de personnes.")
    _add(group)
    _list(group)
    _repay(group)
    _waive(group)
    _return(group)
    _undo(group)


def _add(group: click.Group) -> None:
    @command(group, "add", permission=Permission.ENTER_CONTRIBUTIONS, answers=("row", "issues"))
    @_DATE
    @click.option(
        "--until", type=DAY, required=True, metavar="AAAA-MM-JJ", help="Jour du dernier remboursement."
    )
    @_AMOUNT
    @click.option(
        "--rate-bp", type=int, default=0, metavar="N", help="Taux annuel en centièmes de pour cent."
    )
    @click.option("--lender", metavar="CODE", help="Parti ou banque qui prête.")
    @click.option("--surname", metavar="NOM", help="Nom de la personne qui prête.")
    @click.option("--first-name", metavar="PRÉNOM", help="Prénom de la personne qui prête.")
    @click.option("--french", is_flag=True, help="Cette personne est française.")
    @click.option("--resident", is_flag=True, help="Cette personne réside en France.")
    @click.option("--due", type=InstalmentType(), multiple=True, help="Échéance ; à répéter pour chacune.")
    @_PIECE
    @click.option("--contract", metavar="EMPREINTE", help="Empreinte du contrat gardé dans la base.")
    @click.option("--offered", is_flag=True, help="Seulement proposé : rien n’est encore versé.")
    @json_option
    @pass_door
    def add(
        door: Door,
        *,
        moment: datetime,
        until: datetime,
        amount: Cents,
        rate_bp: int,
        lender: str | None,
        surname: str | None,
        first_name: str | None,
        french: bool,
        resident: bool,
        due: tuple[Instalment, ...],
        piece: str,
        contract: str | None,
        offered: bool,
        as_json: bool,
    ) -> None:
        """Enregistre un emprunt avec son échéancier, et dit s’il est permis."""
        actor = door.actor()
        person = DonorAsked(surname, first_name, french, resident) if surname and first_name else None
        terms = Terms(moment.date(), until.date(), amount, rate_bp, due)
        asked = LoanAsked(terms, piece, lender, person, contract, received=not offered)
        added = door.database.run(lambda session: add_loan(session, asked, actor))
        told = [issue.message(door.lang) for issue in added.issues]
        door.answer(plain(added, door.lang), as_json=as_json, lines=[_line(added.row, door), *told])


def _list(group: click.Group) -> None:
    @command(group, "list", permission=Permission.READ_MEMBER_LINES, answers=("loans",))
    @click.option("--until", type=DAY, metavar="AAAA-MM-JJ", help="Dernier jour compté.")
    @click.option("--lender", metavar="CODE", help="D’un seul prêteur.")
    @json_option
    @pass_door
    def list_(door: Door, until: datetime | None, lender: str | None, as_json: bool) -> None:
        """Montre l’état des emprunts : prêté, remboursé, abandonné, restant dû."""
        actor = door.actor()
        with door.database.reading() as session:
            rows = list_loans(session, actor, until=day_or_none(until), entity=lender)
        payload = {"loans": plain(rows, door.lang)}
        door.answer(payload, as_json=as_json, lines=[_line(row, door) for row in rows])


def _repay(group: click.Group) -> None:
    @command(group, "repay", permission=Permission.ENTER_CONTRIBUTIONS, answers=("row",))
    @click.argument("reference", metavar="EMPRUNT")
    @_DATE
    @_AMOUNT
    @click.option("--interest", type=AMOUNT, default=0, help="Intérêts payés avec lui, en euros.")
    @_PIECE
    @json_option
    @pass_door
    def repay(
        door: Door,
        reference: str,
        moment: datetime,
        amount: Cents,
        interest: Cents,
        piece: str,
        as_json: bool,
    ) -> None:
        """Prépare l’écriture d’un remboursement."""
        actor = door.actor()
        asked = RepaymentAsked(reference, moment.date(), amount, piece, interest)
        _answer(door, door.database.run(lambda session: repay_loan(session, asked, actor)), as_json=as_json)


def _waive(group: click.Group) -> None:
    @command(group, "waive", permission=Permission.ENTER_CONTRIBUTIONS, answers=("row", "issues"))
    @click.argument("reference", metavar="EMPRUNT")
    @_DATE
    @_AMOUNT
    @_PIECE
    @click.option("--deed", metavar="EMPREINTE", help="Empreinte de l’acte gardé dans la base.")
    @json_option
    @pass_door
    def waive(
        door: Door,
        reference: str,
        moment: datetime,
        amount: Cents,
        piece: str,
        deed: str | None,
        as_json: bool,
    ) -> None:
        """Enregistre l’abandon d’un prêt : une contribution, à la date de l’acte."""
        actor = door.actor()
        asked = WaiverAsked(reference, moment.date(), amount, piece, deed)
        added = door.database.run(lambda session: waive_loan(session, asked, actor))
        answer_added(door, added, as_json=as_json)


def _return(group: click.Group) -> None:
    @command(group, "return", permission=Permission.DRAFT_ENTRIES, answers=("row",))
    @click.argument("reference", metavar="EMPRUNT")
    @_DATE
    @_PIECE
    @json_option
    @pass_door
    def return_(door: Door, reference: str, moment: datetime, piece: str, as_json: bool) -> None:
        """Prépare l’écriture qui rend un emprunt refusé."""
        actor = door.actor()
        row = door.database.run(lambda session: return_loan(session, reference, moment.date(), piece, actor))
        _answer(door, row, as_json=as_json)


def _undo(group: click.Group) -> None:
    @command(group, "undo", permission=Permission.DRAFT_ENTRIES, answers=("row",))
    @click.argument("reference", metavar="EMPRUNT")
    @_DATE
    @click.option("--reason", required=True, metavar="TEXTE", help="Pourquoi.")
    @json_option
    @pass_door
    def undo(door: Door, reference: str, moment: datetime, reason: str, as_json: bool) -> None:
        """Reprend la dernière chose inscrite sur un emprunt : brouillon retiré, écriture contre-passée."""
        actor = door.actor()
        row = door.database.run(
            lambda session: undo_last_loan_entry(session, reference, moment.date(), reason, actor)
        )
        _answer(door, row, as_json=as_json)


def _answer(door: Door, row: LoanRow, *, as_json: bool) -> None:
    door.answer({"row": plain(row, door.lang)}, as_json=as_json, lines=[_line(row, door)])


_OUTCOMES = {
    "accepted": "emprunt permis",
    "refused": "emprunt interdit",
    "to_return": "interdit, à rendre",
    "to_invoice": "à facturer",
}


def _line(row: LoanRow, door: Door) -> str:
    lent, owed = money(row.principal_cents, door.lang), money(row.outstanding_cents, door.lang)
    state = "annulé, " if row.is_cancelled else ""
    start = f"{row.reference} {row.day:%d/%m/%Y} {row.lender} {lent}"
    end = f"reste dû {owed}, jusqu’au {row.ends_on:%d/%m/%Y}"
    return f"{start} : {state}{_OUTCOMES[row.outcome.value]}, {end}"
