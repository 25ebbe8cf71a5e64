"""Tables of the contributions register, their import batches, receipts and hourly rates.

The register holds what was accepted and what was refused, each with the rule that decided. Rows are added,
never changed, save those of a batch that still waits. No name stands here: persons are rows of ``persons``.
"""

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, Date, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from caisse.kernel.metadata import Base, BigId, Instant
from ledger.models.members import Recorded, Superseding


class HourlyRate(Superseding, Base):
    """The value of an hour of unpaid time, from a date on.

    Attributes:
        rate_cents: cents an hour.
        method: how it was set, in words (constant, documented).
    """

    __tablename__ = "hourly_rates"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    since: Mapped[date] = mapped_column(Date)
    rate_cents: Mapped[int] = mapped_column(BigInteger)
    method: Mapped[str] = mapped_column(String(400))
    evidence_digest: Mapped[str | None] = mapped_column(ForeignKey("documents.digest"))
    supersedes_id: Mapped[int | None] = mapped_column(ForeignKey("hourly_rates.id"), unique=True)


class ContributionBatch(Recorded, Base):
    """One imported file of contributions.

    Attributes:
        digest: SHA-256 of the file, which is kept in ``documents``.
        format: id of the format it was read with.
        state: ``refused`` (issues only), ``staged`` (previewed) or ``committed``.
        rows: lines read; ``accepted``, ``refused``, ``to_return``, ``to_invoice`` sum to it.
    """

    __tablename__ = "contribution_batches"
    __table_args__ = (
        UniqueConstraint("digest", "format"),
        CheckConstraint("state IN ('refused', 'staged', 'committed')", name="state"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    digest: Mapped[str] = mapped_column(ForeignKey("documents.digest"))
    format: Mapped[str] = mapped_column(String(40))
    state: Mapped[str] = mapped_column(String(10))
    rows: Mapped[int | None]
    accepted: Mapped[int | None]
    refused: Mapped[int | None]
    to_return: Mapped[int | None]
    to_invoice: Mapped[int | None]
    committed_at: Mapped[datetime | None] = mapped_column(Instant)
    committed_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))


class ContributionIssue(Base):
    """One finding about a file: a code with parameters (canonical JSON); the text is made at the door."""

    __tablename__ = "contribution_issues"
    __table_args__ = (UniqueConstraint("batch_id", "position"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    batch_id: Mapped[int] = mapped_column(ForeignKey("contribution_batches.id"))
    position: Mapped[int]
    line: Mapped[int | None]
    column: Mapped[str | None] = mapped_column(String(60))
    code: Mapped[str] = mapped_column(String(80))
    severity: Mapped[str] = mapped_column(String(10))
    params: Mapped[str] = mapped_column(Text)


class Contribution(Recorded, Base):
    """One line of the register.

    Attributes:
        batch_id: the batch it came in, with its ``line``; None when entered by hand.
        year: calendar year of ``day``; with ``number``, the place in the register. None while staged.
        kind: a value of ``ledger.contributions.Kind``.
        entity_id: the legal entity it comes from or through.
        person_id: the natural person who gives, for gifts and dues.
        amount_cents: its value in cents.
        minutes: unpaid minutes, for time; ``rate_cents`` an hour.
        quantity_thousandths: quantity in kind in thousandths, of ``unit``, worth ``unit_value_cents`` each.
        method: how the value was found, in words.
        done: whether it was received or used; otherwise it was only offered.
        cash: whether it was given in cash.
        expense_account: account of the expense, for an invoice paid or an advantage invoiced.
        outcome: a value of ``ledger.guard.Outcome``.
        rule_code: code of the verdict that decided, with ``rule_params`` (canonical JSON).
        source_reference: article that decided, with the clause itself in ``source_quote``.
        warnings: canonical JSON list of {code, params}.
    """

    __tablename__ = "contributions"
    __table_args__ = (UniqueConstraint("year", "number"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    batch_id: Mapped[int | None] = mapped_column(ForeignKey("contribution_batches.id"), index=True)
    line: Mapped[int | None]
    year: Mapped[int | None]
    number: Mapped[int | None]
    kind: Mapped[str] = mapped_column(String(20))
    day: Mapped[date] = mapped_column(Date, index=True)
    entity_id: Mapped[int | None] = mapped_column(ForeignKey("legal_entities.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"), index=True)
    amount_cents: Mapped[int] = mapped_column(BigInteger)
    minutes: Mapped[int | None]
    rate_cents: Mapped[int | None] = mapped_column(BigInteger)
    quantity_thousandths: Mapped[int | None] = mapped_column(BigInteger)
    unit: Mapped[str | None] = mapped_column(String(40))
    unit_value_cents: Mapped[int | None] = mapped_column(BigInteger)
    method: Mapped[str | None] = mapped_column(String(200))
    done: Mapped[bool]
    cash: Mapped[bool]
    elsewhere_cents: Mapped[int] = mapped_column(BigInteger)
    expense_account: Mapped[str | None] = mapped_column(String(8))
    label: Mapped[str] = mapped_column(String(200))
    piece: Mapped[str] = mapped_column(String(100))
    document_digest: Mapped[str | None] = mapped_column(ForeignKey("documents.digest"))
    outcome: Mapped[str] = mapped_column(String(12))
    rule_code: Mapped[str] = mapped_column(String(80))
    rule_params: Mapped[str] = mapped_column(Text)
    source_reference: Mapped[str] = mapped_column(String(200))
    source_quote: Mapped[str] = mapped_column(Text)
    warnings: Mapped[str] = mapped_column(Text)


class ContributionEntry(Base):
    """What a contribution wrote in the books: ``origin`` (its own entries) or ``return`` (money back)."""

    __tablename__ = "contribution_entries"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    contribution_id: Mapped[int] = mapped_column(ForeignKey("contributions.id"), index=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entries.id"), unique=True)
    role: Mapped[str] = mapped_column(String(10))


class ContributionCancellation(Recorded, Base):
    """A contribution recorded by mistake, taken back with its reason; its entries are reversed apart."""

    __tablename__ = "contribution_cancellations"

    contribution_id: Mapped[int] = mapped_column(
        ForeignKey("contributions.id"), primary_key=True, autoincrement=False
    )
    reason: Mapped[str] = mapped_column(String(400))


class Receipt(Recorded, Base):
    """The numbered receipt of a natural person's gift or dues; the year's numbers have no hole."""

    __tablename__ = "receipts"
    __table_args__ = (UniqueConstraint("year", "number"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    contribution_id: Mapped[int] = mapped_column(ForeignKey("contributions.id"), unique=True)
    year: Mapped[int]
    number: Mapped[int]
