"""Properties of printing: what is shown reads back as what was given."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from caisse.kernel import format as printed
from caisse.kernel.messages import Language

languages = st.sampled_from(["fr", "en"])
cents = st.integers(-(10**15), 10**15)


def _read_back(shown: str) -> int:
    digits = "".join(character for character in shown if character.isdigit())
    return -int(digits) if "\u2212" in shown else int(digits)


@given(cents, languages)
def test_integers_and_amounts_read_back(value: int, lang: Language) -> None:
    assert _read_back(printed.integer(value, lang)) == value
    assert _read_back(printed.amount(value, lang)) == value
    assert _read_back(printed.money(value, lang)) == value


@given(cents, languages)
def test_a_figure_never_breaks_at_the_end_of_a_line(value: int, lang: Language) -> None:
    assert " " not in printed.money(value, lang) + printed.integer(value, lang) + printed.share(1, 3, lang)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_english_short_dates_are_iso_and_french_ones_hold_the_same_figures(day: date) -> None:
    assert date.fromisoformat(printed.short_date(day, "en")) == day
    assert printed.short_date(day).split("/")[::-1] == printed.short_date(day, "en").split("-")
