"""Contributions: their value in cents, and the entries they make. Pure: no session, no clock."""

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Final

from caisse.kernel.exact import Cents, half_up, proportion
from ledger.contribution_kinds import (
    BANK,
    IN_KIND,
    PARTY_BANK,
    RULES,
    SUPPLIERS,
    TO_RETURN,
    WAIVERS,
    Kind,
)
from ledger.entries import LABEL_LENGTH, EntryDraft, Line, Origin
from ledger.guard import Outcome
from ledger.journals import Journal

MINUTES_AN_HOUR: Final = 60
THOUSANDTHS: Final = 1000

_TITLES: Final = {
    Kind.MONEY: "Contribution financière",
    Kind.DUES: "Cotisation de parti",
    Kind.ROOM: "Usage gratuit d’un local",
    Kind.SERVICE: "Prestation gratuite",
    Kind.STAFF: "Personnel prêté",
    Kind.GOODS: "Biens consommés",
    Kind.TIME: "Bénévolat",
    Kind.INVOICE: "Facture payée pour le groupement",
    Kind.DURABLE: "Bien durable donné",
    Kind.WAIVER: "Abandon de créance",
    Kind.GIFT: "Don d’une personne physique",
    Kind.PERSON_DUES: "Cotisation d’adhérent",
    Kind.ELECTED_DUES: "Cotisation d’élu",
    Kind.LOAN_WAIVER: "Abandon de prêt",
    Kind.LOAN_GIFT: "Abandon de prêt d’une personne physique",
}


@dataclass(frozen=True, slots=True)
class Booked:
    """What of a contribution goes to the books.

    Attributes:
        kind: what it is.
        day: date of the operation.
        amount_cents: its value, in cents.
        giver: code of the legal entity, or pseudonym of the natural person.
        label: what it was, in words.
        piece: reference of the supporting document.
        document: SHA-256 of the supporting document, or None.
        expense_account: account of the expense, for an invoice paid, or an advantage invoiced.
    """

    kind: Kind
    day: date
    amount_cents: Cents
    giver: str | None
    label: str
    piece: str
    document: str | None = None
    expense_account: str | None = None


def value_of_time(minutes: int, rate_cents: int) -> Cents:
    """Return the value of unpaid time, half up to the cent: 90 min at 14.50 is 21.75, 50 min is 12.08.

    Args:
        minutes: minutes given.
        rate_cents: cents an hour, in force on that day.
    """
    return Cents(proportion(rate_cents, minutes, MINUTES_AN_HOUR))


def value_in_kind(quantity_thousandths: int, unit_value_cents: int) -> Cents:
    """Return quantity x unit value, half up to the cent.

    Args:
        quantity_thousandths: quantity in thousandths: 2.5 days is 2500.
        unit_value_cents: value of one, in cents.
    """
    return Cents(half_up(Fraction(quantity_thousandths * unit_value_cents, THOUSANDTHS)))


def drafts_for(booked: Booked, outcome: Outcome) -> tuple[EntryDraft, ...]:
    """Return the entries that a judged contribution makes, in order (accounts.md).

    Args:
        booked: what it is.
        outcome: the guard's answer.

    Returns:
        No entry when it is refused before payment or use.
    """
    if outcome is Outcome.ACCEPTED:
        return _accepted(booked)
    if outcome is Outcome.TO_RETURN:
        return _to_return(booked)
    if outcome is Outcome.TO_INVOICE:
        return (_to_invoice(booked),)
    return ()


def _accepted(booked: Booked) -> tuple[EntryDraft, ...]:
    rule = RULES[booked.kind]
    member = None if rule.from_person else booked.giver
    if booked.kind is Kind.INVOICE:
        return (
            _purchase(booked, booked.expense_account or ""),
            _draft(booked, Journal.MISCELLANEOUS, SUPPLIERS, rule.credit, credit_member=member),
        )
    debit_member = member if booked.kind in WAIVERS else None
    return (_draft(booked, rule.journal, rule.debit, rule.credit, debit_member, member),)


def _to_return(booked: Booked) -> tuple[EntryDraft, ...]:
    rule = RULES[booked.kind]
    member = None if rule.from_person else booked.giver
    refused = replace(booked, label=f"à restituer\u00a0: {booked.label}" if booked.label else "à restituer")
    if booked.kind is Kind.INVOICE:
        return (
            _purchase(refused, booked.expense_account or ""),
            _draft(refused, Journal.MISCELLANEOUS, SUPPLIERS, TO_RETURN, credit_member=member),
        )
    return (_draft(refused, Journal.MANDATAIRE_BANK, BANK, TO_RETURN, credit_member=member),)


def _to_invoice(booked: Booked) -> EntryDraft:
    account = booked.expense_account or RULES[booked.kind].invoiced_to or ""
    label = f"facture au prix habituel\u00a0: {booked.label}" if booked.label else "facture au prix habituel"
    return _purchase(replace(booked, label=label), account)


def _purchase(booked: Booked, account: str) -> EntryDraft:
    return _draft(booked, Journal.PURCHASES, account, SUPPLIERS)


def draft_of_return(booked: Booked, day: date, piece: str) -> EntryDraft:
    """Return the entry that gives refused money back: D 4684 C 5121, or C 5122 for an invoice a member paid.

    Args:
        booked: the refused contribution.
        day: date of the transfer back.
        piece: reference of the bank's statement.
    """
    from_party = booked.kind is Kind.INVOICE
    member = None if RULES[booked.kind].from_person else booked.giver
    label = f"restitution\u00a0: {booked.label}" if booked.label else "restitution"
    back = replace(booked, day=day, piece=piece, label=label, document=None)
    journal = Journal.PARTY_BANK if from_party else Journal.MANDATAIRE_BANK
    return _draft(back, journal, TO_RETURN, PARTY_BANK if from_party else BANK, debit_member=member)


def title_of(booked: Booked) -> str:
    """Return the label of the entries: kind, who, what."""
    by = ", par" if booked.kind is Kind.TIME else " de"
    who = f"{by} {booked.giver}" if booked.giver else ""
    what = f", {booked.label}" if booked.label else ""
    return f"{_TITLES[booked.kind]}{who}{what}"[:LABEL_LENGTH]


def _draft(
    booked: Booked,
    journal: Journal,
    debit: str,
    credit: str,
    debit_member: str | None = None,
    credit_member: str | None = None,
) -> EntryDraft:
    through = booked.giver if booked.kind in IN_KIND and journal is Journal.IN_KIND else None
    return EntryDraft(
        journal=journal.value,
        day=booked.day,
        label=title_of(booked),
        lines=(
            Line(debit, booked.amount_cents, debit_member),
            Line(credit, Cents(-booked.amount_cents), credit_member or through),
        ),
        piece=booked.piece,
        document=booked.document,
        origin=Origin.CONTRIBUTION,
    )
