from fractions import Fraction

import pytest

from electoral.sexes import Sex
from electoral.tally import AttachedCandidate, tally_constituency, tally_party

ONE = Fraction(1, 100)


def attached(
    constituency: str,
    name: str = "NOIR Ida",
    *,
    votes: int | None = 500,
    expressed: int | None = 40_000,
    candidacy: int | None = 1,
    sex: Sex | None = Sex.WOMAN,
    overseas: bool = False,
) -> AttachedCandidate:
    return AttachedCandidate(constituency, name, sex, overseas, candidacy, votes, expressed)


def test_two_candidates_of_one_constituency_are_not_added_up() -> None:
    rows = [attached("49-04", votes=399, candidacy=1), attached("49-04", "BLEU Luc", votes=399, candidacy=2)]
    tally = tally_party(rows, ONE)
    assert (len(tally.reached), tally.candidates_reached, tally.votes) == (0, 0, 798)


def test_a_constituency_where_two_candidates_pass_counts_once() -> None:
    rows = [attached("49-04", votes=868, candidacy=1), attached("49-04", "BLEU Luc", votes=536, candidacy=2)]
    tally = tally_party(rows, ONE)
    assert (len(tally.reached), tally.candidates_reached, len(tally.constituencies)) == (1, 2, 1)
    assert [row.name for row in tally.constituencies[0].candidates] == ["NOIR Ida", "BLEU Luc"]


def test_unmatched_rows_count_as_candidates_and_for_parity_but_bring_no_votes() -> None:
    rows = [
        attached("01-01", candidacy=1),
        attached("01-02", "BLEU Luc", sex=Sex.MAN, candidacy=None, votes=None),
        attached("ZA-01", "VERT Zoé", sex=None, candidacy=None, votes=None, overseas=True),
    ]
    tally = tally_party(rows, ONE)
    assert (tally.candidates, tally.women, tally.men, tally.overseas_candidates) == (3, 1, 1, 1)
    assert (len(tally.constituencies), len(tally.reached), tally.votes) == (3, 1, 500)


def test_one_candidacy_named_twice_by_the_list_brings_its_votes_once() -> None:
    tally = tally_party([attached("01-01"), attached("01-01", "NOIR Ida Line")], ONE)
    assert (tally.candidates, tally.candidates_reached, tally.votes) == (2, 1, 500)


@pytest.mark.parametrize(
    ("votes", "reached", "rounded"),
    [(412, False, False), (413, False, True), (414, False, True), (415, True, True)],
)
def test_rounding_would_count_a_candidate_who_is_short_of_one_percent(
    votes: int, reached: bool, rounded: bool
) -> None:
    tally = tally_constituency("43-02", [attached("43-02", votes=votes, expressed=41_461)], ONE)
    assert (tally.reached, tally.reached_if_rounded) == (reached, rounded)
    assert (tally.required, tally.missing) == (415, 415 - votes)


@pytest.mark.parametrize(("votes", "expressed"), [(None, 41_461), (414, None), (0, 0)])
def test_what_is_not_known_reaches_nothing_rounded_or_not(votes: int | None, expressed: int | None) -> None:
    tally = tally_constituency("43-02", [attached("43-02", votes=votes, expressed=expressed)], ONE)
    assert (tally.reached, tally.reached_if_rounded, tally.missing) == (False, False, None)


def test_before_2003_every_candidacy_reached() -> None:
    tally = tally_party([attached("01-01", candidacy=None, votes=None), attached("01-02", votes=0)], None)
    assert (len(tally.reached), len(tally.reached_if_rounded), tally.candidates_reached) == (2, 2, 2)
    assert tally.constituencies[0].required is None


def test_constituencies_come_in_the_order_of_their_codes() -> None:
    tally = tally_party([attached("ZA-01"), attached("2A-01"), attached("01-01")], ONE)
    assert [found.constituency for found in tally.constituencies] == ["01-01", "2A-01", "ZA-01"]
