"""Years and months: opened, closed, reopened by two persons, closed for good."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from caisse.db import Database
from caisse.identity.actor import Actor, local_actor
from caisse.identity.authorise import NamedAccountRequiredError
from caisse.identity.roles import Role
from caisse.kernel.clock import FixedClock
from caisse.kernel.refusals import RefusalError
from caisse.services import fiscal_years as service
from caisse.services.verification import verify
from ledger.balances import balances
from ledger.closing import AlreadyDraftedError, NotCarriedError, NothingToDraftError
from ledger.drafting import withdraw_entry
from ledger.fiscal_years import (
    DraftsLeftError,
    MonthClosedError,
    MonthOpenError,
    MonthsOpenError,
    NoFiscalYearError,
    NotNilError,
    PreviousYearOpenError,
    ReopeningAskedError,
    ReopeningNotAskedError,
    YearClosedError,
    YearExistsError,
    YearRefusedError,
)
from ledger.four_eyes import InvitedByAuthorError, SamePersonError
from ledger.queries import entries_listed, entry_view, trial_balance
from tests.bookkeeping import Books, gift, line, open_books, said
from tests.conftest import ActorFactory

MAY = date(2025, 5, 1)


@pytest.fixture
def books(sqlite_database: Database, make_actor: ActorFactory, clock: FixedClock) -> Books:
    return open_books(sqlite_database, make_actor, clock)


@pytest.fixture
def both_books(database: Database, make_actor: ActorFactory, clock: FixedClock) -> Books:
    """The same on each engine, for what queries most."""
    return open_books(database, make_actor, clock)


def _close(books: Books, month: date) -> None:
    with books.database.transaction() as session:
        service.close_month(session, month, books.facilitator)


def _reopen(books: Books, month: date, reason: str | None, actor: Actor) -> bool:
    with books.database.transaction() as session:
        return service.reopen_month(session, month, reason, actor)


@pytest.mark.parametrize(
    ("year", "refusal"), [(2025, YearExistsError), (2027, YearRefusedError), (2024, YearRefusedError)]
)
def test_years_follow_one_another(books: Books, year: int, refusal: type[RefusalError]) -> None:
    with pytest.raises(refusal), books.database.transaction() as session:
        service.open_fiscal_year(session, year, books.treasurer)


@pytest.mark.parametrize("year", [1987, 2027, 2099])
def test_a_first_year_is_neither_before_the_law_nor_far_ahead(
    sqlite_database: Database, make_actor: ActorFactory, year: int
) -> None:
    treasurer = make_actor(sqlite_database, "anne", Role.POOL_TREASURER)
    with pytest.raises(YearRefusedError), sqlite_database.transaction() as session:
        service.open_fiscal_year(session, year, treasurer)


def test_next_year_opens_before_this_one_closes(books: Books) -> None:
    with books.database.transaction() as session:
        state = service.open_fiscal_year(session, 2026, books.treasurer)
    assert [month.starts_on.month for month in state.months] == list(range(1, 13))
    with books.database.reading() as session:
        assert [each.year for each in service.list_fiscal_years(session, books.treasurer)] == [2025, 2026]


def test_a_nameless_actor_opens_nothing(books: Books) -> None:
    with pytest.raises(NamedAccountRequiredError), books.database.transaction() as session:
        service.open_fiscal_year(session, 2026, local_actor("test"))
    with pytest.raises(NamedAccountRequiredError):
        service._named(local_actor("test"))  # noqa: SLF001 - the guard behind a permission that may change


def test_nothing_is_entered_or_posted_in_a_closed_month(books: Books) -> None:
    waiting = books.draft(gift())
    with pytest.raises(DraftsLeftError) as caught:
        _close(books, MAY)
    assert caught.value.params["first_number"] == waiting.id
    books.post(waiting)
    _close(books, MAY)
    with pytest.raises(MonthClosedError):
        books.draft(gift(day=date(2025, 5, 31)))
    with pytest.raises(MonthClosedError):
        _close(books, MAY)
    books.posted(gift(day=date(2025, 4, 30)))
    books.posted(gift(day=date(2025, 6, 1)))


def test_a_withdrawn_draft_does_not_hold_a_month_open(books: Books) -> None:
    waiting = books.draft(gift())
    with books.database.transaction() as session:
        withdraw_entry(session, waiting.id, user_id=books.treasurer.user_id, at=books.clock.now())
    _close(books, MAY)


def test_a_month_is_reopened_by_two_persons_and_the_reopening_is_traced(
    books: Books, make_actor: ActorFactory
) -> None:
    with pytest.raises(MonthOpenError):
        _reopen(books, MAY, "oubli", books.treasurer)
    _close(books, MAY)
    with pytest.raises(ReopeningNotAskedError):
        _reopen(books, MAY, None, books.facilitator)
    assert _reopen(books, MAY, "une facture oubliée", books.treasurer) is False
    with pytest.raises(ReopeningAskedError):
        _reopen(books, MAY, "encore", books.facilitator)
    with pytest.raises(SamePersonError):
        _reopen(books, MAY, None, books.treasurer)
    invited = make_actor(books.database, "chloé", Role.FACILITATOR, invited_by=books.treasurer)
    with pytest.raises(InvitedByAuthorError):
        _reopen(books, MAY, None, invited)
    with books.database.reading() as session:
        month = service.list_fiscal_years(session, books.treasurer)[0].months[4]
    assert (month.is_closed, month.reopening_asked_by_id) == (True, books.treasurer.user_id)
    assert _reopen(books, MAY, None, books.facilitator) is True
    books.posted(gift())
    _close(books, MAY)
    with books.database.reading() as session:
        assert verify(session, None, books.treasurer).faults == ()


def _whole_year(books: Books) -> None:
    """Post K1's opening, a contribution, a fee, two accruals and hours; the clock ends in February 2026."""
    books.clock.at = datetime(2026, 2, 1, 10, tzinfo=UTC)
    opening = [line("5121", 165_000), line("4684", -45_000), line("110", -120_000)]
    with books.database.transaction() as session:
        first = service.draft_first_opening(session, 2025, opening, "PV du 2 janvier", books.treasurer)
    books.post(first)
    last = date(2025, 12, 31)
    books.posted(said("BM", date(2025, 1, 20), line("5121", 300_000), line("75511", -300_000, "A")))
    books.posted(said("BP", date(2025, 2, 20), line("627", 10_200), line("5122", -10_200)))
    books.posted(said("OD", last, line("6226", 432_000), line("408", -432_000)))
    books.posted(said("OD", last, line("65711", 50_000), line("4686", -50_000)))
    books.posted(said("OD", last, line("2183", 100_000), line("75511", -100_000, "B")))
    books.posted(said("CV", date(2025, 4, 6), line("864", 34_300), line("875", -34_300)))


