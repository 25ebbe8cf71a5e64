"""What ``verify`` recomputes of the books: balance, numbers, seals, second persons, months, totals, mirrors.

Each check is a function that returns what it found; the list at the end is what runs, in this order.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from sqlalchemy import case, func, or_, select
from sqlalchemy.orm import Session, aliased

from caisse.kernel.issues import Issue
from ledger.models.accounts import Account
from ledger.models.entries import Entry, EntryTouch, EntryWithdrawal, PostedEntry, Posting, Reversal
from ledger.models.periods import FiscalYear, Period, PeriodTotal
from ledger.models.seals import Seal
from ledger.sealed_entries import KIND, written_number
from ledger.states import REPLACED, WITHDRAWN

Check = Callable[[Session], Iterable[Issue]]

_SUM_ZERO: Final = 0
_LEAST_LINES: Final = 2


def check_balance(session: Session) -> Iterator[Issue]:
    """Each posted entry has two lines at least and sums to zero."""
    total, lines = func.coalesce(func.sum(Posting.amount_cents), 0), func.count(Posting.id)
    query = (
        select(FiscalYear.year, PostedEntry.number, total.label("total"), lines.label("lines"))
        .select_from(PostedEntry)
        .join(FiscalYear, FiscalYear.id == PostedEntry.fiscal_year_id)
        .outerjoin(Posting, Posting.entry_id == PostedEntry.entry_id)
        .group_by(FiscalYear.year, PostedEntry.number)
        .having(or_(total != _SUM_ZERO, lines < _LEAST_LINES))
        .order_by(FiscalYear.year, PostedEntry.number)
    )
    for row in session.execute(query):
        number = written_number(row.year, row.number)
        yield Issue("verify.not_balanced", params={"number": number, "total_cents": int(row.total)})


def check_numbering(session: Session) -> Iterator[Issue]:
    """In each year the numbers are 1, 2, 3 … without a hole, in the order of the chain and of time."""
    query = (
        select(FiscalYear.year, PostedEntry.number, PostedEntry.seal_seq, PostedEntry.posted_at)
        .join(FiscalYear, FiscalYear.id == PostedEntry.fiscal_year_id)
        .order_by(FiscalYear.year, PostedEntry.number)
    )
    before = None
    for row in session.execute(query):
        same_year = before is not None and before.year == row.year
        wanted = before.number + 1 if before is not None and same_year else 1
        if row.number != wanted:
            missing = written_number(row.year, wanted)
            yield Issue("verify.number_missing", params={"number": missing})
        elif (
            before is not None
            and same_year
            and (row.seal_seq < before.seal_seq or row.posted_at < before.posted_at)
        ):
            yield Issue("verify.order_changed", params={"number": written_number(row.year, row.number)})
        before = row


def check_sealed(session: Session) -> Iterator[Issue]:
    """Each posted entry has its event, and each event of an entry its posted entry, at the same instant."""
    events = {
        row.seq: (row.kind, row.object_key, row.at)
        for row in session.execute(select(Seal.seq, Seal.kind, Seal.object_key, Seal.at))
    }
    query = (
        select(FiscalYear.year, PostedEntry.number, PostedEntry.posted_at, PostedEntry.seal_seq)
        .join(FiscalYear, FiscalYear.id == PostedEntry.fiscal_year_id)
        .order_by(FiscalYear.year, PostedEntry.number)
    )
    for row in session.execute(query):
        number = written_number(row.year, row.number)
        if events.get(row.seal_seq) != (KIND, number, row.posted_at):
            yield Issue("verify.not_sealed", params={"kind": KIND, "object": number})
    orphan = (
        select(Seal.seq, Seal.object_key)
        .outerjoin(PostedEntry, PostedEntry.seal_seq == Seal.seq)
        .where(Seal.kind == KIND, PostedEntry.entry_id.is_(None))
        .order_by(Seal.seq)
    )
    for seq, key in session.execute(orphan):
        yield Issue("verify.rows_gone", params={"kind": KIND, "object": key, "seal_number": seq})


def check_second_persons(session: Session) -> Iterator[Issue]:
    """Each entry was posted by a named person who had no hand in it."""
    handled = (
        select(EntryTouch.id)
        .where(EntryTouch.entry_id == PostedEntry.entry_id, EntryTouch.user_id == PostedEntry.poster_id)
        .exists()
    )
    nobody = ~select(EntryTouch.id).where(EntryTouch.entry_id == PostedEntry.entry_id).exists()
    query = (
        select(FiscalYear.year, PostedEntry.number)
        .join(FiscalYear, FiscalYear.id == PostedEntry.fiscal_year_id)
        .join(Entry, Entry.id == PostedEntry.entry_id)
        .where(or_(handled, nobody, Entry.author_id == PostedEntry.poster_id))
        .order_by(FiscalYear.year, PostedEntry.number)
    )
    for row in session.execute(query):
        yield Issue("verify.same_person", params={"number": written_number(row.year, row.number)})


def check_months(session: Session) -> Iterator[Issue]:
    """Each posted entry stands in the year and month of its date, and was neither withdrawn nor replaced."""
    query = (
        select(FiscalYear.year, PostedEntry.number)
        .join(FiscalYear, FiscalYear.id == PostedEntry.fiscal_year_id)
        .join(Entry, Entry.id == PostedEntry.entry_id)
        .outerjoin(Period, Period.id == Entry.period_id)
        .where(
            or_(
                Entry.fiscal_year_id != PostedEntry.fiscal_year_id,
                Period.fiscal_year_id != PostedEntry.fiscal_year_id,
                Entry.day < Period.starts_on,
                Entry.day > Period.ends_on,
            )
        )
        .order_by(FiscalYear.year, PostedEntry.number)
    )
    for row in session.execute(query):
        yield Issue("verify.wrong_month", params={"number": written_number(row.year, row.number)})
    newer = aliased(Entry)
    over = (
        select(
            FiscalYear.year,
            PostedEntry.number,
            case((newer.id.is_not(None), REPLACED), else_=WITHDRAWN).label("state"),
        )
        .join(FiscalYear, FiscalYear.id == PostedEntry.fiscal_year_id)
        .outerjoin(newer, newer.replaces_id == PostedEntry.entry_id)
        .outerjoin(EntryWithdrawal, EntryWithdrawal.entry_id == PostedEntry.entry_id)
        .where(or_(newer.id.is_not(None), EntryWithdrawal.entry_id.is_not(None)))
    )
    for row in session.execute(over):
        yield Issue("verify.draft_was_over", params={"number": written_number(row.year, row.number)})


def check_totals(session: Session) -> Iterator[Issue]:
    """The totals that posting keeps are those of the posted lines."""
    debit = func.sum(case((Posting.amount_cents > 0, Posting.amount_cents), else_=0))
    credit = func.sum(case((Posting.amount_cents < 0, -Posting.amount_cents), else_=0))
    query = (
        select(Entry.period_id, Posting.account_id, Posting.member_id, debit, credit)
        .join(Entry, Entry.id == Posting.entry_id)
        .join(PostedEntry, PostedEntry.entry_id == Entry.id)
        .group_by(Entry.period_id, Posting.account_id, Posting.member_id)
    )
    wanted = {tuple(row[:3]): (int(row[3]), int(row[4])) for row in session.execute(query)}
    kept = {
        (row.period_id, row.account_id, row.member_id): (row.debit_cents, row.credit_cents)
        for row in session.scalars(select(PeriodTotal))
    }
    for key in sorted(wanted.keys() | kept.keys(), key=lambda key: (key[0], key[1], key[2] or 0)):
        wanted_debit, wanted_credit = wanted.get(key, (0, 0))
        kept_debit, kept_credit = kept.get(key, (0, 0))
        if (wanted_debit, wanted_credit) != (kept_debit, kept_credit):
            period, account = session.get(Period, key[0]), session.get(Account, key[1])
            yield Issue(
                "verify.total_changed",
                params={
                    "month": "?" if period is None else period.starts_on.isoformat()[:7],
                    "account": "?" if account is None else account.number,
                    "wanted_cents": wanted_debit - wanted_credit,
                    "kept_cents": kept_debit - kept_credit,
                },
            )


def check_reversals(session: Session) -> Iterator[Issue]:
    """Each posted mirror is recorded once, and sums to nothing with what it mirrors."""
    query = (
        select(FiscalYear.year, PostedEntry.number, Entry.id, Entry.reverses_id, Reversal.reversed_id)
        .join(FiscalYear, FiscalYear.id == PostedEntry.fiscal_year_id)
        .join(Entry, Entry.id == PostedEntry.entry_id)
        .outerjoin(Reversal, Reversal.reversing_id == Entry.id)
        .where(or_(Entry.reverses_id.is_not(None), Reversal.reversed_id.is_not(None)))
        .order_by(FiscalYear.year, PostedEntry.number)
    )
    for row in session.execute(query):
        left = (
            select(func.sum(Posting.amount_cents))
            .where(Posting.entry_id.in_((row.id, row.reverses_id)))
            .group_by(Posting.account_id, Posting.member_id)
        )
        if row.reversed_id != row.reverses_id or any(session.scalars(left)):
            yield Issue("verify.not_a_mirror", params={"number": written_number(row.year, row.number)})


BOOKS: Final[tuple[Check, ...]] = (
    check_balance,
    check_numbering,
    check_sealed,
    check_second_persons,
    check_months,
    check_totals,
    check_reversals,
)
"""The checks of the books."""
