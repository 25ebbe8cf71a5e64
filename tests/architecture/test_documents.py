"""The documents: every decision and every page of the guide is found from the index beside it."""

from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, place

DECISIONS = sorted(ROOT.glob("docs/decisions/[0-9]*.md"))
GUIDE = sorted(path for path in ROOT.glob("docs/guide/*.md") if path.name != "README.md")


@pytest.mark.parametrize("path", [*DECISIONS, *GUIDE], ids=place)
def test_a_page_is_listed_in_the_index_beside_it(path: Path) -> None:
    assert f"({path.name})" in path.with_name("README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", DECISIONS, ids=place)
def test_a_decision_says_its_number_and_what_was_decided(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith(f"# {path.name[:4]}. ")
    assert "**Decided.**" in text
    assert len(text.splitlines()) <= 60


def test_no_two_decisions_have_one_number() -> None:
    numbers = [path.name[:4] for path in DECISIONS]
    assert sorted(set(numbers)) == numbers
