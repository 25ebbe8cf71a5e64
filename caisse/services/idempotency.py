"""Idempotency keys: the same request twice is answered once; the same key with another input is refused."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from caisse.identity.actor import Actor
from caisse.kernel.canonical import Canonical, canonical_json, digest_of
from caisse.kernel.refusals import RefusalError
from ledger.models.entries import IdempotencyKey
from ledger.seals import lock_chain

Answer = Mapping[str, Any]
"""What a use case answered, in canonical form: strings, integers, nothing, lists and mappings of them."""


class KeyReusedError(RefusalError):
    """The key already served for another input."""

    code = "ledger.key_reused"
    status = 422


def once(
    session: Session,
    actor: Actor,
    *,
    route: str,
    key: str | None,
    given: Canonical,
    act: Callable[[], Answer],
) -> Answer:
    """Do an act once for a key: row and effect stand in one transaction.

    Args:
        session: the use case's transaction.
        actor: who asks; a key belongs to one actor.
        route: name of the use case; a key belongs to one route.
        key: what the caller sent, or None to act in any case.
        given: the input, in canonical form.
        act: does it and returns what is answered, in canonical form.

    Returns:
        What the act answered the first time.

    Raises:
        KeyReusedError: the key served for another input.
    """
    if key is None:
        return act()
    lock_chain(session)
    digest = digest_of(given)
    query = select(IdempotencyKey).where(
        IdempotencyKey.actor == actor.label, IdempotencyKey.route == route, IdempotencyKey.key == key
    )
    found = session.scalar(query)
    if found is not None:
        if found.input_digest != digest:
            raise KeyReusedError(key=key)
        kept: Answer = json.loads(found.result)
        return kept
    answer = act()
    session.add(
        IdempotencyKey(
            actor=actor.label,
            route=route,
            key=key,
            input_digest=digest,
            result=canonical_json(answer).decode("utf-8"),
            at=actor.clock.now(),
        )
    )
    session.flush()
    return answer
