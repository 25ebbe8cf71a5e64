"""What a file is is found from its bytes; what is no table is refused before it is opened."""

import io
import zipfile

import pytest

from electoral.imports import sources, workbooks
from electoral.imports.findings import Findings, UnreadableTableError
from electoral.imports.sources import read_tables
from electoral.imports.tables import letters
from tests.official_files import AIN, workbook, workbook_2017


def refused(content: bytes) -> str:
    with pytest.raises(UnreadableTableError) as refusal:
        read_tables(content)
    assert refusal.value.issue.message("fr")
    return refusal.value.issue.code


def repacked(content: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """Change the text of one part of a workbook."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(stream, "w") as target:
        for entry in source.infolist():
            part = source.read(entry)
            assert entry.filename != name or old in part
            target.writestr(entry.filename, part.replace(old, new) if entry.filename == name else part)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "imports.empty_file"),
        (b" \r\n\t\n", "imports.empty_file"),
        (b";;;\n;;;\n", "imports.empty_file"),
        (b"%PDF-1.7", "imports.wrong_file_type"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "imports.wrong_file_type"),
        (b"<?xml version='1.0'?><Election/>", "imports.wrong_file_type"),
        (b'a;b\n1;"never closed\n2;3\n', "imports.quotes_damaged"),
        (b'a;b\n1;"closed"too soon\n', "imports.quotes_damaged"),
        (b"PK\x03\x04 and nothing of an archive", "imports.workbook_damaged"),
    ],
)
def test_a_file_of_another_kind_is_refused_in_words(content: bytes, code: str) -> None:
    assert refused(content) == code


def test_a_file_over_the_limit_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "LIMIT_MEBIBYTES", 0)

    assert refused(b"a;b\n") == "imports.file_too_large"


def test_lines_are_counted_as_a_person_sees_them() -> None:
    (table,) = read_tables(b'a;b\n\n"two\nlines";1\nlast;2\n')

    assert [(row.line, row.cells) for row in table.rows] == [
        (1, ("a", "b")),
        (3, ("two\nlines", "1")),
        (5, ("last", "2")),
    ]


def test_every_sheet_that_holds_something_is_read_with_its_own_lines() -> None:
    tables = read_tables(workbook({"Vide": [], "A": [[], ["", "x", 1.0], [2.5, True, False]]}))

    assert [(table.sheet, [(row.line, row.cells) for row in table.rows]) for table in tables] == [
        ("A", [(2, ("", "x", "1")), (3, ("2.5", "VRAI", "FAUX"))])
    ]


def test_a_workbook_with_nothing_in_it_is_empty() -> None:
    assert refused(workbook({"Vide": []})) == "imports.empty_file"


def test_a_sheet_name_with_signs_is_found() -> None:
    (table,) = read_tables(workbook({"A & B <1>": [["x"]]}))

    assert table.sheet == "A & B <1>"


def test_computed_cells_are_known_by_their_place() -> None:
    (table,) = read_tables(workbook({"A": [["x", 2], ["y", "=1+1"]]}))

    assert table.formulas == frozenset({(2, 1)})


@pytest.mark.parametrize("share", [1, 2, 3])
def test_a_truncated_workbook_is_refused(share: int) -> None:
    content = workbook_2017([AIN])

    assert refused(content[: len(content) * share >> 2]) == "imports.workbook_damaged"


def test_a_workbook_with_a_damaged_part_is_refused() -> None:
    content = bytearray(workbook_2017([AIN]))
    start = content.index(b"xl/worksheets/sheet1.xml") + 40
    content[start : start + 20] = b"\xff" * 20

    assert refused(bytes(content)) == "imports.workbook_damaged"


def test_a_workbook_that_points_to_a_text_it_does_not_hold_is_refused() -> None:
    content = repacked(workbook({"A": [["x", 1]]}), "xl/worksheets/sheet1.xml", b"<v>0</v>", b"<v>999</v>")

    assert refused(content) == "imports.workbook_damaged"


def test_an_archive_that_is_no_workbook_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("resultats.csv", "a;b")

    assert refused(stream.getvalue()) == "imports.not_a_workbook"


def test_an_archive_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "LIMIT_UNPACKED_MEBIBYTES", 0)

    assert refused(workbook_2017([AIN])) == "imports.workbook_too_large"


def test_a_bomb_that_hides_its_weight_is_found_damaged() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 5_000_000)
    content = stream.getvalue().replace((5_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))

    assert refused(content) == "imports.workbook_damaged"


def test_an_archive_of_very_many_parts_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for number in range(workbooks.LIMIT_PARTS + 1):
            archive.writestr(f"{number}.xml", "")

    assert refused(stream.getvalue()) == "imports.workbook_too_large"


def test_a_workbook_that_declares_entities_is_refused() -> None:
    content = repacked(workbook_2017([AIN]), "xl/workbook.xml", b"<workbook", b"<!DOCTYPE x><workbook")

    assert refused(content) == "imports.workbook_damaged"


def test_a_cell_far_from_the_table_is_refused_before_it_takes_all_memory() -> None:
    content = workbook({"A": [["x", 1]]})
    far = repacked(content, "xl/worksheets/sheet1.xml", b'r="B1"', b'r="XFD1048576"')

    assert refused(far) == "imports.sheet_too_large"


def test_a_sheet_that_only_declares_a_million_rows_is_read() -> None:
    content = workbook({"A": [["x", 1]]})
    declared = repacked(content, "xl/worksheets/sheet1.xml", b'ref="A1:B1"', b'ref="A1:XFD1048576"')
    styled = repacked(
        declared,
        "xl/worksheets/sheet1.xml",
        b"</sheetData>",
        b'<row r="1048576"><c r="A1048576" s="0"/></row></sheetData>',
    )

    (table,) = read_tables(styled)

    assert [row.cells for row in table.rows] == [("x", "1")]


def test_a_sheet_without_its_part_is_left_out() -> None:
    content = repacked(
        workbook({"A": [["x"]], "B": [["y"]]}),
        "xl/_rels/workbook.xml.rels",
        b"worksheets/sheet2.xml",
        b"/xl/worksheets/sheet9.xml",
    )

    assert [table.sheet for table in read_tables(content)] == ["A"]


@pytest.mark.parametrize(
    ("index", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")]
)
def test_columns_have_the_letters_of_a_spreadsheet(index: int, name: str) -> None:
    assert letters(index) == name


def test_of_very_many_findings_the_first_thousand_are_kept_and_the_others_counted() -> None:
    findings = Findings()
    for line in range(1_500, 0, -1):
        findings.warning("imports.no_row", line)

    kept = findings.sorted()

    assert (len(kept), kept[0].line, kept[-1].code, kept[-1].params) == (
        1_001,
        501,
        "imports.more_findings",
        {"count": 500},
    )
    assert kept[-1].severity.value == "warning"
    findings.error("imports.no_row")
    assert findings.sorted()[-1].severity.value == "error"
