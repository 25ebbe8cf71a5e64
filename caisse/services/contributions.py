"""Contributions entered by hand; refused money given back; what was recorded by mistake taken back."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from caisse.identity.actor import Actor
from caisse.identity.authorise import authorise
from caisse.identity.permissions import Permission
from caisse.kernel.clock import paris_date
from caisse.kernel.issues import Issue
from caisse.kernel.refusals import RefusalError
from caisse.services.recorded import record_by
from ledger.contribution_desk import Desk
from ledger.contribution_queries import RegisterRow, register_rows
from ledger.contribution_register import Recorder, booked_of, record, row_of
from ledger.contribution_requests import ContributionAsked
from ledger.contributions import draft_of_return
from ledger.drafting import draft_entry, withdraw_entry
from ledger.guard import Outcome
from ledger.models.contributions import Contribution, ContributionCancellation, ContributionEntry
from ledger.models.members import LegalEntity
from ledger.posting import reverse_entry
from ledger.sealed_contributions import cancellation_payload, contribution_numbered
from ledger.seals import lock_chain, seal
from ledger.states import DRAFT, POSTED, state_of

REASON_LENGTH = 400


class ContributionUnknownError(RefusalError):
    """No line of the register has this number."""

    code = "contributions.unknown"
    status = 404


class NothingToReturnError(RefusalError):
    """The contribution is not a sum to return."""

    code = "contributions.nothing_to_return"


class AlreadyReturnedError(RefusalError):
    """The money was given back."""

    code = "contributions.already_returned"


class AlreadyCancelledError(RefusalError):
    """The contribution was taken back."""

    code = "contributions.already_cancelled"


class ReasonMissingError(RefusalError):
    """A reason is needed."""

    code = "contributions.reason_missing"
    status = 422


class ReturnTooEarlyError(RefusalError):
    """Money is given back after it came."""

    code = "contributions.return_too_early"
    status = 422


@dataclass(frozen=True, slots=True)
class AddedContribution:
    """What became of a contribution that was entered.

    Attributes:
        row: its line of the register, or None when something is wrong with it.
        issues: what is wrong, or what must be heard.
    """

    row: RegisterRow | None
    issues: tuple[Issue, ...]


def add_contribution(session: Session, asked: ContributionAsked, actor: Actor) -> AddedContribution:
    """Record one contribution: judged, numbered, drafted, sealed. An unlawful one is recorded as refused.

    Args:
        session: a writing transaction.
        asked: what is asked.
        actor: the pool's treasurer, or a member's for that member.
    """
    authorise(session, actor, Permission.ENTER_CONTRIBUTIONS, _code(asked.entity))
    lock_chain(session)
    at = actor.clock.now()
    desk = Desk(session, paris_date(at))
    examined, issues = desk.examine(asked)
    if examined is None:
        return AddedContribution(None, issues)
    recorder = Recorder(actor.user_id, actor.label, at, actor.salts)
    row = record(desk, examined, recorder, row_of(examined, recorder))
    return AddedContribution(_line(session, row), issues)


def return_money(session: Session, number: str, day: date, piece: str, actor: Actor) -> RegisterRow:
    """Draft the entry that gives refused money back: D 4684 C 5121.

    Args:
        session: a writing transaction.
        number: place in the register.
        day: date of the transfer back.
        piece: reference of the bank's statement.
        actor: who enters it.

    Raises:
        ContributionUnknownError: no line has this number.
        NothingToReturnError: it is not a sum to return.
        AlreadyReturnedError, AlreadyCancelledError: it is over.
        ReturnTooEarlyError: the day is before the money came.
    """
    authorise(session, actor, Permission.DRAFT_ENTRIES)
    lock_chain(session)
    row = _row(session, number)
    shown = _line(session, row)
    if shown.outcome is not Outcome.TO_RETURN:
        raise NothingToReturnError(number=shown.number)
    if shown.is_cancelled:
        raise AlreadyCancelledError(number=shown.number)
    if shown.returned_on is not None:
        raise AlreadyReturnedError(number=shown.number, returned_date=shown.returned_on.isoformat())
    if day < row.day:
        raise ReturnTooEarlyError(received_date=row.day.isoformat())
    draft = draft_of_return(booked_of(session, row), day, piece.strip() or f"Registre {shown.number}")
    drafted = draft_entry(session, draft, author_id=actor.user_id, at=actor.clock.now())
    session.add(ContributionEntry(contribution_id=row.id, entry_id=drafted.id, role="return"))
    session.flush()
    return _line(session, row)


def cancel_contribution(session: Session, number: str, day: date, reason: str, actor: Actor) -> RegisterRow:
    """Take back a contribution recorded by mistake: its drafts are withdrawn, its posted entries reversed.

    Args:
        session: a writing transaction.
        number: place in the register; it stays, marked.
        day: date of the reversals, in an open month.
        reason: why.
        actor: who asks.

    Raises:
        ContributionUnknownError: no line has this number.
        AlreadyCancelledError: it was taken back.
        AlreadyReturnedError: its money was given back: reverse that entry first.
        ReasonMissingError: no reason.
    """
    authorise(session, actor, Permission.DRAFT_ENTRIES)
    lock_chain(session)
    at = actor.clock.now()
    row = _row(session, number)
    shown = _line(session, row)
    if shown.is_cancelled:
        raise AlreadyCancelledError(number=shown.number)
    if shown.returned_on is not None:
        raise AlreadyReturnedError(number=shown.number, returned_date=shown.returned_on.isoformat())
    if not reason.strip():
        raise ReasonMissingError
    session.add(
        ContributionCancellation(
            contribution_id=row.id, reason=reason.strip()[:REASON_LENGTH], **record_by(actor, at)
        )
    )
    session.flush()
    done = session.get_one(ContributionCancellation, row.id)
    payload = cancellation_payload(shown.number, done)
    seal(
        session,
        kind="contribution_cancellation",
        object_key=shown.number,
        payload=payload,
        at=at,
        salts=actor.salts,
    )
    for entry_id in session.scalars(
        select(ContributionEntry.entry_id).where(ContributionEntry.contribution_id == row.id)
    ):
        _undo(session, entry_id, day, reason, actor)
    return _line(session, row)


def list_contributions(
    session: Session,
    actor: Actor,
    *,
    since: date | None = None,
    until: date | None = None,
    entity: str | None = None,
) -> tuple[RegisterRow, ...]:
    """Return the lines of the register, of all members or of one."""
    authorise(session, actor, Permission.READ_MEMBER_LINES, _code(entity))
    return register_rows(session, since=since, until=until, entity=_code(entity))


def _code(entity: str | None) -> str | None:
    return None if entity is None else entity.strip().upper()


def _undo(session: Session, entry_id: int, day: date, reason: str, actor: Actor) -> None:
    state = state_of(session, entry_id)
    at = actor.clock.now()
    if state == DRAFT:
        withdraw_entry(session, entry_id, user_id=actor.user_id, at=at, reason=reason)
    if state == POSTED:
        reverse_entry(session, entry_id, day=day, author_id=actor.user_id, at=at, reason=reason)


def _row(session: Session, number: str) -> Contribution:
    found = contribution_numbered(session, number)
    if found is None:
        raise ContributionUnknownError(number=number)
    return found


def _line(session: Session, row: Contribution) -> RegisterRow:
    session.flush()
    entity = None if row.entity_id is None else session.get_one(LegalEntity, row.entity_id).code
    return next(
        line
        for line in register_rows(session, since=row.day, until=row.day, entity=entity)
        if line.number == f"{row.year}-{row.number:04d}"
    )
