"""What the redistribution statement and a member's share notice are made from, and what they both say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from ledger.key import Base, Key, ParityBorne
from ledger.redistribution import Figures, PlanLine, Redistribution
from reports.cells import Kind, Share
from reports.document import Status
from reports.frame import Frame

MONEY_BASES = frozenset({Base.MONEY, Base.IN_KIND, Base.HOURS})
"""Bases counted in cents."""
BALLOT_BASES = frozenset({Base.VOTES, Base.CONSTITUENCIES, Base.CANDIDACIES})
"""Bases counted in units of designation."""


@dataclass(frozen=True, slots=True)
class PlanFigures:
    """One plan, as computed, with what surrounds it.

    Attributes:
        number: number of the plan.
        aid_year: year of the public aid.
        election: the election in words.
        decree: reference of the decree.
        received_on: date of the bank's receipt.
        receipt_entry: number of the posted receipt, as printed.
        key: the key applied.
        brought: what each member brings.
        computed: the computation.
        members: name of each member, by code.
        posted_on: date of the posting, or None for a project.
        consigned: why a member's share cannot be paid yet, in a sentence, by code.
        replaced_by: number of the plan of the same receipt that replaced this one, or empty.
        unit: units of designation that make one vote, one constituency, one candidate.
    """

    number: str
    aid_year: int
    election: str
    decree: str
    received_on: date
    receipt_entry: str
    key: Key
    brought: tuple[Figures, ...]
    computed: Redistribution
    members: Mapping[str, str]
    posted_on: date | None = None
    consigned: Mapping[str, str] = field(default_factory=dict)
    paid_on: Mapping[str, date] = field(default_factory=dict)
    replaced_by: str = ""
    unit: int = 1

    @property
    def status(self) -> Status:
        """Provisional until the plan is posted, and for good once another replaced it."""
        return Status.PROVISIONAL if self.posted_on is None or self.replaced_by else Status.DEFINITIVE

    @property
    def by_causes(self) -> bool:
        """Whether the parity deduction is charged to the members that cause it."""
        return self.key.parity is ParityBorne.BY_CAUSES and self.computed.receipt.deduction_cents > 0

    @property
    def total_weight(self) -> Fraction:
        """Sum of the members' weights."""
        return sum((line.sharing.weight for line in self.computed.lines), Fraction(0))

    def line_of(self, member: str) -> PlanLine:
        """Return a member's line.

        Raises:
            KeyError: when the plan has none.
        """
        return {line.member: line for line in self.computed.lines}[member]

    def weight_share(self, line: PlanLine) -> Share:
        """Return a member's weight as a share of all weights, in two exact integers."""
        total = self.total_weight
        weight = line.sharing.weight
        return Share(weight.numerator * total.denominator, weight.denominator * total.numerator)

    def bases(self) -> tuple[Base, ...]:
        """Return the bases of the key, in its order."""
        return tuple(part.base for part in self.key.parts)

    def kind_of(self, base: Base) -> Kind:
        """Return what a base counts: cents, or ballots in whole numbers or exact fractions."""
        if base in MONEY_BASES:
            return Kind.CENTS
        return self.ballot_kind if base in BALLOT_BASES else Kind.COUNT

    @property
    def ballot_kind(self) -> Kind:
        """What ballots are counted in: fractions as soon as one candidacy is shared between members."""
        return Kind.COUNT if self.unit == 1 else Kind.FRACTION

    def ballots(self, units: int) -> int | Fraction:
        """Return units of designation as votes, constituencies or candidates, exactly."""
        return units if self.unit == 1 else Fraction(units, self.unit)

    def measure(self, member: str, base: Base) -> int | Fraction:
        """Return what a member brings to a base."""
        if base is Base.FIXED:
            return sum(part.shares.get(member, 0) for part in self.key.parts if part.base is base)
        held = self.brought_by(member).measures.get(base, 0)
        return self.ballots(held) if base in BALLOT_BASES else held

    def brought_by(self, member: str) -> Figures:
        """Return what a member brings."""
        return {one.member: one for one in self.brought}[member]


def status_label(figures: PlanFigures, frame: Frame) -> str:
    """Return the state of the plan in words."""
    if figures.replaced_by:
        return frame.say("plan_replaced", plan=figures.replaced_by)
    if figures.posted_on is None:
        return frame.say("plan_project")
    return frame.say("plan_posted", posted_date=figures.posted_on.isoformat())


def as_of(figures: PlanFigures, frame: Frame) -> str:
    """Return what the plan is about, in words."""
    return frame.say("plan_as_of", aid_year=figures.aid_year, election=figures.election, plan=figures.number)


def payment_state(figures: PlanFigures, member: str, frame: Frame) -> str:
    """Return what became of a member's share, in words: paid, consigned, or still to be paid."""
    if member in figures.paid_on:
        return frame.say("state_paid", paid_date=figures.paid_on[member].isoformat())
    return frame.say("state_consigned" if member in figures.consigned else "state_payable")
