"""What can be confirmed: for each kind, the present state of an object and who made it.

Each owner of a kind adds a line to ``CONFIRMABLES``: the kind, and a function that finds the object from what
a person names it by. It returns None when there is no such object. The function's module must not import
``caisse.services.confirmations``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from caisse.identity.permissions import Permission
from electoral.models import ImportBatch
from electoral.queries import committed_decisions, current_matching, election_of, version_by_key


class Confirmed(StrEnum):
    """Kinds of objects that serve a plan only once a second person confirmed them."""

    VERSION = "version"
    MATCHES = "matches"
    DESIGNATIONS = "designations"
    ADOPTION = "adoption"


@dataclass(frozen=True, slots=True)
class Confirmable:
    """The present state of an object.

    Attributes:
        object_key: the object's code, the same however a person names it.
        digest: SHA-256 of its state: another state is not confirmed by it.
        authors: accounts that created, edited, imported or attached it; None stands for ``local:<login>``.
    """

    object_key: str
    digest: str
    authors: frozenset[int | None]


FindConfirmable = Callable[[Session, str], Confirmable | None]
"""(session, what a person names it by) -> its present state, or None."""


def find_version(session: Session, key: str) -> Confirmable | None:
    """Find a committed result version by its code or number."""
    version = version_by_key(session, key)
    if version is None:
        return None
    batch = session.get_one(ImportBatch, version.batch_id)
    return Confirmable(str(version.code), version.rows_digest, frozenset({batch.author_id}))


def find_matches(session: Session, key: str) -> Confirmable | None:
    """Find the current matches of an election by its slug: the list's author and every one who decided."""
    election = election_of(session, key)
    matching = None if election is None else current_matching(session, election.id)
    if election is None or matching is None:
        return None
    batch = session.get_one(ImportBatch, matching.attachments_batch_id)
    decided = {decision.author_id for decision in committed_decisions(session, election.id)}
    imported = set(
        session.scalars(
            select(ImportBatch.author_id).where(
                ImportBatch.id.in_(
                    {decision.batch_id for decision in committed_decisions(session, election.id)}
                )
            )
        )
    )
    return Confirmable(election.slug, matching.digest, frozenset({batch.author_id} | decided | imported))


CONFIRMABLES: dict[Confirmed, FindConfirmable] = {
    Confirmed.VERSION: find_version,
    Confirmed.MATCHES: find_matches,
}

PERMISSIONS: Mapping[Confirmed, Permission] = {
    Confirmed.VERSION: Permission.CONFIRM_COUNT,
    Confirmed.MATCHES: Permission.CONFIRM_COUNT,
    Confirmed.DESIGNATIONS: Permission.CONFIRM_COUNT,
    Confirmed.ADOPTION: Permission.ADOPT,
}
"""What confirming each kind asks for."""
