"""The parity deduction charged to the members that cause it (law.md section 7)."""

from collections.abc import Mapping
from fractions import Fraction

from caisse.kernel.refusals import RefusalError
from ledger.allocation import Allocation, Claim, allocate


class NoCauseError(RefusalError):
    """There is a deduction, and no member's own gap goes the way of the pool's."""

    code = "redistribution.no_cause"


def causes(gaps: Mapping[str, int]) -> dict[str, int]:
    """Return each member's own gap where it goes the way of the pool's, else 0.

    Args:
        gaps: women less men, a member code each.

    Returns:
        Weights, 0 or more: ``max(0, own gap in the sign of the sum of the gaps)``.
    """
    sign = 1 if sum(gaps.values()) >= 0 else -1
    return {member: max(0, sign * gap) for member, gap in gaps.items()}


def charges_by_cause(deduction_cents: int, gaps: Mapping[str, int]) -> Allocation:
    """Share the deduction between its causes, by the largest remainder.

    Args:
        deduction_cents: what the State kept, above 0.
        gaps: women less men, a member code each.

    Raises:
        NoCauseError: when every gap is nil.
    """
    weights = causes(gaps)
    if not any(weights.values()):
        raise NoCauseError(deduction_cents=deduction_cents)
    return allocate(deduction_cents, [Claim(member, Fraction(weight)) for member, weight in weights.items()])
