"""Sharing an amount exactly: one multiplier inside bounds, then the largest remainder, once.

With caisse/kernel/exact.py this is the only place of the house that divides (law.md section 7).
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import partial
from itertools import pairwise

from caisse.kernel.refusals import RefusalError


class AmountNegativeError(RefusalError):
    """An amount below zero can't be shared."""

    code = "redistribution.amount_negative"


class NoClaimError(RefusalError):
    """An amount was to be shared between nobody."""

    code = "redistribution.no_claim"


class ClaimRepeatedError(RefusalError):
    """The same member stands twice in one sharing."""

    code = "redistribution.claim_repeated"


class WeightNegativeError(RefusalError):
    """A weight is below zero."""

    code = "redistribution.weight_negative"


class WeightsZeroError(RefusalError):
    """No member weighs anything: there is nothing to share by."""

    code = "redistribution.weights_zero"


class FloorAboveCapError(RefusalError):
    """A member's floor is above its cap, or below zero."""

    code = "redistribution.floor_above_cap"


class FloorsAboveAmountError(RefusalError):
    """The floors together exceed the amount."""

    code = "redistribution.floors_above_amount"


class CapsBelowAmountError(RefusalError):
    """The caps together leave a part of the amount to nobody."""

    code = "redistribution.caps_below_amount"


class Bound(StrEnum):
    """What holds a line: nothing, its floor or its cap."""

    NONE = "none"
    FLOOR = "floor"
    CAP = "cap"


