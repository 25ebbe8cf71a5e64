"""Importing attachment lists: previewed or committed, matched with the results in the same use case."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import insert
from sqlalchemy.orm import Session

from caisse.identity.actor import Actor
from caisse.identity.authorise import authorise
from caisse.identity.permissions import Permission
from caisse.kernel.issues import Issue, blocks
from caisse.kernel.names import normalised
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
from caisse.services.matchings import candidates_of, match_current, rematch
from caisse.services.sealed_imports import ATTACHMENTS, list_key, seal_import
from electoral.batch_queries import list_rows
from electoral.imports.attachment_lists import parse_attachments
from electoral.imports.parsed import ParsedAttachment
from electoral.matching import Candidate, ListRow, RowMatch, row_key
from electoral.models import Attachment, Election, ImportBatch, ImportKind
from electoral.suggestions import suggest
from ledger.seals import lock_chain


@dataclass(frozen=True, slots=True)
class ImportAttachments:
    """The command.

    Attributes:
        file: the file as it came.
        election: slug of the election.
        commit: whether to count it; without it the file is staged and shown.
    """

    file: ReceivedFile
    election: str
    commit: bool = False


@dataclass(frozen=True, slots=True)
class ListCounts:
    """What became of the rows of a list.

    Attributes:
        rows: rows of the list.
        matched: rows that have a candidacy.
        suggested: among the others, those for which a candidacy is suggested.
        unmatched: rows without a candidacy.
        doubles: persons attached to several parties.
    """

    rows: int
    matched: int
    suggested: int
    unmatched: int
    doubles: int


@dataclass(frozen=True, slots=True)
class ImportedAttachments:
    """The answer.

    Attributes:
        batch: number of the batch; None when the file was refused under another key.
        digest: SHA-256 of the file.
        format: id of the layout, or None.
        state: state of the batch, or None.
        counts: what became of the rows, or None when the file has an error.
        issues: every finding.
    """

    batch: int | None
    digest: str
    format: str | None
    state: str | None
    counts: ListCounts | None
    issues: tuple[Issue, ...]

    @property
    def failed(self) -> bool:
        """Whether an error kept the file out."""
        return blocks(self.issues)


def import_attachments(session: Session, command: ImportAttachments, actor: Actor) -> ImportedAttachments:
    """Read an attachment list, stage it, and commit it when asked; the same bytes twice are one batch.

    Args:
        session: a writing transaction.
        command: the file and its election.
        actor: who imports.

    Raises:
        ElectionUnknownError: no such election.
    """
    authorise(session, actor, Permission.IMPORT_ELECTIONS)
    election = find_election(session, command.election)
    key = BatchKey(ImportKind.ATTACHMENTS, election)
    lock_chain(session)
    known = find_committed(session, key, command.file.digest)
    if known is not None:
        return _answer_again(session, election, known, already_there(session, key, known))
    parsed = parse_attachments(command.file.content)
    issues = parsed.issues
    batch = open_batch(session, key, command.file, ReadAs(parsed.format, parsed.encoding), actor)
    if blocks(issues):
        keep_issues(session, batch, issues)
        return _answer(batch, None, issues)
    keep_original(session, batch, command.file, actor)
    session.execute(insert(Attachment), [_row(row, election, batch) for row in parsed.rows])
    if command.commit:
        issues = (*issues, *commit_batch(session, batch, key, actor))
        seal_import(session, ATTACHMENTS, list_key(election, batch), actor)
        rematch(session, election, batch, actor)
    keep_issues(session, batch, issues)
    return _answer(batch, count_list(session, election, batch), issues)


def count_list(session: Session, election: Election, batch: ImportBatch) -> ListCounts:
    """Count what becomes of the rows of a list, staged or committed, with the results there are.

    Args:
        session: any session.
        election: the election.
        batch: the list.
    """
    rows = list_rows(session, batch.id)
    matches = match_current(session, election, rows)
    matched = sum(match.candidacy_id is not None for match in matches)
    return ListCounts(
        rows=len(rows),
        matched=matched,
        suggested=_count_suggested(session, election, rows, matches),
        unmatched=len(rows) - matched,
        doubles=_count_doubles(rows, matches),
    )


def _count_suggested(
    session: Session, election: Election, rows: tuple[ListRow, ...], matches: tuple[RowMatch, ...]
) -> int:
    taken = frozenset(match.candidacy_id for match in matches if match.candidacy_id is not None)
    open_rows = [row for row, match in zip(rows, matches, strict=True) if match.candidacy_id is None]
    by_department: defaultdict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates_of(session, election.id) if open_rows else ():
        by_department[_department(candidate.constituency)].append(candidate)
    return sum(bool(suggest(row, by_department[_department(row.constituency)], taken)) for row in open_rows)


def _department(code: str) -> str:
    return code.partition("-")[0]


def _count_doubles(rows: tuple[ListRow, ...], matches: tuple[RowMatch, ...]) -> int:
    """Count persons under several parties: by candidacy where there is one, else by name."""
    parties: defaultdict[object, set[str]] = defaultdict(set)
    for row, match in zip(rows, matches, strict=True):
        parties[match.candidacy_id or row_key(row)[:2]].add(row.party)
    return sum(len(found) > 1 for found in parties.values())


def _row(row: ParsedAttachment, election: Election, batch: ImportBatch) -> dict[str, object]:
    return {
        "batch_id": batch.id,
        "election_id": election.id,
        "line": row.line,
        "constituency": row.constituency,
        "sex": None if row.sex is None else row.sex.value,
        "surname": row.surname,
        "first_name": row.first_name,
        "normalised": normalised(f"{row.surname} {row.first_name}"),
        "party": row.party,
        "party_normalised": normalised(row.party),
        "recognised": row.recognised,
    }


def _answer(batch: ImportBatch, counts: ListCounts | None, issues: tuple[Issue, ...]) -> ImportedAttachments:
    return ImportedAttachments(batch.id, batch.digest, batch.format, batch.state, counts, issues)


def _answer_again(
    session: Session, election: Election, batch: ImportBatch, issue: Issue
) -> ImportedAttachments:
    """Answer with the first batch, or refuse a list that was committed for another election."""
    if blocks((issue,)):
        return ImportedAttachments(None, batch.digest, batch.format, None, None, (issue,))
    return _answer(batch, count_list(session, election, batch), (*kept_issues(session, batch), issue))
