import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from electoral.decisions import Decision, RowDecision
from electoral.matching import Candidate, ListRow, PersonName, RowMatch, doubles, match_list, row_key
from electoral.models.matches import MatchBasis

AUBE, BLEU = "AUBEPINE", "BLEUET"


def row(number: int, surname: str, first_name: str, party: str = AUBE, where: str = "01-01") -> ListRow:
    return ListRow(number, where, PersonName(surname, first_name), "F", party)


def stood(number: int, *names: tuple[str, str], where: str = "01-01") -> Candidate:
    return Candidate(number, where, tuple(PersonName(*name) for name in names), "F")


def decided(
    listed: ListRow, candidacy: int | None, decision: Decision = Decision.MATCH, *, party_named: bool = False
) -> RowDecision:
    return RowDecision(row_key(listed), candidacy, decision, party_named)


def only(matches: tuple[RowMatch, ...]) -> RowMatch:
    (match,) = matches
    return match


def test_accents_case_and_hyphens_do_not_keep_a_name_apart() -> None:
    match = only(match_list([row(1, "Lézard-Roux", "Maude")], [stood(7, ("LEZARD ROUX", "maude"))]))
    assert match == RowMatch(1, 7, MatchBasis.EXACT, counted=True)


@pytest.mark.parametrize(
    "candidate",
    [
        stood(7, ("DOLMART", "Marie-Françoise")),  # near is not equal
        stood(7, ("ROSE NINA", "")),  # both halves must be equal
        stood(7, ("DOLMART", "Marie-France"), where="01-02"),  # matched inside the constituency only
    ],
)
def test_nothing_is_guessed(candidate: Candidate) -> None:
    match = only(match_list([row(1, "DOLMART", "Marie-France")], [candidate]))
    assert match == RowMatch(1, None, MatchBasis.NONE, counted=False)


def test_two_candidates_of_one_name_leave_the_choice_to_a_person() -> None:
    homonyms = [stood(7, ("NOIR", "Luc")), stood(8, ("NOIR", "Luc"))]
    assert only(match_list([row(1, "NOIR", "Luc")], homonyms)).basis is MatchBasis.NONE


def test_an_alias_of_another_file_matches_too() -> None:
    candidate = stood(7, ("COLIBRI CORDAGE", "Ida"), ("COLIBRI", "Ida"))
    assert only(match_list([row(1, "COLIBRI", "Ida")], [candidate])).candidacy_id == 7


def test_the_last_decision_on_a_row_counts() -> None:
    listed = row(1, "VANNEAU", "Zoé")
    candidates = [stood(7, ("BOULEAU", "Zoé")), stood(8, ("CHARME", "Zoé"))]
    answers = [
        only(match_list([listed], candidates, decisions))
        for decisions in (
            [decided(listed, 7)],
            [decided(listed, 7), decided(listed, 8)],
            [decided(listed, 7), decided(listed, None, Decision.SET_ASIDE)],
            [decided(listed, 7), decided(listed, 7, Decision.REFUSE)],
        )
    ]
    assert [(answer.candidacy_id, answer.basis) for answer in answers] == [
        (7, MatchBasis.DECIDED),
        (8, MatchBasis.DECIDED),
        (None, MatchBasis.SET_ASIDE),
        (None, MatchBasis.REFUSED),
    ]


def test_a_refusal_undoes_an_exact_match_but_only_of_that_candidate() -> None:
    listed = row(1, "NOIR", "Luc")
    candidates = [stood(7, ("NOIR", "Luc")), stood(8, ("NOIRE", "Luc"))]
    assert only(match_list([listed], candidates, [decided(listed, 7, Decision.REFUSE)])).candidacy_id is None
    assert only(match_list([listed], candidates, [decided(listed, 8, Decision.REFUSE)])) == RowMatch(
        1, 7, MatchBasis.EXACT, counted=True
    )


def test_a_double_counts_for_no_party_until_a_decision_names_one() -> None:
    first, second = row(1, "SAULE ANDRE", "Ève"), row(2, "SAULE-ANDRE", "Ève", BLEU)
    candidates = [stood(7, ("SAULE ANDRE", "Ève"))]
    open_double = match_list([first, second], candidates)
    assert [match.counted for match in open_double] == [False, False]
    assert doubles([first, second], open_double) == {7: (AUBE, BLEU)}
    unnamed = match_list([first, second], candidates, [decided(first, 7)])
    assert [match.counted for match in unnamed] == [False, False]
    named = match_list([first, second], candidates, [decided(first, 7, party_named=True)])
    assert [match.counted for match in named] == [True, False]
    assert doubles([first, second], named) == {7: (AUBE, BLEU)}


def test_on_a_double_the_last_party_named_counts() -> None:
    first, second = row(1, "SAULE", "Ève"), row(2, "SAULE", "Ève", BLEU)
    decisions = [decided(first, 7, party_named=True), decided(second, 7, party_named=True)]
    for order, counted in ((decisions, [False, True]), (decisions[::-1], [True, False])):
        matches = match_list([first, second], [stood(7, ("SAULE", "Ève"))], order)
        assert [match.counted for match in matches] == counted


def test_refusing_one_of_two_parties_ends_the_double() -> None:
    first, second = row(1, "SAULE", "Ève"), row(2, "SAULE", "Ève", BLEU)
    matches = match_list([first, second], [stood(7, ("SAULE", "Ève"))], [decided(second, 7, Decision.REFUSE)])
    assert [(match.candidacy_id, match.counted) for match in matches] == [(7, True), (None, False)]
    assert doubles([first, second], matches) == {}


def test_one_party_twice_on_a_candidacy_is_no_double() -> None:
    rows = [row(1, "SAULE", "Ève"), row(2, "SAULE", "Ève")]
    matches = match_list(rows, [stood(7, ("SAULE", "Ève"))])
    assert [match.counted for match in matches] == [True, True]
    assert doubles(rows, matches) == {}


NAMES = st.sampled_from(["NOIR", "NOIRE", "BLANC", "VERT"])


@given(
    st.lists(st.tuples(NAMES, NAMES, st.sampled_from([AUBE, BLEU])), max_size=12),
    st.lists(st.tuples(NAMES, NAMES), max_size=8),
    st.integers(0, 2**16),
)
def test_the_order_of_rows_and_candidates_changes_no_match(
    listed: list[tuple[str, str, str]], names: list[tuple[str, str]], seed: int
) -> None:
    rows = [row(number, *name) for number, name in enumerate(listed)]
    candidates = [stood(number, name) for number, name in enumerate(names)]
    shuffled_rows, shuffled = list(rows), list(candidates)
    random.Random(seed).shuffle(shuffled_rows)  # noqa: S311 - an order, not a secret
    random.Random(seed).shuffle(shuffled)  # noqa: S311 - an order, not a secret
    assert set(match_list(rows, candidates)) == set(match_list(shuffled_rows, shuffled))
