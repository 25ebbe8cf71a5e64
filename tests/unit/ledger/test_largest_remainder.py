"""Sharing exactly: largest remainder, ties, bounds, refusals."""

from fractions import Fraction

import pytest

from ledger.allocation import (
    AmountNegativeError,
    Bound,
    CapsBelowAmountError,
    Claim,
    ClaimRepeatedError,
    FloorAboveCapError,
    FloorsAboveAmountError,
    NoClaimError,
    WeightNegativeError,
    WeightsZeroError,
    allocate,
)


def claim(
    member: str, weight: int, floor_cents: int = 0, cap_cents: int | None = None, charge_cents: int = 0
) -> Claim:
    return Claim(member, Fraction(weight), floor_cents, cap_cents, charge_cents)


def shares(amount_cents: int, *claims: Claim) -> dict[str, int]:
    return {line.member: line.share_cents for line in allocate(amount_cents, claims).lines}


def test_one_member_receives_everything() -> None:
    assert shares(12_345, claim("A", 7)) == {"A": 12_345}


def test_the_larger_remainder_receives_the_cent() -> None:
    # 100 cents over 1:2: quotas 33 1/3 and 66 2/3
    assert shares(100, claim("A", 1), claim("B", 2)) == {"A": 33, "B": 67}


def test_a_line_shows_quota_whole_remainder_and_rank() -> None:
    line = allocate(100, [claim("A", 1), claim("B", 2)]).lines[1]

    assert (line.quota, line.whole_cents, line.remainder, line.rank, line.extra_cents) == (
        Fraction(200, 3),
        66,
        Fraction(2, 3),
        1,
        1,
    )
    assert line.bound is Bound.NONE


def test_equal_remainders_go_to_the_larger_weight() -> None:
    # 2 cents over 1:3: quotas 1/2 and 3/2, one half each
    assert shares(2, claim("A", 1), claim("B", 3)) == {"A": 0, "B": 2}


def test_equal_remainders_and_weights_go_to_the_first_code() -> None:
    assert shares(2, claim("C", 1), claim("B", 1), claim("A", 1)) == {"A": 1, "B": 1, "C": 0}


def test_nothing_gives_nothing_to_each() -> None:
    assert shares(0, claim("A", 1), claim("B", 2)) == {"A": 0, "B": 0}


def test_a_member_of_zero_weight_receives_its_floor_only() -> None:
    assert shares(100, claim("A", 0, floor_cents=10), claim("B", 1), claim("C", 0)) == {
        "A": 10,
        "B": 90,
        "C": 0,
    }


def test_a_floor_is_paid_by_the_others_in_proportion() -> None:
    allocation = allocate(1_000, [claim("A", 1, floor_cents=400), claim("B", 2), claim("C", 4)])

    assert [line.share_cents for line in allocation.lines] == [400, 200, 400]
    assert allocation.multiplier == 100
    assert [line.bound for line in allocation.lines] == [Bound.FLOOR, Bound.NONE, Bound.NONE]


def test_a_cap_is_given_to_the_others_in_proportion() -> None:
    allocation = allocate(1_000, [claim("A", 1), claim("B", 2), claim("C", 7, cap_cents=400)])

    assert [line.share_cents for line in allocation.lines] == [200, 400, 400]
    assert allocation.lines[2].bound is Bound.CAP


@pytest.mark.parametrize(("floor_cents", "bound"), [(499, Bound.NONE), (500, Bound.NONE), (501, Bound.FLOOR)])
def test_a_floor_holds_only_above_the_quota(floor_cents: int, bound: Bound) -> None:
    line = allocate(1_000, [claim("A", 1, floor_cents=floor_cents), claim("B", 1)]).lines[0]

    assert line.bound is bound
    assert line.share_cents == max(500, floor_cents)


@pytest.mark.parametrize(("cap_cents", "bound"), [(499, Bound.CAP), (500, Bound.NONE), (501, Bound.NONE)])
def test_a_cap_holds_only_below_the_quota(cap_cents: int, bound: Bound) -> None:
    line = allocate(1_000, [claim("A", 1, cap_cents=cap_cents), claim("B", 1)]).lines[0]

    assert line.bound is bound
    assert line.share_cents == min(500, cap_cents)


