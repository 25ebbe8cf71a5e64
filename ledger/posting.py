"""Posting: drafts become the books, numbered without a hole and sealed; a mirror undoes one of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from caisse.kernel.clock import paris_date
from caisse.kernel.refusals import RefusalError
from caisse.kernel.salts import Salts
from ledger.balances import add_to_totals
from ledger.differences import difference
from ledger.drafting import (
    DraftedEntry,
    check_draft,
    draft_entry,
    edit_entry,
    entry_row,
    live_draft,
    said_by,
    touches_of,
    vouch_for,
    withdraw_entry,
)
from ledger.entries import LABEL_LENGTH, Origin, digest_of_entry, mirror
from ledger.four_eyes import check_second_person
from ledger.models.entries import Entry, Reversal
from ledger.models.entries import PostedEntry as PostedRow
from ledger.models.periods import FiscalYear
from ledger.sealed_entries import KIND, entry_payload, number_of, written_number
from ledger.seals import in_turn, lock_chain, seal
from ledger.states import REPLACED, is_live_draft, replacement_of, state_of

__all__ = [
    "DraftedEntry",
    "PostedEntry",
    "check_draft",
    "draft_entry",
    "edit_entry",
    "post_entries",
    "reverse_entry",
    "vouch_for",
    "withdraw_entry",
]


class EntryChangedError(RefusalError):
    """What was displayed is no longer what the entry says."""

    code = "ledger.entry_changed"


class NobodyVouchedError(RefusalError):
    """The draft has no known author: a named person vouches for it, another one posts it."""

    code = "ledger.nobody_vouched"


class FutureDateError(RefusalError):
    """The entry is dated after today: what has not happened is not posted."""

    code = "ledger.future_date"


class AlreadyReversedError(RefusalError):
    """The entry has its mirror, posted or waiting."""

    code = "ledger.already_reversed"


class NotPostedError(RefusalError):
    """Only a posted entry is reversed; a draft is withdrawn."""

    code = "ledger.not_posted"


@dataclass(frozen=True, slots=True)
class PostedEntry:
    """An entry just posted.

    Attributes:
        id: row of the entry.
        number: ``2025-0001``.
        seal_seq: position of its event in the chain.
    """

    id: int
    number: str
    seal_seq: int


def post_entries(
    session: Session, displayed: Sequence[tuple[int, str]], *, poster_id: int, at: datetime, salts: Salts
) -> tuple[PostedEntry, ...]:
    """Post drafts, all or none, as a person who had no hand in them.

    Args:
        session: a writing transaction; the row of the chain is locked first.
        displayed: (row of the entry, digest of what the person was shown), in the order of validation.
        poster_id: the second person's account.
        at: when, UTC.
        salts: where salts come from.

    Returns:
        The posted entries, in the same order.

    Raises:
        UnknownEntryError, NotADraftError: there is no such draft any more.
        EntryChangedError: it says something else than what was displayed.
        NobodyVouchedError: no named person had a hand in it.
        SamePersonError, InvitedByAuthorError, UnknownPersonError: the poster is no second person.
        FutureDateError: it is dated after today (Europe/Paris).
        MonthClosedError, YearClosedError: its month is closed.
        ClockBehindError: the clock stands before the last event.
    """
    at = in_turn(lock_chain(session), at)
    return tuple(
        _post(session, entry_id, digest, poster_id=poster_id, at=at, salts=salts)
        for entry_id, digest in displayed
    )


def _post(
    session: Session, entry_id: int, digest: str, *, poster_id: int, at: datetime, salts: Salts
) -> PostedEntry:
    entry = entry_row(session, entry_id)
    _check_as_displayed(session, entry, digest)
    live_draft(session, entry_id)
    hands = {hand.user_id for hand in touches_of(session, entry_id)}
    if not hands:
        raise NobodyVouchedError(entry_number=entry_id)
    check_second_person(session, poster_id, hands)
    if entry.day > paris_date(at):
        raise FutureDateError(day_date=entry.day.isoformat())
    check_draft(session, said_by(session, entry))
    if entry.reverses_id is not None and session.get(Reversal, entry.reverses_id) is not None:
        raise AlreadyReversedError(number=number_of(session, entry.reverses_id) or "")
    return _add(session, entry, poster_id=poster_id, at=at, salts=salts)


def _check_as_displayed(session: Session, entry: Entry, digest: str) -> None:
    now = entry
    if state_of(session, entry.id) == REPLACED:
        while (newer := replacement_of(session, now.id)) is not None:
            now = entry_row(session, newer)
    said = said_by(session, now)
    if now is not entry or digest_of_entry(said) != digest:
        changes = difference(said_by(session, entry), said) or "—"
        raise EntryChangedError(entry_number=entry.id, now_number=now.id, difference=changes)


def _add(session: Session, entry: Entry, *, poster_id: int, at: datetime, salts: Salts) -> PostedEntry:
    last = session.scalar(
        select(func.max(PostedRow.number)).where(PostedRow.fiscal_year_id == entry.fiscal_year_id)
    )
    year = session.get_one(FiscalYear, entry.fiscal_year_id).year
    posted = PostedRow(
        entry_id=entry.id,
        fiscal_year_id=entry.fiscal_year_id,
        number=(last or 0) + 1,
        poster_id=poster_id,
        posted_at=at,
        text_salt=salts.next(),
    )
    number = written_number(year, posted.number)
    payload = entry_payload(session, entry, posted, number)
    event = seal(session, kind=KIND, object_key=number, payload=payload, at=at, salts=salts)
    posted.seal_seq = event.seq
    session.add(posted)
    session.flush()
    if entry.reverses_id is not None:
        session.add(Reversal(reversed_id=entry.reverses_id, reversing_id=entry.id))
        session.flush()
    add_to_totals(session, entry.period_id, entry.lines)
    return PostedEntry(entry.id, number, event.seq)


def reverse_entry(
    session: Session,
    entry_id: int,
    *,
    day: date,
    author_id: int | None,
    at: datetime,
    reason: str,
    origin: Origin = Origin.REVERSAL,
) -> DraftedEntry:
    """Draft the mirror of a posted entry; once per entry, in an open month; a second person posts it.

    Args:
        session: a writing transaction.
        entry_id: the posted entry.
        day: date of the mirror, in an open month.
        author_id: who asks for it.
        at: when.
        reason: why, in words; stands in the mirror's label after the first entry's number.
        origin: ``REVERSAL``, or ``ACCRUAL_REVERSAL`` for the first of January.

    Raises:
        UnknownEntryError: no such entry.
        NotPostedError: it is a draft.
        AlreadyReversedError: it has a mirror, posted or waiting.
        MonthClosedError, YearClosedError, NoFiscalYearError: the day's month is not open.
    """
    lock_chain(session)
    entry = entry_row(session, entry_id)
    number = number_of(session, entry_id)
    if number is None:
        raise NotPostedError(entry_number=entry_id)
    waiting = select(Entry.id).where(Entry.reverses_id == entry_id, is_live_draft()).limit(1)
    if session.get(Reversal, entry_id) is not None or session.scalar(waiting) is not None:
        raise AlreadyReversedError(number=number)
    label = f"Contre-passation de {number}\u00a0: {reason}"[:LABEL_LENGTH]
    said = mirror(said_by(session, entry), day=day, label=label, origin=origin)
    return draft_entry(session, said, author_id=author_id, at=at, reverses_id=entry_id)
