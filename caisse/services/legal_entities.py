"""Legal entities: recorded once with their numbers, then known by their code."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from caisse.identity.actor import Actor
from caisse.identity.authorise import authorise
from caisse.identity.permissions import Permission
from caisse.kernel.names import nfc, unsafe_characters
from caisse.kernel.refusals import RefusalError
from caisse.services.recorded import record_by
from ledger.identifiers import checked_code, checked_country, checked_rna, checked_siren
from ledger.members import LegalForm
from ledger.models.members import LegalEntity
from ledger.sealed_members import entity_payload
from ledger.seals import lock_chain, seal

NAME_LENGTH = 200


class EntityExistsError(RefusalError):
    """Another legal entity has this code or this number."""

    code = "members.entity_exists"


class EntityNameRefusedError(RefusalError):
    """The name of a legal entity is missing, too long, or hides characters."""

    code = "members.entity_name_refused"
    status = 422


class LegalFormUnknownError(RefusalError):
    """No such legal form."""

    code = "members.legal_form_unknown"
    status = 422


@dataclass(frozen=True, slots=True)
class EntityAsked:
    """A legal entity to record.

    Attributes:
        code: 1 to 20 letters, digits and hyphens.
        name: its name.
        legal_form: a value of ``LegalForm``.
        country: ISO code of the law it is under.
        rna: RNA number, or None.
        siren: SIREN number, or None.
    """

    code: str
    name: str
    legal_form: str = LegalForm.ASSOCIATION.value
    country: str = "FR"
    rna: str | None = None
    siren: str | None = None


def add_entity(session: Session, asked: EntityAsked, actor: Actor, at: datetime) -> LegalEntity:
    """Record a legal entity and seal it, as part of a use case.

    Raises:
        EntityExistsError: the code, the RNA or the SIREN is taken.
        EntityNameRefusedError: the name is refused.
        LegalFormUnknownError: no such form.
        CodeRefusedError, RnaRefusedError, SirenRefusedError, CountryRefusedError: a number is ill written.
    """
    authorise(session, actor, Permission.MANAGE_MEMBERS)
    lock_chain(session)
    if asked.legal_form not in list(LegalForm):
        raise LegalFormUnknownError(form=asked.legal_form, known=", ".join(LegalForm))
    entity = LegalEntity(
        code=checked_code(asked.code),
        name=_checked_name(asked.name),
        legal_form=asked.legal_form,
        country=checked_country(asked.country),
        rna=checked_rna(asked.rna) if asked.rna else None,
        siren=checked_siren(asked.siren) if asked.siren else None,
        **record_by(actor, at),
    )
    for column, value in (("code", entity.code), ("rna", entity.rna), ("siren", entity.siren)):
        taken = getattr(LegalEntity, column) == value
        if value is not None and session.scalar(select(LegalEntity.id).where(taken)) is not None:
            raise EntityExistsError(number=value)
    session.add(entity)
    session.flush()
    payload = entity_payload(entity)
    seal(session, kind="legal_entity", object_key=entity.code, payload=payload, at=at, salts=actor.salts)
    return entity


def _checked_name(written: str) -> str:
    name = nfc(" ".join(written.split()))
    hidden = unsafe_characters(name)
    if not name or len(name) > NAME_LENGTH or hidden:
        raise EntityNameRefusedError(reason=", ".join(hidden) or str(len(name)))
    return name
