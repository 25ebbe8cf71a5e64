"""Attachment lists and decisions files: every row read, every issue said."""

import pytest

from electoral.decisions import Decision
from electoral.imports.attachment_lists import parse_attachments
from electoral.imports.decision_lists import parse_decisions
from electoral.imports.parsed import ParsedAttachment, ParsedDecision
from electoral.sexes import Sex
from tests.official_files import attachment_list, decisions, workbook

ADA = ("01-01", "F", "LOVELACE", "Ada", "PARTI DES CHATS")


def test_an_attachment_list_is_read_row_by_row() -> None:
    parsed = parse_attachments(attachment_list([ADA, ("ZZ-11", "M", "TURING", "Alan", "ÉCOLE À 577")]))

    assert (parsed.format, parsed.encoding, parsed.issues) == ("attachment-list", "UTF-8", ())
    assert parsed.rows == (
        ParsedAttachment(2, "01-01", Sex.WOMAN, "LOVELACE", "Ada", "PARTI DES CHATS"),
        ParsedAttachment(3, "ZZ-11", Sex.MAN, "TURING", "Alan", "ÉCOLE À 577"),
    )


def test_a_list_of_one_s_own_needs_five_columns_and_may_say_who_is_not_recognised() -> None:
    parsed = parse_attachments(
        "Circonscription;Sexe;Nom;Prénom;Parti;Reconnu\n"
        "01-01;Mme;LOVELACE;Ada;CHATS;oui\n"
        "01-02;M.;TURING;Alan;CHATS;non\n".encode("cp1252")
    )

    assert [(row.constituency, row.recognised) for row in parsed.rows] == [("01-01", True), ("01-02", False)]
    assert parsed.encoding == "CP1252"


def test_a_list_may_be_a_sheet_of_a_workbook() -> None:
    rows = [["Circonscription", "Sexe", "Nom", "Prénom", "Parti"], ["01-01", "F", "LOVELACE", "Ada", "CHATS"]]

    parsed = parse_attachments(workbook({"Notes": [["rien"]], "Liste": rows}))

    assert (len(parsed.rows), parsed.encoding, parsed.issues) == (1, None, ())


def test_two_parties_on_one_name_are_a_double_not_an_error() -> None:
    parsed = parse_attachments(attachment_list([ADA, (*ADA[:4], "PARTI DES CHIENS")]))

    assert (len(parsed.rows), parsed.issues) == (2, ())


def test_the_same_attachment_twice_is_refused_with_both_lines() -> None:
    (issue,) = parse_attachments(
        attachment_list([ADA, (*ADA[:2], "Lovelace", "ADA", "Parti des chats")])
    ).issues

    assert (issue.code, issue.line, issue.params["first_line"]) == ("imports.attachment_twice", 3, 2)


@pytest.mark.parametrize(
    ("row", "code", "column", "severity"),
    [
        (("01-06", *ADA[1:]), "imports.constituency_unknown", "code circo", "error"),
        (("01-01", "X", *ADA[2:]), "imports.sex_unknown", "Sexe candidat", "error"),
        (("01-01", "", *ADA[2:]), "imports.sex_missing", "Sexe candidat", "warning"),
        (("01-01", "F", "", *ADA[3:]), "imports.name_missing", "Nom candidat", "error"),
        (("01-01", "F", "A\u202eB", *ADA[3:]), "imports.unsafe_character", "Nom candidat", "error"),
        ((*ADA[:3], "A\u2066B", ADA[4]), "imports.unsafe_character", "Prénom candidat", "error"),
        ((*ADA[:4], ""), "imports.name_missing", "Parti rattachement", "error"),
        ((*ADA[:4], "P" * 201), "imports.text_too_long", "Parti rattachement", "error"),
    ],
)
def test_a_cell_of_a_list_that_cannot_be_kept_is_said(
    row: tuple[str, str, str, str, str], code: str, column: str, severity: str
) -> None:
    parsed = parse_attachments(attachment_list([(*ADA[:2], "HOPPER", "Grace", "CHATS"), row]))

    assert [(issue.code, issue.line, issue.column, issue.severity.value) for issue in parsed.issues] == [
        (code, 3, column, severity)
    ]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "imports.empty_file"),
        (b"a;b\n1;2\n", "imports.list_unknown"),
        (b"Circonscription;Sexe;Nom\n01-01;F;A\n", "imports.columns_missing"),
        ("Circonscription;Sexe;Nom;Prénom;Parti\n".encode(), "imports.no_row"),
        (b"\x00\x00", "imports.not_text"),
    ],
)
def test_a_file_that_is_no_attachment_list_says_so(content: bytes, code: str) -> None:
    parsed = parse_attachments(content)

    assert ([issue.code for issue in parsed.issues], parsed.rows) == ([code], ())


