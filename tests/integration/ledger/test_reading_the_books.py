"""Trial balance, general ledger, statements, letterings, payments, on both databases."""

from datetime import date

import pytest

from caisse.db import Database
from caisse.kernel.clock import FixedClock
from caisse.kernel.exact import Cents
from caisse.services import entries as service
from caisse.services.entries import Reversal
from ledger.drafting import UnknownEntryError
from ledger.lettering import (
    LetteringRefusedError,
    PaymentLinkRefusedError,
    following,
    link_payment,
)
from ledger.models.entries import PaymentLink
from ledger.queries import entries_listed, entry_view, general_ledger, member_statement, trial_balance
from tests.bookkeeping import Books, gift, line, open_books, said
from tests.conftest import ActorFactory


@pytest.fixture
def books(database: Database, make_actor: ActorFactory, clock: FixedClock) -> Books:
    """D 5121 3,000.00 from A; a fee of 120.00 reversed, then 102.00; a share of 500.00 owed to A and paid."""
    opened = open_books(database, make_actor, clock)
    opened.posted(
        said("AN", date(2025, 1, 1), line("5122", 100_000), line("4511", -2_500, "A"), line("110", -97_500))
    )
    opened.posted(said("BM", date(2025, 1, 20), line("5121", 300_000), line("75511", -300_000, "A")))
    fee = opened.posted(
        said("BP", date(2025, 2, 1), line("627", 12_000), line("5122", -12_000), label="Frais")
    )
    with database.transaction() as session:
        mirror = service.reverse_entry(
            session, Reversal(fee.number, date(2025, 2, 5), "montant erroné"), opened.treasurer
        )
    opened.post(mirror)
    opened.posted(said("BP", date(2025, 2, 5), line("627", 10_200), line("5122", -10_200)))
    opened.posted(said("AP", date(2025, 3, 1), line("65711", 50_000), line("4511", -50_000, "A")))
    opened.posted(said("BP", date(2025, 3, 5), line("4511", 50_000, "A"), line("5122", -50_000)))
    return opened


def test_the_trial_balance_keeps_the_opening_apart(books: Books) -> None:
    with books.database.reading() as session:
        rows = {row.account: row for row in trial_balance(session, 2025)}
        january = trial_balance(session, 2025, until=date(2025, 1, 31))
    bank = rows["5122"]
    assert (bank.opening_cents, bank.debit_cents, bank.credit_cents, bank.balance_cents) == (
        100_000, 12_000, 72_200, 39_800,
    )  # fmt: skip
    assert sum(row.balance_cents for row in rows.values()) == 0
    assert sum(row.debit_cents for row in rows.values()) == sum(row.credit_cents for row in rows.values())
    assert bank.label == "Banque, compte du parti"
    assert [row.account for row in january] == ["110", "4511", "5121", "5122", "75511"]


def test_the_general_ledger_runs_balances_account_by_account(books: Books) -> None:
    with books.database.reading() as session:
        rows = general_ledger(session, 2025, account="627")
        everything = general_ledger(session, 2025, with_closing=True)
    assert [(row.number, row.debit_cents, row.credit_cents, row.running_cents) for row in rows] == [
        ("2025-0003", 12_000, 0, 12_000),
        ("2025-0004", 0, 12_000, 0),
        ("2025-0005", 10_200, 0, 10_200),
    ]
    assert rows[1].label == "Contre-passation de 2025-0003\u00a0: montant erroné"
    assert sum(row.debit_cents - row.credit_cents for row in everything) == 0


def test_a_member_reads_each_line_that_names_it(books: Books) -> None:
    with books.database.reading() as session:
        rows = member_statement(session, "A")
        march = member_statement(session, "A", since=date(2025, 3, 2), until=date(2025, 3, 31))
        nothing = member_statement(session, "B")
    assert [(row.account, row.running_cents) for row in rows] == [
        ("4511", -2_500), ("4511", -52_500), ("4511", -2_500), ("75511", -300_000),
    ]  # fmt: skip
    assert [row.debit_cents for row in march] == [50_000]
    assert nothing == ()


def test_entries_are_listed_by_number_then_drafts(books: Books) -> None:
    waiting = books.draft(gift())
    with books.database.reading() as session:
        listed = service.list_entries(session, 2025, books.treasurer)
        assert [view.number for view in listed][-2:] == ["2025-0007", None]
        assert [view.id for view in entries_listed(session, 2025, state="draft")] == [waiting.id]
        assert [view.number for view in entries_listed(session, 2025, state="posted", journal="AP")] == [
            "2025-0006"
        ]
        reversed_one = service.show_entry(session, "2025-0003", books.treasurer)
        assert (reversed_one.reversed_by, reversed_one.poster_id) == ("2025-0004", books.facilitator.user_id)
        assert service.show_entry(session, "2025-0004", books.treasurer).reverses == "2025-0003"
        assert service.show_entry(session, str(waiting.id), books.treasurer).state == "draft"
        for unknown in ("2025-0099", "2024-x", "rien", "999"):
            with pytest.raises(UnknownEntryError):
                service.show_entry(session, unknown, books.treasurer)


def test_lines_that_answer_each_other_are_lettered_once(books: Books) -> None:
    with books.database.transaction() as session:
        owed, paid = (row.posting_id for row in general_ledger(session, 2025, account="4511")[1:])
        other = general_ledger(session, 2025, account="5121")[0].posting_id
        for wrong in ([owed], [owed, other], [owed, 999], []):
            with pytest.raises(LetteringRefusedError):
                service.letter_lines(session, wrong, books.treasurer)
        assert service.letter_lines(session, [owed, paid], books.treasurer) == "A"
        with pytest.raises(LetteringRefusedError):
            service.letter_lines(session, [owed, paid], books.treasurer)
        fees = [row.posting_id for row in general_ledger(session, 2025, account="627")[:2]]
        assert service.letter_lines(session, fees, books.treasurer) == "A"
    with books.database.reading() as session:
        assert [row.lettering for row in general_ledger(session, 2025, account="4511")] == [None, "A", "A"]


@pytest.mark.parametrize(
    ("last", "next_"), [("", "A"), ("A", "B"), ("Z", "AA"), ("AZ", "BA"), ("ZZ", "AAA"), ("AAA", "AAB")]
)
def test_letters_follow_one_another(last: str, next_: str) -> None:
    assert following(last) == next_


def test_a_payment_is_linked_to_the_debt_it_pays(books: Books) -> None:
    waiting = books.draft(gift())
    with books.database.transaction() as session:
        link_payment(session, payment_id=7, owed_id=6, amount_cents=Cents(50_000))
        assert session.get_one(PaymentLink, 1).amount_cents == 50_000
        for payment, amount in ((waiting.id, 50_000), (6, 50_000), (7, 0)):
            with pytest.raises(PaymentLinkRefusedError):
                link_payment(session, payment_id=payment, owed_id=6, amount_cents=Cents(amount))


def test_a_draft_shows_the_digest_to_hand_back(books: Books) -> None:
    waiting = books.draft(gift())
    with books.database.reading() as session:
        view = entry_view(session, waiting.id)
    assert (view.digest, view.number, view.posted_at, view.hands) == (
        waiting.digest, None, None, (books.treasurer.user_id,),
    )  # fmt: skip
