"""The threshold report of Caisse Claire 2017, from the official files to the page."""

import json
from pathlib import Path

import pytest

from tests.terminal import Terminal

pytestmark = [pytest.mark.real, pytest.mark.full]

ELECTION = ("--election", "legislatives-2017")


def test_caisse_claire_reaches_34_and_the_report_says_35_if_rounded(
    real_data: Path, golden_cases: Path, tmp_path: Path
) -> None:
    terminal = Terminal(tmp_path)
    terminal.run("db", "upgrade")
    for kind, path, more in (
        (
            "results",
            real_data.joinpath("results/2017/leg-2017-t1-definitive.xlsx"),
            ("--status", "definitive"),
        ),
        ("attachments", real_data.joinpath("attachments/rattachement-2017.csv"), ()),
        ("decisions", golden_cases.joinpath("decisions-2017.csv"), ()),
    ):
        assert terminal.run("import", kind, str(path), *ELECTION, *more, "--commit").exit_code == 0
    written = tmp_path.joinpath("seuil.json")

    terminal.run(
        "report",
        "threshold",
        *ELECTION,
        "--party",
        "CAISSE CLAIRE",
        "--format",
        "json",
        "--output",
        str(written),
    )

    document = json.loads(written.read_bytes())
    tables = {
        block["key"]: block
        for section in document["sections"]
        for block in section["blocks"]
        if "rows" in block
    }
    assert document["title"].startswith("Il manque 16 circonscriptions")
    assert document["lead"][0]["text"].startswith(
        "35 si l’on arrondit. En 43-02\u00a0: 414 voix sur 41\u202f461"
    )
    assert len(tables["reached"]["rows"]) == 34
    assert tables["near"]["rows"][0] == {
        "constituency": "43-02",
        "votes": 414,
        "expressed": 41_461,
        "exact_share": {"part": 414, "whole": 41_461},
        "required_votes": 415,
        "vote_margin": -1,
    }
