"""Tally of one party: who is attached, who is matched, what they obtained."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from caisse.kernel.exact import needed_for, rounded_hundredths_of_percent
from electoral.rules.first_fraction import Score, reaches
from electoral.sexes import Sex


@dataclass(frozen=True, slots=True)
class AttachedCandidate:
    """One row of the list attached to the party, with what the results say of it.

    Attributes:
        constituency: canonical code.
        name: the name as the list prints it.
        sex: sex on the list, or else in the results, or None.
        overseas: whether the constituency is overseas; abroad is not.
        candidacy_id: the candidacy whose votes count for the party, or None.
        votes: its votes in the version read, or None.
        expressed: votes expressed in the constituency in that version, or None.
    """

    constituency: str
    name: str
    sex: Sex | None
    overseas: bool
    candidacy_id: int | None
    votes: int | None
    expressed: int | None

    @property
    def score(self) -> Score:
        """The votes that count."""
        return Score(self.constituency, self.votes, self.expressed)


@dataclass(frozen=True, slots=True)
class ConstituencyTally:
    """What a party's candidates did in one constituency. Two candidates are never added up.

    Attributes:
        constituency: canonical code.
        candidates: the attached candidates, best first.
        expressed: votes expressed, or None.
        reached: whether at least one candidate reaches the share.
        reached_if_rounded: the same on the percentage as printed, rounded to two decimals: never the law.
        required: fewest votes that reach the share, or None when it is not known.
    """

    constituency: str
    candidates: tuple[AttachedCandidate, ...]
    expressed: int | None
    reached: bool
    reached_if_rounded: bool
    required: int | None

    @property
    def votes(self) -> int | None:
        """Votes of the best candidate, or None when none is known."""
        return self.candidates[0].votes

    @property
    def missing(self) -> int | None:
        """Votes that the best candidate lacks; 0 or less when the share is reached, None when not known."""
        return None if self.votes is None or self.required is None else self.required - self.votes


@dataclass(frozen=True, slots=True)
class Tally:
    """What a party obtained.

    Attributes:
        candidates: attached rows, all of them.
        women: women among them.
        men: men among them.
        overseas_candidates: those attached overseas.
        candidates_reached: candidacies that reach the share.
        votes: votes of the matched candidacies, each once.
        constituencies: one tally per constituency with at least one attached row, in order of codes.
    """

    candidates: int
    women: int
    men: int
    overseas_candidates: int
    candidates_reached: int
    votes: int
    constituencies: tuple[ConstituencyTally, ...]

    @property
    def reached(self) -> tuple[ConstituencyTally, ...]:
        """The constituencies where the share is reached."""
        return tuple(tally for tally in self.constituencies if tally.reached)

    @property
    def reached_if_rounded(self) -> tuple[ConstituencyTally, ...]:
        """The constituencies where the printed, rounded percentage would reach the share."""
        return tuple(tally for tally in self.constituencies if tally.reached_if_rounded)


def tally_party(candidates: Iterable[AttachedCandidate], share: Fraction | None) -> Tally:
    """Count a party's candidates, votes and constituencies.

    Args:
        candidates: every attached row of the party, matched or not.
        share: the share of votes expressed to reach; None when standing is enough.
    """
    rows = tuple(candidates)
    by_constituency: defaultdict[str, list[AttachedCandidate]] = defaultdict(list)
    for row in rows:
        by_constituency[row.constituency].append(row)
    counted = {row.candidacy_id: row for row in rows if row.candidacy_id is not None}
    return Tally(
        candidates=len(rows),
        women=sum(row.sex is Sex.WOMAN for row in rows),
        men=sum(row.sex is Sex.MAN for row in rows),
        overseas_candidates=sum(row.overseas for row in rows),
        candidates_reached=_reaching(rows, counted.values(), share),
        votes=sum(row.votes or 0 for row in counted.values()),
        constituencies=tuple(
            tally_constituency(code, by_constituency[code], share) for code in sorted(by_constituency)
        ),
    )


def tally_constituency(
    code: str, candidates: Iterable[AttachedCandidate], share: Fraction | None
) -> ConstituencyTally:
    """Judge one constituency, candidate by candidate.

    Args:
        code: canonical code.
        candidates: the party's attached rows there, at least one.
        share: the share of votes expressed to reach; None when standing is enough.
    """
    ranked = tuple(sorted(candidates, key=_by_votes))
    expressed = next((row.expressed for row in ranked if row.expressed is not None), None)
    return ConstituencyTally(
        constituency=code,
        candidates=ranked,
        expressed=expressed,
        reached=any(reaches(row.score, share) for row in ranked),
        reached_if_rounded=any(_reaches_if_rounded(row.score, share) for row in ranked),
        required=None if share is None or not expressed else needed_for(expressed, share),
    )


def _reaching(
    rows: tuple[AttachedCandidate, ...], counted: Iterable[AttachedCandidate], share: Fraction | None
) -> int:
    return len(rows) if share is None else sum(reaches(row.score, share) for row in counted)


def _by_votes(row: AttachedCandidate) -> tuple[int, str]:
    return (1 if row.votes is None else -row.votes, row.name)


def _reaches_if_rounded(score: Score, share: Fraction | None) -> bool:
    """Say whether the percentage printed with two decimals reaches the share: what the law does not read."""
    if share is None:
        return True
    if score.votes is None or not score.expressed:
        return False
    printed = rounded_hundredths_of_percent(score.votes, score.expressed)
    return printed >= rounded_hundredths_of_percent(share.numerator, share.denominator)
