"""Reading the matches: what a person still has to decide, without votes and without effect on the count."""

from collections import Counter
from dataclasses import dataclass

from rapidfuzz import fuzz, process
from sqlalchemy.orm import Session

from caisse.identity.actor import Actor
from caisse.identity.authorise import authorise
from caisse.identity.permissions import Permission
from caisse.kernel.names import normalised
from caisse.kernel.refusals import RefusalError
from caisse.services.import_batches import find_election
from electoral.decisions import Decision
from electoral.matching import row_key
from electoral.models import Election, MatchBasis, Matching
from electoral.queries import (
    PartyRow,
    candidates_in,
    committed_decisions,
    current_matching,
    parties_of,
    parties_on,
    party_rows,
    taken_candidacies,
)
from electoral.reference.constituencies import constituencies
from electoral.suggestions import Suggestion, suggest

_NEAR_NAMES = 3
_NEAR_ENOUGH = 60


class NoListError(RefusalError):
    """No attachment list is committed for the election."""

    code = "matching.no_list"
    status = 404


class PartyUnknownError(RefusalError):
    """No candidacy is attached to a party of this name, and no name is near."""

    code = "matching.party_unknown"
    status = 404


class PartyUnknownNearError(RefusalError):
    """No candidacy is attached to a party of this name; some names are near."""

    code = "matching.party_unknown_near"
    status = 404


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A row of the list that no candidacy answers.

    Attributes:
        constituency: canonical code.
        list_name: the name as the list prints it.
        sex: ``F``, ``M`` or None.
        state: ``none``, ``refused`` or ``set_aside``.
        suggestions: what it may mean, best first; none for a row set aside.
    """

    constituency: str
    list_name: str
    sex: str | None
    state: MatchBasis
    suggestions: tuple[Suggestion, ...]


@dataclass(frozen=True, slots=True)
class DoubleRow:
    """A row whose candidacy several parties claim.

    Attributes:
        constituency: canonical code.
        list_name: the name as the list prints it.
        result_name: the candidate's name in the results.
        parties: the parties attached to the candidacy, as printed.
        counted: whether a decision named this party, so that its votes count for it.
        decided_for: the party a decision named, or None.
    """

    constituency: str
    list_name: str
    result_name: str
    parties: tuple[str, ...]
    counted: bool
    decided_for: str | None


@dataclass(frozen=True, slots=True)
class MatchingQueue:
    """The state of a party's matches.

    Attributes:
        election: slug of the election.
        party: the party as the list prints it.
        rows: attached rows.
        exact: rows matched on equal names.
        decided: rows that a person matched.
        unmatched: rows without a candidacy, in order of constituency.
        doubles: rows whose candidacy several parties claim.
    """

    election: str
    party: str
    rows: int
    exact: int
    decided: int
    unmatched: tuple[QueueRow, ...]
    doubles: tuple[DoubleRow, ...]


def list_matching(session: Session, election: str, party: str, actor: Actor) -> MatchingQueue:
    """List what a person still has to decide about a party. Votes and effect on the count stay hidden.

    Raises:
        ElectionUnknownError: no such election.
        NoListError: no attachment list is committed.
        PartyUnknownError: nobody is attached to the party.
        PartyUnknownNearError: the same, and other names are near.
    """
    authorise(session, actor, Permission.READ_ATTACHMENTS)
    found = election_named(session, election)
    matching = matching_of(session, found)
    key, printed = party_named(session, matching, party)
    rows = party_rows(session, matching, key, None)
    bases = Counter(row.basis for row in rows)
    return MatchingQueue(
        election=found.slug,
        party=printed,
        rows=len(rows),
        exact=bases[MatchBasis.EXACT],
        decided=bases[MatchBasis.DECIDED],
        unmatched=unmatched_of(session, matching, rows),
        doubles=doubles_of(session, matching, rows),
    )


def election_named(session: Session, slug: str) -> Election:
    """Return the election of a slug.

    Raises:
        ElectionUnknownError: no such election.
    """
    return find_election(session, slug)


def matching_of(session: Session, election: Election) -> Matching:
    """Return the current matches of an election.

    Raises:
        NoListError: no attachment list is committed.
    """
    matching = current_matching(session, election.id)
    if matching is None:
        raise NoListError
    return matching


def party_named(session: Session, matching: Matching, party: str) -> tuple[str, str]:
    """Return a party's normalised name and its name as the list prints it.

    Raises:
        PartyUnknownError: nobody is attached to the party.
        PartyUnknownNearError: the same, and other names are near.
    """
    key, parties = normalised(party), parties_of(session, matching)
    if key in parties:
        return key, parties[key]
    near = process.extract(
        key, list(parties), scorer=fuzz.WRatio, limit=_NEAR_NAMES, score_cutoff=_NEAR_ENOUGH
    )
    if near:
        raise PartyUnknownNearError(party=party, names=", ".join(parties[name] for name, _, _ in near))
    raise PartyUnknownError(party=party)


def unmatched_of(session: Session, matching: Matching, rows: tuple[PartyRow, ...]) -> tuple[QueueRow, ...]:
    """Return the rows without a candidacy, with suggestions for those that are not set aside."""
    unmatched = [row for row in rows if row.candidacy_id is None]
    if not unmatched:
        return ()
    facts = constituencies()
    departments = sorted({facts[row.listed.constituency].department for row in unmatched})
    candidates = candidates_in(session, matching.election_id, departments)
    taken = taken_candidacies(session, matching)
    refused = _refused(session, matching.election_id)
    found = []
    for row in unmatched:
        department = facts[row.listed.constituency].department
        near = (
            ()
            if row.basis is MatchBasis.SET_ASIDE
            else suggest(
                row.listed,
                [
                    candidate
                    for candidate in candidates
                    if facts[candidate.constituency].department == department
                ],
                taken,
                refused.get(row_key(row.listed), frozenset()),
            )
        )
        listed = row.listed
        found.append(QueueRow(listed.constituency, listed.name.printed, listed.sex, row.basis, near))
    return tuple(found)


def doubles_of(session: Session, matching: Matching, rows: tuple[PartyRow, ...]) -> tuple[DoubleRow, ...]:
    """Return the rows whose candidacy several parties claim."""
    claimed = [row.candidacy_id for row in rows if row.candidacy_id is not None]
    parties = parties_on(session, matching, claimed)
    return tuple(
        DoubleRow(
            constituency=row.listed.constituency,
            list_name=row.listed.name.printed,
            result_name=row.result_name or "",
            parties=tuple(parties[row.candidacy_id]),
            counted=row.counted,
            decided_for=next((name for name, counted in parties[row.candidacy_id].items() if counted), None),
        )
        for row in rows
        if row.candidacy_id is not None and len(parties[row.candidacy_id]) > 1
    )


def _refused(session: Session, election_id: int) -> dict[tuple[str, str, str], frozenset[int]]:
    """Return the candidacies that persons refused for each row, at any time."""
    refused: dict[tuple[str, str, str], frozenset[int]] = {}
    for decision in committed_decisions(session, election_id):
        key = (decision.constituency, decision.list_normalised, decision.party_normalised)
        if decision.decision == Decision.REFUSE and decision.candidacy_id is not None:
            refused[key] = refused.get(key, frozenset()) | {decision.candidacy_id}
    return refused
