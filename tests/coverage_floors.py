"""Pytest plugin: coverage has a floor for each package; one that falls below it is a failed test.

`make test` loads it with ``-p tests.coverage_floors``, beside pytest-cov. Lines and branches each reach the
floor.
"""

import io
import json
from collections.abc import Generator
from pathlib import Path

import coverage
import pytest

FLOORS = {"ledger": 100, "electoral": 100, "caisse": 95, "reports": 95}
"""Least coverage of each package in percent, of its lines and of its branches."""

_MEASURES = (("lines", "covered_lines", "num_statements"), ("branches", "covered_branches", "num_branches"))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> Generator[None, object, object]:
    """Compare with the floors once pytest-cov, inside, has combined what every process measured."""
    result = yield
    if not hasattr(session.config, "workerinput"):
        measured = coverage.Coverage(config_file=str(session.config.rootpath.joinpath("pyproject.toml")))
        measured.load()
        for package, floor in FLOORS.items():
            report = floor_report(measured, session.config.rootpath, package, floor)
            session.config.hook.pytest_runtest_logreport(report=report)
    return result


def floor_report(measured: coverage.Coverage, root: Path, package: str, floor: int) -> pytest.TestReport:
    """Return the outcome of one package, with the lines and branches that no test went through."""
    files = [str(path) for path in sorted(root.joinpath(package).rglob("*.py"))]
    kept = root.joinpath(".cache", "coverage", f"{package}.json")
    measured.json_report(morfs=files, outfile=str(kept))
    totals: dict[str, int] = json.loads(kept.read_text(encoding="utf-8"))["totals"]
    low = [
        f"{package}: {totals[covered]} of {totals[whole]} {noun} are covered, {floor} % wanted"
        for noun, covered, whole in _MEASURES
        if totals[covered] * 100 < totals[whole] * floor
    ]
    table = io.StringIO()
    if low:
        measured.report(morfs=files, show_missing=True, skip_covered=True, file=table)
    name = f"coverage of {package}: at least {floor} %"
    return pytest.TestReport(
        nodeid=name,
        location=(package, None, name),
        keywords={},
        outcome="failed" if low else "passed",
        longrepr="\n".join([*low, table.getvalue()]) if low else None,
        when="call",
    )
