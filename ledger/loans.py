"""Loans taken by the pool: schedule, and the entries each step makes. Pure: no session, no clock.

A loan is not a contribution and never weighs in a key; its waiver is a contribution on the deed's date.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from caisse.kernel.exact import Cents
from caisse.kernel.refusals import RefusalError
from ledger.contribution_kinds import BANK, PARTY_BANK, TO_RETURN
from ledger.entries import LABEL_LENGTH, LARGEST_CENTS, EntryDraft, Line, Origin
from ledger.guard import Outcome
from ledger.journals import Journal

INTEREST: Final = "661"
"""Interest on loans: not in the default chart, to be added when a loan bears some."""
HIGHEST_RATE_BP: Final = 10_000


class LenderKind(StrEnum):
    """Who may lend."""

    PARTY = "party"
    BANK = "bank"
    PERSON = "person"


DEBTS: Final = {LenderKind.PARTY: "16811", LenderKind.BANK: "164", LenderKind.PERSON: "16812"}
"""Account of the debt, by lender."""


class ScheduleRefusedError(RefusalError):
    """The repayments do not follow the contract: sum, order, or last day."""

    code = "loans.schedule_refused"
    status = 422


class LoanTermsRefusedError(RefusalError):
    """Amount, rate or dates are out of reason."""

    code = "loans.terms_refused"
    status = 422


@dataclass(frozen=True, slots=True)
class Instalment:
    """One repayment that the contract foresees."""

    due_on: date
    principal_cents: int


@dataclass(frozen=True, slots=True)
class Terms:
    """What the contract says.

    Attributes:
        day: date of the bank movement.
        ends_on: date of the last repayment.
        principal_cents: the amount lent, in cents.
        rate_bp: yearly rate in basis points (150 is 1.50 %).
        instalments: the schedule; one repayment on the last day when empty.
    """

    day: date
    ends_on: date
    principal_cents: int
    rate_bp: int = 0
    instalments: tuple[Instalment, ...] = ()


def schedule_of(terms: Terms) -> tuple[Instalment, ...]:
    """Return the schedule, checked against the contract.

    Raises:
        LoanTermsRefusedError: amount, rate or dates are out of reason.
        ScheduleRefusedError: its sum is not the principal, or its last day is not the contract's.
    """
    reasonable = 0 < terms.principal_cents <= LARGEST_CENTS and 0 <= terms.rate_bp <= HIGHEST_RATE_BP
    if not reasonable or terms.ends_on < terms.day:
        raise LoanTermsRefusedError(principal_cents=terms.principal_cents, end_date=terms.ends_on.isoformat())
    if not terms.instalments:
        return (Instalment(terms.ends_on, terms.principal_cents),)
    days = [instalment.due_on for instalment in terms.instalments]
    total = sum(instalment.principal_cents for instalment in terms.instalments)
    positive = all(instalment.principal_cents > 0 for instalment in terms.instalments)
    in_order = days == sorted(set(days)) and days[0] >= terms.day and days[-1] == terms.ends_on
    if total != terms.principal_cents or not positive or not in_order:
        raise ScheduleRefusedError(
            total_cents=total, principal_cents=terms.principal_cents, end_date=terms.ends_on.isoformat()
        )
    return terms.instalments


def draft_of_loan(
    lender: LenderKind, name: str, reference: str, terms: Terms, piece: str, outcome: Outcome
) -> EntryDraft | None:
    """Return the entry of a loan received: D 5121 C 16811, 164 or 16812; refused, C 4684.

    Args:
        lender: who lends.
        name: code of the legal entity, or pseudonym of the person.
        reference: the loan's own.
        terms: the contract.
        piece: reference of the contract.
        outcome: the guard's answer; nothing is written for a loan refused before it was paid.
    """
    if outcome is Outcome.REFUSED:
        return None
    lawful = outcome is Outcome.ACCEPTED
    debt = DEBTS[lender] if lawful else TO_RETURN
    label = f"Emprunt {reference} auprès de {name}" + ("" if lawful else ", refusé, à restituer")
    member = None if lender is LenderKind.PERSON else name
    lines = (
        Line(BANK, Cents(terms.principal_cents)),
        Line(debt, Cents(-terms.principal_cents), member),
    )
    return _draft(Journal.MANDATAIRE_BANK, terms.day, label, lines, piece)


def draft_of_repayment(
    lender: LenderKind, name: str, reference: str, day: date, amounts: tuple[int, int], piece: str
) -> EntryDraft:
    """Return the entry of a repayment: D 16811 (and D 661) C 5122.

    Args:
        lender: who lent.
        name: code of the legal entity, or pseudonym of the person.
        reference: the loan's own.
        day: date of the payment.
        amounts: principal and interest paid, in cents.
        piece: reference of the bank's statement.
    """
    principal_cents, interest_cents = amounts
    member = None if lender is LenderKind.PERSON else name
    lines = (
        Line(DEBTS[lender], Cents(principal_cents), member),
        *((Line(INTEREST, Cents(interest_cents)),) if interest_cents else ()),
        Line(PARTY_BANK, Cents(-principal_cents - interest_cents)),
    )
    return _draft(Journal.PARTY_BANK, day, f"Remboursement de l’emprunt {reference} à {name}", lines, piece)


def draft_of_loan_return(
    lender: LenderKind, name: str, reference: str, day: date, principal_cents: int, piece: str
) -> EntryDraft:
    """Return the entry that gives a refused loan back: D 4684 C 5121."""
    member = None if lender is LenderKind.PERSON else name
    lines = (Line(TO_RETURN, Cents(principal_cents), member), Line(BANK, Cents(-principal_cents)))
    label = f"Restitution de l’emprunt {reference}, refusé, à {name}"
    return _draft(Journal.MANDATAIRE_BANK, day, label, lines, piece)


def _draft(journal: Journal, day: date, label: str, lines: tuple[Line, ...], piece: str) -> EntryDraft:
    return EntryDraft(journal.value, day, label[:LABEL_LENGTH], lines, piece, origin=Origin.CONTRIBUTION)
