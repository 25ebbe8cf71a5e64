"""Worked case K3: a whole year in the books, closed, and the next one opened (the house’s cases)."""

from datetime import UTC, date, datetime

import pytest

from caisse.db import Database
from caisse.kernel.clock import FixedClock
from caisse.services import fiscal_years
from caisse.services.verification import verify
from ledger.balances import balances
from ledger.closing import result_of
from ledger.entries import EntryDraft, Line
from ledger.posting import reverse_entry
from ledger.queries import entries_listed, trial_balance
from tests.bookkeeping import Books, add_entity, line, open_books
from tests.conftest import ActorFactory

Said = tuple[str, str, tuple[Line, ...]]


def _two(journal: str, day: str, debit: str, credit: str, cents: int, member: str | None = None) -> Said:
    auxiliary = {"75511", "16811", "4511"}
    return (
        day,
        journal,
        (
            line(debit, cents, member if debit in auxiliary else None),
            line(credit, -cents, member if credit in auxiliary else None),
        ),
    )


MONEY = [
    _two("BM", "01-02", "5121", "75511", 45_000, "D"),
    _two("BM", "01-03", "4684", "5121", 45_000),
    _two("BM", "01-20", "5121", "75511", 300_000, "A"),
    _two("BM", "02-01", "580", "5121", 300_000),
    _two("BP", "02-01", "5122", "580", 300_000),
    _two("BM", "03-14", "5121", "4684", 50_000),
    _two("BM", "03-15", "5121", "75511", 125_000, "B"),
    _two("BM", "03-18", "5121", "75511", 80_000, "C"),
    _two("BM", "03-20", "4684", "5121", 50_000),
    _two("BM", "04-02", "5121", "4684", 70_000),
    _two("CV", "04-06", "864", "875", 34_300),
    _two("BM", "04-10", "4684", "5121", 70_000),
    _two("CV", "04-12", "861", "871", 36_000),
    _two("CV", "04-15", "862", "871", 32_000),
    _two("BM", "04-20", "5121", "16811", 600_000, "A"),
    _two("BM", "04-22", "5121", "16811", 150_000, "C"),
    _two("AC", "05-03", "6236", "401", 118_000),
    _two("OD", "05-03", "401", "4512", 118_000),
    _two("BP", "05-15", "4512", "5122", 118_000),
    _two("BM", "06-12", "5121", "7541", 15_000),
    _two("CV", "06-30", "864", "875", 2_100),
    _two("CV", "07-01", "864", "875", 2_175),
    _two("CV", "07-02", "864", "875", 1_208),
    _two("AP", "09-06", "441", "7301", 16_497_561),
    _two("BM", "09-25", "5121", "441", 16_497_561),
    _two("BM", "09-26", "580", "5121", 16_000_000),
    _two("BP", "09-26", "5122", "580", 16_000_000),
    (
        "10-10", "AP",
        (
            line("65711", 13_641_443), line("65718", 800_000), line("4511", -7_110_174, "A"),
            line("4511", -3_195_797, "B"), line("4511", -2_582_678, "C"), line("4511", -752_794, "D"),
            line("4511", -800_000, "E"),
        ),
    ),
    _two("AP", "10-10", "4511", "4685", 800_000, "E"),
    _two("BP", "10-15", "16811", "5122", 600_000, "A"),
    _two("BP", "10-15", "16811", "5122", 150_000, "C"),
    _two("BP", "10-20", "4511", "5122", 7_110_174, "A"),
    _two("BP", "10-20", "4511", "5122", 3_195_797, "B"),
    _two("BP", "10-20", "4511", "5122", 2_582_678, "C"),
    _two("BP", "10-31", "627", "5122", 12_000),
]  # fmt: skip
LATER = [
    _two("BP", "11-05", "627", "5122", 10_200),
    _two("AC", "11-10", "616", "401", 51_040),
    _two("BP", "11-10", "401", "5122", 51_040),
    _two("OD", "12-31", "6226", "408", 432_000),
]
DEBIT = {
    "5121": 1_632_561, "5122": 2_482_111, "616": 51_040, "6226": 432_000, "6236": 118_000, "627": 10_200,
    "65711": 13_641_443, "65718": 800_000, "861": 36_000, "862": 32_000, "864": 39_783,
}  # fmt: skip
CREDIT = {
    "110": 120_000, "408": 432_000, "4511": 752_794, "4685": 800_000, "7301": 16_497_561, "7541": 15_000,
    "75511": 550_000, "871": 68_000, "875": 39_783,
}  # fmt: skip


