"""Files of keys and designations: whatever the bytes, findings are said and nothing else is raised."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caisse.kernel.messages import LANGUAGES
from caisse.schemas.keys import read_key
from caisse.services.designation_lists import check_shares, read_designations
from electoral.imports.findings import Findings
from tests.conftest import ROOT

KEY = ROOT.joinpath("docs", "examples", "cle.toml").read_bytes()
DESIGNATIONS = (
    b"constituency,candidate,panel,member,share\n"
    b"01-01,LOVELACE Ada,,A,33.33\n01-01,LOVELACE Ada,,B,66.67\n2A-01,,4,B,2/3\n2A-01,,4,C,1/3\n"
)


@st.composite
def changed(draw: st.DrawFn, content: bytes) -> bytes:
    """Cut, insert and overwrite a few bytes of a file."""
    made = bytearray(content)
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, len(made)))
        made[place : place + draw(st.integers(0, 12))] = draw(st.binary(max_size=6))
    return bytes(made)


@given(changed(KEY) | st.binary(max_size=300))
def test_a_changed_key_is_read_or_refused_with_findings(content: bytes) -> None:
    read = read_key(content)
    assert (read.key is None) == bool(read.issues)
    assert all(issue.message(lang) for issue in read.issues for lang in LANGUAGES)


@given(changed(DESIGNATIONS) | st.binary(max_size=300))
def test_changed_designations_are_read_or_refused_with_findings(content: bytes) -> None:
    read = read_designations(content)
    assert read.rows or read.issues
    assert all(0 < row.share <= 1 for row in read.rows)
    assert all(issue.message(lang) for issue in read.issues for lang in LANGUAGES)


@pytest.mark.parametrize("value", [b"[" * 10, b"[" * 100_000, b"9" * 5_000], ids=["short", "deep", "long"])
def test_a_key_that_would_exhaust_its_reader_is_refused(value: bytes) -> None:
    assert [issue.code for issue in read_key(b"a = " + value).issues] == ["keys.not_toml"]


@pytest.mark.parametrize("content", [b"PK\x03\x04\x14\x00\x06\x00", b"%PDF-1.7\n\xff\x00", b"\x00" * 40])
def test_a_file_of_another_kind_is_refused(content: bytes) -> None:
    assert read_designations(content).issues
    assert read_key(content).issues


@given(st.lists(st.integers(1, 50), min_size=1, max_size=8))
def test_shares_by_parts_of_one_denominator_always_make_a_whole(parts: list[int]) -> None:
    whole = sum(parts)
    lines = [f"01-01,1,M{number},{part}/{whole}" for number, part in enumerate(parts)]
    read = read_designations("\n".join(["constituency,panel,member,share", *lines, ""]).encode())
    findings = Findings()
    check_shares(((row, row.panel) for row in read.rows), findings)
    assert (read.issues, findings.issues) == ((), [])
    assert sum((row.share for row in read.rows), Fraction(0)) == 1
