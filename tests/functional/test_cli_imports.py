"""``caisse import results|attachments|decisions``: the keys that scripts read, the words that people read."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.official_files import (
    ADA,
    AIN,
    Place,
    attachment_list,
    decisions,
    text_2017,
    text_2024,
    workbook_2017,
)
from tests.terminal import Terminal

RESULT_KEYS = [
    "batch", "digest", "format", "state", "version", "constituencies", "candidacies", "registered", "voted",
    "blank", "null", "expressed", "votes", "issues",
]  # fmt: skip
FIGURES = RESULT_KEYS[5:-1]
LIST_KEYS = [
    "batch",
    "digest",
    "format",
    "state",
    "rows",
    "matched",
    "suggested",
    "unmatched",
    "doubles",
    "issues",
]
DECISION_KEYS = ["batch", "digest", "format", "state", "rows", "matched", "refused", "set_aside", "issues"]
ELECTION = ("--election", "legislatives-2017")
DEFINITIVE = (*ELECTION, "--status", "definitive")


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    opened = Terminal(tmp_path.joinpath("home"))
    assert opened.run("db", "upgrade").exit_code == 0
    return opened


def saved(folder: Path, content: bytes, name: str = "file") -> str:
    path = folder.joinpath(name)
    path.write_bytes(content)
    return str(path)


def test_results_answer_their_keys_with_and_without_commit(terminal: Terminal, tmp_path: Path) -> None:
    path = saved(tmp_path, workbook_2017([AIN]))

    preview = terminal.json("import", "results", path, *DEFINITIVE)
    commit = terminal.json("import", "results", path, *DEFINITIVE, "--commit")

    assert list(preview) == list(commit) == RESULT_KEYS
    assert (preview["state"], commit["state"]) == ("staged", "committed")
    assert [preview[key] for key in FIGURES] == [commit[key] for key in FIGURES]
    assert [commit[key] for key in FIGURES] == [1, 2, 1000, 100, 0, 0, 100, 100]
    (issue,) = preview["issues"]
    assert list(issue) == ["line", "column", "code", "severity", "message"]
    assert (issue["code"], issue["severity"]) == ("imports.constituencies_missing", "warning")


def test_a_refused_file_answers_the_same_keys_with_nulls_and_exits_1(
    terminal: Terminal, tmp_path: Path
) -> None:
    path = saved(tmp_path, text_2017([replace(AIN, expressed=59), Place("2A-01", (ADA,))]))

    run = terminal.run("import", "results", path, *DEFINITIVE, "--commit", "--json")
    answer = terminal.json("import", "results", path, *DEFINITIVE, "--commit")

    assert run.exit_code == 1
    assert list(answer) == RESULT_KEYS
    assert {answer[key] for key in FIGURES} == {None}
    assert [(issue["line"], issue["column"], issue["message"]) for issue in answer["issues"]][-1] == (
        1,
        "X",
        "01-01\u00a0: LOVELACE Ada a 60 voix pour 59 exprimés.",
    )


def test_an_unknown_election_answers_the_same_keys(terminal: Terminal, tmp_path: Path) -> None:
    path = saved(tmp_path, workbook_2017([AIN]))

    answer = terminal.json(
        "import", "results", path, "--election", "legislatives-1848", "--status", "definitive"
    )

    assert sorted(answer) == sorted(RESULT_KEYS)
    assert answer["issues"][0]["code"] == "imports.election_unknown"


def test_a_file_that_is_not_there_is_said(terminal: Terminal) -> None:
    run = terminal.run("import", "results", "nowhere.xlsx", *DEFINITIVE)

    assert run.exit_code == 1
    assert "nowhere.xlsx" in run.stderr


def test_a_command_badly_written_exits_2(terminal: Terminal, tmp_path: Path) -> None:
    path = saved(tmp_path, workbook_2017([AIN]))

    assert terminal.run("import", "results", path, *ELECTION).exit_code == 2
    assert terminal.run("import", "results", path, *ELECTION, "--status", "final").exit_code == 2
    assert terminal.run("import", "results", path, *DEFINITIVE, "--round", "3").exit_code == 2


def test_people_read_sentences(terminal: Terminal, tmp_path: Path) -> None:
    path = saved(tmp_path, text_2024([replace(AIN, registered=12_345)]))

    preview = terminal.run("import", "results", path, *DEFINITIVE).stdout
    commit = terminal.run("import", "results", path, *DEFINITIVE, "--commit").stdout

    assert "pas encore enregistré" in preview
    assert "Lot 1 enregistré" in commit
    assert "Inscrits\u00a0: 12\u202f345" in commit
    assert "Attention" in commit


def test_of_very_many_findings_people_read_the_first(terminal: Terminal, tmp_path: Path) -> None:
    places = [Place(f"75-{number:02d}", (replace(ADA, sex="X"),) * 4) for number in range(1, 19)]
    path = saved(tmp_path, text_2017(places, 4))

    run = terminal.run("import", "results", path, *DEFINITIVE)

    assert run.exit_code == 1
    assert "Le fichier est refusé" in run.stdout
    assert "ligne 1, colonne T" in run.stdout
    assert "… et encore 22" in run.stdout


def test_a_list_and_its_decisions_answer_their_keys(terminal: Terminal, tmp_path: Path) -> None:
    terminal.json("import", "results", saved(tmp_path, workbook_2017([AIN]), "r"), *DEFINITIVE, "--commit")
    listed = saved(tmp_path, attachment_list([("01-01", "F", "LOVELASS", "Ada", "CHATS")]), "a")
    decided = saved(tmp_path, decisions("01-01,LOVELASS Ada,LOVELACE Ada,,,"), "d")

    first = terminal.json("import", "attachments", listed, *ELECTION, "--commit")
    second = terminal.json("import", "decisions", decided, *ELECTION, "--commit")

    assert list(first) == LIST_KEYS
    assert [first[key] for key in LIST_KEYS[4:9]] == [1, 0, 1, 1, 0]
    assert list(second) == DECISION_KEYS
    assert [second[key] for key in DECISION_KEYS[4:8]] == [1, 1, 0, 0]
    assert (
        "Lignes\u00a0: 1. Rapprochées\u00a0: 1."
        in terminal.run("import", "attachments", listed, *ELECTION).stdout
    )
    assert "déjà enregistré" in terminal.run("import", "decisions", decided, *ELECTION).stdout


def test_a_refused_list_and_refused_decisions_exit_1(terminal: Terminal, tmp_path: Path) -> None:
    bad = saved(tmp_path, b"%PDF-1.7")

    for noun, keys in (("attachments", LIST_KEYS), ("decisions", DECISION_KEYS)):
        assert terminal.run("import", noun, bad, *ELECTION).exit_code == 1
        answer = terminal.json("import", noun, bad, *ELECTION)
        assert list(answer) == keys
        assert answer["issues"][0]["code"] == "imports.wrong_file_type"
