"""What the chain says of the pool and its members: codes and dates, digests, no personal data."""

from datetime import date

from caisse.kernel.canonical import Canonical
from ledger.models.members import (
    BankDetails,
    BankRelease,
    LegalEntity,
    LegalFact,
    Membership,
    Representative,
)

Payload = dict[str, Canonical]


def day_text(day: date | None) -> str | None:
    """Return a date as it is hashed."""
    return None if day is None else day.isoformat()


def entity_payload(entity: LegalEntity) -> Payload:
    """Return what is sealed of a legal entity."""
    return {
        "code": entity.code,
        "name": entity.name,
        "legal_form": entity.legal_form,
        "country": entity.country,
        "rna": entity.rna,
        "siren": entity.siren,
    }


def pool_payload(party: LegalEntity, mandataire: LegalEntity) -> Payload:
    """Return what is sealed of the pool."""
    return {"party": party.code, "mandataire": mandataire.code}


def membership_payload(entity: LegalEntity, row: Membership) -> Payload:
    """Return what is sealed of a period of membership."""
    return {
        "member": entity.code,
        "joined_on": day_text(row.joined_on),
        "left_on": day_text(row.left_on),
        "reason": row.reason,
        "withdrawn": row.withdrawn,
        "supersedes": row.supersedes_id,
    }


def fact_payload(entity: LegalEntity, fact: LegalFact) -> Payload:
    """Return what is sealed of a legal fact: the member's status is rebuilt from these."""
    return {
        "entity": entity.code,
        "fact": fact.kind,
        "since": day_text(fact.since),
        "until": day_text(fact.until),
        "year": fact.year,
        "variant": fact.variant,
        "reference": fact.reference,
        "evidence": fact.evidence_digest,
        "withdrawn": fact.withdrawn,
        "supersedes": fact.supersedes_id,
    }


def representative_payload(entity: LegalEntity, person_code: str, row: Representative) -> Payload:
    """Return what is sealed of a representative: the pseudonym only."""
    return {
        "entity": entity.code,
        "person": person_code,
        "role": row.role,
        "since": day_text(row.since),
        "until": day_text(row.until),
        "withdrawn": row.withdrawn,
        "supersedes": row.supersedes_id,
    }


def bank_payload(entity: LegalEntity, details: BankDetails) -> Payload:
    """Return what is sealed of bank details: the salted digest, never the IBAN."""
    return {
        "entity": entity.code,
        "account": details.account,
        "version": details.version,
        "digest": details.digest,
        "evidence": details.evidence_digest,
    }


def bank_key(entity: LegalEntity, details: BankDetails) -> str:
    """Return the object key of bank details: ``A:mandataire:2``."""
    return f"{entity.code}:{details.account}:{details.version}"


def confirmation_payload(key: str, digest: str, user_id: int) -> Payload:
    """Return what is sealed of the second person's confirmation of bank details."""
    return {"bank_details": key, "digest": digest, "account": user_id}


def release_payload(key: str, details: BankDetails, release: BankRelease) -> Payload:
    """Return what is sealed of a release by decision."""
    return {
        "bank_details": key,
        "digest": details.digest,
        "decision": release.decision,
        "decided_on": day_text(release.decided_on),
        "document": release.decision_digest,
    }
