"""A process killed with -9 in the middle of a posting: nothing lost, nothing half done, on both databases."""

import subprocess
import sys

from caisse.db import Database
from caisse.identity.actor import local_actor
from caisse.kernel.clock import FixedClock
from caisse.services.verification import verify
from ledger.queries import entries_listed
from tests.bookkeeping import Books, gift, open_books
from tests.conftest import ROOT, ActorFactory


def _start(books: Books, mode: str, count: int) -> "subprocess.Popen[str]":
    url = books.database.engine.url.render_as_string(hide_password=False)
    words = [mode, url, str(books.treasurer.user_id), str(books.facilitator.user_id), str(count)]
    return subprocess.Popen(
        [sys.executable, "-m", "tests.writers", *words], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )


def _coherent(books: Books) -> list[str | None]:
    with books.database.reading() as session:
        assert verify(session, None, local_actor("test")).faults == ()
        return [view.number for view in entries_listed(session, 2025, state="posted")]


def test_a_writer_killed_inside_its_transaction_leaves_nothing(
    database: Database, make_actor: ActorFactory, clock: FixedClock
) -> None:
    books = open_books(database, make_actor, clock)
    first = books.posted(gift())
    with _start(books, "hang", 1) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "inside\n"
        writer.kill()
    assert _coherent(books) == [first.number]
    with database.reading() as session:
        assert len(entries_listed(session, 2025)) == 1
    assert books.posted(gift()).number == "2025-0002"


def test_whatever_a_killed_writer_acknowledged_is_kept(
    database: Database, make_actor: ActorFactory, clock: FixedClock
) -> None:
    books = open_books(database, make_actor, clock)
    with _start(books, "post", 1000) as writer:
        assert writer.stdout is not None
        acknowledged = [writer.stdout.readline().strip() for _ in range(7)]
        writer.kill()
        acknowledged += writer.stdout.read().split()
    kept = _coherent(books)
    assert kept[: len(acknowledged)] == acknowledged
    assert len(kept) <= len(acknowledged) + 1


def test_a_reading_sees_one_state_while_another_writes(
    database: Database, make_actor: ActorFactory, clock: FixedClock
) -> None:
    books = open_books(database, make_actor, clock)
    with database.reading() as session:
        before = len(entries_listed(session, 2025))
        books.posted(gift())
        assert len(entries_listed(session, 2025)) == before
        assert verify(session, None, local_actor("test")).faults == ()
    assert _coherent(books) == ["2025-0001"]
