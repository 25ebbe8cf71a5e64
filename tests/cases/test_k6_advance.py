"""Worked case K6: an advance on the aid, the decree, the rest; the other boundaries are tested by rule."""

from datetime import date

from caisse.db import Database
from caisse.kernel.clock import FixedClock
from ledger.queries import trial_balance
from tests.bookkeeping import line, open_books, said
from tests.conftest import ActorFactory


def test_an_advance_then_the_decree_then_the_rest_leave_no_claim_and_the_whole_product(
    database: Database, make_actor: ActorFactory, clock: FixedClock
) -> None:
    books = open_books(database, make_actor, clock)
    books.move_to(date(2025, 10, 31))
    for journal, day, debit, credit, cents in (
        ("BM", date(2025, 3, 3), "5121", "4419", 6_000_000),
        ("AP", date(2025, 9, 8), "441", "7301", 10_000_000),
        ("AP", date(2025, 9, 8), "4419", "441", 6_000_000),
        ("BM", date(2025, 9, 25), "5121", "441", 4_000_000),
    ):
        books.posted(said(journal, day, line(debit, cents), line(credit, -cents)))
    with database.reading() as session:
        balances = {row.account: row.balance_cents for row in trial_balance(session, 2025)}
    assert balances["5121"] == 10_000_000
    assert balances["7301"] == -10_000_000
    assert balances.get("441", 0) == 0
    assert balances.get("4419", 0) == 0
