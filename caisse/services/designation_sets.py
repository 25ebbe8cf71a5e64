"""Sets of designations in the database: the current one, what is confirmed and sealed, whom it names."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sqlalchemy import select
from sqlalchemy.orm import Session

from caisse.kernel.canonical import Canonical, digest_of
from caisse.kernel.refusals import RefusalError
from caisse.models.designations import Designation, DesignationSet
from caisse.services.confirmables import Confirmable
from caisse.services.designation_lists import DesignationRow
from electoral.models import BatchState, Candidacy, CandidacyAlias, Election, ImportBatch
from electoral.queries import election_of
from ledger.models.members import LegalEntity


class SharesUnclearError(RefusalError):
    """Once the results name the candidacies, the shares of one of them do not make 100 %."""

    code = "designations.shares_unclear"


@dataclass(frozen=True, slots=True)
class Named:
    """How a row names its candidacy.

    Attributes:
        constituency: canonical code.
        panel: panel number, or None.
        normalised: the candidate's normalised name, or None.
    """

    constituency: str
    panel: int | None
    normalised: str | None


@dataclass(frozen=True, slots=True)
class Beneficiary:
    """The part of a candidacy's votes that counts for a member.

    Attributes:
        candidacy_id: the candidacy.
        member: code of the member.
        share: exact share, above 0, 1 at most.
    """

    candidacy_id: int
    member: str
    share: Fraction


def current_set(session: Session, election_id: int) -> DesignationSet | None:
    """Return the current designations of an election, or None."""
    return session.scalar(
        select(DesignationSet)
        .where(DesignationSet.election_id == election_id)
        .order_by(DesignationSet.number.desc())
        .limit(1)
    )


def candidacies_named(
    session: Session, election_id: int, named: Iterable[Named]
) -> dict[Named, tuple[int, ...]]:
    """Return the candidacies that each naming fits: one when it is clear, none or several otherwise.

    Args:
        session: any session.
        election_id: the election.
        named: what rows say of candidacies; a panel and a name must both fit.
    """
    wanted = set(named)
    query = select(Candidacy).where(
        Candidacy.election_id == election_id,
        Candidacy.staged_by_id.is_(None),
        Candidacy.constituency.in_({one.constituency for one in wanted}),
    )
    stood: dict[str, list[Candidacy]] = {}
    for row in session.scalars(query.order_by(Candidacy.id)):
        stood.setdefault(row.constituency, []).append(row)
    spellings = _spellings(session, election_id)
    return {
        one: tuple(
            row.id
            for row in stood.get(one.constituency, ())
            if (one.panel is None or row.panel == one.panel)
            and (one.normalised is None or one.normalised in {row.normalised, *spellings.get(row.id, ())})
        )
        for one in wanted
    }


def _spellings(session: Session, election_id: int) -> Mapping[int, Sequence[str]]:
    query = (
        select(CandidacyAlias.candidacy_id, CandidacyAlias.normalised)
        .join(Candidacy, Candidacy.id == CandidacyAlias.candidacy_id)
        .join(ImportBatch, ImportBatch.id == CandidacyAlias.batch_id)
        .where(Candidacy.election_id == election_id, ImportBatch.state == BatchState.COMMITTED.value)
    )
    found: dict[int, list[str]] = {}
    for candidacy_id, spelling in session.execute(query):
        found.setdefault(candidacy_id, []).append(spelling)
    return found


def constituencies_with_candidacies(session: Session, election_id: int) -> frozenset[str]:
    """Return the constituencies of which committed files gave the candidacies."""
    query = select(Candidacy.constituency).where(
        Candidacy.election_id == election_id, Candidacy.staged_by_id.is_(None)
    )
    return frozenset(session.scalars(query.distinct()))


def beneficiaries(session: Session, found: DesignationSet) -> tuple[Beneficiary, ...]:
    """Return the designations of a set whose candidacies the results name without doubt.

    A candidacy that never stood weighs nothing. One of the pool without designation is the key's affair.

    Raises:
        SharesUnclearError: two namings meet on one candidacy, and its shares do not make 100 %.
    """
    rows = rows_of(session, found)
    named = candidacies_named(session, found.election_id, (named_by(row) for row, _ in rows))
    shares: dict[tuple[int, str], Fraction] = {}
    lines: dict[int, int] = {}
    for row, member in rows:
        fits = named[named_by(row)]
        if len(fits) == 1:
            place = (fits[0], member)
            shares[place] = shares.get(place, Fraction(0)) + Fraction(row.numerator, row.denominator)
            lines[fits[0]] = row.line
    for candidacy_id, line in lines.items():
        if sum(share for (one, _), share in shares.items() if one == candidacy_id) != 1:
            raise SharesUnclearError(set_number=found.number, at_line=line)
    return tuple(Beneficiary(candidacy_id, member, share) for (candidacy_id, member), share in shares.items())


def set_payload(session: Session, found: DesignationSet) -> dict[str, Canonical]:
    """Return what is sealed of a set: its file, and the digest of its rows as they are now."""
    return {
        "election": session.get_one(Election, found.election_id).slug,
        "number": found.number,
        "document": found.document,
        "rows": digest_of(canonical_rows(session, found)),
        "kept_digest": found.digest,
        "account": found.author_id,
    }


def canonical_rows(session: Session, found: DesignationSet) -> list[Canonical]:
    """Return the rows of a set in canonical form: what a person confirms is their digest."""
    return [
        canonical_row(named_by(row), member, Fraction(row.numerator, row.denominator))
        for row, member in rows_of(session, found)
    ]


def canonical_row(named: Named, member: str, share: Fraction) -> Canonical:
    """Return one row in canonical form."""
    return [named.constituency, named.panel, named.normalised, member, share.numerator, share.denominator]


def set_key(election: Election, found: DesignationSet) -> str:
    """Return what names a set everywhere: ``legislatives-2024:2``."""
    return f"{election.slug}:{found.number}"


def set_named(session: Session, key: str) -> DesignationSet | None:
    """Return a set by its key (``legislatives-2024:2``), or the current one by the election's slug."""
    slug, _, number = key.strip().partition(":")
    election = election_of(session, slug)
    if election is None:
        return None
    if not number:
        return current_set(session, election.id)
    return session.scalar(
        select(DesignationSet).where(
            DesignationSet.election_id == election.id,
            DesignationSet.number == (int(number) if number.isascii() and number.isdigit() else None),
        )
    )


