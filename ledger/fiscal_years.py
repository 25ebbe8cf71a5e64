"""Fiscal years and their months: opening, closing, reopening by two persons, closing for good."""

import calendar
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from caisse.kernel.clock import paris_date
from caisse.kernel.refusals import RefusalError
from caisse.kernel.salts import Salts
from ledger.accounts import IN_KIND_CLASS, NIL_AT_CLOSING, RESULT_CLASSES
from ledger.balances import balances
from ledger.chart import ensure_chart
from ledger.four_eyes import check_second_person
from ledger.models.periods import FiscalYear, FiscalYearClosing, Period, PeriodEvent
from ledger.sealed_periods import closing_payload, event_key, event_payload
from ledger.seals import in_turn, lock_chain, seal
from ledger.states import live_drafts_between

MONTHS: Final = 12
FIRST_YEAR: Final = 1988
"""The law on the accounts of parties is of 11 March 1988."""
CLOSED: Final = "closed"
REQUESTED: Final = "reopen_requested"
REOPENED: Final = "reopened"


class NoFiscalYearError(RefusalError):
    """No fiscal year is open on that date."""

    code = "ledger.no_fiscal_year"


class YearExistsError(RefusalError):
    """The fiscal year is open already."""

    code = "ledger.year_exists"


class YearRefusedError(RefusalError):
    """The year cannot be opened: too far ahead, too old, or not the one after the last."""

    code = "ledger.year_refused"


class MonthClosedError(RefusalError):
    """The month is closed: nothing more is entered or posted in it."""

    code = "ledger.month_closed"


class MonthOpenError(RefusalError):
    """The month is open: there is nothing to reopen."""

    code = "ledger.month_open"


class YearClosedError(RefusalError):
    """The fiscal year is closed for good: corrections go to the next."""

    code = "ledger.year_closed"


class DraftsLeftError(RefusalError):
    """Drafts wait in what would be closed."""

    code = "ledger.drafts_left"


class NotNilError(RefusalError):
    """An account must be nil before the year closes."""

    code = "ledger.not_nil"


class MonthsOpenError(RefusalError):
    """A month of the year is still open."""

    code = "ledger.months_open"


class PreviousYearOpenError(RefusalError):
    """The year before is not closed yet."""

    code = "ledger.previous_year_open"


class ReopeningNotAskedError(RefusalError):
    """Nobody asked for this reopening with a reason."""

    code = "ledger.reopening_not_asked"


class ReopeningAskedError(RefusalError):
    """The reopening is asked already: a second person must do it."""

    code = "ledger.reopening_asked"


@dataclass(frozen=True, slots=True)
class MonthState:
    """One month as a list shows it.

    Attributes:
        starts_on: first day.
        is_closed: whether it is closed.
        reopening_asked_by_id: who asked for a reopening that waits for a second person, or None.
        drafts: how many drafts wait in it.
    """

    starts_on: date
    is_closed: bool
    reopening_asked_by_id: int | None
    drafts: int


@dataclass(frozen=True, slots=True)
class YearState:
    """One fiscal year as a list shows it."""

    year: int
    is_closed: bool
    months: tuple[MonthState, ...]


def open_year(session: Session, year: int, *, user_id: int | None, at: datetime) -> FiscalYear:
    """Open a fiscal year and its 12 months; the first one loads the chart.

    Args:
        session: a writing transaction.
        year: the calendar year.
        user_id: who opens it.
        at: when.

    Raises:
        YearExistsError: it is open.
        YearRefusedError: before 1988, more than one year ahead, or leaving a hole after the last year.
    """
    lock_chain(session)
    last = session.scalar(select(func.max(FiscalYear.year)))
    if session.scalar(select(FiscalYear.id).where(FiscalYear.year == year)) is not None:
        raise YearExistsError(year=year)
    follows = last is None or year == last + 1
    if not (follows and year in range(FIRST_YEAR, paris_date(at).year + 2)):
        raise YearRefusedError(year=year)
    ensure_chart(session)
    row = FiscalYear(
        year=year,
        starts_on=date(year, 1, 1),
        ends_on=date(year, MONTHS, 31),
        opened_by_id=user_id,
        opened_at=at,
    )
    session.add(row)
    session.flush()
    for month in range(1, MONTHS + 1):
        last_day = calendar.monthrange(year, month)[1]
        session.add(
            Period(fiscal_year_id=row.id, starts_on=date(year, month, 1), ends_on=date(year, month, last_day))
        )
    session.flush()
    return row


