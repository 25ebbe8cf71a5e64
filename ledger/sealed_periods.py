"""What the chain keeps of the months and years: rebuilt from the rows by ``verify``."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from caisse.kernel.canonical import Canonical, digest_of
from caisse.kernel.metadata import written_instant
from ledger.models.periods import FiscalYear, FiscalYearClosing, Period, PeriodEvent


def event_key(period: Period, event: PeriodEvent) -> str:
    """Return the name of a month's event: ``2025-03#2``."""
    return f"{period.starts_on.isoformat()[:7]}#{event.position}"


def event_payload(period: Period, event: PeriodEvent) -> dict[str, Canonical]:
    """Return what is sealed of a month's event; the reason only as a salted digest."""
    return {
        "month": period.starts_on.isoformat()[:7],
        "event": event.kind,
        "account": event.user_id,
        "at": written_instant(event.at),
        "reason": digest_of([event.salt, event.reason]),
    }


def rebuild_event(session: Session, object_key: str) -> Mapping[str, Canonical] | None:
    """Rebuild the payload of a month's event from its rows."""
    month, _, position = object_key.partition("#")
    query = (
        select(Period, PeriodEvent)
        .join(PeriodEvent, PeriodEvent.period_id == Period.id)
        .where(Period.starts_on == date.fromisoformat(f"{month}-01"), PeriodEvent.position == int(position))
    )
    found = session.execute(query).one_or_none()
    return None if found is None else event_payload(found[0], found[1])


def closing_payload(year: int, closing: FiscalYearClosing) -> dict[str, Canonical]:
    """Return what is sealed of the closing of a fiscal year."""
    return {"year": year, "account": closing.closed_by_id, "at": written_instant(closing.closed_at)}


def rebuild_closing(session: Session, object_key: str) -> Mapping[str, Canonical] | None:
    """Rebuild the payload of a year's closing from its row."""
    query = (
        select(FiscalYearClosing)
        .join(FiscalYear, FiscalYear.id == FiscalYearClosing.fiscal_year_id)
        .where(FiscalYear.year == int(object_key))
    )
    closing = session.scalars(query).one_or_none()
    return None if closing is None else closing_payload(int(object_key), closing)
