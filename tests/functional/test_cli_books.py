"""The books at the command line: years, accounts, entries, verify."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pysqlite3
import pytest

from tests.terminal import PASSWORD, Terminal, found

ANA, BO, CHLOE = "ana@example.org", "bo@example.org", "chloe@example.org"
YEAR = str(datetime.now(UTC).year)
DRAFT = (
    "entry", "draft", "--journal", "BM", "--date", f"{YEAR}-01-01", "--label", "Don", "--piece", "R-1",
    "--debit", "5121=1 234,50", "--credit", "7541=1234.5",
)  # fmt: skip


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with its first accounts and an open year, made once: hashing passwords takes its time."""
    home = tmp_path_factory.mktemp("founded")
    made = Terminal(home)
    made.run("db", "upgrade")
    found(made)
    _add(made, "dora@example.org", "Dora Klein", "facilitator")
    assert made.run("fiscal-year", "open", YEAR, "--as", CHLOE).exit_code == 0
    return home


@pytest.fixture
def terminal(founded: Path, tmp_path: Path) -> Terminal:
    home = tmp_path.joinpath("home")
    shutil.copytree(founded, home)
    return Terminal(home)


def _add(terminal: Terminal, address: str, name: str, role: str) -> None:
    invited = terminal.json("user", "invite", address, "--name", name, "--as", ANA)
    code = invited["invitations"][0]["code"]
    typed = f"{PASSWORD}\n"
    terminal.run("user", "accept", address, "--code", code, "--password-stdin", typed=typed)
    terminal.run("user", "sign-in", address, "--password-stdin", typed=typed)
    asked = terminal.json("grant", "ask", address, role, "--reason", "élue", "--as", ANA)
    if asked["grant"] is None:
        terminal.run("grant", "approve", str(asked["request"]), "--as", BO)


def test_a_draft_is_posted_by_another_person_and_verified(terminal: Terminal, tmp_path: Path) -> None:
    receipt = tmp_path.joinpath("recu.pdf")
    receipt.write_bytes(b"%PDF- recu")
    drafted = terminal.json(*DRAFT, "--document", str(receipt), "--as", CHLOE)
    name = f"{drafted['id']}:{drafted['digest'][:16]}"
    refused = terminal.run("entry", "post", name, "--as", CHLOE)
    assert refused.exit_code == 1
    assert "une autre personne doit le valider" in refused.stderr
    posted = terminal.json("entry", "post", name, "--as", "dora@example.org", "--key", "k")
    assert posted["posted"][0]["number"] == f"{YEAR}-0001"
    shown = terminal.json("entry", "show", f"{YEAR}-0001")
    assert [each["amount_cents"] for each in shown["lines"]] == [123_450, -123_450]
    assert "crédit 7541" in terminal.run("entry", "show", f"{YEAR}-0001").stdout
    verified = terminal.json("verify")
    assert (verified["coherent"], verified["first_fault"]) == (True, None)
    again = terminal.run("verify", "--since", verified["head"])
    assert again.exit_code == 0
    for answer in ("1. Les livres sont cohérents", "2. Ils prolongent", "3. Aucune empreinte", "Qui détient"):
        assert answer in again.stdout
    other = terminal.run("verify", "--since", f"1:{'0' * 64}")
    assert other.exit_code == 1
    assert "n’est pas celle de l’empreinte" in other.stdout
    assert terminal.run("verify", "--since", f"99:{'0' * 64}").exit_code == 1
    assert terminal.json("verify", "--since", "rien")["coherent"] is None


def test_a_fault_is_named_in_french_and_the_exit_code_is_1(terminal: Terminal) -> None:
    path = next(terminal.home.rglob("*.sqlite3"))
    with pysqlite3.connect(path) as connection:
        connection.execute("DROP TRIGGER seals_no_update")
    connection.close()
    answer = terminal.run("verify")
    assert answer.exit_code == 1
    assert "La base ne porte plus la protection « seals_no_update »" in answer.stdout.replace("\u00a0", " ")
    assert "Cessez de valider" in answer.stdout
    assert terminal.json("verify")["first_fault"]["code"] == "verify.trigger_missing"


def test_entries_are_edited_listed_withdrawn_and_reversed(terminal: Terminal) -> None:
    first = terminal.json(*DRAFT, "--as", CHLOE)
    edited = terminal.json("entry", "edit", str(first["id"]), *DRAFT[2:], "--as", CHLOE)
    listed = terminal.run("entry", "list", YEAR).stdout
    assert f"brouillon {edited['id']}:" in listed
    assert terminal.json("entry", "withdraw", str(edited["id"]), "--reason", "doublon", "--as", CHLOE)["id"]
    assert "Aucune écriture" in terminal.run("entry", "list", YEAR, "--state", "draft").stdout
    good = terminal.json(*DRAFT, "--as", CHLOE)
    terminal.run("entry", "post", f"{good['id']}:{good['digest']}", "--as", "dora@example.org")
    mirror = terminal.json(
        "entry", "reverse", f"{YEAR}-0001", "--date", f"{YEAR}-01-01", "--reason", "erreur", "--as", CHLOE
    )
    assert "Contre-passe l’écriture" in terminal.run("entry", "show", str(mirror["id"])).stdout
    terminal.run("entry", "post", f"{mirror['id']}:{mirror['digest']}", "--as", "dora@example.org")
    assert "Contre-passée par" in terminal.run("entry", "show", f"{YEAR}-0001").stdout
    assert terminal.run("entry", "letter", "1", "--as", CHLOE).exit_code == 1
    bank = [str(line) for line in _bank_lines(terminal)]
    assert terminal.json("entry", "letter", *bank, "--as", CHLOE)["lettering"] == "A"
    assert terminal.run("entry", "vouch", str(good["id"]), "--as", CHLOE).exit_code == 1


