"""Each kind of sealed event can be rebuilt from its rows, and a row without its event is found."""

from caisse.services.sealed_events import REBUILDS
from caisse.services.sealed_objects import SEALED_WHEN_MADE
from ledger.sealed_entries import KIND


def test_each_kind_that_is_rebuilt_is_also_looked_for_among_the_rows() -> None:
    assert set(REBUILDS) - {KIND} - set(SEALED_WHEN_MADE) == set()
