"""Numbers, money and dates, code point by code point."""

from datetime import UTC, date, datetime

import pytest

from caisse.kernel import format as printed
from caisse.kernel.messages import Language

NARROW = "\u202f"
NBSP = "\u00a0"
MINUS = "\u2212"


@pytest.mark.parametrize(
    ("value", "lang", "shown"),
    [
        (0, "fr", "0"),
        (999, "fr", "999"),
        (1_000, "fr", f"1{NARROW}000"),
        (47_570_988, "fr", f"47{NARROW}570{NARROW}988"),
        (-1_000, "fr", f"{MINUS}1{NARROW}000"),
        (47_570_988, "en", "47,570,988"),
        (-1, "en", f"{MINUS}1"),
    ],
)
def test_integers_are_grouped_by_three(value: int, lang: Language, shown: str) -> None:
    assert printed.integer(value, lang) == shown


@pytest.mark.parametrize(
    ("amount_cents", "lang", "shown"),
    [
        (0, "fr", f"0,00{NBSP}€"),
        (5, "fr", f"0,05{NBSP}€"),
        (123_456, "fr", f"1{NARROW}234,56{NBSP}€"),
        (-123_456, "fr", f"{MINUS}1{NARROW}234,56{NBSP}€"),
        (-5, "fr", f"{MINUS}0,05{NBSP}€"),
        (0, "en", "€0.00"),
        (123_456, "en", "€1,234.56"),
        (-123_456, "en", f"{MINUS}€1,234.56"),
    ],
)
def test_money_carries_its_currency_and_a_true_minus(amount_cents: int, lang: Language, shown: str) -> None:
    assert printed.money(amount_cents, lang) == shown


def test_french_is_the_language_when_none_is_asked() -> None:
    assert printed.integer(1_000) == f"1{NARROW}000"
    assert printed.money(100_000) == f"1{NARROW}000,00{NBSP}€"
    assert printed.long_date(date(2026, 3, 1)) == f"1er{NBSP}mars{NBSP}2026"


def test_an_amount_stands_without_its_currency_in_a_column() -> None:
    assert printed.amount(-123_456) == f"{MINUS}1{NARROW}234,56"
    assert printed.amount(123_456, "en") == "1,234.56"


def test_a_share_just_under_one_percent_does_not_show_one_percent() -> None:
    assert printed.share(414, 41_461) == f"0,9985{NBSP}%"
    assert printed.share(99_999, 10_000_000, decimals=2) == f"0,99{NBSP}%"
    assert printed.share(414, 41_461, "en") == "0.9985%"


def test_a_share_keeps_its_leading_zeros_after_the_mark() -> None:
    assert printed.share(1, 10_000) == f"0,0100{NBSP}%"


def test_a_share_without_decimals_has_no_mark() -> None:
    assert printed.share(1, 8, decimals=0) == f"12{NBSP}%"


def test_a_share_of_no_vote_is_zero() -> None:
    assert printed.share(0, 0) == f"0,0000{NBSP}%"


@pytest.mark.parametrize(
    ("day", "lang", "shown"),
    [
        (date(2026, 3, 1), "fr", f"1er{NBSP}mars{NBSP}2026"),
        (date(2026, 3, 2), "fr", f"2{NBSP}mars{NBSP}2026"),
        (date(2017, 6, 11), "fr", f"11{NBSP}juin{NBSP}2017"),
        (date(2026, 3, 1), "en", f"1{NBSP}March{NBSP}2026"),
    ],
)
def test_long_dates_do_not_break(day: date, lang: Language, shown: str) -> None:
    assert printed.long_date(day, lang) == shown


def test_every_month_has_its_name() -> None:
    french = [printed.long_date(date(2025, month, 2)).split(NBSP)[1] for month in range(1, 13)]
    english = [printed.long_date(date(2025, month, 2), "en").split(NBSP)[1] for month in range(1, 13)]
    assert " ".join(french) == (
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
    )
    assert english == [date(2025, month, 2).strftime("%B") for month in range(1, 13)]


def test_short_dates_are_french_or_iso() -> None:
    assert printed.short_date(date(2026, 3, 1)) == "01/03/2026"
    assert printed.short_date(date(2026, 3, 1), "en") == "2026-03-01"


def test_instants_are_printed_in_paris_on_both_sides_of_a_change_of_hour() -> None:
    before = datetime(2025, 3, 30, 0, 59, tzinfo=UTC)
    after = datetime(2025, 3, 30, 1, 0, tzinfo=UTC)
    assert printed.instant(before) == f"30{NBSP}mars{NBSP}2025 à 1{NBSP}h{NBSP}59"
    assert printed.instant(after) == f"30{NBSP}mars{NBSP}2025 à 3{NBSP}h{NBSP}00"
    assert printed.instant(after, "en") == f"30{NBSP}March{NBSP}2025, 03:00"


def test_an_instant_late_on_new_years_eve_is_of_the_next_year_in_paris() -> None:
    assert printed.instant(datetime(2025, 12, 31, 23, 30, tzinfo=UTC)).startswith(
        f"1er{NBSP}janvier{NBSP}2026"
    )


def test_heads_and_digests_are_printed_as_promised() -> None:
    root = "0123456789abcdef" * 4
    assert printed.head(12, root) == f"12:{root}"
    assert printed.short_digest(root) == "0123 4567 89ab cdef"
