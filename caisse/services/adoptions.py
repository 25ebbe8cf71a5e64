"""Adoptions of a key, or of designations after the vote: entered by one person, confirmed by another.

A text is adopted by consent: no member maintains an objection. The row shows it by naming every member of
that day, for a decision and for a convention alike; a convention also needs its signed document.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from caisse.identity.actor import Actor
from caisse.identity.authorise import NamedAccountRequiredError, authorise
from caisse.identity.permissions import Permission
from caisse.kernel.clock import paris_date
from caisse.kernel.names import nfc, unsafe_characters
from caisse.kernel.refusals import RefusalError
from caisse.models.document_store import DocumentUnknownError, keep_document
from caisse.models.documents import Document
from caisse.services.adoption_records import (
    KIND,
    AdoptionKind,
    adoption_digest,
    adoption_key,
    adoption_payload,
    consents_of,
)
from caisse.services.confirmables import Confirmed
from caisse.services.confirmations import confirmation_state
from caisse.services.key_records import key_document, key_in_force
from ledger.members import entity_by_code, members_on
from ledger.models.members import LegalEntity
from ledger.models.redistribution import Adoption, AdoptionConsent, KeyDocument
from ledger.seals import seal, sealing_instant

__all__ = [
    "AdoptionAnswer",
    "AdoptionAsked",
    "AdoptionInForce",
    "adopt_designations",
    "adopt_key",
    "adoption_in_force",
    "key_in_force",
    "list_adoptions",
]

NEEDED_MEMBERS: Final = 2
"""Member collectives under which the pool is in carence, by its statutes: nothing is adopted or shared."""
NUMBER_LENGTH: Final = 40


class NumberRefusedError(RefusalError):
    """The number of an adoption is empty, too long, or holds a hidden character."""

    code = "adoptions.number_refused"
    status = 422


class NumberTakenError(RefusalError):
    """Another adoption of this kind has this number."""

    code = "adoptions.number_taken"


class InFutureError(RefusalError):
    """The adoption is dated after today."""

    code = "adoptions.in_future"
    status = 422


class EndsBeforeError(RefusalError):
    """The adoption would end before its date."""

    code = "adoptions.ends_before"
    status = 422


class OtherTextError(RefusalError):
    """The text that was adopted is not the one that is kept."""

    code = "adoptions.other_text"


class NotMembersError(RefusalError):
    """Somebody consents that was no member on that day."""

    code = "adoptions.not_members"
    status = 422


class ConsentMissingError(RefusalError):
    """A member of that day is not among those that consented."""

    code = "adoptions.consent_missing"


class UnsignedConventionError(RefusalError):
    """A convention without its signed document."""

    code = "adoptions.unsigned_convention"
    status = 422


class CarenceError(RefusalError):
    """Too few members for the pool to decide."""

    code = "adoptions.carence"


class NotAdoptedError(RefusalError):
    """No adoption of this text was entered."""

    code = "adoptions.none"


class NotInForceError(RefusalError):
    """The text is adopted, but not on that day."""

    code = "adoptions.not_on_day"


class NotConfirmedError(RefusalError):
    """No second person confirmed the adoption."""

    code = "adoptions.not_confirmed"


@dataclass(frozen=True, slots=True)
class AdoptionAsked:
    """What the minutes or the convention say.

    Attributes:
        kind: decision or convention.
        number: its number.
        adopted_on: its date.
        members: codes of the members that consented.
        until: last day it holds, or None.
        text_digest: SHA-256 of the adopted text as the minutes print it, or None.
        document: SHA-256 of the signed minutes or convention, kept before; a convention needs it.
    """

    kind: AdoptionKind
    number: str
    adopted_on: date
    members: tuple[str, ...]
    until: date | None = None
    text_digest: str | None = None
    document: str | None = None


@dataclass(frozen=True, slots=True)
class AdoptionAnswer:
    """An adoption as it is kept.

    Attributes:
        adoption: what names it: ``decision:2025-3``.
        kind: decision or convention.
        number: its number.
        adopted_on: its date.
        until: last day it holds, or None.
        text: the adopted text, as a person names it.
        text_digest: SHA-256 of the text.
        document: SHA-256 of the signed document, or None.
        members: codes of the members that consented.
        digest: what the second person confirms.
        confirmed: whether the second person did.
    """

    adoption: str
    kind: str
    number: str
    adopted_on: date
    until: date | None
    text: str
    text_digest: str
    document: str | None
    members: tuple[str, ...]
    digest: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class AdoptionInForce:
    """An adoption that holds on a day.

    Attributes:
        id: its row.
        key: what names it in texts: ``decision:2025-3``.
        kind: decision or convention.
        number: its number.
        adopted_on: its date.
        members: codes of the members that consented.
    """

    id: int
    key: str
    kind: str
    number: str
    adopted_on: date
    members: tuple[str, ...]


def adopt_key(session: Session, version: str, asked: AdoptionAsked, actor: Actor) -> AdoptionAnswer:
    """Enter the members' adoption of a version of the key. Another person confirms it.

    The same adoption entered again is the first one.

    Raises:
        KeyUnknownError: no key has this version.
        RefusalError: what is wrong with the adoption, one subclass a cause.
    """
    authorise(session, actor, Permission.ADOPT)
    return _adopt(session, key_document(session, version).digest, asked, actor)


def adopt_designations(
    session: Session, content: bytes, file_name: str, asked: AdoptionAsked, actor: Actor
) -> AdoptionAnswer:
    """Enter the members' adoption of a designations file, needed from the first round on; the file is kept.

    Raises:
        RefusalError: what is wrong with the adoption, one subclass a cause.
    """
    authorise(session, actor, Permission.ADOPT)
    at = sealing_instant(session, actor.clock)
    kept = keep_document(session, content, file_name, at=at, stored_by_id=actor.user_id)
    return _adopt(session, kept.digest, asked, actor)


def list_adoptions(session: Session, actor: Actor) -> tuple[AdoptionAnswer, ...]:
    """Return every adoption, in the order they were entered."""
    authorise(session, actor, Permission.READ_MEMBERS)
    return tuple(_answer(session, row) for row in session.scalars(select(Adoption).order_by(Adoption.id)))


def adoption_in_force(session: Session, text_digest: str, day: date) -> AdoptionInForce:
    """Return the adoption of a text that holds on a day, the latest one, inside an authorised use case.

    Args:
        session: any session.
        text_digest: SHA-256 of the key's text, or of a designations file.
        day: the day it must hold.

    Raises:
        NotAdoptedError: none was entered.
        NotInForceError: none holds on that day.
        NotConfirmedError: no second person confirmed it.
        ConsentMissingError: a member of its date, as the rows are now, did not consent.
        CarenceError: too few members, on its date or on that day.
    """
    query = select(Adoption).where(Adoption.text_digest == text_digest)
    rows = session.scalars(query.order_by(Adoption.adopted_on.desc(), Adoption.id.desc())).all()
    if not rows:
        raise NotAdoptedError(text=_text_name(session, text_digest))
    holding = [row for row in rows if row.adopted_on <= day and (row.until is None or day <= row.until)]
    if not holding:
        raise NotInForceError(
            text=_text_name(session, text_digest), adoption=adoption_key(rows[0]), day_date=day.isoformat()
        )
    _check_quorum(members_on(session, day), day)
    refusals = []
    for row in holding:
        refusal = _bar(session, row)
        if refusal is None:
            consents = consents_of(session, row.id)
            return AdoptionInForce(row.id, adoption_key(row), row.kind, row.number, row.adopted_on, consents)
        refusals.append(refusal)
    raise refusals[0]


def _bar(session: Session, row: Adoption) -> RefusalError | None:
    """Return why an adoption does not count, or None."""
    state = confirmation_state(session, Confirmed.ADOPTION, adoption_key(row))
    if not state.confirmed:
        return NotConfirmedError(adoption=adoption_key(row))
    try:
        _check_consent(session, consents_of(session, row.id), row.adopted_on)
    except RefusalError as refusal:
        return refusal
    return None


def _check_consent(session: Session, consenting: Iterable[str], day: date) -> None:
    members = members_on(session, day)
    _check_quorum(members, day)
    missing = sorted({member.code for member in members} - set(consenting))
    if missing:
        raise ConsentMissingError(members=", ".join(missing), day_date=day.isoformat())


def _check_quorum(members: tuple[LegalEntity, ...], day: date) -> None:
    if len(members) < NEEDED_MEMBERS:
        raise CarenceError(day_date=day.isoformat(), members=len(members), needed=NEEDED_MEMBERS)


def _adopt(session: Session, text_digest: str, asked: AdoptionAsked, actor: Actor) -> AdoptionAnswer:
    if actor.user_id is None:
        raise NamedAccountRequiredError
    at = sealing_instant(session, actor.clock)
    number = _checked_number(asked.number)
    _check_text(session, asked, text_digest)
    _check_dates(asked, paris_date(at))
    consenting = _consenting(session, asked)
    row = Adoption(
        kind=asked.kind.value,
        number=number,
        adopted_on=asked.adopted_on,
        until=asked.until,
        text_digest=text_digest,
        document=asked.document,
        author_id=actor.user_id,
        at=at,
    )
    row.digest = adoption_digest(row, sorted(consenting))
    before = session.scalar(select(Adoption).where(Adoption.kind == row.kind, Adoption.number == number))
    if before is not None:
        if before.digest != row.digest:
            raise NumberTakenError(adoption=adoption_key(before))
        return _answer(session, before)
    session.add(row)
    session.flush()
    session.add_all(AdoptionConsent(adoption_id=row.id, member_id=one.id) for one in consenting.values())
    session.flush()
    payload = adoption_payload(session, row)
    seal(session, kind=KIND, object_key=adoption_key(row), payload=payload, at=at, salts=actor.salts)
    return _answer(session, row)


def _checked_number(written: str) -> str:
    number = nfc(written).strip()
    if not number or len(number) > NUMBER_LENGTH or unsafe_characters(number):
        raise NumberRefusedError(longest=NUMBER_LENGTH)
    return number


def _check_text(session: Session, asked: AdoptionAsked, text_digest: str) -> None:
    if asked.text_digest is not None and asked.text_digest.strip().lower() != text_digest:
        raise OtherTextError(adopted=asked.text_digest, kept=text_digest)
    if asked.document is not None and session.get(Document, asked.document) is None:
        raise DocumentUnknownError(digest=asked.document)
    if asked.document is None and asked.kind is AdoptionKind.CONVENTION:
        raise UnsignedConventionError


def _check_dates(asked: AdoptionAsked, today: date) -> None:
    if asked.adopted_on > today:
        raise InFutureError(day_date=asked.adopted_on.isoformat(), today_date=today.isoformat())
    if asked.until is not None and asked.until < asked.adopted_on:
        raise EndsBeforeError(day_date=asked.adopted_on.isoformat(), until_date=asked.until.isoformat())


def _consenting(session: Session, asked: AdoptionAsked) -> dict[str, LegalEntity]:
    """Return who consents, by code: the members of that day, all of them and nobody else."""
    found = {entity.code: entity for entity in (entity_by_code(session, code) for code in asked.members)}
    strangers = sorted(found.keys() - {row.code for row in members_on(session, asked.adopted_on)})
    if strangers:
        raise NotMembersError(members=", ".join(strangers), day_date=asked.adopted_on.isoformat())
    _check_consent(session, found, asked.adopted_on)
    return found


def _answer(session: Session, row: Adoption) -> AdoptionAnswer:
    return AdoptionAnswer(
        adoption=adoption_key(row),
        kind=row.kind,
        number=row.number,
        adopted_on=row.adopted_on,
        until=row.until,
        text=_text_name(session, row.text_digest),
        text_digest=row.text_digest,
        document=row.document,
        members=consents_of(session, row.id),
        digest=row.digest,
        confirmed=confirmation_state(session, Confirmed.ADOPTION, adoption_key(row)).confirmed,
    )


def _text_name(session: Session, digest: str) -> str:
    """Return the adopted text as a person names it: the key's version, or the name of the file."""
    version = session.scalar(select(KeyDocument.version).where(KeyDocument.digest == digest))
    if version is not None:
        return version
    kept = session.get(Document, digest)
    return digest if kept is None else kept.file_name