def rebuild_designations(session: Session, object_key: str) -> Mapping[str, Canonical] | None:
    """Rebuild the payload of a set from its rows; its key is ``legislatives-2024:2``."""
    found = set_named(session, object_key)
    return None if found is None else set_payload(session, found)


def find_designations(session: Session, key: str) -> Confirmable | None:
    """Find the current designations of an election by its slug, or one version of them by its key."""
    found = set_named(session, key)
    if found is None:
        return None
    election = session.get_one(Election, found.election_id)
    digest = digest_of(canonical_rows(session, found))
    return Confirmable(set_key(election, found), digest, frozenset({found.author_id}))


def named_in(row: DesignationRow) -> Named:
    """Return how a row of a file names its candidacy."""
    return Named(row.constituency, row.panel, row.normalised)


def named_by(row: Designation) -> Named:
    """Return how a kept row names its candidacy."""
    return Named(row.constituency, row.panel, row.normalised)


def rows_of(session: Session, found: DesignationSet) -> list[tuple[Designation, str]]:
    """Return the rows of a set in the order of its file, each with the code of its member."""
    query = (
        select(Designation, LegalEntity.code)
        .join(LegalEntity, LegalEntity.id == Designation.member_id)
        .where(Designation.set_id == found.id)
        .order_by(Designation.line)
    )
    return [(row, code) for row, code in session.execute(query)]
