"""Designations (fléchage) come in as a file: checked whole, previewed, then kept as a new version.

They are frozen from the election's first round on: then only a file that the members adopted enters.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from caisse.identity.actor import Actor
from caisse.identity.authorise import authorise
from caisse.identity.permissions import Permission
from caisse.kernel.canonical import digest_of, digest_of_bytes
from caisse.kernel.clock import paris_date
from caisse.kernel.issues import Issue, Severity, blocks
from caisse.kernel.refusals import RefusalError
from caisse.models.designations import Designation, DesignationSet
from caisse.models.document_store import keep_document
from caisse.services.adoptions import NotAdoptedError, adoption_in_force
from caisse.services.designation_lists import DesignationRow, check_shares, read_designations
from caisse.services.designation_sets import (
    candidacies_named,
    canonical_row,
    constituencies_with_candidacies,
    current_set,
    named_in,
    set_key,
    set_payload,
)
from caisse.services.import_batches import find_election
from electoral.imports.findings import Findings
from electoral.models import Election
from ledger.members import memberships_in_force
from ledger.models.members import LegalEntity
from ledger.seals import seal, sealing_instant

KIND = "designations"
"""Kind of the sealed event."""


@dataclass(frozen=True, slots=True)
class ImportDesignations:
    """A designations file to check, and to keep when ``commit`` says so.

    Attributes:
        content: bytes of the file.
        file_name: the name it came under.
        election: slug of the election.
        commit: whether it becomes the current version.
    """

    content: bytes
    file_name: str
    election: str
    commit: bool = False


@dataclass(frozen=True, slots=True)
class DesignationsAnswer:
    """What became of a file.

    Attributes:
        election: slug of the election.
        number: number of the version, None while it is only previewed or when it has an error.
        digest: SHA-256 of its rows, which a second person confirms; None with an error.
        document: SHA-256 of the file, which the members adopt once the vote is held.
        rows: well-formed rows.
        candidacies: candidacies they name.
        members: rows per member code.
        unresolved: rows whose constituency has no result yet; they are resolved when results come.
        issues: what is wrong, or to be known.
    """

    election: str
    number: int | None
    digest: str | None
    document: str
    rows: int
    candidacies: int
    members: dict[str, int]
    unresolved: int
    issues: tuple[Issue, ...]

    @property
    def failed(self) -> bool:
        """Whether an error kept the file out."""
        return blocks(self.issues)


def import_designations(session: Session, command: ImportDesignations, actor: Actor) -> DesignationsAnswer:
    """Check a designations file, and keep it as a new version with ``commit``.

    The whole file is refused when one row has an error. The content of the current version changes nothing.

    Raises:
        ElectionUnknownError: no such election.
    """
    authorise(session, actor, Permission.IMPORT_DESIGNATIONS)
    election = find_election(session, command.election)
    at = sealing_instant(session, actor.clock) if command.commit else actor.clock.now()
    read = read_designations(command.content)
    findings = Findings()
    for issue in read.issues:
        findings.add(issue)
    members = _members(session)
    for row in read.rows:
        if row.member not in members:
            findings.error("designations.not_a_member", row.line, "member", member=row.member)
    named, unresolved = _resolve(session, election, read.rows, findings)
    check_shares(((row, named[row.line]) for row in read.rows), findings)
    if unresolved:
        findings.warning("designations.unresolved", count=unresolved)
    document = digest_of_bytes(command.content)
    today = paris_date(at)
    if today >= election.first_round:
        for issue in _frozen(session, election, document, command, today):
            findings.add(issue)
    digest = None
    number = None
    if not findings.blocking_count:
        digest = digest_of([canonical_row(named_in(row), row.member, row.share) for row in read.rows])
        if command.commit:
            found = DesignationSet(
                election_id=election.id, document=document, digest=digest, author_id=actor.user_id, at=at
            )
            found.rows = [_kept_row(row, members) for row in read.rows]
            number = _keep(session, command, election, found, actor)
    return DesignationsAnswer(
        election=election.slug,
        number=number,
        digest=digest,
        document=document,
        rows=len(read.rows),
        candidacies=len(set(named.values())),
        members=dict(sorted(Counter(row.member for row in read.rows).items())),
        unresolved=unresolved,
        issues=findings.sorted(),
    )


def _frozen(
    session: Session, election: Election, document: str, command: ImportDesignations, today: date
) -> tuple[Issue, ...]:
    """Say what keeps a file out after the vote: nothing once its adoption is in force and confirmed."""
    current = current_set(session, election.id)
    if current is not None and current.document == document:
        return ()
    severity = Severity.ERROR if command.commit else Severity.WARNING
    frozen = Issue("designations.frozen", severity, params={"vote_date": election.first_round.isoformat()})
    try:
        adoption_in_force(session, document, today)
    except NotAdoptedError:
        return (frozen,)
    except RefusalError as refusal:
        return (frozen, Issue(refusal.code, severity, params=refusal.params))
    return ()


def _members(session: Session) -> dict[str, int]:
    ids = {row.entity_id for row in memberships_in_force(session)}
    query = select(LegalEntity.code, LegalEntity.id).where(LegalEntity.id.in_(ids))
    return {row.code: row.id for row in session.execute(query)}


def _resolve(
    session: Session, election: Election, rows: tuple[DesignationRow, ...], findings: Findings
) -> tuple[dict[int, object], int]:
    """Return, for each line, what identifies its candidacy, and how many rows wait for results."""
    fits = candidacies_named(session, election.id, (named_in(row) for row in rows))
    known = constituencies_with_candidacies(session, election.id)
    named: dict[int, object] = {}
    unresolved = 0
    for row in rows:
        found = fits[named_in(row)]
        named[row.line] = found[0] if len(found) == 1 else named_in(row)
        if row.constituency not in known:
            unresolved += 1
        elif len(found) != 1:
            code = "designations.candidacy_unknown" if not found else "designations.candidacy_ambiguous"
            findings.add(Issue(code, line=row.line, column="candidate", params={"candidacy": row.names}))
    return named, unresolved


def _kept_row(row: DesignationRow, members: dict[str, int]) -> Designation:
    return Designation(
        line=row.line,
        constituency=row.constituency,
        panel=row.panel,
        name=row.name,
        normalised=row.normalised,
        member_id=members[row.member],
        numerator=row.share.numerator,
        denominator=row.share.denominator,
    )


def _keep(
    session: Session, command: ImportDesignations, election: Election, found: DesignationSet, actor: Actor
) -> int:
    """Keep a set as the next version, unless the current one is the same; return the version's number."""
    before = current_set(session, election.id)
    if before is not None and (before.digest, before.document) == (found.digest, found.document):
        return before.number
    keep_document(session, command.content, command.file_name, at=found.at, stored_by_id=actor.user_id)
    found.number = 1 if before is None else before.number + 1
    session.add(found)
    session.flush()
    seal(
        session,
        kind=KIND,
        object_key=set_key(election, found),
        payload=set_payload(session, found),
        at=found.at,
        salts=actor.salts,
    )
    return found.number
