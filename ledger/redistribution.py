"""The computation of a redistribution: from integers to what each member is owed (law.md section 7).

Pure: no session, no clock. Votes and money arrive as integers from the service, names of persons never.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from caisse.kernel.exact import proportion
from caisse.kernel.refusals import RefusalError
from ledger.allocation import Allocation, Claim, FloorsAboveAmountError, Line, NoClaimError, allocate
from ledger.key import (
    Base,
    BoundsHold,
    Exit,
    Key,
    NegativeNet,
    ParityBorne,
    mixed_weights,
    weights_after_exit,
)
from ledger.parity_shares import charges_by_cause


class ItemAmountError(RefusalError):
    """A priority item is of zero or less."""

    code = "redistribution.item_amount"


class NothingToShareError(RefusalError):
    """The priority items leave nothing to share."""

    code = "redistribution.nothing_to_share"


class DeductionNegativeError(RefusalError):
    """A parity deduction below zero does not exist."""

    code = "redistribution.deduction_negative"


class NegativeNetError(RefusalError):
    """A member would owe money, and the key does not say where that goes."""

    code = "redistribution.negative_net"


class PresenceError(RefusalError):
    """A member's days are below zero or above those of the year."""

    code = "redistribution.presence"


class ItemKind(StrEnum):
    """What a priority item pays for."""

    EXPENSE = "expense"
    LOAN = "loan"
    RESERVE = "reserve"


@dataclass(frozen=True, slots=True)
class PriorityItem:
    """What is set aside before sharing.

    Attributes:
        label: its name in the plan.
        cents: what is earmarked, above 0.
        kind: expense, loan repayment or reserve.
        member: the lender's code for a loan, empty otherwise.
    """

    label: str
    cents: int
    kind: ItemKind
    member: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """What one member brings to a plan, as integers.

    Attributes:
        member: code of the member.
        measures: the integer of each base; units are the same for all members.
        women: candidates counted for parity, in the unit of the plan.
        men: the same.
        present_days: days of the aid year for which it was a member.
        year_days: days of the aid year.
    """

    member: str
    measures: Mapping[Base, int]
    women: int = 0
    men: int = 0
    present_days: int = 1
    year_days: int = 1


