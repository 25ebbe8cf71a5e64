"""Every kind of object that a second person confirms, with what finds its present state.

Each owner of a kind adds a line to ``CONFIRMABLES``: the kind, and a function that finds the object from what
a person names it by. It returns None when there is no such object. The function's module must not import
``caisse.services.confirmations``.
"""

from sqlalchemy import select
from sqlalchemy.orm import Session

from caisse.kernel.canonical import digest_of
from caisse.services.adoption_records import find_adoption
from caisse.services.confirmables import Confirmable, Confirmed, FindConfirmable
from caisse.services.designation_sets import find_designations
from caisse.services.sealed_imports import matching_digest, version_digest
from electoral.models import ImportBatch
from electoral.queries import committed_decisions, current_matching, election_of, version_by_key


def find_version(session: Session, key: str) -> Confirmable | None:
    """Find a committed result version by its code or number; its state is its rows."""
    version = version_by_key(session, key)
    if version is None:
        return None
    batch = session.get_one(ImportBatch, version.batch_id)
    return Confirmable(str(version.code), version_digest(session, version), frozenset({batch.author_id}))


def find_matches(session: Session, key: str) -> Confirmable | None:
    """Find the current matches of an election by its slug; their state is the list and the matches.

    Their authors are who imported the list, who decided, and who imported the decisions.
    """
    election = election_of(session, key)
    matching = None if election is None else current_matching(session, election.id)
    if election is None or matching is None:
        return None
    decisions = committed_decisions(session, election.id)
    batches = {matching.attachments_batch_id, *(decision.batch_id for decision in decisions)}
    importers = session.execute(select(ImportBatch.author_id).where(ImportBatch.id.in_(batches)))
    authors = {row.author_id for row in importers} | {decision.author_id for decision in decisions}
    listed = session.get_one(ImportBatch, matching.attachments_batch_id)
    state = digest_of({"list": listed.digest, "matches": matching_digest(session, matching)})
    return Confirmable(election.slug, state, frozenset(authors))


CONFIRMABLES: dict[Confirmed, FindConfirmable] = {
    Confirmed.VERSION: find_version,
    Confirmed.MATCHES: find_matches,
    Confirmed.DESIGNATIONS: find_designations,
    Confirmed.ADOPTION: find_adoption,
}
