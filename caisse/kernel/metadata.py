"""One MetaData and one naming convention for every table of the house."""

from datetime import UTC, datetime

from sqlalchemy import BigInteger, Dialect, Integer, MetaData, String
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

metadata = MetaData(naming_convention=NAMING)


class Base(DeclarativeBase):
    """Base of every model."""

    metadata = metadata


class Instant(TypeDecorator[datetime]):
    """An instant in UTC, kept as fixed-width text (``2026-03-01T17:00:00.000000Z``) on both databases.

    Text keeps the same bytes on SQLite and PostgreSQL, orders as time does, and loses no microsecond.
    """

    impl = String(27)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Write the instant in UTC."""
        del dialect
        return None if value is None else written_instant(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """Read the instant back."""
        del dialect
        if value is None:
            return None
        return datetime.strptime(value, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)


class Instantless(ValueError):  # noqa: N818 - the name says what the value is
    """A moment without its time zone was about to be stored."""


def written_instant(value: datetime) -> str:
    """Return an instant as it is stored and hashed.

    Raises:
        Instantless: when the value has no time zone.
    """
    if value.tzinfo is None:
        raise Instantless(value.isoformat())
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


BigId = BigInteger().with_variant(Integer, "sqlite")
"""Primary keys: 64 bits on both databases (SQLite's INTEGER is its row id)."""
