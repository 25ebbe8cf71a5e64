"""Reading the books: entries, trial balance, general ledger, statements. Frozen rows, posted lines only."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session, aliased

from caisse.kernel.exact import Cents
from ledger.balances import balances
from ledger.drafting import entry_row, said_by, touches_of
from ledger.entries import EntryDraft, digest_of_entry
from ledger.journals import Journal
from ledger.models.accounts import Account
from ledger.models.entries import (
    Entry,
    LetteredPosting,
    Lettering,
    PostedEntry,
    Posting,
    Reversal,
)
from ledger.models.members import LegalEntity
from ledger.models.periods import FiscalYear
from ledger.sealed_entries import number_of, written_number
from ledger.states import DRAFT, POSTED, is_live_draft, state_of


@dataclass(frozen=True, slots=True)
class EntryView:
    """One entry as a person is shown it.

    Attributes:
        id: row of the entry.
        number: ``2025-0001``, None for a draft.
        state: ``draft``, ``posted``, ``replaced`` or ``withdrawn``.
        said: what it says.
        digest: SHA-256 of what it says, to be handed back when posting.
        author_id: who made it, None for ``local:<login>``.
        hands: accounts that had a hand in it: none of them posts it.
        poster_id: who posted it.
        posted_at: when.
        reverses: number of the entry it mirrors.
        reversed_by: number of the entry that mirrors it.
    """

    id: int
    number: str | None
    state: str
    said: EntryDraft
    digest: str
    author_id: int | None
    hands: tuple[int, ...]
    poster_id: int | None
    posted_at: datetime | None
    reverses: str | None
    reversed_by: str | None


@dataclass(frozen=True, slots=True)
class TrialBalanceRow:
    """One account of the trial balance, in cents.

    Attributes:
        account: number.
        label: what the account is.
        opening_cents: balance brought by journal AN, debit positive.
        debit_cents: debits of the other journals.
        credit_cents: credits of the other journals, positive.
        balance_cents: opening plus debits less credits, debit positive.
    """

    account: str
    label: str
    opening_cents: Cents
    debit_cents: Cents
    credit_cents: Cents
    balance_cents: Cents


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One posted line of the general ledger.

    Attributes:
        account: number of the account.
        account_label: what the account is.
        number: ``2025-0001``.
        journal: two letters.
        day: date of the operation.
        label: label of the line, or of its entry.
        piece: reference of the supporting document.
        member: code of the member, or None.
        debit_cents: 0 or more.
        credit_cents: 0 or more.
        running_cents: balance of the account after the line, debit positive.
        lettering: letters, or None.
        posted_at: when the entry was posted.
        posting_id: row of the line, for lettering.
    """

    account: str
    account_label: str
    number: str
    journal: str
    day: date
    label: str
    piece: str
    member: str | None
    debit_cents: Cents
    credit_cents: Cents
    running_cents: Cents
    lettering: str | None
    posted_at: datetime
    posting_id: int


def entry_view(session: Session, entry_id: int) -> EntryView:
    """Return one entry.

    Raises:
        UnknownEntryError: when there is none.
    """
    entry = entry_row(session, entry_id)
    posted = session.get(PostedEntry, entry_id)
    said = said_by(session, entry)
    mirrored = session.get(Reversal, entry_id)
    return EntryView(
        id=entry.id,
        number=number_of(session, entry.id),
        state=state_of(session, entry.id),
        said=said,
        digest=digest_of_entry(said),
        author_id=entry.author_id,
        hands=tuple(sorted({hand.user_id for hand in touches_of(session, entry.id)})),
        poster_id=None if posted is None else posted.poster_id,
        posted_at=None if posted is None else posted.posted_at,
        reverses=None if entry.reverses_id is None else number_of(session, entry.reverses_id),
        reversed_by=None if mirrored is None else number_of(session, mirrored.reversing_id),
    )


def entries_listed(
    session: Session, year: int, *, state: str | None = None, journal: str | None = None
) -> tuple[EntryView, ...]:
    """Return the entries of a year: posted ones by number, then waiting drafts by row.

    Args:
        session: any session.
        year: the fiscal year.
        state: ``posted`` or ``draft``; both when None.
        journal: only this journal.
    """
    query = (
        select(Entry.id)
        .join(FiscalYear, FiscalYear.id == Entry.fiscal_year_id)
        .outerjoin(PostedEntry, PostedEntry.entry_id == Entry.id)
        .where(FiscalYear.year == year)
        .order_by(PostedEntry.number.is_(None), PostedEntry.number, Entry.id)
    )
    wanted = {POSTED: PostedEntry.number.is_not(None), DRAFT: is_live_draft()}
    query = query.where(wanted[state] if state else wanted[POSTED] | wanted[DRAFT])
    if journal is not None:
        query = query.where(Entry.journal == journal)
    return tuple(entry_view(session, entry_id) for entry_id in session.scalars(query))


def entry_id_of(session: Session, number: str) -> int | None:
    """Return the row of a posted entry by its number ``2025-0001``, or None."""
    year, _, rank = number.partition("-")
    if not (year.isdecimal() and rank.isdecimal()):
        return None
    return session.scalar(
        select(PostedEntry.entry_id)
        .join(FiscalYear, FiscalYear.id == PostedEntry.fiscal_year_id)
        .where(FiscalYear.year == int(year), PostedEntry.number == int(rank))
    )


