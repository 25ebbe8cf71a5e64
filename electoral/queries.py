"""Reading elections: versions, parties, and the rows of a party with what the results say of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.orm import Session, aliased

from electoral.matching import Candidate, ListRow, PersonName
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
    Match,
    MatchBasis,
    Matching,
    ResultStatus,
    ResultVersion,
)
from electoral.reference.constituencies import Part, constituencies
from electoral.sexes import Sex
from electoral.tally import AttachedCandidate

ROUND_ONE = 1
_RANK: Mapping[str, int] = {status.value: rank for rank, status in enumerate(ResultStatus)}


@dataclass(frozen=True, slots=True)
class PartyRow:
    """One attached row of a party, with its match and its votes in one version.

    Attributes:
        attachment_id: the row.
        listed: the row as the matcher reads it.
        party: the party as the list prints it.
        basis: why it is matched, or not.
        counted: whether the candidacy's votes count for the party.
        candidacy_id: the candidacy, or None.
        result_name: the candidate's name in the results, or None.
        candidacy_sex: sex in the results, or None.
        votes: votes of the candidacy in the version, or None.
        expressed: votes expressed in the constituency in the version, or None.
    """

    attachment_id: int
    listed: ListRow
    party: str
    basis: MatchBasis
    counted: bool
    candidacy_id: int | None
    result_name: str | None
    candidacy_sex: str | None
    votes: int | None
    expressed: int | None

    @property
    def attached(self) -> AttachedCandidate:
        """The row as the tally counts it: without votes unless they count for the party."""
        sex = self.listed.sex or self.candidacy_sex
        return AttachedCandidate(
            constituency=self.listed.constituency,
            name=self.listed.name.printed,
            sex=None if sex is None else Sex(sex),
            overseas=constituencies()[self.listed.constituency].part is Part.OVERSEAS,
            candidacy_id=self.candidacy_id if self.counted else None,
            votes=self.votes if self.counted else None,
            expressed=self.expressed,
        )


def election_of(session: Session, slug: str) -> Election | None:
    """Return the election of a slug, or None."""
    return session.scalar(select(Election).where(Election.slug == slug))


def committed_versions(
    session: Session, election_id: int, round_number: int = ROUND_ONE
) -> list[ResultVersion]:
    """Return the versions of a round, the one a verdict reads by default first.

    The highest status comes first; of one status the latest, which superseded the others.
    """
    versions = session.scalars(
        select(ResultVersion)
        .join(ImportBatch, ImportBatch.id == ResultVersion.batch_id)
        .where(
            ResultVersion.election_id == election_id,
            ResultVersion.round == round_number,
            ImportBatch.state == BatchState.COMMITTED.value,
        )
    )
    return sorted(versions, key=lambda version: (-_RANK[version.status], -version.id))


def find_version(session: Session, election_id: int, wanted: str | None) -> ResultVersion | None:
    """Return a version of round one: by status, code or number; the default one when None is wanted."""
    for version in committed_versions(session, election_id):
        if wanted is None or wanted in {version.status, version.code, str(version.id)}:
            return version
    return None


def version_by_key(session: Session, key: str) -> ResultVersion | None:
    """Return a committed version of any election and round by its code or number, or None."""
    number = int(key) if key.isascii() and key.isdigit() else None
    return session.scalar(
        select(ResultVersion)
        .join(ImportBatch, ImportBatch.id == ResultVersion.batch_id)
        .where(
            ImportBatch.state == BatchState.COMMITTED.value,
            or_(ResultVersion.code == key, ResultVersion.id == number),
        )
    )


def current_matching(session: Session, election_id: int) -> Matching | None:
    """Return the current state of the matches of an election, or None before the first list."""
    return session.scalar(
        select(Matching).where(Matching.election_id == election_id).order_by(Matching.number.desc()).limit(1)
    )


def parties_of(session: Session, matching: Matching) -> Mapping[str, str]:
    """Return the parties of the list: normalised name to the name as printed, in order."""
    rows = session.execute(
        select(Attachment.party_normalised, func.min(Attachment.party))
        .where(Attachment.batch_id == matching.attachments_batch_id)
        .group_by(Attachment.party_normalised)
        .order_by(Attachment.party_normalised)
    )
    return {row[0]: row[1] for row in rows}


def party_rows(
    session: Session, matching: Matching, party: str | None, version: ResultVersion | None
) -> tuple[PartyRow, ...]:
    """Return the attached rows of a party in order of constituency and line, with votes in one version.

    Args:
        session: any session.
        matching: the state of the matches.
        party: normalised name of the party; None for every party.
        version: the version whose votes are read; None leaves them unknown.
    """
    query = _rows(None if version is None else version.id).where(Match.matching_id == matching.id)
    if party is not None:
        query = query.where(Attachment.party_normalised == party)
    return tuple(_party_row(*row) for row in session.execute(query))


def candidates_in(session: Session, election_id: int, departments: Sequence[str]) -> tuple[Candidate, ...]:
    """Return the committed candidacies of some departments, with their aliases.

    Args:
        session: any session.
        election_id: the election.
        departments: codes of departments (``2A``).
    """
    codes = [code for code, fact in constituencies().items() if fact.department in frozenset(departments)]
    where = and_(
        Candidacy.election_id == election_id,
        Candidacy.constituency.in_(codes),
        Candidacy.staged_by_id.is_(None),
    )
    aliases: dict[int, list[PersonName]] = {}
    for alias in session.scalars(
        select(CandidacyAlias)
        .join(Candidacy, Candidacy.id == CandidacyAlias.candidacy_id)
        .join(ImportBatch, ImportBatch.id == CandidacyAlias.batch_id)
        .where(where, ImportBatch.state == BatchState.COMMITTED.value)
        .order_by(CandidacyAlias.id)
    ):
        aliases.setdefault(alias.candidacy_id, []).append(PersonName(alias.surname, alias.first_name))
    return tuple(
        Candidate(
            id=row.id,
            constituency=row.constituency,
            names=(PersonName(row.surname, row.first_name), *aliases.get(row.id, ())),
            sex=row.sex,
        )
        for row in session.scalars(select(Candidacy).where(where).order_by(Candidacy.id))
    )


def taken_candidacies(session: Session, matching: Matching) -> frozenset[int]:
    """Return the candidacies that a row of the list has."""
    return frozenset(
        found
        for found in session.scalars(
            select(Match.candidacy_id).where(
                Match.matching_id == matching.id, Match.candidacy_id.is_not(None)
            )
        )
        if found is not None
    )


def committed_decisions(session: Session, election_id: int) -> tuple[AttachmentDecision, ...]:
    """Return what persons decided, in the order they did."""
    return tuple(
        session.scalars(
            select(AttachmentDecision)
            .join(ImportBatch, ImportBatch.id == AttachmentDecision.batch_id)
            .where(
                AttachmentDecision.election_id == election_id,
                ImportBatch.state == BatchState.COMMITTED.value,
            )
            .order_by(AttachmentDecision.id)
        )
    )


def parties_on(
    session: Session, matching: Matching, candidacies: Sequence[int]
) -> Mapping[int, Mapping[str, bool]]:
    """Return the parties attached to each of some candidacies, and whether its votes count for each."""
    found: dict[int, dict[str, bool]] = {}
    rows = session.execute(
        select(Candidacy.id, Attachment.party_normalised, func.min(Attachment.party), func.max(_counted()))
        .join(Match, Match.candidacy_id == Candidacy.id)
        .join(Attachment, Attachment.id == Match.attachment_id)
        .where(Match.matching_id == matching.id, Candidacy.id.in_(candidacies))
        .group_by(Candidacy.id, Attachment.party_normalised)
        .order_by(Candidacy.id, Attachment.party_normalised)
    )
    for candidacy_id, _, party, counted in rows:
        found.setdefault(candidacy_id, {})[party] = bool(counted)
    return found


def _counted() -> ColumnElement[int]:
    return case((Match.counted.is_(True), 1), else_=0)


def _rows(version_id: int | None) -> Select[*tuple[Any, ...]]:
    # an outer join gives None where the types say a value: the tuple is typed by _party_row
    stood = aliased(Candidacy)
    return (
        select(Attachment, Match, stood, CandidacyVotes.votes, ConstituencyResult.expressed)
        .join(Match, Match.attachment_id == Attachment.id)
        .outerjoin(stood, stood.id == Match.candidacy_id)
        .outerjoin(
            CandidacyVotes,
            and_(CandidacyVotes.candidacy_id == Match.candidacy_id, CandidacyVotes.version_id == version_id),
        )
        .outerjoin(
            ConstituencyResult,
            and_(
                ConstituencyResult.constituency == Attachment.constituency,
                ConstituencyResult.version_id == version_id,
            ),
        )
        .order_by(Attachment.constituency, Attachment.line)
    )


def _party_row(
    attachment: Attachment, match: Match, stood: Candidacy | None, votes: int | None, expressed: int | None
) -> PartyRow:
    return PartyRow(
        attachment_id=attachment.id,
        listed=ListRow(
            id=attachment.id,
            constituency=attachment.constituency,
            name=PersonName(attachment.surname, attachment.first_name),
            sex=attachment.sex,
            party=attachment.party_normalised,
        ),
        party=attachment.party,
        basis=MatchBasis(match.basis),
        counted=match.counted,
        candidacy_id=match.candidacy_id,
        result_name=None if stood is None else PersonName(stood.surname, stood.first_name).printed,
        candidacy_sex=None if stood is None else stood.sex,
        votes=votes,
        expressed=expressed,
    )
