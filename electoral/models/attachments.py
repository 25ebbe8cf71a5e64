"""Attachments (rattachements) and what persons decided about them."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from caisse.kernel.metadata import Base, BigId, Instant


class Attachment(Base):
    """One row of an attachment list. Rows of the election's current batch count: committed, not superseded.

    Attributes:
        batch_id: the list.
        election_id: the election.
        line: line of the file.
        constituency: canonical code.
        sex: ``F``, ``M`` or None.
        surname: surname as printed.
        first_name: first name as printed.
        normalised: normalised surname and first name, one space between.
        party: party of attachment as printed.
        party_normalised: the party's normalised name, by which parties are compared.
        recognised: whether the party wants the attachment; it counts all the same.
    """

    __tablename__ = "attachments"
    __table_args__ = (UniqueConstraint("batch_id", "line"), Index(None, "batch_id", "party_normalised"))

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    batch_id: Mapped[int] = mapped_column(ForeignKey("import_batches.id"))
    election_id: Mapped[int] = mapped_column(ForeignKey("elections.id"))
    line: Mapped[int]
    constituency: Mapped[str] = mapped_column(ForeignKey("constituencies.code"))
    sex: Mapped[str | None] = mapped_column(String(1))
    surname: Mapped[str] = mapped_column(String(120))
    first_name: Mapped[str] = mapped_column(String(120))
    normalised: Mapped[str] = mapped_column(String(300))
    party: Mapped[str] = mapped_column(String(200))
    party_normalised: Mapped[str] = mapped_column(String(200))
    recognised: Mapped[bool] = mapped_column(default=True)


class AttachmentDecision(Base):
    """What a person decided about one row of a list. Of several on the same row the last counts (by ``id``).

    It names the row by constituency, normalised name and party, not by id: a new list keeps the decisions.

    Attributes:
        batch_id: the decisions file; readable when that batch is committed.
        election_id: the election.
        line: line of the file.
        constituency: canonical code.
        list_name: name of the list row as the file prints it.
        list_normalised: its normalised form.
        party_normalised: normalised party of the list row; never empty.
        party_named: whether the file itself names the party: on a double that party counts.
        candidacy_id: the candidacy; None when the row is set aside.
        decision: ``match``, ``refuse`` or ``set_aside``.
        author_id: who decided, None for ``local:<login>``.
        author_label: who decided, in words.
        at: when.
    """

    __tablename__ = "attachment_decisions"
    __table_args__ = (UniqueConstraint("batch_id", "line"), Index(None, "election_id"))

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    batch_id: Mapped[int] = mapped_column(ForeignKey("import_batches.id"))
    election_id: Mapped[int] = mapped_column(ForeignKey("elections.id"))
    line: Mapped[int]
    constituency: Mapped[str] = mapped_column(ForeignKey("constituencies.code"))
    list_name: Mapped[str] = mapped_column(String(300))
    list_normalised: Mapped[str] = mapped_column(String(300))
    party_normalised: Mapped[str] = mapped_column(String(200))
    party_named: Mapped[bool]
    candidacy_id: Mapped[int | None] = mapped_column(ForeignKey("candidacies.id"), index=True)
    decision: Mapped[str] = mapped_column(String(10))
    author_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    author_label: Mapped[str] = mapped_column(String(254))
    at: Mapped[datetime] = mapped_column(Instant)
