"""Candidacies: what attachments, decisions and designations hang on, so that they survive any re-import."""

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from caisse.kernel.metadata import Base, BigId

_COMMITTED = text("staged_by_id IS NULL")


class Candidacy(Base):
    """One candidate in one constituency of one election, as first printed by a committed file.

    Attributes:
        election_id: the election.
        constituency: canonical code.
        identity: never changes, names the row in what is sealed: the panel number (``7``), or ``~`` and the
            normalised name where the first file had no panel numbers.
        panel: panel number; None until a file that has them is imported.
        surname: surname as first printed.
        first_name: first name as first printed.
        normalised: normalised surname and first name, one space between.
        sex: ``F``, ``M`` or None.
        nuance: nuance as first printed, or None.
        label: declared label as first printed, or None.
        staged_by_id: the staged batch that would bring it; None once committed. Readers take None only.
    """

    __tablename__ = "candidacies"
    __table_args__ = (
        Index(
            "uq_candidacies_panel",
            "election_id",
            "constituency",
            "panel",
            unique=True,
            sqlite_where=_COMMITTED,
            postgresql_where=_COMMITTED,
        ),
        Index(
            "uq_candidacies_identity",
            "election_id",
            "constituency",
            "identity",
            unique=True,
            sqlite_where=_COMMITTED,
            postgresql_where=_COMMITTED,
        ),
        Index("ix_candidacies_staged_by_id", "staged_by_id"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    election_id: Mapped[int] = mapped_column(ForeignKey("elections.id"))
    constituency: Mapped[str] = mapped_column(ForeignKey("constituencies.code"))
    identity: Mapped[str] = mapped_column(String(300))
    panel: Mapped[int | None]
    surname: Mapped[str] = mapped_column(String(120))
    first_name: Mapped[str] = mapped_column(String(120))
    normalised: Mapped[str] = mapped_column(String(300))
    sex: Mapped[str | None] = mapped_column(String(1))
    nuance: Mapped[str | None] = mapped_column(String(20))
    label: Mapped[str | None] = mapped_column(String(200))
    staged_by_id: Mapped[int | None] = mapped_column(ForeignKey("import_batches.id"))


class CandidacyAlias(Base):
    """Another spelling of a candidate's name, printed by another file.

    Attributes:
        candidacy_id: the candidacy.
        batch_id: the file that prints it.
        line: its line.
        surname: surname as printed there.
        first_name: first name as printed there.
        normalised: normalised surname and first name.
    """

    __tablename__ = "candidacy_aliases"
    __table_args__ = (UniqueConstraint("candidacy_id", "batch_id"), Index(None, "batch_id"))

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    candidacy_id: Mapped[int] = mapped_column(ForeignKey("candidacies.id"))
    batch_id: Mapped[int] = mapped_column(ForeignKey("import_batches.id"))
    line: Mapped[int]
    surname: Mapped[str] = mapped_column(String(120))
    first_name: Mapped[str] = mapped_column(String(120))
    normalised: Mapped[str] = mapped_column(String(300))
