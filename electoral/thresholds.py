"""Threshold of the first fraction for one party: branch, count, margin, and what rounding would change."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from caisse.kernel.dated import Verdict
from caisse.kernel.exact import at_least
from electoral.rules.first_fraction import (
    OVERSEAS_SHARE,
    SHARE_IN_CONSTITUENCY,
    general_access,
    overseas_access,
    overseas_branch,
)
from electoral.tally import AttachedCandidate, ConstituencyTally, Tally, tally_party

_NEAR = Fraction(8, 10)


class Branch(StrEnum):
    """The condition that applies to a party."""

    GENERAL = "general"
    OVERSEAS = "overseas"


@dataclass(frozen=True, slots=True)
class ThresholdAnswer:
    """Whether a party has access to the first fraction.

    Attributes:
        branch: the condition that applies.
        tally: what was counted.
        verdict: the rule's answer, with its figures and sources.
        share: the share of votes expressed to reach, or None when standing was enough.
        required: constituencies (general) or candidates (overseas) required.
        margin: what is reached minus what is required.
    """

    branch: Branch
    tally: Tally
    verdict: Verdict
    share: Fraction | None
    required: int
    margin: int

    @property
    def rounding_changes(self) -> tuple[ConstituencyTally, ...]:
        """The constituencies that a rounded percentage would count and the law does not."""
        return tuple(tally for tally in self.tally.reached_if_rounded if not tally.reached)

    @property
    def near_misses(self) -> tuple[ConstituencyTally, ...]:
        """The constituencies not reached where the best candidate has 8/10 of the share, nearest first."""
        if self.share is None:
            return ()
        near = self.share * _NEAR
        found = [
            tally
            for tally in self.tally.constituencies
            if not tally.reached
            and tally.votes is not None
            and tally.expressed
            and at_least(tally.votes, tally.expressed, near)
        ]
        return tuple(sorted(found, key=lambda tally: (tally.missing or 0, tally.constituency)))


def judge_threshold(candidates: Iterable[AttachedCandidate], polling_day: date) -> ThresholdAnswer:
    """Judge a party's access to the first fraction.

    Args:
        candidates: every attached row of the party, matched or not.
        polling_day: first round of the general renewal.
    """
    rows = tuple(candidates)
    overseas = overseas_branch(len(rows), sum(row.overseas for row in rows))
    share = (OVERSEAS_SHARE if overseas else SHARE_IN_CONSTITUENCY).on(polling_day).value
    tally = tally_party(rows, share)
    reached = tally.candidates_reached if overseas else len(tally.reached)
    verdict = (
        overseas_access(tally.candidates, reached, polling_day)
        if overseas
        else general_access(reached, polling_day)
    )
    required = int(verdict.params["required"])
    return ThresholdAnswer(
        branch=Branch.OVERSEAS if overseas else Branch.GENERAL,
        tally=tally,
        verdict=verdict,
        share=share,
        required=required,
        margin=reached - required,
    )
