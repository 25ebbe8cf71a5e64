"""Exact arithmetic on money, votes and shares. The only place, with ledger/allocation.py, that divides."""

from fractions import Fraction
from typing import NewType

Cents = NewType("Cents", int)
"""A signed amount of money in euro cents."""

_PERCENT = 100


def half_up(value: Fraction) -> int:
    """Round to the nearest integer, halves away from zero.

    Args:
        value: any exact fraction.

    Returns:
        The integer nearest to ``value``; ``5/2`` gives 3 and ``-5/2`` gives -3.
    """
    magnitude = (2 * abs(value.numerator) + value.denominator) // (2 * value.denominator)
    return magnitude if value >= 0 else -magnitude


def cents_half_up(euros: Fraction) -> Cents:
    """Convert an exact amount in euros to cents, half up.

    Args:
        euros: an exact amount in euros.

    Returns:
        The amount in cents, rounded half up to the cent.
    """
    return Cents(half_up(euros * 100))


def proportion(amount: int, numerator: int, denominator: int) -> int:
    """Return ``amount x numerator / denominator``, rounded half up.

    Args:
        amount: an integer quantity (cents, minutes).
        numerator: integer numerator of the proportion.
        denominator: positive integer denominator.

    Raises:
        ZeroDivisionError: when ``denominator`` is 0.
    """
    return half_up(Fraction(amount * numerator, denominator))


def at_least_percent(part: int, whole: int, percent: int) -> bool:
    """Say whether ``part`` is at least ``percent`` % of ``whole``, by cross-multiplication.

    Args:
        part: votes obtained.
        whole: votes expressed.
        percent: the threshold in percent, an integer.
    """
    return part * _PERCENT >= whole * percent


def at_least(part: int, whole: int, threshold: Fraction) -> bool:
    """Say whether ``part / whole`` is at least ``threshold``, by cross-multiplication.

    Args:
        part: votes obtained.
        whole: votes expressed or registered voters.
        threshold: an exact share, ``Fraction(1, 100)`` for 1 %.
    """
    return part * threshold.denominator >= whole * threshold.numerator


def needed_for(whole: int, threshold: Fraction) -> int:
    """Return the smallest integer part that reaches ``threshold`` of ``whole`` (a ceiling).

    Args:
        whole: votes expressed or registered voters.
        threshold: an exact share.
    """
    return -((-whole * threshold.numerator) // threshold.denominator)


def truncated_percent(part: int, whole: int, decimals: int) -> tuple[int, int]:
    """Return the share of ``part`` in ``whole`` in percent, truncated, never rounded up.

    Args:
        part: votes obtained, 0 or more.
        whole: votes expressed; 0 gives (0, 0).
        decimals: how many decimals of a percent are kept.

    Returns:
        The integer percents and the decimals as an integer: 414 of 41,461 with 4 decimals is ``(0, 9985)``.
    """
    if whole == 0:
        return 0, 0
    scale = int(10**decimals)
    return divmod(part * _PERCENT * scale // whole, scale)


def rounded_hundredths_of_percent(part: int, whole: int) -> int:
    """Return the share in hundredths of a percent, rounded half up, as official files print it.

    Only for showing what rounding would wrongly give; no verdict reads it.

    Args:
        part: votes obtained.
        whole: votes expressed; 0 gives 0.
    """
    return half_up(Fraction(part * _PERCENT * 100, whole)) if whole else 0


def euros_to_cents(euros: int) -> Cents:
    """Convert whole euros to cents."""
    return Cents(euros * 100)


def split_cents(amount_cents: int) -> tuple[int, int]:
    """Split an absolute amount into whole euros and cents.

    Args:
        amount_cents: an amount in cents, 0 or more.
    """
    return divmod(amount_cents, 100)


def hours_and_minutes(minutes: int) -> tuple[int, int]:
    """Split a duration in minutes, 0 or more, into hours and minutes."""
    return divmod(minutes, 60)
