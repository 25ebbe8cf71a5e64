"""``caisse report`` as a treasurer meets it: issue, list, get back, in four forms and two languages."""

import json
from pathlib import Path

import pytest

from tests.official_files import ADA, AIN, ALAN, Place, attachment_list, workbook_2017
from tests.terminal import Terminal, found

ELECTION = ("--election", "legislatives-2017")
PARTY = (*ELECTION, "--party", "Chats")
DAY = ("--issued-on", "2026-11-24")
LIST = attachment_list(
    [("01-01", "F", "LOVELACE", "Ada", "CHATS"), ("01-02", "M", "TURING", "Alan", "CHATS")]
)


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    home = tmp_path_factory.mktemp("reports")
    made = Terminal(home)
    assert made.run("db", "upgrade").exit_code == 0
    results, attached = home.joinpath("results.xlsx"), home.joinpath("attached.csv")
    results.write_bytes(workbook_2017([AIN, Place("01-02", (ADA, ALAN))]))
    attached.write_bytes(LIST)
    definitive = ("--status", "definitive", "--commit")
    assert made.run("import", "results", str(results), *ELECTION, *definitive).exit_code == 0
    assert made.run("import", "attachments", str(attached), *ELECTION, "--commit").exit_code == 0
    return made


def issue(terminal: Terminal, path: Path, *more: str) -> dict[str, object]:
    answer = terminal.json("report", "threshold", *PARTY, "--output", str(path), *DAY, *more)
    assert isinstance(answer, dict)
    return answer


def test_the_help_lists_the_reports_in_french(terminal: Terminal) -> None:
    shown = terminal.run("report", "--help").stdout

    for name, says in {
        "threshold": "Constat de seuil",
        "contributions": "Registre des contributions",
        "member-statement": "Relevé de compte du membre",
        "share-notice": "Avis de quote-part",
        "redistribution": "État de répartition",
        "trial-balance": "Balance générale",
        "general-ledger": "Grand livre",
    }.items():
        described = next(row for row in shown.splitlines() if row.split()[:1] == [name])
        assert says in described
        assert described.endswith(".")
        assert "..." not in described


@pytest.mark.parametrize(
    ("form", "beginning"),
    [("pdf", b"%PDF-1.7"), ("html", b"<!doctype"), ("csv", b"\xef\xbb\xbf"), ("json", b"{")],
)
def test_a_report_is_written_in_each_form(
    terminal: Terminal, tmp_path: Path, form: str, beginning: bytes
) -> None:
    path = tmp_path.joinpath(f"seuil.{form}")

    answer = issue(terminal, path, "--format", form)

    content = path.read_bytes()
    assert content.startswith(beginning)
    assert answer["bytes"] == len(content)
    assert answer["title"] == "Il manque 48 circonscriptions\u00a0: CHATS n’accède pas à l’aide publique"
    assert (answer["report"], answer["status"], answer["issues"]) == ("threshold", "definitive", [])
    assert str(answer["head"]).count(":") == 1


def test_issued_twice_it_is_the_same_report_byte_for_byte(terminal: Terminal, tmp_path: Path) -> None:
    first, second = tmp_path.joinpath("a.html"), tmp_path.joinpath("b.html")

    one = issue(terminal, first, "--format", "html", "--names")
    two = issue(terminal, second, "--format", "html", "--names")

    assert first.read_bytes() == second.read_bytes()
    assert (one["number"], one["digest"]) == (two["number"], two["digest"])
    assert (one["already_issued"], two["already_issued"]) == (False, True)
    assert "LOVELACE Ada" in first.read_text(encoding="utf-8")


