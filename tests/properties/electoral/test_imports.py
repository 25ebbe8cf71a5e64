"""Parsers: what is written is read back; whatever the bytes, the answer is rows or issues, never a crash."""

import zipfile
from collections.abc import Callable, Sequence
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caisse.kernel.names import nfc, normalised
from electoral.imports.attachment_lists import parse_attachments
from electoral.imports.decision_lists import parse_decisions
from electoral.imports.parsed import ParsedAttachments, ParsedDecisions, ParsedResults
from electoral.imports.results import parse_results
from electoral.reference.constituencies import constituencies
from tests.official_files import (
    AIN,
    Place,
    Stands,
    attachment_list,
    decisions,
    text_2017,
    text_2024,
    text_cdsp,
    workbook_2017,
    workbook_2022,
    workbook_2024,
)

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZÀÂÇÉÈÊËÎÏÔÙÛÜéèêçàïô'- "
NAMES = st.text(LETTERS, min_size=1, max_size=20).map(str.strip).filter(normalised)
Parsed = ParsedResults | ParsedAttachments | ParsedDecisions


@st.composite
def places(draw: st.DrawFn) -> list[Place]:
    codes = draw(st.lists(st.sampled_from(list(constituencies())), min_size=1, max_size=4, unique=True))
    return [draw(_place(code)) for code in codes]


@st.composite
def _place(draw: st.DrawFn, code: str) -> Place:
    names = draw(st.lists(NAMES, min_size=1, max_size=4, unique_by=normalised))
    panels = draw(st.permutations(range(1, len(names) + 1)))
    candidates = tuple(
        Stands(panel, name, "Ève", draw(st.integers(0, 9_999)), draw(st.sampled_from("FM")))
        for panel, name in zip(panels, names, strict=True)
    )
    blank, null = draw(st.integers(0, 999)), draw(st.integers(0, 999))
    return Place(code, candidates, 99_999, blank, null)


def figures(written: Sequence[Place]) -> list[object]:
    return [
        (
            each.code,
            each.registered,
            each.all_expressed,
            [(one.surname, one.votes) for one in each.candidates],
        )
        for each in written
    ]


@pytest.mark.parametrize(
    "write",
    [workbook_2017, workbook_2022, workbook_2024, text_cdsp, text_2024, lambda each: text_2017(each, 4)],
)
@given(written=places())
def test_what_is_written_in_a_layout_is_read_back(
    write: Callable[[Sequence[Place]], bytes], written: list[Place]
) -> None:
    parsed = parse_results(write(written))

    assert [issue for issue in parsed.issues if issue.severity.value == "error"] == []
    assert figures(written) == [
        (
            found.code,
            found.registered,
            found.expressed,
            [(nfc(each.surname), each.votes) for each in found.candidacies],
        )
        for found in parsed.constituencies
    ]


PARSERS: list[Callable[[bytes], Parsed]] = [parse_results, parse_attachments, parse_decisions]
SAMPLES = [
    workbook_2017([AIN]),
    workbook_2024([AIN]),
    text_2017([AIN, AIN]),
    text_2024([AIN]),
    text_cdsp([AIN]),
    attachment_list([("01-01", "F", "LOVELACE", "Ada", "CHATS")]),
    decisions("01-01,LOVELACE Ada,BYRON Ada,CHATS,4,match"),
]


def check(parsed: Parsed) -> None:
    for issue in parsed.issues:
        assert issue.message("fr")
        assert issue.message("en")


@pytest.mark.parametrize("parse", PARSERS)
@given(content=st.binary(max_size=400))
def test_any_bytes_give_rows_or_issues(parse: Callable[[bytes], Parsed], content: bytes) -> None:
    check(parse(content))


@pytest.mark.parametrize("parse", PARSERS)
@given(content=st.text(alphabet=st.sampled_from(';,\t\n\r"01-aéZ\x85\u2028 '), max_size=300))
def test_any_text_of_columns_gives_rows_or_issues(parse: Callable[[bytes], Parsed], content: str) -> None:
    check(parse(content.encode()))


@pytest.mark.parametrize("parse", PARSERS)
@given(data=st.data())
def test_a_file_with_some_bytes_changed_gives_rows_or_issues(
    parse: Callable[[bytes], Parsed], data: st.DataObject
) -> None:
    content = bytearray(data.draw(st.sampled_from(SAMPLES)))
    for _ in range(data.draw(st.integers(1, 5))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    start, end = sorted((data.draw(st.integers(0, 3)), data.draw(st.integers(0, len(content)))))

    check(parse(bytes(content[start:end])))
    check(parse(bytes(content)))


@given(data=st.data())
def test_a_workbook_whose_parts_are_changed_gives_rows_or_issues(data: st.DataObject) -> None:
    source = zipfile.ZipFile(BytesIO(SAMPLES[0]))
    victim = data.draw(st.sampled_from(sorted(source.namelist())))
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            part = bytearray(source.read(name))
            if name == victim:
                at = data.draw(st.integers(0, max(len(part) - 1, 0)))
                part[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=6))
            target.writestr(name, bytes(part))

    check(parse_results(stream.getvalue()))


@given(
    rows=st.lists(
        st.tuples(st.sampled_from(list(constituencies())), st.sampled_from("FM"), NAMES, NAMES, NAMES),
        min_size=1,
        max_size=5,
        unique_by=lambda row: (row[0], normalised(f"{row[2]} {row[3]}"), normalised(row[4])),
    )
)
def test_an_attachment_list_that_is_written_is_read_back(rows: list[tuple[str, str, str, str, str]]) -> None:
    parsed = parse_attachments(attachment_list(rows))

    assert parsed.issues == ()
    assert [(row.constituency, row.sex, row.surname, row.first_name, row.party) for row in parsed.rows] == [
        (code, sex, nfc(surname), nfc(first), nfc(party)) for code, sex, surname, first, party in rows
    ]
