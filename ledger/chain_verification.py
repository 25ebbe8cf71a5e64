"""What ``verify`` re-hashes of the chain, and how it compares the chain with a head kept elsewhere."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from caisse.kernel.canonical import Canonical, canonical_json
from caisse.kernel.format import short_digest
from caisse.kernel.issues import Issue
from caisse.kernel.merkle import root
from caisse.kernel.messages import Parameter
from caisse.kernel.metadata import written_instant
from caisse.kernel.refusals import RefusalError
from ledger.models.seals import ChainHead, Seal
from ledger.seals import GENESIS, Head, digest_of_seal

Rebuild = Callable[[Session, str], Mapping[str, Canonical] | None]
"""(session, object key) -> the payload as the rows say it now, or None when they are gone."""

_PAGE: Final = 1000
_HEAD = re.compile(r"(?P<count>\d{1,18})\s*[: ,]\s*(?P<root>[0-9a-fA-F ]+)", re.ASCII)
_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b|\b\d{2}/\d{2}/\d{4}\b", re.ASCII)
FULL_DIGITS: Final = 64
SHORT_DIGITS: Final = 16
UNREADABLE: Final = "0" * FULL_DIGITS


class HeadUnreadableError(RefusalError):
    """What was given is no head of a chain."""

    code = "verify.head_unreadable"
    status = 422


@dataclass(frozen=True, slots=True)
class KnownHead:
    """A head that somebody kept.

    Attributes:
        count: number of events it covers.
        digits: 64 hex digits of its root, or the first 16 as printed.
    """

    count: int
    digits: str


@dataclass(frozen=True, slots=True)
class HeadAnswer:
    """What became of a head that somebody kept.

    Attributes:
        outcome: ``extends`` (the chain goes on from it), ``shorter`` (fewer events than it covers) or
            ``other`` (the same events give another root).
        compared: ``full`` (64 digits) or ``short`` (the 16 printed ones).
        count: number of events the head covers.
        expected: the digits given.
        found: the same digits as the chain gives them now; empty when it is shorter.
        added: events sealed since.
    """

    outcome: Literal["extends", "shorter", "other"]
    compared: Literal["full", "short"]
    count: int
    expected: str
    found: str
    added: int


def read_head(text: str) -> KnownHead:
    """Read a head: ``N:ROOT`` with 64 digits, or N, the date and the first 16 digits as printed.

    Args:
        text: what the person has, spaces and the date as they come.

    Raises:
        HeadUnreadableError: neither form.
    """
    found = _HEAD.fullmatch(" ".join(_DAY.sub(" ", text).replace(",", " ").split()))
    digits = "" if found is None else found["root"].replace(" ", "").lower()
    if found is None or len(digits) not in {SHORT_DIGITS, FULL_DIGITS}:
        raise HeadUnreadableError
    return KnownHead(int(found["count"]), digits)


def compare_head(session: Session, known: KnownHead) -> HeadAnswer:
    """Say whether the chain still goes on from a head kept elsewhere; digests are recomputed, not read.

    Args:
        session: any session.
        known: the head.
    """
    leaves = _leaves(session)
    compared: Literal["full", "short"] = "full" if len(known.digits) == FULL_DIGITS else "short"
    if len(leaves) < known.count:
        return HeadAnswer("shorter", compared, known.count, known.digits, "", 0)
    found = root(leaves[: known.count]).hex()[: len(known.digits)]
    outcome: Literal["extends", "other"] = "extends" if found == known.digits else "other"
    return HeadAnswer(outcome, compared, known.count, known.digits, found, len(leaves) - known.count)


def head_now(session: Session) -> Head:
    """Return the head of the chain; digests are recomputed, not read."""
    leaves = _leaves(session)
    return Head(count=len(leaves), root=root(leaves).hex())


def _leaves(session: Session) -> list[bytes]:
    return [bytes.fromhex(_recomputed(event)) for event in _events(session)]


def _recomputed(event: Seal) -> str:
    try:
        return digest_of_seal(event)
    except (ValueError, TypeError):
        # A payload that is no canonical JSON any more: no digest is that of the event.
        return UNREADABLE


def _events(session: Session) -> Iterator[Seal]:
    last: int | None = None
    while True:
        query = select(Seal).order_by(Seal.seq).limit(_PAGE)
        page = session.scalars(query if last is None else query.where(Seal.seq > last)).all()
        yield from page
        if len(page) < _PAGE:
            return
        last = page[-1].seq


def check_chain(session: Session) -> Iterator[Issue]:
    """Every event is re-hashed; each names the one before; none is missing; time never goes back."""
    previous, seq, at = GENESIS, 0, datetime.min.replace(tzinfo=UTC)
    for event in _events(session):
        seq += 1
        if event.seq != seq:
            yield Issue("verify.event_missing", params={"seal_number": seq})
            return
        recomputed = _recomputed(event)
        if recomputed != event.digest:
            params: dict[str, Parameter] = {
                "seal_number": seq,
                "kind": event.kind,
                "object": event.object_key,
                "expected": short_digest(event.digest),
                "read": short_digest(recomputed),
            }
            yield Issue("verify.event_changed", params=params)
        if event.previous != previous:
            yield Issue("verify.link_broken", params={"seal_number": seq})
        if event.at < at:
            yield Issue("verify.time_went_back", params={"seal_number": seq})
        previous, at = event.digest, event.at
    head = session.get(ChainHead, 1)
    last = None if seq == 0 else at
    if head is None or (head.count, head.last_digest, head.last_at) != (seq, previous, last):
        yield Issue("verify.head_row_changed", params={"events": seq})


def check_payloads(session: Session, rebuilds: Mapping[str, Rebuild]) -> Iterator[Issue]:
    """What each event sealed is what the rows say now; of several events on one object, the last is compared.

    Args:
        session: any session.
        rebuilds: for each kind, the payload rebuilt from the rows.
    """
    last = {(event.kind, event.object_key): event.seq for event in _events(session)}
    for event in _events(session):
        if last[event.kind, event.object_key] != event.seq:
            continue
        params: dict[str, Parameter] = {
            "kind": event.kind,
            "object": event.object_key,
            "seal_number": event.seq,
        }
        rebuild = rebuilds.get(event.kind)
        if rebuild is None:
            yield Issue("verify.kind_unknown", params=params)
            continue
        payload = rebuild(session, event.object_key)
        if payload is None:
            yield Issue("verify.rows_gone", params=params)
        elif canonical_json(payload) != canonical_json(json.loads(event.payload)):
            fields = ", ".join(_changed(payload, json.loads(event.payload)))
            yield Issue("verify.rows_changed", params={**params, "fields": fields})


def _changed(now: Mapping[str, Canonical], sealed: Mapping[str, Canonical]) -> list[str]:
    return sorted(field for field in now.keys() | sealed.keys() if now.get(field) != sealed.get(field))


def sealed_objects(session: Session, kind: str) -> frozenset[str]:
    """Return the objects of a kind that have an event.

    Args:
        session: any session.
        kind: the kind.
    """
    return frozenset(session.scalars(select(Seal.object_key).where(Seal.kind == kind)))


def written_last(session: Session) -> str | None:
    """Return the instant of the last event, as written, or None for an empty chain."""
    last = session.scalar(select(Seal.at).order_by(Seal.seq.desc()).limit(1))
    return None if last is None else written_instant(last)
