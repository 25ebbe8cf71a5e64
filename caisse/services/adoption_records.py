"""Adoptions in the database: what names one, what of it is confirmed and sealed."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from caisse.kernel.canonical import Canonical, digest_of
from caisse.models.documents import Document
from caisse.services.confirmables import Confirmable
from ledger.models.members import LegalEntity
from ledger.models.redistribution import Adoption, AdoptionConsent

KIND = "adoption"
"""Kind of the sealed event."""


class AdoptionKind(StrEnum):
    """How members adopt a text: by consent in a decision, or by the convention that each of them signs."""

    DECISION = "decision"
    CONVENTION = "convention"


def adoption_key(row: Adoption) -> str:
    """Return what names an adoption everywhere: ``decision:2025-3``."""
    return f"{row.kind}:{row.number}"


def adoption_named(session: Session, key: str) -> Adoption | None:
    """Return an adoption by its key, or by its number when one kind only has it.

    Args:
        session: any session.
        key: ``decision:2025-3``, ``convention:12``, or ``2025-3``.
    """
    kind, _, number = key.strip().partition(":")
    if number and kind in list(AdoptionKind):
        return session.scalar(select(Adoption).where(Adoption.kind == kind, Adoption.number == number))
    found = session.scalars(select(Adoption).where(Adoption.number == key.strip())).all()
    return found[0] if len(found) == 1 else None


def consents_of(session: Session, adoption_id: int) -> tuple[str, ...]:
    """Return the codes of the members that consented, in order."""
    query = (
        select(LegalEntity.code)
        .join(AdoptionConsent, AdoptionConsent.member_id == LegalEntity.id)
        .where(AdoptionConsent.adoption_id == adoption_id)
        .order_by(LegalEntity.code)
    )
    return tuple(session.scalars(query))


def adoption_digest(row: Adoption, consents: Sequence[str]) -> str:
    """Return the digest of an adoption in canonical form: what a second person confirms."""
    return digest_of(_state(row, consents))


def _state(row: Adoption, consents: Sequence[str]) -> dict[str, Canonical]:
    return {
        "kind": row.kind,
        "number": row.number,
        "adopted_on": row.adopted_on.isoformat(),
        "until": None if row.until is None else row.until.isoformat(),
        "text": row.text_digest,
        "document": row.document,
        "consents": list(consents),
    }


def adoption_payload(session: Session, row: Adoption) -> dict[str, Canonical]:
    """Return what is sealed of an adoption."""
    state = _state(row, consents_of(session, row.id))
    return {**state, "kept_digest": row.digest, "account": row.author_id}


def rebuild_adoption(session: Session, object_key: str) -> Mapping[str, Canonical] | None:
    """Rebuild the payload of an adoption from its rows."""
    row = adoption_named(session, object_key)
    return None if row is None else adoption_payload(session, row)


def find_adoption(session: Session, key: str) -> Confirmable | None:
    """Find an adoption for a second person; who brought the signed document is one of its authors."""
    row = adoption_named(session, key)
    if row is None:
        return None
    authors: set[int | None] = {row.author_id}
    if row.document is not None:
        authors.add(session.get_one(Document, row.document).stored_by_id or row.author_id)
    return Confirmable(
        adoption_key(row), adoption_digest(row, consents_of(session, row.id)), frozenset(authors)
    )