def _post(books: Books, entries: list[Said]) -> None:
    drafts = [
        books.draft(EntryDraft(journal, date.fromisoformat(f"2025-{day}"), "K3", lines, f"K3-{day}"))
        for day, journal, lines in entries
    ]
    books.post(*drafts)


@pytest.fixture
def books(database: Database, make_actor: ActorFactory, clock: FixedClock) -> Books:
    clock.at = datetime(2026, 3, 1, 10, tzinfo=UTC)
    opened = open_books(database, make_actor, clock)
    with database.transaction() as session:
        for code in ("C", "D", "E"):
            add_entity(session, code, opened.treasurer)
        first = fiscal_years.draft_first_opening(
            session, 2025, [line("5121", 165_000), line("4684", -45_000), line("110", -120_000)], "PV",
            opened.treasurer,
        )  # fmt: skip
    opened.post(first)
    _post(opened, MONEY)
    with database.transaction() as session:
        mistake = next(view for view in entries_listed(session, 2025) if view.said.lines[0].account == "627")
        mirror = reverse_entry(
            session, mistake.id, day=date(2025, 11, 5), author_id=opened.treasurer.user_id, at=clock.now(),
            reason="erreur de montant",
        )  # fmt: skip
    opened.post(mirror)
    _post(opened, LATER)
    return opened


def test_k3_the_year_has_40_entries_and_85_lines_after_the_opening(books: Books) -> None:
    with books.database.reading() as session:
        views = entries_listed(session, 2025)[1:]
        rows = trial_balance(session, 2025)
        result = result_of(balances(session, 2025))
    assert len(views) == 40
    assert sum(len(view.said.lines) for view in views) == 85
    assert sum(row.debit_cents for row in rows) == sum(row.credit_cents for row in rows) == 97_105_277
    assert {row.account: row.balance_cents for row in rows if row.balance_cents > 0} == DEBIT
    assert {row.account: -row.balance_cents for row in rows if row.balance_cents < 0} == CREDIT
    assert sum(DEBIT.values()) == sum(CREDIT.values()) == 19_275_138
    assert result == -2_009_878


def test_k3_the_year_closes_and_2026_opens_to_the_cent(books: Books) -> None:
    with books.database.transaction() as session:
        closing = fiscal_years.draft_closing(session, 2025, books.treasurer)
    books.post(*closing)
    for month in range(1, 13):
        with books.database.transaction() as session:
            fiscal_years.close_month(session, date(2025, month, 1), books.facilitator)
    with books.database.transaction() as session:
        fiscal_years.close_fiscal_year(session, 2025, books.facilitator)
        fiscal_years.open_fiscal_year(session, 2026, books.treasurer)
        opening = fiscal_years.draft_opening(session, 2026, books.treasurer)
    books.post(*opening)
    with books.database.reading() as session:
        opened = {account: cents for (account, _), cents in balances(session, 2026).items()}
        assert opened == {
            "5121": 1_632_561, "5122": 2_482_111, "110": -120_000, "120": -2_009_878, "408": -432_000,
            "4511": -752_794, "4685": -800_000,
        }  # fmt: skip
        assert sum(cents for cents in opened.values() if cents > 0) == 4_114_672
        assert verify(session, None, books.treasurer).faults == ()
    allocation = EntryDraft(
        "OD", date(2026, 2, 20), "Affectation du résultat 2025",
        (line("120", 2_009_878), line("1068", -824_878), line("110", -1_185_000)), "PV d’assemblée",
    )  # fmt: skip
    books.posted(allocation)
    with books.database.reading() as session:
        assert balances(session, 2026)["110", None] == -1_305_000
