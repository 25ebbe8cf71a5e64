"""One place per question: layout, sizes, and what no file may hold."""

import re
from pathlib import Path

import pytest

from tests.architecture.sources import NOT_OURS, PACKAGES, ROOT, place, python_files, texts

TOP_LEVEL = frozenset(
    {
        *PACKAGES,
        "migrations",
        "tests",
        "docs",
        "tools",
        "requirements",
        ".ci",
        "pyproject.toml",
        "alembic.ini",
        "Makefile",
        "README.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        ".gitignore",
    }
)
OURS = python_files(*PACKAGES, "migrations", "tests")
VAGUE = frozenset({"utils", "util", "helpers", "helper", "common", "manager", "managers", "misc"})
FORBIDDEN = {
    "a path of one machine": re.compile(r"(?<![\w.<>])/(?:work|root|home)/[a-z]"),
    "an address of a registry": re.compile(r"pypi\.org|pythonhosted\.org|deb\.debian\.org"),
}
REASONED = re.compile(r"#\s*(?:noqa|type: ignore)(?:: ?[A-Z0-9, ]+|\[[\w, -]+\])\s*(?:#|-)\s*\S")
IGNORE = re.compile(r"#\s*(?:noqa|type:\s*ignore)")


def test_the_top_level_is_the_declared_one() -> None:
    found = {entry.name for entry in ROOT.iterdir() if not entry.name.endswith(".egg-info")}
    unexpected = found - TOP_LEVEL - NOT_OURS - {".import_linter_cache", ".coverage", "build"}
    assert unexpected == set()
    assert TOP_LEVEL - {"alembic.ini"} <= found


def test_importing_caisse_loads_nothing() -> None:
    assert ROOT.joinpath("caisse/__init__.py").read_bytes() == b""


def test_no_file_is_longer_than_its_ceiling() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in OURS}
    tests = ROOT.joinpath("tests")
    assert [
        place(path) for path, lines in lengths.items() if lines > (500 if tests in path.parents else 400)
    ] == []


def test_no_file_has_a_vague_name() -> None:
    assert [place(path) for path in OURS if VAGUE & {path.stem, *path.relative_to(ROOT).parts[:-1]}] == []


def test_no_file_holds_a_path_of_a_machine_or_a_registry() -> None:
    found = [
        f"{place(path, number)}: {what}"
        for path in texts()
        if path != Path(__file__)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        for what, pattern in FORBIDDEN.items()
        if pattern.search(line)
    ]
    assert found == []


@pytest.mark.parametrize("lock", sorted(ROOT.joinpath("requirements").iterdir()), ids=place)
def test_locks_hold_no_address(lock: Path) -> None:
    assert "://" not in lock.read_text(encoding="utf-8")


@pytest.mark.parametrize("level", ["base", "dev"])
def test_every_locked_dependency_has_its_hashes(level: str) -> None:
    lines = ROOT.joinpath(f"requirements/{level}.txt").read_text(encoding="utf-8").splitlines()
    pinned = [line for line in lines if "==" in line and not line.lstrip().startswith("#")]
    assert pinned
    assert [line for line in pinned if not line.rstrip().endswith("\\")] == []


def test_what_runs_is_locked_alike_for_running_and_for_checking() -> None:
    base, dev = (
        set(re.findall(r"^(\S+==\S+)", ROOT.joinpath(f"requirements/{level}.txt").read_text(), re.MULTILINE))
        for level in ("base", "dev")
    )
    assert base <= dev


def test_every_ignored_warning_names_its_rule_and_its_reason() -> None:
    found = [
        place(path, number)
        for path in OURS
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if path != Path(__file__) and IGNORE.search(line) and not REASONED.search(line)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("line", "reasoned"),
    [
        ("x = 1  # noqa: S311 - repeats on purpose", True),
        ("x = 1  # type: ignore[attr-defined] # plain objects", True),
        ("x = 1  # noqa: S311", False),
        ("x = 1  # type: ignore[arg-type]", False),
    ],
)
def test_a_reason_is_told_from_none(line: str, reasoned: bool) -> None:
    assert bool(REASONED.search(line)) is reasoned
