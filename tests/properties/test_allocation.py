"""What holds for every sharing, whatever the weights and the bounds."""

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from ledger.allocation import Allocation, Claim, allocate
from ledger.key import Amount, Base, BoundsHold, Exit, Key, NegativeNet, ParityBorne, Part, WhenEmpty
from ledger.redistribution import Figures, Receipt, Redistribution, redistribute

CODES = tuple("ABCDEFGH")
AMOUNTS = st.integers(min_value=1, max_value=200_000_00)


@st.composite
def weighed(draw: st.DrawFn) -> tuple[Claim, ...]:
    """Claims of which at least one weighs something, without bounds."""
    count = draw(st.integers(1, len(CODES)))
    weights = draw(
        st.lists(
            st.fractions(min_value=0, max_value=1_000, max_denominator=97), min_size=count, max_size=count
        ).filter(any)
    )
    return tuple(Claim(code, weight) for code, weight in zip(CODES, weights, strict=False))


@st.composite
def bounded(draw: st.DrawFn) -> tuple[int, tuple[Claim, ...]]:
    """An amount and claims whose bounds leave room for it."""
    claims = draw(weighed())
    amount_cents = draw(st.integers(0, 1_000_00))
    floors = _pieces(draw, draw(st.integers(0, amount_cents)), len(claims))
    charged = draw(st.lists(st.integers(0, 5_000), min_size=len(claims), max_size=len(claims)))
    heaviest = max(range(len(claims)), key=lambda place: claims[place].weight)
    room = draw(st.lists(st.none() | st.integers(0, 50_000), min_size=len(claims), max_size=len(claims)))
    return amount_cents, tuple(
        replace(
            claim,
            floor_cents=floors[place],
            cap_cents=None
            if place == heaviest or room[place] is None
            else floors[place] + (room[place] or 0),
            charge_cents=charged[place],
        )
        for place, claim in enumerate(claims)
    )


def _pieces(draw: st.DrawFn, whole: int, count: int) -> list[int]:
    cuts = sorted(draw(st.lists(st.integers(0, whole), min_size=count - 1, max_size=count - 1)))
    edges = [0, *cuts, whole]
    return [after - before for before, after in pairwise(edges)]


def shares(allocation: Allocation) -> dict[str, int]:
    return {line.member: line.share_cents for line in allocation.lines}


@given(bounded())
def test_the_sum_is_exact(case: tuple[int, tuple[Claim, ...]]) -> None:
    amount_cents, claims = case

    allocation = allocate(amount_cents, claims)

    assert sum(shares(allocation).values()) == amount_cents
    assert sum(line.quota for line in allocation.lines) == amount_cents


@given(bounded())
def test_the_bounds_hold_for_quotas_and_for_shares(case: tuple[int, tuple[Claim, ...]]) -> None:
    amount_cents, claims = case
    lines = {line.member: line for line in allocate(amount_cents, claims).lines}

    for claim in claims:
        line = lines[claim.member]
        assert claim.floor_cents <= line.share_cents
        assert claim.floor_cents <= line.quota
        assert claim.cap_cents is None or line.share_cents <= claim.cap_cents
        assert abs(line.share_cents - line.quota) < 1


@given(bounded())
def test_one_multiplier_explains_every_quota(case: tuple[int, tuple[Claim, ...]]) -> None:
    amount_cents, claims = case
    allocation = allocate(amount_cents, claims)
    quotas = {line.member: line.quota for line in allocation.lines}

    for claim in claims:
        free = allocation.multiplier * claim.weight - claim.charge_cents
        held = max(Fraction(claim.floor_cents), free)
        assert quotas[claim.member] == (
            held if claim.cap_cents is None else min(held, Fraction(claim.cap_cents))
        )


@given(bounded(), st.randoms(use_true_random=False))
def test_the_order_of_the_claims_does_not_matter(case: tuple[int, tuple[Claim, ...]], random: Random) -> None:
    amount_cents, claims = case
    shuffled = list(claims)
    random.shuffle(shuffled)

    assert allocate(amount_cents, shuffled) == allocate(amount_cents, claims)


