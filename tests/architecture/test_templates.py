"""Templates place text that is already printed: they format no number and no date, and fetch nothing."""

import re
from pathlib import Path

import pytest

from tests.architecture.sources import PACKAGES, ROOT, place

TEMPLATES = sorted(path for package in PACKAGES for path in ROOT.joinpath(package).rglob("*.html"))
STYLES = sorted(path for package in PACKAGES for path in ROOT.joinpath(package).rglob("*.css"))
FORMATTING = re.compile(
    r"\|\s*(?:round|format|int|float|sum|filesizeformat|abs|safe)\b|strftime|\.format\(|%\.\d|\{:|divmod"
)
ARITHMETIC = re.compile(r"\{\{[^}]*(?:\s[*/%]\s|//|\*\*)[^}]*\}\}")
FETCHING = re.compile(r"(?:src|href)\s*=\s*[\"']?(?:https?:)?//|@import|url\(\s*[\"']?https?:", re.IGNORECASE)
INLINE = re.compile(r"<[^>]*\sstyle\s*=|<script|\bon[a-z]+\s*=\s*[\"']", re.IGNORECASE)


@pytest.mark.parametrize("path", TEMPLATES, ids=place)
def test_a_template_formats_nothing_itself(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert FORMATTING.findall(text) == []
    assert ARITHMETIC.findall(text) == []


@pytest.mark.parametrize("path", [*TEMPLATES, *STYLES], ids=place)
def test_a_page_fetches_nothing_foreign(path: Path) -> None:
    assert FETCHING.findall(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=place)
def test_a_template_has_no_inline_style_and_no_script(path: Path) -> None:
    assert INLINE.findall(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "text", ["{{ x|round(2) }}", "{{ day.strftime('%d') }}", '{{ "%.2f"|format(x) }}', "{{ raw | safe }}"]
)
def test_formatting_in_a_template_is_seen(text: str) -> None:
    assert FORMATTING.search(text)


@pytest.mark.parametrize("text", ["{{ cents / 100 }}", "{{ votes * 100 // expressed }}"])
def test_arithmetic_in_a_template_is_seen(text: str) -> None:
    assert ARITHMETIC.search(text)
