from datetime import date
from fractions import Fraction

import pytest

from electoral.rules.candidates import (
    CAMPAIGN_ACCOUNT,
    CEILING_BASE_EUROS,
    CEILING_COEFFICIENT,
    CEILING_PER_INHABITANT,
    REIMBURSEMENT,
    REIMBURSEMENT_CEILING,
    SECOND_ROUND,
    campaign_account,
    may_stand_again,
    reimbursement,
    reimbursement_ceiling_cents,
    second_round,
    spending_ceiling_cents,
)

DAY = date(2024, 6, 30)


def test_the_shares_are_those_of_the_text() -> None:
    assert [rule.on(DAY).value for rule in (CAMPAIGN_ACCOUNT, REIMBURSEMENT, SECOND_ROUND)] == [
        Fraction(1, 100),
        Fraction(1, 20),
        Fraction(1, 8),
    ]


@pytest.mark.parametrize(("votes", "owed"), [(399, False), (400, True), (401, True)])
def test_a_campaign_account_is_owed_from_one_percent(votes: int, owed: bool) -> None:
    verdict = campaign_account(votes, 40_000, DAY, gifts=False)
    assert verdict.holds is owed
    assert verdict.sentence()


def test_any_gift_makes_a_campaign_account_due() -> None:
    assert campaign_account(0, 40_000, DAY, gifts=True).holds


def test_nobody_reaches_a_share_of_nothing() -> None:
    assert not campaign_account(0, 0, DAY, gifts=False).holds
    assert not reimbursement(0, 0, DAY).holds
    assert not second_round(0, 0, DAY).holds


@pytest.mark.parametrize(("votes", "repaid"), [(1_999, False), (2_000, True), (2_001, True)])
def test_the_campaign_is_reimbursed_from_five_percent(votes: int, repaid: bool) -> None:
    verdict = reimbursement(votes, 40_000, DAY)
    assert verdict.holds is repaid
    assert verdict.sentence()


@pytest.mark.parametrize(("votes", "passes"), [(9_999, False), (10_000, True), (10_001, True)])
def test_the_second_round_is_open_from_an_eighth_of_registered_voters(votes: int, passes: bool) -> None:
    verdict = second_round(votes, 80_000, DAY)
    assert verdict.holds is passes
    assert verdict.sentence()


@pytest.mark.parametrize(
    ("votes", "standing"),
    [
        ({"a": 12_000, "b": 11_000, "c": 10_000, "d": 9_999}, {"a", "b", "c"}),
        ({"a": 12_000, "b": 9_000, "c": 8_000}, {"a", "b"}),  # one passes: the next one too
        ({"a": 9_000, "b": 8_000, "c": 7_000}, {"a", "b"}),  # nobody passes: the first two
        ({"a": 9_000, "b": 8_000, "c": 8_000}, {"a", "b", "c"}),  # a tie for second place
        ({"a": 9_000}, {"a"}),
        ({"a": 12_000}, {"a"}),
    ],
)
def test_fewer_than_two_above_the_bar_fall_back_to_the_first_two(
    votes: dict[str, int], standing: set[str]
) -> None:
    assert may_stand_again(votes, 80_000, DAY) == standing


@pytest.mark.parametrize(
    ("inhabitants", "cents"),
    [
        (0, 4_788_000),
        (115_683, 6_974_409),  # (38,000 + 17,352.45) x 1.26 = 69,744.087
        (122_750, 7_107_975),
        (1, 4_788_019),  # 47,880.189
    ],
)
def test_the_spending_ceiling_is_rounded_half_up_to_the_cent(inhabitants: int, cents: int) -> None:
    assert spending_ceiling_cents(inhabitants, DAY) == cents


def test_the_values_of_the_ceiling_are_those_of_the_text() -> None:
    assert CEILING_BASE_EUROS.on(DAY).value == 38_000
    assert CEILING_PER_INHABITANT.on(DAY).value == Fraction(3, 20)
    assert CEILING_COEFFICIENT.on(DAY).value == Fraction(63, 50)


def test_the_reimbursement_is_capped_at_47_and_a_half_percent_of_the_ceiling() -> None:
    assert REIMBURSEMENT_CEILING.on(DAY).value == Fraction(19, 40)
    assert reimbursement_ceiling_cents(0, DAY) == 2_274_300
