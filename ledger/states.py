"""In which state an entry is: draft, withdrawn, replaced, posted."""

from datetime import date

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session, aliased

from ledger.models.entries import Entry, EntryWithdrawal, PostedEntry

DRAFT = "draft"
POSTED = "posted"
REPLACED = "replaced"
WITHDRAWN = "withdrawn"


def state_of(session: Session, entry_id: int) -> str:
    """Return ``posted``, ``withdrawn``, ``replaced`` or ``draft``."""
    if session.get(PostedEntry, entry_id) is not None:
        return POSTED
    if session.get(EntryWithdrawal, entry_id) is not None:
        return WITHDRAWN
    if replacement_of(session, entry_id) is not None:
        return REPLACED
    return DRAFT


def replacement_of(session: Session, entry_id: int) -> int | None:
    """Return the draft that replaced a draft, or None."""
    return session.scalar(select(Entry.id).where(Entry.replaces_id == entry_id))


def is_live_draft() -> ColumnElement[bool]:
    """Return the condition that ``Entry`` is a draft that may still be posted."""
    posted, withdrawn, newer = aliased(PostedEntry), aliased(EntryWithdrawal), aliased(Entry)
    return (
        ~exists().where(posted.entry_id == Entry.id)
        & ~exists().where(withdrawn.entry_id == Entry.id)
        & ~exists().where(newer.replaces_id == Entry.id)
    )


def live_drafts_between(session: Session, since: date, until: date) -> tuple[int, ...]:
    """Return the drafts that wait between two days, both included, in order of their rows."""
    query = select(Entry.id).where(Entry.day >= since, Entry.day <= until, is_live_draft()).order_by(Entry.id)
    return tuple(session.scalars(query))
