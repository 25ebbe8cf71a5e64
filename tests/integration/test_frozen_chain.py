"""A frozen chain: the same entries, clock and salts give the same head, release after release.

If this test fails the payload of a sealed event changed: give it a new version, never another shape.
"""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import text

from caisse.db import Database
from caisse.kernel.clock import FixedClock
from caisse.kernel.salts import SeededSalts
from caisse.models.users import User
from ledger.fiscal_years import close_month, open_year, reopen_month, request_reopening
from ledger.models.seals import Seal
from ledger.posting import draft_entry, post_entries, reverse_entry
from ledger.seals import head_of
from tests.bookkeeping import line, said

HEAD = "5:e985f0fd251e1ef58b4dba228ff616113ab942fead3707ad12122ab3a2304d0d"
PAYLOAD = (
    '{"author":1,"day":"2025-05-01","document":null,"drafted_at":"2025-06-01T10:00:03.000000Z",'
    '"hands":[{"account":1,"at":"2025-06-01T10:00:03.000000Z","did":"created"}],"journal":"BP",'
    '"lines":[{"account":"627","amount_cents":1240,"member":null},'
    '{"account":"5122","amount_cents":-1240,"member":null}],"number":"2025-0001","origin":"person",'
    '"posted_at":"2025-06-01T10:00:04.000000Z","poster":2,"reverses":null,'
    '"texts":"f474b9bb74950aa77748dff42f1a14305299d88f1e0e27151e75cdf502fa642d"}'
)


def test_the_first_form_of_entries_and_months_still_gives_its_head(database: Database) -> None:
    clock = FixedClock(datetime(2025, 6, 1, 10, 0, tzinfo=UTC), step=timedelta(seconds=1))
    salts = SeededSalts(2025)
    with database.transaction() as session:
        session.execute(text("UPDATE installation SET demo = (1 = 1)"))
        for name in ("anne", "bruno"):
            user = User(
                email=name,
                name=name,
                person_key=name,
                active=True,
                fs_uniquifier=name,
                created_at=clock.now(),
            )
            session.add(user)
            session.flush()
        open_year(session, 2025, user_id=1, at=clock.now())
        fee = said("BP", date(2025, 5, 1), line("627", 1240), line("5122", -1240), label="Frais bancaires")
        draft = draft_entry(session, fee, author_id=1, at=clock.now())
        posted = post_entries(session, [(draft.id, draft.digest)], poster_id=2, at=clock.now(), salts=salts)
        mirror = reverse_entry(
            session, posted[0].id, day=date(2025, 5, 2), author_id=1, at=clock.now(), reason="erreur"
        )
        post_entries(session, [(mirror.id, mirror.digest)], poster_id=2, at=clock.now(), salts=salts)
        close_month(session, date(2025, 5, 1), user_id=1, at=clock.now(), salts=salts)
        request_reopening(session, date(2025, 5, 1), reason="oubli", user_id=1, at=clock.now(), salts=salts)
        reopen_month(session, date(2025, 5, 1), user_id=2, at=clock.now(), salts=salts)
    with database.reading() as session:
        assert session.get_one(Seal, 1).payload == PAYLOAD
        assert str(head_of(session)) == HEAD
