"""The standing of a legal person on a day: mandataire, bars, accounts, each at T-1, T and T+1."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.funding_law import ACCOUNTS_DUE, ALL_THROUGH_MANDATAIRE, IN_FORCE
from ledger.legal_status import Filing, LegalStatus, Term, due_date, latest_due_year, standing

OLD = LegalStatus(
    "A",
    mandataires=(Term(date(2019, 1, 1)),),
    filings=(Filing(2023, date(2024, 6, 30)), Filing(2024, date(2025, 6, 30))),
)
NEW = LegalStatus("B", mandataires=(Term(date(2025, 3, 15)),), first_year=2025)
BARRED = LegalStatus(
    "D",
    mandataires=OLD.mandataires,
    filings=OLD.filings,
    bars=(Term(date(2024, 1, 1), date(2024, 12, 31)),),
)
ASSOCIATION = LegalStatus("E")


def code(status: LegalStatus, day: date) -> str:
    return standing(status, day).code


def test_a_plain_association_is_not_a_party() -> None:
    assert code(ASSOCIATION, date(2025, 4, 2)) == "guard.not_a_party"


def test_an_entity_of_foreign_law_is_refused_whatever_it_filed() -> None:
    abroad = LegalStatus("X", country="BE", mandataires=OLD.mandataires, filings=OLD.filings)
    assert code(abroad, date(2025, 4, 2)) == "guard.foreign"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2025, 3, 14), "guard.no_mandataire"),
        (date(2025, 3, 15), "guard.in_order_new"),
        (date(2025, 3, 16), "guard.in_order_new"),
    ],
)
def test_a_mandataire_counts_from_the_day_it_is_declared(day: date, expected: str) -> None:
    assert code(NEW, day) == expected


@pytest.mark.parametrize(
    ("day", "holds"), [(date(2025, 5, 30), True), (date(2025, 5, 31), True), (date(2025, 6, 1), False)]
)
def test_a_mandataire_counts_to_its_last_day(day: date, holds: bool) -> None:
    ended = LegalStatus("A", mandataires=(Term(date(2019, 1, 1), date(2025, 5, 31)),), filings=OLD.filings)
    assert standing(ended, day).holds is holds


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2023, 12, 31), "guard.accounts_missing"),
        (date(2024, 1, 1), "guard.barred"),
        (date(2024, 12, 31), "guard.barred"),
        (date(2025, 1, 1), "guard.in_order"),
    ],
)
def test_a_bar_covers_its_first_and_its_last_day(day: date, expected: str) -> None:
    assert code(BARRED, day) == expected


def test_a_bar_without_end_says_so() -> None:
    barred = LegalStatus("D", mandataires=OLD.mandataires, bars=(Term(date(2024, 1, 1)),))
    verdict = standing(barred, date(2030, 1, 1))
    assert (verdict.code, verdict.params) == (
        "guard.barred_without_end",
        {"who": "D", "since_date": "2024-01-01"},
    )


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2025, 6, 29), 2023),
        (date(2025, 6, 30), 2023),
        (date(2025, 7, 1), 2024),
        (date(2026, 1, 1), 2024),
    ],
)
def test_accounts_are_late_the_day_after_30_june(day: date, year: int) -> None:
    assert latest_due_year(day) == year
    assert due_date(2024, day) == date(2025, 6, 30)


@pytest.mark.parametrize(
    ("filed", "day", "holds"),
    [
        (date(2025, 9, 2), date(2025, 6, 30), True),  # not late yet
        (date(2025, 9, 2), date(2025, 7, 1), False),
        (date(2025, 9, 2), date(2025, 9, 1), False),
        (date(2025, 9, 2), date(2025, 9, 2), True),  # late accounts serve from the day they are filed
        (date(2025, 6, 30), date(2025, 7, 1), True),
    ],
)
def test_late_accounts_close_the_door_until_they_are_filed(filed: date, day: date, holds: bool) -> None:
    status = LegalStatus(
        "A", mandataires=OLD.mandataires, filings=(Filing(2023, date(2024, 6, 1)), Filing(2024, filed))
    )
    assert standing(status, day).holds is holds


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 6, 29), "guard.in_order_new"),
        (date(2026, 6, 30), "guard.in_order_new"),
        (date(2026, 7, 1), "guard.accounts_missing"),
    ],
)
def test_a_new_party_passes_until_30_june_of_the_year_after_its_first(day: date, expected: str) -> None:
    assert code(NEW, day) == expected


def test_the_sentences_name_the_dates_that_decided() -> None:
    assert (
        standing(NEW, date(2025, 3, 14))
        .sentence()
        .startswith("B n’avait pas de mandataire en vigueur le 14\u00a0mars\u00a02025.")
    )
    assert "dus le 30\u00a0juin\u00a02026" in standing(NEW, date(2026, 7, 1)).sentence()


def test_values_of_law_hold_from_the_day_the_guard_begins() -> None:
    assert ACCOUNTS_DUE.on(IN_FORCE).value == (6, 30)
    assert ALL_THROUGH_MANDATAIRE.on(IN_FORCE).value == "mandataire"


days = st.dates(min_value=IN_FORCE, max_value=date(2040, 12, 31))


@given(day=days, lasts=st.integers(0, 800), start=days)
def test_a_bar_never_opens_a_door(day: date, lasts: int, start: date) -> None:
    bar = Term(start, start + timedelta(days=lasts))
    barred = LegalStatus("A", mandataires=OLD.mandataires, filings=OLD.filings, bars=(bar,))
    assert standing(barred, day).holds == (standing(OLD, day).holds and not bar.covers(day))


@given(day=days)
def test_every_answer_cites_a_clause(day: date) -> None:
    for status in (OLD, NEW, BARRED, ASSOCIATION):
        verdict = standing(status, day)
        assert verdict.sources
        assert verdict.sentence("en")
