"""Balances of accounts from posted lines, and the totals per month that posting keeps."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from ledger.models.accounts import Account
from ledger.models.entries import Entry, PostedEntry, Posting
from ledger.models.members import LegalEntity
from ledger.models.periods import FiscalYear, PeriodTotal

Balances = dict[tuple[str, str | None], int]
"""(account, member or None) -> signed cents, debit positive."""


def balances(
    session: Session,
    year: int,
    *,
    until: date | None = None,
    journals: Iterable[str] = (),
    without: Iterable[str] = (),
) -> Balances:
    """Return the balance of each account and member in a fiscal year, posted lines only.

    Args:
        session: any session.
        year: the fiscal year.
        until: last day counted; the year's end when None.
        journals: only these journals; all of them when empty.
        without: journals left out.
    """
    query = (
        select(Account.number, LegalEntity.code, func.sum(Posting.amount_cents))
        .select_from(Posting)
        .join(Entry, Entry.id == Posting.entry_id)
        .join(PostedEntry, PostedEntry.entry_id == Entry.id)
        .join(FiscalYear, FiscalYear.id == Entry.fiscal_year_id)
        .join(Account, Account.id == Posting.account_id)
        .outerjoin(LegalEntity, LegalEntity.id == Posting.member_id)
        .where(FiscalYear.year == year, Entry.journal.not_in(tuple(without)))
        .group_by(Account.number, LegalEntity.code)
    )
    if until is not None:
        query = query.where(Entry.day <= until)
    if journals:
        query = query.where(Entry.journal.in_(tuple(journals)))
    return {(number, member): int(total) for number, member, total in session.execute(query)}


def add_to_totals(session: Session, period_id: int, lines: Iterable[Posting]) -> None:
    """Add posted lines to the totals of their month, under the lock of the chain."""
    for line in lines:
        debit_cents, credit_cents = max(line.amount_cents, 0), max(-line.amount_cents, 0)
        same = (
            PeriodTotal.period_id == period_id,
            PeriodTotal.account_id == line.account_id,
            PeriodTotal.member_id.is_not_distinct_from(line.member_id),
        )
        found = session.scalar(select(PeriodTotal.id).where(*same))
        if found is None:
            session.add(
                PeriodTotal(
                    period_id=period_id,
                    account_id=line.account_id,
                    member_id=line.member_id,
                    debit_cents=debit_cents,
                    credit_cents=credit_cents,
                )
            )
            session.flush()
        else:
            session.execute(
                update(PeriodTotal)
                .where(PeriodTotal.id == found)
                .values(
                    debit_cents=PeriodTotal.debit_cents + debit_cents,
                    credit_cents=PeriodTotal.credit_cents + credit_cents,
                )
            )
