"""Reports on the books: trial balance, general ledger, statement of one member."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from caisse.identity.actor import Actor
from caisse.identity.authorise import authorise
from caisse.identity.permissions import Permission
from caisse.kernel.canonical import Canonical, digest_of
from caisse.kernel.messages import text
from caisse.kernel.refusals import RefusalError
from caisse.services.report_frames import Issuing, frame_of
from ledger.fiscal_years import fiscal_year
from ledger.models.entries import Entry, PostedEntry
from ledger.models.members import LegalEntity
from ledger.models.periods import FiscalYear, FiscalYearClosing
from ledger.queries import LedgerRow, general_ledger, member_statement, trial_balance
from ledger.states import live_drafts_between
from reports.builders.account_lines import AccountLine, AccountLines
from reports.builders.general_ledger import GeneralLedgerFigures, build_general_ledger
from reports.builders.member_statement import MemberStatementFigures, build_member_statement
from reports.builders.trial_balance import AccountTotals, TrialBalanceFigures, build_trial_balance
from reports.document import Document
from reports.manifest import Input
from reports.record import issued

_CARRIED = ("1", "2", "3", "4", "5")
"""Classes whose balances pass from one year to the next."""


class MemberUnknownError(RefusalError):
    """No legal entity has this code."""

    code = "reports.unknown_member"
    status = 404


@dataclass(frozen=True, slots=True)
class BooksAsked:
    """Which part of the books.

    Attributes:
        year: the fiscal year.
        until: last day counted; the year's end when None.
    """

    year: int
    until: date | None = None


@dataclass(frozen=True, slots=True)
class StatementAsked:
    """Whose statement.

    Attributes:
        member: code of the member.
        books: year and last day.
    """

    member: str
    books: BooksAsked


def compose_trial_balance(session: Session, asked: BooksAsked, issuing: Issuing, actor: Actor) -> Document:
    """Return the trial balance of a year, numbered.

    Raises:
        NoFiscalYearError: the year was never opened.
    """
    authorise(session, actor, Permission.READ_REPORTS)
    year = fiscal_year(session, asked.year)
    until = _until(year, asked)
    rows = trial_balance(session, asked.year, until=until)
    figures = TrialBalanceFigures(
        year=asked.year,
        until=until,
        accounts=tuple(
            AccountTotals(row.account, row.label, row.opening_cents, row.debit_cents, row.credit_cents)
            for row in rows
        ),
        entries=_posted(session, year, until),
        drafts=_drafts(session, year, until),
        closed=_closed(session, year),
    )
    read: list[Canonical] = [
        [row.account, row.opening_cents, row.debit_cents, row.credit_cents] for row in rows
    ]
    return issued(
        build_trial_balance(figures, frame_of(session, issuing, actor, _inputs(asked, read, issuing)))
    )


def compose_general_ledger(session: Session, asked: BooksAsked, issuing: Issuing, actor: Actor) -> Document:
    """Return the general ledger of a year, numbered.

    Raises:
        NoFiscalYearError: the year was never opened.
    """
    authorise(session, actor, Permission.READ_REPORTS)
    year = fiscal_year(session, asked.year)
    until = _until(year, asked)
    rows = [row for row in general_ledger(session, asked.year) if row.day <= until]
    figures = GeneralLedgerFigures(
        year=asked.year,
        since=year.starts_on,
        until=until,
        accounts=_accounts(rows, year.starts_on),
        entries=_posted(session, year, until),
        drafts=_drafts(session, year, until),
        closed=_closed(session, year),
    )
    inputs = _inputs(asked, _read(rows), issuing)
    return issued(build_general_ledger(figures, frame_of(session, issuing, actor, inputs)))


def compose_member_statement(
    session: Session, asked: StatementAsked, issuing: Issuing, actor: Actor
) -> Document:
    """Return the statement of one member for a year, numbered.

    Raises:
        NoFiscalYearError: the year was never opened.
        MemberUnknownError: no legal entity has this code.
    """
    authorise(session, actor, Permission.READ_MEMBER_LINES, asked.member)
    year = fiscal_year(session, asked.books.year)
    until = _until(year, asked.books)
    rows = member_statement(session, asked.member, until=until)
    figures = MemberStatementFigures(
        member=member_name(session, asked.member),
        code=asked.member,
        year=asked.books.year,
        since=year.starts_on,
        until=until,
        accounts=_accounts(rows, year.starts_on),
        closed=_closed(session, year),
    )
    inputs = _inputs(asked.books, _read(rows), issuing)
    return issued(build_member_statement(figures, frame_of(session, issuing, actor, inputs)))


def member_name(session: Session, code: str) -> str:
    """Return the name of a legal entity, once authorised.

    Raises:
        MemberUnknownError: no legal entity has this code.
    """
    found = session.scalar(select(LegalEntity.name).where(LegalEntity.code == code))
    if found is None:
        raise MemberUnknownError(member=code)
    return found


def _accounts(rows: Iterable[LedgerRow], since: date) -> tuple[AccountLines, ...]:
    """Return rows account by account; what is before ``since`` makes the opening of classes 1 to 5."""
    accounts = []
    for number, held in groupby(rows, key=lambda row: row.account):
        lines = tuple(held)
        shown = tuple(_line(row) for row in lines if row.day >= since)
        before_cents = sum(row.debit_cents - row.credit_cents for row in lines if row.day < since)
        opening_cents = before_cents if number.startswith(_CARRIED) else 0
        if shown or opening_cents:
            accounts.append(AccountLines(number, lines[0].account_label, opening_cents, shown))
    return tuple(accounts)


def _line(row: LedgerRow) -> AccountLine:
    return AccountLine(
        day=row.day,
        number=row.number,
        journal=row.journal,
        label=row.label,
        piece=row.piece,
        amount_cents=row.debit_cents - row.credit_cents,
        lettering=row.lettering or "",
    )


def _read(rows: Iterable[LedgerRow]) -> list[Canonical]:
    return [[row.account, row.number, row.debit_cents, row.credit_cents] for row in rows]


def _inputs(asked: BooksAsked, read: Sequence[Canonical], issuing: Issuing) -> tuple[Input, ...]:
    return (Input(text("reports.input_books", {"year": asked.year}, issuing.lang), digest_of(read)),)


def _until(year: FiscalYear, asked: BooksAsked) -> date:
    return min(asked.until or year.ends_on, year.ends_on)


def _posted(session: Session, year: FiscalYear, until: date) -> int:
    query = (
        select(func.count())
        .select_from(PostedEntry)
        .join(Entry, Entry.id == PostedEntry.entry_id)
        .where(PostedEntry.fiscal_year_id == year.id, Entry.day <= until)
    )
    return session.scalars(query).one()


def _drafts(session: Session, year: FiscalYear, until: date) -> int:
    return len(live_drafts_between(session, year.starts_on, until))


def _closed(session: Session, year: FiscalYear) -> bool:
    return session.get(FiscalYearClosing, year.id) is not None
