"""Checks of ``verify`` on imports: the kept originals say the same again, the reference has not moved."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from caisse.kernel.canonical import digest_of_bytes
from caisse.kernel.issues import Issue, blocks
from caisse.models.document_store import DocumentUnknownError, content_of
from electoral.batch_queries import known_candidacies
from electoral.calendar import GENERAL_ELECTIONS
from electoral.imports.attachment_lists import parse_attachments
from electoral.imports.decision_lists import parse_decisions
from electoral.imports.links import link_candidacies
from electoral.imports.results import parse_results
from electoral.models import (
    Attachment,
    AttachmentDecision,
    BatchState,
    CandidacyVotes,
    Constituency,
    ConstituencyResult,
    Election,
    ImportBatch,
    ImportKind,
    ResultVersion,
)
from electoral.reference.constituencies import constituencies

_Rows = set[tuple[object, ...]]


def check_originals(session: Session) -> Iterator[Issue]:
    """Read every kept original again: the rows of committed batches are what it says."""
    batches: Sequence[ImportBatch] = session.scalars(
        select(ImportBatch)
        .where(ImportBatch.state == BatchState.COMMITTED.value)
        .order_by(ImportBatch.id)
        .execution_options(populate_existing=True)
    ).all()
    for batch in batches:
        try:
            content = content_of(session, batch.document_digest or "")
        except DocumentUnknownError:
            yield Issue(
                "imports.original_missing", params={"batch_number": batch.id, "file": batch.file_name}
            )
            continue
        if digest_of_bytes(content) != batch.digest or not _says_the_same(session, batch, content):
            yield Issue(
                "imports.original_differs", params={"batch_number": batch.id, "file": batch.file_name}
            )


def check_reference(session: Session) -> Iterator[Issue]:
    """Compare the reference tables with the facts the program was written with."""
    stored = {
        (row.code, row.department, row.department_name, row.number, row.part)
        for row in session.scalars(select(Constituency).execution_options(populate_existing=True))
    }
    known = {
        (fact.code, fact.department, fact.department_name, fact.number, fact.part.value)
        for fact in constituencies().values()
    }
    if stored != known:
        yield Issue("imports.reference_changed", params={"table": Constituency.__tablename__})
    held = {
        (row.slug, row.first_round, row.second_round, row.after_dissolution)
        for row in session.scalars(select(Election).execution_options(populate_existing=True))
    }
    if held != {
        (each.slug, each.first_round, each.second_round, each.after_dissolution) for each in GENERAL_ELECTIONS
    }:
        yield Issue("imports.reference_changed", params={"table": Election.__tablename__})


def _says_the_same(session: Session, batch: ImportBatch, content: bytes) -> bool:
    if batch.kind == ImportKind.RESULTS.value:
        return _same_results(session, batch, content)
    if batch.kind == ImportKind.ATTACHMENTS.value:
        return _same_list(session, batch, content)
    return _same_decisions(session, batch, content)


def _same_results(session: Session, batch: ImportBatch, content: bytes) -> bool:
    """Compare figures by constituency, and votes by the candidacy each printed candidate is linked to."""
    parsed = parse_results(content, batch.round or 1)
    links = link_candidacies(parsed.constituencies, known_candidacies(session, batch.election_id))
    version_id = session.scalar(select(ResultVersion.id).where(ResultVersion.batch_id == batch.id))
    figures = _rows(
        session,
        select(
            ConstituencyResult.constituency,
            ConstituencyResult.registered,
            ConstituencyResult.voted,
            ConstituencyResult.blank_ballots,
            ConstituencyResult.null_ballots,
            ConstituencyResult.expressed,
            ConstituencyResult.line,
        ).where(ConstituencyResult.version_id == version_id),
    )
    votes = _rows(
        session,
        select(CandidacyVotes.candidacy_id, CandidacyVotes.votes, CandidacyVotes.line).where(
            CandidacyVotes.version_id == version_id
        ),
    )
    said = {
        (each.code, each.registered, each.voted, each.blank, each.null, each.expressed, each.line)
        for each in parsed.constituencies
    }
    linked = {(link.known_id, link.candidacy.votes, link.candidacy.line) for link in links.links}
    return not blocks(parsed.issues) and figures == said and votes == linked


def _same_list(session: Session, batch: ImportBatch, content: bytes) -> bool:
    parsed = parse_attachments(content)
    stored = _rows(
        session,
        select(
            Attachment.line,
            Attachment.constituency,
            Attachment.sex,
            Attachment.surname,
            Attachment.first_name,
            Attachment.party,
            Attachment.recognised,
        ).where(Attachment.batch_id == batch.id),
    )
    said = {
        (row.line, row.constituency, row.sex, row.surname, row.first_name, row.party, row.recognised)
        for row in parsed.rows
    }
    return not blocks(parsed.issues) and stored == said


def _same_decisions(session: Session, batch: ImportBatch, content: bytes) -> bool:
    parsed = parse_decisions(content)
    stored = _rows(
        session,
        select(
            AttachmentDecision.line,
            AttachmentDecision.constituency,
            AttachmentDecision.list_name,
            AttachmentDecision.party_named,
            AttachmentDecision.decision,
        ).where(AttachmentDecision.batch_id == batch.id),
    )
    said = {
        (row.line, row.constituency, row.list_name, row.party is not None, row.decision)
        for row in parsed.rows
    }
    return not blocks(parsed.issues) and stored == said


def _rows(session: Session, query: Select[*tuple[object, ...]]) -> _Rows:
    return {tuple(row) for row in session.execute(query)}
