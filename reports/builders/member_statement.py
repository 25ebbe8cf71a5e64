"""Member statement: what stands in the books between the pool and one member."""

from dataclasses import dataclass
from datetime import date

from reports.builders.account_lines import AccountLines, account_table
from reports.cells import Kind
from reports.document import Block, Definitions, Document, Item, KeyFigure, Paragraph, Section, Status
from reports.frame import Cover, Frame, bind

KIND = "member-statement"
DEBTS = ("16811", "4511", "4512", "4684", "4685")
"""Accounts of what the pool owes a member: loan, shares, expenses paid, sums to return, consigned shares."""


@dataclass(frozen=True, slots=True)
class MemberStatementFigures:
    """What the report is made from.

    Attributes:
        member: name of the member.
        code: code of the member.
        year: the fiscal year.
        since: first day of the year.
        until: last day counted.
        accounts: the member's part of each auxiliary account, in order of their numbers.
        closed: whether the year is closed.
    """

    member: str
    code: str
    year: int
    since: date
    until: date
    accounts: tuple[AccountLines, ...]
    closed: bool = False

    @property
    def owed_cents(self) -> int:
        """What the pool owes the member, all debts together; negative when the member owes the pool."""
        return -sum(account.closing_cents for account in self.accounts if account.number in DEBTS)


def build_member_statement(figures: MemberStatementFigures, frame: Frame) -> Document:
    """Return the statement of one member for a fiscal year, up to a day."""
    owed_cents = figures.owed_cents
    title = "nothing" if owed_cents == 0 else "owed" if owed_cents > 0 else "owing"
    cover = Cover(
        kind=KIND,
        title=frame.say(f"statement_{title}", member=figures.member, owed_cents=abs(owed_cents)),
        as_of=frame.say(
            "statement_as_of", code=figures.code, year=figures.year, until_date=figures.until.isoformat()
        ),
        status=Status.DEFINITIVE if figures.closed else Status.PROVISIONAL,
        status_label=frame.say("year_closed" if figures.closed else "year_open"),
        figure=KeyFigure(frame.item("owed", Kind.CENTS, owed_cents)),
        audience=frame.say("audience_member", member=figures.member),
        lead=(Definitions("balances", _balances(figures)), Paragraph(frame.say("balance_signs"))),
    )
    tables: tuple[Block, ...] = tuple(
        account_table(account, frame, open_on=figures.since) for account in figures.accounts
    )
    empty = (Paragraph(frame.say("empty_statement", member=figures.member)),)
    return bind(frame, cover, (Section("accounts", frame.say("accounts"), tables or empty, wide=True),))


def _balances(figures: MemberStatementFigures) -> tuple[Item, ...]:
    return tuple(
        Item(
            f"account-{account.number}",
            f"{account.number} {account.label}",
            Kind.CENTS,
            account.closing_cents,
        )
        for account in figures.accounts
    )
