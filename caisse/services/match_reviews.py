"""What a second person sees before confirming matches: votes, and those that alone cross a threshold."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from caisse.identity.actor import Actor
from caisse.identity.authorise import authorise
from caisse.identity.permissions import Permission
from caisse.services.matching import election_named, matching_of
from electoral.models import MatchBasis
from electoral.queries import PartyRow, find_version, party_rows
from electoral.thresholds import ThresholdAnswer, judge_threshold


@dataclass(frozen=True, slots=True)
class ReviewedMatch:
    """One match that a person decided, with what it weighs.

    Attributes:
        constituency: canonical code.
        party: the party as the list prints it.
        list_name: the name as the list prints it.
        result_name: the candidate's name in the results.
        votes: votes that count through it in the version a verdict reads, or None.
        expressed: votes expressed in the constituency, or None.
        crosses_constituency: without it the constituency would not be reached.
        crosses_access: without it the party would have no access to the aid.
    """

    constituency: str
    party: str
    list_name: str
    result_name: str
    votes: int | None
    expressed: int | None
    crosses_constituency: bool
    crosses_access: bool


def review_matches(session: Session, election: str, actor: Actor) -> tuple[ReviewedMatch, ...]:
    """Show the decided matches of an election to the person who would confirm them.

    Raises:
        ElectionUnknownError: no such election.
        NoListError: no attachment list is committed.
    """
    authorise(session, actor, Permission.CONFIRM_COUNT)
    found = election_named(session, election)
    matching = matching_of(session, found)
    by_party: defaultdict[str, list[PartyRow]] = defaultdict(list)
    for row in party_rows(session, matching, None, find_version(session, found.id, None)):
        by_party[row.listed.party].append(row)
    reviewed = [
        review
        for rows in by_party.values()
        if any(row.basis is MatchBasis.DECIDED for row in rows)
        for review in _review_party(rows, found.first_round)
    ]
    return tuple(sorted(reviewed, key=lambda review: (review.constituency, review.party, review.list_name)))


def _review_party(rows: list[PartyRow], polling_day: date) -> Iterable[ReviewedMatch]:
    with_all = judge_threshold([row.attached for row in rows], polling_day)
    for row in rows:
        if row.basis is not MatchBasis.DECIDED:
            continue
        without = judge_threshold(
            [replace(other, counted=other.counted and other is not row).attached for other in rows],
            polling_day,
        )
        attached = row.attached
        yield ReviewedMatch(
            constituency=row.listed.constituency,
            party=row.party,
            list_name=row.listed.name.printed,
            result_name=row.result_name or "",
            votes=attached.votes,
            expressed=attached.expressed,
            crosses_constituency=_reached(with_all) != _reached(without),
            crosses_access=with_all.verdict.holds and not without.verdict.holds,
        )


def _reached(answer: ThresholdAnswer) -> frozenset[str]:
    return frozenset(tally.constituency for tally in answer.tally.reached)
