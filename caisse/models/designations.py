"""Designations (fléchage): for which member a candidacy's votes count. The only tie of ballots with money.

A row names its candidacy as the file prints it, so that a set may be entered before any result and survives
any re-import; it is resolved when it is used.
"""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from caisse.kernel.metadata import Base, BigId, Instant


class DesignationSet(Base):
    """One version of the designations of an election; the one with the highest number is the current one.

    Attributes:
        election_id: the election.
        number: 1, 2, 3 … within the election.
        document: SHA-256 of the file, kept in ``documents``.
        digest: SHA-256 of the canonical rows: what a second person confirms.
        author_id: who entered it; None for ``local:<login>``, and then two persons confirm it.
        at: when; from the first round on, only a file that the members adopted enters.
    """

    __tablename__ = "designation_sets"
    __table_args__ = (UniqueConstraint("election_id", "number"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    election_id: Mapped[int] = mapped_column(ForeignKey("elections.id"))
    number: Mapped[int]
    document: Mapped[str] = mapped_column(ForeignKey("documents.digest"))
    digest: Mapped[str] = mapped_column(String(64))
    author_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime] = mapped_column(Instant)

    rows: Mapped[list["Designation"]] = relationship(order_by="Designation.line")


class Designation(Base):
    """The share of one candidacy's votes that counts for one member.

    Attributes:
        line: line of the file.
        constituency: canonical code.
        panel: panel number, or None where the file names the candidate only.
        name: the candidate as printed, or None where the file gives the panel only.
        normalised: its normalised form, or None.
        member_id: the beneficiary, a legal entity that is a member.
        numerator: with ``denominator`` the exact share; the shares of a candidacy sum to 1.
        denominator: above 0.
    """

    __tablename__ = "designations"
    __table_args__ = (
        Index(None, "member_id"),
        CheckConstraint("numerator > 0 AND numerator <= denominator", name="share"),
        CheckConstraint("panel IS NOT NULL OR normalised IS NOT NULL", name="names_candidacy"),
    )

    set_id: Mapped[int] = mapped_column(ForeignKey("designation_sets.id"), primary_key=True)
    line: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    constituency: Mapped[str] = mapped_column(ForeignKey("constituencies.code"))
    panel: Mapped[int | None]
    name: Mapped[str | None] = mapped_column(String(300))
    normalised: Mapped[str | None] = mapped_column(String(300))
    member_id: Mapped[int] = mapped_column(ForeignKey("legal_entities.id"))
    numerator: Mapped[int]
    denominator: Mapped[int]
