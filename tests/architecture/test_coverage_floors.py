"""The floors of coverage: just under fails and says which lines, exactly at passes."""

from pathlib import Path

import coverage
import pytest

from tests.coverage_floors import FLOORS, floor_report


def measured(folder: Path, lines: int, went_through: int) -> coverage.Coverage:
    """Return a measure of one straight file of ``lines``, of which the first ones were run."""
    source = folder.joinpath("sample", "straight.py")
    source.parent.mkdir()
    source.write_text("".join(f"x{number} = {number}\n" for number in range(lines)), encoding="utf-8")
    folder.joinpath(".cache", "coverage").mkdir(parents=True)
    measure = coverage.Coverage(data_file=str(folder.joinpath("data")), branch=True, config_file=False)
    arcs = [(number - 1 or -1, number) for number in range(1, went_through + 1)]
    measure.get_data().add_arcs({str(source): arcs})
    return measure


@pytest.mark.parametrize(("went_through", "outcome"), [(94, "failed"), (95, "passed"), (96, "passed")])
def test_a_package_exactly_at_its_floor_passes(tmp_path: Path, went_through: int, outcome: str) -> None:
    report = floor_report(measured(tmp_path, 100, went_through), tmp_path, "sample", 95)
    assert report.outcome == outcome
    assert report.nodeid == "coverage of sample: at least 95 %"


def test_a_package_under_its_floor_shows_the_lines_that_no_test_went_through(tmp_path: Path) -> None:
    report = floor_report(measured(tmp_path, 10, 7), tmp_path, "sample", 100)
    shown = str(report.longrepr)
    assert "sample: 7 of 10 lines are covered, 100 % wanted" in shown
    assert "straight.py" in shown
    assert "8-10" in shown


def test_a_branch_that_no_test_took_counts_beside_the_lines(tmp_path: Path) -> None:
    measure = measured(tmp_path, 1, 1)
    source = tmp_path.joinpath("sample", "straight.py")
    source.write_text("if a:\n    b\nc\n", encoding="utf-8")
    measure.get_data().add_arcs({str(source): [(-1, 1), (1, 2), (2, 3), (3, -1)]})
    report = floor_report(measure, tmp_path, "sample", 100)
    assert "sample: 1 of 2 branches are covered" in str(report.longrepr)


def test_money_and_ballots_are_covered_whole() -> None:
    assert FLOORS == {"ledger": 100, "electoral": 100, "caisse": 95, "reports": 95}
