"""The chart of accounts, as data."""

import pytest

from ledger.accounts import (
    AccountNumberRefusedError,
    check_number,
    default_chart,
    is_carried,
    is_in_kind,
    is_result,
)
from ledger.journals import LABELS, Journal


def test_the_chart_has_no_cash_box_and_no_number_twice() -> None:
    numbers = [account.number for account in default_chart()]
    assert len(numbers) == len(set(numbers))
    assert not [number for number in numbers if number.startswith("53")]
    for number in numbers:
        check_number(number)


def test_each_account_stands_under_its_root() -> None:
    assert [each.number for each in default_chart() if not each.number.startswith(each.root)] == []


def test_shares_loans_and_contributions_of_parties_name_a_member() -> None:
    auxiliary = {account.number for account in default_chart() if account.needs_member}
    assert auxiliary == {"16811", "4511", "75511", "75512"}


@pytest.mark.parametrize("number", ["53", "530", "5311", "12", "123456789", "9999", "041", "12a", "", "١٢٣"])
def test_a_number_no_account_may_bear_is_refused(number: str) -> None:
    with pytest.raises(AccountNumberRefusedError) as caught:
        check_number(number)
    assert number in caught.value.message("fr")


def test_the_first_digit_is_the_class() -> None:
    assert is_carried("5121")
    assert not is_carried("627")
    assert is_result("627")
    assert is_result("7541")
    assert is_in_kind("861")
    assert not is_result("861")


def test_each_journal_has_its_name() -> None:
    assert set(LABELS) == set(Journal)
    assert [journal.value for journal in Journal] == ["AN", "AC", "BM", "BP", "AP", "OD", "CV", "CL"]
