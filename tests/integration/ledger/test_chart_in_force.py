"""The chart in force: editable until the first entry is posted."""

from dataclasses import replace

import pytest

from caisse.db import Database
from caisse.kernel.clock import FixedClock
from caisse.services import accounts as service
from ledger.accounts import AccountNumberRefusedError, ChartAccount, default_chart
from ledger.chart import AccountExistsError, AccountInUseError, ChartFrozenError, UnknownAccountError
from tests.bookkeeping import Books, gift, open_books
from tests.conftest import ActorFactory

TRAINING = ChartAccount("6333", "Formation", "633")


@pytest.fixture
def books(sqlite_database: Database, make_actor: ActorFactory, clock: FixedClock) -> Books:
    return open_books(sqlite_database, make_actor, clock)


def test_the_first_year_brings_the_default_chart(books: Books) -> None:
    with books.database.reading() as session:
        chart = service.list_accounts(session, books.treasurer)
    assert sorted(chart, key=lambda each: each.number) == sorted(
        default_chart(), key=lambda each: each.number
    )


def test_an_account_is_added_changed_and_removed_before_the_first_posted_entry(books: Books) -> None:
    renamed = replace(TRAINING, number="63331", label="Formation des élus")
    with books.database.transaction() as session:
        service.add_account(session, TRAINING, books.treasurer)
        service.change_account(session, "6333", renamed, books.treasurer)
        service.change_account(session, "63331", replace(renamed, label="Formation"), books.treasurer)
        assert "63331" in {each.number for each in service.list_accounts(session, books.treasurer)}
        service.remove_account(session, "63331", books.treasurer)
        assert len(service.list_accounts(session, books.treasurer)) == len(default_chart())


def test_a_number_in_use_stays_even_in_a_draft(books: Books) -> None:
    books.draft(gift())
    bank = ChartAccount("5129", "Banque", "512")
    with books.database.transaction() as session:
        with pytest.raises(AccountInUseError):
            service.change_account(session, "5121", bank, books.treasurer)
        with pytest.raises(AccountInUseError):
            service.remove_account(session, "7541", books.treasurer)
        with pytest.raises(AccountExistsError):
            service.change_account(session, "616", replace(bank, number="627"), books.treasurer)
        with pytest.raises(AccountNumberRefusedError):
            service.change_account(session, "616", replace(bank, number="530"), books.treasurer)
        with pytest.raises(UnknownAccountError):
            service.remove_account(session, "6999", books.treasurer)


def test_after_the_first_posted_entry_accounts_are_only_added(books: Books) -> None:
    books.posted(gift())
    with books.database.transaction() as session:
        with pytest.raises(ChartFrozenError):
            service.change_account(session, "616", TRAINING, books.treasurer)
        with pytest.raises(ChartFrozenError):
            service.remove_account(session, "616", books.treasurer)
        service.add_account(session, TRAINING, books.treasurer)
        with pytest.raises(AccountExistsError):
            service.add_account(session, TRAINING, books.treasurer)
