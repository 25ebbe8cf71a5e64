"""What verify says of issued reports: each is still what its number and its digests say."""

import json
from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from caisse.kernel.canonical import canonical_json
from caisse.kernel.issues import Issue
from caisse.models.documents import Document
from caisse.models.reports import IssuedReport, ReportRendering
from reports.record import number_of_record


def check_reports(session: Session) -> Iterator[Issue]:
    """Each issued report has the number of what it says, its manifest, and the bytes of its renderings."""
    for report in session.scalars(select(IssuedReport).order_by(IssuedReport.at, IssuedReport.number)):
        held = json.loads(report.record)
        told = (number_of_record(held), canonical_json(held["manifest"]).decode(), held["title"][:400])
        if told != (report.number, report.manifest, report.title):
            yield Issue("reports.changed", params={"number": report.number})
    missing = (
        select(ReportRendering.number)
        .outerjoin(Document, Document.digest == ReportRendering.digest)
        .where(Document.digest.is_(None))
        .order_by(ReportRendering.number)
    )
    for number in session.scalars(missing):
        yield Issue("reports.bytes_missing", params={"number": number})
