"""Eight processes post at once: the numbers have no hole and no double, on both databases."""

import subprocess
import sys

from caisse.db import Database
from caisse.identity.actor import local_actor
from caisse.kernel.clock import FixedClock
from caisse.services.verification import verify
from ledger.queries import entries_listed
from tests.bookkeeping import open_books
from tests.conftest import ROOT, ActorFactory
from tests.writers import WRITERS

EACH = 5


def test_eight_writers_at_once_leave_no_hole_and_no_double(
    database: Database, make_actor: ActorFactory, clock: FixedClock
) -> None:
    books = open_books(database, make_actor, clock)
    url = database.engine.url.render_as_string(hide_password=False)
    words = ["crowd", url, str(books.treasurer.user_id), str(books.facilitator.user_id), str(EACH)]
    done = subprocess.run(
        [sys.executable, "-m", "tests.writers", *words], cwd=ROOT, capture_output=True, text=True, check=True
    )
    said = sorted(done.stdout.split())
    assert said == [f"2025-{rank:04d}" for rank in range(1, WRITERS * EACH + 1)]
    with database.reading() as session:
        assert [view.number for view in entries_listed(session, 2025)] == said
        assert verify(session, None, local_actor("test")).faults == ()
