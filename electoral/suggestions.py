"""Suggestions for a row that no candidacy answers exactly: scored, with reasons, and decided by a person."""

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.distance import Indel, Levenshtein

from caisse.kernel.exact import proportion
from caisse.kernel.issues import Issue, Severity
from electoral.matching import Candidate, ListRow, PersonName

MOST = 5
"""How many suggestions a row gets at most."""
_FULL = 100
_LEAST = 60
_NEAR = 80
_TAKEN_LEAST = 85
_TWO_LETTERS = 2
_COMPOUND = 92
_SWAPPED_LOSS = 5
_OTHER_SEX_LOSS = 15
_ELSEWHERE_LEAST = 90
_ELSEWHERE_LOSS = 40
_SURNAME_WEIGHT, _FIRST_WEIGHT = 3, 2
_PARTICLES = frozenset(
    {"D", "DA", "DE", "DEL", "DES", "DI", "DU", "EL", "L", "LA", "LE", "LES", "VAN", "VON"}
)
_LINKS = frozenset({"NEE", "EPOUSE", "EP", "DIT", "DITE", "VEUVE"})


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A candidacy that may be the person of the list.

    Attributes:
        candidacy_id: the candidacy.
        constituency: where it stands; another one of the department than the row's makes it a hint only.
        name: its name as printed.
        score: how near, from 0 to 100.
        reasons: why, as codes with parameters (``matching.reason_…``).
    """

    candidacy_id: int
    constituency: str
    name: str
    score: int
    reasons: tuple[Issue, ...]


def suggest(
    row: ListRow,
    candidates: Iterable[Candidate],
    taken: frozenset[int],
    refused: frozenset[int] = frozenset(),
) -> tuple[Suggestion, ...]:
    """Return what the row may mean, best first, then in the order of names.

    Args:
        row: a row that is not matched.
        candidates: the candidacies of the row's department.
        taken: candidacies that another row has: suggested only when the name is near.
        refused: candidacies that a person refused for this row.
    """
    found = [
        suggestion
        for candidate in candidates
        if candidate.id not in refused
        for suggestion in (_suggest_one(row, candidate),)
        if suggestion is not None and (candidate.id not in taken or suggestion.score >= _TAKEN_LEAST)
    ]
    found.sort(key=lambda suggestion: (-suggestion.score, suggestion.constituency, suggestion.name))
    return tuple(found[:MOST])


def _suggest_one(row: ListRow, candidate: Candidate) -> Suggestion | None:
    score, reasons = max((_compare(row.name, name) for name in candidate.names), key=lambda pair: pair[0])
    if row.sex and candidate.sex:
        if row.sex == candidate.sex:
            reasons = (*reasons, _reason("same_sex"))
        else:
            score -= _OTHER_SEX_LOSS
    if candidate.constituency != row.constituency:
        if score < _ELSEWHERE_LEAST:
            return None
        elsewhere = _reason("elsewhere", constituency=candidate.constituency)
        score, reasons = score - _ELSEWHERE_LOSS, (elsewhere, *reasons)
    elif score < _LEAST and not any(reason.code == "matching.reason_same_first_name" for reason in reasons):
        return None
    return Suggestion(
        candidate.id, candidate.constituency, candidate.names[0].printed, max(score, 0), reasons
    )


def _compare(listed: PersonName, stood: PersonName) -> tuple[int, tuple[Issue, ...]]:
    """Return the likeness of two names from 0 to 100, and why."""
    (surname, first), (other_surname, other_first) = listed.key, stood.key
    if surname == other_first and first == other_surname:
        return _FULL - _SWAPPED_LOSS, (_reason("swapped"),)
    if listed.key != stood.key and _joined(surname + first) == _joined(other_surname + other_first):
        return _FULL - _SWAPPED_LOSS, (_reason("other_split"),)
    surname_score, surname_reasons = _compare_surnames(surname, other_surname)
    first_score, first_reasons = _compare_first_names(first, other_first)
    weighted = surname_score * _SURNAME_WEIGHT + first_score * _FIRST_WEIGHT
    score = proportion(weighted, 1, _SURNAME_WEIGHT + _FIRST_WEIGHT)
    return min(score, _FULL - 1), (*surname_reasons, *first_reasons)


def _compare_surnames(surname: str, other: str) -> tuple[int, tuple[Issue, ...]]:
    if surname == other:
        return _FULL, (_reason("same_surname"),)
    if _joined(surname) == _joined(other) or _core(surname) == _core(other) != "":
        return _COMPOUND, (_reason("particle"),)
    if _contains(set(surname.split()) - _LINKS - _PARTICLES, set(other.split()) - _LINKS - _PARTICLES):
        return _COMPOUND, (_reason("double_name"),)
    return _near(surname, other, "near_surname")


def _compare_first_names(first: str, other: str) -> tuple[int, tuple[Issue, ...]]:
    if first == other:
        return _FULL, (_reason("same_first_name"),)
    if _contains(set(first.split()), set(other.split())):
        return _COMPOUND, (_reason("longer_first_name"),)
    return _near(first, other, "near_first_name")


def _near(name: str, other: str, code: str) -> tuple[int, tuple[Issue, ...]]:
    """Return the likeness of two different spellings, and how many letters differ when it is high."""
    total = len(name) + len(other)
    score = proportion(_FULL, total - Indel.distance(name, other), total)
    letters = Levenshtein.distance(name, other)
    if score >= _NEAR or (letters <= _TWO_LETTERS and score >= _LEAST):
        return score, (_reason(code, letters=letters),)
    return score, ()


def _contains(words: set[str], other: set[str]) -> bool:
    """Say whether one name holds every word of the other, which has at least one."""
    return bool(words and other) and (words <= other or other <= words)


def _core(name: str) -> str:
    """Return a surname without its particles and spaces."""
    return "".join(word for word in name.split() if word not in _PARTICLES)


def _joined(name: str) -> str:
    return name.replace(" ", "")


def _reason(key: str, **params: str | int) -> Issue:
    return Issue(f"matching.reason_{key}", Severity.INFO, params=params)
