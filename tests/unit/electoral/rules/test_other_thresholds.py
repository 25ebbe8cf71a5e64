from datetime import date

import pytest

from electoral.rules.auditors import ONE_AUDITOR_UP_TO, auditors
from electoral.rules.broadcasting import BROADCAST, broadcast_time
from electoral.rules.second_fraction import (
    FIRST_FRACTION_REQUIRED,
    second_fraction_access,
    second_fraction_cents,
)

DAY = date(2024, 12, 31)


@pytest.mark.parametrize(("cents", "number"), [(22_999_999, 1), (23_000_000, 1), (23_000_001, 2)])
def test_two_auditors_only_above_230_000_euros(cents: int, number: int) -> None:
    verdict = auditors(cents, DAY)
    assert verdict.params["auditors"] == number
    assert verdict.holds is (number == 1)
    assert verdict.params["limit_cents"] == ONE_AUDITOR_UP_TO.on(DAY).value
    assert verdict.sentence()


@pytest.mark.parametrize(("candidates", "minutes"), [(74, (0, 0)), (75, (7, 5)), (76, (7, 5))])
def test_seventy_five_candidates_open_broadcast_time(candidates: int, minutes: tuple[int, int]) -> None:
    verdict = broadcast_time(candidates, DAY)
    assert (verdict.params["first_round_minutes"], verdict.params["second_round_minutes"]) == minutes
    assert verdict.holds is (minutes == (7, 5))
    assert verdict.params["required"] == BROADCAST.on(DAY).value.candidates
    assert verdict.sentence()


@pytest.mark.parametrize(
    ("members", "first", "holds"), [(1, True, True), (0, True, False), (1, False, False), (0, False, False)]
)
def test_the_second_fraction_is_open_only_with_the_first(members: int, first: bool, holds: bool) -> None:
    verdict = second_fraction_access(members, DAY, first_fraction=first)
    assert verdict.holds is holds
    assert FIRST_FRACTION_REQUIRED.on(DAY).value
    assert verdict.sentence()


def test_the_second_fraction_is_equal_per_member_of_parliament() -> None:
    assert second_fraction_cents(1, 3_711_928 * 900, 900) == 3_711_928
    assert second_fraction_cents(2, 1_001, 4) == 501  # 500.5: half up
