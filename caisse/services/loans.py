"""Loans taken by the pool: judged, recorded with their schedule, repaid, given back."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from caisse.identity.actor import Actor
from caisse.identity.authorise import authorise
from caisse.identity.permissions import Permission
from caisse.kernel.canonical import canonical_json
from caisse.kernel.issues import Issue, Severity
from caisse.services.loan_records import (
    LenderIsPoolError,
    LenderMissingError,
    LoanNotToReturnError,
    NothingToUndoError,
    PoolAtFaultError,
    TooMuchRepaidError,
    check_after,
    check_paper,
    checked_loan,
    keep_entry,
    lender_of,
    loan_named,
    loan_row,
    new_event,
    seal_event,
)
from caisse.services.recorded import record_by
from ledger.contribution_requests import DonorAsked
from ledger.drafting import withdraw_entry
from ledger.guard import Judgement, Outcome, judge_loan, judge_loan_of_person
from ledger.legal_status import standing
from ledger.loan_queries import REPAYMENT, WAIVER, LoanRow, loan_rows
from ledger.loans import (
    Terms,
    draft_of_loan,
    draft_of_loan_return,
    draft_of_repayment,
    schedule_of,
)
from ledger.members import entity_by_code, pool_entities, pool_status, status_of
from ledger.models.loans import Loan, LoanEntry, LoanInstalment
from ledger.models.members import LegalEntity, Person
from ledger.persons import name_key, new_person, person_keys
from ledger.posting import reverse_entry
from ledger.sealed_loans import loan_payload
from ledger.seals import lock_chain, seal
from ledger.states import DRAFT, POSTED, state_of


@dataclass(frozen=True, slots=True)
class LoanAsked:
    """A loan to record.

    Attributes:
        terms: what the contract says.
        piece: reference of the contract.
        entity: code of the party or bank that lends; or
        person: the natural person who lends.
        contract: digest of the contract kept in the database, or None.
        received: whether the money stands on the account.
    """

    terms: Terms
    piece: str
    entity: str | None = None
    person: DonorAsked | None = None
    contract: str | None = None
    received: bool = True


@dataclass(frozen=True, slots=True)
class LoanAdded:
    """What became of a loan: its row, and what must be heard."""

    row: LoanRow
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class RepaymentAsked:
    """A repayment to record.

    Attributes:
        reference: the loan's own.
        day: date of the payment.
        principal_cents: principal repaid, in cents.
        piece: reference of the bank's statement.
        interest_cents: interest paid with it, in cents.
    """

    reference: str
    day: date
    principal_cents: int
    piece: str
    interest_cents: int = 0


def add_loan(session: Session, asked: LoanAsked, actor: Actor) -> LoanAdded:
    """Record a loan with its schedule; one the law forbids is recorded as refused, or to be returned.

    Raises:
        LenderMissingError, LenderIsPoolError, LoanPieceMissingError, LoanDocumentUnknownError: ill described.
        LoanTermsRefusedError, ScheduleRefusedError: the contract does not hold together.
        LoanInFutureError: dated after today.
    """
    authorise(session, actor, Permission.ENTER_CONTRIBUTIONS)
    lock_chain(session)
    at = actor.clock.now()
    schedule = schedule_of(asked.terms)
    check_paper(session, asked.terms.day, asked.piece, asked.contract, at)
    entity = _lender(session, asked)
    judgement = _judge(session, asked, entity)
    person = _person(session, asked.person, actor, at)
    source = judgement.rule.sources[0]
    loan = Loan(
        reference=_next_reference(session, asked.terms.day.year),
        entity_id=None if entity is None else entity.id,
        person_id=None if person is None else person.id,
        day=asked.terms.day,
        ends_on=asked.terms.ends_on,
        principal_cents=asked.terms.principal_cents,
        rate_bp=asked.terms.rate_bp,
        contract_digest=asked.contract,
        piece=asked.piece.strip(),
        outcome=judgement.outcome.value,
        rule_code=judgement.rule.code,
        rule_params=canonical_json(dict(judgement.rule.params)).decode("utf-8"),
        source_reference=source.reference,
        source_quote=source.quote,
        **record_by(actor, at),
    )
    session.add(loan)
    session.flush()
    for position, due in enumerate(schedule, start=1):
        session.add(
            LoanInstalment(
                loan_id=loan.id, position=position, due_on=due.due_on, principal_cents=due.principal_cents
            )
        )
    session.flush()
    payload = loan_payload(session, loan)
    seal(session, kind="loan", object_key=loan.reference, payload=payload, at=at, salts=actor.salts)
    lender, name = lender_of(session, loan)
    draft = draft_of_loan(lender, name, loan.reference, asked.terms, loan.piece, judgement.outcome)
    if draft is not None:
        keep_entry(session, loan, draft, "origin", None, actor)
    told = Issue(judgement.rule.code, Severity.WARNING, params=judgement.rule.params)
    return LoanAdded(loan_row(session, loan), () if judgement.is_lawful else (told,))


def repay_loan(session: Session, asked: RepaymentAsked, actor: Actor) -> LoanRow:
    """Record a repayment: D 16811 C 5122. A pool at fault pays nothing.

    Raises:
        LoanUnknownError: no loan has this reference.
        TooMuchRepaidError: more than what is owed, or nothing.
        BeforeLoanError, LoanInFutureError: the day.
        PoolAtFaultError: the pool is not in order on that day.
    """
    authorise(session, actor, Permission.ENTER_CONTRIBUTIONS)
    lock_chain(session)
    loan = checked_loan(session, asked.reference, asked.day, asked.principal_cents, asked.piece, actor)
    if asked.interest_cents < 0:
        raise TooMuchRepaidError(asked_cents=asked.interest_cents, owed_cents=0)
    verdict = standing(pool_status(session), asked.day)
    if not verdict.holds:
        raise PoolAtFaultError(day_date=asked.day.isoformat())
    event = new_event(loan, REPAYMENT, asked.day, asked.principal_cents, asked.piece, actor)
    event.interest_cents = asked.interest_cents
    seal_event(session, loan, event, actor)
    lender, name = lender_of(session, loan)
    amounts = (asked.principal_cents, asked.interest_cents)
    draft = draft_of_repayment(lender, name, loan.reference, asked.day, amounts, event.piece)
    keep_entry(session, loan, draft, "repayment", event.id, actor)
    return loan_row(session, loan)


def return_loan(session: Session, reference: str, day: date, piece: str, actor: Actor) -> LoanRow:
    """Draft the entry that gives a refused loan back: D 4684 C 5121.

    Raises:
        LoanUnknownError: no loan has this reference.
        LoanNotToReturnError: it is lawful, was never paid, or was given back.
        BeforeLoanError, LoanInFutureError: the day.
    """
    authorise(session, actor, Permission.DRAFT_ENTRIES)
    lock_chain(session)
    loan = loan_named(session, reference)
    shown = loan_row(session, loan)
    if shown.outcome is not Outcome.TO_RETURN or shown.returned_on is not None or shown.is_cancelled:
        raise LoanNotToReturnError(reference=loan.reference)
    check_paper(session, day, piece, None, actor.clock.now())
    check_after(loan, day)
    lender, name = lender_of(session, loan)
    draft = draft_of_loan_return(lender, name, loan.reference, day, loan.principal_cents, piece.strip())
    keep_entry(session, loan, draft, "return", None, actor)
    return loan_row(session, loan)


def undo_last_loan_entry(session: Session, reference: str, day: date, reason: str, actor: Actor) -> LoanRow:
    """Take back the last thing recorded on a loan: its draft is withdrawn, its posted entry reversed.

    A waiver is taken back as the contribution it is.

    Args:
        session: a writing transaction.
        reference: the loan's own.
        day: date of the reversal, in an open month.
        reason: why.
        actor: who asks.

    Raises:
        LoanUnknownError: no loan has this reference.
        NothingToUndoError: nothing of it can be taken back.
    """
    authorise(session, actor, Permission.DRAFT_ENTRIES)
    lock_chain(session)
    loan = loan_named(session, reference)
    query = select(LoanEntry).where(LoanEntry.loan_id == loan.id).order_by(LoanEntry.id.desc())
    for link in session.scalars(query):
        state, at = state_of(session, link.entry_id), actor.clock.now()
        if link.role == WAIVER or state not in {DRAFT, POSTED}:
            continue
        if state == DRAFT:
            withdraw_entry(session, link.entry_id, user_id=actor.user_id, at=at, reason=reason)
        else:
            reverse_entry(session, link.entry_id, day=day, author_id=actor.user_id, at=at, reason=reason)
        return loan_row(session, loan)
    raise NothingToUndoError(reference=loan.reference)


def list_loans(
    session: Session, actor: Actor, *, until: date | None = None, entity: str | None = None
) -> tuple[LoanRow, ...]:
    """Return the state of loans up to a day, of all lenders or of one."""
    authorise(session, actor, Permission.READ_MEMBER_LINES, _code(entity))
    return loan_rows(session, until=until, entity=_code(entity))


def _code(entity: str | None) -> str | None:
    return None if entity is None else entity.strip().upper()


def _lender(session: Session, asked: LoanAsked) -> LegalEntity | None:
    if (asked.entity is None) == (asked.person is None):
        raise LenderMissingError
    if asked.entity is None:
        return None
    entity, own = entity_by_code(session, asked.entity), pool_entities(session)
    if entity.id in {own.party.id, own.mandataire.id}:
        raise LenderIsPoolError(entity=entity.code)
    return entity


def _judge(session: Session, asked: LoanAsked, entity: LegalEntity | None) -> Judgement:
    pool, terms = pool_status(session), asked.terms
    if entity is None:
        return judge_loan_of_person(pool, terms.day, terms.ends_on, received=asked.received)
    return judge_loan(status_of(session, entity), pool, terms.day, received=asked.received)


def _person(session: Session, asked: DonorAsked | None, actor: Actor, at: datetime) -> Person | None:
    if asked is None:
        return None
    known = person_keys(session).get(name_key(asked.surname, asked.first_name))
    if known is not None:
        return known
    person = new_person(asked.surname, asked.first_name, actor.salts)
    person.is_french, person.is_resident = asked.is_french, asked.is_resident
    person.recorded_at, person.recorded_by_id, person.recorded_as = at, actor.user_id, actor.label
    session.add(person)
    session.flush()
    return person


def _next_reference(session: Session, year: int) -> str:
    count = session.scalar(select(func.count()).select_from(Loan).where(Loan.reference.like(f"E{year}-%")))
    return f"E{year}-{(count or 0) + 1:03d}"
