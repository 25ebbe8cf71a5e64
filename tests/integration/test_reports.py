"""Reports on real books, on both databases: what they say, who may read them, what stays as issued."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select, text

from caisse.db import Database
from caisse.identity.actor import Actor
from caisse.identity.authorise import ForeignMemberError, NamedAccountRequiredError, NotAllowedError
from caisse.identity.roles import Role
from caisse.kernel.clock import FixedClock
from caisse.models.reports import IssuedReport, ReportRendering
from caisse.services.book_reports import (
    BooksAsked,
    MemberUnknownError,
    StatementAsked,
    compose_general_ledger,
    compose_member_statement,
    compose_trial_balance,
)
from caisse.services.report_frames import Issuing
from caisse.services.reports import (
    FormUnknownError,
    NumberTakenError,
    ReportUnknownError,
    keep_report,
    list_reports,
    read_report,
)
from caisse.services.verification import verify
from ledger.fiscal_years import NoFiscalYearError, open_year
from ledger.seals import head_of
from reports.document import Document, Status, Table
from reports.renderers.forms import Form, render
from tests.bookkeeping import Books, gift, line, open_books, said
from tests.conftest import ActorFactory
from tests.unprotected import SWITCHED_OFF, unprotect

YEAR = BooksAsked(2025)
FRENCH = Issuing("fr", date(2025, 6, 2))


class UndoneError(Exception):
    """Ends a transaction that must leave nothing behind."""


def keep_books(database: Database, make_actor: ActorFactory, clock: FixedClock) -> Books:
    """Keep books: a gift of 150.00, a share of 80.00 owed to A and paid for 30.00, and a draft."""
    opened = open_books(database, make_actor, clock)
    opened.posted(gift())
    opened.posted(said("AP", date(2025, 5, 13), line("65711", 80_00), line("4511", -80_00, "A")))
    opened.posted(said("BP", date(2025, 5, 20), line("4511", 30_00, "A"), line("5122", -30_00)))
    opened.draft(gift(1_00))
    return opened


@pytest.fixture
def books(sqlite_database: Database, make_actor: ActorFactory, clock: FixedClock) -> Books:
    return keep_books(sqlite_database, make_actor, clock)


@pytest.fixture
def either_books(database: Database, make_actor: ActorFactory, clock: FixedClock) -> Books:
    """The same books, once on SQLite, once on PostgreSQL."""
    return keep_books(database, make_actor, clock)


@pytest.fixture
def representative(books: Books, make_actor: ActorFactory) -> Actor:
    return make_actor(books.database, "rosa", Role.REPRESENTATIVE, member="A")


def trial_balance(books: Books, asked: BooksAsked = YEAR, issuing: Issuing = FRENCH) -> Document:
    with books.database.reading() as session:
        return compose_trial_balance(session, asked, issuing, books.treasurer)


def statement(books: Books, member: str, actor: Actor, asked: BooksAsked = YEAR) -> Document:
    with books.database.reading() as session:
        return compose_member_statement(session, StatementAsked(member, asked), FRENCH, actor)


def rows(table: Table) -> dict[object, tuple[object, ...]]:
    return {row[0]: row[2:] for row in table.rows}


def test_a_trial_balance_shows_each_account_and_leaves_drafts_out(either_books: Books) -> None:
    books = either_books
    document = trial_balance(books)

    assert document.title == "Les comptes sont équilibrés\u00a0: 260,00\u00a0€ de chaque côté"
    assert rows(document.tables[0]) == {
        "4511": (0, 0, 30_00, 80_00, 0, 50_00),
        "5121": (0, 0, 150_00, 0, 150_00, 0),
        "5122": (0, 0, 0, 30_00, 0, 30_00),
        "65711": (0, 0, 80_00, 0, 80_00, 0),
        "7541": (0, 0, 0, 150_00, 0, 150_00),
    }
    assert document.status is Status.PROVISIONAL
    said_first = [getattr(block, "text", "") for block in document.lead]
    assert said_first == [
        "3 écritures validées sont comptées.",
        "1 brouillon attend\u00a0: il n’est pas compté.",
    ]


def test_a_trial_balance_stops_at_the_day_asked(books: Books) -> None:
    document = trial_balance(books, BooksAsked(2025, date(2025, 5, 12)))

    assert document.tables[0].totals[0][4:6] == (150_00, 150_00)
    assert "12\u00a0mai\u00a02025" in document.as_of


def test_a_year_that_was_never_opened_has_no_balance(books: Books) -> None:
    with pytest.raises(NoFiscalYearError):
        trial_balance(books, BooksAsked(2031))


def test_the_manifest_holds_the_head_and_the_digest_of_what_was_read(books: Books) -> None:
    document = trial_balance(books)

    with books.database.reading() as session:
        head = head_of(session)
    assert (document.manifest.head.count, document.manifest.head.root) == (head.count, head.root)
    assert document.manifest.head.on == date(2025, 6, 1)
    assert document.pool == "Groupement pas encore enregistré"
    books.posted(gift(2_00))
    assert trial_balance(books).manifest.inputs != document.manifest.inputs


def test_a_general_ledger_holds_every_posted_line_with_running_balances(books: Books) -> None:
    with books.database.reading() as session:
        document = compose_general_ledger(session, YEAR, FRENCH, books.treasurer)

    shares = next(table for table in document.tables if table.key == "account-4511")
    assert [row[-3:] for row in shares.rows] == [(None, 80_00, -80_00), (30_00, None, -50_00)]
    assert [row[1] for row in shares.rows] == ["2025-0002", "2025-0003"]
    assert document.figure.item.value == 6


def test_a_statement_holds_the_lines_of_one_member(books: Books) -> None:
    document = statement(books, "A", books.treasurer)

    assert document.title == "Le groupement doit 50,00\u00a0€ à Collectif A"
    assert [table.key for table in document.tables] == ["account-4511"]
    assert statement(books, "B", books.treasurer).title == "Le groupement et Collectif B ne se doivent rien"


def test_a_debt_of_last_year_opens_the_statement_and_income_does_not(either_books: Books) -> None:
    books = either_books
    books.posted(said("BM", date(2025, 5, 21), line("5121", 5_00), line("75511", -5_00, "A")))
    with books.database.transaction() as session:
        open_year(session, 2026, user_id=books.treasurer.user_id, at=books.clock.now())

    document = statement(books, "A", books.treasurer, BooksAsked(2026))

    assert [(table.key, table.rows[0][-1]) for table in document.tables] == [("account-4511", -50_00)]
    assert document.tables[0].rows[0][:4] == (date(2026, 1, 1), None, None, "À-nouveau")


def test_a_representative_reads_the_lines_of_its_member_only(books: Books, representative: Actor) -> None:
    assert statement(books, "A", representative).tables
    with pytest.raises(ForeignMemberError):
        statement(books, "B", representative)
    with books.database.reading() as session, pytest.raises(NotAllowedError):
        compose_trial_balance(session, YEAR, FRENCH, representative)


def test_an_unproved_account_reads_nothing(books: Books) -> None:
    stranger = replace(books.treasurer, proved=False)

    with books.database.reading() as session, pytest.raises(NamedAccountRequiredError):
        compose_general_ledger(session, YEAR, FRENCH, stranger)


def test_an_unknown_member_has_no_statement(books: Books) -> None:
    with pytest.raises(MemberUnknownError):
        statement(books, "Z", books.treasurer)


def keep(books: Books, document: Document, form: Form, actor: Actor, member: str | None = None) -> bytes:
    content = render(document, form)
    with books.database.transaction() as session:
        return keep_report(session, document, form, content, member, actor).content


def test_a_report_issued_twice_is_one_report(either_books: Books) -> None:
    books = either_books
    document = trial_balance(books)

    first = keep(books, document, Form.JSON, books.treasurer)
    with books.database.transaction() as session:
        again = keep_report(session, document, Form.JSON, b"other bytes", None, books.treasurer)
    keep(books, document, Form.CSV, books.treasurer)

    assert again.already_there
    assert again.content == first
    with books.database.reading() as session:
        listed = list_reports(session, None, books.treasurer)
    assert [(row.number, [form for form, _ in row.forms]) for row in listed] == [
        (document.number, ["csv", "json"])
    ]


def test_an_earlier_report_stays_as_issued_when_the_books_go_on(books: Books) -> None:
    document = trial_balance(books)
    first = keep(books, document, Form.HTML, books.treasurer)
    books.posted(gift(9_00))

    assert trial_balance(books).number != document.number
    with books.database.reading() as session:
        assert read_report(session, document.number, Form.HTML, None, books.treasurer) == first


def test_the_same_books_and_date_give_the_same_number(books: Books) -> None:
    assert trial_balance(books).number == trial_balance(books).number
    later = replace(FRENCH, issued_on=date(2025, 6, 3))
    assert trial_balance(books, issuing=later).number != trial_balance(books).number
    assert trial_balance(books, issuing=Issuing("en", FRENCH.issued_on)).title.startswith("The accounts")


def test_a_number_is_never_given_to_another_content(books: Books) -> None:
    document = trial_balance(books)
    keep(books, document, Form.JSON, books.treasurer)

    with pytest.raises(NumberTakenError):
        keep(books, replace(document, title="Autre chose"), Form.CSV, books.treasurer)


def test_a_member_lists_and_reads_its_own_reports_only(books: Books, representative: Actor) -> None:
    own = statement(books, "A", representative)
    content = keep(books, own, Form.CSV, representative, "A")
    other = statement(books, "B", books.treasurer)
    keep(books, other, Form.CSV, books.treasurer, "B")

    with books.database.reading() as session:
        assert [row.number for row in list_reports(session, "A", representative)] == [own.number]
        assert read_report(session, own.number, Form.CSV, "A", representative) == content
        with pytest.raises(ReportUnknownError):
            read_report(session, other.number, Form.CSV, "A", representative)
        with pytest.raises(ForeignMemberError):
            read_report(session, other.number, Form.CSV, "B", representative)
        with pytest.raises(NotAllowedError):
            list_reports(session, None, representative)


def test_a_report_that_does_not_exist_is_not_found(books: Books) -> None:
    document = trial_balance(books)
    keep(books, document, Form.JSON, books.treasurer)

    with books.database.reading() as session:
        with pytest.raises(ReportUnknownError):
            read_report(session, "2025-0000000000", Form.JSON, None, books.treasurer)
        with pytest.raises(FormUnknownError):
            read_report(session, document.number, Form.PDF, None, books.treasurer)


def test_what_was_issued_cannot_be_changed_in_the_database(either_books: Books) -> None:
    books = either_books
    keep(books, trial_balance(books), Form.JSON, books.treasurer)

    for statement_ in (
        "UPDATE issued_reports SET title = 'x'",
        "DELETE FROM report_renderings",
        "UPDATE report_renderings SET digest = 'x'",
    ):
        with pytest.raises(Exception, match="only added to"), books.database.transaction() as session:
            session.execute(text(statement_))


def test_the_rows_hold_manifest_issuer_and_digest(books: Books) -> None:
    document = trial_balance(books)
    keep(books, document, Form.JSON, books.treasurer)

    with books.database.reading() as session:
        row = session.scalars(select(IssuedReport)).one()
        rendering = session.scalars(select(ReportRendering)).one()
    assert row.issued_by_id == books.treasurer.user_id
    assert row.issued_as == "anne@example.org"
    assert document.manifest.template_digest in row.manifest
    assert document.manifest.head.root in row.manifest
    assert len(rendering.digest) == 64


def attack(books: Books, change: str, found: set[str]) -> None:
    """Change rows as somebody who owns the database, note the faults that verify finds, undo all."""
    with books.database.transaction() as session:
        unprotect(session)
        for statement_ in change.split("; "):
            session.execute(text(statement_))
        found |= {fault.code for fault in verify(session, None, books.treasurer).faults}
        raise UndoneError


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("UPDATE issued_reports SET record = replace(record, '15000', '25000')", "reports.changed"),
        ("UPDATE issued_reports SET manifest = replace(manifest, '0.1.0', '0.2.0')", "reports.changed"),
        ("UPDATE issued_reports SET title = 'Autre titre'", "reports.changed"),
        ("DELETE FROM document_chunks; DELETE FROM documents", "reports.bytes_missing"),
    ],
)
def test_a_report_changed_behind_the_program_is_found_by_verify(books: Books, change: str, code: str) -> None:
    keep(books, trial_balance(books), Form.JSON, books.treasurer)
    with books.database.reading() as session:
        assert verify(session, None, books.treasurer).passes
    found: set[str] = set()

    with pytest.raises(UndoneError):
        attack(books, change, found)

    assert found - SWITCHED_OFF == {code}
