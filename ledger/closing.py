"""What the program drafts around 31 December: closing entries, openings, reversals of accruals.

Every draft made here is marked by its origin; a person other than the one who asked posts it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from caisse.kernel.exact import Cents
from caisse.kernel.refusals import RefusalError
from ledger.accounts import ACCRUALS, RESULT_CREDIT, RESULT_DEBIT, is_carried, is_in_kind, is_result
from ledger.balances import balances
from ledger.drafting import DraftedEntry, draft_entry
from ledger.entries import EntryDraft, Line, Origin
from ledger.fiscal_years import fiscal_year
from ledger.journals import Journal
from ledger.models.accounts import Account
from ledger.models.entries import Entry, PostedEntry, Posting, Reversal
from ledger.models.periods import FiscalYear
from ledger.posting import reverse_entry
from ledger.states import is_live_draft

Amounts = Mapping[tuple[str, str | None], int]
"""(account, member or None) -> signed cents, debit positive."""


class NothingToDraftError(RefusalError):
    """There is nothing to close, to open or to reverse."""

    code = "ledger.nothing_to_draft"


class AlreadyDraftedError(RefusalError):
    """Drafts of the same kind wait already: post or withdraw them first."""

    code = "ledger.already_drafted"


class NotCarriedError(RefusalError):
    """Only classes 1 to 5 open a year."""

    code = "ledger.not_carried"


def result_of(amounts: Amounts) -> Cents:
    """Return the result of classes 6 and 7: an excess is negative (a credit), a deficit positive.

    Args:
        amounts: balances of a year, signed cents.
    """
    return Cents(sum(amount for (account, _), amount in amounts.items() if is_result(account)))


def closing_drafts(year: int, amounts: Amounts) -> tuple[EntryDraft, ...]:
    """Return the closing entries: classes 6 and 7 to 120 or 129, and 86 against 87.

    Args:
        year: the fiscal year.
        amounts: its balances, signed cents.
    """
    result = result_of(amounts)
    to_result = _undone(amounts, is_result)
    if result:
        to_result.append(Line(RESULT_CREDIT if result < 0 else RESULT_DEBIT, result))
    made = (
        (f"Clôture de l’exercice {year}\u00a0: charges et produits", to_result),
        (f"Clôture de l’exercice {year}\u00a0: contributions en nature", _undone(amounts, is_in_kind)),
    )
    return tuple(
        EntryDraft(
            journal=Journal.CLOSING,
            day=date(year, 12, 31),
            label=label,
            lines=tuple(lines),
            piece=f"CLOTURE-{year}",
            origin=Origin.CLOSING,
        )
        for label, lines in made
        if lines
    )


def _undone(amounts: Amounts, concerns: Callable[[str], bool]) -> list[Line]:
    return [
        Line(account, Cents(-amount), member)
        for (account, member), amount in _ordered(amounts)
        if amount and concerns(account)
    ]


def _ordered(amounts: Amounts) -> list[tuple[tuple[str, str | None], int]]:
    return sorted(amounts.items(), key=lambda item: (item[0][0], item[0][1] or ""))


def opening_draft(year: int, carried: Amounts, label: str) -> EntryDraft | None:
    """Return the opening entry of a year, or None when nothing is carried.

    Args:
        year: the year that opens.
        carried: what is carried into it, signed cents, zeros left out.
        label: what the entry says.
    """
    lines = tuple(Line(account, Cents(amount), member) for (account, member), amount in _ordered(carried))
    if not lines:
        return None
    return EntryDraft(
        journal=Journal.OPENING,
        day=date(year, 1, 1),
        label=label,
        lines=lines,
        piece=f"A-NOUVEAUX-{year}",
        origin=Origin.OPENING,
    )


def carried_forward(before: Amounts, opened: Amounts) -> Amounts:
    """Return what is still to be carried: last year's classes 1 to 5 and its result, less what is opened.

    Args:
        before: balances of the year before, closed or not: its result goes to 120 or 129.
        opened: what journal AN of the new year holds already.
    """
    wanted = {key: amount for key, amount in before.items() if is_carried(key[0])}
    result = result_of(before)
    if result:
        key = (RESULT_CREDIT if result < 0 else RESULT_DEBIT, None)
        wanted[key] = wanted.get(key, 0) + result
    missing = {key: wanted.get(key, 0) - opened.get(key, 0) for key in wanted.keys() | opened.keys()}
    return {key: amount for key, amount in missing.items() if amount}


def draft_closing(
    session: Session, year: int, *, author_id: int | None, at: datetime
) -> tuple[DraftedEntry, ...]:
    """Draft the closing entries of a year.

    Raises:
        AlreadyDraftedError: closing entries wait.
        NothingToDraftError: classes 6 to 8 are nil.
        MonthClosedError: December is closed.
    """
    row = fiscal_year(session, year)
    _check_none_waits(session, row, Origin.CLOSING)
    return _keep(session, closing_drafts(year, balances(session, year)), author_id, at)


def draft_opening(
    session: Session, year: int, *, author_id: int | None, at: datetime
) -> tuple[DraftedEntry, ...]:
    """Draft what is still to be opened from the year before; run again after it changed, the rest.

    Raises:
        NoFiscalYearError: the year or the one before was never opened.
        AlreadyDraftedError: an opening entry waits.
        NothingToDraftError: everything is opened.
    """
    row = fiscal_year(session, year)
    fiscal_year(session, year - 1)
    _check_none_waits(session, row, Origin.OPENING)
    opened = balances(session, year, journals=(Journal.OPENING,))
    label = f"À-nouveaux de l’exercice {year - 1}"
    draft = opening_draft(year, carried_forward(balances(session, year - 1), opened), label)
    return _keep(session, () if draft is None else (draft,), author_id, at)


def draft_first_opening(
    session: Session, year: int, lines: Sequence[Line], *, author_id: int | None, at: datetime, piece: str
) -> DraftedEntry:
    """Draft the opening balances that come from books kept elsewhere.

    Args:
        session: a writing transaction.
        year: the first fiscal year.
        lines: balances of classes 1 to 5, summing to zero.
        author_id: who enters them.
        at: when.
        piece: reference of the document that states them.

    Raises:
        NotCarriedError: a line of class 6, 7 or 8.
        RefusalError: as ``ledger.drafting.check_draft``.
    """
    for line in lines:
        if not is_carried(line.account):
            raise NotCarriedError(account=line.account)
    draft = EntryDraft(
        journal=Journal.OPENING,
        day=date(year, 1, 1),
        label=f"Soldes d’ouverture de l’exercice {year}",
        lines=tuple(lines),
        piece=piece,
        origin=Origin.OPENING,
    )
    return draft_entry(session, draft, author_id=author_id, at=at)


def draft_accrual_reversals(
    session: Session, year: int, *, author_id: int | None, at: datetime
) -> tuple[DraftedEntry, ...]:
    """Draft, on 1 January of a year, the mirror of each accrual booked on 31 December before.

    Raises:
        NoFiscalYearError: the year or the one before was never opened.
        NothingToDraftError: no accrual is left to reverse.
    """
    fiscal_year(session, year)
    accruals = _accruals_to_reverse(session, date(year - 1, 12, 31))
    if not accruals:
        raise NothingToDraftError
    return tuple(
        reverse_entry(
            session,
            entry_id,
            day=date(year, 1, 1),
            author_id=author_id,
            at=at,
            reason=f"exercice {year - 1}",
            origin=Origin.ACCRUAL_REVERSAL,
        )
        for entry_id in accruals
    )


def _accruals_to_reverse(session: Session, last_day: date) -> tuple[int, ...]:
    on_accrual = (
        exists()
        .where(Posting.entry_id == Entry.id, Account.id == Posting.account_id, Account.number.in_(ACCRUALS))
        .correlate(Entry)
    )
    query = (
        select(Entry.id)
        .join(PostedEntry, PostedEntry.entry_id == Entry.id)
        .where(
            Entry.day == last_day,
            Entry.journal == Journal.MISCELLANEOUS,
            Entry.reverses_id.is_(None),
            on_accrual,
            ~exists().where(Reversal.reversed_id == Entry.id),
        )
        .order_by(PostedEntry.number)
    )
    waiting = select(Entry.reverses_id).where(Entry.reverses_id.is_not(None), is_live_draft())
    drafted = set(session.scalars(waiting))
    return tuple(entry_id for entry_id in session.scalars(query) if entry_id not in drafted)


def _check_none_waits(session: Session, row: FiscalYear, origin: Origin) -> None:
    query = select(Entry.id).where(Entry.fiscal_year_id == row.id, Entry.origin == origin, is_live_draft())
    waiting = session.scalar(query.limit(1))
    if waiting is not None:
        raise AlreadyDraftedError(entry_number=waiting)


def _keep(
    session: Session, drafts: Iterable[EntryDraft], author_id: int | None, at: datetime
) -> tuple[DraftedEntry, ...]:
    kept = tuple(draft_entry(session, draft, author_id=author_id, at=at) for draft in drafts)
    if not kept:
        raise NothingToDraftError
    return kept
