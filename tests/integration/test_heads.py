"""Heads kept elsewhere: the chain goes on from them, is shorter, or is another one."""

from datetime import UTC, datetime

import pytest

from caisse.db import Database
from caisse.identity.actor import local_actor
from caisse.kernel.clock import FixedClock
from caisse.kernel.format import short_digest
from caisse.kernel.salts import RandomSalts
from caisse.services.verification import verify
from ledger import chain_verification
from ledger.chain_verification import HeadUnreadableError, KnownHead, check_payloads, head_now, read_head
from ledger.seals import head_of, seal
from tests.bookkeeping import Books, gift, open_books
from tests.conftest import ActorFactory

ROOT = "0123456789abcdef" * 4


@pytest.fixture
def books(sqlite_database: Database, make_actor: ActorFactory, clock: FixedClock) -> Books:
    opened = open_books(sqlite_database, make_actor, clock)
    opened.posted(gift())
    return opened


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        (f"12:{ROOT}", ROOT),
        (f" 12 : {ROOT.upper()} ", ROOT),
        ("12, 2025-06-01, 0123 4567 89ab cdef", ROOT[:16]),
        ("12 01/06/2025 0123456789abcdef", ROOT[:16]),
    ],
)
def test_a_head_is_read_in_full_or_as_printed(written: str, digits: str) -> None:
    assert read_head(written) == KnownHead(12, digits)


@pytest.mark.parametrize(
    "written", ["", "12", ROOT, f"12:{ROOT[:-1]}", f"12:{ROOT}0", "x:0123456789abcdef", "12:g"]
)
def test_what_is_no_head_is_refused(written: str) -> None:
    with pytest.raises(HeadUnreadableError):
        read_head(written)


def test_the_chain_goes_on_from_an_earlier_head(books: Books) -> None:
    with books.database.reading() as session:
        kept = head_of(session)
        assert kept == head_now(session)
    books.posted(gift(1))
    with books.database.reading() as session:
        full = verify(session, str(kept), local_actor("test"))
        short = verify(session, f"{kept.count}, 2025-06-01, {short_digest(kept.root)}", local_actor("test"))
    assert full.since is not None
    assert (full.since.outcome, full.since.compared, full.since.added) == ("extends", "full", 1)
    assert short.since is not None
    assert (short.since.outcome, short.since.compared) == ("extends", "short")
    assert full.passes
    assert short.passes


def test_a_shorter_and_another_history_fail_although_coherent(books: Books) -> None:
    with books.database.reading() as session:
        kept = head_of(session)
        shorter = verify(session, f"{kept.count + 1}:{kept.root}", local_actor("test"))
        other = verify(session, f"{kept.count}:{ROOT}", local_actor("test"))
    assert shorter.since is not None
    assert (shorter.since.outcome, shorter.is_coherent, shorter.passes) == ("shorter", True, False)
    assert other.since is not None
    assert (other.since.outcome, other.since.found, other.passes) == ("other", kept.root, False)


def test_events_are_read_page_by_page(books: Books, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chain_verification, "_PAGE", 2)
    with books.database.reading() as session:
        assert head_now(session) == head_of(session)


def test_an_empty_chain_has_a_head_too(sqlite_database: Database) -> None:
    with sqlite_database.reading() as session:
        found = verify(session, None, local_actor("test"))
    assert (found.head.count, found.last_at, found.passes) == (0, None, True)


def test_of_several_events_on_one_object_the_last_is_compared_with_the_rows(
    sqlite_database: Database,
) -> None:
    now = datetime(2025, 6, 1, tzinfo=UTC)
    with sqlite_database.transaction() as session:
        for state in ("old", "new"):
            seal(session, kind="note", object_key="n", payload={"s": state}, at=now, salts=RandomSalts())
    with sqlite_database.reading() as session:
        assert list(check_payloads(session, {"note": lambda _session, _key: {"s": "new"}})) == []
        found = list(check_payloads(session, {"note": lambda _session, _key: {"s": "old"}}))
    assert [finding.params["seal_number"] for finding in found] == [2]
