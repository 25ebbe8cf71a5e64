"""Plans: priority items, bounds, exits, parity, refusals."""

from dataclasses import replace

import pytest

from ledger.allocation import FloorsAboveAmountError, NoClaimError
from ledger.key import Amount, Base, BoundsHold, Exit, Key, NegativeNet, ParityBorne, Part
from ledger.parity_shares import NoCauseError, causes
from ledger.redistribution import (
    DeductionNegativeError,
    Figures,
    ItemAmountError,
    ItemKind,
    NegativeNetError,
    NothingToShareError,
    PresenceError,
    PriorityItem,
    Receipt,
    Redistribution,
    redistribute,
    to_share,
)

EQUAL = Key(version="égale", parts=(Part(Base.EQUAL, 1, {}),))
BY_VOTES = Key(version="voix", parts=(Part(Base.VOTES, 1, {}),))


def item(cents: int) -> PriorityItem:
    return PriorityItem("Commissaire aux comptes", cents, ItemKind.EXPENSE)


def nets(plan: Redistribution) -> dict[str, int]:
    return {line.member: line.net_cents for line in plan.lines}


def voter(member: str, votes: int, women: int = 0, men: int = 0) -> Figures:
    return Figures(member, {Base.VOTES: votes}, women, men)


def test_a_gap_carried_from_an_earlier_plan_is_shared_or_taken() -> None:
    assert to_share(Receipt(received_cents=100_00, carried_cents=5_00)) == 105_00
    assert to_share(Receipt(received_cents=100_00, carried_cents=-5_00)) == 95_00


@pytest.mark.parametrize(("item_cents", "left_cents"), [(99_99, 1), (99_98, 2)])
def test_one_cent_left_is_shared(item_cents: int, left_cents: int) -> None:
    assert to_share(Receipt(received_cents=100_00, items=(item(item_cents),))) == left_cents


@pytest.mark.parametrize("item_cents", [100_00, 100_01])
def test_items_that_leave_nothing_are_refused(item_cents: int) -> None:
    with pytest.raises(NothingToShareError):
        to_share(Receipt(received_cents=100_00, items=(item(item_cents),)))


@pytest.mark.parametrize("item_cents", [0, -1])
def test_an_item_of_nothing_is_refused(item_cents: int) -> None:
    with pytest.raises(ItemAmountError):
        to_share(Receipt(received_cents=100_00, items=(item(item_cents),)))


def test_a_negative_deduction_is_refused() -> None:
    with pytest.raises(DeductionNegativeError):
        to_share(Receipt(received_cents=100_00, deduction_cents=-1))


def test_a_plan_without_members_is_refused() -> None:
    with pytest.raises(NoClaimError):
        redistribute(EQUAL, Receipt(received_cents=1), [])


def test_a_cap_in_percent_is_of_what_is_shared() -> None:
    capped = replace(BY_VOTES, cap=Amount(basis_points=5_000))

    assert nets(redistribute(capped, Receipt(received_cents=100_00), [voter("A", 9), voter("B", 1)])) == {
        "A": 50_00,
        "B": 50_00,
    }


def test_a_member_that_left_keeps_its_days_of_the_year() -> None:
    # quota of C for a whole year: 30.00; 73 days of 365 keep a fifth: 6.00; A and B share the rest equally
    members = [Figures("A", {}), Figures("B", {}), Figures("C", {}, present_days=73, year_days=365)]

    assert nets(redistribute(EQUAL, Receipt(received_cents=90_00), members)) == {
        "A": 42_00,
        "B": 42_00,
        "C": 6_00,
    }


@pytest.mark.parametrize(
    ("rule", "kept_cents"), [(Exit.KEEPS_ALL, 30_00), (Exit.LOSES_ALL, 0), (Exit.PRO_RATA, 6_00)]
)
def test_the_key_says_what_a_member_that_left_keeps(rule: Exit, kept_cents: int) -> None:
    members = [Figures("A", {}), Figures("B", {}), Figures("C", {}, present_days=73, year_days=365)]

    plan = redistribute(replace(EQUAL, exit=rule), Receipt(received_cents=90_00), members)

    assert nets(plan)["C"] == kept_cents


def test_floor_and_cap_of_a_member_that_left_follow_its_days() -> None:
    members = [voter("A", 99), Figures("B", {Base.VOTES: 1}, present_days=73, year_days=365)]

    floored = redistribute(
        replace(BY_VOTES, floor=Amount(cents=10_00)), Receipt(received_cents=100_00), members
    )
    capped = redistribute(replace(EQUAL, cap=Amount(cents=90_00)), Receipt(received_cents=100_00), members)

    assert nets(floored) == {"A": 98_00, "B": 2_00}
    assert nets(capped) == {"A": 90_00, "B": 10_00}


@pytest.mark.parametrize("present_days", [0, 365])
def test_no_day_and_every_day_are_days(present_days: int) -> None:
    members = [Figures("A", {}), Figures("B", {}, present_days=present_days, year_days=365)]

    assert sum(nets(redistribute(EQUAL, Receipt(received_cents=90_00), members)).values()) == 90_00


@pytest.mark.parametrize("present_days", [-1, 366])
def test_days_outside_the_year_are_refused(present_days: int) -> None:
    with pytest.raises(PresenceError):
        redistribute(
            EQUAL, Receipt(received_cents=1), [Figures("A", {}, present_days=present_days, year_days=365)]
        )


