"""The pool itself: one per installation, two legal persons, the party and its mandataire."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from caisse.identity.actor import Actor
from caisse.identity.authorise import authorise
from caisse.identity.permissions import Permission
from caisse.kernel.clock import paris_date
from caisse.kernel.dated import Verdict
from caisse.kernel.refusals import RefusalError
from caisse.services.bank_details import BankRow, list_bank_details
from caisse.services.legal_entities import EntityAsked, add_entity
from caisse.services.legal_facts import FactRow, list_facts
from caisse.services.recorded import record_by
from ledger.legal_status import standing
from ledger.members import pool_entities, pool_status
from ledger.models.members import LegalEntity, Pool
from ledger.sealed_members import pool_payload
from ledger.seals import lock_chain, seal


class PoolExistsError(RefusalError):
    """The installation has its pool."""

    code = "members.pool_exists"


@dataclass(frozen=True, slots=True)
class EntityRow:
    """A legal entity as lists show it."""

    code: str
    name: str
    legal_form: str
    country: str
    rna: str | None
    siren: str | None


@dataclass(frozen=True, slots=True)
class PoolView:
    """The pool as a page shows it.

    Attributes:
        party: the party to which candidates attach.
        mandataire: the legal person that collects all its resources.
        facts: legal facts of the party.
        accounts: bank details, the latest version of each account.
        standing: whether the pool may receive and pay today.
    """

    party: EntityRow
    mandataire: EntityRow
    facts: tuple[FactRow, ...]
    accounts: tuple[BankRow, ...]
    standing: Verdict


def create_pool(session: Session, party: EntityAsked, mandataire: EntityAsked, actor: Actor) -> PoolView:
    """Record the pool's two legal persons, once.

    Raises:
        PoolExistsError: the installation has its pool.
        EntityExistsError: a code or a number is taken.
    """
    authorise(session, actor, Permission.MANAGE_MEMBERS)
    lock_chain(session)
    if session.get(Pool, 1) is not None:
        raise PoolExistsError
    at = actor.clock.now()
    first, second = add_entity(session, party, actor, at), add_entity(session, mandataire, actor, at)
    session.add(Pool(id=1, party_id=first.id, mandataire_id=second.id, **record_by(actor, at)))
    session.flush()
    payload = pool_payload(first, second)
    seal(session, kind="pool", object_key="pool", payload=payload, at=at, salts=actor.salts)
    return show_pool(session, actor)


def show_pool(session: Session, actor: Actor) -> PoolView:
    """Return the pool with its facts, its accounts and its standing today.

    Raises:
        NoPoolError: the pool has not been created.
    """
    authorise(session, actor, Permission.READ_MEMBERS)
    both = pool_entities(session)
    return PoolView(
        party=entity_row(both.party),
        mandataire=entity_row(both.mandataire),
        facts=list_facts(session, both.party.code, actor),
        accounts=list_bank_details(session, both.party.code, actor),
        standing=standing(pool_status(session), paris_date(actor.clock.now())),
    )


def pool_code(session: Session, actor: Actor) -> str:
    """Return the code of the pool's party.

    Raises:
        NoPoolError: the pool has not been created.
    """
    authorise(session, actor, Permission.READ_MEMBERS)
    return pool_entities(session).party.code


def entity_row(entity: LegalEntity) -> EntityRow:
    """Return a legal entity as lists show it."""
    return EntityRow(entity.code, entity.name, entity.legal_form, entity.country, entity.rna, entity.siren)
