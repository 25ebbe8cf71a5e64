"""Keeping documents: under their digest, in chunks of at most 1 MiB, in the transaction of their cause."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from caisse.kernel.canonical import digest_of_bytes
from caisse.kernel.names import nfc, unsafe_characters
from caisse.kernel.refusals import RefusalError
from caisse.models.documents import Document, DocumentChunk

CHUNK_BYTES = 1_048_576
LIMIT_BYTES = 50 * CHUNK_BYTES
"""Largest document that is taken: 50 MiB."""

_BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"PK\x03\x04", "application/zip"),
    (b"<?xml", "application/xml"),
)


class DocumentUnknownError(RefusalError):
    """No document has this digest."""

    code = "documents.unknown"
    status = 404


class DocumentTooLargeError(RefusalError):
    """The document is over the limit."""

    code = "documents.too_large"
    status = 413


class DocumentEmptyError(RefusalError):
    """The document holds nothing."""

    code = "documents.empty"
    status = 422


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document that is in the database.

    Attributes:
        digest: SHA-256, 64 hex digits.
        size: bytes.
        media_type: found from the content.
        already_there: whether the same bytes had been stored before.
    """

    digest: str
    size: int
    media_type: str
    already_there: bool


def keep_document(
    session: Session, content: bytes, file_name: str, *, at: datetime, stored_by_id: int | None
) -> StoredDocument:
    """Keep bytes under their digest, inside a use case that is already authorised.

    Args:
        session: the use case's transaction.
        content: the bytes as received.
        file_name: the name they came under; folders and control characters are dropped.
        at: the instant, UTC.
        stored_by_id: the account that brought them; None for ``local:<login>``.

    Raises:
        DocumentTooLargeError: over 50 MiB.
        DocumentEmptyError: no content.
    """
    if not content:
        raise DocumentEmptyError
    if len(content) > LIMIT_BYTES:
        raise DocumentTooLargeError(size=len(content), limit=LIMIT_BYTES)
    digest = digest_of_bytes(content)
    found = session.get(Document, digest)
    if found is not None:
        return StoredDocument(digest, found.size, found.media_type, already_there=True)
    document = Document(
        digest=digest,
        size=len(content),
        media_type=media_type_of(content),
        file_name=safe_file_name(file_name),
        stored_at=at,
        stored_by_id=stored_by_id,
    )
    session.add(document)
    session.flush()
    for position, start in enumerate(range(0, len(content), CHUNK_BYTES)):
        session.add(
            DocumentChunk(digest=digest, position=position, content=content[start : start + CHUNK_BYTES])
        )
    session.flush()
    return StoredDocument(digest, document.size, document.media_type, already_there=False)


def content_of(session: Session, digest: str) -> bytes:
    """Return the content of a document, inside a use case that is already authorised.

    Raises:
        DocumentUnknownError: when no document has this digest.
    """
    if session.get(Document, digest) is None:
        raise DocumentUnknownError(digest=digest)
    return b"".join(_chunks(session, digest))


def _chunks(session: Session, digest: str) -> Iterator[bytes]:
    query = (
        select(DocumentChunk.content).where(DocumentChunk.digest == digest).order_by(DocumentChunk.position)
    )
    yield from session.scalars(query)


def media_type_of(content: bytes) -> str:
    """Find what a content is from its first bytes, never from its name."""
    for beginning, media_type in _BEGINNINGS:
        if content.startswith(beginning):
            return media_type
    return "application/octet-stream" if b"\x00" in content[:4096] else "text/plain"


def safe_file_name(name: str) -> str:
    """Return a file's name composed (NFC), without folders, control or bidirectional characters."""
    last = nfc(name).replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(character for character in last if not unsafe_characters(character)).strip()
    return kept[:255] or "document"
