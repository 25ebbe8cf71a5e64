"""The value of an hour of unpaid time: dated, constant, documented."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from ledger.models.contributions import HourlyRate


def rates_in_force(session: Session) -> tuple[HourlyRate, ...]:
    """Return the rates that were not taken back or replaced, in order of their first days."""
    later = aliased(HourlyRate)
    query = (
        select(HourlyRate)
        .outerjoin(later, later.supersedes_id == HourlyRate.id)
        .where(later.id.is_(None), HourlyRate.withdrawn.is_(False))
        .order_by(HourlyRate.since, HourlyRate.id)
    )
    return tuple(session.scalars(query))


def rate_on(rates: tuple[HourlyRate, ...], day: date) -> HourlyRate | None:
    """Return the rate of a day, or None before the first.

    Args:
        rates: rates in force, in order of their first days.
        day: the day the time was given.
    """
    found = [rate for rate in rates if rate.since <= day]
    return found[-1] if found else None
