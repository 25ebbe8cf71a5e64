"""Real candidates printed as 1 % who are under it: the law counts votes."""

import csv
from fractions import Fraction
from pathlib import Path

import pytest

from electoral.rules.first_fraction import Score, reaches
from electoral.sexes import Sex
from electoral.tally import AttachedCandidate, tally_constituency

ONE = Fraction(1, 100)
NEAR = [
    ("06-01", 388, 38_944),
    ("27-05", 417, 41_901),
    ("31-01", 408, 40_855),
    ("39-03", 368, 36_850),
    ("43-02", 414, 41_461),
    ("54-04", 468, 46_838),
    ("54-04", 467, 46_838),
    ("60-03", 304, 30_493),
    ("66-02", 461, 46_219),
    ("67-07", 397, 39_862),
    ("91-08", 379, 37_915),
    ("ZS-01", 29, 2_907),
    ("ZZ-07", 265, 26_574),
]


@pytest.mark.parametrize(("code", "votes", "expressed"), NEAR)
def test_a_candidate_printed_one_percent_and_under_it_does_not_count(
    code: str, votes: int, expressed: int
) -> None:
    candidate = AttachedCandidate(
        code, "X", Sex.WOMAN, overseas=False, candidacy_id=1, votes=votes, expressed=expressed
    )
    tally = tally_constituency(code, [candidate], ONE)
    assert (tally.reached, tally.reached_if_rounded) == (False, True)
    assert tally.missing is not None
    assert reaches(Score(code, votes + tally.missing, expressed), ONE)
    assert not reaches(Score(code, votes + tally.missing - 1, expressed), ONE)


@pytest.mark.real
def test_these_are_the_candidates_of_the_golden_file(golden_cases: Path) -> None:
    path = golden_cases.joinpath("near-one-percent-2017.csv")
    with path.open(encoding="utf-8", newline="") as file:
        rows = [
            (row["constituency"], int(row["votes"]), int(row["expressed"])) for row in csv.DictReader(file)
        ]
    assert rows == NEAR
