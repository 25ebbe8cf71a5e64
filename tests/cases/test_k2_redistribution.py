"""Worked case K2: mixed key, floor, loans repaid, parity borne by those who cause it. To the cent."""

from dataclasses import replace
from fractions import Fraction

import pytest

from ledger.allocation import Bound, FloorsAboveAmountError, WeightsZeroError
from ledger.key import Amount, Base, BoundsHold, Key, ParityBorne, Part, PartEmptyError, WhenEmpty
from ledger.parity_shares import causes
from ledger.redistribution import (
    Figures,
    ItemKind,
    PriorityItem,
    Receipt,
    Redistribution,
    redistribute,
    to_share,
)


def figures(member: str, votes: int, reached: int, money_cents: int, women: int, men: int) -> Figures:
    measures = {Base.VOTES: votes, Base.CONSTITUENCIES: reached, Base.MONEY: money_cents}
    return Figures(member, measures, women, men)


MEMBERS = (
    figures("A", 71_204, 26, 3_000_00, 22, 20),
    figures("B", 38_917, 14, 1_250_00, 10, 14),
    figures("C", 24_350, 9, 800_00, 9, 9),
    figures("D", 15_486, 4, 450_00, 4, 9),
    figures("E", 6_043, 1, 0, 3, 2),
)
RECEIPT = Receipt(
    received_cents=164_975_61,
    deduction_cents=15_965_38,
    items=(
        PriorityItem("Commissaire aux comptes", 4_200_00, ItemKind.EXPENSE),
        PriorityItem("Banque et assurance", 612_40, ItemKind.EXPENSE),
        PriorityItem("Emprunt auprès de A", 6_000_00, ItemKind.LOAN, "A"),
        PriorityItem("Emprunt auprès de C", 1_500_00, ItemKind.LOAN, "C"),
        PriorityItem("Réserve", Amount(basis_points=500).of(164_975_61), ItemKind.RESERVE),
    ),
)
KEY = Key(
    version="K2",
    parts=(
        Part(Base.VOTES, 60, {}),
        Part(Base.CONSTITUENCIES, 20, {}),
        Part(Base.EQUAL, 10, {}),
        Part(Base.MONEY, 10, {}),
    ),
    floor=Amount(cents=8_000_00),
    parity=ParityBorne.BY_CAUSES,
)


def nets(plan: Redistribution) -> dict[str, int]:
    return {line.member: line.net_cents for line in plan.lines}


def test_the_priority_items_come_first() -> None:
    assert RECEIPT.items[-1].cents == 8_248_78
    assert to_share(RECEIPT) == 144_414_43


def test_quotas_ranks_and_extra_cents_are_those_printed() -> None:
    plan = redistribute(KEY, RECEIPT, MEMBERS)

    assert plan.base_cents == 160_379_81
    printed = {
        line.member: (
            line.sharing.quota,
            line.sharing.whole_cents,
            line.sharing.rank,
            line.sharing.extra_cents,
            line.share_cents,
        )
        for line in plan.lines
    }
    assert printed == {
        "A": (Fraction(47570189516748, 6690439), 7110174, 3, 0, 71_101_74),
        "B": (Fraction(26128633898979, 6690439), 3905369, 4, 0, 39_053_69),
        "C": (Fraction(17279247082050, 6690439), 2582677, 2, 1, 25_826_78),
        "D": (Fraction(10970711865882, 6690439), 1639759, 1, 1, 16_397_60),
        "E": (Fraction(800000), 800000, None, 0, 8_000_00),
    }
    assert [line.member for line in plan.lines if line.sharing.bound is Bound.FLOOR] == ["E"]


def test_without_a_floor_e_would_have_its_own_quota() -> None:
    plan = redistribute(replace(KEY, floor=None), RECEIPT, MEMBERS)

    assert {line.member: line.share_cents for line in plan.lines}["E"] == 7_529_19


def test_parity_is_charged_to_its_causes() -> None:
    plan = redistribute(KEY, RECEIPT, MEMBERS)

    assert causes({one.member: one.women - one.men for one in MEMBERS}) == {
        "A": 0,
        "B": 4,
        "C": 0,
        "D": 5,
        "E": 0,
    }
    assert {line.member: line.charge_cents for line in plan.lines} == {
        "A": 0,
        "B": 7_095_72,
        "C": 0,
        "D": 8_869_66,
        "E": 0,
    }
    assert [line.member for line in plan.lines if line.charge and line.charge.extra_cents] == ["D"]


