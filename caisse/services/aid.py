"""Public aid of a list of qualified parties, by rate or by envelope. Nothing is written."""

from dataclasses import dataclass
from fractions import Fraction

from sqlalchemy.orm import Session

from caisse.identity.actor import Actor
from caisse.identity.authorise import authorise
from caisse.identity.permissions import Permission
from caisse.kernel.exact import Cents
from caisse.kernel.issues import Issue, Severity
from caisse.services.matching import election_named
from electoral.aid import PartyAid, aid_of_party, rate_of_envelope
from electoral.aid_list import parse_aid_list


@dataclass(frozen=True, slots=True)
class AidAsked:
    """What is asked: exactly one of rate and envelope.

    Attributes:
        election: slug of the general election whose votes serve.
        content: the bytes of the list of parties.
        rate: exact euros per vote, or None.
        envelope_cents: the whole first fraction, or None.
    """

    election: str
    content: bytes
    rate: Fraction | None
    envelope_cents: Cents | None


@dataclass(frozen=True, slots=True)
class AidAnswer:
    """The aid of each party.

    Attributes:
        election: slug of the election.
        rate: exact euros per vote, or None when the list has errors.
        votes: votes of all the parties, or None.
        parties: in the list's order; empty when the list has errors.
        issues: what is wrong with the list.
    """

    election: str
    rate: Fraction | None
    votes: int | None
    parties: tuple[PartyAid, ...]
    issues: tuple[Issue, ...]


def compute_aid(session: Session, asked: AidAsked, actor: Actor) -> AidAnswer:
    """Compute the aid of every party of a list.

    Raises:
        ElectionUnknownError: no such election.
    """
    authorise(session, actor, Permission.READ_ELECTIONS)
    election = election_named(session, asked.election)
    listed = parse_aid_list(asked.content)
    votes = sum(party.votes for party in listed.parties)
    if not listed.parties:
        return AidAnswer(election.slug, None, None, (), listed.issues)
    if asked.rate is not None:
        rate = asked.rate
    elif votes:
        rate = rate_of_envelope(asked.envelope_cents or Cents(0), votes)
    else:
        issue = Issue("aid.no_votes", Severity.ERROR, column="votes")
        return AidAnswer(election.slug, None, None, (), (*listed.issues, issue))
    parties = tuple(aid_of_party(party, rate, election.first_round) for party in listed.parties)
    return AidAnswer(election.slug, rate, votes, parties, listed.issues)