def fiscal_year(session: Session, year: int) -> FiscalYear:
    """Return a fiscal year.

    Raises:
        NoFiscalYearError: when it was never opened.
    """
    row = session.scalar(select(FiscalYear).where(FiscalYear.year == year))
    if row is None:
        raise NoFiscalYearError(day_date=date(year, 1, 1).isoformat())
    return row


def period_on(session: Session, day: date) -> Period:
    """Return the month of a day.

    Raises:
        NoFiscalYearError: when no fiscal year holds that day (a date in 2099, say).
    """
    row = session.scalar(select(Period).where(Period.starts_on <= day, Period.ends_on >= day))
    if row is None:
        raise NoFiscalYearError(day_date=day.isoformat())
    return row


def check_open(session: Session, period: Period) -> None:
    """Refuse a month in which nothing more is written.

    Raises:
        YearClosedError: its year is closed for good.
        MonthClosedError: it is closed.
    """
    _check_year_open(session, period)
    if is_closed(session, period.id):
        raise MonthClosedError(month=month_key(period))


def _check_year_open(session: Session, period: Period) -> None:
    if session.get(FiscalYearClosing, period.fiscal_year_id) is not None:
        raise YearClosedError(year=period.starts_on.year)


def is_closed(session: Session, period_id: int) -> bool:
    """Say whether a month is closed: the last of its closings and reopenings decides."""
    return _last_event(session, period_id, CLOSED, REOPENED) == CLOSED


def _last_event(session: Session, period_id: int, *kinds: str) -> str | None:
    return session.scalar(
        select(PeriodEvent.kind)
        .where(PeriodEvent.period_id == period_id, PeriodEvent.kind.in_(kinds))
        .order_by(PeriodEvent.position.desc())
        .limit(1)
    )


def month_key(period: Period) -> str:
    """Return a month as it is named: 2025-03."""
    return period.starts_on.isoformat()[:7]


def close_month(session: Session, day: date, *, user_id: int, at: datetime, salts: Salts) -> PeriodEvent:
    """Close the month of a day.

    Raises:
        MonthClosedError: it is closed.
        YearClosedError: its year is closed.
        DraftsLeftError: drafts wait in it.
        NotNilError: December, and account 4718 or 580 is not nil.
    """
    lock_chain(session)
    period = period_on(session, day)
    check_open(session, period)
    _check_no_drafts(session, period.starts_on, period.ends_on)
    if period.starts_on.month == MONTHS:
        _check_nil(session, period.starts_on.year, NIL_AT_CLOSING)
    return _record(session, period, CLOSED, user_id=user_id, at=at, salts=salts)


def request_reopening(
    session: Session, day: date, *, reason: str, user_id: int, at: datetime, salts: Salts
) -> PeriodEvent:
    """Ask, with a reason, that a closed month be reopened; a second person does it.

    Raises:
        MonthOpenError: it is open.
        YearClosedError: its year is closed.
        ReopeningAskedError: it was asked already.
    """
    lock_chain(session)
    period = _closed_period(session, day)
    if pending_request(session, period.id) is not None:
        raise ReopeningAskedError(month=month_key(period))
    return _record(session, period, REQUESTED, user_id=user_id, at=at, salts=salts, reason=reason)


def reopen_month(session: Session, day: date, *, user_id: int, at: datetime, salts: Salts) -> PeriodEvent:
    """Reopen a closed month that another person asked to reopen.

    Raises:
        MonthOpenError: it is open.
        YearClosedError: its year is closed.
        ReopeningNotAskedError: nobody asked.
        SamePersonError: the one who asked, or somebody whom that one invited.
    """
    lock_chain(session)
    period = _closed_period(session, day)
    request = pending_request(session, period.id)
    if request is None:
        raise ReopeningNotAskedError(month=month_key(period))
    check_second_person(session, user_id, {request.user_id})
    return _record(session, period, REOPENED, user_id=user_id, at=at, salts=salts)


