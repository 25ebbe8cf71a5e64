import pytest

from electoral.matching import Candidate, ListRow, PersonName
from electoral.suggestions import MOST, suggest

HERE = "01-01"


def row(surname: str, first_name: str, sex: str | None = "F") -> ListRow:
    return ListRow(1, HERE, PersonName(surname, first_name), sex, "AUBEPINE")


def stood(
    surname: str, first_name: str, sex: str | None = "F", where: str = HERE, number: int = 7
) -> Candidate:
    return Candidate(number, where, (PersonName(surname, first_name),), sex)


def answer(listed: ListRow, *candidates: Candidate) -> list[tuple[str, int, list[str]]]:
    return [
        (found.name, found.score, [reason.code.removeprefix("matching.reason_") for reason in found.reasons])
        for found in suggest(listed, candidates, frozenset())
    ]


@pytest.mark.parametrize(
    ("listed", "result", "score", "reasons"),
    [
        (("FABILLIER", "Franck"), ("FABILIER", "Franck"), 96, ["near_surname", "same_first_name"]),
        (
            ("DOLMART", "Marie-France"),
            ("DOLMART", "Marie-Françoise"),
            96,
            ["same_surname", "near_first_name"],
        ),
        (("OSCAR", "Viktor"), ("VIKTOR", "Oscar"), 95, ["swapped"]),
        (("ROSE", "Nina"), ("ROSE NINA", "."), 95, ["other_split"]),
        (("LEMOUX", "Ida"), ("LE MOUX", "Ida"), 95, ["other_split"]),
        (("TRUCVILLE", "Ida"), ("DE TRUCVILLE", "Ida"), 95, ["particle", "same_first_name"]),
        (("LEMOUX", "Ida"), ("LE MOUX", "Ida Line"), 92, ["particle", "longer_first_name"]),
        (("CHARMEL", "Ida"), ("CHARMEL-LE ROUX", "Ida"), 95, ["double_name", "same_first_name"]),
        (("ALDOS-BRUN", "Ida"), ("BRUN-ALDOS", "Ida"), 95, ["double_name", "same_first_name"]),
        (("VERDUROTO", "Ida"), ("VERDUROTO NÉE CACTUS", "Ida"), 95, ["double_name", "same_first_name"]),
        (("OSMAYEN", "Danon"), ("OSMAYEN", "Danon Lutch"), 97, ["same_surname", "longer_first_name"]),
        (("VANNEAU", "Sylvie"), ("CHARME", "Sylvie"), 59, ["same_first_name"]),
        (("DE", "Ida"), ("DU", "Ida"), 70, ["same_first_name"]),
    ],
)
def test_each_kind_of_difference_has_its_reason(
    listed: tuple[str, str], result: tuple[str, str], score: int, reasons: list[str]
) -> None:
    assert answer(row(*listed), stood(*result)) == [(" ".join(result), score, [*reasons, "same_sex"])]


def test_another_sex_weighs_against() -> None:
    assert answer(row("FABILLIER", "Dominique"), stood("FABILIER", "Dominique", "M")) == [
        ("FABILIER Dominique", 81, ["near_surname", "same_first_name"])
    ]


@pytest.mark.parametrize(("listed", "result"), [(None, "F"), ("F", None)])
def test_an_unknown_sex_says_nothing(listed: str | None, result: str | None) -> None:
    assert answer(row("FABILLIER", "Ida", listed), stood("FABILIER", "Ida", result)) == [
        ("FABILIER Ida", 96, ["near_surname", "same_first_name"])
    ]


def test_a_name_that_shares_nothing_is_not_suggested() -> None:
    assert answer(row("ROCHER", "Jean-Loup"), stood("PINSON VERT", "Le"), stood("", "")) == []


def test_an_empty_first_name_is_compared_without_failing() -> None:
    assert answer(row("NOIR", ""), stood("NOIRE", "")) == [
        ("NOIRE", 93, ["near_surname", "same_first_name", "same_sex"])
    ]
    assert answer(row("NOIR", "Zoé"), stood("NOIR", "")) == [("NOIR", 60, ["same_surname", "same_sex"])]


def test_the_same_name_in_another_constituency_of_the_department_is_a_hint() -> None:
    (found,) = suggest(row("ETRANGE", "Ida"), [stood("ETRANGE", "Ida", where="01-02")], frozenset())
    assert (found.constituency, found.score) == ("01-02", 59)
    assert found.reasons[0].message() == "trouvée dans la circonscription 01-02"
    assert answer(row("ETRANGE", "Ida"), stood("ETRANGE", "Ada", where="01-02")) == []


def test_a_candidate_that_another_row_has_is_suggested_only_when_the_name_is_near() -> None:
    near, far = stood("FABILIER", "Ida", number=7), stood("CHARME", "Ida", number=8)
    found = suggest(row("FABILLIER", "Ida"), [near, far], frozenset({7, 8}))
    assert [suggestion.candidacy_id for suggestion in found] == [7]


def test_a_refused_candidate_is_not_suggested_again() -> None:
    assert suggest(row("NOIR", "Ida"), [stood("NOIRE", "Ida")], frozenset(), refused=frozenset({7})) == ()


def test_the_best_spelling_of_a_candidate_is_the_one_compared() -> None:
    candidate = Candidate(7, HERE, (PersonName("X", "Y"), PersonName("NOIRE", "Ida")), "F")
    (found,) = suggest(row("NOIR", "Ida"), [candidate], frozenset())
    assert (found.name, found.score) == ("X Y", 93)


def test_the_best_five_come_first_then_by_name() -> None:
    names = ["NOIRA", "NOIRB", "NOIRC", "NOIRD", "NOIRE", "NOIRF"]
    many = [stood(name, "Ida", number=number) for number, name in enumerate(reversed(names))]
    found = suggest(row("NOIR", "Ida"), many, frozenset())
    assert [suggestion.name for suggestion in found] == [f"{name} Ida" for name in names[:MOST]]
