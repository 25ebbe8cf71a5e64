"""General elections and their dates."""

from datetime import date

import pytest

from electoral.calendar import GENERAL_ELECTIONS, general_election, last_general_election


def test_general_elections_are_in_order_and_the_second_round_is_a_week_later() -> None:
    days = [election.first_round for election in GENERAL_ELECTIONS]

    assert days == sorted(days)
    assert [(each.second_round - each.first_round).days for each in GENERAL_ELECTIONS] == [7] * 6
    assert [each.year for each in GENERAL_ELECTIONS if each.after_dissolution] == [2024]


def test_an_election_is_found_by_its_slug() -> None:
    found = general_election("legislatives-2017")

    assert found is not None
    assert found.first_round == date(2017, 6, 11)
    assert general_election("legislatives-2018") is None


@pytest.mark.parametrize(
    ("day", "slug"),
    [
        (date(2017, 6, 10), "legislatives-2012"),
        (date(2017, 6, 11), "legislatives-2017"),
        (date(2017, 6, 12), "legislatives-2017"),
    ],
)
def test_the_last_general_election_is_the_one_whose_first_round_was_held(day: date, slug: str) -> None:
    found = last_general_election(day)

    assert found is not None
    assert found.slug == slug


def test_before_the_first_election_known_there_is_none() -> None:
    assert last_general_election(date(2002, 6, 8)) is None
