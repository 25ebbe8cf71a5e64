"""What the chain says of committed imports: digests of their canonical rows, no name of a person."""

from collections.abc import Callable, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from caisse.identity.actor import Actor
from caisse.kernel.canonical import Canonical, digest_of
from caisse.kernel.metadata import written_instant
from electoral.batch_queries import (
    alias_rows,
    attachment_rows,
    count_rows,
    decision_rows,
    match_rows,
    version_rows,
)
from electoral.models import BatchState, Election, ImportBatch, ImportKind, Matching, ResultVersion
from ledger.seals import seal

RESULT_VERSION = "result_version"
ATTACHMENTS = "attachments"
DECISIONS = "attachment_decisions"
MATCHES = "matches"


class UnsealableError(RuntimeError):
    """What was just written cannot be read back: a defect of the program; the use case is undone."""


def seal_import(session: Session, kind: str, object_key: str, actor: Actor) -> None:
    """Seal what a commit wrote, as its rows say it.

    Args:
        session: the use case's transaction.
        kind: a key of ``REBUILDS``.
        object_key: which object.
        actor: who committed it.

    Raises:
        UnsealableError: when the rows cannot be read back.
    """
    payload = REBUILDS[kind](session, object_key)
    if payload is None:
        raise UnsealableError(object_key)
    seal(session, kind=kind, object_key=object_key, payload=payload, at=actor.clock.now(), salts=actor.salts)


def list_key(election: Election, batch: ImportBatch) -> str:
    """Return what names a committed list or decisions file in the chain."""
    return f"{election.slug}:{batch.digest}"


def matches_key(election: Election, matching: Matching) -> str:
    """Return what names a state of the matches in the chain."""
    return f"{election.slug}:{matching.number}"


def version_digest(session: Session, version: ResultVersion) -> str:
    """Return the digest of a version's canonical rows."""
    return digest_of(version_rows(session, version.id))


def matching_digest(session: Session, matching: Matching) -> str:
    """Return the digest of the canonical rows of a state of the matches."""
    return digest_of(match_rows(session, matching.id))


def rebuild_result_version(session: Session, object_key: str) -> Mapping[str, Canonical] | None:
    """Say a committed version from its rows, found by its code."""
    version = session.scalar(select(ResultVersion).where(ResultVersion.code == object_key))
    batch = None if version is None else _sound(session, session.get(ImportBatch, version.batch_id))
    if version is None or batch is None:
        return None
    return {
        **_batch_payload(session, batch),
        "version": object_key,
        "round": version.round,
        "status": version.status,
        "batch_round": batch.round,
        "batch_status": batch.status,
        "kept_digest": version.rows_digest,
        "rows": version_digest(session, version),
        "other_spellings": digest_of(alias_rows(session, batch.id)),
    }


def rebuild_attachments(session: Session, object_key: str) -> Mapping[str, Canonical] | None:
    """Say a committed attachment list from its rows, found by its key."""
    batch = _batch(session, ImportKind.ATTACHMENTS, object_key)
    if batch is None:
        return None
    rows: list[Canonical] = [batch.salt, attachment_rows(session, batch.id)]
    return {
        **_batch_payload(session, batch),
        "count": count_rows(session, batch.id),
        "rows": digest_of(rows),
    }


def rebuild_decisions(session: Session, object_key: str) -> Mapping[str, Canonical] | None:
    """Say a committed decisions file from its rows, found by its key."""
    batch = _batch(session, ImportKind.DECISIONS, object_key)
    if batch is None:
        return None
    rows = decision_rows(session, batch.id)
    salted: list[Canonical] = [batch.salt, rows]
    return {**_batch_payload(session, batch), "count": len(rows), "rows": digest_of(salted)}


def rebuild_matches(session: Session, object_key: str) -> Mapping[str, Canonical] | None:
    """Say a state of the matches from its rows, found by its key."""
    slug, _, number = object_key.rpartition(":")
    found = session.scalar(
        select(Matching)
        .join(Election, Election.id == Matching.election_id)
        .where(Election.slug == slug, Matching.number == int(number))
    )
    listed = None if found is None else session.get(ImportBatch, found.attachments_batch_id)
    cause = None if found is None else session.get(ImportBatch, found.batch_id)
    if found is None or listed is None or cause is None:
        return None
    return {
        "election": slug,
        "number": found.number,
        "list": listed.digest,
        "cause": cause.digest,
        "kept_digest": found.digest,
        "rows": matching_digest(session, found),
    }


REBUILDS: Mapping[str, Callable[[Session, str], Mapping[str, Canonical] | None]] = {
    RESULT_VERSION: rebuild_result_version,
    ATTACHMENTS: rebuild_attachments,
    DECISIONS: rebuild_decisions,
    MATCHES: rebuild_matches,
}
"""What each kind says, rebuilt from the rows."""


def keys_to_seal(session: Session) -> Mapping[str, Sequence[str]]:
    """Return, for each kind, the objects that must have an event: a row without one was added by hand."""
    committed = ImportBatch.state == BatchState.COMMITTED.value
    versions = session.scalars(
        select(ResultVersion.code)
        .join(ImportBatch, ImportBatch.id == ResultVersion.batch_id)
        .where(committed)
        .order_by(ResultVersion.id)
    )
    lists: dict[str, list[str]] = {ImportKind.ATTACHMENTS.value: [], ImportKind.DECISIONS.value: []}
    rows = session.execute(
        select(ImportBatch, Election)
        .join(Election, Election.id == ImportBatch.election_id)
        .where(committed, ImportBatch.kind.in_(lists))
        .order_by(ImportBatch.id)
    )
    for batch, election in rows:
        lists[batch.kind].append(list_key(election, batch))
    matchings = session.execute(
        select(Matching, Election)
        .join(Election, Election.id == Matching.election_id)
        .order_by(Matching.election_id, Matching.number)
    )
    return {
        RESULT_VERSION: [code or "" for code in versions],
        ATTACHMENTS: lists[ImportKind.ATTACHMENTS.value],
        DECISIONS: lists[ImportKind.DECISIONS.value],
        MATCHES: [matches_key(election, matching) for matching, election in matchings],
    }


def _batch(session: Session, kind: ImportKind, object_key: str) -> ImportBatch | None:
    slug, _, digest = object_key.rpartition(":")
    found = session.scalar(
        select(ImportBatch)
        .join(Election, Election.id == ImportBatch.election_id)
        .where(ImportBatch.kind == kind.value, ImportBatch.digest == digest, Election.slug == slug)
    )
    return _sound(session, found)


def _sound(session: Session, batch: ImportBatch | None) -> ImportBatch | None:
    """Return a batch that still stands as it was committed, its place taken by another committed one only."""
    if batch is None or batch.state != BatchState.COMMITTED.value:
        return None
    if batch.superseded_by_id is None:
        return batch
    later = session.get(ImportBatch, batch.superseded_by_id)
    sound = later is not None and later.state == BatchState.COMMITTED.value and later.kind == batch.kind
    return batch if sound else None


def _batch_payload(session: Session, batch: ImportBatch) -> dict[str, Canonical]:
    election = session.get_one(Election, batch.election_id)
    superseded = session.scalars(
        select(ImportBatch.digest)
        .where(ImportBatch.superseded_by_id == batch.id)
        .order_by(ImportBatch.digest)
    )
    return {
        "election": election.slug,
        "file": batch.digest,
        "format": batch.format,
        "original": batch.document_digest,
        "account": batch.author_id,
        "committed_at": None if batch.committed_at is None else written_instant(batch.committed_at),
        "supersedes": list(superseded),
    }