def _bank_lines(terminal: Terminal) -> list[int]:
    with pysqlite3.connect(next(terminal.home.rglob("*.sqlite3"))) as connection:
        found_ = connection.execute(
            "SELECT l.id FROM postings l JOIN posted_entries p ON p.entry_id = l.entry_id "
            "JOIN accounts a ON a.id = l.account_id WHERE a.number = '5121'"
        ).fetchall()
    connection.close()
    return [row[0] for row in found_]


@pytest.mark.parametrize("amount", ["12,345.678", "12,345", "-3", "abc", "1 23,00", ""])
def test_an_amount_that_cannot_be_read_is_a_mistake_of_typing(terminal: Terminal, amount: str) -> None:
    typed = [word.replace("1 234,50", amount) for word in DRAFT]
    answer = terminal.run(*typed, "--as", CHLOE)
    assert answer.exit_code == 2


def test_what_is_mistyped_says_what_was_expected(terminal: Terminal) -> None:
    assert "ne suit pas COMPTE" in terminal.run(*DRAFT[:-1], "rien", "--as", CHLOE).stderr
    assert "N:EMPREINTE" in terminal.run("entry", "post", "rien", "--as", CHLOE).stderr
    assert "n’est pas un mois" in terminal.run("fiscal-year", "close-month", "2025", "--as", CHLOE).stderr


def test_a_date_in_2099_is_refused_with_a_sentence(terminal: Terminal) -> None:
    words = [word.replace(f"{YEAR}-01-01", "2099-01-01") for word in DRAFT]
    answer = terminal.run(*words, "--as", CHLOE)
    assert answer.exit_code == 1
    assert "Aucun exercice n’est ouvert au 1er" in answer.stderr


def test_months_close_and_reopen_at_the_command_line(terminal: Terminal) -> None:
    month = f"{YEAR}-01"
    assert terminal.json("fiscal-year", "close-month", month, "--as", CHLOE)["state"] == "closed"
    asked = terminal.run("fiscal-year", "reopen-month", month, "--reason", "oubli", "--as", CHLOE)
    assert "attend qu’une autre personne" in asked.stdout
    assert "réouverture demandée" in terminal.run("fiscal-year", "list").stdout
    assert terminal.json("fiscal-year", "reopen-month", month, "--as", "dora@example.org")["state"] == "open"
    terminal.json(*DRAFT, "--as", CHLOE)
    assert "1 brouillon" in terminal.run("fiscal-year", "list").stdout
    assert terminal.run("fiscal-year", "close", YEAR, "--as", CHLOE).exit_code == 1


def test_openings_and_closings_are_prepared(terminal: Terminal) -> None:
    opening = terminal.json(
        "fiscal-year", "first-opening", YEAR, "--piece", "PV", "--debit", "5121=1650",
        "--credit", "4684=450", "--credit", "110=1200", "--as", CHLOE,
    )  # fmt: skip
    assert len(opening["drafts"]) == 1
    for name in ("prepare-closing", "prepare-opening", "prepare-accruals"):
        assert terminal.run("fiscal-year", name, YEAR, "--as", CHLOE).exit_code == 1


def test_the_chart_is_listed_and_changed(terminal: Terminal) -> None:
    assert "5121" in terminal.run("account", "list").stdout
    words = ("--label", "Formation", "--as", CHLOE)
    assert terminal.run("account", "add", "6333", *words).exit_code == 0
    assert terminal.json("account", "change", "6333", "--number", "63331", *words)["number"] == "63331"
    assert terminal.run("account", "remove", "63331", "--as", CHLOE).exit_code == 0
    assert terminal.run("account", "add", "530", *words).exit_code == 1


def test_before_the_first_year_lists_say_so(tmp_path: Path) -> None:
    fresh = Terminal(tmp_path)
    fresh.run("db", "upgrade")
    assert "Le plan sera chargé" in fresh.run("account", "list").stdout
    assert "Aucun exercice" in fresh.run("fiscal-year", "list").stdout
    assert fresh.json("verify")["events"] == 0


def test_the_rights_of_the_services_role_are_written_as_sql(tmp_path: Path) -> None:
    answer = Terminal(tmp_path).json("db", "role", 'x"; DROP TABLE seals; --')
    quoted = '"x""; DROP TABLE seals; --"'
    assert f"GRANT INSERT ON postings TO {quoted}" in answer["statements"]
    assert f"GRANT INSERT, UPDATE, DELETE ON chain_head TO {quoted}" in answer["statements"]
    assert not [each for each in answer["statements"] if "UPDATE" in each and " postings " in each]
