"""Files of contributions: parse, validate, stage, preview, commit; the same bytes are one batch."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from caisse.identity.actor import Actor
from caisse.identity.authorise import authorise
from caisse.identity.permissions import Permission
from caisse.kernel.canonical import canonical_json, digest_of_bytes
from caisse.kernel.clock import paris_date
from caisse.kernel.issues import Issue, Severity, blocks
from caisse.models.document_store import keep_document
from caisse.services.recorded import record_by
from ledger.contribution_columns import FORMAT
from ledger.contribution_desk import Desk, Examined
from ledger.contribution_file import FileLine, read_file
from ledger.contribution_register import Recorder, record, row_of
from ledger.contribution_requests import asked_by_line
from ledger.guard import Outcome
from ledger.models.contributions import Contribution, ContributionBatch, ContributionIssue
from ledger.seals import lock_chain

REFUSED = "refused"
STAGED = "staged"
COMMITTED = "committed"
SHOWN_ISSUES = 1000
"""More issues than this are counted, not listed."""


@dataclass(frozen=True, slots=True)
class ImportContributions:
    """A file to import.

    Attributes:
        content: its bytes.
        file_name: the name it came under.
        commit: whether it is recorded; otherwise it is read, judged and staged only.
        member: code of the only member its lines may name, for a member's treasurer; None for the pool's.
    """

    content: bytes
    file_name: str
    commit: bool = False
    member: str | None = None


@dataclass(frozen=True, slots=True)
class ImportedContributions:
    """What became of a file.

    Attributes:
        batch: number of the batch; None when the file could not even be kept.
        digest: SHA-256 of the file.
        format: id of the format.
        state: ``refused``, ``staged`` or ``committed``.
        rows: lines judged; ``accepted``, ``refused``, ``to_return`` and ``to_invoice`` sum to it. None when a
            malformed line blocks the file.
        issues: all that is wrong, and each refusal with its rule.
    """

    batch: int | None
    digest: str
    format: str
    state: str
    rows: int | None
    accepted: int | None
    refused: int | None
    to_return: int | None
    to_invoice: int | None
    issues: tuple[Issue, ...]

    @property
    def failed(self) -> bool:
        """Whether nothing of the file was kept but its record."""
        return self.state == REFUSED


def import_contributions(
    session: Session, command: ImportContributions, actor: Actor
) -> ImportedContributions:
    """Read, judge and stage a file of contributions; with ``commit`` record it, draft its entries, seal it.

    A malformed line blocks the whole file: its batch and its issues stay, nothing else. A well-formed line of
    unlawful content does not: it is recorded as refused, to be returned or to be invoiced.

    Args:
        session: a writing transaction.
        command: the file.
        actor: who brings it; as ``local:<login>`` the drafts have no known author.
    """
    authorise(session, actor, Permission.IMPORT_CONTRIBUTIONS, _code(command.member))
    lock_chain(session)
    at = actor.clock.now()
    if not command.content:
        issue = Issue("contributions.file_empty")
        return _answer(None, digest_of_bytes(b""), (issue,), REFUSED)
    kept = keep_document(session, command.content, command.file_name, at=at, stored_by_id=actor.user_id)
    batch = session.scalar(
        select(ContributionBatch).where(
            ContributionBatch.digest == kept.digest, ContributionBatch.format == FORMAT
        )
    )
    if batch is not None and batch.state == COMMITTED:
        return _answer(
            batch,
            batch.digest,
            (*_kept_issues(session, batch.id), Issue("contributions.batch_known", Severity.INFO)),
            COMMITTED,
        )
    if batch is None:
        batch = ContributionBatch(digest=kept.digest, format=FORMAT, state=STAGED, **record_by(actor, at))
        session.add(batch)
        session.flush()
    recorder = Recorder(actor.user_id, actor.label, at, actor.salts)
    desk = Desk(session, paris_date(at))
    examined, issues = _examine(desk, command)
    _clear(session, batch.id)
    if blocks(issues):
        batch.state = REFUSED
        _count(batch, None)
    else:
        _keep(desk, batch, examined, recorder, commit=command.commit)
        batch.state = COMMITTED if command.commit else STAGED
        _count(batch, [found.judgement.outcome for _, found in examined])
    if command.commit and batch.state == COMMITTED:
        batch.committed_at, batch.committed_by_id = at, actor.user_id
    _keep_issues(session, batch.id, issues)
    session.flush()
    return _answer(batch, batch.digest, issues, batch.state)


def _examine(
    desk: Desk, command: ImportContributions
) -> tuple[list[tuple[FileLine, Examined]], tuple[Issue, ...]]:
    read = read_file(command.content)
    issues = list(read.issues)
    examined: list[tuple[FileLine, Examined]] = []
    allowed = _code(command.member)
    for line in read.lines:
        if allowed is not None and (line.member or "").upper() != allowed:
            issues.append(_unknown(line))
            continue
        found, told = desk.examine(asked_by_line(line))
        issues += [replace(issue, line=line.line) for issue in told]
        if found is not None:
            examined.append((line, found))
    return examined, tuple(sorted(issues, key=lambda issue: issue.line or 0))


def _code(member: str | None) -> str | None:
    return None if member is None else member.strip().upper()


def _unknown(line: FileLine) -> Issue:
    return Issue(
        "contributions.member_unknown",
        line=line.line,
        column="membre",
        params={"written": line.member or ""},
    )


def _keep(
    desk: Desk,
    batch: ContributionBatch,
    examined: Sequence[tuple[FileLine, Examined]],
    recorder: Recorder,
    *,
    commit: bool,
) -> None:
    for line, found in examined:
        row = row_of(found, recorder)
        row.batch_id, row.line = batch.id, line.line
        if commit:
            record(desk, found, recorder, row)
        else:
            desk.session.add(row)


def _clear(session: Session, batch_id: int) -> None:
    session.execute(delete(Contribution).where(Contribution.batch_id == batch_id))
    session.execute(delete(ContributionIssue).where(ContributionIssue.batch_id == batch_id))


def _count(batch: ContributionBatch, outcomes: list[Outcome] | None) -> None:
    if outcomes is None:
        batch.rows = batch.accepted = batch.refused = batch.to_return = batch.to_invoice = None
        return
    batch.rows = len(outcomes)
    batch.accepted, batch.refused, batch.to_return, batch.to_invoice = (
        outcomes.count(outcome)
        for outcome in (Outcome.ACCEPTED, Outcome.REFUSED, Outcome.TO_RETURN, Outcome.TO_INVOICE)
    )


def _keep_issues(session: Session, batch_id: int, issues: Sequence[Issue]) -> None:
    for position, issue in enumerate(issues[:SHOWN_ISSUES]):
        session.add(
            ContributionIssue(
                batch_id=batch_id,
                position=position,
                line=issue.line,
                column=issue.column,
                code=issue.code,
                severity=issue.severity.value,
                params=canonical_json(dict(issue.params)).decode("utf-8"),
            )
        )


def _kept_issues(session: Session, batch_id: int) -> tuple[Issue, ...]:
    query = (
        select(ContributionIssue)
        .where(ContributionIssue.batch_id == batch_id)
        .order_by(ContributionIssue.position)
    )
    return tuple(
        Issue(row.code, Severity(row.severity), row.line, row.column, json.loads(row.params))
        for row in session.scalars(query)
    )


def _answer(
    batch: ContributionBatch | None, digest: str, issues: tuple[Issue, ...], state: str
) -> ImportedContributions:
    return ImportedContributions(
        batch=None if batch is None else batch.id,
        digest=digest,
        format=FORMAT,
        state=state,
        rows=None if batch is None else batch.rows,
        accepted=None if batch is None else batch.accepted,
        refused=None if batch is None else batch.refused,
        to_return=None if batch is None else batch.to_return,
        to_invoice=None if batch is None else batch.to_invoice,
        issues=issues,
    )
