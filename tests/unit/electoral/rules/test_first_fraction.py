from datetime import date
from fractions import Fraction

import pytest

from electoral.rules.first_fraction import (
    CONSTITUENCIES_REQUIRED,
    OVERSEAS_SHARE,
    SHARE_IN_CONSTITUENCY,
    Score,
    general_access,
    overseas_access,
    overseas_branch,
    reaches,
)

VOTE_2002, VOTE_2007, VOTE_2017 = date(2002, 6, 9), date(2007, 6, 10), date(2017, 6, 11)
ONE = Fraction(1, 100)


@pytest.mark.parametrize(("votes", "passes"), [(414, False), (415, True), (416, True)])
def test_a_candidate_one_vote_short_of_one_percent_of_41461_does_not_count(votes: int, passes: bool) -> None:
    assert reaches(Score("43-02", votes, 41_461), ONE) is passes


def test_a_candidate_at_exactly_one_percent_counts() -> None:
    assert [reaches(Score("01-01", votes, 40_000), ONE) for votes in (399, 400, 401)] == [False, True, True]


@pytest.mark.parametrize(("votes", "expressed"), [(None, 40_000), (400, None), (0, 0), (None, None)])
def test_unknown_votes_or_nobody_voting_never_reach(votes: int | None, expressed: int | None) -> None:
    assert not reaches(Score("01-01", votes, expressed), ONE)


def test_standing_was_enough_before_2003() -> None:
    assert SHARE_IN_CONSTITUENCY.on(VOTE_2002).value is None
    assert OVERSEAS_SHARE.on(VOTE_2002).value is None
    assert reaches(Score("01-01", 0, 40_000), None)
    assert general_access(50, VOTE_2002).code == "rules.presence_reached"
    assert general_access(49, VOTE_2002).code == "rules.presence_missed"


def test_one_percent_was_first_used_in_2007() -> None:
    assert SHARE_IN_CONSTITUENCY.on(VOTE_2007).value == ONE
    assert OVERSEAS_SHARE.on(VOTE_2007).value == ONE


@pytest.mark.parametrize(("reached", "holds", "missing"), [(49, False, 1), (50, True, 0), (51, True, 0)])
def test_the_general_branch_wants_fifty_constituencies(reached: int, holds: bool, missing: int) -> None:
    verdict = general_access(reached, VOTE_2017)
    assert (verdict.holds, verdict.params["missing"]) == (holds, missing)
    assert verdict.params["required"] == CONSTITUENCIES_REQUIRED.on(VOTE_2017).value == 50
    assert verdict.sources[0].reference.startswith("L88 art. 9")
    assert str(reached) in verdict.sentence()


@pytest.mark.parametrize(("reached", "holds"), [(2, False), (3, True)])
def test_overseas_each_of_the_three_candidates_must_reach_one_percent(reached: int, holds: bool) -> None:
    verdict = overseas_access(3, reached, VOTE_2017)
    assert verdict.holds is holds
    assert verdict.params == {"reached": reached, "required": 3, "missing": 3 - reached}
    assert verdict.sentence()


def test_a_party_without_candidates_has_no_access_by_the_overseas_branch() -> None:
    assert not overseas_access(0, 0, VOTE_2017).holds


@pytest.mark.parametrize(
    ("candidates", "overseas", "branch"), [(3, 3, True), (4, 3, False), (3, 0, False), (0, 0, False)]
)
def test_one_stray_attachment_elsewhere_leaves_the_overseas_branch(
    candidates: int, overseas: int, branch: bool
) -> None:
    assert overseas_branch(candidates, overseas) is branch