@dataclass(frozen=True, slots=True)
class Claim:
    """What one member brings to a sharing.

    Attributes:
        member: code of the member; the last tie is broken by it.
        weight: exact weight, 0 or more, in any unit shared by all claims.
        floor_cents: least the member receives, 0 or more.
        cap_cents: most the member receives, or None.
        charge_cents: what is taken from ``multiplier x weight`` before the bounds are looked at.
    """

    member: str
    weight: Fraction
    floor_cents: int = 0
    cap_cents: int | None = None
    charge_cents: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One member's line, with everything needed to recompute it by hand.

    Attributes:
        member: code of the member.
        weight: the exact weight it was shared by.
        quota: exact cents: ``multiplier x weight - charge`` held between floor and cap.
        whole_cents: the quota without its fraction.
        remainder: the fraction that is left, at least 0 and below 1.
        rank: place among the lines with a remainder, 1 for the largest; None where nothing is left.
        extra_cents: 1 for the lines that receive one more cent, else 0.
        share_cents: ``whole_cents + extra_cents``.
        bound: whether the floor or the cap holds the quota.
    """

    member: str
    weight: Fraction
    quota: Fraction
    whole_cents: int
    remainder: Fraction
    rank: int | None
    extra_cents: int
    share_cents: int
    bound: Bound


@dataclass(frozen=True, slots=True)
class Allocation:
    """A finished sharing.

    Attributes:
        amount_cents: what was shared; the shares sum to it to the cent.
        multiplier: the one number l of ``floor <= l x weight <= cap``, in cents a unit of weight.
        lines: one line a member, in order of their codes.
    """

    amount_cents: int
    multiplier: Fraction
    lines: tuple[Line, ...]

    def share_of(self, member: str) -> int:
        """Return a member's share in cents.

        Raises:
            KeyError: when the member has no line.
        """
        return {line.member: line.share_cents for line in self.lines}[member]


def allocate(amount_cents: int, claims: Iterable[Claim]) -> Allocation:
    """Share an amount over exact weights, inside bounds, to the cent.

    One multiplier l gives each member the quota ``l x weight - charge`` held between its floor and its cap,
    so that the quotas sum to the amount. Each quota is cut to whole cents, and the cents that are left go
    one each to the largest remainders; ties to the larger weight, then to the first member code. The order
    of the claims does not matter.

    Args:
        amount_cents: what is shared, 0 or more.
        claims: one claim a member.

    Raises:
        AmountNegativeError: when the amount is below zero.
        NoClaimError: when nobody claims.
        ClaimRepeatedError: when a member stands twice.
        WeightNegativeError: when a weight is below zero.
        WeightsZeroError: when no weight is above zero.
        FloorAboveCapError: when a floor is below zero or above its own cap.
        FloorsAboveAmountError: when the floors exceed the amount.
        CapsBelowAmountError: when the caps leave a part to nobody.
    """
    ordered = sorted(claims, key=lambda claim: claim.member)
    _refuse_unsound(amount_cents, ordered)
    multiplier = _multiplier(amount_cents, ordered)
    return Allocation(amount_cents, multiplier, _rounded(amount_cents, multiplier, ordered))


def _refuse_unsound(amount_cents: int, claims: Sequence[Claim]) -> None:
    if amount_cents < 0:
        raise AmountNegativeError(amount_cents=amount_cents)
    if not claims:
        raise NoClaimError
    for before, claim in pairwise(claims):
        if before.member == claim.member:
            raise ClaimRepeatedError(member=claim.member)
    for claim in claims:
        if claim.weight < 0:
            raise WeightNegativeError(member=claim.member)
        if claim.floor_cents < 0 or (claim.cap_cents is not None and claim.cap_cents < claim.floor_cents):
            raise FloorAboveCapError(member=claim.member)
    if not any(claim.weight for claim in claims):
        raise WeightsZeroError
    floors_cents = sum(claim.floor_cents for claim in claims)
    if floors_cents > amount_cents:
        raise FloorsAboveAmountError(floors_cents=floors_cents, amount_cents=amount_cents)


def _multiplier(amount_cents: int, claims: Sequence[Claim]) -> Fraction:
    """Return the smallest l whose quotas sum to the amount: the sum is piecewise linear and never falls."""
    total = partial(_total, claims)
    bends = sorted({bend for claim in claims for bend in _bends(claim)})
    place = bisect_left(bends, Fraction(amount_cents), key=total)
    if place == 0:
        return bends[0]
    start = bends[place - 1]
    slope = sum((claim.weight for claim in claims if _is_free_after(claim, start)), Fraction(0))
    if slope == 0:
        raise CapsBelowAmountError(caps_cents=int(total(start)), amount_cents=amount_cents)
    return start + (amount_cents - total(start)) / slope


def _bends(claim: Claim) -> tuple[Fraction, ...]:
    """Return the multipliers at which a claim leaves its floor and meets its cap."""
    if claim.weight == 0:
        return ()
    leaves_floor = (claim.floor_cents + claim.charge_cents) / claim.weight
    if claim.cap_cents is None:
        return (leaves_floor,)
    return (leaves_floor, (claim.cap_cents + claim.charge_cents) / claim.weight)


def _is_free_after(claim: Claim, multiplier: Fraction) -> bool:
    """Say whether a claim grows with the multiplier just above it."""
    bends = _bends(claim)
    return bool(bends) and bends[0] <= multiplier and (len(bends) == 1 or multiplier < bends[1])


def _total(claims: Sequence[Claim], multiplier: Fraction) -> Fraction:
    return sum((_quota(claim, multiplier) for claim in claims), Fraction(0))


def _quota(claim: Claim, multiplier: Fraction) -> Fraction:
    quota = max(Fraction(claim.floor_cents), multiplier * claim.weight - claim.charge_cents)
    return quota if claim.cap_cents is None else min(quota, Fraction(claim.cap_cents))


def _rounded(amount_cents: int, multiplier: Fraction, claims: Sequence[Claim]) -> tuple[Line, ...]:
    """Cut the quotas to whole cents and give the cents that are left to the largest remainders."""
    cut = {claim.member: divmod(_quota(claim, multiplier), 1) for claim in claims}
    left_cents = amount_cents - sum(int(whole) for whole, _ in cut.values())
    by_remainder = sorted(
        (claim for claim in claims if cut[claim.member][1]),
        key=lambda claim: (-cut[claim.member][1], -claim.weight, claim.member),
    )
    ranks = {claim.member: rank for rank, claim in enumerate(by_remainder, start=1)}
    lines = []
    for claim in claims:
        whole, remainder = cut[claim.member]
        rank = ranks.get(claim.member)
        extra_cents = int(rank is not None and rank <= left_cents)
        lines.append(
            Line(
                member=claim.member,
                weight=claim.weight,
                quota=whole + remainder,
                whole_cents=int(whole),
                remainder=remainder,
                rank=rank,
                extra_cents=extra_cents,
                share_cents=int(whole) + extra_cents,
                bound=_bound(claim, multiplier),
            )
        )
    return tuple(lines)


def _bound(claim: Claim, multiplier: Fraction) -> Bound:
    free = multiplier * claim.weight - claim.charge_cents
    if free < claim.floor_cents:
        return Bound.FLOOR
    if claim.cap_cents is not None and free > claim.cap_cents:
        return Bound.CAP
    return Bound.NONE