def test_the_deduction_borne_by_all_is_not_charged_to_anyone() -> None:
    receipt = Receipt(received_cents=100_00, deduction_cents=10_00)

    plan = redistribute(EQUAL, receipt, [voter("A", 1, women=2), voter("B", 1, men=9)])

    assert nets(plan) == {"A": 50_00, "B": 50_00}
    assert plan.base_cents == 100_00


def test_the_gap_of_a_member_counts_in_the_way_of_the_pool_only() -> None:
    assert causes({"A": 5, "B": -8, "C": 0}) == {"A": 0, "B": 8, "C": 0}
    assert causes({"A": 8, "B": -5, "C": 0}) == {"A": 8, "B": 0, "C": 0}
    assert causes({"A": 5, "B": -5}) == {"A": 5, "B": 0}


def test_a_deduction_without_any_gap_is_refused() -> None:
    by_causes = replace(EQUAL, parity=ParityBorne.BY_CAUSES)

    with pytest.raises(NoCauseError):
        redistribute(
            by_causes, Receipt(received_cents=100_00, deduction_cents=1), [voter("A", 1), voter("B", 1)]
        )


def test_a_net_of_exactly_nothing_is_not_negative() -> None:
    by_causes = replace(BY_VOTES, parity=ParityBorne.BY_CAUSES)
    members = [voter("A", 9), voter("B", 1, men=4)]

    # base 100.00: A 90.00, B 10.00; B alone bears 10.00
    plan = redistribute(by_causes, Receipt(received_cents=90_00, deduction_cents=10_00), members)

    assert nets(plan) == {"A": 90_00, "B": 0}


def test_a_negative_net_is_refused_unless_the_key_gives_it_to_the_others() -> None:
    by_causes = replace(BY_VOTES, parity=ParityBorne.BY_CAUSES)
    members = [voter("A", 6), voter("B", 3), voter("C", 1, men=4)]
    receipt = Receipt(received_cents=80_00, deduction_cents=20_00)

    with pytest.raises(NegativeNetError) as refusal:
        redistribute(by_causes, receipt, members)
    assert refusal.value.params == {"member": "C", "net_cents": -10_00}

    plan = redistribute(replace(by_causes, negative_net=NegativeNet.OTHERS), receipt, members)
    assert nets(plan) == {"A": 53_33, "B": 26_67, "C": 0}
    assert {line.member: line.charge_cents for line in plan.lines} == {"A": 0, "B": 0, "C": 20_00}


def test_bounds_before_parity_still_hold_when_a_negative_net_goes_to_the_others() -> None:
    key = replace(
        BY_VOTES,
        parity=ParityBorne.BY_CAUSES,
        negative_net=NegativeNet.OTHERS,
        floor=Amount(cents=15_00),
        cap=Amount(cents=55_00),
    )
    members = [voter("A", 60), voter("B", 39), voter("C", 1, men=4)]

    plan = redistribute(key, Receipt(received_cents=80_00, deduction_cents=20_00), members)

    assert nets(plan) == {"A": 48_48, "B": 31_52, "C": 0}


def test_bounds_after_parity_are_of_the_net() -> None:
    key = replace(
        BY_VOTES,
        parity=ParityBorne.BY_CAUSES,
        bounds_hold=BoundsHold.AFTER_PARITY,
        floor=Amount(cents=5_00),
    )
    members = [voter("A", 9), voter("B", 1, men=4)]

    plan = redistribute(key, Receipt(received_cents=90_00, deduction_cents=10_00), members)

    assert nets(plan) == {"A": 85_00, "B": 5_00}
    assert [line.member for line in plan.lines] == ["A", "B"]


@pytest.mark.parametrize(("floor_cents", "held"), [(44_99, True), (45_00, True), (45_01, False)])
def test_floors_before_parity_may_reach_what_is_shared_and_no_more(floor_cents: int, held: bool) -> None:
    key = replace(BY_VOTES, parity=ParityBorne.BY_CAUSES, floor=Amount(cents=floor_cents))
    members = [voter("A", 1), voter("B", 1, men=4)]
    receipt = Receipt(received_cents=90_00, deduction_cents=10_00)

    if held:
        assert nets(redistribute(key, receipt, members)) == {"A": 50_00, "B": 40_00}
    else:
        with pytest.raises(FloorsAboveAmountError):
            redistribute(key, receipt, members)


def test_a_cap_before_parity_is_lowered_by_the_charge_when_the_others_bear_a_negative_net() -> None:
    key = replace(
        BY_VOTES, parity=ParityBorne.BY_CAUSES, negative_net=NegativeNet.OTHERS, cap=Amount(cents=60_00)
    )
    members = [voter("A", 20), voter("B", 79, men=1), voter("C", 1, men=4)]

    # B is capped at 60.00 before its own charge of 4.00; C bears 16.00 and has nothing
    plan = redistribute(key, Receipt(received_cents=80_00, deduction_cents=20_00), members)

    assert nets(plan) == {"A": 24_00, "B": 56_00, "C": 0}


def test_a_floor_in_percent_after_parity_is_of_the_nets() -> None:
    key = replace(
        BY_VOTES,
        parity=ParityBorne.BY_CAUSES,
        bounds_hold=BoundsHold.AFTER_PARITY,
        floor=Amount(basis_points=1_000),
    )

    plan = redistribute(
        key,
        Receipt(received_cents=90_00, deduction_cents=10_00),
        [voter("A", 9), voter("B", 1, men=4)],
    )

    assert nets(plan) == {"A": 81_00, "B": 9_00}
