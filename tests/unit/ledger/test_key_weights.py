"""Weights of a mixed key, and what members that left keep."""

from fractions import Fraction

import pytest

from ledger.key import (
    Amount,
    Base,
    Key,
    NobodyStayedError,
    Part,
    PartEmptyError,
    WhenEmpty,
    mixed_weights,
    weights_after_exit,
)


def key(*parts: Part) -> Key:
    return Key(version="essai", parts=parts)


def test_a_part_shares_its_weight_in_proportion_to_its_base() -> None:
    measures = {"A": {Base.VOTES: 30}, "B": {Base.VOTES: 10}, "C": {}}

    assert mixed_weights(key(Part(Base.VOTES, 60, {})), measures) == {"A": 45, "B": 15, "C": 0}


def test_parts_add_up() -> None:
    measures = {"A": {Base.VOTES: 30, Base.SEATS: 0}, "B": {Base.VOTES: 10, Base.SEATS: 1}}

    weights = mixed_weights(key(Part(Base.VOTES, 60, {}), Part(Base.SEATS, 40, {})), measures)

    assert weights == {"A": 45, "B": 55}


def test_equal_parts_ask_for_no_measure() -> None:
    assert mixed_weights(key(Part(Base.EQUAL, 10, {})), {"A": {}, "B": {}}) == {"A": 5, "B": 5}


def test_fixed_shares_are_those_of_the_key_and_a_member_it_does_not_name_has_none() -> None:
    fixed = Part(Base.FIXED, 100, {"A": 2, "B": 1})

    assert mixed_weights(key(fixed), {"A": {}, "B": {}, "C": {}}) == {
        "A": Fraction(200, 3),
        "B": Fraction(100, 3),
        "C": 0,
    }


def test_an_empty_part_is_refused_unless_the_key_spreads_it() -> None:
    measures = {"A": {Base.VOTES: 30}, "B": {Base.VOTES: 10}}
    votes = Part(Base.VOTES, 60, {})

    with pytest.raises(PartEmptyError) as refusal:
        mixed_weights(key(votes, Part(Base.MONEY, 40, {})), measures)
    assert refusal.value.params == {"base": "money"}

    spread = Part(Base.MONEY, 40, {}, WhenEmpty.OTHER_PARTS)
    assert mixed_weights(key(votes, spread), measures) == {"A": 45, "B": 15}


def test_nobody_left_changes_nothing() -> None:
    weights = {"A": Fraction(1), "B": Fraction(3)}

    assert weights_after_exit(weights, {}) == weights


def test_a_member_that_left_keeps_its_days_and_the_others_have_the_rest_by_the_key() -> None:
    weights = {"A": Fraction(1), "B": Fraction(3), "C": Fraction(4)}

    # C keeps a quarter of its half: 1 of 8; the 3 it loses go to A and B as 1 to 3
    assert weights_after_exit(weights, {"C": Fraction(1, 4)}) == {
        "A": Fraction(7, 4),
        "B": Fraction(21, 4),
        "C": 1,
    }


def test_nobody_that_stayed_can_receive_what_is_lost() -> None:
    with pytest.raises(NobodyStayedError):
        weights_after_exit({"A": Fraction(1), "B": Fraction(0)}, {"A": Fraction(1, 2)})


@pytest.mark.parametrize(
    ("amount", "cents"),
    [
        (Amount(cents=8_000_00), 8_000_00),
        (Amount(basis_points=500), 8_248_78),
        (Amount(), 0),
    ],
)
def test_an_amount_is_cents_or_a_share_rounded_half_up(amount: Amount, cents: int) -> None:
    assert amount.of(164_975_61) == cents
