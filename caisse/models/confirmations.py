"""What a second person confirmed: versions, matches, designations, adoptions, bank details."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from caisse.kernel.metadata import Base, BigId, Instant


class Confirmation(Base):
    """One person's confirmation of one state of one object. Rows are added, never changed.

    Attributes:
        kind: ``version``, ``matches``, ``designations``, ``adoption``, ``bank_details``.
        object_key: the object as a person names it (id or slug).
        digest: SHA-256 of the state that was confirmed; another state is not confirmed by it.
        user_id: who confirmed.
        at: when.
    """

    __tablename__ = "confirmations"
    __table_args__ = (UniqueConstraint("kind", "object_key", "digest", "user_id"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    kind: Mapped[str] = mapped_column(String(30))
    object_key: Mapped[str] = mapped_column(String(100))
    digest: Mapped[str] = mapped_column(String(64))
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime] = mapped_column(Instant)
