"""Typed values of a report: what a cell holds, and how it is printed, tabulated and recorded.

Every rendering starts from the same value, so that a page, a PDF, a CSV and a JSON carry identical integers.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from caisse.kernel.exact import hours_and_minutes
from caisse.kernel.format import (
    NARROW,
    NBSP,
    NOTHING,
    Language,
    amount,
    integer,
    long_date,
    money,
    share,
    short_date,
)

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


class Kind(StrEnum):
    """What a column or a figure counts."""

    CENTS = "cents"
    VOTES = "votes"
    COUNT = "count"
    SIGNED = "signed"
    MINUTES = "minutes"
    SHARE = "share"
    FRACTION = "fraction"
    DATE = "date"
    CODE = "code"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, kept as the two integers it is made of.

    Attributes:
        part: votes obtained.
        whole: votes expressed.
    """

    part: int
    whole: int


Value = int | str | date | Fraction | Share | None
"""A cell: an integer, a text or a code, a legal date, an exact fraction, a share, or nothing."""

Datum = int | str | dict[str, int] | None
"""A cell as the JSON rendering records it."""

_HELD: dict[Kind, type[object]] = {
    Kind.CENTS: int,
    Kind.VOTES: int,
    Kind.COUNT: int,
    Kind.SIGNED: int,
    Kind.MINUTES: int,
    Kind.SHARE: Share,
    Kind.FRACTION: Fraction,
    Kind.DATE: date,
    Kind.CODE: str,
    Kind.TEXT: str,
}

NUMBERS = frozenset(
    {Kind.CENTS, Kind.VOTES, Kind.COUNT, Kind.SIGNED, Kind.MINUTES, Kind.SHARE, Kind.FRACTION}
)
"""Kinds that stand on the right of their column."""

UNITS: dict[Kind, str] = {Kind.CENTS: "€", Kind.SHARE: "%"}
"""Units that a header carries, so that no cell of the column repeats them."""


class WrongKindError(TypeError):
    """A value does not fit the kind of its column: a defect of a builder."""


def check(kind: Kind, value: Value) -> None:
    """Refuse a value that its column cannot hold.

    Raises:
        WrongKindError: on another type; a boolean is not an integer here.
    """
    if value is not None and (isinstance(value, bool) or not isinstance(value, _HELD[kind])):
        raise WrongKindError(f"{kind}: {type(value).__name__}")


def printed(kind: Kind, value: Value, lang: Language) -> str:
    """Print a value for a column whose header carries the unit; nothing is a dash."""
    match value:
        case None:
            return NOTHING
        case Share():
            return share(value.part, value.whole, lang).removesuffix("%").removesuffix(NBSP)
        case Fraction():
            return _fraction(value, lang)
        case date():
            return short_date(value, lang)
        case int():
            return _integer(kind, value, lang)
    return value


def in_words(kind: Kind, value: Value, lang: Language) -> str:
    """Print a value where no header carries its unit: 12,50 €, 1er mars 2026."""
    match value:
        case Share():
            return share(value.part, value.whole, lang)
        case date():
            return long_date(value, lang)
        case int() if kind is Kind.CENTS:
            return money(value, lang)
    return printed(kind, value, lang)


def datum(value: Value) -> Datum:
    """Return a value as the JSON rendering records it: integers, ISO dates, exact parts of fractions."""
    match value:
        case Share():
            return {"part": value.part, "whole": value.whole}
        case Fraction():
            return {"numerator": value.numerator, "denominator": value.denominator}
        case date():
            return value.isoformat()
    return value


def field_names(kind: Kind, label: str, lang: Language) -> tuple[str, ...]:
    """Return the CSV headers of a column: one, or two for an exact fraction (numerator, denominator)."""
    if kind is Kind.FRACTION:
        words = ("numérateur", "dénominateur") if lang == "fr" else ("numerator", "denominator")
        return tuple(f"{label} ({word})" for word in words)
    unit = "minutes" if kind is Kind.MINUTES else UNITS.get(kind, "")
    return (f"{label} ({unit})" if unit else label,)


def fields(kind: Kind, value: Value, lang: Language) -> tuple[str, ...]:
    """Return the CSV fields of a value: plain digits, decimal mark of the language, no separator.

    A text that a spreadsheet would take for a formula gets a leading apostrophe. An exact fraction takes two
    fields, and so does nothing in its place.
    """
    if isinstance(value, Fraction):
        return str(value.numerator), str(value.denominator)
    first = _field(kind, value, lang)
    return (first, "") if kind is Kind.FRACTION else (first,)


def _field(kind: Kind, value: int | str | date | Share | None, lang: Language) -> str:
    match value:
        case None:
            return ""
        case Share():
            return share(value.part, value.whole, lang).strip(f"%{NBSP}")
        case date():
            return value.isoformat()
        case int():
            return _plain_amount(value, lang) if kind is Kind.CENTS else str(value)
    return harmless(value)


def _plain_amount(amount_cents: int, lang: Language) -> str:
    digits = amount(abs(amount_cents), lang).replace(NARROW if lang == "fr" else ",", "")
    return f"-{digits}" if amount_cents < 0 else digits


def harmless(value: str) -> str:
    """Return a text that no spreadsheet runs as a formula: a leading = + - @ gets an apostrophe before it."""
    return f"'{value}" if value.startswith(_FORMULA_STARTS) else value


def _integer(kind: Kind, value: int, lang: Language) -> str:
    if kind is Kind.CENTS:
        return amount(value, lang)
    if kind is Kind.MINUTES:
        hours, minutes = hours_and_minutes(value)
        return f"{integer(hours, lang)}{NBSP}h{NBSP}{minutes:02d}"
    sign = "+" if kind is Kind.SIGNED and value > 0 else ""
    return f"{sign}{integer(value, lang)}"


def _fraction(value: Fraction, lang: Language) -> str:
    whole = integer(value.numerator, lang)
    return whole if value.denominator == 1 else f"{whole}/{integer(value.denominator, lang)}"
