"""The official files give the figures that are published, to the unit."""

from pathlib import Path

import pytest

from electoral.imports.attachment_lists import parse_attachments
from electoral.imports.decision_lists import parse_decisions
from electoral.imports.results import parse_results

pytestmark = pytest.mark.real

TOTALS = [
    # file, format, candidacies, registered, expressed, votes
    ("2017/leg-2017-t1-definitive.xlsx", "interieur-2017", 7_877, 47_570_988, 22_654_164, 22_654_164),
    (
        "2017/leg-2017-t1-provisional-noheader.csv",
        "interieur-2017-noheader",
        7_877,
        47_571_221,
        22_654_559,
        22_654_559,
    ),
    ("2024/leg-2024-t1-definitive.xlsx", "interieur-2024", 4_009, 49_332_709, 32_057_946, 32_057_944),
    (
        "2024/leg-2024-t1-provisional-long-cp850.csv",
        "interieur-2024-long",
        4_009,
        49_332_761,
        32_060_277,
        32_060_275,
    ),
    ("2012/leg-2012-t1-cdsp.csv", "cdsp", 6_610, 46_082_104, 25_952_859, 25_952_785),
]


@pytest.mark.parametrize(("name", "format_id", "candidacies", "registered", "expressed", "votes"), TOTALS)
def test_national_totals_are_those_published(
    real_data: Path, name: str, format_id: str, candidacies: int, registered: int, expressed: int, votes: int
) -> None:
    parsed = parse_results(real_data.joinpath("results", name).read_bytes())
    found = parsed.constituencies

    assert [issue for issue in parsed.issues if issue.severity.value == "error"] == []
    assert parsed.format == format_id
    assert len(found) == 577
    assert sum(len(each.candidacies) for each in found) == candidacies
    assert sum(each.registered for each in found) == registered
    assert sum(each.expressed for each in found) == expressed
    assert sum(each.votes for each in found) == votes


@pytest.mark.parametrize(
    ("name", "constituencies"),
    [
        ("2017/leg-2017-t1-definitive.xlsx", []),
        ("2024/leg-2024-t1-definitive.xlsx", ["16-02", "27-04", "34-04", "75-02"]),
        ("2012/leg-2012-t1-cdsp.csv", ["75-08"]),
    ],
)
def test_constituencies_that_do_not_add_up_are_warned_of_and_kept(
    real_data: Path, name: str, constituencies: list[str]
) -> None:
    parsed = parse_results(real_data.joinpath("results", name).read_bytes())

    assert [(issue.code, issue.severity.value) for issue in parsed.issues] == [
        ("imports.votes_do_not_add_up", "warning")
    ] * len(constituencies)
    assert sorted(str(issue.params["constituency"]) for issue in parsed.issues) == constituencies


def test_the_two_files_of_2017_differ_for_309_candidates(real_data: Path) -> None:
    definitive, provisional = (
        {
            (each.code, one.panel): one.votes
            for each in parse_results(real_data.joinpath("results/2017", name).read_bytes()).constituencies
            for one in each.candidacies
        }
        for name in ("leg-2017-t1-definitive.xlsx", "leg-2017-t1-provisional-noheader.csv")
    )

    assert definitive.keys() == provisional.keys()
    assert sum(definitive[key] != provisional[key] for key in definitive) == 309


def test_candidates_without_a_vote_are_kept(real_data: Path) -> None:
    parsed = parse_results(real_data.joinpath("results/2017/leg-2017-t1-definitive.xlsx").read_bytes())

    assert sum(one.votes == 0 for each in parsed.constituencies for one in each.candidacies) == 102


def test_cp850_names_are_read_as_they_are_spelt(real_data: Path) -> None:
    parsed = parse_results(
        real_data.joinpath("results/2024/leg-2024-t1-provisional-long-cp850.csv").read_bytes()
    )

    assert parsed.encoding == "CP850"
    assert parsed.constituencies[0].candidacies[0].first_name == "Éric"


def test_the_attachment_list_of_2017_is_read_whole(real_data: Path) -> None:
    parsed = parse_attachments(real_data.joinpath("attachments/rattachement-2017.csv").read_bytes())

    assert (len(parsed.rows), parsed.issues) == (6_825, ())
    own = [row for row in parsed.rows if row.party == "CAISSE CLAIRE"]
    assert (len(own), sum(row.sex == "F" for row in own)) == (110, 47)


def test_the_decisions_of_2017_are_read_whole(golden_cases: Path) -> None:
    parsed = parse_decisions(golden_cases.joinpath("decisions-2017.csv").read_bytes())

    assert (len(parsed.rows), parsed.issues) == (27, ())


@pytest.mark.parametrize("name", ["2017/leg-2017-t1-definitive.xlsx", "2024/leg-2024-t1-definitive.xlsx"])
def test_an_official_workbook_cut_in_two_is_refused(real_data: Path, name: str) -> None:
    content = real_data.joinpath("results", name).read_bytes()

    parsed = parse_results(content[: len(content) >> 1])

    assert [issue.code for issue in parsed.issues] == ["imports.workbook_damaged"]


@pytest.mark.parametrize(
    "name", ["2017/leg-2017-t1-provisional-noheader.csv", "2024/leg-2024-t1-provisional-long-cp850.csv"]
)
def test_an_official_text_cut_in_two_is_refused(real_data: Path, name: str) -> None:
    content = real_data.joinpath("results", name).read_bytes()

    codes = {issue.code for issue in parse_results(content[: len(content) >> 1]).issues}

    assert codes & {"imports.row_cut", "imports.quotes_damaged"}
