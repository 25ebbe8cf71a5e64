"""Clocks, legal dates, stored instants and salts."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from sqlalchemy import Column, MetaData, Table, create_engine, insert, select, text

from caisse.kernel.clock import FixedClock, SystemClock, paris_date
from caisse.kernel.metadata import Instant, Instantless, metadata, written_instant
from caisse.kernel.salts import RandomSalts, SeededSalts


def test_the_system_clock_says_utc() -> None:
    before = datetime.now(UTC)
    said = SystemClock().now()
    assert said.tzinfo is UTC
    assert before <= said <= datetime.now(UTC)


def test_a_fixed_clock_stands_until_it_is_moved() -> None:
    noon = datetime(2025, 6, 1, 12, tzinfo=UTC)
    still, moving = FixedClock(noon), FixedClock(noon, step=timedelta(seconds=1))
    assert [still.now(), still.now()] == [noon, noon]
    assert [moving.now(), moving.now()] == [noon, noon + timedelta(seconds=1)]


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2025, 12, 31, 22, 59, 59, tzinfo=UTC), date(2025, 12, 31)),
        (datetime(2025, 12, 31, 23, 0, 0, tzinfo=UTC), date(2026, 1, 1)),
        (datetime(2025, 6, 30, 21, 59, 59, tzinfo=UTC), date(2025, 6, 30)),
        (datetime(2025, 6, 30, 22, 0, 0, tzinfo=UTC), date(2025, 7, 1)),
    ],
)
def test_the_legal_date_changes_at_midnight_in_paris(moment: datetime, day: date) -> None:
    assert paris_date(moment) == day


def test_an_instant_is_written_in_utc_with_its_microseconds() -> None:
    paris_summer = datetime(2026, 3, 1, 19, 0, tzinfo=timezone(timedelta(hours=2)))
    assert written_instant(paris_summer) == "2026-03-01T17:00:00.000000Z"
    assert written_instant(datetime(2026, 3, 1, 17, 0, 0, 1, tzinfo=UTC)) == "2026-03-01T17:00:00.000001Z"


def test_a_moment_without_its_zone_is_refused() -> None:
    with pytest.raises(Instantless):
        written_instant(datetime(2026, 3, 1, 17, 0))  # noqa: DTZ001 - the defect under test


def test_an_instant_column_gives_back_the_instant_and_sorts_as_time() -> None:
    moments = [datetime(2026, 3, 1, 17, 0, 0, micro, tzinfo=UTC) for micro in (2, 10, 1)]
    table = Table("moments", MetaData(), Column("at", Instant, nullable=True))
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        table.create(connection)
        connection.execute(insert(table), [{"at": moment} for moment in moments] + [{"at": None}])
        stored = connection.execute(text("SELECT at FROM moments LIMIT 1")).scalar_one()
        found = connection.execute(select(table.c.at).where(table.c.at.is_not(None)).order_by(table.c.at))
        assert found.scalars().all() == sorted(moments)
        assert connection.execute(select(table.c.at).where(table.c.at.is_(None))).scalars().all() == [None]
    engine.dispose()
    assert stored == "2026-03-01T17:00:00.000002Z"


def test_constraints_are_named_by_one_convention() -> None:
    assert metadata.naming_convention["fk"] == "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s"


def test_random_salts_are_128_bits_and_never_twice_the_same() -> None:
    salts = RandomSalts()
    drawn = [salts.next() for _ in range(50)]
    assert all(len(salt) == 32 and int(salt, 16) >= 0 for salt in drawn)
    assert len(set(drawn)) == 50
    assert not salts.seeded


def test_seeded_salts_repeat_and_say_so() -> None:
    first, again, other = SeededSalts(7), SeededSalts(7), SeededSalts(8)
    drawn = [first.next() for _ in range(3)]
    assert drawn == [again.next() for _ in range(3)]
    assert drawn != [other.next() for _ in range(3)]
    assert all(len(salt) == 32 for salt in drawn)
    assert first.seeded
