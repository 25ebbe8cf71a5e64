"""The installation: one row, made by the first migration."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from caisse.kernel.metadata import Base, Instant


class Installation(Base):
    """What this database is.

    Attributes:
        id: always 1.
        key: a random identifier of the installation, 32 hex digits.
        demo: whether it is a demonstration; only there salts may be seeded.
        created_at: when the database was made.
    """

    __tablename__ = "installation"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(32))
    demo: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(Instant)
