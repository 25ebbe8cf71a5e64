"""The chain of sealed events: one for the installation, only ever added to."""

from datetime import datetime

from sqlalchemy import BigInteger, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from caisse.kernel.metadata import Base, Instant


class Seal(Base):
    """One sealed event.

    Attributes:
        seq: 1, 2, 3 … without a hole.
        kind: what happened (``entry``, ``result_version``, ``grant`` …).
        object_key: which object, by code, number or digest; never a person's name.
        format: version of the payload's shape for this kind.
        payload: canonical JSON of what is sealed.
        salt: 128 random bits, 32 hex digits.
        at: when.
        previous: digest of the event before, 64 zeros for the first.
        digest: RFC 6962 leaf hash of the canonical record, 64 hex digits.
    """

    __tablename__ = "seals"

    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(String(40))
    object_key: Mapped[str] = mapped_column(String(200))
    format: Mapped[int]
    payload: Mapped[str] = mapped_column(Text)
    salt: Mapped[str] = mapped_column(String(32))
    at: Mapped[datetime] = mapped_column(Instant)
    previous: Mapped[str] = mapped_column(String(64), unique=True)
    digest: Mapped[str] = mapped_column(String(64), unique=True)


class ChainHead(Base):
    """The one row that whoever seals or numbers locks first.

    Attributes:
        id: always 1.
        count: how many events are sealed.
        last_digest: digest of the last event, 64 zeros before the first.
        last_at: when the last event was sealed; no clock may go behind it.
    """

    __tablename__ = "chain_head"

    id: Mapped[int] = mapped_column(primary_key=True)
    count: Mapped[int] = mapped_column(BigInteger)
    last_digest: Mapped[str] = mapped_column(String(64))
    last_at: Mapped[datetime | None] = mapped_column(Instant)