def test_a_list_cut_in_its_last_line_is_refused() -> None:
    content = attachment_list([ADA, ("01-02", *ADA[1:]), ("01-03", *ADA[1:])])

    parsed = parse_attachments(content[:-30])

    assert [(issue.code, issue.line) for issue in parsed.issues] == [("imports.row_cut", 4)]
    assert len(parsed.rows) == 2


def test_decisions_are_read_with_match_as_the_default() -> None:
    parsed = parse_decisions(
        decisions(
            "01-01,LOVELACE Ada,BYRON Ada,CHATS,4,match",
            "01-02,TURING Alan,TURING Allan,,,",
            "2A-01,HOPPER Grace,HOPPER Gracie,,,refuse",
            "ZZ-01,CURIE Marie,,,,SET_ASIDE",
        )
    )

    assert parsed.issues == ()
    assert parsed.rows == (
        ParsedDecision(2, "01-01", "LOVELACE Ada", "BYRON Ada", "CHATS", 4, Decision.MATCH),
        ParsedDecision(3, "01-02", "TURING Alan", "TURING Allan", None, None, Decision.MATCH),
        ParsedDecision(4, "2A-01", "HOPPER Grace", "HOPPER Gracie", None, None, Decision.REFUSE),
        ParsedDecision(5, "ZZ-01", "CURIE Marie", None, None, None, Decision.SET_ASIDE),
    )


def test_a_decisions_file_needs_three_columns_only() -> None:
    parsed = parse_decisions(b"constituency,list_name,result_name\n01-01,A B,C D\n")

    assert [(row.decision, row.party, row.panel) for row in parsed.rows] == [(Decision.MATCH, None, None)]


@pytest.mark.parametrize(
    ("line", "code", "column"),
    [
        ("99-99,A B,C D,,,match", "imports.constituency_unknown", "constituency"),
        ("01-01,,C D,,,match", "imports.name_missing", "list_name"),
        ("01-01,A B,,,,match", "imports.name_missing", "result_name"),
        ("01-01,A B,,,,refuse", "imports.name_missing", "result_name"),
        ("01-01,A B,C D,,,perhaps", "imports.decision_unknown", "decision"),
        ("01-01,A B,C D,,x,match", "imports.count_not_integer", "panel"),
        ("01-01,A B,C D,,0,match", "imports.panel_zero", "panel"),
        ("01-01,A B,C D,\u202e,,match", "imports.unsafe_character", "party"),
        ("Total,A B,C D,,,match", "imports.total_row", "constituency"),
    ],
)
def test_a_decision_that_cannot_be_read_is_refused(line: str, code: str, column: str) -> None:
    parsed = parse_decisions(decisions(line))

    assert [(issue.code, issue.line, issue.column) for issue in parsed.issues] == [(code, 2, column)]
    assert parsed.rows == ()


def test_a_file_that_is_no_decisions_file_says_which_columns_it_lacks() -> None:
    (issue,) = parse_decisions(b"constituency,list_name\n01-01,A B\n").issues

    assert (issue.code, issue.line, dict(issue.params)) == (
        "imports.columns_missing",
        1,
        {"headings": "RESULT NAME"},
    )


def test_a_last_line_that_is_short_but_ended_is_no_cut_line() -> None:
    content = decisions("01-01,A B,C D,,,match", "01-02,A B,C D")

    assert parse_decisions(content).issues == ()
    assert [issue.code for issue in parse_decisions(content.rstrip()).issues] == ["imports.row_cut"]


def test_a_last_line_as_short_as_another_is_no_cut_line() -> None:
    content = decisions("01-01,A B,C D", "01-02,A B,C D,,,match", "01-03,A B,C D").rstrip()

    assert (parse_decisions(content).issues, len(parse_decisions(content).rows)) == ((), 3)


@pytest.mark.parametrize(("length", "codes"), [(119, []), (120, []), (121, ["imports.text_too_long"])])
def test_a_name_of_120_characters_is_kept(length: int, codes: list[str]) -> None:
    parsed = parse_attachments(attachment_list([("01-01", "F", "A" * length, "Ada", "CHATS")]))

    assert [issue.code for issue in parsed.issues] == codes
