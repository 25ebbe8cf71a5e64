"""Caisse Claire, June 2017: from the ministry's two files to 34 constituencies, by the command line."""

from pathlib import Path
from typing import Any

import pytest

from tests.terminal import Terminal

pytestmark = pytest.mark.real

ELECTION = ("--election", "legislatives-2017")
BEFORE, AFTER = "before", "after"


@pytest.fixture(scope="module")
def counted(
    real_data: Path, golden_cases: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, dict[str, Any]]:
    """The verdicts of four parties before and after the decisions, from one import."""
    terminal = Terminal(tmp_path_factory.mktemp("claire"))
    assert terminal.run("db", "upgrade").exit_code == 0
    results = str(real_data.joinpath("results/2017/leg-2017-t1-definitive.xlsx"))
    attachments = str(real_data.joinpath("attachments/rattachement-2017.csv"))
    decisions = str(golden_cases.joinpath("decisions-2017.csv"))
    assert (
        terminal.run("import", "results", results, *ELECTION, "--status", "definitive", "--commit").exit_code
        == 0
    )
    assert terminal.run("import", "attachments", attachments, *ELECTION, "--commit").exit_code == 0
    found = {BEFORE: {party: verdict(terminal, party) for party in PARTIES}}
    queue = terminal.json("matching", "list", *ELECTION, "--party", "CAISSE CLAIRE")
    assert terminal.run("import", "decisions", decisions, *ELECTION, "--commit").exit_code == 0
    found[AFTER] = {party: verdict(terminal, party) for party in PARTIES}
    found["queue"] = queue
    return found


def verdict(terminal: Terminal, party: str) -> Any:  # noqa: ANN401 - what json.loads gives
    return terminal.json("verdict", *ELECTION, "--party", party)


PARTIES = {
    # party: exact, if rounded, access, on exact names alone
    "LUTTE OUVRIERE": (83, 85, True, 82),
    "UNION POPULAIRE RÉPUBLICAINE": (37, 39, False, 37),
    "CAISSE CLAIRE": (34, 35, False, 30),
    "EUROPE ÉCOLOGIE LES VERTS": (453, 453, True, 435),
}
Counted = dict[str, dict[str, Any]]


@pytest.mark.parametrize("party", PARTIES)
def test_every_party_of_the_golden_table_reaches_what_it_says(counted: Counted, party: str) -> None:
    exact, rounded, qualifies, on_names = PARTIES[party]
    before, after = counted[BEFORE][party], counted[AFTER][party]
    assert before["constituencies_reached"] == on_names
    assert (after["constituencies_reached"], after["constituencies_reached_if_rounded"]) == (exact, rounded)
    assert (after["qualifies"], after["required"], after["margin"]) == (qualifies, 50, exact - 50)


def test_the_golden_table_is_the_one_quoted_here(golden_cases: Path) -> None:
    lines = golden_cases.joinpath("thresholds-2017.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert lines == [
        f"{party},{exact},{rounded},{'yes' if qualifies else 'no'},{on_names}"
        for party, (exact, rounded, qualifies, on_names) in PARTIES.items()
    ]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("candidates", 110),
        ("women", 47),
        ("men", 63),
        ("constituencies", 95),
        ("candidates_reached", 36),
        ("constituencies_reached", 34),
        ("constituencies_reached_if_rounded", 35),
        ("votes", 52_650),
        ("required", 50),
        ("margin", -16),
        ("qualifies", False),
        ("branch", "general"),
        ("version", "legislatives-2017-t1-definitive-1"),
        ("unmatched", []),
        ("doubles", []),
    ],
)
def test_caisse_claire_after_the_decisions(counted: Counted, key: str, value: object) -> None:
    assert counted[AFTER]["CAISSE CLAIRE"][key] == value


def test_the_whole_difference_between_34_and_35_is_one_candidate_named_in_the_warning(
    counted: Counted,
) -> None:
    cases = [
        issue["message"]
        for issue in counted[AFTER]["CAISSE CLAIRE"]["issues"]
        if issue["code"] == "verdict.rounding_case"
    ]
    assert len(cases) == 1
    assert cases[0].startswith("En 43-02, ")
    assert "414 voix sur 41\u202f461, soit 0,9985\u00a0%" in cases[0]


def test_three_near_spellings_come_first_with_their_reason(counted: Counted) -> None:
    near = {
        row["constituency"]: row["suggestions"][0]["score"]
        for row in counted[BEFORE]["CAISSE CLAIRE"]["unmatched"]
        if row["suggestions"] and row["suggestions"][0]["score"] >= 90
    }
    assert sorted(near) == ["73-01", "77-01", "ZZ-07"]


def test_eight_names_wait_for_a_person_and_the_queue_hides_their_votes(counted: Counted) -> None:
    unmatched = counted[BEFORE]["CAISSE CLAIRE"]["unmatched"]
    assert sorted(row["constituency"] for row in unmatched) == [
        "2B-02", "44-03", "69-01", "73-01", "75-07", "77-01", "ZZ-05", "ZZ-07",
    ]  # fmt: skip
    queue = counted["queue"]
    assert (queue["rows"], queue["exact"], queue["decided"]) == (110, 102, 0)
    assert queue["unmatched"] == unmatched
    assert all("votes" not in suggestion for row in unmatched for suggestion in row["suggestions"])


def test_what_was_read_is_named_with_its_digest(counted: Counted) -> None:
    sources = counted[AFTER]["CAISSE CLAIRE"]["sources"]
    assert [source["kind"] for source in sources] == ["law", "results", "attachments"]
    assert "au moins 1\u00a0% des suffrages exprimés" in sources[0]["quote"]
    assert all(len(source["digest"]) == 64 for source in sources[1:])
