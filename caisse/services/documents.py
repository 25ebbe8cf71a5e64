"""Supporting documents: what a person adds, and reads back."""

from sqlalchemy.orm import Session

from caisse.identity.actor import Actor
from caisse.identity.authorise import authorise
from caisse.identity.permissions import Permission
from caisse.models.document_store import StoredDocument, content_of, keep_document


def add_document(session: Session, content: bytes, file_name: str, actor: Actor) -> StoredDocument:
    """Store a supporting document that a person brings.

    Raises:
        DocumentTooLargeError: over 50 MiB.
        DocumentEmptyError: no content.
    """
    authorise(session, actor, Permission.ADD_DOCUMENTS)
    return keep_document(session, content, file_name, at=actor.clock.now(), stored_by_id=actor.user_id)


def read_document(session: Session, digest: str, actor: Actor) -> bytes:
    """Return the content of a document.

    Raises:
        DocumentUnknownError: when no document has this digest.
    """
    authorise(session, actor, Permission.READ_DOCUMENTS)
    return content_of(session, digest)
