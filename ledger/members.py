"""The pool and its members in the database: who they are on a day, their status as the guard reads it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from caisse.kernel.refusals import RefusalError
from ledger.legal_status import Filing, LegalStatus, Term
from ledger.models.members import LegalEntity, LegalFact, Membership, Pool


class FactKind(StrEnum):
    """A kind of dated fact about a legal entity."""

    MANDATAIRE = "mandataire"
    ACCOUNTS_FILED = "accounts_filed"
    BAR = "bar"
    FIRST_YEAR = "first_year"


class MandataireKind(StrEnum):
    """What a mandataire is: an association approved by the CNCCFP, or a person declared to the prefecture."""

    ASSOCIATION = "association_de_financement"
    PERSON = "mandataire_financier"


class LegalForm(StrEnum):
    """The form of a legal entity. It gives no right by itself, save that a bank may lend."""

    PARTY = "party"
    ASSOCIATION = "association"
    FINANCING_ASSOCIATION = "association_de_financement"
    COOPERATIVE = "cooperative"
    COMPANY = "company"
    UNION = "union"
    PUBLIC_BODY = "public_body"
    BANK = "credit_institution"
    OTHER = "other"


class UnknownEntityError(RefusalError):
    """No legal entity has this code."""

    code = "members.unknown_entity"
    status = 404


class NoPoolError(RefusalError):
    """The pool has not been created."""

    code = "members.no_pool"


@dataclass(frozen=True, slots=True)
class PoolEntities:
    """The two legal persons of the pool."""

    party: LegalEntity
    mandataire: LegalEntity


def entity_by_code(session: Session, code: str) -> LegalEntity:
    """Return a legal entity.

    Raises:
        UnknownEntityError: when no legal entity has this code.
    """
    found = session.scalar(select(LegalEntity).where(LegalEntity.code == code.strip().upper()))
    if found is None:
        raise UnknownEntityError(entity=code)
    return found


def pool_entities(session: Session) -> PoolEntities:
    """Return the two legal persons of the pool.

    Raises:
        NoPoolError: when the pool has not been created.
    """
    pool = session.get(Pool, 1)
    if pool is None:
        raise NoPoolError
    return PoolEntities(
        session.get_one(LegalEntity, pool.party_id), session.get_one(LegalEntity, pool.mandataire_id)
    )


def facts_of(session: Session, entity_ids: Iterable[int]) -> tuple[LegalFact, ...]:
    """Return the facts in force about legal entities: neither superseded nor withdrawn."""
    later = aliased(LegalFact)
    query = (
        select(LegalFact)
        .outerjoin(later, later.supersedes_id == LegalFact.id)
        .where(LegalFact.entity_id.in_(tuple(entity_ids)), later.id.is_(None), LegalFact.withdrawn.is_(False))
        .order_by(LegalFact.id)
    )
    return tuple(session.scalars(query))


def statuses(session: Session, entities: Iterable[LegalEntity]) -> Mapping[int, LegalStatus]:
    """Return the legal status of legal entities, by row id, in one query.

    Args:
        session: any session.
        entities: whose status.
    """
    wanted = {entity.id: entity for entity in entities}
    facts: dict[int, list[LegalFact]] = {entity_id: [] for entity_id in wanted}
    for fact in facts_of(session, wanted):
        facts[fact.entity_id].append(fact)
    return {entity_id: status_from(entity, facts[entity_id]) for entity_id, entity in wanted.items()}


def status_of(session: Session, entity: LegalEntity) -> LegalStatus:
    """Return the legal status of one legal entity."""
    return statuses(session, (entity,))[entity.id]


def pool_status(session: Session) -> LegalStatus:
    """Return the legal status of the pool's party.

    Raises:
        NoPoolError: when the pool has not been created.
    """
    return status_of(session, pool_entities(session).party)


def status_from(entity: LegalEntity, facts: Iterable[LegalFact]) -> LegalStatus:
    """Build the guard's value from rows.

    Args:
        entity: whose status.
        facts: its facts in force.
    """
    by_kind: dict[str, list[LegalFact]] = {kind.value: [] for kind in FactKind}
    for fact in facts:
        by_kind[fact.kind].append(fact)
    years = [fact.year for fact in by_kind[FactKind.FIRST_YEAR] if fact.year is not None]
    return LegalStatus(
        code=entity.code,
        country=entity.country,
        mandataires=_terms(by_kind[FactKind.MANDATAIRE]),
        filings=tuple(
            Filing(fact.year, fact.since)
            for fact in by_kind[FactKind.ACCOUNTS_FILED]
            if fact.year is not None and fact.since is not None
        ),
        bars=_terms(by_kind[FactKind.BAR]),
        first_year=min(years, default=None),
        is_bank=entity.legal_form == LegalForm.BANK,
    )


def _terms(facts: Iterable[LegalFact]) -> tuple[Term, ...]:
    return tuple(Term(fact.since, fact.until) for fact in facts if fact.since is not None)


def running_fact(session: Session, entity_id: int, kind: FactKind) -> LegalFact | None:
    """Return the latest fact of a kind that still runs: the mandataire that a person wants to end."""
    running = [fact for fact in facts_of(session, (entity_id,)) if fact.kind == kind and fact.until is None]
    return running[-1] if running else None


def entity_codes(session: Session) -> Mapping[int, str]:
    """Return the codes of all legal entities, by row id."""
    return {row.id: row.code for row in session.execute(select(LegalEntity.id, LegalEntity.code))}


def memberships_in_force(session: Session) -> tuple[Membership, ...]:
    """Return the periods of membership, ended ones too: neither superseded nor withdrawn."""
    later = aliased(Membership)
    query = (
        select(Membership)
        .outerjoin(later, later.supersedes_id == Membership.id)
        .where(later.id.is_(None), Membership.withdrawn.is_(False))
        .order_by(Membership.joined_on, Membership.id)
    )
    return tuple(session.scalars(query))


def members_on(session: Session, day: date) -> tuple[LegalEntity, ...]:
    """Return the members of the pool on a day, in order of their codes."""
    ids = {
        row.entity_id for row in memberships_in_force(session) if Term(row.joined_on, row.left_on).covers(day)
    }
    query = select(LegalEntity).where(LegalEntity.id.in_(ids)).order_by(LegalEntity.code)
    return tuple(session.scalars(query))
