from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from electoral.aid import QualifiedParty, aid_of_party, rate_of_envelope, read_envelope_cents, read_rate
from electoral.aid_list import ParsedAidList, parse_aid_list
from electoral.thresholds import Branch

VOTE_2017 = date(2017, 6, 11)
RATE_2021 = Fraction("1.641296695")
HEADER = "party,branch,votes,women,men\n"


def party(votes: int, women: int, men: int, branch: Branch = Branch.GENERAL) -> QualifiedParty:
    return QualifiedParty("Aubépine", branch, votes, women, men)


def test_the_aid_is_votes_times_rate_less_parity() -> None:
    aid = aid_of_party(party(3_478_875, 182, 278), RATE_2021, VOTE_2017)
    assert (aid.gross_cents, aid.deduction_cents, aid.net_cents) == (570_986_604, 178_743_633, 392_242_971)


def test_the_worked_case_k2_receives_164_975_61() -> None:
    aid = aid_of_party(party(156_000, 48, 54), Fraction("1.159878116"), date(2024, 6, 30))
    assert (aid.gross_cents, aid.deduction_cents, aid.net_cents) == (18_094_099, 1_596_538, 16_497_561)


@pytest.mark.parametrize(
    ("women", "men", "branch", "net"),
    [
        (49, 51, Branch.GENERAL, 100_000),
        (48, 50, Branch.GENERAL, 96_939),  # loses 3/98
        (1, 6, Branch.GENERAL, 0),  # loses everything
        (0, 2, Branch.OVERSEAS, 0),
        (0, 1, Branch.OVERSEAS, 100_000),
    ],
)
def test_parity_at_its_boundaries(women: int, men: int, branch: Branch, net: int) -> None:
    assert aid_of_party(party(1_000, women, men, branch), Fraction(1), VOTE_2017).net_cents == net


def test_half_a_cent_is_rounded_up() -> None:
    assert aid_of_party(party(1, 1, 1), Fraction("0.005"), VOTE_2017).gross_cents == 1
    assert aid_of_party(party(1, 1, 1), Fraction("0.00499"), VOTE_2017).gross_cents == 0


def test_the_rate_of_an_envelope_is_exact() -> None:
    assert rate_of_envelope(100_001, 3) == Fraction(100_001, 300)


@pytest.mark.parametrize(
    ("written", "rate"),
    [
        ("1.641296695", RATE_2021),
        (" 1,641296695 ", RATE_2021),
        ("2", Fraction(2)),
        ("0.1", Fraction(1, 10)),
        ("0", None),
        ("0.0", None),
        ("-1", None),
        ("1e3", None),
        ("1.", None),
        ("", None),
        ("١", None),
    ],
)
def test_a_rate_is_read_exactly_from_its_decimals(written: str, rate: Fraction | None) -> None:
    assert read_rate(written) == rate


@pytest.mark.parametrize(
    ("written", "cents"),
    [
        ("64262871.05", 6_426_287_105),
        ("12345,6", 1_234_560),
        ("12345.678", None),
        ("0.00", None),
        ("12 345", None),
        ("x", None),
    ],
)
def test_an_envelope_has_two_decimals_at_most(written: str, cents: int | None) -> None:
    assert read_envelope_cents(written) == cents


@given(st.integers(0, 10_000_000), st.integers(1, 10**12), st.integers(0, 600), st.integers(0, 600))
def test_gross_less_deduction_is_net_and_never_negative(votes: int, rate: int, women: int, men: int) -> None:
    aid = aid_of_party(party(votes, women, men), Fraction(rate, 10**9), VOTE_2017)
    assert aid.gross_cents - aid.deduction_cents == aid.net_cents >= 0


def codes(parsed: ParsedAidList) -> list[tuple[int | None, str | None, str]]:
    return [(issue.line, issue.column, issue.code) for issue in parsed.issues]


def test_a_list_is_read_whatever_the_order_of_its_columns_and_with_others_beside() -> None:
    content = (
        "Party;paid_eur;Men;Women;Branch;Votes\nAubépine;1,00;2;3;general;158 866\nCap;;1;0;outre-mer;7\n"
    )
    assert parse_aid_list(content.encode()) == ParsedAidList(
        (
            QualifiedParty("Aubépine", Branch.GENERAL, 158_866, 3, 2),
            QualifiedParty("Cap", Branch.OVERSEAS, 7, 0, 1),
        ),
        (),
    )


def test_every_fault_of_a_list_is_told_with_its_line_and_column() -> None:
    content = (
        HEADER
        + "Aubépine,general,1,2,3\n"
        + "Bruyère,générale,-1,2,x\n"
        + "Coquelicot,province,1.5,2,3\n"
        + "AUBEPINE,general,1,2,3\n"
        + ",general,1,2,3\n"
        + "Total général,general,1,2,3\n"
        + "Dahlia,overseas\n"
    )
    parsed = parse_aid_list(content.encode())
    assert parsed.parties == ()
    assert codes(parsed) == [
        (3, "votes", "imports.count_negative"),
        (3, "men", "imports.count_not_integer"),
        (4, "branch", "aid.branch_unknown"),
        (4, "votes", "imports.count_not_integer"),
        (5, "party", "aid.party_twice"),
        (6, "party", "imports.name_missing"),
        (7, "party", "aid.total_row"),
        (8, "votes", "imports.count_missing"),
        (8, "women", "imports.count_missing"),
        (8, "men", "imports.count_missing"),
    ]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"", (None, None, "imports.empty_file")),
        (b"PK\x03\x04\x00\x00", (None, None, "imports.not_text")),
        (b"party,branch,votes,women\nA,general,1,2\n", (1, "men", "aid.column_missing")),
        (HEADER.encode(), (1, None, "aid.no_party")),
    ],
)
def test_a_file_that_is_no_list_is_refused(content: bytes, found: tuple[int | None, str | None, str]) -> None:
    assert codes(parse_aid_list(content)) == [found]
