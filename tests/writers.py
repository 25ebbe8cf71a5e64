"""Processes of their own that draft and post, for tests of concurrency and of a killed process.

``python -m tests.writers MODE URL AUTHOR POSTER COUNT``: ``post`` prints each number once it is committed;
``crowd`` does so from 8 processes at once; ``hang`` posts in a transaction that it never ends, prints
``inside`` and waits.
"""

import multiprocessing
import sys
import time
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from caisse.db import Database, open_engine
from caisse.kernel.clock import SystemClock
from caisse.kernel.salts import RandomSalts
from ledger.posting import DraftedEntry, PostedEntry, draft_entry, post_entries
from ledger.seals import sealing_instant
from tests.bookkeeping import gift


def _draft(session: Session, author_id: int) -> DraftedEntry:
    return draft_entry(session, gift(), author_id=author_id, at=datetime.now(UTC))


def _post(session: Session, draft: DraftedEntry, poster_id: int) -> PostedEntry:
    at = sealing_instant(session, SystemClock())
    displayed = [(draft.id, draft.digest)]
    return post_entries(session, displayed, poster_id=poster_id, at=at, salts=RandomSalts())[0]


WRITERS = 8


def _crowd(*words: str) -> None:
    context = multiprocessing.get_context("fork")
    writers = [context.Process(target=main, args=("post", *words)) for _ in range(WRITERS)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    sys.exit(max(writer.exitcode or 0 for writer in writers))


def main(mode: str, url: str, author: str, poster: str, count: str) -> None:
    if mode == "crowd":
        _crowd(url, author, poster, count)
    database = Database(open_engine(url))
    author_id, poster_id = int(author), int(poster)
    if mode == "hang":
        with database.transaction() as session:
            _post(session, _draft(session, author_id), poster_id)
            _say("inside")
            time.sleep(600)
    for _ in range(int(count)):
        draft = database.run(lambda session: _draft(session, author_id))
        posted = database.run(lambda session, draft=draft: _post(session, draft, poster_id))  # type: ignore[misc] # a lambda's default has no type
        _say(posted.number)
    database.close()


def _say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
