"""Tables of fiscal years, their months, what happened to them, and the totals of posted lines."""

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, Date, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from caisse.kernel.metadata import Base, BigId, Instant


class FiscalYear(Base):
    """One fiscal year: a calendar year, as parties account.

    Attributes:
        year: 2025.
        starts_on: 1 January.
        ends_on: 31 December.
        opened_by_id: who opened it.
        opened_at: when.
    """

    __tablename__ = "fiscal_years"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    year: Mapped[int] = mapped_column(unique=True)
    starts_on: Mapped[date] = mapped_column(Date)
    ends_on: Mapped[date] = mapped_column(Date)
    opened_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    opened_at: Mapped[datetime] = mapped_column(Instant)


class FiscalYearClosing(Base):
    """The closing of a fiscal year, for good: nothing is posted in it any more, no month reopens."""

    __tablename__ = "fiscal_year_closings"

    fiscal_year_id: Mapped[int] = mapped_column(
        ForeignKey("fiscal_years.id"), primary_key=True, autoincrement=False
    )
    closed_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    closed_at: Mapped[datetime] = mapped_column(Instant)


class Period(Base):
    """One month of a fiscal year. Its last event says whether it is open; without one it is."""

    __tablename__ = "periods"
    __table_args__ = (UniqueConstraint("fiscal_year_id", "starts_on"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    fiscal_year_id: Mapped[int] = mapped_column(ForeignKey("fiscal_years.id"))
    starts_on: Mapped[date] = mapped_column(Date)
    ends_on: Mapped[date] = mapped_column(Date)


class PeriodEvent(Base):
    """What happened to a month.

    Attributes:
        period_id: the month.
        position: 1, 2, … in the month's history.
        kind: ``closed``, ``reopen_requested`` or ``reopened``.
        user_id: who did it; a reopening is requested by one person and done by another.
        at: when.
        reason: why a reopening is asked, in words; empty for the other kinds.
        salt: keeps the digest of the reason from being guessed.
    """

    __tablename__ = "period_events"
    __table_args__ = (
        UniqueConstraint("period_id", "position"),
        CheckConstraint("kind IN ('closed', 'reopen_requested', 'reopened')", name="kind"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    period_id: Mapped[int] = mapped_column(ForeignKey("periods.id"))
    position: Mapped[int]
    kind: Mapped[str] = mapped_column(String(20))
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime] = mapped_column(Instant)
    reason: Mapped[str] = mapped_column(String(400), default="")
    salt: Mapped[str] = mapped_column(String(32))


class PeriodTotal(Base):
    """What was posted on an account, for a member or none, in a month. ``verify`` recomputes it.

    Attributes:
        period_id: the month.
        account_id: the account.
        member_id: the legal entity, or None.
        debit_cents: sum of the debits, 0 or more.
        credit_cents: sum of the credits, 0 or more.
    """

    __tablename__ = "period_totals"
    __table_args__ = (
        UniqueConstraint("period_id", "account_id", "member_id"),
        Index(
            "uq_period_totals_without_member",
            "period_id",
            "account_id",
            unique=True,
            sqlite_where=text("member_id IS NULL"),
            postgresql_where=text("member_id IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    period_id: Mapped[int] = mapped_column(ForeignKey("periods.id"))
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    member_id: Mapped[int | None] = mapped_column(ForeignKey("legal_entities.id"))
    debit_cents: Mapped[int] = mapped_column(BigInteger)
    credit_cents: Mapped[int] = mapped_column(BigInteger)
