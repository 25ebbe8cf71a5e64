"""A final file has all the constituencies; one that has most of them was cut."""

from datetime import date

import pytest

from caisse.kernel.issues import Issue
from electoral.imports.coverage import check_coverage, check_map
from electoral.imports.parsed import ParsedConstituency
from electoral.models import ResultStatus
from electoral.reference.constituencies import constituencies


def first(count: int) -> list[ParsedConstituency]:
    return [ParsedConstituency(code, 1, 1, 1, 0, 0, 1, ()) for code in list(constituencies())[:count]]


@pytest.mark.parametrize(
    ("count", "status", "expected"),
    [
        (577, ResultStatus.DEFINITIVE, []),
        (576, ResultStatus.DEFINITIVE, [("imports.file_cut", "error")]),
        (576, ResultStatus.DECREE, [("imports.file_cut", "error")]),
        (576, ResultStatus.CORRECTED, [("imports.file_cut", "error")]),
        (576, ResultStatus.PROVISIONAL, [("imports.constituencies_missing", "warning")]),
        (576, ResultStatus.OWN_TALLY, [("imports.constituencies_missing", "warning")]),
        (289, ResultStatus.DEFINITIVE, [("imports.file_cut", "error")]),
        (288, ResultStatus.DEFINITIVE, [("imports.constituencies_missing", "warning")]),
        (0, ResultStatus.DEFINITIVE, []),
    ],
)
def test_a_final_file_that_has_most_but_not_all_was_cut(
    count: int, status: ResultStatus, expected: list[tuple[str, str]]
) -> None:
    found = check_coverage(first(count), status, 1)

    assert [(issue.code, issue.severity.value) for issue in found] == expected


def test_a_second_round_is_held_only_where_it_is_needed() -> None:
    assert check_coverage(first(500), ResultStatus.DEFINITIVE, 2) == ()


def test_a_few_examples_of_what_is_missing_are_named() -> None:
    (many,) = check_coverage(first(1), ResultStatus.PROVISIONAL, 1)
    (few,) = check_coverage(first(575), ResultStatus.PROVISIONAL, 1)

    assert many.params == {"count": 576, "present": 1, "examples": "01-02, 01-03, 01-04, 01-05, 02-01…"}
    assert few.params["examples"] == "ZZ-10, ZZ-11"


@pytest.mark.parametrize(
    ("polling_day", "code", "expected"),
    [
        (date(2010, 7, 28), "imports.constituency_unknown", ["imports.older_map"]),
        (date(2010, 7, 29), "imports.constituency_unknown", []),
        (date(2007, 6, 10), "imports.total_row", []),
    ],
)
def test_constituencies_of_the_map_of_1986_are_explained(
    polling_day: date, code: str, expected: list[str]
) -> None:
    assert [issue.code for issue in check_map([Issue(code)], polling_day)] == expected
