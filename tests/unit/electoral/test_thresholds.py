from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from electoral.reference.constituencies import constituencies
from electoral.sexes import Sex
from electoral.tally import AttachedCandidate
from electoral.thresholds import Branch, judge_threshold

VOTE = date(2017, 6, 11)
CODES = list(constituencies())


def attached(
    number: int, votes: int | None, *, overseas: bool = False, expressed: int = 40_000
) -> AttachedCandidate:
    return AttachedCandidate(
        CODES[number], f"CANDIDATE {number}", Sex.WOMAN, overseas, number, votes, expressed
    )


@pytest.mark.parametrize(("reached", "qualifies"), [(49, False), (50, True), (51, True)])
def test_fifty_constituencies_at_one_percent_give_access(reached: int, qualifies: bool) -> None:
    rows = [attached(number, 400 if number < reached else 399) for number in range(60)]
    answer = judge_threshold(rows, VOTE)
    assert (answer.branch, answer.verdict.holds, answer.margin) == (Branch.GENERAL, qualifies, reached - 50)
    assert answer.required == 50


@pytest.mark.parametrize(("last", "qualifies"), [(399, False), (400, True), (None, False)])
def test_overseas_only_each_candidate_must_pass(last: int | None, qualifies: bool) -> None:
    rows = [
        attached(0, 500, overseas=True),
        attached(1, 500, overseas=True),
        attached(2, last, overseas=True),
    ]
    answer = judge_threshold(rows, VOTE)
    assert (answer.branch, answer.verdict.holds) == (Branch.OVERSEAS, qualifies)
    assert (answer.required, answer.margin) == (3, 0 if qualifies else -1)


def test_one_stray_attachment_elsewhere_moves_the_party_to_the_general_branch() -> None:
    answer = judge_threshold([attached(0, 500, overseas=True), attached(1, 500)], VOTE)
    assert (answer.branch, answer.required, answer.margin, answer.verdict.holds) == (
        Branch.GENERAL,
        50,
        -48,
        False,
    )


def test_the_constituencies_that_rounding_would_count_are_named() -> None:
    answer = judge_threshold([attached(0, 414, expressed=41_461), attached(1, 500)], VOTE)
    assert [tally.constituency for tally in answer.rounding_changes] == [CODES[0]]


def test_near_misses_have_eight_tenths_of_the_share_and_come_nearest_first() -> None:
    rows = [attached(0, 320), attached(1, 319), attached(2, 399), attached(3, 400), attached(4, None)]
    answer = judge_threshold(rows, VOTE)
    assert [(tally.constituency, tally.missing) for tally in answer.near_misses] == [
        (CODES[2], 1),
        (CODES[0], 80),
    ]


def test_before_2003_there_is_no_near_miss() -> None:
    answer = judge_threshold([attached(0, 0)], date(2002, 6, 9))
    assert (answer.near_misses, answer.share, len(answer.tally.reached)) == ((), None, 1)


@given(st.lists(st.tuples(st.integers(0, 576), st.integers(0, 2_000), st.integers(0, 60_000)), max_size=80))
def test_no_order_of_rows_changes_the_answer_and_each_constituency_counts_once(
    drawn: list[tuple[int, int, int]],
) -> None:
    rows = [
        AttachedCandidate(CODES[place], "X", Sex.MAN, False, number, votes, expressed)
        for number, (place, votes, expressed) in enumerate(drawn)
    ]
    forwards, backwards = judge_threshold(rows, VOTE), judge_threshold(rows[::-1], VOTE)
    assert (forwards.margin, forwards.tally.votes) == (backwards.margin, backwards.tally.votes)
    passing = {CODES[place] for place, votes, expressed in drawn if expressed and 100 * votes >= expressed}
    assert {tally.constituency for tally in forwards.tally.reached} == passing
