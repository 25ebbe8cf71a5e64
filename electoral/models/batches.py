"""Import batches: one file, one format, once."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from caisse.kernel.metadata import Base, BigId, Instant


class ImportKind(StrEnum):
    """What a batch brings."""

    RESULTS = "results"
    ATTACHMENTS = "attachments"
    DECISIONS = "decisions"


class BatchState(StrEnum):
    """Where a batch stands: previewed, counted, or refused for its errors."""

    STAGED = "staged"
    COMMITTED = "committed"
    REJECTED = "rejected"


class ImportBatch(Base):
    """One imported file. Queries read the rows of committed batches that no other supersedes.

    Attributes:
        kind: a value of :class:`ImportKind`.
        digest: SHA-256 of the file's bytes.
        format: id of the layout; with the digest it is the batch's key.
        election_id: the election.
        round: 1 or 2 for results, None otherwise.
        status: a value of :class:`ResultStatus` for results, None otherwise.
        state: a value of :class:`BatchState`.
        encoding: encoding found, None for a workbook.
        sheet: sheet read, None for a text file.
        file_name: the name the file came under.
        author_id: who imported it, None for ``local:<login>``.
        author_label: who imported it, in words.
        at: when it was last tried.
        committed_at: when it was committed, or None.
        document_digest: the original file, kept as a document; None when rejected.
        salt: 32 hex digits given at commit; keeps digests of attachments and decisions from being guessed.
        superseded_by_id: the later committed batch that took its place, or None.
    """

    __tablename__ = "import_batches"
    __table_args__ = (UniqueConstraint("digest", "format"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    digest: Mapped[str] = mapped_column(String(64))
    format: Mapped[str] = mapped_column(String(40))
    election_id: Mapped[int] = mapped_column(ForeignKey("elections.id"), index=True)
    round: Mapped[int | None]
    status: Mapped[str | None] = mapped_column(String(20))
    state: Mapped[str] = mapped_column(String(20))
    encoding: Mapped[str | None] = mapped_column(String(20))
    sheet: Mapped[str | None] = mapped_column(String(100))
    file_name: Mapped[str] = mapped_column(String(255))
    author_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    author_label: Mapped[str] = mapped_column(String(254))
    at: Mapped[datetime] = mapped_column(Instant)
    committed_at: Mapped[datetime | None] = mapped_column(Instant)
    document_digest: Mapped[str | None] = mapped_column(ForeignKey("documents.digest"))
    salt: Mapped[str | None] = mapped_column(String(32))
    superseded_by_id: Mapped[int | None] = mapped_column(ForeignKey("import_batches.id"))


class ImportIssue(Base):
    """One finding about a batch's file; its text is made at the door.

    Attributes:
        batch_id: the batch.
        position: order of the finding, from 0.
        code: code of the sentence.
        severity: error, warning or info.
        line: line of the file, or None.
        column: column of the file, or None.
        params: canonical JSON of what the sentence quotes.
    """

    __tablename__ = "import_issues"

    batch_id: Mapped[int] = mapped_column(ForeignKey("import_batches.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(80))
    severity: Mapped[str] = mapped_column(String(10))
    line: Mapped[int | None]
    column: Mapped[str | None] = mapped_column(String(100))
    params: Mapped[str] = mapped_column(Text)