def test_a_report_may_be_in_english(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path.joinpath("threshold.json")

    issue(terminal, path, "--format", "json", "--lang", "en")

    data = json.loads(path.read_bytes())
    assert data["language"] == "en"
    assert data["title"] == "48 constituencies are missing: CHATS has no access to public aid"


def test_earlier_reports_are_listed_and_come_back_as_issued(terminal: Terminal, tmp_path: Path) -> None:
    issued, again = tmp_path.joinpath("a.csv"), tmp_path.joinpath("b.csv")
    number = str(issue(terminal, issued, "--format", "csv")["number"])

    listed = terminal.run("report", "list").stdout
    records = terminal.json("report", "list")["reports"]
    gotten = terminal.run("report", "get", number, "--format", "csv", "--output", str(again))

    assert f"{number} · Constat de seuil" in listed
    assert "csv" in next(record for record in records if record["number"] == number)["forms"]
    assert gotten.exit_code == 0
    assert again.read_bytes() == issued.read_bytes()
    digest = terminal.json("report", "get", number, "--format", "csv", "--output", str(again))["digest"]
    assert digest == next(record for record in records if record["number"] == number)["forms"]["csv"]


def test_the_answer_to_a_person_says_the_figure_and_the_file(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path.joinpath("seuil.csv")

    said = terminal.run("report", "threshold", *PARTY, "--format", "csv", "--output", str(path))

    assert said.exit_code == 0
    assert said.stdout.splitlines()[0].startswith("Il manque 48 circonscriptions")
    assert str(path) in said.stdout.splitlines()[1]


def test_without_any_report_the_list_says_where_to_begin(tmp_path: Path) -> None:
    empty = Terminal(tmp_path)
    empty.run("db", "upgrade")

    assert "Aucun rapport n’a encore été émis" in empty.run("report", "list").stdout


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("threshold", *ELECTION, "--party", "Chiens"), "matching.party_unknown"),
        (("trial-balance", "--year", "2025"), "ledger.no_fiscal_year"),
        (("general-ledger", "--year", "2025", "--until", "2025-03-31"), "ledger.no_fiscal_year"),
        (("member-statement", "--year", "2025", "--member", "a"), "ledger.no_fiscal_year"),
        (("redistribution", "--plan", "2025-1"), "reports.unknown_plan"),
        (("share-notice", "--plan", "2025-1", "--member", "A"), "reports.unknown_plan"),
        (("contributions", "--year", "2025", "--member", "Z"), "reports.unknown_member"),
        (("get", "2025-0000000000"), "reports.unknown_number"),
    ],
)
def test_what_does_not_exist_is_said_with_exit_code_one(
    terminal: Terminal, tmp_path: Path, words: tuple[str, ...], code: str
) -> None:
    path = tmp_path.joinpath("x.pdf")

    answer = terminal.run("report", *words, "--output", str(path), "--json")

    assert answer.exit_code == 1
    record = json.loads(answer.stdout)
    assert record["issues"][0]["code"] == code
    assert record["number"] is None
    assert not path.exists()


@pytest.mark.parametrize("place", ["absent/seuil.csv", "."])
def test_a_file_that_cannot_be_written_is_said(terminal: Terminal, tmp_path: Path, place: str) -> None:
    path = tmp_path.joinpath(place)

    refused = terminal.run("report", "threshold", *PARTY, "--format", "csv", "--output", str(path))

    assert refused.exit_code == 1
    assert "ne peut pas être écrit" in refused.stderr


def test_an_empty_register_is_a_report_too(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path.joinpath("registre.json")

    answer = terminal.json(
        "report", "contributions", "--year", "2025", "--format", "json", "--output", str(path)
    )

    assert answer["title"] == "0 contribution acceptée, dont 0,00\u00a0€ en argent"


def test_an_administrator_reads_no_report(tmp_path: Path) -> None:
    guarded = Terminal(tmp_path)
    guarded.run("db", "upgrade")
    found(guarded)

    refused = guarded.json(
        "report", "trial-balance", "--year", "2025", "--output", str(tmp_path.joinpath("b.pdf")),
        "--as", "ana@example.org",
    )  # fmt: skip

    assert refused["issues"][0]["code"] == "identity.not_allowed"
