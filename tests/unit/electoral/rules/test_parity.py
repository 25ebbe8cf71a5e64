from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from electoral.rules.parity import CAP, FACTOR, OVERSEAS_GAP, TOLERANCE, parity

VOTE_2017 = date(2017, 6, 11)


@pytest.mark.parametrize(
    ("women", "men", "lost"),
    [
        (50, 50, Fraction(0)),
        (49, 51, Fraction(0)),  # 2 of 100: the limit itself
        (48, 50, Fraction(3, 98)),  # 2 of 98: above it
        (50, 48, Fraction(3, 98)),
        (48, 52, Fraction(6, 100)),
        (48, 54, Fraction(3, 34)),  # K2
        (47, 63, Fraction(24, 110)),  # Caisse Claire 2017
        (1, 6, Fraction(1)),  # 15/14, capped
        (1, 5, Fraction(1)),  # 4/6 x 3/2 = 1 exactly
        (2, 9, Fraction(21, 22)),
        (0, 0, Fraction(0)),
    ],
)
def test_the_whole_gap_counts_once_it_passes_two_percent(women: int, men: int, lost: Fraction) -> None:
    answer = parity(women, men, VOTE_2017, overseas_only=False)
    assert answer.share == lost
    assert answer.verdict.holds is (lost == 0)
    assert answer.gap == abs(women - men)
    assert answer.verdict.sentence()


@pytest.mark.parametrize(
    ("polling_day", "factor"),
    [
        (date(2002, 6, 9), Fraction(1, 2)),
        (date(2007, 6, 10), Fraction(1, 2)),
        (date(2012, 6, 10), Fraction(3, 4)),
        (date(2017, 6, 11), Fraction(3, 2)),
        (date(2024, 6, 30), Fraction(3, 2)),
    ],
)
def test_the_factor_follows_the_election(polling_day: date, factor: Fraction) -> None:
    assert FACTOR.on(polling_day).value == factor
    assert parity(40, 60, polling_day, overseas_only=False).share == factor * Fraction(20, 100)


@pytest.mark.parametrize(
    ("women", "men", "lost"),
    [(2, 1, Fraction(0)), (0, 1, Fraction(0)), (0, 2, Fraction(1)), (1, 3, Fraction(3, 4))],
)
def test_overseas_a_gap_of_one_is_forgiven_and_two_is_not(women: int, men: int, lost: Fraction) -> None:
    assert parity(women, men, VOTE_2017, overseas_only=True).share == lost


def test_a_gap_of_one_elsewhere_is_not_forgiven() -> None:
    assert parity(2, 1, VOTE_2017, overseas_only=False).share == Fraction(1, 2)


def test_the_other_values_are_those_of_the_text() -> None:
    assert (TOLERANCE.on(VOTE_2017).value, CAP.on(VOTE_2017).value, OVERSEAS_GAP.on(VOTE_2017).value) == (
        Fraction(1, 50),
        Fraction(1),
        1,
    )


@given(st.integers(0, 600), st.integers(0, 600))
def test_the_share_lost_is_between_nothing_and_all_and_blind_to_which_sex(women: int, men: int) -> None:
    answer = parity(women, men, VOTE_2017, overseas_only=False)
    assert 0 <= answer.share <= 1
    assert answer.share == parity(men, women, VOTE_2017, overseas_only=False).share
    assert (answer.share == 0) is (50 * abs(women - men) <= women + men)
