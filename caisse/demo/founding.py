"""The founding: first persons, the pool and its members, what the law asks of each, bank accounts."""

from datetime import date

from sqlalchemy.orm import Session

from caisse.demo.cast import (
    COLLECTIVES,
    FOUNDED,
    FOUNDERS,
    PARTY_IBAN,
    PASSWORD,
    POOL,
    POOL_AGENT,
    SINCE,
    Collective,
)
from caisse.demo.stage import Stage
from caisse.identity.actor import Actor
from caisse.services.bank_details import BankAsked, confirm_bank_details, enter_bank_details
from caisse.services.legal_entities import EntityAsked
from caisse.services.legal_facts import FactAsked, record_fact
from caisse.services.members import add_member
from caisse.services.pool import create_pool
from caisse.services.users import FirstPerson, accept_invitation, name_first_users


def found_installation(stage: Stage) -> None:
    """Name the first persons and let each open an account."""
    stage.on(FOUNDED)
    persons = tuple(FirstPerson(role, None, name, email) for role, name, email in FOUNDERS)
    with stage.database.transaction() as session:
        invitations = name_first_users(session, persons, stage.nobody())
        for invitation in invitations:
            accept_invitation(session, invitation.email, invitation.code, PASSWORD, stage.nobody())
            first_name = invitation.email.partition("@")[0]
            stage.people[first_name] = stage.named(invitation.user_id, invitation.email)
    stage.say(f"Cinq personnes ouvrent leur compte : {', '.join(name for _, name, _ in FOUNDERS)}.")


def found_pool(stage: Stage) -> None:
    """Record the pool, its six collectives, their legal status and their bank accounts."""
    fanny, theo = stage.people["fanny"], stage.people["theo"]
    with stage.database.transaction() as session:
        create_pool(session, _asked(POOL, "party"), _asked(POOL_AGENT, "association_de_financement"), fanny)
        for collective in COLLECTIVES:
            asked = _asked(collective, "party" if collective.is_party else "association")
            add_member(session, asked, FOUNDED, fanny)
        for collective in (POOL, *COLLECTIVES):
            if collective.is_party:
                _record_status(session, collective, fanny)
    with stage.database.transaction() as session:
        for collective in (POOL, *COLLECTIVES):
            if collective.iban:
                _open_account(session, collective.code, collective.iban, "mandataire", (fanny, theo))
        _open_account(session, POOL.code, PARTY_IBAN, "party", (fanny, theo))
    stage.say(f"{POOL.name} réunit six collectifs : cinq partis et une association.")


def file_accounts(stage: Stage, year: int, filed_on: date) -> None:
    """Record that the pool and its parties filed their accounts of a year."""
    stage.on(filed_on)
    with stage.database.transaction() as session:
        for collective in (POOL, *COLLECTIVES):
            if collective.is_party:
                asked = FactAsked(
                    collective.code,
                    "accounts_filed",
                    since=filed_on,
                    year=year,
                    reference=f"Comptes {year} (fictif)",
                )
                record_fact(session, asked, stage.people["fanny"])


def _asked(collective: Collective, legal_form: str) -> EntityAsked:
    return EntityAsked(collective.code, collective.name, legal_form, rna=collective.rna)


def _record_status(session: Session, collective: Collective, actor: Actor) -> None:
    mandataire = FactAsked(
        collective.code,
        "mandataire",
        since=SINCE,
        variant="association_de_financement",
        reference="Agrément fictif",
    )
    record_fact(session, mandataire, actor)
    record_fact(session, FactAsked(collective.code, "first_year", year=SINCE.year), actor)
    for year in (2021, 2022):
        filed = FactAsked(
            collective.code,
            "accounts_filed",
            since=date(year + 1, 6, 20),
            year=year,
            reference=f"Comptes {year} (fictif)",
        )
        record_fact(session, filed, actor)


def _open_account(session: Session, code: str, iban: str, account: str, pair: tuple[Actor, Actor]) -> None:
    entered_by, confirmed_by = pair
    row = enter_bank_details(
        session, BankAsked(code, f"Compte fictif {code}", iban, account=account), entered_by
    )
    confirm_bank_details(session, code, account, row.digest, confirmed_by)
