"""A decision means one list row and one candidacy, or it is an error and nothing of the file is written."""

import pytest

from electoral.decisions import Decision
from electoral.imports.decision_targets import DecisionTarget, resolve_decisions
from electoral.imports.links import KnownCandidacy
from electoral.imports.parsed import ParsedDecision
from electoral.matching import ListRow, PersonName

ROWS = (
    ListRow(1, "01-01", PersonName("LOVELACE", "Ada"), "F", "CHATS"),
    ListRow(2, "01-02", PersonName("TURING", "Alan"), "M", "CHATS"),
    ListRow(3, "01-02", PersonName("TURING", "Alan"), "M", "CHIENS"),
)
STOOD = (
    KnownCandidacy(10, "01-01", 4, "BYRON Ada", frozenset({"BYRON ADA", "LORD ADA"})),
    KnownCandidacy(20, "01-02", 1, "TURING Alan", frozenset({"TURING ALAN"})),
    KnownCandidacy(30, "01-03", 1, "DUPONT Jean", frozenset({"DUPONT JEAN"})),
    KnownCandidacy(31, "01-03", 2, "DUPONT Jean", frozenset({"DUPONT JEAN"})),
    KnownCandidacy(32, "01-04", None, "DURAND Jean", frozenset({"DURAND JEAN"})),
)


def decision(
    constituency: str,
    list_name: str,
    result_name: str | None,
    *,
    party: str | None = None,
    panel: int | None = None,
    line: int = 2,
    what: Decision = Decision.MATCH,
) -> ParsedDecision:
    return ParsedDecision(line, constituency, list_name, result_name, party, panel, what)


def test_a_decision_names_one_list_row_and_one_candidacy() -> None:
    given = decision("01-01", "Lovelace-Ada", "Byron Ada", panel=4)

    assert resolve_decisions([given], ROWS, STOOD).targets == (
        DecisionTarget(given, "LOVELACE ADA", "CHATS", 10),
    )


def test_another_spelling_that_a_file_gave_names_the_candidacy_too() -> None:
    (target,) = resolve_decisions([decision("01-01", "LOVELACE Ada", "LORD Ada")], ROWS, STOOD).targets

    assert target.candidacy_id == 10


def test_a_row_that_is_set_aside_needs_no_candidacy() -> None:
    given = decision("01-01", "LOVELACE Ada", None, what=Decision.SET_ASIDE)

    assert [target.candidacy_id for target in resolve_decisions([given], ROWS, STOOD).targets] == [None]


def test_the_party_tells_the_rows_of_a_double_apart() -> None:
    given = decision("01-02", "TURING Alan", "TURING Alan", party="Chiens")

    assert [target.party_normalised for target in resolve_decisions([given], ROWS, STOOD).targets] == [
        "CHIENS"
    ]


@pytest.mark.parametrize(
    ("given", "code", "column"),
    [
        (decision("01-01", "NOBODY Ada", "BYRON Ada"), "imports.no_list_row", "list_name"),
        (decision("01-02", "LOVELACE Ada", "TURING Alan"), "imports.no_list_row", "list_name"),
        (
            decision("01-01", "LOVELACE Ada", "BYRON Ada", party="CHIENS"),
            "imports.no_list_row_of_party",
            "list_name",
        ),
        (decision("01-02", "TURING Alan", "TURING Alan"), "imports.several_list_rows", "list_name"),
        (decision("01-01", "LOVELACE Ada", "NOBODY Ada"), "imports.no_candidacy", "result_name"),
        (
            decision("01-01", "LOVELACE Ada", "BYRON Ada", panel=5),
            "imports.no_candidacy_at_panel",
            "result_name",
        ),
        (
            decision("01-01", "LOVELACE Ada", "NOBODY Ada", what=Decision.SET_ASIDE),
            "imports.no_candidacy",
            "result_name",
        ),
    ],
)
def test_a_decision_that_fits_none_or_several_is_an_error(
    given: ParsedDecision, code: str, column: str
) -> None:
    resolved = resolve_decisions([given], ROWS, STOOD)

    assert [(issue.code, issue.line, issue.column, issue.severity.value) for issue in resolved.issues] == [
        (code, 2, column, "error")
    ]
    assert all(issue.message(lang) for issue in resolved.issues for lang in ("fr", "en"))


def test_several_candidacies_of_one_name_are_told_apart_by_the_panel() -> None:
    rows = [ListRow(1, "01-03", PersonName("DUPONT", "Jean"), "M", "CHATS")]
    given = decision("01-03", "DUPONT Jean", "DUPONT Jean")

    assert [issue.code for issue in resolve_decisions([given], rows, STOOD).issues] == [
        "imports.several_candidacies"
    ]
    told = decision("01-03", "DUPONT Jean", "DUPONT Jean", panel=2)
    assert [target.candidacy_id for target in resolve_decisions([told], rows, STOOD).targets] == [31]


def test_a_panel_number_does_not_contradict_a_candidacy_that_has_none_yet() -> None:
    rows = [ListRow(1, "01-04", PersonName("DURAND", "J"), "M", "CHATS")]

    resolved = resolve_decisions([decision("01-04", "DURAND J", "DURAND Jean", panel=2)], rows, STOOD)

    assert [target.candidacy_id for target in resolved.targets] == [32]


def test_a_row_decided_twice_in_one_file_is_said() -> None:
    first = decision("01-01", "LOVELACE Ada", "BYRON Ada", line=2)
    second = decision("01-01", "LOVELACE Ada", "BYRON Ada", line=3, what=Decision.REFUSE)

    resolved = resolve_decisions([first, second], ROWS, STOOD)

    assert [(issue.code, issue.line, issue.severity.value) for issue in resolved.issues] == [
        ("imports.decided_twice", 3, "warning")
    ]
    assert len(resolved.targets) == 2
