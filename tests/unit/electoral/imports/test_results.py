"""Results files: each layout is recognised from its content and read to the unit."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from electoral.imports.parsed import ParsedResults
from electoral.imports.results import parse_results
from electoral.sexes import Sex
from tests.official_files import (
    ADA,
    AIN,
    ALAN,
    FIXED_2017,
    Cell,
    Place,
    Stands,
    row_2017,
    separated,
    sheet_2017,
    text_2017,
    text_2022,
    text_2024,
    text_cdsp,
    workbook,
    workbook_2017,
    workbook_2022,
    workbook_2024,
)

CORSE = Place("2A-01", (Stands(3, "ÉLISÉE", "Zoé", 7), Stands(5, "D'ALEMBERT", "Jean", 3, "M")), 50, 2, 1)
OVERSEAS = Place("ZA-01", (Stands(1, "AÏT", "Léa", 9),), 50)
ABROAD = Place("ZZ-11", (Stands(1, "NOËL", "Hélène", 9),), 50)
PLACES = (AIN, CORSE, OVERSEAS, ABROAD)

WRITERS: list[tuple[str, Callable[[Sequence[Place]], bytes], str | None, str | None]] = [
    ("interieur-2017", workbook_2017, None, "Circo. leg. T1"),
    ("interieur-2022", workbook_2022, None, "Résultats"),
    ("interieur-2022", text_2022, "CP1252", None),
    ("interieur-2024", workbook_2024, None, "resultats-definitifs-par circon"),
    ("interieur-2017-noheader", text_2017, "UTF-8", None),
    ("interieur-2024-long", text_2024, "CP850", None),
    ("cdsp", text_cdsp, "UTF-8", None),
]


def codes(parsed: ParsedResults) -> list[str]:
    return [issue.code for issue in parsed.issues]


def ain(
    *candidates: Stands,
    registered: int = 1_000,
    blank: int = 0,
    expressed: int | None = None,
    voted: int | None = None,
) -> Place:
    return Place("01-01", candidates or AIN.candidates, registered, blank, 0, expressed, voted)


@pytest.mark.parametrize(("format_id", "write", "encoding", "sheet"), WRITERS)
def test_a_layout_is_recognised_and_read_as_it_was_written(
    format_id: str, write: Callable[[Sequence[Place]], bytes], encoding: str | None, sheet: str | None
) -> None:
    parsed = parse_results(write(PLACES))

    assert parsed.issues == ()
    assert (parsed.format, parsed.encoding, parsed.sheet) == (format_id, encoding, sheet)
    assert [
        (found.code, found.registered, found.voted, found.expressed, found.votes)
        for found in parsed.constituencies
    ] == [
        (place.code, place.registered, place.all_voted, place.all_expressed, place.all_expressed)
        for place in PLACES
    ]
    assert [
        (each.surname, each.first_name, each.votes, each.nuance)
        for found in parsed.constituencies
        for each in found.candidacies
    ] == [(each.surname, each.first_name, each.votes, each.nuance) for p in PLACES for each in p.candidates]
    assert parsed.constituencies[1].candidacies[1].sex is Sex.MAN
    if format_id == "cdsp":
        assert parsed.constituencies[1].blank is None
        assert {each.panel for found in parsed.constituencies for each in found.candidacies} == {None}
        assert parsed.constituencies[0].candidacies[0].label == "SANS ÉTIQUETTE"
    else:
        assert (parsed.constituencies[1].blank, parsed.constituencies[1].null) == (2, 1)
        assert [each.panel for each in parsed.constituencies[1].candidacies] == [3, 5]


def test_a_figure_is_traced_to_its_line_and_column() -> None:
    (found,) = parse_results(workbook_2017([AIN])).constituencies
    (headless,) = parse_results(text_2017([AIN])).constituencies
    (long_found,) = parse_results(text_2024([AIN])).constituencies

    assert [(each.line, each.column) for each in found.candidacies] == [(4, "Voix (X)"), (4, "Voix (AG)")]
    assert [(each.line, each.column) for each in headless.candidacies] == [(1, "X"), (1, "AG")]
    assert [(each.line, each.column) for each in long_found.candidacies] == [(2, "NbVoix"), (3, "NbVoix")]


def test_a_surname_that_a_spreadsheet_took_for_false_is_faux_again() -> None:
    rows = [
        [
            *FIXED_2017[:4],
            "Etat saisie",
            *FIXED_2017[4:],
            "N°Panneau",
            "Sexe",
            "Nom",
            "Prénom",
            "Nuance",
            "Voix",
        ]
    ]
    place = row_2017(ain(ADA))
    values = [*place[:4], "Complet", *place[4:18], 1, "F", False, "Ada", "DIV", 60]

    (found,) = parse_results(workbook({"x": [rows[0], values]})).constituencies

    assert found.candidacies[0].surname == "FAUX"


def test_numbers_kept_as_text_with_spaces_are_read() -> None:
    written = sheet_2017([ain(Stands(1, "A", "B", 60))])
    written[3][4] = "1\u202f000"

    (found,) = parse_results(workbook({"x": written})).constituencies

    assert found.registered == 1_000


def test_blocks_of_seven_and_a_missing_column_of_percents_are_read() -> None:
    block = ["N°Panneau 1", "Sexe 1", "Nom 1", "Prénom 1", "Nuance 1", "Voix 1", "% 1"]
    header: list[Cell] = [*FIXED_2017, *block, *(name.replace("1", "2") for name in block)]
    row: list[Cell] = [
        *row_2017(AIN)[:18],
        1,
        "F",
        "A",
        "B",
        "DIV",
        60,
        0.5,
        2,
        "M",
        "C",
        "D",
        "DIV",
        40,
        0.5,
    ]

    (found,) = parse_results(workbook({"x": [header, row]})).constituencies

    assert [(each.surname, each.votes) for each in found.candidacies] == [("A", 60), ("C", 40)]


def test_a_trimmed_copy_without_panel_sex_and_nuance_is_read_by_names() -> None:
    header: list[Cell] = [*FIXED_2017, "Nom", "Prénom", "Voix", "% Voix/Exp", "Nom", "Prénom", "Voix"]
    row: list[Cell] = [*row_2017(AIN)[:18], "A", "B", 60, 0.6, "C", "D", 40]

    (found,) = parse_results(workbook({"x": [header, row]})).constituencies

    assert [(each.panel, each.sex, each.nuance, each.votes) for each in found.candidacies] == [
        (None, None, None, 60),
        (None, None, None, 40),
    ]


def test_the_sheet_of_the_round_is_read() -> None:
    first, second = sheet_2017([AIN]), sheet_2017([ain(ADA)])
    content = workbook({"Circo. leg. T1": first, "Circo. leg. T2": second})

    assert parse_results(content).sheet == "Circo. leg. T1"
    assert parse_results(content, 2).sheet == "Circo. leg. T2"


def test_a_sheet_that_names_the_other_round_is_refused() -> None:
    parsed = parse_results(workbook({"Circo_leg_Tour_2": sheet_2017([AIN])}))

    assert codes(parsed) == ["imports.other_round"]


def test_a_state_of_entry_that_is_not_complete_is_said() -> None:
    rows = [
        [
            *FIXED_2017[:4],
            "Etat saisie",
            *FIXED_2017[4:],
            "N°Panneau",
            "Sexe",
            "Nom",
            "Prénom",
            "Nuance",
            "Voix",
        ]
    ]
    place = row_2017(AIN)
    values = [*place[:4], "En cours", *place[4:18], 1, "F", "A", "B", "DIV", 100]

    parsed = parse_results(workbook({"x": [rows[0], values]}))

    assert codes(parsed) == ["imports.entry_incomplete"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "imports.empty_file"),
        (b"Nom;Age\nAda;36\n", "imports.format_unknown"),
        (
            b"Code du d\xc3\xa9partement,Code de la commune,Code du b.vote,Inscrits\n1,1,1,5\n",
            "imports.polling_stations",
        ),
        (workbook({"x": [["Nom", "Age"], ["Ada", 36]]}), "imports.format_unknown"),
        (workbook({"x": sheet_2017([])}), "imports.no_row"),
    ],
)
def test_a_file_that_no_layout_fits_says_so(content: bytes, code: str) -> None:
    parsed = parse_results(content)

    assert codes(parsed) == [code]
    assert parsed.constituencies == ()


def test_the_columns_that_a_known_layout_lacks_are_named() -> None:
    rows = sheet_2017([AIN])
    rows[2] = ["Autre" if cell == "Exprimés" else cell for cell in rows[2]]

    parsed = parse_results(workbook({"x": rows}))

    assert [(issue.code, issue.line, dict(issue.params)) for issue in parsed.issues] == [
        ("imports.column_missing", 3, {"heading": "EXPRIMES", "format": "interieur-2017"})
    ]


@pytest.mark.parametrize(
    ("index", "written", "code", "column"),
    [
        (4, "", "imports.count_missing", "Inscrits (E)"),
        (4, "12.5", "imports.count_not_integer", "Inscrits (E)"),
        (4, "1e3", "imports.count_not_integer", "Inscrits (E)"),
        (4, "NaN", "imports.count_not_integer", "Inscrits (E)"),
        (4, "²", "imports.count_not_integer", "Inscrits (E)"),
        (4, "9" * 5_000, "imports.count_too_large", "Inscrits (E)"),
        (4, "100000000", "imports.count_too_large", "Inscrits (E)"),
        (7, "-1", "imports.count_negative", "Votants (H)"),
        (9, "x", "imports.count_not_integer", "Blancs (J)"),
        (12, "x", "imports.count_not_integer", "Nuls (M)"),
        (15, "12,5", "imports.count_not_integer", "Exprimés (P)"),
        (18, "0", "imports.panel_zero", "N°Panneau (S)"),
        (18, "", "imports.count_missing", "N°Panneau (S)"),
        (19, "X", "imports.sex_unknown", "Sexe (T)"),
        (20, "", "imports.name_missing", "Nom (U)"),
        (20, "DU\u202eRAND", "imports.unsafe_character", "Nom (U)"),
        (20, "DU\x07RAND", "imports.unsafe_character", "Nom (U)"),
        (21, "R\ufffdmi", "imports.damaged_character", "Prénom (V)"),
        (20, "A" * 121, "imports.text_too_long", "Nom (U)"),
        (22, "N" * 21, "imports.text_too_long", "Nuance (W)"),
        (23, "-60", "imports.count_negative", "Voix (X)"),
        (23, "\u221260", "imports.count_negative", "Voix (X)"),
        (2, "6", "imports.constituency_unknown", "Code de la circonscription (C)"),
        (2, "9" * 50, "imports.constituency_unknown", "Code de la circonscription (C)"),
    ],
)
def test_a_cell_that_cannot_be_kept_is_refused_with_its_line_and_column(
    index: int, written: str, code: str, column: str
) -> None:
    rows = [[str(cell) for cell in row] for row in sheet_2017([CORSE, AIN])]
    rows[4][index] = written

    parsed = parse_results(separated(rows, delimiter=";").encode())

    assert [(issue.code, issue.line, issue.column) for issue in parsed.issues] == [(code, 5, column)]
    assert all(issue.message(lang) for issue in parsed.issues for lang in ("fr", "en"))
    assert [found.code for found in parsed.constituencies] == ["2A-01"]


def test_the_largest_count_is_read() -> None:
    rows = [[str(cell) for cell in row] for row in sheet_2017([AIN])]
    rows[3][4] = "0099999999"

    (found,) = parse_results(separated(rows, delimiter=";").encode()).constituencies

    assert found.registered == 99_999_999


def test_letters_of_several_scripts_are_flagged() -> None:
    parsed = parse_results(workbook_2017([ain(Stands(1, "DUR\u0410ND", "Ada", 100))]))

    assert [(issue.code, issue.severity.value, issue.column) for issue in parsed.issues] == [
        ("imports.mixed_scripts", "warning", "Nom (U)")
    ]
    assert len(parsed.constituencies) == 1


@pytest.mark.parametrize(("index", "column"), [(23, "Voix (X)"), (20, "Nom (U)")])
def test_a_computed_cell_is_refused_where_it_is_read(index: int, column: str) -> None:
    rows = sheet_2017([AIN])
    rows[3][index] = "=59+1"

    parsed = parse_results(workbook({"x": rows}))

    assert [(issue.code, issue.line, issue.column) for issue in parsed.issues] == [
        ("imports.computed_cell", 4, column)
    ]


def test_a_computed_percentage_changes_nothing() -> None:
    rows = sheet_2017([AIN])
    rows[3][24] = "=X4/E4"

    assert parse_results(workbook({"x": rows})).issues == ()


@pytest.mark.parametrize("words", ["Total", "TOTAUX", "France entière", "Sous-total Ain", "Ensemble"])
def test_a_total_row_is_refused(words: str) -> None:
    rows: list[list[Cell]] = [*sheet_2017([AIN]), ["", words, "", "", 1_000]]

    parsed = parse_results(workbook({"x": rows}))

    assert [(issue.code, issue.line) for issue in parsed.issues] == [("imports.total_row", 5)]


def test_a_total_row_of_a_long_file_is_refused() -> None:
    content = text_2024([AIN]).decode("cp850") + "TOTAL,,,1000,100,0,0,100,,,,,,100,\r\n"

    assert codes(parse_results(content.encode("cp850"))) == ["imports.total_row"]


def test_the_same_constituency_twice_names_the_first_line() -> None:
    (issue,) = parse_results(workbook_2017([AIN, AIN])).issues

    assert (issue.code, issue.line, issue.params["first_line"]) == ("imports.constituency_twice", 5, 4)


@pytest.mark.parametrize(
    ("place", "code", "severity"),
    [
        (ain(registered=100), None, None),
        (ain(registered=99), "imports.voted_over_registered", "error"),
        (ain(voted=100), None, None),
        (ain(voted=99, registered=99), "imports.expressed_over_voted", "error"),
        (ain(blank=3, voted=104), "imports.ballots_do_not_add_up", "warning"),
        (ain(blank=3, voted=103), None, None),
        (ain(expressed=101), "imports.votes_do_not_add_up", "warning"),
        (ain(expressed=99), "imports.votes_do_not_add_up", "warning"),
        (ain(expressed=59), "imports.votes_over_expressed", "error"),
        (ain(replace(ADA, votes=0), replace(ALAN, votes=0)), None, None),
        (ain(ADA, replace(ALAN, panel=1)), "imports.panel_twice", "error"),
        (ain(ADA, replace(ADA, panel=2)), "imports.name_twice", "warning"),
    ],
)
def test_figures_that_cannot_be_are_refused_and_those_that_do_not_add_up_are_said(
    place: Place, code: str | None, severity: str | None
) -> None:
    found = [
        (issue.code, issue.severity.value)
        for issue in parse_results(workbook_2017([place])).issues
        if issue.code != "imports.ballots_do_not_add_up" or code == issue.code
    ]

    assert [one for one in found if one[0] == code] == ([] if code is None else [(code, severity)])
    if code is None:
        assert found == []


def test_one_candidate_above_expressed_is_refused_at_the_votes() -> None:
    (issue,) = parse_results(text_2017([ain(expressed=59), CORSE])).issues

    assert (issue.code, issue.line, issue.column) == ("imports.votes_over_expressed", 1, "X")
    assert issue.message("fr") == "01-01\u00a0: LOVELACE Ada a 60 voix pour 59 exprimés."


def test_a_candidate_at_exactly_expressed_is_kept() -> None:
    assert parse_results(text_2017([ain(ADA, expressed=60), CORSE])).issues == ()


def test_a_constituency_without_a_candidate_is_refused() -> None:
    rows = sheet_2017([CORSE, AIN])
    del rows[4][18:]

    assert "imports.no_candidate" in codes(parse_results(workbook({"x": rows})))


def test_two_persons_of_one_name_without_panel_numbers_are_refused() -> None:
    (issue,) = parse_results(text_cdsp([ain(ADA, replace(ADA, panel=2, votes=40))])).issues

    assert (issue.code, issue.severity.value) == ("imports.name_twice", "error")


def test_blank_and_null_ballots_together_must_make_up_the_voters() -> None:
    assert codes(parse_results(text_cdsp([ain(blank=1, voted=105)]))) == ["imports.lumped_do_not_add_up"]


def test_windows_punctuation_in_a_label_is_put_right_and_refused_in_a_name() -> None:
    content = text_cdsp([AIN]).decode().replace("SANS ÉTIQUETTE", "L\u0092ÉCOLOGIE \u0096 SUD")
    (found,) = parse_results(content.encode()).constituencies

    assert found.candidacies[0].label == "L’ÉCOLOGIE – SUD"
    assert codes(parse_results(content.replace("TURING", "D\u0092URING").encode())) == [
        "imports.unsafe_character"
    ]


def test_figures_that_differ_between_the_rows_of_a_constituency_are_refused() -> None:
    lines = text_2024([AIN]).decode("cp850").splitlines()
    lines[2] = lines[2].replace("1000", "1001")

    (issue,) = parse_results("\r\n".join(lines).encode("cp850")).issues

    assert (issue.code, issue.line, issue.params["first_line"]) == ("imports.figures_differ", 3, 2)


def test_a_row_of_a_long_file_with_a_bad_cell_is_left_out_and_said() -> None:
    lines = text_2024([CORSE, AIN]).decode("cp850").splitlines()
    lines[3] = lines[3].replace(",60,", ",douze,")
    lines[4] = lines[4].replace(",100,0,0,", ",,0,0,")

    parsed = parse_results("\r\n".join(lines).encode("cp850"))

    assert [(issue.code, issue.line, issue.column) for issue in parsed.issues] == [
        ("imports.count_not_integer", 4, "NbVoix"),
        ("imports.count_missing", 5, "Votants"),
    ]


def test_a_long_file_without_its_department_column_reads_the_whole_code() -> None:
    rows = [line.split(",")[1:] for line in text_2024(PLACES).decode("cp850").replace('"', "").splitlines()]

    parsed = parse_results(separated([row[:13] for row in rows]).encode("cp850"))

    assert [found.code for found in parsed.constituencies] == [place.code for place in PLACES]


@pytest.mark.parametrize("write", [text_2017, text_2022, text_2024, text_cdsp])
@pytest.mark.parametrize("cut", [12, 30, 45])
def test_a_text_cut_in_its_last_line_is_refused(write: Callable[[Sequence[Place]], bytes], cut: int) -> None:
    three = Place("01-02", (ADA, ALAN, Stands(3, "CURIE", "Marie", 5)))

    parsed = parse_results(write([three, three, replace(three, code="01-03")][1:]).rstrip()[:-cut])

    assert any(issue.severity.value == "error" for issue in parsed.issues)


def test_a_cut_row_is_named_once() -> None:
    content = text_2017([CORSE, AIN, OVERSEAS])

    assert [(issue.code, issue.line) for issue in parse_results(content[:-20]).issues] == [
        ("imports.row_cut", 3)
    ]


def test_every_error_of_a_file_is_said_at_once_in_the_order_of_its_lines() -> None:
    rows = [[str(cell) for cell in row] for row in sheet_2017([CORSE, AIN, OVERSEAS])]
    rows[3][23], rows[4][4], rows[5][2] = "-7", "", "77"

    parsed = parse_results(separated(rows, delimiter=";").encode())

    assert [(issue.code, issue.line) for issue in parsed.issues] == [
        ("imports.count_negative", 4),
        ("imports.count_missing", 5),
        ("imports.constituency_unknown", 6),
    ]
