"""Issued reports: kept as issued with their manifest, listed, read back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from caisse.identity.actor import Actor
from caisse.identity.authorise import authorise
from caisse.identity.permissions import Permission
from caisse.kernel.canonical import canonical_json
from caisse.kernel.refusals import RefusalError
from caisse.models.document_store import content_of, keep_document
from caisse.models.reports import IssuedReport, ReportRendering
from reports.document import Document
from reports.record import manifest_record, record
from reports.renderers.forms import Form


class ReportUnknownError(RefusalError):
    """No report has this number, or not for this member."""

    code = "reports.unknown_number"
    status = 404


class FormUnknownError(RefusalError):
    """The report was not issued in this form."""

    code = "reports.unknown_form"
    status = 404


class NumberTakenError(RefusalError):
    """Another report has this number: ten hex digits of two digests are the same."""

    code = "reports.number_taken"


@dataclass(frozen=True, slots=True)
class KeptReport:
    """One rendering of an issued report.

    Attributes:
        number: number of the report.
        form: its form.
        digest: SHA-256 of the bytes.
        content: the bytes as first issued.
        already_there: whether this form of this report had been issued before.
    """

    number: str
    form: Form
    digest: str
    content: bytes
    already_there: bool


@dataclass(frozen=True, slots=True)
class ReportRow:
    """An issued report as a list shows it.

    Attributes:
        number: its number.
        kind: its name.
        member: code of the only member it is for, or None.
        title: what it says.
        status: ``definitive`` or ``provisional``.
        issued_on: date of issue.
        issued_by: who issued it.
        forms: the forms it was issued in, each with the digest of its bytes.
    """

    number: str
    kind: str
    member: str | None
    title: str
    status: str
    issued_on: date
    issued_by: str
    forms: tuple[tuple[str, str], ...]


def keep_report(
    session: Session, document: Document, form: Form, content: bytes, member: str | None, actor: Actor
) -> KeptReport:
    """Keep a rendering of a report, or find the same one issued before.

    Args:
        session: a writing transaction.
        document: the numbered document.
        form: the form of ``content``.
        content: the rendered bytes.
        member: code of the only member it is for; None for the whole pool.
        actor: who issues it.

    Raises:
        NumberTakenError: another report has its number.
    """
    authorise(session, actor, _permission(member), member)
    written = canonical_json(record(document)).decode("utf-8")
    found = session.get(IssuedReport, document.number)
    if found is None:
        session.add(_row(document, written, member, actor))
        session.flush()
    elif found.record != written:
        raise NumberTakenError(number=document.number)
    rendering = session.get(ReportRendering, (document.number, form.value))
    if rendering is not None:
        before = content_of(session, rendering.digest)
        return KeptReport(document.number, form, rendering.digest, before, already_there=True)
    at = actor.clock.now()
    name = f"{document.kind}-{document.number}.{form.value}"
    stored = keep_document(session, content, name, at=at, stored_by_id=actor.user_id)
    session.add(ReportRendering(number=document.number, form=form.value, digest=stored.digest, at=at))
    session.flush()
    return KeptReport(document.number, form, stored.digest, content, already_there=False)


def list_reports(session: Session, member: str | None, actor: Actor) -> tuple[ReportRow, ...]:
    """Return the reports issued so far, the latest first: all of them, or those of one member."""
    authorise(session, actor, _permission(member), member)
    query = select(IssuedReport).order_by(IssuedReport.at.desc(), IssuedReport.number)
    if member is not None:
        query = query.where(IssuedReport.member_code == member)
    return tuple(_listed(session, report) for report in session.scalars(query))


def read_report(session: Session, number: str, form: Form, member: str | None, actor: Actor) -> bytes:
    """Return an earlier report, byte for byte as it was issued.

    Args:
        session: any session.
        number: its number.
        form: the form wanted.
        member: code of the member that reads its own; None for a reader of the whole pool.
        actor: who reads.

    Raises:
        ReportUnknownError: no such report, or not for this member.
        FormUnknownError: it was not issued in this form.
    """
    authorise(session, actor, _permission(member), member)
    report = session.get(IssuedReport, number)
    if report is None or (member is not None and report.member_code != member):
        raise ReportUnknownError(number=number)
    rendering = session.get(ReportRendering, (number, form.value))
    if rendering is None:
        raise FormUnknownError(number=number, form=form.value)
    return content_of(session, rendering.digest)


def _permission(member: str | None) -> Permission:
    return Permission.READ_REPORTS if member is None else Permission.READ_MEMBER_LINES


def _row(document: Document, written: str, member: str | None, actor: Actor) -> IssuedReport:
    return IssuedReport(
        number=document.number,
        kind=document.kind,
        language=document.language,
        member_code=member,
        title=document.title[:400],
        status=document.status.value,
        issued_on=document.issued_on,
        issued_by_id=actor.user_id,
        issued_as=document.issued_by,
        at=actor.clock.now(),
        manifest=canonical_json(manifest_record(document.manifest)).decode("utf-8"),
        record=written,
    )


def _listed(session: Session, report: IssuedReport) -> ReportRow:
    renderings: Iterable[ReportRendering] = session.scalars(
        select(ReportRendering).where(ReportRendering.number == report.number).order_by(ReportRendering.form)
    )
    return ReportRow(
        number=report.number,
        kind=report.kind,
        member=report.member_code,
        title=report.title,
        status=report.status,
        issued_on=report.issued_on,
        issued_by=report.issued_as,
        forms=tuple((rendering.form, rendering.digest) for rendering in renderings),
    )
