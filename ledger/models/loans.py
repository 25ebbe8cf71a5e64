"""Tables of the loans taken by the pool: contract, schedule, repayments, waivers. Rows are only added."""

from datetime import date

from sqlalchemy import BigInteger, CheckConstraint, Date, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from caisse.kernel.metadata import Base, BigId
from ledger.models.members import Recorded


class Loan(Recorded, Base):
    """A loan taken, or refused by the guard. It is not a contribution and never weighs in a key.

    Attributes:
        reference: ``E2025-001``, as pages and entries cite it.
        entity_id: the party or bank that lends; or ``person_id``, the natural person.
        day: date of the bank movement.
        ends_on: date of the last repayment.
        principal_cents: the amount lent.
        rate_bp: yearly rate in basis points (150 is 1.50 %).
        contract_digest: SHA-256 of the contract.
        outcome: a value of ``ledger.guard.Outcome``, with the rule that decided, as in the register.
    """

    __tablename__ = "loans"
    __table_args__ = (
        CheckConstraint("(entity_id IS NULL) <> (person_id IS NULL)", name="one_lender"),
        CheckConstraint("principal_cents > 0", name="principal"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    reference: Mapped[str] = mapped_column(String(20), unique=True)
    entity_id: Mapped[int | None] = mapped_column(ForeignKey("legal_entities.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"), index=True)
    day: Mapped[date] = mapped_column(Date)
    ends_on: Mapped[date] = mapped_column(Date)
    principal_cents: Mapped[int] = mapped_column(BigInteger)
    rate_bp: Mapped[int]
    contract_digest: Mapped[str | None] = mapped_column(ForeignKey("documents.digest"))
    piece: Mapped[str] = mapped_column(String(100))
    outcome: Mapped[str] = mapped_column(String(12))
    rule_code: Mapped[str] = mapped_column(String(80))
    rule_params: Mapped[str] = mapped_column(Text)
    source_reference: Mapped[str] = mapped_column(String(200))
    source_quote: Mapped[str] = mapped_column(Text)


class LoanInstalment(Base):
    """One repayment the contract foresees."""

    __tablename__ = "loan_instalments"
    __table_args__ = (UniqueConstraint("loan_id", "position"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    loan_id: Mapped[int] = mapped_column(ForeignKey("loans.id"))
    position: Mapped[int]
    due_on: Mapped[date] = mapped_column(Date)
    principal_cents: Mapped[int] = mapped_column(BigInteger)


class LoanEvent(Recorded, Base):
    """What became of a loan: a ``repayment`` or a ``waiver``.

    Attributes:
        principal_cents: part of the principal repaid or waived.
        interest_cents: interest paid with it.
        deed_digest: SHA-256 of the deed of waiver.
        contribution_id: the contribution that a waiver is, on the deed's date.
    """

    __tablename__ = "loan_events"
    __table_args__ = (CheckConstraint("kind IN ('repayment', 'waiver')", name="kind"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    loan_id: Mapped[int] = mapped_column(ForeignKey("loans.id"), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    day: Mapped[date] = mapped_column(Date)
    principal_cents: Mapped[int] = mapped_column(BigInteger)
    interest_cents: Mapped[int] = mapped_column(BigInteger)
    piece: Mapped[str] = mapped_column(String(100))
    deed_digest: Mapped[str | None] = mapped_column(ForeignKey("documents.digest"))
    contribution_id: Mapped[int | None] = mapped_column(ForeignKey("contributions.id"), unique=True)


class LoanEntry(Base):
    """What a loan wrote in the books: ``origin``, ``return``, ``repayment`` or ``waiver``."""

    __tablename__ = "loan_entries"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    loan_id: Mapped[int] = mapped_column(ForeignKey("loans.id"), index=True)
    event_id: Mapped[int | None] = mapped_column(ForeignKey("loan_events.id"))
    entry_id: Mapped[int] = mapped_column(ForeignKey("entries.id"), unique=True)
    role: Mapped[str] = mapped_column(String(10))
