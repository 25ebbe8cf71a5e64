"""Accounts with their posted lines: what the general ledger and a member's statement are made from."""

from dataclasses import dataclass
from datetime import date

from reports.cells import Kind
from reports.document import Row, Table
from reports.frame import Frame


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One posted line.

    Attributes:
        day: date of the operation.
        number: number of the entry, as printed (``2025-0012``).
        journal: two letters.
        label: what happened.
        piece: reference of the supporting document.
        amount_cents: debit positive, credit negative.
        lettering: letters that tie it to what answers it, or empty.
    """

    day: date
    number: str
    journal: str
    label: str
    piece: str
    amount_cents: int
    lettering: str = ""


@dataclass(frozen=True, slots=True)
class AccountLines:
    """One account, or one member's part of it.

    Attributes:
        number: number of the account.
        label: label of the account.
        opening_cents: balance before the first line, debit positive.
        lines: in order of date and number.
    """

    number: str
    label: str
    opening_cents: int
    lines: tuple[AccountLine, ...]

    @property
    def debit_cents(self) -> int:
        """Sum of the debits."""
        return sum(line.amount_cents for line in self.lines if line.amount_cents > 0)

    @property
    def credit_cents(self) -> int:
        """Sum of the credits, positive."""
        return -sum(line.amount_cents for line in self.lines if line.amount_cents < 0)

    @property
    def closing_cents(self) -> int:
        """Balance after the last line, debit positive."""
        return self.opening_cents + self.debit_cents - self.credit_cents


def account_table(account: AccountLines, frame: Frame, *, open_on: date | None = None) -> Table:
    """Return an account's lines with its running balance.

    Args:
        account: the account.
        frame: the report's frame.
        open_on: date of the opening balance, where one is printed.
    """
    rows: list[Row] = []
    balance_cents = account.opening_cents
    if account.opening_cents:
        opening = frame.say("opening_balance")
        rows.append((open_on, None, None, opening, None, None, None, None, balance_cents))
    for line in account.lines:
        balance_cents += line.amount_cents
        rows.append(
            (
                line.day,
                line.number,
                line.journal,
                line.label,
                line.piece or None,
                line.lettering or None,
                line.amount_cents if line.amount_cents > 0 else None,
                -line.amount_cents if line.amount_cents < 0 else None,
                balance_cents,
            )
        )
    total = frame.say("total")
    return Table(
        key=f"account-{account.number}",
        caption=f"{account.number} {account.label}",
        columns=(
            frame.column("day", Kind.DATE),
            frame.column("entry", Kind.CODE),
            frame.column("journal", Kind.CODE, minor=True),
            frame.column("label"),
            frame.column("piece", minor=True),
            frame.column("lettering", Kind.CODE, minor=True),
            frame.column("debit", Kind.CENTS, minor=True),
            frame.column("credit", Kind.CENTS, minor=True),
            frame.column("balance", Kind.CENTS, strong=True),
        ),
        rows=tuple(rows),
        totals=(
            (
                None,
                None,
                None,
                total,
                None,
                None,
                account.debit_cents,
                account.credit_cents,
                account.closing_cents,
            ),
        ),
        empty=frame.say("empty_account"),
        aligned=True,
    )
