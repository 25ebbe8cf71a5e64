"""Waivers of loans: a contribution on the deed's date, judged as such."""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from caisse.identity.actor import Actor
from caisse.identity.authorise import authorise
from caisse.identity.permissions import Permission
from caisse.kernel.clock import paris_date
from caisse.kernel.exact import Cents
from caisse.services.contributions import AddedContribution
from caisse.services.loan_records import check_paper, checked_loan, lender_of, new_event, seal_event
from ledger.contribution_desk import Desk
from ledger.contribution_kinds import Kind
from ledger.contribution_queries import register_rows
from ledger.contribution_register import Recorder, record, row_of
from ledger.contribution_requests import ContributionAsked, DonorAsked
from ledger.loan_queries import WAIVER
from ledger.loans import LenderKind
from ledger.models.contributions import ContributionEntry
from ledger.models.loans import Loan, LoanEntry
from ledger.models.members import Person
from ledger.sealed_contributions import register_number
from ledger.seals import lock_chain


@dataclass(frozen=True, slots=True)
class WaiverAsked:
    """A waiver to record: a contribution on the deed's date.

    Attributes:
        reference: the loan's own.
        day: date of the deed.
        principal_cents: principal waived, in cents.
        piece: reference of the deed.
        deed: digest of the deed kept in the database, or None.
    """

    reference: str
    day: date
    principal_cents: int
    piece: str
    deed: str | None = None


def waive_loan(session: Session, asked: WaiverAsked, actor: Actor) -> AddedContribution:
    """Record the waiver of a loan: a contribution on the deed's date. Refused by the guard, the debt stays.

    Raises:
        LoanUnknownError: no loan has this reference.
        TooMuchRepaidError: more than what is owed, or nothing.
        BeforeLoanError, LoanInFutureError: the day.
        LoanDocumentUnknownError: no document has the deed's digest.
    """
    authorise(session, actor, Permission.ENTER_CONTRIBUTIONS)
    lock_chain(session)
    at = actor.clock.now()
    loan = checked_loan(session, asked.reference, asked.day, asked.principal_cents, asked.piece, actor)
    check_paper(session, asked.day, asked.piece, asked.deed, at)
    desk = Desk(session, paris_date(at))
    examined, issues = desk.examine(_waiver(session, loan, asked))
    if examined is None:
        return AddedContribution(None, issues)
    recorder = Recorder(actor.user_id, actor.label, at, actor.salts)
    row = record(desk, examined, recorder, row_of(examined, recorder))
    if examined.judgement.is_lawful:
        event = new_event(loan, WAIVER, asked.day, asked.principal_cents, asked.piece, actor)
        event.deed_digest, event.contribution_id = asked.deed, row.id
        seal_event(session, loan, event, actor)
        query = select(ContributionEntry.entry_id).where(ContributionEntry.contribution_id == row.id)
        for entry_id in session.scalars(query):
            session.add(LoanEntry(loan_id=loan.id, event_id=event.id, entry_id=entry_id, role="waiver"))
        session.flush()
    number = register_number(row.day.year, row.number or 0)
    lines = register_rows(session, since=asked.day, until=asked.day)
    return AddedContribution(next(line for line in lines if line.number == number), issues)


def _waiver(session: Session, loan: Loan, asked: WaiverAsked) -> ContributionAsked:
    lender, name = lender_of(session, loan)
    common = ContributionAsked(
        kind=Kind.LOAN_WAIVER,
        day=asked.day,
        entity=name,
        amount_cents=Cents(asked.principal_cents),
        label=f"emprunt {loan.reference}",
        piece=asked.piece.strip(),
        document=asked.deed,
    )
    if lender is not LenderKind.PERSON:
        return common
    person = session.get_one(Person, loan.person_id)
    donor = DonorAsked(
        person.surname or "", person.first_name or "", bool(person.is_french), bool(person.is_resident)
    )
    return replace(common, kind=Kind.LOAN_GIFT, entity=None, donor=donor)
