"""Messages are made at the door: codes, parameters, two languages."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from caisse.kernel import messages
from caisse.kernel.issues import Issue, Severity, blocks
from caisse.kernel.messages import UnknownMessageError, catalogue, domains, placeholders, template, text
from caisse.kernel.refusals import RefusalError

FRENCH = r'''
late = """Ligne {bad_line} : {amount_cents} le {due_date}, {votes} voix en {year}, \
reçu n° {receipt_number}, {name}."""
plain = "Rien."
'''
ENGLISH = r'''
late = """Line {bad_line}: {amount_cents} on {due_date}, {votes} votes in {year}, \
receipt {receipt_number}, {name}."""
plain = "Nothing."
'''
PARAMS: dict[str, str | int] = {
    "bad_line": 12_345,
    "amount_cents": 123_456,
    "due_date": "2026-03-01",
    "votes": 41_461,
    "year": 2026,
    "receipt_number": 1_234,
    "name": "{votes}",
}


@pytest.fixture(autouse=True)
def sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Put two small catalogues in the place of the real ones."""
    tmp_path.joinpath("sample.fr.toml").write_text(FRENCH, encoding="utf-8")
    tmp_path.joinpath("sample.en.toml").write_text(ENGLISH, encoding="utf-8")
    monkeypatch.setattr(messages, "_FOLDER", tmp_path)
    catalogue.cache_clear()
    yield
    catalogue.cache_clear()


class LateError(RefusalError):
    """Something came late."""

    code = "sample.late"


def test_parameters_are_printed_by_their_names_in_french() -> None:
    assert text("sample.late", PARAMS) == (
        "Ligne 12345 : 1\u202f234,56\u00a0€ le 1er\u00a0mars\u00a02026, 41\u202f461 voix en 2026, "
        "reçu n° 1234, {votes}."
    )


def test_parameters_are_printed_by_their_names_in_english() -> None:
    assert text("sample.late", PARAMS, "en") == (
        "Line 12345: €1,234.56 on 1\u00a0March\u00a02026, 41,461 votes in 2026, receipt 1234, {votes}."
    )


def test_an_amount_or_a_date_already_in_words_is_left_as_it_is() -> None:
    assert "beaucoup le 20260301" not in text("sample.late", {**PARAMS, "amount_cents": "beaucoup"})
    assert "beaucoup" in text("sample.late", {**PARAMS, "amount_cents": "beaucoup"})
    assert " 20" in text("sample.late", {**PARAMS, "due_date": 20})


def test_a_missing_parameter_is_named() -> None:
    with pytest.raises(UnknownMessageError, match=re.escape("sample.late: name, votes")):
        text("sample.late", {key: value for key, value in PARAMS.items() if key not in {"name", "votes"}})


def test_a_parameter_that_no_text_quotes_does_no_harm() -> None:
    assert text("sample.plain", {"unused": 1}) == "Rien."


@pytest.mark.parametrize("code", ["sample.unknown", "nowhere.late", "sample", "", "sample.late.more"])
def test_a_code_without_text_is_a_defect(code: str) -> None:
    with pytest.raises(UnknownMessageError):
        template(code, "fr")


def test_domains_are_the_french_catalogues() -> None:
    assert domains() == ("sample",)


def test_the_parameters_of_a_text_are_known() -> None:
    assert placeholders(template("sample.late", "fr")) == PARAMS.keys()
    assert placeholders("Nothing {{here}}.") == set()


def test_an_issue_prints_five_keys() -> None:
    issue = Issue("sample.plain", Severity.WARNING, line=3, column="Voix")
    assert issue.record() == {
        "line": 3,
        "column": "Voix",
        "code": "sample.plain",
        "severity": "warning",
        "message": "Rien.",
    }
    assert issue.message("en") == "Nothing."


def test_only_an_error_blocks() -> None:
    warning, information = Issue("sample.plain", Severity.WARNING), Issue("sample.plain", Severity.INFO)
    assert not blocks([])
    assert not blocks([warning, information])
    assert blocks([warning, Issue("sample.plain")])


def test_a_refusal_keeps_its_code_and_figures_and_speaks_at_the_door() -> None:
    refusal = LateError(**PARAMS)
    assert refusal.message("en").startswith("Line 12345: €1,234.56")
    assert str(refusal) == f"sample.late {PARAMS}"
    assert refusal.status == 409