@given(AMOUNTS, weighed(), st.integers(1, 1_000))
def test_only_the_ratio_of_the_weights_matters(
    amount_cents: int, claims: tuple[Claim, ...], scale: int
) -> None:
    scaled = [replace(claim, weight=claim.weight * scale) for claim in claims]

    assert shares(allocate(amount_cents, scaled)) == shares(allocate(amount_cents, claims))


@given(bounded(), st.fractions(min_value=0, max_value=50, max_denominator=97), st.data())
def test_a_share_never_falls_when_only_its_weight_rises(
    case: tuple[int, tuple[Claim, ...]], rise: Fraction, data: st.DataObject
) -> None:
    amount_cents, claims = case
    place = data.draw(st.integers(0, len(claims) - 1))
    heavier = list(claims)
    heavier[place] = replace(claims[place], weight=claims[place].weight + rise)
    member = claims[place].member

    assert shares(allocate(amount_cents, heavier))[member] >= shares(allocate(amount_cents, claims))[member]


# Whole plans

COUNTS = st.integers(0, 100_000)


@st.composite
def pools(draw: st.DrawFn) -> list[Figures]:
    count = draw(st.integers(1, 6))
    return [
        Figures(
            member=code,
            measures={base: draw(COUNTS) for base in (Base.VOTES, Base.CONSTITUENCIES, Base.MONEY)},
            women=draw(st.integers(0, 60)),
            men=draw(st.integers(0, 60)),
        )
        for code in CODES[:count]
    ]


@st.composite
def keys(draw: st.DrawFn) -> Key:
    weights = draw(st.tuples(*[st.integers(1, 70)] * 4))
    bases = (Base.VOTES, Base.CONSTITUENCIES, Base.MONEY, Base.EQUAL)
    return Key(
        version="tirée",
        parts=tuple(
            Part(base, weight, {}, WhenEmpty.OTHER_PARTS) for base, weight in zip(bases, weights, strict=True)
        ),
        floor=draw(st.none() | st.builds(Amount, cents=st.integers(0, 1_000_00))),
        parity=draw(st.sampled_from(ParityBorne)),
        bounds_hold=draw(st.sampled_from(BoundsHold)),
        negative_net=NegativeNet.OTHERS,
        exit=draw(st.sampled_from(Exit)),
    )


def _receipt(deduction_cents: int, figures: list[Figures]) -> Receipt:
    uneven = any(one.women != one.men for one in figures)
    return Receipt(received_cents=80_000_00, deduction_cents=deduction_cents if uneven else 0)


def nets(plan: Redistribution) -> dict[str, int]:
    return {line.member: line.net_cents for line in plan.lines}


@given(keys(), pools(), st.integers(0, 60_000_00))
def test_a_plan_sums_to_the_cent_and_owes_nobody_less_than_nothing(
    key: Key, figures: list[Figures], deduction_cents: int
) -> None:
    plan = redistribute(key, _receipt(deduction_cents, figures), figures)

    assert sum(nets(plan).values()) == plan.to_share_cents
    assert min(nets(plan).values()) >= 0
    assert sum(line.charge_cents for line in plan.lines) in {0, plan.receipt.deduction_cents}
    assert all(line.net_cents == line.share_cents - line.charge_cents for line in plan.lines)


@given(keys(), pools(), st.integers(0, 60_000_00), st.randoms(use_true_random=False))
def test_a_plan_does_not_depend_on_the_order_of_the_members(
    key: Key, figures: list[Figures], deduction_cents: int, random: Random
) -> None:
    shuffled = list(figures)
    random.shuffle(shuffled)
    receipt = _receipt(deduction_cents, figures)

    assert redistribute(key, receipt, shuffled) == redistribute(key, receipt, figures)


@given(keys(), pools(), st.integers(1, 5_000), st.data())
def test_a_net_never_falls_when_only_the_votes_of_the_member_rise(
    key: Key, figures: list[Figures], more: int, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(figures) - 1))
    risen = list(figures)
    measures = {**figures[place].measures, Base.VOTES: figures[place].measures[Base.VOTES] + more}
    risen[place] = replace(figures[place], measures=measures)
    receipt = _receipt(5_000_00, figures)
    member = figures[place].member

    assert (
        nets(redistribute(key, receipt, risen))[member] >= nets(redistribute(key, receipt, figures))[member]
    )
