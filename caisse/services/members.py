"""Members of the pool: legal entities with a dated membership, a legal status and representatives."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
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
from caisse.services.pool import EntityRow, entity_row
from caisse.services.recorded import record_by
from caisse.services.representatives import RepresentativeRow, list_representatives
from ledger.legal_status import standing
from ledger.members import entity_by_code, memberships_in_force, pool_entities, statuses
from ledger.models.members import LegalEntity, Membership
from ledger.sealed_members import membership_payload
from ledger.seals import lock_chain, seal

REASON_LENGTH = 400


class AlreadyMemberError(RefusalError):
    """The legal entity is a member on that day, or will be."""

    code = "members.already_member"


class NotMemberError(RefusalError):
    """The legal entity has no running membership."""

    code = "members.not_member"


class LeftBeforeJoinedError(RefusalError):
    """The membership would end before it began."""

    code = "members.left_before_joined"
    status = 422


class PoolIsNoMemberError(RefusalError):
    """The pool's own legal persons are no members of it."""

    code = "members.pool_is_no_member"
    status = 422


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A legal entity with its membership, as the list shows it.

    Attributes:
        entity: who.
        joined_on: first day of the latest membership; None for an entity that never joined.
        left_on: last day, or None.
        standing: whether it is a party in order on the day of the list.
    """

    entity: EntityRow
    joined_on: date | None
    left_on: date | None
    standing: Verdict


@dataclass(frozen=True, slots=True)
class MemberView:
    """One legal entity with all that is known of it, without IBAN."""

    row: MemberRow
    facts: tuple[FactRow, ...]
    accounts: tuple[BankRow, ...]
    representatives: tuple[RepresentativeRow, ...]


def add_member(session: Session, asked: EntityAsked, joined_on: date | None, actor: Actor) -> MemberRow:
    """Record a legal entity, and its membership from a day on; without a day it is no member (a bank).

    Raises:
        EntityExistsError: the code or a number is taken.
    """
    authorise(session, actor, Permission.MANAGE_MEMBERS)
    lock_chain(session)
    entity = add_entity(session, asked, actor, actor.clock.now())
    if joined_on is not None:
        _join(session, entity, joined_on, actor)
    return _rows(session, (entity,), paris_date(actor.clock.now()))[0]


def join_pool(session: Session, entity_code: str, joined_on: date, actor: Actor) -> MemberRow:
    """Make a known legal entity a member from a day on, or again after it left.

    Raises:
        AlreadyMemberError: it is a member on that day, or will be.
        PoolIsNoMemberError: it is the pool itself.
    """
    authorise(session, actor, Permission.MANAGE_MEMBERS)
    lock_chain(session)
    entity = entity_by_code(session, entity_code)
    _join(session, entity, joined_on, actor)
    return _rows(session, (entity,), joined_on)[0]


def leave_pool(session: Session, entity_code: str, left_on: date, reason: str, actor: Actor) -> MemberRow:
    """End a membership: ``left_on`` is its last day.

    Raises:
        NotMemberError: it has no running membership.
        LeftBeforeJoinedError: it joined after that day.
    """
    authorise(session, actor, Permission.MANAGE_MEMBERS)
    lock_chain(session)
    entity = entity_by_code(session, entity_code)
    running = [row for row in _memberships_of(session, entity.id) if row.left_on is None]
    if not running:
        raise NotMemberError(entity=entity.code)
    if left_on < running[-1].joined_on:
        raise LeftBeforeJoinedError(entity=entity.code, joined_date=running[-1].joined_on.isoformat())
    row = Membership(
        entity_id=entity.id,
        joined_on=running[-1].joined_on,
        left_on=left_on,
        reason=reason.strip()[:REASON_LENGTH],
        supersedes_id=running[-1].id,
        withdrawn=False,
        **record_by(actor, actor.clock.now()),
    )
    _keep(session, entity, row, actor)
    return _rows(session, (entity,), left_on)[0]


def list_members(session: Session, actor: Actor, *, day: date | None = None) -> tuple[MemberRow, ...]:
    """Return every legal entity save the pool's own, in order of codes, with its standing on a day.

    Args:
        session: any session.
        actor: who asks.
        day: the day of the standing; today when None.
    """
    authorise(session, actor, Permission.READ_MEMBERS)
    entities = session.scalars(select(LegalEntity).order_by(LegalEntity.code))
    own = _pool_ids(session)
    shown = [row for row in entities if row.id not in own]
    return _rows(session, tuple(shown), day or paris_date(actor.clock.now()))


def show_member(session: Session, entity_code: str, actor: Actor, *, day: date | None = None) -> MemberView:
    """Return all that is known of a legal entity, without IBAN.

    Raises:
        UnknownEntityError: no legal entity has this code.
    """
    authorise(session, actor, Permission.READ_MEMBERS, entity_code.strip().upper())
    entity = entity_by_code(session, entity_code)
    return MemberView(
        row=_rows(session, (entity,), day or paris_date(actor.clock.now()))[0],
        facts=list_facts(session, entity.code, actor),
        accounts=list_bank_details(session, entity.code, actor),
        representatives=list_representatives(session, entity.code, actor),
    )


def _pool_ids(session: Session) -> frozenset[int]:
    both = pool_entities(session)
    return frozenset({both.party.id, both.mandataire.id})


def _join(session: Session, entity: LegalEntity, joined_on: date, actor: Actor) -> None:
    if entity.id in _pool_ids(session):
        raise PoolIsNoMemberError(entity=entity.code)
    for before in _memberships_of(session, entity.id):
        if before.left_on is None or joined_on <= before.left_on:
            raise AlreadyMemberError(entity=entity.code, joined_date=before.joined_on.isoformat())
    at = actor.clock.now()
    row = Membership(
        entity_id=entity.id, joined_on=joined_on, reason="", withdrawn=False, **record_by(actor, at)
    )
    _keep(session, entity, row, actor)


def _memberships_of(session: Session, entity_id: int) -> tuple[Membership, ...]:
    return tuple(row for row in memberships_in_force(session) if row.entity_id == entity_id)


def _keep(session: Session, entity: LegalEntity, row: Membership, actor: Actor) -> None:
    session.add(row)
    session.flush()
    payload = membership_payload(entity, row)
    at = row.recorded_at
    seal(session, kind="membership", object_key=str(row.id), payload=payload, at=at, salts=actor.salts)


def _rows(session: Session, entities: tuple[LegalEntity, ...], day: date) -> tuple[MemberRow, ...]:
    found = statuses(session, entities)
    latest = {row.entity_id: row for row in memberships_in_force(session)}
    return tuple(
        MemberRow(
            entity=entity_row(entity),
            joined_on=latest[entity.id].joined_on if entity.id in latest else None,
            left_on=latest[entity.id].left_on if entity.id in latest else None,
            standing=standing(found[entity.id], day),
        )
        for entity in entities
    )
