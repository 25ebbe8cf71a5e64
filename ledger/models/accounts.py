"""Table of the accounts."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from caisse.kernel.metadata import Base, BigId


class Account(Base):
    """One account, editable until the first entry is posted; see ``ledger.accounts.ChartAccount``."""

    __tablename__ = "accounts"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    number: Mapped[str] = mapped_column(String(8), unique=True)
    label: Mapped[str] = mapped_column(String(200))
    root: Mapped[str] = mapped_column(String(8))
    heading: Mapped[str] = mapped_column(String(200), default="")
    needs_member: Mapped[bool] = mapped_column(default=False)
