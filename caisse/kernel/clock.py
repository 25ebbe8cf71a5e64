"""The clock is an argument: instants in UTC, legal dates in Europe/Paris."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")


class Clock(Protocol):
    """What says the time."""

    def now(self) -> datetime:
        """Return the instant, in UTC."""
        ...  # pragma: no cover


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Return the instant, in UTC."""
        return datetime.now(UTC)


@dataclass(slots=True)
class FixedClock:
    """A clock that stands until it is moved: for tests and for the demonstration."""

    at: datetime
    step: timedelta = field(default=timedelta(0))

    def now(self) -> datetime:
        """Return the set instant, then move on by ``step``."""
        moment = self.at
        self.at = moment + self.step
        return moment


def paris_date(moment: datetime) -> date:
    """Return the legal date of an instant."""
    return moment.astimezone(PARIS).date()