@dataclass(frozen=True, slots=True)
class Receipt:
    """The money a plan shares.

    Attributes:
        received_cents: what the bank received.
        deduction_cents: the parity deduction that the State kept, 0 or more.
        carried_cents: gaps between earmarks and invoices of earlier plans, positive when less was spent.
        items: the priority items.
    """

    received_cents: int
    deduction_cents: int = 0
    carried_cents: int = 0
    items: tuple[PriorityItem, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One member's line of a plan.

    Attributes:
        sharing: quota, whole cents, remainder, rank and share, as allocated.
        charge: the line that charged the parity deduction, or None where the member bears none by itself.
        share_cents: the member's share before its own parity charge.
        charge_cents: the parity charged to it.
        net_cents: what it is owed: ``share_cents - charge_cents``.
    """

    sharing: Line
    charge: Line | None
    share_cents: int
    charge_cents: int
    net_cents: int

    @property
    def member(self) -> str:
        """Return the member's code."""
        return self.sharing.member


@dataclass(frozen=True, slots=True)
class Redistribution:
    """A computed plan.

    Attributes:
        receipt: what was received and set aside.
        to_share_cents: received, less the items, plus what earlier plans carried.
        base_cents: what the key shared: ``to_share_cents``, plus the deduction where its causes bear it.
        multiplier: the one l of the sharing.
        lines: one line a member, in order of codes; the nets sum to ``to_share_cents``.
    """

    receipt: Receipt
    to_share_cents: int
    base_cents: int
    multiplier: Fraction
    lines: tuple[PlanLine, ...]


def to_share(receipt: Receipt) -> int:
    """Return what is left for the members, in cents.

    Raises:
        ItemAmountError: when an item is of zero or less.
        DeductionNegativeError: when the deduction is below zero.
        NothingToShareError: when nothing is left.
    """
    for item in receipt.items:
        if item.cents <= 0:
            raise ItemAmountError(label=item.label, item_cents=item.cents)
    if receipt.deduction_cents < 0:
        raise DeductionNegativeError(deduction_cents=receipt.deduction_cents)
    left_cents = receipt.received_cents + receipt.carried_cents - sum(item.cents for item in receipt.items)
    if left_cents <= 0:
        raise NothingToShareError(received_cents=receipt.received_cents, left_cents=left_cents)
    return left_cents


def redistribute(key: Key, receipt: Receipt, figures: Iterable[Figures]) -> Redistribution:
    """Compute a plan.

    The order: priority items first; the parity deduction is added back where its causes bear it; the key
    gives exact weights; members that left keep what the key says; the bounds hold before or after parity;
    each amount is rounded once.

    Args:
        key: the adopted key.
        receipt: the money and what comes before the members.
        figures: one value a member.

    Returns:
        The plan; its nets sum to ``to_share_cents`` exactly.

    Raises:
        RefusalError: one subclass a cause (nothing to share, empty part, bounds, negative net, days).
    """
    to_share_cents = to_share(receipt)
    members = sorted(figures, key=lambda one: one.member)
    if not members:
        raise NoClaimError
    if key.parity is ParityBorne.BY_ALL or receipt.deduction_cents == 0:
        sharing = allocate(to_share_cents, _claims(key, to_share_cents, members))
        return _plan(receipt, to_share_cents, sharing, None)
    base_cents = to_share_cents + receipt.deduction_cents
    charges = charges_by_cause(receipt.deduction_cents, _gaps(members))
    if key.bounds_hold is BoundsHold.AFTER_PARITY:
        claims = [_charged(claim, charges) for claim in _claims(key, to_share_cents, members)]
        return _plan_of_nets(receipt, base_cents, allocate(to_share_cents, claims), charges)
    claims = _claims(key, base_cents, members)
    floors_cents = sum(claim.floor_cents for claim in claims)
    if floors_cents > to_share_cents:
        raise FloorsAboveAmountError(floors_cents=floors_cents, amount_cents=to_share_cents)
    plan = _plan(receipt, base_cents, allocate(base_cents, claims), charges)
    owing = [line for line in plan.lines if line.net_cents < 0]
    if not owing:
        return plan
    if key.negative_net is NegativeNet.REFUSE:
        raise NegativeNetError(member=owing[0].member, net_cents=owing[0].net_cents)
    relieved = allocate(to_share_cents, [_charged(_less_charge(claim, charges), charges) for claim in claims])
    return _plan_of_nets(receipt, base_cents, relieved, charges)


def _gaps(members: Sequence[Figures]) -> dict[str, int]:
    return {one.member: one.women - one.men for one in members}


def _claims(key: Key, base_cents: int, members: Sequence[Figures]) -> list[Claim]:
    weights = mixed_weights(key, {one.member: one.measures for one in members})
    presence = _presence(key, members)
    floor_cents = key.floor.of(base_cents) if key.floor else 0
    cap_cents = key.cap.of(base_cents) if key.cap else None
    return [
        Claim(
            member=member,
            weight=weight,
            floor_cents=_prorated(floor_cents, presence.get(member)),
            cap_cents=None if cap_cents is None else _prorated(cap_cents, presence.get(member)),
        )
        for member, weight in weights_after_exit(weights, presence).items()
    ]


def _presence(key: Key, members: Sequence[Figures]) -> dict[str, Fraction]:
    """Return, for each member that left, the part of its share it keeps."""
    presence = {}
    for one in members:
        if not 0 <= one.present_days <= one.year_days:
            raise PresenceError(member=one.member, present=one.present_days, year_days=one.year_days)
        if one.present_days < one.year_days and key.exit is not Exit.KEEPS_ALL:
            days = one.present_days if key.exit is Exit.PRO_RATA else 0
            presence[one.member] = Fraction(days, one.year_days)
    return presence


def _prorated(cents: int, presence: Fraction | None) -> int:
    return cents if presence is None else proportion(cents, presence.numerator, presence.denominator)


def _charged(claim: Claim, charges: Allocation) -> Claim:
    """Take the member's charge from its weight's product, before the bounds."""
    return replace(claim, charge_cents=charges.share_of(claim.member))


def _less_charge(claim: Claim, charges: Allocation) -> Claim:
    """Lower the bounds by the charge: a bound before parity, said of the net, never below nothing."""
    charge_cents = charges.share_of(claim.member)
    return replace(
        claim,
        floor_cents=max(0, claim.floor_cents - charge_cents),
        cap_cents=None if claim.cap_cents is None else max(0, claim.cap_cents - charge_cents),
    )


def _plan(
    receipt: Receipt, base_cents: int, sharing: Allocation, charges: Allocation | None
) -> Redistribution:
    """Make the plan of a sharing whose lines are shares before parity."""
    charged = {line.member: line for line in charges.lines} if charges else {}
    lines = []
    for line in sharing.lines:
        charge = charged.get(line.member)
        charge_cents = charge.share_cents if charge else 0
        lines.append(PlanLine(line, charge, line.share_cents, charge_cents, line.share_cents - charge_cents))
    return Redistribution(receipt, to_share(receipt), base_cents, sharing.multiplier, tuple(lines))


def _plan_of_nets(
    receipt: Receipt, base_cents: int, sharing: Allocation, charges: Allocation
) -> Redistribution:
    """Make the plan of a sharing whose lines are nets already."""
    charged = {line.member: line for line in charges.lines}
    lines = tuple(
        PlanLine(
            line,
            charged[line.member],
            line.share_cents + charged[line.member].share_cents,
            charged[line.member].share_cents,
            line.share_cents,
        )
        for line in sharing.lines
    )
    return Redistribution(receipt, to_share(receipt), base_cents, sharing.multiplier, lines)
