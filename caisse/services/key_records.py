"""Keys in the database: the text kept under its digest, read again each time it serves."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from caisse.kernel.canonical import Canonical
from caisse.kernel.refusals import RefusalError
from caisse.models.document_store import content_of
from caisse.schemas.keys import read_key
from ledger.key import Key
from ledger.models.redistribution import KeyDocument

KIND = "key"
"""Kind of the sealed event."""


class KeyUnknownError(RefusalError):
    """No key has this version."""

    code = "keys.unknown"
    status = 404


class KeyUnreadableError(RefusalError):
    """The kept text of a key is no key any more: it was changed, or it is of another format."""

    code = "keys.unreadable"


def key_document(session: Session, version: str) -> KeyDocument:
    """Return a version of the key.

    Raises:
        KeyUnknownError: naming those that are known.
    """
    rows = session.scalars(select(KeyDocument).order_by(KeyDocument.id)).all()
    for row in rows:
        if row.version == version.strip():
            return row
    raise KeyUnknownError(version=version, known=", ".join(row.version for row in rows) or "—")


def key_in_force(session: Session, version: str) -> tuple[KeyDocument, Key]:
    """Return a version of the key and what its kept text says; whether it is adopted is asked elsewhere.

    Raises:
        KeyUnknownError: no key has this version.
        KeyUnreadableError: its text cannot be read as that version.
    """
    row = key_document(session, version)
    key = read_key(content_of(session, row.digest)).key
    if key is None or key.version != row.version:
        raise KeyUnreadableError(version=row.version)
    return row, key


def key_payload(row: KeyDocument) -> dict[str, Canonical]:
    """Return what is sealed of a key."""
    return {"version": row.version, "title": row.title, "text": row.digest, "account": row.author_id}


def rebuild_key(session: Session, object_key: str) -> Mapping[str, Canonical] | None:
    """Rebuild the payload of a key from its row."""
    row = session.scalar(select(KeyDocument).where(KeyDocument.version == object_key))
    return None if row is None else key_payload(row)
