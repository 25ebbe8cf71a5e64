"""Issued reports with their manifest, and the bytes of each rendering. The earlier ones stay as issued."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from caisse.kernel.metadata import Base, Instant


class IssuedReport(Base):
    """One report, as it was issued. Rows are added, never changed.

    Attributes:
        number: its number: year of issue and digest of what it says.
        kind: name of the report (``threshold``).
        language: ``fr`` or ``en``.
        member_code: code of the only member it is for, or None for the whole pool.
        title: the one thing it says.
        status: ``definitive`` or ``provisional``.
        issued_on: legal date of issue.
        issued_by_id: the account that issued it; None for ``local:<login>``.
        issued_as: label of who issued it, as printed.
        at: when it was stored.
        manifest: canonical JSON: inputs, rules, key, template, head of the chain.
        record: canonical JSON of the whole document, from which every rendering is made.
    """

    __tablename__ = "issued_reports"
    __table_args__ = (
        CheckConstraint("status IN ('definitive', 'provisional')", name="status"),
        Index(None, "kind", "issued_on"),
    )

    number: Mapped[str] = mapped_column(String(20), primary_key=True)
    kind: Mapped[str] = mapped_column(String(30))
    language: Mapped[str] = mapped_column(String(2))
    member_code: Mapped[str | None] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(String(400))
    status: Mapped[str] = mapped_column(String(11))
    issued_on: Mapped[date] = mapped_column(Date)
    issued_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    issued_as: Mapped[str] = mapped_column(String(254))
    at: Mapped[datetime] = mapped_column(Instant)
    manifest: Mapped[str] = mapped_column(Text)
    record: Mapped[str] = mapped_column(Text)


class ReportRendering(Base):
    """The bytes of one rendering of an issued report, kept among the documents under their digest.

    Attributes:
        number: the report.
        form: ``pdf``, ``html``, ``csv`` or ``json``.
        digest: SHA-256 of the bytes.
        at: when it was made.
    """

    __tablename__ = "report_renderings"
    __table_args__ = (CheckConstraint("form IN ('pdf', 'html', 'csv', 'json')", name="form"),)

    number: Mapped[str] = mapped_column(ForeignKey("issued_reports.number"), primary_key=True)
    form: Mapped[str] = mapped_column(String(4), primary_key=True)
    digest: Mapped[str] = mapped_column(ForeignKey("documents.digest"), index=True)
    at: Mapped[datetime] = mapped_column(Instant)
