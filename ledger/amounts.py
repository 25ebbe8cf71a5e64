"""Amounts as people type them: ``1 234,56`` or ``1234.56``; two readings are refused, and shown."""

import re
from dataclasses import dataclass
from typing import Final

from caisse.kernel.exact import Cents, euros_to_cents
from caisse.kernel.messages import Language, Parameter, text
from ledger.entries import LARGEST_CENTS

_CURRENCY: Final = re.compile(r"€|\beuros?\b|\beur\b", re.IGNORECASE)
_SPACES: Final = re.compile(r"\s+")
_WHOLE: Final = re.compile(r"\d+|\d{1,3}(?: \d{3})+")
_POINTS: Final = re.compile(r"\d{1,3}(?:\.\d{3})+")
_COMMAS: Final = re.compile(r"\d{1,3}(?:,\d{3})+")
_CENTS_DIGITS: Final = 2
_THOUSAND_DIGITS: Final = 3


@dataclass(frozen=True, slots=True)
class AmountFault:
    """Why an amount is refused.

    Attributes:
        code: code of the message.
        params: what the message quotes.
    """

    code: str
    params: dict[str, Parameter]

    def sentence(self, lang: Language = "fr") -> str:
        """Return the explanation a person reads."""
        return text(self.code, self.params, lang)


def read_amount(written: str) -> Cents | AmountFault:
    """Read an amount in euros.

    Thousands may be parted by any space, or by the mark that is not the decimal one. A lone mark before three
    digits (``12,345``, ``1.234``) has two readings and is refused; so are more than two decimals.

    Args:
        written: what a person typed, with or without ``€``.

    Returns:
        A positive amount in cents, or the fault.
    """
    number = _SPACES.sub(" ", _CURRENCY.sub(" ", written)).strip()
    if number.startswith(("-", "\u2212")):
        return AmountFault("contributions.amount_negative", {"written": written})
    if not re.fullmatch(r"[\d., ]+", number) or not re.search(r"\d", number):
        return AmountFault("contributions.amount_unreadable", {"written": written})
    amount = _read_number(number, written)
    if isinstance(amount, AmountFault):
        return amount
    if amount == 0:
        return AmountFault("contributions.amount_zero", {"written": written})
    if amount > LARGEST_CENTS:
        return AmountFault("contributions.amount_too_large", {"written": written})
    return amount


def _read_number(number: str, written: str) -> Cents | AmountFault:
    marks = [character for character in number if character in ".,"]
    unreadable = AmountFault("contributions.amount_unreadable", {"written": written})
    if len(marks) > 1:
        whole, decimals = _thousands_marked(number, marks)
    elif marks:
        whole, _, decimals = number.partition(marks[0])
        if _has_two_readings(whole, decimals):
            return _two_readings(whole, decimals, written)
    else:
        whole, decimals = number, ""
    if not _WHOLE.fullmatch(whole) or (decimals and not decimals.isdigit()) or number.endswith((".", ",")):
        return unreadable
    return _cents(int(whole.replace(" ", "")), decimals)


def _thousands_marked(number: str, marks: list[str]) -> tuple[str, str]:
    """Return whole part and decimals of a number with several marks; an empty whole part when unreadable."""
    last = marks[-1]
    grouped = _COMMAS if marks[0] == "," else _POINTS
    whole, decimals = (number, "") if len(set(marks)) == 1 else number.rsplit(last, maxsplit=1)
    if not grouped.fullmatch(whole):
        return "", ""
    return whole.replace(marks[0], ""), decimals


def _has_two_readings(whole: str, decimals: str) -> bool:
    return (
        len(decimals) == _THOUSAND_DIGITS
        and decimals.isdigit()
        and whole.isdigit()
        and len(whole) <= _THOUSAND_DIGITS
        and not whole.startswith("0")
    )


def _two_readings(whole: str, decimals: str, written: str) -> AmountFault:
    low = euros_to_cents(int(whole)) + int(decimals[:_CENTS_DIGITS])
    params: dict[str, Parameter] = {
        "written": written,
        "thousands_amount": euros_to_cents(int(whole + decimals)),
        "low_amount": low,
        "high_amount": low + 1,
    }
    return AmountFault("contributions.amount_two_readings", params)


def _cents(euros: int, decimals: str) -> Cents | AmountFault:
    low = Cents(euros_to_cents(euros) + int(decimals[:_CENTS_DIGITS].ljust(_CENTS_DIGITS, "0")))
    rest = decimals[_CENTS_DIGITS:]
    if not rest.strip("0"):
        return low
    params: dict[str, Parameter] = {"low_amount": low, "high_amount": low + 1}
    if len(decimals) == _THOUSAND_DIGITS:
        return AmountFault("contributions.amount_three_decimals", params)
    return AmountFault("contributions.amount_many_decimals", params | {"decimals": len(decimals)})


def read_quantity(written: str) -> int | None:
    """Read a quantity with at most three decimals, in thousandths; None when it is not one, or is zero.

    Args:
        written: what a person typed: ``3``, ``2,5``, ``1.125``.
    """
    found = re.fullmatch(r"(\d{1,9})(?:[.,](\d{1,3}))?", _SPACES.sub("", written))
    if found is None:
        return None
    thousandths = int(found.group(1)) * 1000 + int((found.group(2) or "").ljust(_THOUSAND_DIGITS, "0"))
    return thousandths or None
