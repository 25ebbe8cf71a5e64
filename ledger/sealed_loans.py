"""What the chain says of loans: codes, pseudonyms, amounts and dates."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from caisse.kernel.canonical import Canonical
from ledger.models.loans import Loan, LoanEvent, LoanInstalment
from ledger.models.members import LegalEntity, Person

Payload = Mapping[str, Canonical]


def loan_payload(session: Session, loan: Loan) -> Payload:
    """Return what is sealed of a loan and its schedule."""
    schedule = session.scalars(
        select(LoanInstalment).where(LoanInstalment.loan_id == loan.id).order_by(LoanInstalment.position)
    )
    return {
        "reference": loan.reference,
        "entity": None if loan.entity_id is None else session.get_one(LegalEntity, loan.entity_id).code,
        "person": None if loan.person_id is None else session.get_one(Person, loan.person_id).code,
        "day": loan.day.isoformat(),
        "ends_on": loan.ends_on.isoformat(),
        "principal_cents": loan.principal_cents,
        "rate_bp": loan.rate_bp,
        "contract": loan.contract_digest,
        "outcome": loan.outcome,
        "rule": loan.rule_code,
        "schedule": [
            {"due_on": row.due_on.isoformat(), "principal_cents": row.principal_cents} for row in schedule
        ],
    }


def event_payload(reference: str, event: LoanEvent) -> Payload:
    """Return what is sealed of a repayment or a waiver."""
    return {
        "loan": reference,
        "what": event.kind,
        "day": event.day.isoformat(),
        "principal_cents": event.principal_cents,
        "interest_cents": event.interest_cents,
        "deed": event.deed_digest,
    }


def rebuild_loan(session: Session, object_key: str) -> Payload | None:
    """Rebuild what was sealed of a loan."""
    loan = session.scalar(select(Loan).where(Loan.reference == object_key))
    return None if loan is None else loan_payload(session, loan)


def rebuild_event(session: Session, object_key: str) -> Payload | None:
    """Rebuild what was sealed of a repayment or a waiver."""
    event = session.get(LoanEvent, int(object_key))
    return None if event is None else event_payload(session.get_one(Loan, event.loan_id).reference, event)


REBUILDS = {"loan": rebuild_loan, "loan_event": rebuild_event}
"""Kinds of sealed events of loans, with what rebuilds them."""
