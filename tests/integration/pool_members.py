"""A pool with members, for tests: A and B are parties, C is an association, BANQUE never joined."""

from datetime import date

from caisse.db import Database
from caisse.identity.actor import Actor
from caisse.services.legal_entities import EntityAsked
from caisse.services.members import add_member
from caisse.services.pool import create_pool

JOINED = date(2016, 1, 1)


def found_pool(database: Database, actor: Actor, members: tuple[str, ...] = ("A", "B", "C")) -> None:
    """Create the pool and its members, all there since 2016."""
    with database.transaction() as session:
        create_pool(
            session,
            EntityAsked("GROUPE", "Groupement fictif", "party"),
            EntityAsked("GROUPE-AF", "Association de financement", "association_de_financement"),
            actor,
        )
        for code in members:
            add_member(session, EntityAsked(code, f"Membre {code}", "party"), JOINED, actor)
        add_member(session, EntityAsked("BANQUE", "Banque", "credit_institution"), None, actor)
