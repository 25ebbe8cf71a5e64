"""What each member brings to a plan, as integers: where ballots and money meet.

A candidacy counts for the members it is designated to, in exact shares; ``unit`` is the number of units that
make one vote, so that every measure is an integer. A constituency counts once, for those whom the best
candidate that reaches the share designated.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from math import lcm

from sqlalchemy import select
from sqlalchemy.orm import Session

from caisse.kernel.refusals import RefusalError
from caisse.services.designation_sets import Beneficiary
from electoral.models import Election, Matching, ResultVersion
from electoral.queries import PartyRow, party_rows
from electoral.sexes import Sex
from electoral.thresholds import judge_threshold
from ledger.contribution_queries import contributions_of_parties, in_kind_of_members, time_of_members
from ledger.key import Base, Key, Undesignated
from ledger.legal_status import Term
from ledger.members import memberships_in_force, statuses
from ledger.models.members import LegalEntity
from ledger.redistribution import Figures


class SeveralPartiesError(RefusalError):
    """The designated candidacies count for several parties."""

    code = "redistribution.several_parties"


class UndesignatedError(RefusalError):
    """A candidacy of the pool has no designation, and the key refuses that."""

    code = "redistribution.undesignated"


@dataclass(frozen=True, slots=True)
class Ballots:
    """What the ballots give each member, by member code, in units.

    Attributes:
        unit: units that make one vote, one constituency, one candidate.
        measures: votes, constituencies and candidacies of each member.
        women: women of each member.
        men: men of each member.
        not_counted: designated candidacies whose votes count for no party, as a person reads them.
    """

    unit: int = 1
    measures: Mapping[str, Mapping[Base, int]] = field(default_factory=dict)
    women: Mapping[str, int] = field(default_factory=dict)
    men: Mapping[str, int] = field(default_factory=dict)
    not_counted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Money:
    """What the plan's own entries say beyond ballots and books.

    Attributes:
        aid_year: year of the aid, whose contributions weigh.
        day: the plan's date; later contributions do not weigh.
        seats: members of Parliament, by member code.
    """

    aid_year: int
    day: date
    seats: Mapping[str, int] = field(default_factory=dict)


def count_ballots(
    session: Session,
    election: Election,
    read: tuple[Matching, ResultVersion],
    designated: Iterable[Beneficiary],
    undesignated: Undesignated,
) -> Ballots:
    """Count what designations give each member.

    Args:
        session: any session.
        election: the election.
        read: the matches and the result version, both confirmed.
        designated: the designations, resolved to candidacies.
        undesignated: what becomes of a candidacy of the pool that no designation names.

    Raises:
        SeveralPartiesError: the designated candidacies count for several parties.
        UndesignatedError: a candidacy has no designation and the key refuses that.
    """
    matching, version = read
    shares: dict[int, dict[str, Fraction]] = defaultdict(dict)
    for one in designated:
        shares[one.candidacy_id][one.member] = one.share
    unit = lcm(*(share.denominator for split in shares.values() for share in split.values()))
    everyone = party_rows(session, matching, None, version)
    counted = [row for row in everyone if row.counted and row.candidacy_id in shares]
    parties = sorted({row.party for row in counted})
    if len(parties) > 1:
        raise SeveralPartiesError(parties=", ".join(parties))
    rows = [row for row in everyone if parties and row.listed.party == counted[0].listed.party]
    missing = [row for row in rows if row.counted and row.candidacy_id not in shares]
    if missing and undesignated is Undesignated.REFUSE:
        raise UndesignatedError(count=len(missing), candidacy=_named(missing[0]))
    known = {row.candidacy_id for row in counted}
    lost = {row.candidacy_id: _named(row) for row in everyone if row.candidacy_id in shares.keys() - known}
    return _sum_up(election, rows, shares, unit, tuple(sorted(lost.values())))


def _sum_up(
    election: Election,
    rows: list[PartyRow],
    shares: Mapping[int, Mapping[str, Fraction]],
    unit: int,
    not_counted: tuple[str, ...],
) -> Ballots:
    measures: dict[str, dict[Base, int]] = defaultdict(lambda: dict.fromkeys(_OF_BALLOTS, 0))
    by_sex: dict[Sex, dict[str, int]] = {sex: defaultdict(int) for sex in Sex}
    for row in {row.candidacy_id: row for row in rows if row.counted}.values():
        split = shares.get(row.candidacy_id or 0, {})
        sex = row.attached.sex
        for member, share in split.items():
            units = int(share * unit)
            measures[member][Base.VOTES] += units * (row.votes or 0)
            measures[member][Base.CANDIDACIES] += units
            if sex is not None:
                by_sex[sex][member] += units
    threshold = judge_threshold((row.attached for row in rows), election.first_round)
    for reached in threshold.tally.reached:
        best = reached.candidates[0].candidacy_id or 0
        for member, share in shares.get(best, {}).items():
            measures[member][Base.CONSTITUENCIES] += int(share * unit)
    women, men = dict(by_sex[Sex.WOMAN]), dict(by_sex[Sex.MAN])
    return Ballots(unit, dict(measures), women, men, not_counted)


_OF_BALLOTS = (Base.VOTES, Base.CONSTITUENCIES, Base.CANDIDACIES)


def figures_of(
    session: Session, ballots: Ballots, money: Money, key: Key
) -> tuple[tuple[Figures, ...], Mapping[str, LegalEntity]]:
    """Return what each member brings, and the members by code.

    A member is one of the aid year, or one that a candidacy designated. Its days count until it left.

    Args:
        session: any session.
        ballots: what the ballots give.
        money: the aid year, the plan's date, the seats.
        key: the key, whose bases are filled; the others stay out.
    """
    first, last = date(money.aid_year, 1, 1), date(money.aid_year, 12, 31)
    periods: dict[int, list[Term]] = defaultdict(list)
    for row in memberships_in_force(session):
        periods[row.entity_id].append(Term(row.joined_on, row.left_on))
    entities = {row.code: row for row in session.scalars(select(LegalEntity).order_by(LegalEntity.code))}
    chosen = {
        code: entity
        for code, entity in entities.items()
        if code in ballots.measures
        or any(
            term.since <= last and (term.until is None or term.until >= first) for term in periods[entity.id]
        )
    }
    funds = _funds(session, money, chosen)
    bases = {part.base for part in key.parts}
    year_days = (last - first).days + 1
    figures = tuple(
        Figures(
            member=code,
            measures={
                base: ballots.measures.get(code, {}).get(base, 0)
                if base in _OF_BALLOTS
                else funds[base].get(code, 0)
                for base in sorted(bases)
                if base in _OF_BALLOTS or base in funds
            },
            women=ballots.women.get(code, 0),
            men=ballots.men.get(code, 0),
            present_days=_days(periods[entity.id], first, last),
            year_days=year_days,
        )
        for code, entity in chosen.items()
    )
    return figures, chosen


def _funds(
    session: Session, money: Money, members: Mapping[str, LegalEntity]
) -> dict[Base, Mapping[str, int]]:
    first = date(money.aid_year, 1, 1)
    until = min(money.day, date(money.aid_year, 12, 31))
    status = statuses(session, members.values())
    parties = {
        code
        for code, entity in members.items()
        if any(term.covers(money.day) for term in status[entity.id].mandataires)
    }
    hours = time_of_members(session, first, until)
    return {
        Base.MONEY: contributions_of_parties(session, first, until),
        Base.IN_KIND: in_kind_of_members(session, first, until),
        Base.HOURS: {code: cents for code, cents in hours.items() if code in parties},
        Base.SEATS: money.seats,
    }


def _days(periods: Iterable[Term], first: date, last: date) -> int:
    """Return the days until the member left; whoever joined during the year counts from its first."""
    ends = [last if term.until is None else min(term.until, last) for term in periods if term.since <= last]
    end = max(ends, default=first - timedelta(days=1))
    return max((end - first).days + 1, 0)


def _named(row: PartyRow) -> str:
    return f"{row.listed.constituency} {row.result_name or row.listed.name.printed}"
