"""Amounts, days, months and lines of an entry as they are typed on the command line."""

import re
from datetime import date, datetime
from typing import Any

import click

from caisse.kernel.exact import Cents, euros_to_cents
from ledger.entries import Line

_AMOUNT = re.compile(
    r"(?P<euros>\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d{1,12})(?:[.,](?P<cents>\d{1,2}))?", re.ASCII
)
_LINE = re.compile(r"(?P<account>\d+)(?:/(?P<member>[^=]+))?=(?P<amount>.+)", re.ASCII)

DAY = click.DateTime(formats=["%Y-%m-%d"])
"""A day, typed 2025-03-31; click hands a moment, ``day_of`` gives the day."""


def cents_of(written: str) -> Cents:
    """Read a positive amount in euros: ``1234,56``, ``1 234,56``, ``1234.5``, ``1234``.

    Args:
        written: what was typed.

    Raises:
        BadParameter: anything else, three decimals included.
    """
    found = _AMOUNT.fullmatch(written.strip().removesuffix("€").rstrip())
    if found is None:
        raise click.BadParameter(f"« {written} » n’est pas un montant en euros, comme 1234,56")
    euros = "".join(character for character in found["euros"] if character.isdigit())
    return Cents(euros_to_cents(int(euros)) + int((found["cents"] or "").ljust(2, "0")))


def day_of(moment: datetime) -> date:
    """Return the day that was typed."""
    return moment.date()


class MonthType(click.ParamType[date]):
    """A month, typed 2025-03; gives its first day."""

    name = "AAAA-MM"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ANN401 - click's own signature
        """Read the month."""
        try:
            return datetime.strptime(str(value), "%Y-%m").date()  # noqa: DTZ007 - a month has no time zone
        except ValueError:
            self.fail(f"« {value} » n’est pas un mois, comme 2025-03", param, ctx)


class LineType(click.ParamType[Line]):
    """One line of an entry, typed ``COMPTE[/MEMBRE]=MONTANT``.

    Attributes:
        sign: 1 for a debit, -1 for a credit.
    """

    name = "COMPTE[/MEMBRE]=MONTANT"

    def __init__(self, sign: int) -> None:
        self.sign = sign

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Line:  # noqa: ANN401 - click's own signature
        """Read the line."""
        found = _LINE.fullmatch(str(value).strip())
        if found is None:
            self.fail(f"« {value} » ne suit pas COMPTE[/MEMBRE]=MONTANT", param, ctx)
        return Line(found["account"], Cents(self.sign * cents_of(found["amount"])), found["member"])
