"""A small pool's books for tests: a fiscal year, two persons, entries written as a treasurer says them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy.orm import Session

from caisse.db import Database
from caisse.identity.actor import Actor
from caisse.identity.roles import Role
from caisse.kernel.clock import FixedClock
from caisse.kernel.exact import Cents
from ledger.drafting import draft_entry
from ledger.entries import EntryDraft, Line
from ledger.fiscal_years import open_year
from ledger.models.members import LegalEntity
from ledger.posting import DraftedEntry, PostedEntry, post_entries
from ledger.sealed_members import entity_payload
from ledger.seals import seal


@dataclass(slots=True)
class Books:
    """Open books: a treasurer who drafts, a facilitator who posts."""

    database: Database
    clock: FixedClock
    treasurer: Actor
    facilitator: Actor

    def draft(self, said: EntryDraft, author: Actor | None = None) -> DraftedEntry:
        by = author or self.treasurer
        with self.database.transaction() as session:
            return draft_entry(session, said, author_id=by.user_id, at=self.clock.now())

    def post(self, *drafts: DraftedEntry, by: Actor | None = None) -> tuple[PostedEntry, ...]:
        poster = by or self.facilitator
        assert poster.user_id is not None
        with self.database.transaction() as session:
            return post_entries(
                session,
                [(draft.id, draft.digest) for draft in drafts],
                poster_id=poster.user_id,
                at=self.clock.now(),
                salts=poster.salts,
            )

    def posted(self, said: EntryDraft) -> PostedEntry:
        return self.post(self.draft(said))[0]

    def move_to(self, day: date) -> None:
        self.clock.at = datetime(day.year, day.month, day.day, 10, tzinfo=UTC)


def open_books(
    database: Database, make_actor: Callable[..., Actor], clock: FixedClock, year: int = 2025
) -> Books:
    """Open a fiscal year with members A and B, the treasurer Anne and the facilitator Bruno."""
    treasurer = make_actor(database, "anne", Role.POOL_TREASURER)
    facilitator = make_actor(database, "bruno", Role.FACILITATOR)
    with database.transaction() as session:
        open_year(session, year, user_id=treasurer.user_id, at=clock.now())
        for code in ("A", "B"):
            add_entity(session, code, treasurer)
    return Books(database, clock, treasurer, facilitator)


def add_entity(session: Session, code: str, actor: Actor) -> None:
    """Add a legal entity, a party, and its event."""
    at = actor.clock.now()
    entity = LegalEntity(
        code=code,
        name=f"Collectif {code}",
        legal_form="party",
        country="FR",
        recorded_at=at,
        recorded_by_id=actor.user_id,
        recorded_as=actor.label,
    )
    session.add(entity)
    session.flush()
    payload = entity_payload(entity)
    seal(session, kind="legal_entity", object_key=code, payload=payload, at=at, salts=actor.salts)


def line(account: str, amount_cents: int, member: str | None = None) -> Line:
    """Return a line: debit positive, credit negative."""
    return Line(account, Cents(amount_cents), member)


def said(journal: str, day: date, *lines: Line, label: str = "Opération") -> EntryDraft:
    """Return what an entry says, with a piece of no importance."""
    return EntryDraft(journal=journal, day=day, label=label, lines=lines, piece="P-1")


def gift(amount_cents: int = 15_000, day: date = date(2025, 5, 12)) -> EntryDraft:
    """Return the gift of a natural person: D 5121 C 7541."""
    return said("BM", day, line("5121", amount_cents), line("7541", -amount_cents))
