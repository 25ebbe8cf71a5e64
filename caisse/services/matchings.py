"""Matches are made again at each commit of results, lists or decisions, kept and sealed when they change."""

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from caisse.identity.actor import Actor
from caisse.kernel.canonical import digest_of
from caisse.services.sealed_imports import MATCHES, matches_key, seal_import
from electoral.batch_queries import current_batches, list_rows, match_rows
from electoral.decisions import Decision, RowDecision
from electoral.matching import Candidate, ListRow, PersonName, RowMatch, match_list
from electoral.models import (
    AttachmentDecision,
    BatchState,
    Candidacy,
    CandidacyAlias,
    Election,
    ImportBatch,
    ImportKind,
    Match,
    Matching,
)


def rematch(session: Session, election: Election, cause: ImportBatch, actor: Actor) -> Matching | None:
    """Match the current list again after a commit, inside its use case.

    Args:
        session: the use case's transaction.
        election: the election.
        cause: the batch that was committed.
        actor: who committed it.

    Returns:
        The current state of the matches: the one there was when nothing changes, None without a list.
    """
    current = current_batches(session, ImportKind.ATTACHMENTS, election.id, None, None)
    if not current:
        return None
    listed = current[0]
    rows = list_rows(session, listed.id)
    matches = match_current(session, election, rows)
    last = session.scalar(
        select(Matching).where(Matching.election_id == election.id).order_by(Matching.number.desc()).limit(1)
    )
    matching = Matching(
        election_id=election.id,
        number=1 if last is None else last.number + 1,
        batch_id=cause.id,
        attachments_batch_id=listed.id,
        digest="",
        at=cause.at,
    )
    if last is not None and last.attachments_batch_id == listed.id and _same(session, last, matches):
        return last
    session.add(matching)
    session.flush()
    session.execute(
        insert(Match),
        [
            {
                "matching_id": matching.id,
                "attachment_id": match.row_id,
                "candidacy_id": match.candidacy_id,
                "basis": match.basis.value,
                "counted": match.counted,
            }
            for match in matches
        ],
    )
    matching.digest = digest_of(match_rows(session, matching.id))
    session.flush()
    seal_import(session, MATCHES, matches_key(election, matching), actor)
    return matching


def match_current(session: Session, election: Election, rows: tuple[ListRow, ...]) -> tuple[RowMatch, ...]:
    """Match the rows of a list with the committed candidacies, by the committed decisions."""
    return match_list(rows, candidates_of(session, election.id), _decisions(session, election.id))


def candidates_of(session: Session, election_id: int) -> tuple[Candidate, ...]:
    """Return the committed candidacies of an election, with every spelling that committed files gave them."""
    where = Candidacy.election_id == election_id, Candidacy.staged_by_id.is_(None)
    aliases: dict[int, list[PersonName]] = {}
    for candidacy_id, surname, first_name in session.execute(
        select(CandidacyAlias.candidacy_id, CandidacyAlias.surname, CandidacyAlias.first_name)
        .join(Candidacy, Candidacy.id == CandidacyAlias.candidacy_id)
        .join(ImportBatch, ImportBatch.id == CandidacyAlias.batch_id)
        .where(*where, ImportBatch.state == BatchState.COMMITTED.value)
        .order_by(CandidacyAlias.id)
    ):
        aliases.setdefault(candidacy_id, []).append(PersonName(surname, first_name))
    found = session.execute(
        select(
            Candidacy.id, Candidacy.constituency, Candidacy.surname, Candidacy.first_name, Candidacy.sex
        ).where(*where)
    )
    return tuple(
        Candidate(
            id=row.id,
            constituency=row.constituency,
            names=(PersonName(row.surname, row.first_name), *aliases.get(row.id, ())),
            sex=row.sex,
        )
        for row in found
    )


def _decisions(session: Session, election_id: int) -> tuple[RowDecision, ...]:
    found = session.scalars(
        select(AttachmentDecision)
        .join(ImportBatch, ImportBatch.id == AttachmentDecision.batch_id)
        .where(
            AttachmentDecision.election_id == election_id,
            ImportBatch.state == BatchState.COMMITTED.value,
        )
        .order_by(AttachmentDecision.id)
    )
    return tuple(
        RowDecision(
            row=(decision.constituency, decision.list_normalised, decision.party_normalised),
            candidacy_id=decision.candidacy_id,
            decision=Decision(decision.decision),
            party_named=decision.party_named,
        )
        for decision in found
    )


def _same(session: Session, last: Matching, matches: tuple[RowMatch, ...]) -> bool:
    kept = session.execute(
        select(Match.attachment_id, Match.candidacy_id, Match.basis, Match.counted).where(
            Match.matching_id == last.id
        )
    )
    return {tuple(row) for row in kept} == {
        (match.row_id, match.candidacy_id, match.basis.value, match.counted) for match in matches
    }
