"""Trial balance: every account with its opening, its movements and its closing; both sides are equal."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from reports.cells import Kind
from reports.document import Block, Document, KeyFigure, Note, Row, Section, Status, Table
from reports.frame import Cover, Frame, bind

KIND = "trial-balance"


@dataclass(frozen=True, slots=True)
class AccountTotals:
    """One account's totals.

    Attributes:
        number: number of the account.
        label: label of the account.
        opening_cents: balance at the start of the year, debit positive.
        debit_cents: debits of the year, opening excluded.
        credit_cents: credits of the year, positive, opening excluded.
    """

    number: str
    label: str
    opening_cents: int
    debit_cents: int
    credit_cents: int

    @property
    def closing_cents(self) -> int:
        """Balance at the end, debit positive."""
        return self.opening_cents + self.debit_cents - self.credit_cents

    @property
    def sides(self) -> tuple[int, int, int, int, int, int]:
        """Opening, movements and closing, each as debit and credit, in cents."""
        return (*_sides(self.opening_cents), self.debit_cents, self.credit_cents, *_sides(self.closing_cents))


@dataclass(frozen=True, slots=True)
class TrialBalanceFigures:
    """What the report is made from.

    Attributes:
        year: the fiscal year.
        until: last day counted.
        accounts: the accounts that moved or were open, in order of their numbers.
        entries: how many entries are posted.
        drafts: how many drafts of the year wait; they are not counted.
        closed: whether the year is closed.
    """

    year: int
    until: date
    accounts: tuple[AccountTotals, ...]
    entries: int = 0
    drafts: int = 0
    closed: bool = False


def build_trial_balance(figures: TrialBalanceFigures, frame: Frame) -> Document:
    """Return the trial balance of a fiscal year, up to a day."""
    totals = _sum(figures.accounts)
    moved_cents, even = totals[2], totals[0::2] == totals[1::2]
    cover = Cover(
        kind=KIND,
        title=frame.say("trial_balance_title" if even else "trial_balance_uneven", moved_cents=moved_cents),
        as_of=frame.say("year_until", year=figures.year, until_date=figures.until.isoformat()),
        status=Status.DEFINITIVE if figures.closed else Status.PROVISIONAL,
        status_label=frame.say("year_closed" if figures.closed else "year_open"),
        figure=KeyFigure(frame.item("moved", Kind.CENTS, moved_cents)),
        audience=frame.say("audience_books"),
        lead=book_notes(figures.entries, figures.drafts, frame, even=even),
    )
    sections = (
        Section("accounts", frame.say("accounts"), (_table("accounts", figures.accounts, frame),), wide=True),
        Section(
            "classes", frame.say("classes"), (_table("classes", _classes(figures, frame), frame),), wide=True
        ),
    )
    return bind(frame, cover, sections)


def book_notes(entries: int, drafts: int, frame: Frame, *, even: bool = True) -> tuple[Block, ...]:
    """Return what a report on the books says first: how many entries, what waits, what does not add up."""
    notes: list[Block] = [] if even else [Note(frame.say("uneven"), "bad")]
    notes.append(Note(frame.counted("entries_counted", entries), "ok"))
    if drafts:
        notes.append(Note(frame.counted("drafts_left_out", drafts)))
    return tuple(notes)


def _table(key: str, accounts: tuple[AccountTotals, ...], frame: Frame) -> Table:
    rows: tuple[Row, ...] = tuple((one.number, one.label, *one.sides) for one in accounts)
    return Table(
        key=key,
        caption=frame.say(f"caption_balance_{key}"),
        columns=(
            frame.column("account" if key == "accounts" else "class", Kind.CODE, header=True),
            frame.column("account_label"),
            frame.column("opening_debit", Kind.CENTS, minor=True),
            frame.column("opening_credit", Kind.CENTS, minor=True),
            frame.column("moved_debit", Kind.CENTS, minor=True),
            frame.column("moved_credit", Kind.CENTS, minor=True),
            frame.column("closing_debit", Kind.CENTS, strong=True),
            frame.column("closing_credit", Kind.CENTS, strong=True),
        ),
        rows=rows,
        totals=((frame.say("total"), None, *_sum(accounts)),),
        empty=frame.say("empty_books"),
    )


def _classes(figures: TrialBalanceFigures, frame: Frame) -> tuple[AccountTotals, ...]:
    """Return one line a class of the chart; its closing is the sum of its accounts, both sides set off."""
    classes = []
    for digit, accounts in groupby(figures.accounts, key=lambda one: one.number[:1]):
        held = tuple(accounts)
        classes.append(
            AccountTotals(
                digit,
                frame.say(f"class_{digit}"),
                sum(one.opening_cents for one in held),
                sum(one.debit_cents for one in held),
                sum(one.credit_cents for one in held),
            )
        )
    return tuple(classes)


def _sum(accounts: tuple[AccountTotals, ...]) -> tuple[int, ...]:
    return tuple(map(sum, zip(*(one.sides for one in accounts), strict=True))) if accounts else (0,) * 6


def _sides(balance_cents: int) -> tuple[int, int]:
    return max(balance_cents, 0), max(-balance_cents, 0)
