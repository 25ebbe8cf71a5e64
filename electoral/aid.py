"""First fraction of the public aid: share of the envelope, parity deduction, net (L88 art. 9 and 9-1)."""

import re
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from caisse.kernel.dated import Verdict
from caisse.kernel.exact import Cents, cents_half_up, proportion
from electoral.rules.parity import parity
from electoral.thresholds import Branch

_DECIMAL = re.compile(r"([0-9]{1,12})(?:[.,]([0-9]{1,18}))?")
_CENTS_DECIMALS = 2


@dataclass(frozen=True, slots=True)
class QualifiedParty:
    """What the aid of one qualified party is computed from.

    Attributes:
        name: the party.
        branch: general or overseas.
        votes: first-round votes of all its candidates, those under 1 % included.
        women: women attached at the general renewal.
        men: men attached at the general renewal.
    """

    name: str
    branch: Branch
    votes: int
    women: int
    men: int


@dataclass(frozen=True, slots=True)
class PartyAid:
    """The aid of one party.

    Attributes:
        party: what it was computed from.
        gross_cents: votes times rate, half up to the cent.
        deduction_cents: what parity withholds, half up to the cent; it stays with the State.
        net_cents: gross minus deduction.
        parity: why.
    """

    party: QualifiedParty
    gross_cents: Cents
    deduction_cents: Cents
    net_cents: Cents
    parity: Verdict


def rate_of_envelope(envelope_cents: int, votes: int) -> Fraction:
    """Return the exact rate in euros per vote.

    Args:
        envelope_cents: the whole first fraction.
        votes: first-round votes of every qualified party of that year, more than 0.

    Source: L88 art. 9.
    """
    return Fraction(envelope_cents, 100 * votes)


def aid_of_party(party: QualifiedParty, rate: Fraction, polling_day: date) -> PartyAid:
    """Compute the aid of one party.

    Args:
        party: a party that passed the threshold.
        rate: exact euros per vote.
        polling_day: first round of the general renewal, which dates the parity rule.

    Source: L88 art. 9 and 9-1.
    """
    balance = parity(party.women, party.men, polling_day, overseas_only=party.branch is Branch.OVERSEAS)
    gross = cents_half_up(party.votes * rate)
    deduction = Cents(proportion(gross, balance.share.numerator, balance.share.denominator))
    return PartyAid(party, gross, deduction, Cents(gross - deduction), balance.verdict)


def read_rate(written: str) -> Fraction | None:
    """Return an exact positive rate from decimal text (``1.641296695`` or with a comma), or None."""
    found = _DECIMAL.fullmatch(written.strip())
    rate = Fraction(f"{found[1]}.{found[2] or 0}") if found else Fraction(0)
    return rate if rate > 0 else None


def read_envelope_cents(written: str) -> Cents | None:
    """Return a positive amount in cents from euros with two decimals at most, or None."""
    found = _DECIMAL.fullmatch(written.strip())
    if found is None or len(found[2] or "") > _CENTS_DECIMALS:
        return None
    cents = cents_half_up(Fraction(f"{found[1]}.{found[2] or 0}"))
    return cents if cents > 0 else None