def pending_request(session: Session, period_id: int) -> PeriodEvent | None:
    """Return the reopening that waits for a second person, or None."""
    last = session.scalar(
        select(PeriodEvent)
        .where(PeriodEvent.period_id == period_id)
        .order_by(PeriodEvent.position.desc())
        .limit(1)
    )
    return last if last is not None and last.kind == REQUESTED else None


def _closed_period(session: Session, day: date) -> Period:
    period = period_on(session, day)
    _check_year_open(session, period)
    if not is_closed(session, period.id):
        raise MonthOpenError(month=month_key(period))
    return period


def _record(
    session: Session, period: Period, kind: str, *, user_id: int, at: datetime, salts: Salts, reason: str = ""
) -> PeriodEvent:
    at = in_turn(lock_chain(session), at)
    before = session.scalar(select(func.count()).where(PeriodEvent.period_id == period.id)) or 0
    event = PeriodEvent(
        period_id=period.id,
        position=before + 1,
        kind=kind,
        user_id=user_id,
        at=at,
        reason=reason,
        salt=salts.next(),
    )
    session.add(event)
    session.flush()
    payload = event_payload(period, event)
    seal(session, kind="period", object_key=event_key(period, event), payload=payload, at=at, salts=salts)
    return event


def close_year(session: Session, year: int, *, user_id: int, at: datetime, salts: Salts) -> FiscalYearClosing:
    """Close a fiscal year for good.

    Raises:
        YearClosedError: it is closed.
        PreviousYearOpenError: the year before is not.
        MonthsOpenError: a month is open.
        DraftsLeftError: drafts wait in it.
        NotNilError: 4718, 580 or an account of class 6, 7 or 8 is not nil: post the closing entries first.
    """
    at = in_turn(lock_chain(session), at)
    row = fiscal_year(session, year)
    if session.get(FiscalYearClosing, row.id) is not None:
        raise YearClosedError(year=year)
    _check_previous_closed(session, year)
    _check_no_drafts(session, row.starts_on, row.ends_on)
    _check_nil(session, year, NIL_AT_CLOSING + tuple(RESULT_CLASSES + IN_KIND_CLASS))
    for period in periods_of(session, row.id):
        if not is_closed(session, period.id):
            raise MonthsOpenError(month=month_key(period), year=year)
    closing = FiscalYearClosing(fiscal_year_id=row.id, closed_by_id=user_id, closed_at=at)
    session.add(closing)
    session.flush()
    payload = closing_payload(year, closing)
    seal(session, kind="fiscal_year_closing", object_key=str(year), payload=payload, at=at, salts=salts)
    return closing


def periods_of(session: Session, fiscal_year_id: int) -> tuple[Period, ...]:
    """Return the months of a fiscal year, in order."""
    query = select(Period).where(Period.fiscal_year_id == fiscal_year_id).order_by(Period.starts_on)
    return tuple(session.scalars(query))


def years(session: Session) -> tuple[YearState, ...]:
    """Return every fiscal year with the state of its months."""
    return tuple(
        YearState(
            year=row.year,
            is_closed=session.get(FiscalYearClosing, row.id) is not None,
            months=tuple(_month_state(session, period) for period in periods_of(session, row.id)),
        )
        for row in session.scalars(select(FiscalYear).order_by(FiscalYear.year))
    )


def _month_state(session: Session, period: Period) -> MonthState:
    request = pending_request(session, period.id)
    return MonthState(
        starts_on=period.starts_on,
        is_closed=is_closed(session, period.id),
        reopening_asked_by_id=None if request is None else request.user_id,
        drafts=len(live_drafts_between(session, period.starts_on, period.ends_on)),
    )


def _check_previous_closed(session: Session, year: int) -> None:
    before = session.scalar(select(FiscalYear.id).where(FiscalYear.year == year - 1))
    if before is not None and session.get(FiscalYearClosing, before) is None:
        raise PreviousYearOpenError(year=year - 1)


def _check_no_drafts(session: Session, since: date, until: date) -> None:
    drafts = live_drafts_between(session, since, until)
    if drafts:
        raise DraftsLeftError(drafts=len(drafts), first_number=drafts[0])


def _check_nil(session: Session, year: int, beginnings: tuple[str, ...]) -> None:
    for (account, _), balance_cents in sorted(balances(session, year).items(), key=str):
        if balance_cents and account.startswith(beginnings):
            raise NotNilError(account=account, balance_cents=balance_cents)
