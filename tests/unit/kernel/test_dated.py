"""Values of law on the day before, the day itself and the day after."""

from datetime import date

import pytest

from caisse.kernel.dated import Dated, NotInForceError, Since, Source, UnorderedStepsError, Verdict

FIRST = Source("L. 1988 art. 9", "« un pour cent »")
SECOND = Source("L. 2003 art. 1", "« deux pour cent »", checked_on=date(2025, 1, 1))
RATE = Dated("rate", (Since(date(1988, 3, 12), 1, FIRST), Since(date(2003, 4, 12), 2, SECOND)))


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (date(1988, 3, 12), 1),
        (date(1988, 3, 13), 1),
        (date(2003, 4, 11), 1),
        (date(2003, 4, 12), 2),
        (date(2003, 4, 13), 2),
        (date(2999, 1, 1), 2),
    ],
)
def test_a_value_holds_from_its_first_day(day: date, value: int) -> None:
    assert RATE.on(day).value == value


def test_the_value_comes_with_its_source() -> None:
    assert RATE.on(date(2003, 4, 12)).source is SECOND


def test_before_the_first_value_there_is_none() -> None:
    with pytest.raises(NotInForceError, match="rate 1988-03-11"):
        RATE.on(date(1988, 3, 11))


@pytest.mark.parametrize(
    ("first", "second"), [(date(2003, 4, 12), date(1988, 3, 12)), (date(2003, 4, 12), date(2003, 4, 12))]
)
def test_values_out_of_order_or_twice_on_one_day_are_a_defect(first: date, second: date) -> None:
    with pytest.raises(UnorderedStepsError, match="rate"):
        Dated("rate", (Since(first, 1, FIRST), Since(second, 2, SECOND)))


def test_a_verdict_explains_itself_in_both_languages() -> None:
    verdict = Verdict(
        holds=False, code="seals.clock_behind", params={"now": "N", "last": "L"}, sources=(FIRST,)
    )
    assert verdict.sentence().startswith("L’horloge indique N")
    assert verdict.sentence("en").startswith("The clock says N")
