"""Checks of ``verify`` on keys and designations: the kept texts say again what the rows say."""

from collections.abc import Iterator

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from caisse.kernel.clock import paris_date
from caisse.kernel.issues import Issue
from caisse.models.designations import DesignationSet
from caisse.models.document_store import DocumentUnknownError, content_of
from caisse.schemas.keys import read_key
from caisse.services.designation_lists import read_designations
from caisse.services.designation_sets import canonical_row, canonical_rows, named_in, set_key
from electoral.models import Election
from ledger.models.redistribution import Adoption, KeyDocument


def check_texts(session: Session) -> Iterator[Issue]:
    """Read every kept key and designations file again; after the vote a file was adopted."""
    for row in session.scalars(select(KeyDocument).order_by(KeyDocument.id)):
        read = read_key(_content(session, row.digest))
        if read.key is None or (read.key.version, read.title) != (row.version, row.title):
            yield Issue("keys.text_differs", params={"version": row.version})
    query = select(DesignationSet, Election).join(Election, Election.id == DesignationSet.election_id)
    for kept, election in session.execute(query.order_by(DesignationSet.id)):
        rows = read_designations(_content(session, kept.document)).rows
        said = [canonical_row(named_in(row), row.member, row.share) for row in rows]
        if said != canonical_rows(session, kept):
            yield Issue("designations.text_differs", params={"designations": set_key(election, kept)})
        adopted = session.scalar(select(exists().where(Adoption.text_digest == kept.document)))
        if paris_date(kept.at) >= election.first_round and not adopted:
            yield Issue("designations.never_adopted", params={"designations": set_key(election, kept)})


def _content(session: Session, digest: str) -> bytes:
    try:
        return content_of(session, digest)
    except DocumentUnknownError:
        return b""
