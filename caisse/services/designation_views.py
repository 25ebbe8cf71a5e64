"""Reading designations: the current version of an election, each row with the candidacy it names."""

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from sqlalchemy import select
from sqlalchemy.orm import Session

from caisse.identity.actor import Actor
from caisse.identity.authorise import authorise
from caisse.identity.permissions import Permission
from caisse.models.designations import DesignationSet
from caisse.services.confirmables import Confirmed
from caisse.services.confirmations import confirmation_state
from caisse.services.designation_lists import written_share
from caisse.services.designation_sets import candidacies_named, current_set, named_by, rows_of, set_key
from caisse.services.import_batches import find_election
from electoral.models import Election


@dataclass(frozen=True, slots=True)
class DesignationShown:
    """One row of the current designations.

    Attributes:
        line: line of the file.
        constituency: canonical code.
        candidate: the candidate as printed, or None.
        panel: panel number, or None.
        member: code of the member.
        share: the share as a person reads it.
        numerator: with ``denominator`` the exact share.
        denominator: above 0.
        resolved: whether the results name one candidacy for it.
    """

    line: int
    constituency: str
    candidate: str | None
    panel: int | None
    member: str
    share: str
    numerator: int
    denominator: int
    resolved: bool


@dataclass(frozen=True, slots=True)
class DesignationVersion:
    """One version of the designations of an election.

    Attributes:
        key: what names it: ``legislatives-2024:2``.
        number: its number.
        digest: what a second person confirms.
        document: SHA-256 of its file.
        at: when it was entered.
        confirmed: whether it serves a plan.
        missing: how many persons must still confirm.
    """

    key: str
    number: int
    digest: str
    document: str
    at: datetime
    confirmed: bool
    missing: int


@dataclass(frozen=True, slots=True)
class DesignationsView:
    """The designations of an election.

    Attributes:
        election: its slug.
        versions: every version, the current one last.
        rows: rows of the current version, in the order of its file.
    """

    election: str
    versions: tuple[DesignationVersion, ...]
    rows: tuple[DesignationShown, ...]


def list_designations(session: Session, election: str, actor: Actor) -> DesignationsView:
    """Return the designations of an election.

    Raises:
        ElectionUnknownError: no such election.
    """
    authorise(session, actor, Permission.READ_ATTACHMENTS)
    found = find_election(session, election)
    sets = session.scalars(
        select(DesignationSet).where(DesignationSet.election_id == found.id).order_by(DesignationSet.number)
    )
    current = current_set(session, found.id)
    return DesignationsView(
        election=found.slug,
        versions=tuple(_version(session, found, one) for one in sets),
        rows=() if current is None else _rows(session, current),
    )


def _version(session: Session, election: Election, one: DesignationSet) -> DesignationVersion:
    state = confirmation_state(session, Confirmed.DESIGNATIONS, set_key(election, one))
    return DesignationVersion(
        key=set_key(election, one),
        number=one.number,
        digest=state.digest,
        document=one.document,
        at=one.at,
        confirmed=state.confirmed,
        missing=state.missing,
    )


def _rows(session: Session, current: DesignationSet) -> tuple[DesignationShown, ...]:
    rows = rows_of(session, current)
    named = candidacies_named(session, current.election_id, (named_by(row) for row, _ in rows))
    return tuple(
        DesignationShown(
            line=row.line,
            constituency=row.constituency,
            candidate=row.name,
            panel=row.panel,
            member=member,
            share=written_share(Fraction(row.numerator, row.denominator)),
            numerator=row.numerator,
            denominator=row.denominator,
            resolved=len(named[named_by(row)]) == 1,
        )
        for row, member in rows
    )
