"""Reading what imports brought: candidacies, current lists, and the canonical rows that are sealed."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select, case, func, select
from sqlalchemy.orm import Session

from caisse.kernel.canonical import Canonical
from electoral.imports.links import KnownCandidacy
from electoral.matching import ListRow, PersonName
from electoral.models import (
    Attachment,
    AttachmentDecision,
    BatchState,
    Candidacy,
    CandidacyAlias,
    CandidacyVotes,
    ConstituencyResult,
    ImportBatch,
    ImportKind,
    Match,
)


def known_candidacies(session: Session, election_id: int) -> tuple[KnownCandidacy, ...]:
    """Return the committed candidacies of an election, with every spelling that committed files gave them."""
    where = Candidacy.election_id == election_id, Candidacy.staged_by_id.is_(None)
    aliases: dict[int, list[str]] = {}
    for candidacy_id, name in session.execute(
        select(CandidacyAlias.candidacy_id, CandidacyAlias.normalised)
        .join(Candidacy, Candidacy.id == CandidacyAlias.candidacy_id)
        .join(ImportBatch, ImportBatch.id == CandidacyAlias.batch_id)
        .where(*where, ImportBatch.state == BatchState.COMMITTED.value)
    ):
        aliases.setdefault(candidacy_id, []).append(name)
    found = session.execute(
        select(
            Candidacy.id,
            Candidacy.constituency,
            Candidacy.panel,
            Candidacy.surname,
            Candidacy.first_name,
            Candidacy.normalised,
        ).where(*where)
    )
    return tuple(
        KnownCandidacy(
            id=row.id,
            constituency=row.constituency,
            panel=row.panel,
            printed=f"{row.surname} {row.first_name}".strip(),
            names=frozenset((row.normalised, *aliases.get(row.id, ()))),
        )
        for row in found
    )


def committed_batch(session: Session, kind: ImportKind, digest: str) -> ImportBatch | None:
    """Return the committed batch of these bytes, or None."""
    return session.scalar(
        select(ImportBatch).where(
            ImportBatch.kind == kind.value,
            ImportBatch.digest == digest,
            ImportBatch.state == BatchState.COMMITTED.value,
        )
    )


def current_batches(
    session: Session, kind: ImportKind, election_id: int, round_number: int | None, status: str | None
) -> Sequence[ImportBatch]:
    """Return the committed batches that nothing superseded, for one key of what they bring; one at most."""
    return session.scalars(
        select(ImportBatch).where(
            ImportBatch.kind == kind.value,
            ImportBatch.election_id == election_id,
            ImportBatch.round.is_not_distinct_from(round_number),
            ImportBatch.status.is_not_distinct_from(status),
            ImportBatch.state == BatchState.COMMITTED.value,
            ImportBatch.superseded_by_id.is_(None),
        )
    ).all()


def list_rows(session: Session, batch_id: int) -> tuple[ListRow, ...]:
    """Return the rows of an attachment list as the matcher reads them, in the order of its lines."""
    found = session.execute(
        select(
            Attachment.id,
            Attachment.constituency,
            Attachment.surname,
            Attachment.first_name,
            Attachment.sex,
            Attachment.party_normalised,
        )
        .where(Attachment.batch_id == batch_id)
        .order_by(Attachment.line)
    )
    return tuple(
        ListRow(
            id=row.id,
            constituency=row.constituency,
            name=PersonName(row.surname, row.first_name),
            sex=row.sex,
            party=row.party_normalised,
        )
        for row in found
    )


def version_rows(session: Session, version_id: int) -> Mapping[str, Canonical]:
    """Return the canonical rows of a result version: constituencies, votes of candidacies, other spellings.

    A candidacy is named by its panel number, or by its name where the first file had no panel numbers.
    """
    return {
        "constituencies": _lists(
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
        ),
        "votes": _lists(
            session,
            select(
                Candidacy.constituency,
                Candidacy.identity,
                case((Candidacy.identity.startswith("~"), None), else_=Candidacy.panel),
                Candidacy.surname,
                Candidacy.first_name,
                Candidacy.normalised,
                Candidacy.sex,
                Candidacy.nuance,
                Candidacy.label,
                CandidacyVotes.votes,
                CandidacyVotes.line,
            )
            .join(CandidacyVotes, CandidacyVotes.candidacy_id == Candidacy.id)
            .where(CandidacyVotes.version_id == version_id, Candidacy.staged_by_id.is_(None)),
        ),
    }


def alias_rows(session: Session, batch_id: int) -> Sequence[Canonical]:
    """Return the canonical rows of the other spellings that a file gave."""
    return _lists(
        session,
        select(
            Candidacy.constituency,
            Candidacy.identity,
            CandidacyAlias.surname,
            CandidacyAlias.first_name,
            CandidacyAlias.normalised,
            CandidacyAlias.line,
        )
        .join(CandidacyAlias, CandidacyAlias.candidacy_id == Candidacy.id)
        .where(CandidacyAlias.batch_id == batch_id),
    )


def attachment_rows(session: Session, batch_id: int) -> Sequence[Canonical]:
    """Return the canonical rows of an attachment list."""
    return _lists(
        session,
        select(
            Attachment.line,
            Attachment.constituency,
            Attachment.sex,
            Attachment.surname,
            Attachment.first_name,
            Attachment.normalised,
            Attachment.party,
            Attachment.party_normalised,
            Attachment.recognised,
        ).where(Attachment.batch_id == batch_id),
    )


def decision_rows(session: Session, batch_id: int) -> Sequence[Canonical]:
    """Return the canonical rows of a decisions file."""
    return _lists(
        session,
        select(
            AttachmentDecision.line,
            AttachmentDecision.constituency,
            AttachmentDecision.list_name,
            AttachmentDecision.list_normalised,
            AttachmentDecision.party_normalised,
            AttachmentDecision.party_named,
            Candidacy.identity,
            AttachmentDecision.decision,
            AttachmentDecision.author_id,
        )
        .outerjoin(Candidacy, Candidacy.id == AttachmentDecision.candidacy_id)
        .where(AttachmentDecision.batch_id == batch_id),
    )


def match_rows(session: Session, matching_id: int) -> Sequence[Canonical]:
    """Return the canonical rows of a state of the matches: lines of the list, never names of it."""
    return _lists(
        session,
        select(Attachment.line, Attachment.constituency, Candidacy.identity, Match.basis, Match.counted)
        .join(Match, Match.attachment_id == Attachment.id)
        .outerjoin(Candidacy, Candidacy.id == Match.candidacy_id)
        .where(Match.matching_id == matching_id),
    )


def count_rows(session: Session, batch_id: int) -> int:
    """Return how many rows an attachment list has."""
    counted = select(func.count()).select_from(Attachment).where(Attachment.batch_id == batch_id)
    return session.execute(counted).scalar_one()


def _lists(session: Session, query: Select[*tuple[Any, ...]]) -> list[list[Canonical]]:
    """Return rows as lists in one order, the same on every database (collations differ)."""
    rows: list[list[Canonical]] = [list(row) for row in session.execute(query)]
    return sorted(rows, key=lambda row: [repr(value) for value in row])
