"""Batches of electoral imports: opened, rejected with their issues, staged, committed; same bytes, once."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from caisse.identity.actor import Actor
from caisse.kernel.canonical import canonical_json, digest_of_bytes
from caisse.kernel.issues import Issue, Severity
from caisse.kernel.messages import Parameter
from caisse.kernel.refusals import RefusalError
from caisse.models.document_store import keep_document, safe_file_name
from electoral.batch_queries import committed_batch, current_batches
from electoral.models import (
    Attachment,
    AttachmentDecision,
    BatchState,
    Candidacy,
    CandidacyAlias,
    CandidacyVotes,
    ConstituencyResult,
    Election,
    ImportBatch,
    ImportIssue,
    ImportKind,
    ResultVersion,
)


class ElectionUnknownError(RefusalError):
    """No general election has this slug."""

    code = "imports.election_unknown"
    status = 404


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """A file as it came.

    Attributes:
        content: its bytes.
        name: the name it came under.
    """

    content: bytes
    name: str

    @property
    def digest(self) -> str:
        """SHA-256 of the bytes."""
        return digest_of_bytes(self.content)


@dataclass(frozen=True, slots=True)
class BatchKey:
    """What a batch is asked to bring.

    Attributes:
        kind: results, attachments or decisions.
        election: the election.
        round: 1 or 2 for results, None otherwise.
        status: status of the version for results, None otherwise.
    """

    kind: ImportKind
    election: Election
    round: int | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True)
class ReadAs:
    """How a file was read.

    Attributes:
        format: id of the layout.
        encoding: encoding found, None for a workbook.
        sheet: sheet read, None for a text file.
    """

    format: str
    encoding: str | None = None
    sheet: str | None = None


def find_election(session: Session, slug: str) -> Election:
    """Return the election of a slug.

    Raises:
        ElectionUnknownError: naming those that are known.
    """
    known = session.scalars(select(Election).order_by(Election.first_round)).all()
    for election in known:
        if election.slug == slug:
            return election
    raise ElectionUnknownError(slug=slug, known=", ".join(election.slug for election in known))


def find_committed(session: Session, key: BatchKey, digest: str) -> ImportBatch | None:
    """Return the committed batch of the same bytes and kind, or None."""
    return committed_batch(session, key.kind, digest)


def already_there(session: Session, key: BatchKey, batch: ImportBatch) -> Issue:
    """Say that the bytes were committed before: under the same key for information, under another refused.

    Args:
        session: any session.
        key: what is asked now.
        batch: the committed batch of the same bytes.
    """
    if (batch.election_id, batch.round, batch.status) == (key.election.id, key.round, key.status):
        if batch.superseded_by_id is None:
            return Issue("imports.already_committed", Severity.INFO, params={"batch_number": batch.id})
        return Issue(
            "imports.already_superseded",
            Severity.INFO,
            params={"batch_number": batch.id, "later_number": batch.superseded_by_id},
        )
    election = session.get_one(Election, batch.election_id)
    params: dict[str, Parameter] = {"batch_number": batch.id, "election": election.slug}
    if batch.round is None or batch.status is None:
        return Issue("imports.other_key", params=params)
    return Issue(
        "imports.other_results_key",
        params={**params, "round_number": batch.round, "status": batch.status},
    )


def open_batch(
    session: Session, key: BatchKey, file: ReceivedFile, read_as: ReadAs, actor: Actor
) -> ImportBatch:
    """Return the batch of a file that is not committed: the one of an earlier try, emptied, or a new one.

    It is rejected until it is staged or committed: whatever stops the import leaves no row of the file.
    """
    batch = session.scalar(
        select(ImportBatch).where(ImportBatch.digest == file.digest, ImportBatch.format == read_as.format)
    )
    if batch is None:
        batch = ImportBatch(digest=file.digest, format=read_as.format)
    else:
        _discard_rows(session, batch)
    batch.kind = key.kind.value
    batch.election_id = key.election.id
    batch.round, batch.status = key.round, key.status
    batch.state = BatchState.REJECTED.value
    batch.encoding, batch.sheet = read_as.encoding, read_as.sheet
    batch.file_name = safe_file_name(file.name)
    batch.author_id, batch.author_label = actor.user_id, actor.label
    batch.at = actor.clock.now()
    batch.document_digest = None
    session.add(batch)
    session.flush()
    return batch


def keep_issues(session: Session, batch: ImportBatch, issues: Sequence[Issue]) -> None:
    """Keep what was found in a batch's file."""
    rows = [
        {
            "batch_id": batch.id,
            "position": position,
            "code": issue.code,
            "severity": issue.severity.value,
            "line": issue.line,
            "column": issue.column,
            "params": canonical_json(dict(issue.params)).decode("utf-8"),
        }
        for position, issue in enumerate(issues)
    ]
    if rows:
        session.execute(insert(ImportIssue), rows)


def kept_issues(session: Session, batch: ImportBatch) -> tuple[Issue, ...]:
    """Return what was found in a batch's file."""
    rows = session.scalars(
        select(ImportIssue).where(ImportIssue.batch_id == batch.id).order_by(ImportIssue.position)
    )
    return tuple(
        Issue(row.code, Severity(row.severity), row.line, row.column, json.loads(row.params)) for row in rows
    )


def keep_original(session: Session, batch: ImportBatch, file: ReceivedFile, actor: Actor) -> None:
    """Keep the original file as a document, and mark its batch as staged."""
    kept = keep_document(session, file.content, file.name, at=batch.at, stored_by_id=actor.user_id)
    batch.document_digest = kept.digest
    batch.state = BatchState.STAGED.value
    session.flush()


def commit_batch(session: Session, batch: ImportBatch, key: BatchKey, actor: Actor) -> tuple[Issue, ...]:
    """Mark a staged batch as committed; what it takes the place of is superseded, never deleted.

    Decisions supersede nothing: of several on one row the last counts.
    """
    earlier: Sequence[ImportBatch] = ()
    if key.kind is not ImportKind.DECISIONS:
        earlier = current_batches(session, key.kind, key.election.id, key.round, key.status)
    batch.state = BatchState.COMMITTED.value
    batch.committed_at = batch.at
    batch.salt = actor.salts.next()
    for one in earlier:
        one.superseded_by_id = batch.id
    session.flush()
    code = "imports.supersedes_list" if key.kind is ImportKind.ATTACHMENTS else "imports.supersedes_version"
    return tuple(
        Issue(code, Severity.WARNING, params={"batch_number": one.id, "file": one.file_name})
        for one in earlier
    )


def _discard_rows(session: Session, batch: ImportBatch) -> None:
    """Remove the staged rows and the issues of an earlier try."""
    versions = select(ResultVersion.id).where(ResultVersion.batch_id == batch.id)
    for statement in (
        delete(ImportIssue).where(ImportIssue.batch_id == batch.id),
        delete(AttachmentDecision).where(AttachmentDecision.batch_id == batch.id),
        delete(Attachment).where(Attachment.batch_id == batch.id),
        delete(CandidacyVotes).where(CandidacyVotes.version_id.in_(versions)),
        delete(ConstituencyResult).where(ConstituencyResult.version_id.in_(versions)),
        delete(ResultVersion).where(ResultVersion.batch_id == batch.id),
        delete(CandidacyAlias).where(CandidacyAlias.batch_id == batch.id),
        delete(Candidacy).where(Candidacy.staged_by_id == batch.id),
    ):
        session.execute(statement, execution_options={"synchronize_session": False})
