"""The pool of the worked cases, made through the services: members, legal facts, fiscal years, rates."""

from dataclasses import dataclass
from datetime import date

from caisse.db import Database
from caisse.identity.actor import Actor
from caisse.identity.roles import Role
from caisse.services.hourly_rates import set_hourly_rate
from caisse.services.legal_entities import EntityAsked
from caisse.services.legal_facts import FactAsked, record_fact
from caisse.services.members import add_member
from caisse.services.pool import create_pool
from ledger.fiscal_years import open_year
from ledger.models.entries import Entry
from ledger.posting import post_entries
from ledger.states import is_live_draft
from tests.conftest import ActorFactory


@dataclass(frozen=True)
class Pool:
    """Who acts in the worked cases."""

    database: Database
    facilitator: Actor
    treasurer: Actor
    second: Actor

    def post_all(self) -> int:
        """Post every draft as the second person; return how many."""
        with self.database.transaction() as session:
            drafts = session.query(Entry).where(is_live_draft()).order_by(Entry.day, Entry.id).all()
            displayed = [(entry.id, entry.digest) for entry in drafts]
            post_entries(
                session,
                displayed,
                poster_id=self.second.user_id or 0,
                at=self.second.clock.now(),
                salts=self.second.salts,
            )
            return len(displayed)


def make_pool(database: Database, make_actor: ActorFactory) -> Pool:
    """Make the pool of ``redistribution.md``: A and C parties, B new, D barred in 2024, E no party."""
    facilitator = make_actor(database, "fanny", Role.FACILITATOR)
    treasurer = make_actor(database, "tom", Role.POOL_TREASURER)
    second = make_actor(database, "sara", Role.POOL_TREASURER)
    with database.transaction() as session:
        create_pool(
            session,
            EntityAsked("GROUPE", "Groupement fictif", "party"),
            EntityAsked("GROUPE-AF", "Association de financement fictive", "association_de_financement"),
            facilitator,
        )
        names = {"A": "Aubépine", "B": "Bruyère", "C": "Coquelicot", "D": "Dahlia", "E": "Églantine"}
        for code, name in names.items():
            add_member(session, EntityAsked(code, name), date(2024, 1, 1), facilitator)
        for code in ("GROUPE", "A", "C", "D"):
            since, agreed = date(2019, 1, 1), "association_de_financement"
            record_fact(session, FactAsked(code, "mandataire", since=since, variant=agreed), facilitator)
        for code, years in {
            "GROUPE": range(2019, 2025),
            "A": range(2019, 2025),
            "C": range(2019, 2025),
        }.items():
            for year in years:
                filed = FactAsked(code, "accounts_filed", year=year, since=date(year + 1, 5, 30))
                record_fact(session, filed, facilitator)
        for year in (2023, 2024):
            filed = FactAsked("D", "accounts_filed", year=year, since=date(year + 1, 5, 30))
            record_fact(session, filed, facilitator)
        barred = FactAsked("D", "bar", since=date(2024, 1, 1), until=date(2024, 12, 31))
        record_fact(session, barred, facilitator)
        declared = FactAsked("B", "mandataire", since=date(2025, 3, 15), variant="mandataire_financier")
        record_fact(session, declared, facilitator)
        record_fact(session, FactAsked("B", "first_year", year=2025), facilitator)
        open_year(session, 2025, user_id=treasurer.user_id, at=treasurer.clock.now())
        set_hourly_rate(session, date(2024, 1, 1), 1_400, "SMIC chargé, constant", treasurer)
        set_hourly_rate(session, date(2025, 7, 1), 1_450, "SMIC chargé, constant", treasurer)
    return Pool(database, facilitator, treasurer, second)
