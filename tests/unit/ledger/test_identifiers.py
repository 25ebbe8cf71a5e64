"""Codes, RNA, SIREN, IBAN, BIC: what is taken, what is refused."""

from collections.abc import Callable

import pytest

from ledger.identifiers import (
    BicRefusedError,
    CodeRefusedError,
    CountryRefusedError,
    IbanRefusedError,
    RnaRefusedError,
    SirenRefusedError,
    checked_bic,
    checked_code,
    checked_country,
    checked_iban,
    checked_rna,
    checked_siren,
)


@pytest.mark.parametrize(
    ("check", "written", "kept"),
    [
        (checked_code, " pcf-75 ", "PCF-75"),
        (checked_code, "A" * 20, "A" * 20),
        (checked_rna, "w 123456789", "W123456789"),
        (checked_siren, "732 829 320", "732829320"),
        (checked_country, "fr", "FR"),
        (checked_iban, "FR14 2004 1010 0505 0001 3M02 606", "FR1420041010050500013M02606"),
        (checked_bic, "psstfrpppar", "PSSTFRPPPAR"),
    ],
)
def test_a_number_is_kept_in_one_form(check: Callable[[str], str], written: str, kept: str) -> None:
    assert check(written) == kept


@pytest.mark.parametrize(
    ("check", "written", "refusal"),
    [
        (checked_code, "", CodeRefusedError),
        (checked_code, "A" * 21, CodeRefusedError),
        (checked_code, "É", CodeRefusedError),
        (checked_code, "-A", CodeRefusedError),
        (checked_rna, "W12345678", RnaRefusedError),
        (checked_rna, "W1234567890", RnaRefusedError),
        (checked_rna, "123456789", RnaRefusedError),
        (checked_siren, "732829321", SirenRefusedError),
        (checked_siren, "73282932", SirenRefusedError),
        (checked_country, "FRA", CountryRefusedError),
        (checked_iban, "FR1420041010050500013M02607", IbanRefusedError),
        (checked_bic, "PSST", BicRefusedError),
    ],
)
def test_a_wrong_number_is_refused(
    check: Callable[[str], str], written: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        check(written)


def test_a_refused_iban_is_not_repeated() -> None:
    with pytest.raises(IbanRefusedError) as refused:
        checked_iban("FR1420041010050500013M02607")
    assert "3M02" not in str(refused.value)
