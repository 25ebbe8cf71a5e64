"""The guide on contributions says what is read: every column, every kind, an example that passes."""

from pathlib import Path

import pytest

from ledger.contribution_columns import COLUMNS
from ledger.contribution_file import read_file
from ledger.contribution_kinds import OF_LOANS, RULES, Kind

ROOT = Path(__file__).resolve().parents[3]
FRENCH = ROOT.joinpath("docs/guide/contributions.fr.md").read_text(encoding="utf-8")
ENGLISH = ROOT.joinpath("docs/guide/contributions.en.md").read_text(encoding="utf-8")
EXAMPLE = ROOT.joinpath("docs/examples/contributions.csv")


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.name)
def test_every_column_is_documented_in_both_languages(column: object) -> None:
    assert f"| `{getattr(column, 'name', '')}` |" in FRENCH
    assert f"| `{getattr(column, 'other', '')}` |" in ENGLISH


@pytest.mark.parametrize("kind", sorted(set(Kind) - OF_LOANS))
def test_every_kind_is_documented_in_both_languages(kind: Kind) -> None:
    assert f"| {RULES[kind].word} |" in FRENCH
    assert f"| {kind.value} |" in ENGLISH


def test_the_example_is_printed_as_it_is_and_read_without_a_fault() -> None:
    assert EXAMPLE.read_text(encoding="utf-8").rstrip("\n") in FRENCH
    read = read_file(EXAMPLE.read_bytes())
    assert read.issues == ()
    assert len(read.lines) == 7
