"""Matches of attachments with candidacies: made again at each commit, each state kept and sealed."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from caisse.kernel.metadata import Base, BigId, Instant


class MatchBasis(StrEnum):
    """Why a row of the list is matched with a candidacy, or with none."""

    EXACT = "exact"
    DECIDED = "decided"
    REFUSED = "refused"
    SET_ASIDE = "set_aside"
    NONE = "none"


class Matching(Base):
    """One state of the matches of an election; the one with the highest number is the current one.

    Attributes:
        election_id: the election.
        number: 1, 2, 3 … within the election.
        batch_id: the committed batch after which it was made.
        attachments_batch_id: the list it matches.
        digest: SHA-256 of its canonical rows: what a second person confirms.
        at: when.
    """

    __tablename__ = "matchings"
    __table_args__ = (UniqueConstraint("election_id", "number"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    election_id: Mapped[int] = mapped_column(ForeignKey("elections.id"))
    number: Mapped[int]
    batch_id: Mapped[int] = mapped_column(ForeignKey("import_batches.id"))
    attachments_batch_id: Mapped[int] = mapped_column(ForeignKey("import_batches.id"))
    digest: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(Instant)


class Match(Base):
    """What became of one row of the list in one state.

    Attributes:
        matching_id: the state.
        attachment_id: the row of the list.
        candidacy_id: the candidacy, or None.
        basis: a value of :class:`MatchBasis`.
        counted: whether the candidacy's votes count for the row's party: matched, and no other party on the
            candidacy, or this one named by a decision.
    """

    __tablename__ = "matches"
    __table_args__ = (Index(None, "candidacy_id"),)

    matching_id: Mapped[int] = mapped_column(ForeignKey("matchings.id"), primary_key=True)
    attachment_id: Mapped[int] = mapped_column(ForeignKey("attachments.id"), primary_key=True)
    candidacy_id: Mapped[int | None] = mapped_column(ForeignKey("candidacies.id"))
    basis: Mapped[str] = mapped_column(String(10))
    counted: Mapped[bool]
