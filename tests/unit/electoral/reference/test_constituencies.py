"""One code for every official coding of a constituency."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from electoral.reference.constituencies import Part, canonical_code, constituencies

CODINGS = [
    ("dep_2017_xlsx", "circ_2017_xlsx"),
    ("dep_2022", "circ_2022"),
    ("dep_2024_xlsx_t1", "circ_2024_xlsx_t1"),
    (None, "circ_2024_text"),
    ("dep_2012_cdsp", "circ_2012_cdsp"),
    ("dep_beauvau_2017", "circ_beauvau_2017"),
    (None, "insee_2022"),
    (None, "id_jmlahire_topojson"),
    (None, "id"),
]


def test_the_577_constituencies_are_539_in_metropole_27_overseas_11_abroad() -> None:
    parts = Counter(fact.part for fact in constituencies().values())

    assert parts == {Part.METROPOLE: 539, Part.OVERSEAS: 27, Part.ABROAD: 11}


@pytest.mark.real
@pytest.mark.parametrize(("department", "constituency"), CODINGS)
def test_every_official_coding_maps_to_the_canonical_code(
    real_data: Path, department: str | None, constituency: str
) -> None:
    with real_data.joinpath("reference", "constituency-codes.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row[constituency]]

    wrong = [
        row["id"]
        for row in rows
        if canonical_code(row[department] if department else None, row[constituency]) != row["id"]
    ]

    assert wrong == []
    assert len(rows) >= 565


@pytest.mark.real
def test_the_departments_that_a_text_lumps_together_are_told_apart_by_the_whole_code(real_data: Path) -> None:
    with real_data.joinpath("reference", "constituency-codes.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["circ_2024_text"][:2] in {"97", "98"}]

    assert [canonical_code(row["circ_2024_text"][:2], row["circ_2024_text"]) for row in rows] == [
        row["id"] for row in rows
    ]
    assert len(rows) == 26


@pytest.mark.parametrize(
    ("department", "constituency", "code"),
    [
        ("1", "1", "01-01"),
        ("1", "101", "01-01"),
        ("01", "01001", "01-01"),
        ("10", "01001", "10-01"),
        (None, "01001", "01-01"),
        (None, "00101", None),
        (" 2a ", "2a01", "2A-01"),
        ("985", "1", "ZM-01"),
        ("99", "11", "ZZ-11"),
        ("97", "97101", "ZA-01"),
        ("ZX", "01", "ZX-01"),
    ],
)
def test_a_coding_is_read_in_its_own_terms(
    department: str | None, constituency: str, code: str | None
) -> None:
    assert canonical_code(department, constituency) == code


@pytest.mark.parametrize(
    ("department", "constituency"),
    [
        ("1", "6"),
        ("1", "0"),
        ("1", ""),
        ("", ""),
        ("20", "1"),
        ("97", "1"),
        ("1", "1.5"),
        ("1", "²"),
        (None, "5"),
        (None, "Ain"),
        (None, "ZZ12"),
        ("Ain", "1"),
    ],
)
def test_what_is_no_constituency_has_no_code(department: str | None, constituency: str) -> None:
    assert canonical_code(department, constituency) is None
