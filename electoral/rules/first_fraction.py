"""First fraction of the public aid: who has access to it (L88 art. 9, section 2)."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from caisse.kernel.dated import Dated, Since, Source, Verdict
from caisse.kernel.exact import at_least

ONE_PERCENT = Fraction(1, 100)

_PRESENCE = Source(
    "L88 art. 9, rédaction antérieure à la loi n° 2003-327 du 11 avril 2003",
    "des candidats dans au moins cinquante circonscriptions",
)
_ONE_PERCENT = Source(
    "L88 art. 9, rédaction de la loi n° 2003-327 du 11 avril 2003",
    "des candidats ayant obtenu chacun au moins 1 % des suffrages exprimés dans au moins cinquante "
    "circonscriptions",
)
_OVERSEAS_PRESENCE = Source(
    "L88 art. 9, rédaction antérieure à la loi n° 2003-327 du 11 avril 2003",
    "n’ont présenté des candidats (…) que dans un ou plusieurs départements ou territoires d’outre-mer",
)
_OVERSEAS = Source(
    "L88 art. 9, rédaction de la loi n° 2003-327 du 11 avril 2003",
    "dont les candidats ont obtenu chacun au moins 1 % des suffrages exprimés dans l’ensemble des "
    "circonscriptions dans lesquelles ils se sont présentés",
)

CONSTITUENCIES_REQUIRED: Dated[int] = Dated(
    "constituencies_required",
    (Since(date(1993, 1, 1), 50, _PRESENCE), Since(date(2003, 4, 11), 50, _ONE_PERCENT)),
)
"""How many distinct constituencies the general branch asks for."""

SHARE_IN_CONSTITUENCY: Dated[Fraction | None] = Dated(
    "share_in_constituency",
    (Since(date(1993, 1, 1), None, _PRESENCE), Since(date(2003, 4, 11), ONE_PERCENT, _ONE_PERCENT)),
)
"""The share of votes expressed that a candidate must reach; None when standing is enough (1993-2002)."""

OVERSEAS_SHARE: Dated[Fraction | None] = Dated(
    "overseas_share",
    (Since(date(1993, 1, 1), None, _OVERSEAS_PRESENCE), Since(date(2003, 4, 11), ONE_PERCENT, _OVERSEAS)),
)
"""The share that each candidate of a party standing nowhere but overseas must reach."""


@dataclass(frozen=True, slots=True)
class Score:
    """One candidate's first-round score.

    Attributes:
        constituency: canonical code (``43-02``).
        votes: votes obtained, 0 or more; None when they are not known.
        expressed: votes expressed in the constituency; None when they are not known.
    """

    constituency: str
    votes: int | None
    expressed: int | None


def overseas_branch(candidates: int, overseas_candidates: int) -> bool:
    """Say whether a party stands nowhere but overseas.

    Args:
        candidates: candidates attached.
        overseas_candidates: those attached overseas; constituencies abroad count as elsewhere.
    """
    return 0 < candidates == overseas_candidates


def reaches(score: Score, share: Fraction | None) -> bool:
    """Say whether one candidate reaches the share, by cross-multiplication and never on a rounded percentage.

    Args:
        score: the candidate's votes and the constituency's votes expressed.
        share: the exact share to reach; None when standing is enough.

    Returns:
        False when votes or votes expressed are unknown, or nobody expressed a vote.
    """
    if share is None:
        return True
    if score.votes is None or not score.expressed:
        return False
    return at_least(score.votes, score.expressed, share)


def general_access(constituencies_reached: int, polling_day: date) -> Verdict:
    """Judge the general branch: enough distinct constituencies.

    Args:
        constituencies_reached: distinct constituencies with at least one candidate who reaches the share.
        polling_day: first round of the last general renewal.

    Source: L88 art. 9.
    """
    required = CONSTITUENCIES_REQUIRED.on(polling_day)
    holds = constituencies_reached >= required.value
    stands = SHARE_IN_CONSTITUENCY.on(polling_day).value is None
    subject = "presence" if stands else "general"
    return Verdict(
        holds=holds,
        code=f"rules.{subject}_reached" if holds else f"rules.{subject}_missed",
        params={
            "reached": constituencies_reached,
            "required": required.value,
            "missing": max(required.value - constituencies_reached, 0),
        },
        sources=(required.source,),
    )


def overseas_access(candidates: int, candidates_reached: int, polling_day: date) -> Verdict:
    """Judge the overseas branch: each candidate reaches the share, no minimum of constituencies.

    Args:
        candidates: candidates attached, all of them overseas.
        candidates_reached: those who reach the share.
        polling_day: first round of the last general renewal.

    Source: L88 art. 9.
    """
    holds = candidates > 0 and candidates_reached == candidates
    return Verdict(
        holds=holds,
        code="rules.overseas_reached" if holds else "rules.overseas_missed",
        params={
            "reached": candidates_reached,
            "required": candidates,
            "missing": candidates - candidates_reached,
        },
        sources=(OVERSEAS_SHARE.on(polling_day).source,),
    )
