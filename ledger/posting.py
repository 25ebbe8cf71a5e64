"""Drafting, posting and reversing entries in the database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from caisse.kernel.salts import Salts
from ledger.entries import EntryDraft


@dataclass(frozen=True, slots=True)
class DraftedEntry:
    """A draft as kept.

    Attributes:
        id: row of the entry.
        digest: SHA-256 of what it says, to be handed back when posting.
    """

    id: int
    digest: str


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


def check_draft(session: Session, draft: EntryDraft) -> None:
    """Refuse a draft that could not be kept (form, chart, member, document, open month); writes nothing."""
    raise NotImplementedError


def draft_entry(session: Session, draft: EntryDraft, *, author_id: int | None, at: datetime) -> DraftedEntry:
    """Keep a draft."""
    raise NotImplementedError


def post_entries(
    session: Session, displayed: Sequence[tuple[int, str]], *, poster_id: int, at: datetime, salts: Salts
) -> tuple[PostedEntry, ...]:
    """Post entries, all or none, as a person who did not make them and saw ``displayed`` (id, digest)."""
    raise NotImplementedError


def reverse_entry(
    session: Session, entry_id: int, *, day: date, author_id: int | None, at: datetime, reason: str
) -> DraftedEntry:
    """Draft the mirror of a posted entry, once per entry, in an open month."""
    raise NotImplementedError
