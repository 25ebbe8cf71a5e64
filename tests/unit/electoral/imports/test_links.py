"""Each printed candidate is linked to one candidacy: by panel number, else by name."""

from electoral.imports.links import KnownCandidacy, Links, link_candidacies
from electoral.imports.parsed import ParsedCandidacy, ParsedConstituency


def printed(panel: int | None, surname: str, first_name: str = "Ada") -> ParsedCandidacy:
    return ParsedCandidacy(panel, surname, first_name, None, None, None, 1, 4, "X")


def place(*candidacies: ParsedCandidacy, code: str = "01-01") -> ParsedConstituency:
    return ParsedConstituency(code, 4, 10, 10, 0, 0, 10, candidacies)


def known(identifier: int, panel: int | None, name: str, *names: str, code: str = "01-01") -> KnownCandidacy:
    return KnownCandidacy(identifier, code, panel, name, frozenset((name, *names)))


def issues(links: Links) -> list[tuple[str, str]]:
    assert all(issue.message(lang) for issue in links.issues for lang in ("fr", "en"))
    return [(issue.code, issue.severity.value) for issue in links.issues]


def test_the_first_file_brings_every_candidacy_named_by_its_panel() -> None:
    links = link_candidacies([place(printed(7, "LOVELACE"), printed(None, "Curie-Joliot", "Ève"))], [])

    assert [(link.known_id, link.identity) for link in links.links] == [
        (None, "7"),
        (None, "~CURIE JOLIOT EVE"),
    ]
    assert links.issues == ()


def test_the_same_panel_and_name_is_the_same_candidacy() -> None:
    links = link_candidacies([place(printed(7, "Lovelace"))], [known(1, 7, "LOVELACE ADA")])

    assert [(link.known_id, link.is_alias) for link in links.links] == [(1, False)]
    assert links.issues == ()


def test_another_spelling_at_the_same_panel_is_an_alias_and_a_warning() -> None:
    links = link_candidacies([place(printed(7, "LOVELASS"))], [known(1, 7, "LOVELACE ADA")])

    assert [(link.known_id, link.is_alias) for link in links.links] == [(1, True)]
    assert issues(links) == [("imports.other_spelling", "warning")]


def test_a_spelling_that_is_known_already_is_not_said_again() -> None:
    links = link_candidacies([place(printed(7, "LOVELASS"))], [known(1, 7, "LOVELACE ADA", "LOVELASS ADA")])

    assert (issues(links), links.links[0].is_alias) == ([], False)


def test_a_name_known_at_another_panel_is_an_error() -> None:
    stands = [known(1, 7, "LOVELACE ADA"), known(2, 8, "CURIE ADA")]

    assert issues(link_candidacies([place(printed(7, "CURIE"))], stands)) == [
        ("imports.panel_of_another", "error")
    ]
    assert issues(link_candidacies([place(printed(9, "CURIE"))], stands)) == [
        ("imports.panel_changed", "error")
    ]


def test_a_file_without_panels_is_matched_on_names() -> None:
    links = link_candidacies([place(printed(None, "Lovelace"))], [known(1, 7, "LOVELACE ADA")])

    assert [(link.known_id, link.gives_panel) for link in links.links] == [(1, False)]
    assert links.issues == ()


def test_a_file_with_panels_gives_them_to_candidacies_that_had_none() -> None:
    links = link_candidacies([place(printed(7, "LOVELACE"))], [known(1, None, "LOVELACE ADA")])

    assert [(link.known_id, link.gives_panel) for link in links.links] == [(1, True)]


def test_a_name_that_fits_several_candidacies_is_an_error() -> None:
    stands = [known(1, 7, "LOVELACE ADA"), known(2, 8, "LOVELACE ADA")]

    assert issues(link_candidacies([place(printed(None, "LOVELACE"))], stands)) == [
        ("imports.name_fits_several", "error")
    ]


def test_two_names_of_one_candidacy_in_one_file_are_an_error() -> None:
    stands = [known(1, 7, "LOVELACE ADA", "BYRON ADA")]

    assert issues(link_candidacies([place(printed(None, "LOVELACE"), printed(None, "BYRON"))], stands)) == [
        ("imports.candidacy_twice", "error")
    ]


def test_a_candidate_whom_no_earlier_file_had_is_said() -> None:
    links = link_candidacies([place(printed(9, "CURIE"))], [known(1, 7, "LOVELACE ADA")])

    assert links.links[0].known_id is None
    assert issues(links) == [("imports.candidacy_new", "warning")]


def test_names_that_differ_nearly_everywhere_betray_another_election() -> None:
    def read(different: int, same: int) -> list[tuple[str, str]]:
        stands = [known(n, n, f"LOVELACE {'A' * n}") for n in range(1, different + same + 1)]
        file = [
            printed(n, "LOVELACE" if n > different else "TURING", "A" * n)
            for n in range(1, different + same + 1)
        ]
        return issues(link_candidacies([place(*file)], stands))

    assert set(read(19, 0)) == {("imports.other_spelling", "warning")}
    assert read(20, 0) == [("imports.other_election", "error")]
    assert set(read(20, 20)) == {("imports.other_spelling", "warning")}
    assert read(21, 20) == [("imports.other_election", "error")]
