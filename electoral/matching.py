"""Matching of an attachment list with candidacies: exact inside the constituency, a person decides the rest.

Nothing is guessed: a row is matched when surname and first name are equal once normalised and one
candidacy only answers, or when a person decided. ``electoral.suggestions`` proposes, it never matches.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from caisse.kernel.names import normalised
from electoral.decisions import Decision, RowDecision
from electoral.models.matches import MatchBasis


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name as a file prints it.

    Attributes:
        surname: surname as printed.
        first_name: first name as printed.
    """

    surname: str
    first_name: str

    @property
    def printed(self) -> str:
        """The name as the decisions file writes it: ``SURNAME First``."""
        return f"{self.surname} {self.first_name}".strip()

    @property
    def key(self) -> tuple[str, str]:
        """Normalised surname and first name, by which names are compared."""
        return normalised(self.surname), normalised(self.first_name)


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row of an attachment list.

    Attributes:
        id: the row.
        constituency: canonical code.
        name: the name as the list prints it.
        sex: ``F``, ``M`` or None.
        party: normalised party of attachment.
    """

    id: int
    constituency: str
    name: PersonName
    sex: str | None
    party: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """One candidacy with every spelling that committed files gave it.

    Attributes:
        id: the candidacy.
        constituency: canonical code.
        names: its names, the first one as first printed.
        sex: ``F``, ``M`` or None.
    """

    id: int
    constituency: str
    names: tuple[PersonName, ...]
    sex: str | None


@dataclass(frozen=True, slots=True)
class RowMatch:
    """What becomes of one row of the list.

    Attributes:
        row_id: the row.
        candidacy_id: the candidacy, or None.
        basis: why.
        counted: whether the candidacy's votes count for the row's party.
    """

    row_id: int
    candidacy_id: int | None
    basis: MatchBasis
    counted: bool


def match_list(
    rows: Sequence[ListRow], candidates: Iterable[Candidate], decisions: Sequence[RowDecision] = ()
) -> tuple[RowMatch, ...]:
    """Match every row of a list, in the order of the rows.

    Args:
        rows: the rows of the current list.
        candidates: the candidacies of the election, with their aliases.
        decisions: what persons decided, in the order they decided; of several on one row the last counts.
    """
    by_name = _by_name(candidates)
    last = {decision.row: (order, decision) for order, decision in enumerate(decisions)}
    found = [
        (row, *_match_row(row, by_name, last[row_key(row)][1] if row_key(row) in last else None))
        for row in rows
    ]
    parties = _parties_by_candidacy(found)
    named = _named_parties(found, last)
    return tuple(
        RowMatch(
            row.id,
            candidacy_id,
            basis,
            candidacy_id is not None
            and (len(parties[candidacy_id]) == 1 or named.get(candidacy_id) == row.party),
        )
        for row, candidacy_id, basis in found
    )


def row_key(row: ListRow) -> tuple[str, str, str]:
    """Return what a decision names a row by: constituency, normalised name, normalised party."""
    return row.constituency, normalised(row.name.printed), row.party


def doubles(rows: Sequence[ListRow], matches: Sequence[RowMatch]) -> dict[int, tuple[str, ...]]:
    """Return the candidacies to which several parties are attached, with those parties in order.

    Args:
        rows: the rows of the list.
        matches: what became of them.
    """
    party_of = {row.id: row.party for row in rows}
    pairs = sorted({(m.candidacy_id, party_of[m.row_id]) for m in matches if m.candidacy_id is not None})
    grouped = {
        key: tuple(party for _, party in group) for key, group in groupby(pairs, key=lambda pair: pair[0])
    }
    return {candidacy_id: parties for candidacy_id, parties in grouped.items() if len(parties) > 1}


_Found = tuple[ListRow, int | None, MatchBasis]
_ByName = Mapping[tuple[str, str, str], frozenset[int]]


def _by_name(candidates: Iterable[Candidate]) -> _ByName:
    index: defaultdict[tuple[str, str, str], set[int]] = defaultdict(set)
    for candidate in candidates:
        for name in candidate.names:
            index[(candidate.constituency, *name.key)].add(candidate.id)
    return {key: frozenset(ids) for key, ids in index.items()}


def _match_row(row: ListRow, by_name: _ByName, decision: RowDecision | None) -> tuple[int | None, MatchBasis]:
    if decision is not None and decision.decision is Decision.MATCH:
        return decision.candidacy_id, MatchBasis.DECIDED
    if decision is not None and decision.decision is Decision.SET_ASIDE:
        return None, MatchBasis.SET_ASIDE
    refused = frozenset() if decision is None else frozenset({decision.candidacy_id})
    exact = by_name.get((row.constituency, *row.name.key), frozenset()) - refused
    if len(exact) == 1:
        return next(iter(exact)), MatchBasis.EXACT
    return None, MatchBasis.NONE if decision is None else MatchBasis.REFUSED


def _parties_by_candidacy(found: Iterable[_Found]) -> Mapping[int, frozenset[str]]:
    parties: defaultdict[int, set[str]] = defaultdict(set)
    for row, candidacy_id, _ in found:
        if candidacy_id is not None:
            parties[candidacy_id].add(row.party)
    return {candidacy_id: frozenset(names) for candidacy_id, names in parties.items()}


def _named_parties(
    found: Iterable[_Found], last: Mapping[tuple[str, str, str], tuple[int, RowDecision]]
) -> dict[int, str]:
    """Return the party that the last decision named for each candidacy."""
    named: dict[int, tuple[int, str]] = {}
    for row, candidacy_id, basis in found:
        if basis is not MatchBasis.DECIDED or candidacy_id is None:
            continue
        order, decision = last[row_key(row)]
        if decision.party_named and order >= named.get(candidacy_id, (-1, ""))[0]:
            named[candidacy_id] = (order, row.party)
    return {candidacy_id: party for candidacy_id, (_, party) in named.items()}
