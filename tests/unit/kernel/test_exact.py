"""Exact arithmetic at its boundaries."""

from fractions import Fraction

import pytest

from caisse.kernel import exact


@pytest.mark.parametrize(
    ("value", "rounded"),
    [
        (Fraction(5, 2), 3),
        (Fraction(-5, 2), -3),
        (Fraction(249, 100), 2),
        (Fraction(251, 100), 3),
        (Fraction(-249, 100), -2),
        (Fraction(-251, 100), -3),
        (Fraction(1, 2), 1),
        (Fraction(-1, 2), -1),
        (Fraction(0), 0),
        (Fraction(7), 7),
    ],
)
def test_halves_go_away_from_zero(value: Fraction, rounded: int) -> None:
    assert exact.half_up(value) == rounded


def test_a_thousandth_of_a_cent_decides_the_cent() -> None:
    assert exact.cents_half_up(Fraction("12345.674999")) == 1_234_567
    assert exact.cents_half_up(Fraction("12345.675")) == 1_234_568
    assert exact.cents_half_up(Fraction("-0.005")) == -1


def test_half_an_hour_at_an_odd_rate_is_rounded_up() -> None:
    assert exact.proportion(30, 1_251, 60) == 626
    assert exact.proportion(-30, 1_251, 60) == -626


def test_a_proportion_of_nothing_is_refused() -> None:
    with pytest.raises(ZeroDivisionError):
        exact.proportion(100, 1, 0)


@pytest.mark.parametrize(("part", "reached"), [(414, False), (415, True), (416, True)])
def test_one_percent_of_41461_is_reached_at_415_votes(part: int, reached: bool) -> None:
    assert exact.at_least_percent(part, 41_461, 1) is reached
    assert exact.at_least(part, 41_461, Fraction(1, 100)) is reached


@pytest.mark.parametrize(("part", "reached"), [(399, False), (400, True), (401, True)])
def test_exactly_one_percent_counts(part: int, reached: bool) -> None:
    assert exact.at_least_percent(part, 40_000, 1) is reached


@pytest.mark.parametrize(
    ("whole", "threshold", "needed"),
    [
        (41_461, Fraction(1, 100), 415),
        (40_000, Fraction(1, 100), 400),
        (40_001, Fraction(1, 100), 401),
        (39_999, Fraction(1, 100), 400),
        (80_001, Fraction(1, 8), 10_001),
        (0, Fraction(1, 100), 0),
    ],
)
def test_votes_needed_are_a_ceiling(whole: int, threshold: Fraction, needed: int) -> None:
    assert exact.needed_for(whole, threshold) == needed


def test_a_share_is_cut_and_never_rounded_up() -> None:
    assert exact.truncated_percent(414, 41_461, 4) == (0, 9985)
    assert exact.truncated_percent(99_999, 100_000, 2) == (99, 99)
    assert exact.truncated_percent(1, 3, 0) == (33, 0)


def test_a_share_of_no_vote_is_nothing() -> None:
    assert exact.truncated_percent(0, 0, 4) == (0, 0)
    assert exact.rounded_hundredths_of_percent(0, 0) == 0


def test_rounding_would_wrongly_reach_one_percent() -> None:
    assert exact.rounded_hundredths_of_percent(415, 41_461) == 100
    assert exact.rounded_hundredths_of_percent(9_951, 1_000_000) == 100
    assert exact.rounded_hundredths_of_percent(9_949, 1_000_000) == 99


def test_euros_and_cents_go_there_and_back() -> None:
    assert exact.euros_to_cents(12) == 1_200
    assert exact.split_cents(1_234) == (12, 34)
    assert exact.split_cents(5) == (0, 5)


@pytest.mark.parametrize(("minutes", "shown"), [(59, (0, 59)), (60, (1, 0)), (61, (1, 1)), (0, (0, 0))])
def test_an_hour_is_sixty_minutes(minutes: int, shown: tuple[int, int]) -> None:
    assert exact.hours_and_minutes(minutes) == shown
