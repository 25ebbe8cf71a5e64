"""Sealing: each event of record is hashed with the one before it, and the whole has one Merkle root.

What it proves is said by ``verify``: whoever holds a head outside the server discovers any change up to it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from caisse.kernel.canonical import Canonical, canonical_json
from caisse.kernel.clock import Clock
from caisse.kernel.merkle import leaf_hash, root
from caisse.kernel.metadata import written_instant
from caisse.kernel.refusals import RefusalError
from caisse.kernel.salts import Salts
from ledger.models.seals import ChainHead, Seal

GENESIS = "0" * 64
"""The digest before the first event."""
LONGEST_WAIT = timedelta(seconds=30)
"""How long a use case may wait for the lock of the chain: the busy timeout of the databases."""


class ClockBehindError(RefusalError):
    """The clock stands before the last sealed event."""

    code = "seals.clock_behind"


class SeededSaltsRefusedError(RefusalError):
    """Salts that repeat were offered outside a demonstration."""

    code = "seals.seeded_salts"


@dataclass(frozen=True, slots=True)
class Head:
    """The state of the chain that people keep outside the server.

    Attributes:
        count: number of events.
        root: Merkle root of their digests, 64 hex digits.
    """

    count: int
    root: str

    def __str__(self) -> str:
        return f"{self.count}:{self.root}"


def lock_chain(session: Session) -> ChainHead:
    """Lock the row under which events are sealed and entries numbered; first, in every use case that does.

    Args:
        session: a writing transaction.
    """
    return session.execute(
        select(ChainHead).with_for_update().execution_options(populate_existing=True)
    ).scalar_one()


def in_turn(head: ChainHead, at: datetime) -> datetime:
    """Return the instant of an event whose use case may have read the clock before it waited for the lock.

    Args:
        head: the locked head of the chain.
        at: the instant the use case read.

    Raises:
        ClockBehindError: ``at`` is before the last event by more than a use case waits: the clock is wrong.
    """
    if head.last_at is None or at >= head.last_at:
        return at
    if head.last_at - at > LONGEST_WAIT:
        raise ClockBehindError(now=written_instant(at), last=written_instant(head.last_at))
    return head.last_at


def sealing_instant(session: Session, clock: Clock) -> datetime:
    """Lock the chain, then read the clock: an instant read before may fall behind an event sealed meanwhile.

    Args:
        session: a writing transaction.
        clock: what says the time.
    """
    lock_chain(session)
    return clock.now()


def seal(
    session: Session,
    *,
    kind: str,
    object_key: str,
    payload: Mapping[str, Canonical],
    at: datetime,
    salts: Salts,
    version: int = 1,
) -> Seal:
    """Add an event to the chain, in the transaction of its cause.

    Args:
        session: a writing transaction.
        kind: what happened, a noun.
        object_key: which object, by code, number or digest.
        payload: what is sealed: strings and integers; codes, not row ids; no personal data.
        at: the instant, UTC.
        salts: where the salt comes from.
        version: version of the payload's shape.

    Raises:
        ClockBehindError: when ``at`` is before the last event by more than a wait.
        SeededSaltsRefusedError: when the salts repeat and this is no demonstration.
    """
    if salts.seeded and not session.execute(text("SELECT demo FROM installation WHERE id = 1")).scalar_one():
        raise SeededSaltsRefusedError
    head = lock_chain(session)
    at = in_turn(head, at)
    event = Seal(
        seq=head.count + 1,
        kind=kind,
        object_key=object_key,
        format=version,
        payload=canonical_json(payload).decode("utf-8"),
        salt=salts.next(),
        at=at,
        previous=head.last_digest,
    )
    event.digest = digest_of_seal(event)
    session.add(event)
    head.count, head.last_digest, head.last_at = event.seq, event.digest, at
    session.flush()
    return event


def digest_of_seal(event: Seal) -> str:
    """Recompute the digest of an event from its own columns."""
    record: dict[str, Canonical] = {
        "seq": event.seq,
        "kind": event.kind,
        "object": event.object_key,
        "format": event.format,
        "payload": json.loads(event.payload),
        "salt": event.salt,
        "at": written_instant(event.at),
        "previous": event.previous,
    }
    return leaf_hash(canonical_json(record)).hex()


def head_of(session: Session, count: int | None = None) -> Head:
    """Return the head of the chain, or the head it had after its first ``count`` events.

    Args:
        session: any session.
        count: how many events to cover; all of them when None.
    """
    query = select(Seal.digest).order_by(Seal.seq)
    if count is not None:
        query = query.where(Seal.seq <= count)
    leaves = [bytes.fromhex(digest) for digest in session.scalars(query)]
    return Head(count=len(leaves), root=root(leaves).hex())