def trial_balance(
    session: Session, year: int, *, until: date | None = None, with_closing: bool = False
) -> tuple[TrialBalanceRow, ...]:
    """Return the trial balance of a year, by account; accounts that never moved are left out.

    Args:
        session: any session.
        year: the fiscal year.
        until: last day counted; the year's end when None.
        with_closing: whether journal CL counts; without it the balance is the one before closing.
    """
    left_out = () if with_closing else (Journal.CLOSING,)
    opening: dict[str, int] = {}
    for (account, _), amount in balances(session, year, until=until, journals=(Journal.OPENING,)).items():
        opening[account] = opening.get(account, 0) + amount
    debit: dict[str, int] = {}
    credit: dict[str, int] = {}
    query = _posted_lines(year).where(Entry.journal.not_in((Journal.OPENING, *left_out)))
    if until is not None:
        query = query.where(Entry.day <= until)
    for row in session.execute(query):
        side = debit if row.amount_cents > 0 else credit
        side[row.account] = side.get(row.account, 0) + abs(row.amount_cents)
    labels = {row.number: row.label for row in session.execute(select(Account.number, Account.label))}
    return tuple(
        TrialBalanceRow(
            account=account,
            label=labels[account],
            opening_cents=Cents(opening.get(account, 0)),
            debit_cents=Cents(debit.get(account, 0)),
            credit_cents=Cents(credit.get(account, 0)),
            balance_cents=Cents(opening.get(account, 0) + debit.get(account, 0) - credit.get(account, 0)),
        )
        for account in sorted(opening.keys() | debit.keys() | credit.keys())
    )


def general_ledger(
    session: Session, year: int, *, account: str | None = None, with_closing: bool = False
) -> tuple[LedgerRow, ...]:
    """Return every posted line of a year, by account, then by number, with running balances.

    Args:
        session: any session.
        year: the fiscal year.
        account: only the accounts whose numbers begin so.
        with_closing: whether journal CL is shown.
    """
    query = _posted_lines(year)
    if not with_closing:
        query = query.where(Entry.journal != Journal.CLOSING)
    if account is not None:
        query = query.where(Account.number.startswith(account, autoescape=True))
    query = query.order_by(Account.number, PostedEntry.number, Posting.position)
    return tuple(_with_running(session, query))


def member_statement(
    session: Session, member: str, *, since: date | None = None, until: date | None = None
) -> tuple[LedgerRow, ...]:
    """Return every posted line that names a member, by account and in order, with running balances.

    Openings repeat what the year before holds: only those of the first year are shown.

    Args:
        session: any session.
        member: code of the legal entity.
        since: first day; from the beginning when None.
        until: last day.
    """
    first_year = select(func.min(FiscalYear.year)).scalar_subquery()
    query = _posted_lines(None).where(
        LegalEntity.code == member,
        Entry.journal != Journal.CLOSING,
        or_(Entry.journal != Journal.OPENING, FiscalYear.year == first_year),
    )
    if since is not None:
        query = query.where(Entry.day >= since)
    if until is not None:
        query = query.where(Entry.day <= until)
    query = query.order_by(Account.number, FiscalYear.year, PostedEntry.number, Posting.position)
    return tuple(_with_running(session, query))


def _posted_lines(year: int | None) -> Select[*tuple[object, ...]]:
    letterings = aliased(Lettering)
    query = (
        select(
            Account.number.label("account"),
            Account.label.label("account_label"),
            FiscalYear.year,
            PostedEntry.number,
            PostedEntry.posted_at,
            Entry.journal,
            Entry.day,
            Entry.label.label("entry_label"),
            Entry.piece,
            Posting.label.label("line_label"),
            Posting.amount_cents,
            Posting.id.label("posting_id"),
            LegalEntity.code.label("member"),
            letterings.code.label("lettering"),
        )
        .select_from(Posting)
        .join(Entry, Entry.id == Posting.entry_id)
        .join(PostedEntry, PostedEntry.entry_id == Entry.id)
        .join(FiscalYear, FiscalYear.id == Entry.fiscal_year_id)
        .join(Account, Account.id == Posting.account_id)
        .outerjoin(LegalEntity, LegalEntity.id == Posting.member_id)
        .outerjoin(LetteredPosting, LetteredPosting.posting_id == Posting.id)
        .outerjoin(letterings, letterings.id == LetteredPosting.lettering_id)
    )
    return query if year is None else query.where(FiscalYear.year == year)


def _with_running(session: Session, query: Select[*tuple[object, ...]]) -> Iterator[LedgerRow]:
    account, running = "", 0
    for row in session.execute(query):
        running = row.amount_cents if row.account != account else running + row.amount_cents
        account = row.account
        yield LedgerRow(
            account=row.account,
            account_label=row.account_label,
            number=written_number(row.year, row.number),
            journal=row.journal,
            day=row.day,
            label=row.line_label or row.entry_label,
            piece=row.piece,
            member=row.member,
            debit_cents=Cents(max(row.amount_cents, 0)),
            credit_cents=Cents(max(-row.amount_cents, 0)),
            running_cents=Cents(running),
            lettering=row.lettering,
            posted_at=row.posted_at,
            posting_id=row.posting_id,
        )
