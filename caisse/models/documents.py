"""Supporting documents and original files, kept in the database under their SHA-256."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from caisse.kernel.metadata import Base, Instant


class Document(Base):
    """One document, as received.

    Attributes:
        digest: SHA-256 of the content, 64 hex digits.
        size: length of the content in bytes.
        media_type: what the content is, found from the content.
        file_name: the name it came under (NFC, no path).
        stored_at: when it was first stored.
        stored_by_id: the user who brought it; None for ``local:<login>``.
    """

    __tablename__ = "documents"

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    size: Mapped[int] = mapped_column(BigInteger)
    media_type: Mapped[str] = mapped_column(String(100))
    file_name: Mapped[str] = mapped_column(String(255))
    stored_at: Mapped[datetime] = mapped_column(Instant)
    stored_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))


class DocumentChunk(Base):
    """At most 1 MiB of a document's content.

    Attributes:
        digest: the document.
        position: 0 for the first chunk.
        content: the bytes.
    """

    __tablename__ = "document_chunks"

    digest: Mapped[str] = mapped_column(ForeignKey("documents.digest"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)
