"""Amounts as people type them: what is read, what is refused and how."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caisse.kernel.format import amount, money
from ledger.amounts import AmountFault, read_amount, read_quantity

NBSP, NARROW, THIN = "\u00a0", "\u202f", "\u2009"


def sentence(written: str) -> str:
    fault = read_amount(written)
    assert isinstance(fault, AmountFault), written
    return fault.sentence().replace(NBSP, " ").replace(NARROW, " ")


def code(written: str) -> str:
    fault = read_amount(written)
    assert isinstance(fault, AmountFault), written
    return fault.code.removeprefix("contributions.")


@pytest.mark.parametrize(
    ("written", "cents"),
    [
        ("1 234,56", 123_456),
        ("1234.56", 123_456),
        ("1234,56", 123_456),
        (f"1{NBSP}234,56{NBSP}€", 123_456),
        (f"1{NARROW}234,56 EUR", 123_456),
        (f"1{THIN}234,56 euros", 123_456),
        ("1.234,56", 123_456),
        ("1,234.56", 123_456),
        ("1.234.567", 123_456_700),
        ("1,234,567.8", 123_456_780),
        ("3 000", 300_000),
        ("3000", 300_000),
        ("0,5", 50),
        ("0,05", 5),
        ("€ 12", 1_200),
        ("1 euro", 100),
        ("1234,560", 123_456),
        ("1 000 000 000 000", 10**14),
    ],
)
def test_an_amount_with_one_reading_is_read(written: str, cents: int) -> None:
    assert read_amount(written) == cents


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("12,345", "amount_two_readings"),
        ("1.234", "amount_two_readings"),
        ("999,000", "amount_two_readings"),
        ("0,345", "amount_three_decimals"),
        ("1234,567", "amount_three_decimals"),
        ("12 345,678", "amount_three_decimals"),
        ("12,345.678 euros", "amount_three_decimals"),
        ("1,2345", "amount_many_decimals"),
        ("-5", "amount_negative"),
        ("\u22125,00", "amount_negative"),
        ("0", "amount_zero"),
        ("0,00", "amount_zero"),
        ("1 000 000 000 000,01", "amount_too_large"),
        ("", "amount_unreadable"),
        ("€", "amount_unreadable"),
        ("douze", "amount_unreadable"),
        ("12 €uros", "amount_unreadable"),
        ("1e3", "amount_unreadable"),
        ("12 34,56", "amount_unreadable"),
        ("1.23.456", "amount_unreadable"),
        ("1,234,56", "amount_unreadable"),
        ("1.234,56.7", "amount_unreadable"),
        ("12,", "amount_unreadable"),
        (",50", "amount_unreadable"),
        ("1,5 0", "amount_unreadable"),
        ("1.2,3", "amount_unreadable"),
        ("1.234,", "amount_unreadable"),
    ],
)
def test_an_amount_without_a_sure_reading_is_refused(written: str, fault: str) -> None:
    assert code(written) == fault


def test_three_decimals_are_answered_with_the_two_nearest_amounts() -> None:
    expected = "Le montant a trois décimales. Écrivez 12 345,67 ou 12 345,68."
    assert sentence("12,345.678 euros") == expected
    assert sentence("12 345,678") == expected


def test_two_readings_are_both_shown() -> None:
    shown = sentence("12,345")
    assert "12 345,00" in shown
    assert "12,34" in shown
    assert "12,35" in shown


@given(cents=st.integers(1, 10**14))
def test_what_the_house_prints_it_reads(cents: int) -> None:
    assert read_amount(money(cents)) == cents
    assert read_amount(amount(cents)) == cents
    english = read_amount(money(cents, "en"))
    assert english == cents


@given(st.text(alphabet="0123456789., €-", max_size=12))
def test_whatever_is_typed_gives_an_amount_or_a_fault(written: str) -> None:
    read = read_amount(written)
    assert isinstance(read, AmountFault) or 0 < read <= 10**14


@pytest.mark.parametrize(
    ("written", "thousandths"),
    [("3", 3_000), ("2,5", 2_500), ("1.125", 1_125), ("0,001", 1), ("1 000", 1_000_000)],
)
def test_a_quantity_is_read_in_thousandths(written: str, thousandths: int) -> None:
    assert read_quantity(written) == thousandths


@pytest.mark.parametrize("written", ["", "0", "0,000", "1,2345", "-1", "trois", "1,2,3"])
def test_what_is_no_quantity_is_refused(written: str) -> None:
    assert read_quantity(written) is None
