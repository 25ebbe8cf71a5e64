"""What the chain keeps of a posted entry: rebuilt from the rows by ``verify``."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from caisse.kernel.canonical import Canonical, digest_of
from caisse.kernel.metadata import written_instant
from ledger.drafting import said_by, touches_of
from ledger.models.entries import Entry, PostedEntry
from ledger.models.periods import FiscalYear

KIND = "entry"


def written_number(year: int, number: int) -> str:
    """Return an entry's number as it is printed and sealed: ``2025-0001``."""
    return f"{year}-{number:04d}"


def number_of(session: Session, entry_id: int) -> str | None:
    """Return the number of a posted entry, None for a draft."""
    query = (
        select(FiscalYear.year, PostedEntry.number)
        .join(FiscalYear, FiscalYear.id == PostedEntry.fiscal_year_id)
        .where(PostedEntry.entry_id == entry_id)
    )
    found = session.execute(query).one_or_none()
    return None if found is None else written_number(found.year, found.number)


def entry_payload(session: Session, entry: Entry, posted: PostedEntry, number: str) -> dict[str, Canonical]:
    """Return what is sealed of a posted entry: codes and accounts' numbers; texts only as a salted digest.

    Args:
        session: any session.
        entry: what it says.
        posted: its posting, flushed or not.
        number: ``2025-0001``.
    """
    said = said_by(session, entry)
    texts: list[Canonical] = [posted.text_salt, said.label, said.piece, *(line.label for line in said.lines)]
    return {
        "number": number,
        "journal": said.journal,
        "day": said.day.isoformat(),
        "document": said.document,
        "origin": said.origin.value,
        "reverses": None if entry.reverses_id is None else number_of(session, entry.reverses_id),
        "author": entry.author_id,
        "drafted_at": written_instant(entry.drafted_at),
        "hands": [
            {"account": hand.user_id, "did": hand.kind, "at": written_instant(hand.at)}
            for hand in touches_of(session, entry.id)
        ],
        "poster": posted.poster_id,
        "posted_at": written_instant(posted.posted_at),
        "texts": digest_of(texts),
        "lines": [
            {"account": line.account, "amount_cents": line.amount_cents, "member": line.member}
            for line in said.lines
        ],
    }


def rebuild_entry(session: Session, object_key: str) -> Mapping[str, Canonical] | None:
    """Rebuild the payload of a posted entry from its rows; None when they are gone."""
    year, _, number = object_key.partition("-")
    query = (
        select(Entry, PostedEntry)
        .join(PostedEntry, PostedEntry.entry_id == Entry.id)
        .join(FiscalYear, FiscalYear.id == PostedEntry.fiscal_year_id)
        .where(FiscalYear.year == int(year), PostedEntry.number == int(number))
    )
    found = session.execute(query).one_or_none()
    return None if found is None else entry_payload(session, found[0], found[1], object_key)