def test_the_year_is_closed_and_the_next_one_opened_from_it(both_books: Books) -> None:
    books = both_books
    _whole_year(books)
    with pytest.raises(NoFiscalYearError), books.database.transaction() as session:
        service.draft_opening(session, 2026, books.treasurer)
    with books.database.transaction() as session:
        service.open_fiscal_year(session, 2026, books.treasurer)
    with books.database.transaction() as session:
        opening = service.draft_opening(session, 2026, books.treasurer)
        with pytest.raises(AlreadyDraftedError):
            service.draft_opening(session, 2026, books.treasurer)
    books.post(*opening)
    with books.database.reading() as session:
        opened = {key[0]: cents for key, cents in balances(session, 2026).items()}
    # 4,000.00 of products, 102.00 + 4,320.00 + 500.00 of charges: a deficit of 922.00
    assert opened == {
        "110": -120_000, "129": 92_200, "2183": 100_000, "408": -432_000, "4684": -45_000,
        "4686": -50_000, "5121": 465_000, "5122": -10_200,
    }  # fmt: skip
    with pytest.raises(NothingToDraftError), books.database.transaction() as session:
        service.draft_opening(session, 2026, books.treasurer)
    # a late invoice of 2025 changes what is to be carried: the rest is drafted, no more
    books.posted(said("BP", date(2025, 12, 30), line("626", 1_000), line("5122", -1_000)))
    with books.database.transaction() as session:
        rest = service.draft_opening(session, 2026, books.treasurer)
        assert [(each.account, each.amount_cents) for each in entry_view(session, rest[0].id).said.lines] == [
            ("129", 1_000),
            ("5122", -1_000),
        ]
    books.post(*rest)


def test_accruals_are_mirrored_on_the_first_of_january(both_books: Books) -> None:
    books = both_books
    _whole_year(books)
    with books.database.transaction() as session:
        service.open_fiscal_year(session, 2026, books.treasurer)
        mirrors = service.draft_accrual_reversals(session, 2026, books.treasurer)
        views = [entry_view(session, each.id) for each in mirrors]
    assert [view.said.day for view in views] == [date(2026, 1, 1)] * 2
    assert [view.said.origin for view in views] == ["accrual_reversal"] * 2
    assert views[0].said.lines[0].amount_cents == -432_000
    assert "2025-0004" in views[0].said.label
    with pytest.raises(NothingToDraftError), books.database.transaction() as session:
        service.draft_accrual_reversals(session, 2026, books.treasurer)
    books.post(*mirrors)
    with pytest.raises(NothingToDraftError), books.database.transaction() as session:
        service.draft_accrual_reversals(session, 2026, books.treasurer)