def test_the_left_cent_never_goes_above_a_cap() -> None:
    assert shares(101, claim("A", 5, cap_cents=33), claim("B", 1), claim("C", 1)) == {
        "A": 33,
        "B": 34,
        "C": 34,
    }


def test_a_charge_is_taken_before_the_floor_is_looked_at() -> None:
    # l x 1 - 300 against a floor of 100, and l x 1: A stands on its floor, B has the rest
    allocation = allocate(400, [claim("A", 1, floor_cents=100, charge_cents=300), claim("B", 1)])

    assert [line.share_cents for line in allocation.lines] == [100, 300]
    assert allocation.lines[0].bound is Bound.FLOOR


def test_a_charge_of_a_free_line_is_borne_by_it() -> None:
    assert shares(1_000, claim("A", 1, charge_cents=200), claim("B", 1)) == {"A": 400, "B": 600}


@pytest.mark.parametrize("amount_cents", [300, 301])
def test_floors_up_to_the_amount_are_paid(amount_cents: int) -> None:
    paid = shares(amount_cents, claim("A", 9, floor_cents=150), claim("B", 1, floor_cents=150))

    assert sum(paid.values()) == amount_cents
    assert min(paid.values()) == 150


def test_floors_above_the_amount_are_refused() -> None:
    with pytest.raises(FloorsAboveAmountError) as refusal:
        allocate(299, [claim("A", 9, floor_cents=150), claim("B", 1, floor_cents=150)])

    assert refusal.value.params == {"floors_cents": 300, "amount_cents": 299}
    assert "Les planchers (3,00\u00a0€) dépassent" in refusal.value.message("fr")


@pytest.mark.parametrize("amount_cents", [299, 300])
def test_caps_down_to_the_amount_are_enough(amount_cents: int) -> None:
    paid = shares(amount_cents, claim("A", 9, cap_cents=150), claim("B", 1, cap_cents=150))

    assert sum(paid.values()) == amount_cents
    assert max(paid.values()) == 150


def test_caps_below_the_amount_are_refused() -> None:
    with pytest.raises(CapsBelowAmountError) as refusal:
        allocate(301, [claim("A", 9, cap_cents=150), claim("B", 1, cap_cents=150)])

    assert refusal.value.params == {"caps_cents": 300, "amount_cents": 301}


def test_a_cap_of_nothing_gives_nothing() -> None:
    assert shares(100, claim("A", 5, cap_cents=0), claim("B", 5)) == {"A": 0, "B": 100}


def test_zero_weights_are_refused_even_with_floors() -> None:
    with pytest.raises(WeightsZeroError):
        allocate(100, [claim("A", 0, floor_cents=50), claim("B", 0, floor_cents=50)])


def test_a_negative_amount_is_refused() -> None:
    with pytest.raises(AmountNegativeError):
        allocate(-1, [claim("A", 1)])


def test_nobody_is_refused() -> None:
    with pytest.raises(NoClaimError):
        allocate(1, [])


def test_a_member_named_twice_is_refused() -> None:
    with pytest.raises(ClaimRepeatedError):
        allocate(1, [claim("A", 1), claim("B", 1), claim("A", 1)])


def test_a_negative_weight_is_refused() -> None:
    with pytest.raises(WeightNegativeError):
        allocate(1, [claim("A", 1), claim("B", -1)])


@pytest.mark.parametrize(("floor_cents", "cap_cents"), [(-1, None), (-1, 5), (6, 5)])
def test_a_floor_below_zero_or_above_its_cap_is_refused(floor_cents: int, cap_cents: int | None) -> None:
    with pytest.raises(FloorAboveCapError):
        allocate(10, [claim("A", 1, floor_cents, cap_cents), claim("B", 1)])


def test_a_share_is_found_by_its_member() -> None:
    allocation = allocate(100, [claim("A", 1), claim("B", 2)])

    assert allocation.share_of("B") == 67
    with pytest.raises(KeyError):
        allocation.share_of("C")
