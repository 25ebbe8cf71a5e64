"""Importing decisions on attachments: a whole file or nothing; the last one counts, earlier ones stay."""

from dataclasses import dataclass

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from caisse.identity.actor import Actor
from caisse.identity.authorise import authorise
from caisse.identity.permissions import Permission
from caisse.kernel.issues import Issue, blocks
from caisse.services.import_batches import (
    BatchKey,
    ReadAs,
    ReceivedFile,
    already_there,
    commit_batch,
    find_committed,
    find_election,
    keep_issues,
    keep_original,
    kept_issues,
    open_batch,
)
from caisse.services.matchings import rematch
from caisse.services.sealed_imports import DECISIONS, list_key, seal_import
from electoral.batch_queries import current_batches, known_candidacies, list_rows
from electoral.decisions import Decision
from electoral.imports.decision_lists import parse_decisions
from electoral.imports.decision_targets import DecisionTarget, DecisionTargets, resolve_decisions
from electoral.imports.parsed import ParsedDecision
from electoral.models import AttachmentDecision, Election, ImportBatch, ImportKind
from ledger.seals import lock_chain


@dataclass(frozen=True, slots=True)
class ImportDecisions:
    """The command.

    Attributes:
        file: the file as it came.
        election: slug of the election.
        commit: whether the decisions count; without it the file is staged and shown.
    """

    file: ReceivedFile
    election: str
    commit: bool = False


@dataclass(frozen=True, slots=True)
class DecisionCounts:
    """Rows of a decisions file by what was decided."""

    rows: int
    matched: int
    refused: int
    set_aside: int


@dataclass(frozen=True, slots=True)
class ImportedDecisions:
    """The answer.

    Attributes:
        batch: number of the batch; None when the file was refused under another key.
        digest: SHA-256 of the file.
        format: id of the layout, or None.
        state: state of the batch, or None.
        counts: rows by decision, or None when the file has an error.
        issues: every finding.
    """

    batch: int | None
    digest: str
    format: str | None
    state: str | None
    counts: DecisionCounts | None
    issues: tuple[Issue, ...]

    @property
    def failed(self) -> bool:
        """Whether an error kept the file out."""
        return blocks(self.issues)


def import_decisions(session: Session, command: ImportDecisions, actor: Actor) -> ImportedDecisions:
    """Read a decisions file, stage it, and commit it when asked; the same bytes twice are one batch.

    Args:
        session: a writing transaction.
        command: the file and its election.
        actor: who decides.

    Raises:
        ElectionUnknownError: no such election.
    """
    authorise(session, actor, Permission.DECIDE_MATCHES)
    election = find_election(session, command.election)
    key = BatchKey(ImportKind.DECISIONS, election)
    lock_chain(session)
    known = find_committed(session, key, command.file.digest)
    if known is not None:
        return _answer_again(session, known, already_there(session, key, known))
    parsed = parse_decisions(command.file.content)
    resolved = _resolve(session, election, parsed.rows)
    issues = (*parsed.issues, *resolved.issues)
    batch = open_batch(session, key, command.file, ReadAs(parsed.format, parsed.encoding), actor)
    if blocks(issues):
        keep_issues(session, batch, issues)
        return _answer(batch, None, issues)
    keep_original(session, batch, command.file, actor)
    session.execute(
        insert(AttachmentDecision), [_row(target, election, batch) for target in resolved.targets]
    )
    if command.commit:
        issues = (*issues, *commit_batch(session, batch, key, actor))
        seal_import(session, DECISIONS, list_key(election, batch), actor)
        rematch(session, election, batch, actor)
    keep_issues(session, batch, issues)
    return _answer(batch, _count(session, batch), issues)


def _resolve(session: Session, election: Election, rows: tuple[ParsedDecision, ...]) -> DecisionTargets:
    """Find what each row means; without a list or without results nothing can be decided yet."""
    current = current_batches(session, ImportKind.ATTACHMENTS, election.id, None, None)
    if not current:
        return DecisionTargets((), (Issue("imports.no_list_yet", params={"election": election.slug}),))
    known = known_candidacies(session, election.id)
    if not known:
        return DecisionTargets((), (Issue("imports.no_results_yet", params={"election": election.slug}),))
    return resolve_decisions(rows, list_rows(session, current[0].id), known)


def _row(target: DecisionTarget, election: Election, batch: ImportBatch) -> dict[str, object]:
    decision = target.decision
    return {
        "batch_id": batch.id,
        "election_id": election.id,
        "line": decision.line,
        "constituency": decision.constituency,
        "list_name": decision.list_name,
        "list_normalised": target.list_normalised,
        "party_normalised": target.party_normalised,
        "party_named": decision.party is not None,
        "candidacy_id": target.candidacy_id,
        "decision": decision.decision.value,
        "author_id": batch.author_id,
        "author_label": batch.author_label,
        "at": batch.at,
    }


def _count(session: Session, batch: ImportBatch) -> DecisionCounts:
    counted = {
        row[0]: row[1]
        for row in session.execute(
            select(AttachmentDecision.decision, func.count())
            .where(AttachmentDecision.batch_id == batch.id)
            .group_by(AttachmentDecision.decision)
        )
    }
    return DecisionCounts(
        rows=sum(counted.values()),
        matched=counted.get(Decision.MATCH.value, 0),
        refused=counted.get(Decision.REFUSE.value, 0),
        set_aside=counted.get(Decision.SET_ASIDE.value, 0),
    )


def _answer(
    batch: ImportBatch, counts: DecisionCounts | None, issues: tuple[Issue, ...]
) -> ImportedDecisions:
    return ImportedDecisions(batch.id, batch.digest, batch.format, batch.state, counts, issues)


def _answer_again(session: Session, batch: ImportBatch, issue: Issue) -> ImportedDecisions:
    """Answer with the first batch, or refuse decisions that were committed for another election."""
    if blocks((issue,)):
        return ImportedDecisions(None, batch.digest, batch.format, None, None, (issue,))
    return _answer(batch, _count(session, batch), (*kept_issues(session, batch), issue))
