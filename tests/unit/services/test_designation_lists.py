"""The designations file: what a row may say, to the hundredth of a percent and to the fraction."""

from fractions import Fraction

import pytest

from caisse.services.designation_lists import (
    DesignationList,
    DesignationRow,
    check_shares,
    read_designations,
    written_share,
)
from electoral.imports.findings import Findings
from tests.conftest import ROOT


def found(read: DesignationList) -> list[tuple[str, int | None, str | None]]:
    return [(issue.code, issue.line, issue.column) for issue in read.issues]


def with_share(written: str) -> DesignationList:
    return read_designations(f"constituency;panel;member;share\n01-01;1;a;{written}\n".encode())


def test_a_row_is_read_with_its_place_its_member_and_its_share() -> None:
    read = read_designations(
        "Constituency,Candidate,Panel,Member,Share\n1-1,Élisée ZOÉ,7,aub,2/6\nza-01,,8,BRU,\n".encode()
    )
    assert read.issues == ()
    first, second = read.rows
    assert first == DesignationRow(2, "01-01", 7, "Élisée ZOÉ", "AUB", Fraction(1, 3))
    assert (first.normalised, first.names) == ("ELISEE ZOE", "01-01 Élisée ZOÉ")
    assert (second.constituency, second.normalised, second.names) == ("ZA-01", None, "ZA-01 n° 8")
    assert second.share == 1


@pytest.mark.parametrize(
    ("written", "share"),
    [
        ("0,01", Fraction(1, 10_000)),
        ("33,33", Fraction(3_333, 10_000)),
        ("33.34 %", Fraction(3_334, 10_000)),
        ("12,5%", Fraction(1, 8)),
        ("100", Fraction(1)),
        ("100,00\u00a0%", Fraction(1)),
        ("1 / 3", Fraction(1, 3)),
        ("3/3", Fraction(1)),
        ("1/10000", Fraction(1, 10_000)),
    ],
)
def test_a_share_is_a_percentage_or_a_fraction(written: str, share: Fraction) -> None:
    assert [row.share for row in with_share(written).rows] == [share]


@pytest.mark.parametrize(
    "written", ["0", "0,00", "100,01", "101 %", "-5", "4/3", "0/3", "1/0", "1/10001", "12,345", "moitié", "٥"]
)
def test_another_share_is_refused(written: str) -> None:
    assert found(with_share(written)) == [("designations.share_refused", 2, "share")]


@pytest.mark.parametrize(("panel", "refused"), [("0", True), ("1", False), ("9999", False), ("10000", True)])
def test_a_panel_number_goes_from_1_to_9999(panel: str, refused: bool) -> None:
    read = read_designations(f"constituency,panel,member\n01-01,{panel},A\n".encode())
    assert bool(read.issues) is refused


@pytest.mark.parametrize(
    ("shares", "whole"),
    [
        (("50", "50"), True),
        (("33,33", "66,67"), True),
        (("33,33", "66,66"), False),
        (("33,33", "66,68"), False),
        (("99,99", "0,01"), True),
        (("1/3", "2/3"), True),
        (("1/3", "66,67"), False),
        (("100", "1/10000"), False),
    ],
)
def test_shares_make_a_whole_exactly(shares: tuple[str, str], whole: bool) -> None:
    content = f"constituency;panel;member;share\n01-01;1;A;{shares[0]}\n01-01;1;B;{shares[1]}\n"
    findings = Findings()
    check_shares(((row, row.panel) for row in read_designations(content.encode()).rows), findings)
    assert [(issue.code, issue.line) for issue in findings.issues] == (
        [] if whole else [("designations.shares_not_whole", 3)]
    )


@pytest.mark.parametrize(
    ("share", "written"),
    [
        (Fraction(1), "100\u00a0%"),
        (Fraction(1, 8), "12,5\u00a0%"),
        (Fraction(1, 10_000), "0,01\u00a0%"),
        (Fraction(9_001, 10_000), "90,01\u00a0%"),
        (Fraction(3, 2), "150\u00a0%"),
        (Fraction(1, 3), "1/3"),
    ],
)
def test_a_share_is_written_without_loss(share: Fraction, written: str) -> None:
    assert written_share(share) == written


@pytest.mark.parametrize(
    ("header", "findings"),
    [
        ("constituency,panel,member,couleur", [("designations.column_unknown", 1, "couleur")]),
        ("constituency,panel,member,", [("designations.column_unknown", 1, "4")]),
        ("constituency,panel,member,panel", [("designations.column_repeated", 1, "panel")]),
        ("panel,member,share", [("designations.column_missing", 1, "constituency")]),
        ("constituency,panel,share", [("designations.column_missing", 1, "member")]),
        ("constituency,member,share", [("designations.column_missing", 1, "candidate")]),
        ("constituency,panel,member", [("designations.no_row", None, None)]),
    ],
)
def test_a_header_that_is_not_one_is_said(
    header: str, findings: list[tuple[str, int | None, str | None]]
) -> None:
    assert found(read_designations(f"{header}\n".encode())) == findings


def test_a_file_that_is_no_text_is_refused() -> None:
    assert found(read_designations(b"")) == [("imports.empty_file", None, None)]
    assert read_designations(b'constituency,panel,member\n01-01,"1,A\n').issues[0].code == (
        "imports.quotes_damaged"
    )


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_example_of_the_guide_is_a_designations_file(lang: str) -> None:
    page = ROOT.joinpath("docs", "guide", f"keys-and-designations.{lang}.md").read_text(encoding="utf-8")
    example = page.split("```text\n")[1].split("```")[0]
    read = read_designations(example.encode())
    assert read.issues == ()
    assert len(read.rows) == 5
    findings = Findings()
    check_shares(((row, row.names) for row in read.rows), findings)
    assert findings.issues == []