def test_a_year_closes_once_everything_is_nil_and_every_month_closed(both_books: Books) -> None:
    books = both_books
    _whole_year(books)

    def close() -> None:
        with books.database.transaction() as session:
            service.close_fiscal_year(session, 2025, books.facilitator)

    with pytest.raises(NotNilError):
        close()
    with books.database.transaction() as session:
        drafts = service.draft_closing(session, 2025, books.treasurer)
        with pytest.raises(AlreadyDraftedError):
            service.draft_closing(session, 2025, books.treasurer)
    with pytest.raises(DraftsLeftError):
        close()
    books.post(*drafts)
    with pytest.raises(NothingToDraftError), books.database.transaction() as session:
        service.draft_closing(session, 2025, books.treasurer)
    with books.database.reading() as session:
        left = {account: cents for (account, _), cents in balances(session, 2025).items() if cents}
        assert {account for account in left if account[0] in "678"} == set()
        assert left["129"] == 92_200
        before = {row.account: row.balance_cents for row in trial_balance(session, 2025)}
        assert before["75511"] == -400_000
        after = {row.account: row.balance_cents for row in trial_balance(session, 2025, with_closing=True)}
        assert after["75511"] == 0
    with pytest.raises(MonthsOpenError):
        close()
    for month in range(1, 13):
        _close(books, date(2025, month, 1))
    close()
    with pytest.raises(YearClosedError):
        close()
    with pytest.raises(YearClosedError):
        _reopen(books, MAY, "trop tard", books.treasurer)
    with pytest.raises(YearClosedError):
        books.draft(gift())
    by_hand = (
        "INSERT INTO period_events (period_id, position, kind, user_id, at, reason, salt) "
        "VALUES (5, 2, 'reopen_requested', 1, '2026', 'x', '')"
    )
    with pytest.raises(DBAPIError, match="closed for good"), books.database.transaction() as session:
        session.execute(text(by_hand))
    with books.database.transaction() as session:
        service.open_fiscal_year(session, 2026, books.treasurer)
        opening = service.draft_opening(session, 2026, books.treasurer)
    books.post(*opening)
    with books.database.reading() as session:
        assert balances(session, 2026)["129", None] == 92_200
        assert verify(session, None, books.treasurer).faults == ()


def test_a_year_does_not_close_before_the_one_it_follows(books: Books) -> None:
    books.clock.at = datetime(2026, 2, 1, 10, tzinfo=UTC)
    with books.database.transaction() as session:
        service.open_fiscal_year(session, 2026, books.treasurer)
    with pytest.raises(PreviousYearOpenError), books.database.transaction() as session:
        service.close_fiscal_year(session, 2026, books.treasurer)


@pytest.mark.parametrize("account", ["4718", "580"])
def test_december_closes_only_when_suspense_and_transfers_are_nil(books: Books, account: str) -> None:
    books.clock.at = datetime(2026, 2, 1, 10, tzinfo=UTC)
    books.posted(said("BM", date(2025, 11, 20), line("5121", 100), line(account, -100)))
    _close(books, date(2025, 11, 1))
    with pytest.raises(NotNilError) as caught:
        _close(books, date(2025, 12, 1))
    assert caught.value.params == {"account": account, "balance_cents": -100}
    books.posted(said("OD", date(2025, 12, 2), line(account, 100), line("7541", -100)))
    _close(books, date(2025, 12, 1))


def test_only_classes_1_to_5_open_a_year(books: Books) -> None:
    lines = [line("5121", 100), line("7541", -100)]
    with pytest.raises(NotCarriedError), books.database.transaction() as session:
        service.draft_first_opening(session, 2025, lines, "PV", books.treasurer)


def test_an_excess_goes_to_120_and_a_nil_result_nowhere(books: Books) -> None:
    books.clock.at = datetime(2026, 2, 1, 10, tzinfo=UTC)
    books.posted(gift(500))
    with books.database.transaction() as session:
        service.open_fiscal_year(session, 2026, books.treasurer)
        drafts = service.draft_closing(session, 2025, books.treasurer)
        view = entry_view(session, drafts[0].id)
        assert [(each.account, each.amount_cents) for each in view.said.lines] == [
            ("7541", 500),
            ("120", -500),
        ]
        withdraw_entry(session, drafts[0].id, user_id=None, at=books.clock.now())
    books.posted(said("BM", date(2025, 6, 1), line("627", 500), line("5121", -500)))
    with books.database.transaction() as session:
        again = service.draft_closing(session, 2025, books.treasurer)
        assert [each.account for each in entry_view(session, again[0].id).said.lines] == ["627", "7541"]
        assert len(entries_listed(session, 2025, state="draft")) == 1
    books.post(*again)
    with pytest.raises(NothingToDraftError), books.database.transaction() as session:
        service.draft_opening(session, 2026, books.treasurer)
