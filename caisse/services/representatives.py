"""Natural persons who represent a legal entity: personal data, read by few, sealed as pseudonyms."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from caisse.identity.actor import Actor
from caisse.identity.authorise import authorise
from caisse.identity.permissions import Permission
from caisse.kernel.refusals import RefusalError
from caisse.services.recorded import record_by
from ledger.members import entity_by_code
from ledger.models.members import LegalEntity, Person, Representative
from ledger.persons import name_key, new_person, person_keys
from ledger.sealed_members import representative_payload
from ledger.seals import lock_chain, seal

ROLES = ("president", "treasurer", "secretary", "representative")


class RepresentativeRoleError(RefusalError):
    """No such role of a representative."""

    code = "members.representative_role"
    status = 422


class RepresentativePeriodError(RefusalError):
    """The representation would end before it began."""

    code = "members.representative_period"
    status = 422


class RepresentativeUnknownError(RefusalError):
    """No such representation runs."""

    code = "members.representative_unknown"
    status = 404


@dataclass(frozen=True, slots=True)
class RepresentativeAsked:
    """A natural person who represents a legal entity from a day on."""

    entity: str
    surname: str
    first_name: str
    role: str
    since: date
    email: str | None = None


@dataclass(frozen=True, slots=True)
class RepresentativeRow:
    """A representation in force or ended, as those who may read persons see it.

    Attributes:
        id: number of the representation.
        person: pseudonym.
        name: surname and first name; empty once erased.
    """

    id: int
    entity: str
    person: str
    name: str
    email: str | None
    role: str
    since: date
    until: date | None


def add_representative(session: Session, asked: RepresentativeAsked, actor: Actor) -> RepresentativeRow:
    """Record a natural person who represents a legal entity.

    Raises:
        RepresentativeRoleError: no such role.
        NameRefusedError: a name is missing or hides characters.
    """
    authorise(session, actor, Permission.MANAGE_MEMBERS)
    lock_chain(session)
    entity, at = entity_by_code(session, asked.entity), actor.clock.now()
    if asked.role not in ROLES:
        raise RepresentativeRoleError(role=asked.role, known=", ".join(ROLES))
    known = person_keys(session).get(name_key(asked.surname, asked.first_name))
    person = known or new_person(asked.surname, asked.first_name, actor.salts)
    if known is None:
        person.recorded_at, person.recorded_by_id, person.recorded_as = at, actor.user_id, actor.label
    person.email = asked.email or person.email
    session.add(person)
    session.flush()
    row = Representative(
        entity_id=entity.id,
        person_id=person.id,
        role=asked.role,
        since=asked.since,
        withdrawn=False,
        **record_by(actor, at),
    )
    return _keep(session, entity, person, row, actor)


def end_representative(
    session: Session, representative_id: int, until: date, actor: Actor
) -> RepresentativeRow:
    """End a representation: ``until`` is its last day.

    Raises:
        RepresentativeUnknownError: no such representation runs.
        RepresentativePeriodError: it began after that day.
    """
    authorise(session, actor, Permission.MANAGE_MEMBERS)
    lock_chain(session)
    found = [row for row, _, _ in _in_force(session) if row.id == representative_id and row.until is None]
    if not found:
        raise RepresentativeUnknownError(representative_number=representative_id)
    before = found[0]
    if until < before.since:
        raise RepresentativePeriodError(since_date=before.since.isoformat())
    row = Representative(
        entity_id=before.entity_id,
        person_id=before.person_id,
        role=before.role,
        since=before.since,
        until=until,
        supersedes_id=before.id,
        withdrawn=False,
        **record_by(actor, actor.clock.now()),
    )
    entity = session.get_one(LegalEntity, before.entity_id)
    return _keep(session, entity, session.get_one(Person, before.person_id), row, actor)


def list_representatives(session: Session, entity_code: str, actor: Actor) -> tuple[RepresentativeRow, ...]:
    """Return the representatives of a legal entity, ended ones too."""
    authorise(session, actor, Permission.READ_MEMBERS, entity_code.strip().upper())
    wanted = entity_by_code(session, entity_code)
    return tuple(_row(entity, person, row) for row, entity, person in _in_force(session) if entity is wanted)


def _in_force(session: Session) -> list[tuple[Representative, LegalEntity, Person]]:
    later = aliased(Representative)
    query = (
        select(Representative, LegalEntity, Person)
        .join(LegalEntity, LegalEntity.id == Representative.entity_id)
        .join(Person, Person.id == Representative.person_id)
        .outerjoin(later, later.supersedes_id == Representative.id)
        .where(later.id.is_(None), Representative.withdrawn.is_(False))
        .order_by(Representative.since, Representative.id)
    )
    return [(row, entity, person) for row, entity, person in session.execute(query)]


def _keep(
    session: Session, entity: LegalEntity, person: Person, row: Representative, actor: Actor
) -> RepresentativeRow:
    session.add(row)
    session.flush()
    payload = representative_payload(entity, person.code, row)
    at = row.recorded_at
    seal(session, kind="representative", object_key=str(row.id), payload=payload, at=at, salts=actor.salts)
    return _row(entity, person, row)


def _row(entity: LegalEntity, person: Person, row: Representative) -> RepresentativeRow:
    return RepresentativeRow(
        id=row.id,
        entity=entity.code,
        person=person.code,
        name=" ".join(part for part in (person.surname, person.first_name) if part),
        email=person.email,
        role=row.role,
        since=row.since,
        until=row.until,
    )
