"""What the services on loans share: refusals, checks, and how an event and its entry are kept."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from caisse.identity.actor import Actor
from caisse.kernel.clock import paris_date
from caisse.kernel.refusals import RefusalError
from caisse.models.documents import Document
from caisse.services.recorded import record_by
from ledger.drafting import draft_entry
from ledger.entries import EntryDraft
from ledger.loan_queries import LoanRow, lender_kind_of, loan_rows
from ledger.loans import LenderKind
from ledger.models.loans import Loan, LoanEntry, LoanEvent
from ledger.models.members import LegalEntity, Person
from ledger.sealed_loans import event_payload
from ledger.seals import seal


class LoanUnknownError(RefusalError):
    """No loan has this reference."""

    code = "loans.unknown"
    status = 404


class LenderMissingError(RefusalError):
    """One lender: a legal entity, or a natural person."""

    code = "loans.lender_missing"
    status = 422


class LenderIsPoolError(RefusalError):
    """The pool does not lend to itself."""

    code = "loans.lender_is_pool"
    status = 422


class LoanInFutureError(RefusalError):
    """The operation is dated after today."""

    code = "loans.in_future"
    status = 422


class LoanPieceMissingError(RefusalError):
    """The contract, the statement or the deed is not cited."""

    code = "loans.piece_missing"
    status = 422


class LoanDocumentUnknownError(RefusalError):
    """No document has this digest."""

    code = "loans.document_unknown"
    status = 422


class TooMuchRepaidError(RefusalError):
    """More than what is still owed."""

    code = "loans.too_much"
    status = 422


class BeforeLoanError(RefusalError):
    """The operation is dated before the loan."""

    code = "loans.before_loan"
    status = 422


class PoolAtFaultError(RefusalError):
    """The pool is not in order on that day: it pays nothing."""

    code = "loans.pool_at_fault"


class LoanNotToReturnError(RefusalError):
    """The loan is not a sum to return."""

    code = "loans.not_to_return"


class NothingToUndoError(RefusalError):
    """Nothing recorded on the loan can be taken back."""

    code = "loans.nothing_to_undo"


def check_paper(session: Session, day: date, piece: str, digest: str | None, at: datetime) -> None:
    """Refuse an operation without piece, after today, or with an unknown document."""
    if not piece.strip():
        raise LoanPieceMissingError
    if day > paris_date(at):
        raise LoanInFutureError(day_date=day.isoformat())
    if digest is not None and session.get(Document, digest) is None:
        raise LoanDocumentUnknownError(digest=digest)


def check_after(loan: Loan, day: date) -> None:
    """Refuse a day before the loan."""
    if day < loan.day:
        raise BeforeLoanError(reference=loan.reference, loan_date=loan.day.isoformat())


def checked_loan(
    session: Session, reference: str, day: date, principal_cents: int, piece: str, actor: Actor
) -> Loan:
    """Return the loan on which that much may still be repaid or waived on that day."""
    loan = loan_named(session, reference)
    check_paper(session, day, piece, None, actor.clock.now())
    check_after(loan, day)
    owed = loan_row(session, loan).outstanding_cents
    if not 0 < principal_cents <= owed:
        raise TooMuchRepaidError(asked_cents=principal_cents, owed_cents=owed)
    return loan


def loan_named(session: Session, reference: str) -> Loan:
    """Return a loan by its reference."""
    found = session.scalar(select(Loan).where(Loan.reference == reference.strip().upper()))
    if found is None:
        raise LoanUnknownError(reference=reference)
    return found


def lender_of(session: Session, loan: Loan) -> tuple[LenderKind, str]:
    """Return what kind of lender it is, with its code or pseudonym."""
    if loan.entity_id is not None:
        entity = session.get_one(LegalEntity, loan.entity_id)
        return lender_kind_of(entity), entity.code
    return LenderKind.PERSON, session.get_one(Person, loan.person_id).code


def new_event(loan: Loan, kind: str, day: date, principal_cents: int, piece: str, actor: Actor) -> LoanEvent:
    """Return a repayment or a waiver, not yet kept."""
    return LoanEvent(
        loan_id=loan.id,
        kind=kind,
        day=day,
        principal_cents=principal_cents,
        interest_cents=0,
        piece=piece.strip(),
        **record_by(actor, actor.clock.now()),
    )


def seal_event(session: Session, loan: Loan, event: LoanEvent, actor: Actor) -> None:
    """Keep an event and seal it."""
    session.add(event)
    session.flush()
    payload = event_payload(loan.reference, event)
    at = actor.clock.now()
    seal(session, kind="loan_event", object_key=str(event.id), payload=payload, at=at, salts=actor.salts)


def keep_entry(
    session: Session, loan: Loan, draft: EntryDraft, role: str, event_id: int | None, actor: Actor
) -> None:
    """Keep the draft that a loan makes, tied to it."""
    drafted = draft_entry(session, draft, author_id=actor.user_id, at=actor.clock.now())
    session.add(LoanEntry(loan_id=loan.id, event_id=event_id, entry_id=drafted.id, role=role))
    session.flush()


def loan_row(session: Session, loan: Loan) -> LoanRow:
    """Return a loan as lists show it."""
    return next(row for row in loan_rows(session) if row.reference == loan.reference)