def test_nets_are_those_printed_and_sum_to_what_is_shared() -> None:
    plan = redistribute(KEY, RECEIPT, MEMBERS)

    assert nets(plan) == {"A": 71_101_74, "B": 31_957_97, "C": 25_826_78, "D": 7_527_94, "E": 8_000_00}
    assert sum(nets(plan).values()) == plan.to_share_cents == 144_414_43
    loans = {item.member: item.cents for item in RECEIPT.items if item.kind is ItemKind.LOAN}
    assert nets(plan)["A"] + loans["A"] == 77_101_74
    assert nets(plan)["C"] + loans["C"] == 27_326_78


def test_variant_floor_after_parity() -> None:
    plan = redistribute(replace(KEY, bounds_hold=BoundsHold.AFTER_PARITY), RECEIPT, MEMBERS)

    assert nets(plan) == {"A": 70_854_91, "B": 31_822_40, "C": 25_737_12, "D": 8_000_00, "E": 8_000_00}
    assert sum(nets(plan).values()) == 144_414_43


def test_variant_parity_borne_by_all() -> None:
    plan = redistribute(replace(KEY, parity=ParityBorne.BY_ALL), RECEIPT, MEMBERS)

    assert nets(plan) == {"A": 63_652_16, "B": 34_961_90, "C": 23_120_81, "D": 14_679_56, "E": 8_000_00}
    assert all(line.charge is None for line in plan.lines)


@pytest.mark.parametrize("bounds_hold", BoundsHold)
@pytest.mark.parametrize("parity", ParityBorne)
def test_variant_five_floors_of_thirty_thousand_are_refused(
    bounds_hold: BoundsHold, parity: ParityBorne
) -> None:
    harsh = replace(KEY, floor=Amount(cents=30_000_00), bounds_hold=bounds_hold, parity=parity)

    with pytest.raises(FloorsAboveAmountError):
        redistribute(harsh, RECEIPT, MEMBERS)


def test_variant_all_weights_zero_are_refused() -> None:
    nothing = [Figures(code, {}) for code in "ABCDE"]
    by_votes = replace(KEY, parts=(Part(Base.VOTES, 1, {}),), parity=ParityBorne.BY_ALL)
    spread = replace(by_votes, parts=(Part(Base.VOTES, 1, {}, WhenEmpty.OTHER_PARTS),))

    with pytest.raises(PartEmptyError):
        redistribute(by_votes, RECEIPT, nothing)
    with pytest.raises(WeightsZeroError):
        redistribute(spread, RECEIPT, nothing)


def test_variant_one_cent_over_three_equal_members_goes_to_the_first_code() -> None:
    equal = Key(version="égale", parts=(Part(Base.EQUAL, 1, {}),))

    plan = redistribute(
        equal, Receipt(received_cents=1), [Figures("C", {}), Figures("A", {}), Figures("B", {})]
    )

    assert nets(plan) == {"A": 1, "B": 0, "C": 0}


def test_k6_parity_of_49_and_51_charges_nobody_because_nothing_is_deducted() -> None:
    equal = Key(version="égale", parts=(Part(Base.EQUAL, 1, {}),), parity=ParityBorne.BY_CAUSES)
    members = [Figures("A", {}, women=49, men=0), Figures("B", {}, women=0, men=51)]

    plan = redistribute(equal, Receipt(received_cents=100_00, deduction_cents=0), members)

    assert nets(plan) == {"A": 50_00, "B": 50_00}


def test_k6_parity_of_48_and_50_is_charged_to_the_member_whose_gap_goes_that_way() -> None:
    equal = Key(version="égale", parts=(Part(Base.EQUAL, 1, {}),), parity=ParityBorne.BY_CAUSES)
    members = [Figures("A", {}, women=48, men=25), Figures("B", {}, women=0, men=25)]

    plan = redistribute(equal, Receipt(received_cents=95_00, deduction_cents=3_00), members)

    assert nets(plan) == {"A": 49_00, "B": 46_00}
