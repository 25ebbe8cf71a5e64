"""General ledger: every posted line, account by account, with running balances."""

from dataclasses import dataclass
from datetime import date

from reports.builders.account_lines import AccountLines, account_table
from reports.builders.trial_balance import book_notes
from reports.cells import Kind
from reports.document import Block, Document, KeyFigure, Paragraph, Section, Status
from reports.frame import Cover, Frame, bind

KIND = "general-ledger"


@dataclass(frozen=True, slots=True)
class GeneralLedgerFigures:
    """What the report is made from.

    Attributes:
        year: the fiscal year.
        since: first day of the year.
        until: last day counted.
        accounts: the accounts with lines or an opening balance, in order of their numbers.
        entries: how many entries are posted.
        drafts: how many drafts of the year wait; they are not counted.
        closed: whether the year is closed.
    """

    year: int
    since: date
    until: date
    accounts: tuple[AccountLines, ...]
    entries: int = 0
    drafts: int = 0
    closed: bool = False


def build_general_ledger(figures: GeneralLedgerFigures, frame: Frame) -> Document:
    """Return the general ledger of a fiscal year, up to a day."""
    lines = sum(len(account.lines) for account in figures.accounts)
    cover = Cover(
        kind=KIND,
        title=frame.counted(
            "general_ledger_title", lines, accounts=frame.counted("accounts", len(figures.accounts))
        ),
        as_of=frame.say("year_until", year=figures.year, until_date=figures.until.isoformat()),
        status=Status.DEFINITIVE if figures.closed else Status.PROVISIONAL,
        status_label=frame.say("year_closed" if figures.closed else "year_open"),
        figure=KeyFigure(frame.item("lines", Kind.COUNT, lines)),
        audience=frame.say("audience_books"),
        lead=(*book_notes(figures.entries, figures.drafts, frame), Paragraph(frame.say("balance_signs"))),
    )
    tables: tuple[Block, ...] = tuple(
        account_table(account, frame, open_on=figures.since) for account in figures.accounts
    )
    empty = (Paragraph(frame.say("empty_books")),)
    return bind(frame, cover, (Section("accounts", frame.say("accounts"), tables or empty, wide=True),))
