"""The chart of accounts: read from ``chart.csv``, the rules on numbers, the accounts the program knows."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from caisse.kernel.refusals import RefusalError

RESULT_CREDIT: Final = "120"
RESULT_DEBIT: Final = "129"
NIL_AT_CLOSING: Final = ("4718", "580")
"""Suspense and internal transfers: nil when the year closes."""
ACCRUALS: Final = ("408", "4686", "4687", "486", "487")
"""What is booked on 31 December and reversed on 1 January."""
CARRIED_CLASSES: Final = "12345"
RESULT_CLASSES: Final = "67"
IN_KIND_CLASS: Final = "8"
_CASH: Final = "53"
_LONGEST: Final = 8
_MEMBER: Final = "member"
_CHART = Path(__file__).with_name("chart.csv")


class AccountNumberRefusedError(RefusalError):
    """A number that the chart cannot hold: not digits, no class 1 to 8, or the cash box."""

    code = "ledger.account_number_refused"


@dataclass(frozen=True, slots=True)
class ChartAccount:
    """One account of the chart in force.

    Attributes:
        number: digits; the first is the class.
        label: what the account is, in French.
        root: account of the published chart it stands under (ANC 2018-06).
        heading: heading of the CNCCFP's form, empty where there is none.
        needs_member: whether each line names a member (auxiliary account).
    """

    number: str
    label: str
    root: str
    heading: str = ""
    needs_member: bool = False


@cache
def default_chart() -> tuple[ChartAccount, ...]:
    """Return the chart a new installation starts with, in order of the file."""
    with _CHART.open(encoding="utf-8", newline="") as file:
        return tuple(
            ChartAccount(
                row["number"], row["label"], row["root"], row["heading"], row["auxiliary"] == _MEMBER
            )
            for row in csv.DictReader(file)
        )


def check_number(number: str) -> None:
    """Refuse a number that no account may bear.

    Raises:
        AccountNumberRefusedError: not 3 to 8 digits, class 9 or 0, or account 53 (a pool has no cash box).
    """
    if not (number.isascii() and number.isdigit() and len(number) in range(3, _LONGEST + 1)):
        raise AccountNumberRefusedError(account=number)
    if number.startswith(_CASH) or number[0] not in CARRIED_CLASSES + RESULT_CLASSES + IN_KIND_CLASS:
        raise AccountNumberRefusedError(account=number)


def is_in_kind(number: str) -> bool:
    """Say whether an account is of class 8 (contributions in kind, outside the result)."""
    return number.startswith(IN_KIND_CLASS)


def is_carried(number: str) -> bool:
    """Say whether an account's balance opens the next year (classes 1 to 5)."""
    return number[0] in CARRIED_CLASSES


def is_result(number: str) -> bool:
    """Say whether an account makes the result (classes 6 and 7)."""
    return number[0] in RESULT_CLASSES
