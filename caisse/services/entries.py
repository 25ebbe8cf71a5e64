"""Entries: drafted by one person, posted by another, read by those who may."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from caisse.identity.actor import Actor
from caisse.identity.authorise import NamedAccountRequiredError, authorise
from caisse.identity.permissions import Permission
from caisse.kernel.canonical import Canonical
from caisse.kernel.refusals import RefusalError
from caisse.services.idempotency import Answer, once
from ledger import drafting, lettering, posting, queries
from ledger.entries import EntryDraft, Origin, content
from ledger.journals import Journal
from ledger.posting import DraftedEntry, PostedEntry
from ledger.queries import EntryView
from ledger.seals import sealing_instant

_SHORTEST_DIGEST: Final = 16
_TAKEN_BACK: Final = frozenset(
    {
        Origin.PERSON,
        Origin.OPENING,
        Origin.CLOSING,
        Origin.ACCRUAL_REVERSAL,
        Origin.REVERSAL,
        Origin.PAYMENT,
    }
)
"""Drafts that a person withdraws; a payment taken back is made again from its plan."""


class JournalReservedError(RefusalError):
    """Openings and closings are prepared by the program, not typed."""

    code = "ledger.journal_reserved"


class MadeElsewhereError(RefusalError):
    """The draft belongs to a contribution, a plan or a payment: it is changed there."""

    code = "ledger.made_elsewhere"


class DigestTooShortError(RefusalError):
    """The digest of what was displayed is missing, or shorter than its first 16 digits."""

    code = "ledger.digest_too_short"
    status = 422


@dataclass(frozen=True, slots=True)
class Reversal:
    """What is asked of a reversal.

    Attributes:
        name: number of the posted entry (``2025-0001``), or its number of draft.
        day: date of the mirror, in an open month.
        reason: why, in words.
    """

    name: str
    day: date
    reason: str


def draft_entry(session: Session, draft: EntryDraft, actor: Actor, *, key: str | None = None) -> DraftedEntry:
    """Keep a draft that a person typed.

    Args:
        session: the use case's transaction.
        draft: what it says.
        actor: who makes it.
        key: idempotency key, or None.

    Raises:
        JournalReservedError: journal AN or CL.
        RefusalError: as ``ledger.drafting.check_draft``.
    """
    authorise(session, actor, Permission.DRAFT_ENTRIES)
    _check_by_hand(draft)

    def act() -> Answer:
        kept = drafting.draft_entry(
            session, draft, author_id=actor.user_id, at=sealing_instant(session, actor.clock)
        )
        return {"id": kept.id, "digest": kept.digest}

    return _drafted(once(session, actor, route="entry draft", key=key, given=content(draft), act=act))


def _drafted(answer: Answer) -> DraftedEntry:
    return DraftedEntry(id=answer["id"], digest=answer["digest"])


def _check_by_hand(draft: EntryDraft) -> None:
    if draft.journal in {Journal.OPENING, Journal.CLOSING} or draft.origin is not Origin.PERSON:
        raise JournalReservedError(journal=draft.journal)


def edit_entry(session: Session, entry_id: int, draft: EntryDraft, actor: Actor) -> DraftedEntry:
    """Replace a draft by another; it gets a new number of draft.

    Raises:
        JournalReservedError: journal AN or CL.
        MadeElsewhereError: the draft was made by another operation, or by the program.
        NotADraftError: it is posted, withdrawn or replaced.
    """
    authorise(session, actor, Permission.DRAFT_ENTRIES)
    _check_by_hand(draft)
    if queries.entry_view(session, entry_id).said.origin is not Origin.PERSON:
        raise MadeElsewhereError(entry_number=entry_id)
    return drafting.edit_entry(
        session, entry_id, draft, author_id=_named(actor), at=sealing_instant(session, actor.clock)
    )


def withdraw_entry(session: Session, entry_id: int, reason: str, actor: Actor) -> None:
    """Take a draft back.

    Raises:
        MadeElsewhereError: it belongs to a contribution or a plan.
        NotADraftError: it is posted, withdrawn or replaced.
    """
    authorise(session, actor, Permission.DRAFT_ENTRIES)
    if queries.entry_view(session, entry_id).said.origin not in _TAKEN_BACK:
        raise MadeElsewhereError(entry_number=entry_id)
    drafting.withdraw_entry(
        session, entry_id, user_id=actor.user_id, at=sealing_instant(session, actor.clock), reason=reason
    )


def vouch_for_entry(session: Session, entry_id: int, actor: Actor) -> None:
    """Answer for a draft that came without known author; another person posts it.

    Raises:
        VouchingNotNeededError: it has an author.
        NotADraftError: it is posted, withdrawn or replaced.
    """
    authorise(session, actor, Permission.DRAFT_ENTRIES)
    drafting.vouch_for(session, entry_id, user_id=_named(actor), at=sealing_instant(session, actor.clock))


def post_entries(
    session: Session, displayed: Sequence[tuple[int, str]], actor: Actor, *, key: str | None = None
) -> tuple[PostedEntry, ...]:
    """Post drafts, all or none.

    Args:
        session: the use case's transaction.
        displayed: (number of the draft, digest of what was displayed: 64 digits or its first 16 or more).
        actor: the second person.
        key: idempotency key, or None.

    Raises:
        DigestTooShortError: a digest of fewer than 16 digits.
        RefusalError: as ``ledger.posting.post_entries``.
    """
    authorise(session, actor, Permission.POST_ENTRIES)
    poster_id = _named(actor)

    def act() -> Answer:
        wanted = [(entry_id, _completed(session, entry_id, digest)) for entry_id, digest in displayed]
        posted = posting.post_entries(
            session, wanted, poster_id=poster_id, at=sealing_instant(session, actor.clock), salts=actor.salts
        )
        return {"posted": [{"id": one.id, "number": one.number, "seal": one.seal_seq} for one in posted]}

    given: list[Canonical] = [[entry_id, digest] for entry_id, digest in displayed]
    answer = once(session, actor, route="entry post", key=key, given=given, act=act)
    return _posted(answer)


def _posted(answer: Answer) -> tuple[PostedEntry, ...]:
    return tuple(
        PostedEntry(id=one["id"], number=one["number"], seal_seq=one["seal"]) for one in answer["posted"]
    )


def _completed(session: Session, entry_id: int, digest: str) -> str:
    given = digest.replace(" ", "").lower()
    if len(given) < _SHORTEST_DIGEST:
        raise DigestTooShortError(entry_number=entry_id)
    now = queries.entry_view(session, entry_id).digest
    return now if now.startswith(given) else given


def _named(actor: Actor) -> int:
    if actor.user_id is None:
        raise NamedAccountRequiredError
    return actor.user_id


def reverse_entry(session: Session, asked: Reversal, actor: Actor) -> DraftedEntry:
    """Draft the mirror of a posted entry; another person posts it.

    Raises:
        RefusalError: as ``ledger.posting.reverse_entry``.
    """
    authorise(session, actor, Permission.DRAFT_ENTRIES)
    return posting.reverse_entry(
        session,
        _entry_id(session, asked.name),
        day=asked.day,
        author_id=actor.user_id,
        at=sealing_instant(session, actor.clock),
        reason=asked.reason,
    )


def letter_lines(session: Session, posting_ids: Sequence[int], actor: Actor) -> str:
    """Letter posted lines that answer each other, and return their letters.

    Raises:
        LetteringRefusedError: they do not.
    """
    authorise(session, actor, Permission.DRAFT_ENTRIES)
    return lettering.letter(
        session, posting_ids, user_id=_named(actor), at=sealing_instant(session, actor.clock)
    )


def show_entry(session: Session, name: str, actor: Actor) -> EntryView:
    """Return an entry by its number (``2025-0001``) or its number of draft.

    Raises:
        UnknownEntryError: there is none.
    """
    authorise(session, actor, Permission.READ_LEDGER)
    return queries.entry_view(session, _entry_id(session, name))


def _entry_id(session: Session, name: str) -> int:
    found = queries.entry_id_of(session, name)
    if found is not None:
        return found
    if not name.isdecimal():
        raise drafting.UnknownEntryError(entry_number=name)
    return int(name)


def list_entries(
    session: Session, year: int, actor: Actor, *, state: str | None = None, journal: str | None = None
) -> tuple[EntryView, ...]:
    """Return the entries of a year: posted ones by number, then the drafts that wait."""
    authorise(session, actor, Permission.READ_LEDGER)
    return queries.entries_listed(session, year, state=state, journal=journal)
