from datetime import UTC, date, datetime

import pytest

from caisse.kernel.clock import PARIS
from caisse.kernel.messages import text
from electoral.rules.deadlines import (
    ACCOUNTS_FILED,
    AID_LIST,
    BROADCAST_LIST,
    CAMPAIGN_ACCOUNTS,
    CANDIDATURES,
    INCOME_ON_PAPER,
    INCOME_ONLINE,
    RECEIPTS_ASKED,
    YEAR_CLOSED,
    election_deadlines,
    friday,
    year_deadlines,
)
from electoral.rules.embargo import LIFTED_AT, embargo_ends, publication

VOTE_2017 = date(2017, 6, 11)


def test_the_deadlines_of_june_2017_fall_on_their_fridays_at_six() -> None:
    found = {deadline.name: deadline.at for deadline in election_deadlines(VOTE_2017)}
    assert found == {
        AID_LIST.name: datetime(2017, 5, 5, 18, tzinfo=PARIS),
        BROADCAST_LIST.name: datetime(2017, 5, 12, 18, tzinfo=PARIS),
        CANDIDATURES.name: datetime(2017, 5, 19, 18, tzinfo=PARIS),
        CAMPAIGN_ACCOUNTS.name: datetime(2017, 8, 18, 18, tzinfo=PARIS),
    }


def test_every_deadline_has_its_name_in_french() -> None:
    every = (*election_deadlines(VOTE_2017), *year_deadlines(2025))
    assert all(text(f"rules.deadline_{deadline.name}") and deadline.source.quote for deadline in every)


@pytest.mark.parametrize(
    ("polling_day", "before", "after"),
    [
        (date(2017, 6, 11), date(2017, 6, 9), date(2017, 6, 16)),  # Sunday
        (date(2017, 6, 10), date(2017, 6, 9), date(2017, 6, 16)),  # Saturday
        (date(2017, 6, 9), date(2017, 6, 2), date(2017, 6, 16)),  # Friday itself does not count
    ],
)
def test_polling_day_itself_is_no_friday_before_or_after(
    polling_day: date, before: date, after: date
) -> None:
    assert (friday(polling_day, -1), friday(polling_day, 1)) == (before, after)


def test_there_is_no_friday_of_rank_nought() -> None:
    with pytest.raises(ValueError, match="rank"):
        friday(VOTE_2017, 0)


def test_the_year_has_its_deadlines() -> None:
    assert [(deadline.name, deadline.at.date()) for deadline in year_deadlines(2025)] == [
        (RECEIPTS_ASKED.name, date(2025, 2, 15)),
        (INCOME_ON_PAPER.name, date(2025, 3, 15)),
        (INCOME_ONLINE.name, date(2025, 4, 15)),
        (ACCOUNTS_FILED.name, date(2025, 6, 30)),
        (YEAR_CLOSED.name, date(2025, 12, 31)),
    ]


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        (datetime(2017, 6, 11, 16, 5, tzinfo=UTC), False),  # 18:05 in Paris
        (datetime(2017, 6, 11, 17, 59, 59, tzinfo=UTC), False),
        (datetime(2017, 6, 11, 18, 0, tzinfo=UTC), True),
        (datetime(2017, 6, 11, 18, 0, 1, tzinfo=UTC), True),
    ],
)
def test_no_result_to_the_public_before_eight_in_paris(moment: datetime, shown: bool) -> None:
    verdict = publication(moment, VOTE_2017)
    assert verdict.holds is shown
    assert verdict.sentence()


def test_the_embargo_ends_at_eight_in_paris_in_winter_too() -> None:
    assert embargo_ends(date(2025, 1, 12)).astimezone(UTC) == datetime(2025, 1, 12, 19, tzinfo=UTC)
    assert LIFTED_AT.on(VOTE_2017).source.reference == "CE L52-2"
