"""The payloads of the pool and its members, rebuilt from their rows for ``verify``."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from caisse.kernel.canonical import Canonical
from caisse.models.confirmations import Confirmation
from ledger.bank_details import digest_of_details, release_of
from ledger.models.members import (
    BankDetails,
    LegalEntity,
    LegalFact,
    Membership,
    Person,
    Pool,
    Representative,
)
from ledger.sealed_members import (
    bank_payload,
    confirmation_payload,
    entity_payload,
    fact_payload,
    membership_payload,
    pool_payload,
    release_payload,
    representative_payload,
)

Payload = Mapping[str, Canonical]


def rebuild_entity(session: Session, object_key: str) -> Payload | None:
    """Rebuild what was sealed of a legal entity."""
    entity = session.scalar(select(LegalEntity).where(LegalEntity.code == object_key))
    return None if entity is None else entity_payload(entity)


def rebuild_pool(session: Session, object_key: str) -> Payload | None:
    """Rebuild what was sealed of the pool."""
    del object_key
    pool = session.get(Pool, 1)
    if pool is None:
        return None
    return pool_payload(
        session.get_one(LegalEntity, pool.party_id), session.get_one(LegalEntity, pool.mandataire_id)
    )


def rebuild_membership(session: Session, object_key: str) -> Payload | None:
    """Rebuild what was sealed of a period of membership."""
    row = session.get(Membership, int(object_key))
    return None if row is None else membership_payload(session.get_one(LegalEntity, row.entity_id), row)


def rebuild_fact(session: Session, object_key: str) -> Payload | None:
    """Rebuild what was sealed of a legal fact."""
    fact = session.get(LegalFact, int(object_key))
    return None if fact is None else fact_payload(session.get_one(LegalEntity, fact.entity_id), fact)


def rebuild_representative(session: Session, object_key: str) -> Payload | None:
    """Rebuild what was sealed of a representative."""
    row = session.get(Representative, int(object_key))
    if row is None:
        return None
    entity, person = session.get_one(LegalEntity, row.entity_id), session.get_one(Person, row.person_id)
    return representative_payload(entity, person.code, row)


def rebuild_bank_details(session: Session, object_key: str) -> Payload | None:
    """Rebuild what was sealed of bank details."""
    found = _details(session, object_key)
    if found is None:
        return None
    entity, details = found
    digest = digest_of_details(details.salt, details.holder, details.iban, details.bic)
    return {**bank_payload(entity, details), "digest": digest}


def rebuild_bank_confirmation(session: Session, object_key: str) -> Payload | None:
    """Rebuild what was sealed of the confirmation of bank details."""
    query = select(Confirmation).where(
        Confirmation.kind == "bank_details", Confirmation.object_key == object_key
    )
    row = session.scalar(query)
    return None if row is None else confirmation_payload(object_key, row.digest, row.user_id)


def rebuild_bank_release(session: Session, object_key: str) -> Payload | None:
    """Rebuild what was sealed of the release of bank details."""
    found = _details(session, object_key)
    release = None if found is None else release_of(session, found[1].id)
    return None if found is None or release is None else release_payload(object_key, found[1], release)


def _details(session: Session, object_key: str) -> tuple[LegalEntity, BankDetails] | None:
    code, account, version = object_key.split(":")
    query = (
        select(LegalEntity, BankDetails)
        .join(BankDetails, BankDetails.entity_id == LegalEntity.id)
        .where(LegalEntity.code == code, BankDetails.account == account, BankDetails.version == int(version))
    )
    found = session.execute(query).one_or_none()
    return None if found is None else (found[0], found[1])
