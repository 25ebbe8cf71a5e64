"""The pages of ``docs/formats`` show files that are really read, and name every layout."""

import re
from pathlib import Path

from electoral.imports.attachment_lists import parse_attachments
from electoral.imports.decision_lists import parse_decisions
from electoral.imports.formats import interieur_2017_noheader
from electoral.imports.results import LAYOUTS, parse_results

PAGES = Path(__file__).resolve().parents[4].joinpath("docs", "formats")


def example(page: str) -> bytes:
    found = re.search(
        r"^```text\n(.*?)^```", PAGES.joinpath(page).read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    assert found is not None
    return found.group(1).encode()


def test_the_example_of_results_is_read() -> None:
    parsed = parse_results(example("results.md"))

    assert (parsed.format, parsed.issues) == ("interieur-2024-long", ())


def test_the_example_of_an_attachment_list_is_read() -> None:
    parsed = parse_attachments(example("attachments.md"))

    assert (len(parsed.rows), parsed.issues) == (2, ())


def test_the_example_of_decisions_is_read() -> None:
    parsed = parse_decisions(example("decisions.md"))

    assert (len(parsed.rows), parsed.issues) == (3, ())


def test_every_layout_has_its_line() -> None:
    page = PAGES.joinpath("results.md").read_text(encoding="utf-8")

    for format_id in (*(layout.id for layout in LAYOUTS), interieur_2017_noheader.ID):
        assert f"| `{format_id}` |" in page
