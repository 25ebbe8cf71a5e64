"""Drafts in the database: kept, replaced (edited), withdrawn, vouched for, read back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import String, column, exists, select, table
from sqlalchemy.orm import Session

from caisse.kernel.exact import Cents
from caisse.kernel.refusals import RefusalError
from ledger.chart import accounts_by_number
from ledger.entries import EntryDraft, Line, Origin, check_form, digest_of_entry
from ledger.fiscal_years import check_open, period_on
from ledger.models.accounts import Account
from ledger.models.entries import Entry, EntryTouch, EntryWithdrawal, Posting
from ledger.models.members import LegalEntity
from ledger.seals import lock_chain
from ledger.states import DRAFT, state_of

CREATED: Final = "created"
EDITED: Final = "edited"
VOUCHED: Final = "vouched"
ATTACHED: Final = "attached"

_DOCUMENTS = table("documents", column("digest", String))
"""Supporting documents by digest; their table belongs to the service."""


class UnknownEntryError(RefusalError):
    """No entry has this number."""

    code = "ledger.unknown_entry"
    status = 404


class NotADraftError(RefusalError):
    """The entry is posted, withdrawn or replaced: as a draft it is over."""

    code = "ledger.not_a_draft"


class MemberMissingError(RefusalError):
    """A line on an auxiliary account names no member."""

    code = "ledger.member_missing"


class UnknownMemberError(RefusalError):
    """No legal entity has this code."""

    code = "ledger.unknown_member"


class UnknownDocumentError(RefusalError):
    """No supporting document has this digest."""

    code = "ledger.unknown_document"


class VouchingNotNeededError(RefusalError):
    """The draft has a named author: nobody needs to vouch for it."""

    code = "ledger.vouching_not_needed"


@dataclass(frozen=True, slots=True)
class DraftedEntry:
    """A draft as kept.

    Attributes:
        id: row of the entry.
        digest: SHA-256 of what it says, to be handed back when posting.
    """

    id: int
    digest: str


def check_draft(session: Session, draft: EntryDraft) -> None:
    """Refuse a draft that could not be kept; writes nothing.

    Raises:
        RefusalError: one class per failure, of form (``ledger.entries``), chart, member, document or month.
    """
    check_form(draft)
    check_open(session, period_on(session, draft.day))
    _resolve(session, draft)


def _resolve(session: Session, draft: EntryDraft) -> tuple[Mapping[str, Account], Mapping[str, int]]:
    accounts = accounts_by_number(session, (line.account for line in draft.lines))
    for position, line in enumerate(draft.lines, start=1):
        if line.member is None and accounts[line.account].needs_member:
            raise MemberMissingError(account=line.account, position=position)
    members = _members_by_code(session, {line.member for line in draft.lines if line.member is not None})
    known = select(exists().where(_DOCUMENTS.c.digest == draft.document))
    if draft.document is not None and not session.scalar(known):
        raise UnknownDocumentError(digest=draft.document)
    return accounts, members


def _members_by_code(session: Session, codes: Iterable[str]) -> Mapping[str, int]:
    wanted = set(codes)
    query = select(LegalEntity.code, LegalEntity.id).where(LegalEntity.code.in_(wanted))
    found = {row.code: row.id for row in session.execute(query)}
    for code in sorted(wanted - found.keys()):
        raise UnknownMemberError(member=code)
    return found


def draft_entry(
    session: Session,
    draft: EntryDraft,
    *,
    author_id: int | None,
    at: datetime,
    replaces_id: int | None = None,
    reverses_id: int | None = None,
) -> DraftedEntry:
    """Keep a draft.

    Args:
        session: a writing transaction.
        draft: what it says.
        author_id: who makes it; None for ``local:<login>``.
        at: when.
        replaces_id: the draft it replaces; ``edit_entry`` passes it.
        reverses_id: the posted entry it mirrors; ``reverse_entry`` passes it.

    Raises:
        RefusalError: as ``check_draft``.
    """
    check_draft(session, draft)
    accounts, members = _resolve(session, draft)
    period = period_on(session, draft.day)
    digest = digest_of_entry(draft)
    entry = Entry(
        fiscal_year_id=period.fiscal_year_id,
        period_id=period.id,
        journal=draft.journal,
        day=draft.day,
        label=draft.label,
        piece=draft.piece,
        document=draft.document,
        origin=draft.origin.value,
        digest=digest,
        author_id=author_id,
        drafted_at=at,
        replaces_id=replaces_id,
        reverses_id=reverses_id,
    )
    entry.lines = [
        Posting(
            position=position,
            account_id=accounts[line.account].id,
            member_id=None if line.member is None else members[line.member],
            amount_cents=line.amount_cents,
            label=line.label,
        )
        for position, line in enumerate(draft.lines, start=1)
    ]
    session.add(entry)
    session.flush()
    if author_id is not None:
        touch(session, entry.id, author_id, CREATED if replaces_id is None else EDITED, at)
    return DraftedEntry(entry.id, digest)


def edit_entry(
    session: Session, entry_id: int, draft: EntryDraft, *, author_id: int, at: datetime
) -> DraftedEntry:
    """Replace a draft by another; whoever had a hand in the first has one in the second.

    Args:
        session: a writing transaction.
        entry_id: the draft that is edited; it is kept, marked as replaced.
        draft: what the entry says now.
        author_id: who edits.
        at: when.

    Raises:
        NotADraftError: it is posted, withdrawn or replaced.
        RefusalError: as ``check_draft``.
    """
    lock_chain(session)
    before = live_draft(session, entry_id)
    drafted = draft_entry(
        session, draft, author_id=author_id, at=at, replaces_id=entry_id, reverses_id=before.reverses_id
    )
    for earlier in touches_of(session, entry_id):
        touch(session, drafted.id, earlier.user_id, earlier.kind, earlier.at)
    if draft.document != before.document:
        touch(session, drafted.id, author_id, ATTACHED, at)
    return drafted


def withdraw_entry(
    session: Session, entry_id: int, *, user_id: int | None, at: datetime, reason: str = ""
) -> None:
    """Take a draft back: it is kept, and will not be posted.

    Raises:
        NotADraftError: it is posted, withdrawn or replaced.
    """
    lock_chain(session)
    live_draft(session, entry_id)
    session.add(EntryWithdrawal(entry_id=entry_id, user_id=user_id, at=at, reason=reason))
    session.flush()


def vouch_for(session: Session, entry_id: int, *, user_id: int, at: datetime) -> None:
    """Answer, as a named person, for a draft without known author; a third hand posts it.

    Raises:
        NotADraftError: it is posted, withdrawn or replaced.
        VouchingNotNeededError: a named person made or edited it, or vouched for it already.
    """
    lock_chain(session)
    live_draft(session, entry_id)
    if touches_of(session, entry_id):
        raise VouchingNotNeededError(entry_number=entry_id)
    touch(session, entry_id, user_id, VOUCHED, at)


def touch(session: Session, entry_id: int, user_id: int, kind: str, at: datetime) -> None:
    """Record that a person had a hand in a draft: it will not be that person who posts it.

    Args:
        session: a writing transaction.
        entry_id: the draft.
        user_id: the person's account.
        kind: ``created``, ``edited``, ``vouched`` or ``attached``.
        at: when.
    """
    session.add(EntryTouch(entry_id=entry_id, user_id=user_id, kind=kind, at=at))
    session.flush()


def touches_of(session: Session, entry_id: int) -> tuple[EntryTouch, ...]:
    """Return who had a hand in a draft, in order."""
    query = select(EntryTouch).where(EntryTouch.entry_id == entry_id).order_by(EntryTouch.id)
    return tuple(session.scalars(query))


def entry_row(session: Session, entry_id: int) -> Entry:
    """Return the row of an entry.

    Raises:
        UnknownEntryError: when there is none.
    """
    entry = session.get(Entry, entry_id)
    if entry is None:
        raise UnknownEntryError(entry_number=entry_id)
    return entry


def live_draft(session: Session, entry_id: int) -> Entry:
    """Return a draft that may still be posted.

    Raises:
        UnknownEntryError: when there is none.
        NotADraftError: it is posted, withdrawn or replaced.
    """
    entry = entry_row(session, entry_id)
    if state_of(session, entry_id) != DRAFT:
        raise NotADraftError(entry_number=entry_id)
    return entry


def said_by(session: Session, entry: Entry) -> EntryDraft:
    """Return what an entry says, from its rows as they are now.

    Args:
        session: any session.
        entry: its row.
    """
    query = (
        select(Account.number, Posting.amount_cents, LegalEntity.code, Posting.label)
        .join(Account, Account.id == Posting.account_id)
        .outerjoin(LegalEntity, LegalEntity.id == Posting.member_id)
        .where(Posting.entry_id == entry.id)
        .order_by(Posting.position)
    )
    lines = tuple(
        Line(account, Cents(amount_cents), member, label)
        for account, amount_cents, member, label in session.execute(query)
    )
    return EntryDraft(
        journal=entry.journal,
        day=entry.day,
        label=entry.label,
        lines=lines,
        piece=entry.piece,
        document=entry.document,
        origin=Origin(entry.origin),
    )
