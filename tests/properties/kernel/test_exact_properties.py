"""Properties of exact arithmetic, against definitions written another way."""

from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from caisse.kernel import exact

integers = st.integers(-(10**15), 10**15)
votes = st.integers(0, 10**8)
positive = st.integers(1, 10**8)


@given(integers, st.integers(0, 6))
def test_rounding_agrees_with_the_decimal_module(units: int, places: int) -> None:
    with localcontext(prec=60):
        expected = Decimal(units).scaleb(-places).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    assert exact.half_up(Fraction(units, 10**places)) == int(expected)


@given(st.fractions())
def test_a_rounded_value_is_at_most_half_away_and_mirrors_its_opposite(value: Fraction) -> None:
    rounded = exact.half_up(value)
    assert abs(rounded - value) <= Fraction(1, 2)
    assert exact.half_up(-value) == -rounded


@given(integers, positive)
def test_the_whole_proportion_is_the_amount(amount: int, denominator: int) -> None:
    assert exact.proportion(amount, denominator, denominator) == amount


@given(votes, positive, st.fractions(min_value=Fraction(1, 1000), max_value=1))
def test_needed_votes_reach_the_threshold_and_one_less_does_not(
    part: int, whole: int, threshold: Fraction
) -> None:
    needed = exact.needed_for(whole, threshold)
    assert exact.at_least(needed, whole, threshold)
    assert not exact.at_least(needed - 1, whole, threshold)
    assert exact.at_least(part, whole, threshold) == (Fraction(part, whole) >= threshold)


@given(votes, positive, st.integers(1, 100))
def test_percent_and_fraction_give_one_answer(part: int, whole: int, percent: int) -> None:
    assert exact.at_least_percent(part, whole, percent) == exact.at_least(part, whole, Fraction(percent, 100))


@given(votes, positive, st.integers(0, 6))
def test_a_truncated_share_is_the_largest_that_is_not_above(part: int, whole: int, decimals: int) -> None:
    units, rest = exact.truncated_percent(part, whole, decimals)
    scale = 10**decimals
    shown = Fraction(units * scale + rest, scale)
    assert 0 <= rest < scale
    assert shown <= Fraction(part * 100, whole) < shown + Fraction(1, scale)


@given(st.integers(0, 10**18))
def test_euros_and_cents_make_the_amount_again(amount_cents: int) -> None:
    euros, cents = exact.split_cents(amount_cents)
    assert exact.euros_to_cents(euros) + cents == amount_cents
    assert 0 <= cents < 100
