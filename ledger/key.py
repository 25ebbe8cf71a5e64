"""The key of a pool: what its members agreed, as frozen values; its file format is elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from caisse.kernel.exact import proportion
from caisse.kernel.refusals import RefusalError

_BASIS_POINTS = 10_000


class Base(StrEnum):
    """What a part of the key weighs by (law.md section 7)."""

    VOTES = "votes"
    CONSTITUENCIES = "constituencies"
    CANDIDACIES = "candidacies"
    SEATS = "seats"
    MONEY = "money"
    IN_KIND = "in_kind"
    HOURS = "hours"
    EQUAL = "equal"
    FIXED = "fixed"


class WhenEmpty(StrEnum):
    """What becomes of a part whose base is zero for every member."""

    REFUSE = "refuse"
    OTHER_PARTS = "other_parts"


class BoundsHold(StrEnum):
    """Whether floor and cap hold before or after the parity deduction."""

    BEFORE_PARITY = "before_parity"
    AFTER_PARITY = "after_parity"


class ParityBorne(StrEnum):
    """Who bears the parity deduction."""

    BY_ALL = "by_all"
    BY_CAUSES = "by_causes"


class NegativeNet(StrEnum):
    """Where a net below zero goes."""

    REFUSE = "refuse"
    OTHERS = "others"


class Exit(StrEnum):
    """What a member keeps that left in the course of the aid year."""

    PRO_RATA = "pro_rata"
    KEEPS_ALL = "keeps_all"
    LOSES_ALL = "loses_all"


class Undesignated(StrEnum):
    """What becomes of a candidacy that no designation names."""

    REFUSE = "refuse"
    NOBODY = "nobody"


class PartEmptyError(RefusalError):
    """A part of the key weighs by something that no member has."""

    code = "redistribution.part_empty"


class NobodyStayedError(RefusalError):
    """What the members that left have lost has nobody to go to."""

    code = "redistribution.nobody_stayed"


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount stated by the key: cents, or a share of another amount.

    Attributes:
        cents: a fixed amount in cents; 0 where a share is stated.
        basis_points: a share in hundredths of a percent; 0 where cents are stated.
    """

    cents: int = 0
    basis_points: int = 0

    def of(self, whole_cents: int) -> int:
        """Return the amount in cents, the share of ``whole_cents`` rounded half up."""
        return self.cents + proportion(whole_cents, self.basis_points, _BASIS_POINTS)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a mixed key.

    Attributes:
        base: what it weighs by.
        weight: its stated weight, an integer above 0, out of the key's total.
        shares: for a fixed part, the integer share of each member code; empty otherwise.
        when_empty: what happens when no member has any of the base.
        auditor_note: reference of the auditor's note, which hours require; empty otherwise.
    """

    base: Base
    weight: int
    shares: Mapping[str, int]
    when_empty: WhenEmpty = WhenEmpty.REFUSE
    auditor_note: str = ""


@dataclass(frozen=True, slots=True)
class Reserve:
    """A priority item that the key itself sets aside from every receipt.

    Attributes:
        label: its name in the plan.
        amount: cents, or a share of the amount received.
    """

    label: str
    amount: Amount


@dataclass(frozen=True, slots=True)
class Key:
    """A whole key.

    Attributes:
        version: its name, as members quote it.
        parts: the weighted parts; their weights sum to the stated total.
        floor: least each member receives, or None.
        cap: most each member receives, or None.
        bounds_hold: before or after parity.
        parity: who bears the deduction.
        negative_net: where a net below zero goes.
        exit: what a member keeps that left during the year.
        undesignated: what becomes of candidacies without a designation.
        reserves: priority items set by the key.
    """

    version: str
    parts: tuple[Part, ...]
    floor: Amount | None = None
    cap: Amount | None = None
    bounds_hold: BoundsHold = BoundsHold.BEFORE_PARITY
    parity: ParityBorne = ParityBorne.BY_ALL
    negative_net: NegativeNet = NegativeNet.REFUSE
    exit: Exit = Exit.PRO_RATA
    undesignated: Undesignated = Undesignated.REFUSE
    reserves: tuple[Reserve, ...] = ()


def mixed_weights(key: Key, measures: Mapping[str, Mapping[Base, int]]) -> dict[str, Fraction]:
    """Return the exact weight of each member under a mixed key.

    A part of stated weight p whose base sums to X over the members gives ``p x / X`` to a member with x.

    Args:
        key: the key.
        measures: for each member code, the integer of each base (a missing base counts 0).

    Returns:
        A weight a member; they sum to the weights of the parts that are not empty.

    Raises:
        PartEmptyError: when a part weighs by what nobody has and the key does not spread it.
    """
    weights = dict.fromkeys(measures, Fraction(0))
    for part in key.parts:
        held = {member: _measure(part, member, of_member) for member, of_member in measures.items()}
        whole = sum(held.values())
        if whole == 0:
            if part.when_empty is WhenEmpty.REFUSE:
                raise PartEmptyError(base=part.base.value)
            continue
        for member, measure in held.items():
            weights[member] += Fraction(part.weight * measure, whole)
    return weights


def _measure(part: Part, member: str, of_member: Mapping[Base, int]) -> int:
    if part.base is Base.EQUAL:
        return 1
    if part.base is Base.FIXED:
        return part.shares.get(member, 0)
    return of_member.get(part.base, 0)


def weights_after_exit(
    weights: Mapping[str, Fraction], presence: Mapping[str, Fraction]
) -> dict[str, Fraction]:
    """Return the weights once members that left keep only a part of theirs, the rest going to the others.

    A member that left keeps its share of the whole times its presence; what it loses goes to the members that
    stayed, in proportion to their weights.

    Args:
        weights: the weight of each member under the key.
        presence: for each member that left, the part of the year it was there, from 0 to 1.

    Returns:
        Weights on the same total.

    Raises:
        NobodyStayedError: when something is lost and nobody that stayed weighs anything.
    """
    kept = {member: weight * presence.get(member, Fraction(1)) for member, weight in weights.items()}
    lost = sum(weights.values(), Fraction(0)) - sum(kept.values(), Fraction(0))
    if lost == 0:
        return kept
    staying = sum((weight for member, weight in weights.items() if member not in presence), Fraction(0))
    if staying == 0:
        raise NobodyStayedError
    return {
        member: weight if member in presence else weight + lost * Fraction(weight, staying)
        for member, weight in kept.items()
    }
