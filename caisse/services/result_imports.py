"""Importing official results: previewed or committed, versions side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, insert, select, update
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
from caisse.services.sealed_imports import RESULT_VERSION, seal_import, version_digest
from electoral.batch_queries import known_candidacies
from electoral.imports.coverage import check_coverage, check_map
from electoral.imports.links import Link, Links, link_candidacies
from electoral.imports.parsed import ParsedResults
from electoral.imports.results import parse_results
from electoral.models import (
    Candidacy,
    CandidacyAlias,
    CandidacyVotes,
    ConstituencyResult,
    ImportBatch,
    ImportKind,
    ResultStatus,
    ResultVersion,
)
from ledger.seals import lock_chain


@dataclass(frozen=True, slots=True)
class ImportResults:
    """The command.

    Attributes:
        file: the file as it came.
        election: slug of the election.
        status: where the figures come from.
        round: 1 or 2.
        commit: whether to count it; without it the file is staged and shown.
    """

    file: ReceivedFile
    election: str
    status: ResultStatus
    round: int = 1
    commit: bool = False


@dataclass(frozen=True, slots=True)
class ResultTotals:
    """Sums over all constituencies of a file; None where the layout lumps blank and null ballots."""

    constituencies: int
    candidacies: int
    registered: int
    voted: int
    blank: int | None
    null: int | None
    expressed: int
    votes: int


@dataclass(frozen=True, slots=True)
class ImportedResults:
    """The answer.

    Attributes:
        batch: number of the batch; None when the file was refused under another key.
        digest: SHA-256 of the file.
        format: id of the layout, or None.
        state: state of the batch, or None.
        version: code of the committed version, or None.
        totals: sums, or None when the file has an error.
        issues: every finding.
    """

    batch: int | None
    digest: str
    format: str | None
    state: str | None
    version: str | None
    totals: ResultTotals | None
    issues: tuple[Issue, ...]

    @property
    def failed(self) -> bool:
        """Whether an error kept the file out."""
        return blocks(self.issues)


def import_results(session: Session, command: ImportResults, actor: Actor) -> ImportedResults:
    """Read a results file, stage it, and commit it when asked; the same bytes twice are one batch.

    Args:
        session: a writing transaction.
        command: the file and what it is said to be.
        actor: who imports.

    Raises:
        ElectionUnknownError: no such election.
    """
    authorise(session, actor, Permission.IMPORT_ELECTIONS)
    election = find_election(session, command.election)
    key = BatchKey(ImportKind.RESULTS, election, command.round, command.status.value)
    lock_chain(session)
    known = find_committed(session, key, command.file.digest)
    if known is not None:
        return _answer_again(session, known, already_there(session, key, known))
    parsed = parse_results(command.file.content, command.round)
    links = link_candidacies(parsed.constituencies, known_candidacies(session, election.id))
    coverage = (
        *check_map(parsed.issues, election.first_round),
        *check_coverage(parsed.constituencies, command.status, command.round),
    )
    issues = tuple(sorted((*coverage, *parsed.issues, *links.issues), key=lambda issue: issue.line or 0))
    read_as = ReadAs(parsed.format, parsed.encoding, parsed.sheet)
    batch = open_batch(session, key, command.file, read_as, actor)
    if blocks(issues):
        keep_issues(session, batch, issues)
        return _answer(batch, None, None, issues)
    keep_original(session, batch, command.file, actor)
    version = _write(session, key, batch, parsed, links, staged=not command.commit)
    if command.commit:
        superseded = commit_batch(session, batch, key, actor)
        issues = (*issues, *superseded)
        version.code = _version_code(session, version, election.slug)
        session.flush()
        seal_import(session, RESULT_VERSION, version.code, actor)
        rematch(session, election, batch, actor)
    keep_issues(session, batch, issues)
    return _answer(batch, version.code, _totals_of(parsed), issues)


def _write(
    session: Session, key: BatchKey, batch: ImportBatch, parsed: ParsedResults, links: Links, *, staged: bool
) -> ResultVersion:
    """Write the rows of a version; staged candidacies are seen by nobody."""
    version = ResultVersion(
        election_id=key.election.id,
        round=key.round,
        status=key.status,
        batch_id=batch.id,
        rows_digest="",
    )
    session.add(version)
    session.flush()
    ids = _write_candidacies(session, key.election.id, batch, links.links, staged=staged)
    session.execute(
        insert(ConstituencyResult),
        [
            {
                "version_id": version.id,
                "constituency": found.code,
                "registered": found.registered,
                "voted": found.voted,
                "blank_ballots": found.blank,
                "null_ballots": found.null,
                "expressed": found.expressed,
                "line": found.line,
            }
            for found in parsed.constituencies
        ],
    )
    session.execute(
        insert(CandidacyVotes),
        [
            {
                "version_id": version.id,
                "candidacy_id": candidacy_id,
                "votes": link.candidacy.votes,
                "line": link.candidacy.line,
            }
            for link, candidacy_id in zip(links.links, ids, strict=True)
        ],
    )
    version.rows_digest = version_digest(session, version)
    return version


def _write_candidacies(
    session: Session, election_id: int, batch: ImportBatch, links: Sequence[Link], *, staged: bool
) -> list[int]:
    """Write the candidacies that the file brings, the spellings and panel numbers it adds; return all ids."""
    brought = [link for link in links if link.known_id is None]
    if brought:
        session.execute(insert(Candidacy), [_candidacy_row(link, election_id, batch) for link in brought])
    new_ids = {
        (row.constituency, row.identity): row.id
        for row in session.execute(
            select(Candidacy.id, Candidacy.constituency, Candidacy.identity).where(
                Candidacy.staged_by_id == batch.id
            )
        )
    }
    ids = [
        new_ids[link.constituency, link.identity] if link.known_id is None else link.known_id
        for link in links
    ]
    aliases = [
        {
            "candidacy_id": link.known_id,
            "batch_id": batch.id,
            "line": link.candidacy.line,
            "surname": link.candidacy.surname,
            "first_name": link.candidacy.first_name,
            "normalised": link.normalised,
        }
        for link in links
        if link.is_alias
    ]
    if aliases:
        session.execute(insert(CandidacyAlias), aliases)
    if not staged:
        session.execute(
            update(Candidacy).where(Candidacy.staged_by_id == batch.id).values(staged_by_id=None),
            execution_options={"synchronize_session": False},
        )
        for link in links:
            if link.gives_panel:
                session.execute(
                    update(Candidacy).where(Candidacy.id == link.known_id).values(panel=link.candidacy.panel),
                    execution_options={"synchronize_session": False},
                )
    return ids


def _candidacy_row(link: Link, election_id: int, batch: ImportBatch) -> dict[str, object]:
    printed = link.candidacy
    return {
        "election_id": election_id,
        "constituency": link.constituency,
        "identity": link.identity,
        "panel": printed.panel,
        "surname": printed.surname,
        "first_name": printed.first_name,
        "normalised": link.normalised,
        "sex": None if printed.sex is None else printed.sex.value,
        "nuance": printed.nuance,
        "label": printed.label,
        "staged_by_id": batch.id,
    }


def _version_code(session: Session, version: ResultVersion, slug: str) -> str:
    """Name a version: ``legislatives-2017-t1-definitive-1``."""
    committed = session.execute(
        select(func.count())
        .select_from(ResultVersion)
        .where(
            ResultVersion.election_id == version.election_id,
            ResultVersion.round == version.round,
            ResultVersion.status == version.status,
            ResultVersion.code.is_not(None),
        )
    ).scalar_one()
    return f"{slug}-t{version.round}-{version.status}-{committed + 1}"


def _totals_of(parsed: ParsedResults) -> ResultTotals:
    found = parsed.constituencies
    blank = [constituency.blank for constituency in found if constituency.blank is not None]
    null = [constituency.null for constituency in found if constituency.null is not None]
    return ResultTotals(
        constituencies=len(found),
        candidacies=sum(len(constituency.candidacies) for constituency in found),
        registered=sum(constituency.registered for constituency in found),
        voted=sum(constituency.voted for constituency in found),
        blank=sum(blank) if blank else None,
        null=sum(null) if null else None,
        expressed=sum(constituency.expressed for constituency in found),
        votes=sum(constituency.votes for constituency in found),
    )


def totals_of_version(session: Session, version_id: int) -> ResultTotals:
    """Return the sums of a stored version."""
    figures = session.execute(
        select(
            func.count(),
            func.sum(ConstituencyResult.registered),
            func.sum(ConstituencyResult.voted),
            func.sum(ConstituencyResult.blank_ballots),
            func.sum(ConstituencyResult.null_ballots),
            func.sum(ConstituencyResult.expressed),
        ).where(ConstituencyResult.version_id == version_id)
    ).one()
    votes = session.execute(
        select(func.count(), func.sum(CandidacyVotes.votes)).where(CandidacyVotes.version_id == version_id)
    ).one()
    constituencies, registered, voted, blank, null, expressed = figures
    return ResultTotals(
        constituencies=constituencies,
        candidacies=votes[0],
        registered=int(registered),
        voted=int(voted),
        blank=None if blank is None else int(blank),
        null=None if null is None else int(null),
        expressed=int(expressed),
        votes=int(votes[1]),
    )


def _answer(
    batch: ImportBatch, version: str | None, totals: ResultTotals | None, issues: tuple[Issue, ...]
) -> ImportedResults:
    return ImportedResults(batch.id, batch.digest, batch.format, batch.state, version, totals, issues)


def _answer_again(session: Session, batch: ImportBatch, issue: Issue) -> ImportedResults:
    """Answer as the first import did, or refuse bytes that were committed as something else."""
    if blocks((issue,)):
        return ImportedResults(None, batch.digest, batch.format, None, None, None, (issue,))
    version = session.execute(select(ResultVersion).where(ResultVersion.batch_id == batch.id)).scalar_one()
    issues = (*kept_issues(session, batch), issue)
    return _answer(batch, version.code, totals_of_version(session, version.id), issues)
