"""Frozen results as ``--json`` prints them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum

from caisse.cli.plain_values import plain
from caisse.kernel.dated import Source, Verdict
from caisse.kernel.issues import Issue


class Colour(Enum):
    RED = "red"


@dataclass(frozen=True)
class Result:
    day: date
    at: datetime
    colour: Colour
    items: tuple[int, ...]
    named: dict[str, date]


def test_dates_instants_and_enums_are_written_in_one_form() -> None:
    noon = datetime(2025, 6, 1, 12, tzinfo=UTC)
    result = Result(date(2025, 6, 1), noon, Colour.RED, (1, 2), {"x": date(2025, 6, 2)})
    assert plain(result, "fr") == {
        "day": "2025-06-01",
        "at": "2025-06-01T12:00:00.000000Z",
        "colour": "red",
        "items": [1, 2],
        "named": {"x": "2025-06-02"},
    }


def test_verdicts_and_issues_are_sentences_in_the_language_asked() -> None:
    verdict = Verdict(holds=True, code="guard.volunteers", sources=(Source("L88", "texte"),))
    shown = plain([verdict, Issue("contributions.file_empty")], "en")
    assert shown[0]["sentence"].startswith("Unpaid time")
    assert shown[0]["sources"] == [{"reference": "L88", "quote": "texte"}]
    assert shown[1]["message"] == "The file is empty."
