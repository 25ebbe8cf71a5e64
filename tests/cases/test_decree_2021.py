"""Décret n° 2021-203 of 23 February 2021: every party's aid, within one cent, from its votes and one rate."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from tests.terminal import Terminal

RATE = "1.641296695"
PARTIES = [
    # party, branch, votes, women, men, deduction and payment in cents as published
    ("En Marche !", "general", 6_152_527, 228, 220, 0, 1_009_812_223),
    ("Front national", "general", 2_973_612, 279, 290, 0, 488_057_955),
    ("Les Républicains", "general", 3_478_875, 182, 278, 178_743_633, 392_242_971),
    ("La France insoumise", "general", 2_438_734, 262, 285, 25_245_461, 375_023_145),
    ("Parti socialiste", "general", 1_594_942, 179, 183, 0, 261_777_303),
    ("Debout la France", "general", 247_480, 180, 188, 1_324_526, 39_294_285),
    ("Tapura Huiraatira", "overseas", 32_906, 2, 1, 0, 5_400_851),
    ("Mouvement indépendantiste martiniquais", "overseas", 8_780, 0, 1, 0, 1_441_058),
    ("Calédonie ensemble", "overseas", 16_743, 0, 2, 2_748_023, 0),
    ("Parti progressiste martiniquais", "overseas", 18_731, 0, 3, 3_074_313, 0),
]
KEYS = ["party", "branch", "votes", "women", "men", "gross_cents", "deduction_cents", "net_cents"]


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    opened = Terminal(tmp_path.joinpath("home"))
    assert opened.run("db", "upgrade").exit_code == 0
    return opened


def aid(terminal: Terminal, path: Path) -> dict[str, tuple[int, int, int]]:
    answer = terminal.json("aid", str(path), "--election", "legislatives-2017", "--rate", RATE)
    assert answer["issues"] == []
    assert list(answer["parties"][0]) == KEYS
    return {
        row["party"]: (row["gross_cents"], row["deduction_cents"], row["net_cents"])
        for row in answer["parties"]
    }


def test_the_parties_quoted_here_get_what_the_decree_paid(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path.joinpath("parties.csv")
    lines = [",".join(map(str, row[:5])) for row in PARTIES]
    path.write_text("\n".join(["party,branch,votes,women,men", *lines, ""]), encoding="utf-8")
    found = aid(terminal, path)
    for party, _, _, _, _, deduction, paid in PARTIES:
        gross, withheld, net = found[party]
        assert abs(withheld - deduction) <= 1
        assert abs(net - paid) <= 1
        assert gross == withheld + net


@pytest.mark.real
def test_every_row_of_the_decree_is_within_one_cent(terminal: Terminal, golden_cases: Path) -> None:
    path = golden_cases.joinpath("decree-2021-203.csv")
    found = aid(terminal, path)
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(found) == len(rows) == 28
    for row in rows:
        _, withheld, net = found[row["party"]]
        assert abs(withheld - int(Decimal(row["deduction_eur"]).scaleb(2))) <= 1
        assert abs(net - int(Decimal(row["paid_eur"]).scaleb(2))) <= 1
