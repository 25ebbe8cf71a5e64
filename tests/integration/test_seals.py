"""The chain of seals, on both databases."""

from datetime import timedelta

import pytest

from caisse.db import Database
from caisse.kernel.clock import FixedClock
from caisse.kernel.salts import RandomSalts, SeededSalts
from ledger.models.seals import Seal
from ledger.seals import GENESIS, ClockBehindError, SeededSaltsRefusedError, digest_of_seal, head_of, seal


def _seal(database: Database, clock: FixedClock, number: int) -> None:
    with database.transaction() as session:
        seal(
            session,
            kind="note",
            object_key=f"n-{number}",
            payload={"number": number},
            at=clock.now(),
            salts=RandomSalts(),
        )


def test_each_event_names_the_digest_of_the_one_before(database: Database, clock: FixedClock) -> None:
    for number in (1, 2, 3):
        _seal(database, clock, number)
    with database.reading() as session:
        first, second, third = (session.get_one(Seal, seq) for seq in (1, 2, 3))
        assert (first.previous, second.previous, third.previous) == (GENESIS, first.digest, second.digest)
        assert all(digest_of_seal(event) == event.digest for event in (first, second, third))
        assert head_of(session).count == 3
        assert head_of(session, 2) != head_of(session)


def test_a_clock_behind_the_last_event_is_refused(database: Database, clock: FixedClock) -> None:
    _seal(database, clock, 1)
    clock.at -= timedelta(hours=1)
    with pytest.raises(ClockBehindError):
        _seal(database, clock, 2)


@pytest.mark.parametrize(("behind", "refused"), [(29, False), (30, False), (31, True)])
def test_a_use_case_that_waited_for_its_turn_is_no_wrong_clock(
    sqlite_database: Database, clock: FixedClock, behind: int, refused: bool
) -> None:
    clock.step = timedelta(0)
    _seal(sqlite_database, clock, 1)
    last = clock.at
    clock.at -= timedelta(seconds=behind)
    if refused:
        with pytest.raises(ClockBehindError):
            _seal(sqlite_database, clock, 2)
        return
    _seal(sqlite_database, clock, 2)
    with sqlite_database.reading() as session:
        assert session.get_one(Seal, 2).at == last


def test_seeded_salts_are_refused_outside_a_demonstration(database: Database, clock: FixedClock) -> None:
    with pytest.raises(SeededSaltsRefusedError), database.transaction() as session:
        seal(session, kind="note", object_key="n", payload={}, at=clock.now(), salts=SeededSalts(1))
