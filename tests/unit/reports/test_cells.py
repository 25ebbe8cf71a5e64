"""Typed values: the same integer in every rendering."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caisse.kernel.format import Language
from reports.cells import (
    Kind,
    Share,
    Value,
    WrongKindError,
    check,
    datum,
    field_names,
    fields,
    in_words,
    printed,
)


@pytest.mark.parametrize(
    ("kind", "value", "french", "english"),
    [
        (Kind.CENTS, 1_234_56, "1\u202f234,56", "1,234.56"),
        (Kind.CENTS, -5, "\u22120,05", "\u22120.05"),
        (Kind.VOTES, 41_461, "41\u202f461", "41,461"),
        (Kind.SIGNED, 1, "+1", "+1"),
        (Kind.SIGNED, 0, "0", "0"),
        (Kind.SIGNED, -37, "\u221237", "\u221237"),
        (Kind.MINUTES, 1_470, "24\u00a0h\u00a030", "24\u00a0h\u00a030"),
        (Kind.SHARE, Share(414, 41_461), "0,9985", "0.9985"),
        (Kind.FRACTION, Fraction(7, 3), "7/3", "7/3"),
        (Kind.FRACTION, Fraction(8_000), "8\u202f000", "8,000"),
        (Kind.DATE, date(2026, 3, 1), "01/03/2026", "2026-03-01"),
        (Kind.CODE, "43-02", "43-02", "43-02"),
        (Kind.TEXT, "Aubépine", "Aubépine", "Aubépine"),
        (Kind.CENTS, None, "—", "—"),
    ],
)
def test_a_value_is_printed_without_the_unit_of_its_header(
    kind: Kind, value: Value, french: str, english: str
) -> None:
    assert (printed(kind, value, "fr"), printed(kind, value, "en")) == (french, english)


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        (Kind.CENTS, 1_234_56, "1\u202f234,56\u00a0€"),
        (Kind.SHARE, Share(414, 41_461), "0,9985\u00a0%"),
        (Kind.DATE, date(2026, 3, 1), "1er\u00a0mars\u00a02026"),
        (Kind.COUNT, 34, "34"),
        (Kind.TEXT, "Aubépine", "Aubépine"),
    ],
)
def test_a_value_outside_a_table_carries_its_unit(kind: Kind, value: Value, words: str) -> None:
    assert in_words(kind, value, "fr") == words


@pytest.mark.parametrize(
    ("kind", "value", "written"),
    [
        (Kind.CENTS, -1_234_56, ("-1234,56",)),
        (Kind.CENTS, None, ("",)),
        (Kind.VOTES, 41_461, ("41461",)),
        (Kind.SIGNED, 37, ("37",)),
        (Kind.SHARE, Share(414, 41_461), ("0,9985",)),
        (Kind.FRACTION, Fraction(7, 3), ("7", "3")),
        (Kind.FRACTION, None, ("", "")),
        (Kind.DATE, date(2026, 3, 1), ("2026-03-01",)),
        (Kind.TEXT, "Aubépine", ("Aubépine",)),
    ],
)
def test_a_csv_field_is_plain_digits(kind: Kind, value: Value, written: tuple[str, ...]) -> None:
    assert fields(kind, value, "fr") == written


def test_english_csv_has_a_decimal_point_and_no_thousands_separator() -> None:
    assert fields(Kind.CENTS, 1_234_567_89, "en") == ("1234567.89",)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_text_that_a_spreadsheet_would_run_is_made_harmless(start: str) -> None:
    assert fields(Kind.TEXT, f"{start}SUM(A1)", "fr") == (f"'{start}SUM(A1)",)


def test_a_header_names_its_unit_and_a_fraction_takes_two_columns() -> None:
    assert field_names(Kind.CENTS, "Débit", "fr") == ("Débit (€)",)
    assert field_names(Kind.MINUTES, "Durée", "fr") == ("Durée (minutes)",)
    assert field_names(Kind.TEXT, "Membre", "fr") == ("Membre",)
    assert field_names(Kind.FRACTION, "Reste", "fr") == ("Reste (numérateur)", "Reste (dénominateur)")
    assert field_names(Kind.FRACTION, "Rest", "en") == ("Rest (numerator)", "Rest (denominator)")


def test_json_carries_integers() -> None:
    assert datum(1_234_56) == 1_234_56
    assert datum(Share(414, 41_461)) == {"part": 414, "whole": 41_461}
    assert datum(Fraction(7, 3)) == {"numerator": 7, "denominator": 3}
    assert datum(date(2026, 3, 1)) == "2026-03-01"
    assert datum(None) is None


@pytest.mark.parametrize(
    ("kind", "value"),
    [(Kind.CENTS, "12"), (Kind.VOTES, True), (Kind.DATE, "2026-03-01"), (Kind.SHARE, 1), (Kind.TEXT, 3)],
)
def test_a_value_of_another_kind_is_refused(kind: Kind, value: Value) -> None:
    with pytest.raises(WrongKindError):
        check(kind, value)


@given(st.integers(-(10**15), 10**15), st.sampled_from(["fr", "en"]))
def test_the_digits_of_an_amount_are_its_cents_in_print_and_in_csv(cents: int, lang: Language) -> None:
    def digits(written: str) -> int:
        magnitude = int("".join(character for character in written if character.isdigit()))
        return -magnitude if written.startswith(("-", "\u2212")) else magnitude

    assert digits(printed(Kind.CENTS, cents, lang)) == cents
    assert digits(fields(Kind.CENTS, cents, lang)[0]) == cents
