"""Result versions, side by side, and their figures."""

from enum import StrEnum

from sqlalchemy import BigInteger, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from caisse.kernel.metadata import Base, BigId


class ResultStatus(StrEnum):
    """Where the figures come from, from the lowest to the highest: the default verdict reads the highest."""

    OWN_TALLY = "own_tally"
    PROVISIONAL = "provisional"
    DEFINITIVE = "definitive"
    CORRECTED = "corrected"
    DECREE = "decree"


class ResultVersion(Base):
    """The figures of one file for one round. Readable when its batch is committed.

    Attributes:
        code: ``legislatives-2017-t1-definitive-1``, given at commit; names the version in what is sealed.
        election_id: the election.
        round: 1 or 2.
        status: a value of :class:`ResultStatus`.
        batch_id: the batch that brought it.
        rows_digest: SHA-256 of its canonical rows.
    """

    __tablename__ = "result_versions"
    __table_args__ = (Index(None, "election_id", "round", "status"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    code: Mapped[str | None] = mapped_column(String(80), unique=True)
    election_id: Mapped[int] = mapped_column(ForeignKey("elections.id"))
    round: Mapped[int]
    status: Mapped[str] = mapped_column(String(20))
    batch_id: Mapped[int] = mapped_column(ForeignKey("import_batches.id"), unique=True)
    rows_digest: Mapped[str] = mapped_column(String(64))


class ConstituencyResult(Base):
    """Figures of one constituency in one version.

    Attributes:
        version_id: the version.
        constituency: canonical code.
        registered: registered voters.
        voted: voters.
        blank_ballots: blank ballots; None where the file lumps them with the null ones.
        null_ballots: null ballots; None where the file lumps them with the blank ones.
        expressed: votes expressed.
        line: line of the file.
    """

    __tablename__ = "constituency_results"

    version_id: Mapped[int] = mapped_column(ForeignKey("result_versions.id"), primary_key=True)
    constituency: Mapped[str] = mapped_column(ForeignKey("constituencies.code"), primary_key=True)
    registered: Mapped[int] = mapped_column(BigInteger)
    voted: Mapped[int] = mapped_column(BigInteger)
    blank_ballots: Mapped[int | None] = mapped_column(BigInteger)
    null_ballots: Mapped[int | None] = mapped_column(BigInteger)
    expressed: Mapped[int] = mapped_column(BigInteger)
    line: Mapped[int]


class CandidacyVotes(Base):
    """Votes of one candidacy in one version.

    Attributes:
        version_id: the version.
        candidacy_id: the candidacy.
        votes: votes obtained.
        line: line of the file.
    """

    __tablename__ = "votes"
    __table_args__ = (Index(None, "candidacy_id"),)

    version_id: Mapped[int] = mapped_column(ForeignKey("result_versions.id"), primary_key=True)
    candidacy_id: Mapped[int] = mapped_column(ForeignKey("candidacies.id"), primary_key=True)
    votes: Mapped[int] = mapped_column(BigInteger)
    line: Mapped[int]
