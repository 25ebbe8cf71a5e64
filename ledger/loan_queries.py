"""Reading loans: what was lent, repaid, waived, and what is still owed."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from ledger.guard import Outcome
from ledger.loans import Instalment, LenderKind
from ledger.members import LegalForm
from ledger.models.entries import Entry, EntryWithdrawal, Reversal
from ledger.models.loans import Loan, LoanEntry, LoanEvent, LoanInstalment
from ledger.models.members import LegalEntity, Person

REPAYMENT = "repayment"
WAIVER = "waiver"


@dataclass(frozen=True, slots=True)
class LoanRow:
    """One loan, as the state of loans in the annex shows it.

    Attributes:
        reference: ``E2025-001``.
        lender: code of the legal entity, or pseudonym of the natural person.
        lender_kind: party, bank or person.
        rate_bp: yearly rate in basis points.
        outcome: the guard's answer.
        rule_code: code of the verdict that decided, with its clause.
        repaid_cents: principal repaid.
        waived_cents: principal waived.
        interest_cents: interest paid.
        outstanding_cents: principal still owed; 0 for a refused loan.
        is_cancelled: whether its entries were taken back.
        returned_on: the day a refused loan was given back, or None.
        instalments: the contract's schedule.
    """

    reference: str
    lender: str
    lender_kind: LenderKind
    day: date
    ends_on: date
    principal_cents: int
    rate_bp: int
    piece: str
    contract: str | None
    outcome: Outcome
    rule_code: str
    source_reference: str
    source_quote: str
    repaid_cents: int
    waived_cents: int
    interest_cents: int
    outstanding_cents: int
    is_cancelled: bool
    returned_on: date | None
    instalments: tuple[Instalment, ...]


@dataclass(frozen=True, slots=True)
class _Step:
    event_id: int | None
    role: str
    day: date
    is_over: bool


def loan_rows(
    session: Session, *, until: date | None = None, entity: str | None = None
) -> tuple[LoanRow, ...]:
    """Return the loans in order of their references, with what was repaid and waived up to a day.

    Args:
        session: any session.
        until: last day counted, or None for all.
        entity: code of one lender, or None for all.
    """
    query = (
        select(Loan, LegalEntity, Person.code)
        .outerjoin(LegalEntity, LegalEntity.id == Loan.entity_id)
        .outerjoin(Person, Person.id == Loan.person_id)
        .order_by(Loan.reference)
    )
    if until is not None:
        query = query.where(Loan.day <= until)
    if entity is not None:
        query = query.where(LegalEntity.code == entity)
    steps = _steps(session)
    return tuple(
        _row(session, loan, lender, person, steps.get(loan.id, ()), until)
        for loan, lender, person in session.execute(query)
    )


def owed_to_lenders(session: Session, until: date) -> dict[str, int]:
    """Return the principal still owed on a day, in cents, by code or pseudonym of the lender."""
    owed: dict[str, int] = {}
    for row in loan_rows(session, until=until):
        if row.outstanding_cents:
            owed[row.lender] = owed.get(row.lender, 0) + row.outstanding_cents
    return owed


def lender_kind_of(entity: LegalEntity | None) -> LenderKind:
    """Return what kind of lender a legal entity is; no entity is a natural person."""
    if entity is None:
        return LenderKind.PERSON
    return LenderKind.BANK if entity.legal_form == LegalForm.BANK else LenderKind.PARTY


def _steps(session: Session) -> Mapping[int, list[_Step]]:
    query = (
        select(
            LoanEntry.loan_id,
            LoanEntry.event_id,
            LoanEntry.role,
            Entry.day,
            EntryWithdrawal.entry_id,
            Reversal.reversed_id,
        )
        .join(Entry, Entry.id == LoanEntry.entry_id)
        .outerjoin(EntryWithdrawal, EntryWithdrawal.entry_id == Entry.id)
        .outerjoin(Reversal, Reversal.reversed_id == Entry.id)
        .order_by(LoanEntry.id)
    )
    found: dict[int, list[_Step]] = defaultdict(list)
    for loan_id, event_id, role, day, *over in session.execute(query):
        found[loan_id].append(_Step(event_id, role, day, any(over)))
    return found


def _row(
    session: Session,
    loan: Loan,
    lender: LegalEntity | None,
    person: str | None,
    steps: list[_Step] | tuple[()],
    until: date | None,
) -> LoanRow:
    over = {step.event_id for step in steps if step.is_over and step.event_id is not None}
    events = [
        event
        for event in session.scalars(select(LoanEvent).where(LoanEvent.loan_id == loan.id))
        if event.id not in over and (until is None or event.day <= until)
    ]
    repaid = sum(event.principal_cents for event in events if event.kind == REPAYMENT)
    waived = sum(event.principal_cents for event in events if event.kind == WAIVER)
    outcome = Outcome(loan.outcome)
    cancelled = any(step.role == "origin" and step.is_over for step in steps)
    owes = outcome is Outcome.ACCEPTED and not cancelled
    returns = [step.day for step in steps if step.role == "return" and not step.is_over]
    return LoanRow(
        reference=loan.reference,
        lender=lender.code if lender is not None else person or "",
        lender_kind=lender_kind_of(lender),
        day=loan.day,
        ends_on=loan.ends_on,
        principal_cents=loan.principal_cents,
        rate_bp=loan.rate_bp,
        piece=loan.piece,
        contract=loan.contract_digest,
        outcome=outcome,
        rule_code=loan.rule_code,
        source_reference=loan.source_reference,
        source_quote=loan.source_quote,
        repaid_cents=repaid,
        waived_cents=waived,
        interest_cents=sum(event.interest_cents for event in events),
        outstanding_cents=loan.principal_cents - repaid - waived if owes else 0,
        is_cancelled=cancelled,
        returned_on=returns[0] if returns else None,
        instalments=tuple(
            Instalment(row.due_on, row.principal_cents)
            for row in session.scalars(
                select(LoanInstalment)
                .where(LoanInstalment.loan_id == loan.id)
                .order_by(LoanInstalment.position)
            )
        ),
    )
