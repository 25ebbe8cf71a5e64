"""``caisse key``, ``caisse designation``, ``caisse confirm``: what scripts read, what people read."""

import shutil
from pathlib import Path

import pytest

from caisse.services.adoptions import AdoptionAnswer
from caisse.services.designations import DesignationsAnswer
from tests.conftest import ROOT
from tests.terminal import PASSWORD, Terminal

EXAMPLE = str(ROOT.joinpath("docs", "examples", "cle.toml"))
ELECTION = ("--election", "legislatives-2017")
FANNY = ("--as", "fanny@example.org")
CHLOE = ("--as", "chloe@example.org")
PERSONS = (
    "administrator=Ana Lopez <ana@example.org>",
    "administrator=Bo Li <bo@example.org>",
    "facilitator=Fanny Roux <fanny@example.org>",
    "pool_treasurer=Chloé Petit <chloe@example.org>",
)
FILE = """constituency,candidate,panel,member,share
01-01,LOVELACE Ada,,A,50
01-01,LOVELACE Ada,,B,50
2A-01,,4,B,
"""
CONSENT = ("--kind", "decision", "--date", "2026-01-10", "--member", "A", "--member", "B")

KEY_KEYS = ["version", "title", "digest", "already_there", "issues"]
SHOW_KEYS = ["version", "title", "digest", "at", "adoptions", "key", "text", "issues"]
ADOPTION_KEYS = [*AdoptionAnswer.__dataclass_fields__, "issues"]
IMPORT_KEYS = list(DesignationsAnswer.__dataclass_fields__)
LIST_KEYS = ["election", "versions", "rows", "issues"]


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Home of a pool with members A and B; a facilitator and a treasurer are signed in."""
    made = Terminal(tmp_path_factory.mktemp("founded").joinpath("home"))
    made.run("db", "upgrade")
    persons = [word for person in PERSONS for word in ("--person", person)]
    for each in made.json("user", "first", *persons)["invitations"]:
        typed = f"{PASSWORD}\n"
        made.run("user", "accept", each["account"], "--code", each["code"], "--password-stdin", typed=typed)
        made.run("user", "sign-in", each["account"], "--password-stdin", typed=typed)
    created = made.run(
        "pool", "create", "--code", "GROUPE", "--name", "Groupement fictif",
        "--mandataire-code", "GROUPE-AF", "--mandataire-name", "Association de financement", *FANNY,
    )  # fmt: skip
    assert created.exit_code == 0, created.stderr
    for code in ("A", "B"):
        added = made.run("member", "add", code, f"Membre {code}", "--joined", "2016-01-01", *FANNY)
        assert added.exit_code == 0, added.stderr
    return made.home


@pytest.fixture
def terminal(founded: Path, tmp_path: Path) -> Terminal:
    """A terminal in a copy of that home."""
    return Terminal(Path(shutil.copytree(founded, tmp_path.joinpath("home"))))


@pytest.fixture
def fleches(tmp_path: Path) -> str:
    path = tmp_path.joinpath("fleches.csv")
    path.write_text(FILE, encoding="utf-8")
    return str(path)


def test_a_key_is_added_shown_adopted_and_confirmed(terminal: Terminal) -> None:
    added = terminal.json("key", "add", EXAMPLE, *FANNY)
    assert list(added) == KEY_KEYS
    assert (added["version"], added["already_there"], added["issues"]) == ("2025-1", False, [])
    assert "déjà enregistrée" in terminal.run("key", "add", EXAMPLE, *FANNY).stdout
    assert "Pas encore adoptée" in terminal.run("key", "list").stdout

    adopted = terminal.json(
        "key", "adopt", "2025-1", *CONSENT, "--number", "3", "--text", added["digest"], *FANNY
    )
    assert list(adopted) == ADOPTION_KEYS
    assert (adopted["adoption"], adopted["members"], adopted["until"], adopted["confirmed"]) == (
        "decision:3",
        ["A", "B"],
        None,
        False,
    )
    waits = terminal.run("key", "list").stdout
    assert "caisse confirm adoption decision:3" in waits
    own = terminal.run("confirm", "adoption", "decision:3", *FANNY)
    assert own.exit_code == 1
    done = terminal.json("confirm", "adoption", "decision:3", "--digest", adopted["digest"], *CHLOE)
    assert done["confirmed"] is True

    shown = terminal.json("key", "show", "2025-1")
    assert list(shown) == SHOW_KEYS
    assert shown["adoptions"][0]["confirmed"] is True
    assert shown["key"]["parts"][0]["base"] == "votes"
    assert shown["text"] == Path(EXAMPLE).read_text(encoding="utf-8")
    said = terminal.run("key", "show", "2025-1").stdout
    assert "decision:3 du 10\u00a0janvier\u00a02026 adopte «\u00a02025-1\u00a0»" in said
    assert "(membres\u00a0: A, B). Confirmée." in said
    assert 'base = "votes"' in said
    assert [row["version"] for row in terminal.json("key", "list")["keys"]] == ["2025-1"]


def test_without_a_key_the_list_says_what_to_do(terminal: Terminal) -> None:
    assert "caisse key add" in terminal.run("key", "list").stdout
    assert terminal.json("key", "list") == {"keys": [], "issues": []}


def test_a_key_with_errors_is_refused_with_all_of_them(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path.joinpath("cle.toml")
    path.write_text(Path(EXAMPLE).read_text(encoding="utf-8").replace("weight = 60", "weight = 0.6"))
    result = terminal.run("key", "add", str(path), *FANNY)
    assert result.exit_code == 1
    assert "Clé refusée, rien n’est écrit." in result.stdout
    assert "Erreur (colonne parts[1].weight)" in result.stdout

    failed = terminal.json("key", "add", str(path), *FANNY)
    assert list(failed) == KEY_KEYS
    assert (failed["version"], failed["title"]) == (None, None)
    assert [issue["column"] for issue in failed["issues"]] == ["parts[1].weight"]


@pytest.mark.parametrize(
    ("words", "keys", "code"),
    [
        (("key", "add", EXAMPLE), KEY_KEYS, "identity.named_account_required"),
        (("key", "add", "/nowhere.toml", *FANNY), KEY_KEYS, "documents.not_readable"),
        (("key", "show", "2025-9"), SHOW_KEYS, "keys.unknown"),
        (("key", "adopt", "2025-9", *CONSENT, "--number", "3", *FANNY), ADOPTION_KEYS, "keys.unknown"),
        (
            ("key", "adopt", "2025-9", *CONSENT, "--number", "3"),
            ADOPTION_KEYS,
            "identity.named_account_required",
        ),
        (("designation", "import", "/nowhere.csv", *ELECTION), IMPORT_KEYS, "documents.not_readable"),
        (("designation", "import", EXAMPLE, "--election", "x"), IMPORT_KEYS, "imports.election_unknown"),
        (("designation", "list", "--election", "x"), LIST_KEYS, "imports.election_unknown"),
        (
            ("designation", "adopt", "/nowhere.csv", *CONSENT, "--number", "3", *FANNY),
            ADOPTION_KEYS,
            "documents.not_readable",
        ),
    ],
)
def test_a_failure_answers_the_same_keys_with_nulls(
    terminal: Terminal, words: tuple[str, ...], keys: list[str], code: str
) -> None:
    assert terminal.run(*words).exit_code == 1
    answer = terminal.json(*words)
    assert list(answer) == keys
    assert [value for key, value in answer.items() if key != "issues"] == [None] * (len(keys) - 1)
    assert [issue["code"] for issue in answer["issues"]] == [code]


@pytest.mark.parametrize(
    "words",
    [
        ("key", "adopt", "2025-1", "--number", "3"),
        ("key", "adopt", "2025-1", *CONSENT[2:], "--kind", "vote", "--number", "3"),
        ("designation", "import", EXAMPLE),
    ],
)
def test_a_command_badly_written_ends_with_2(terminal: Terminal, words: tuple[str, ...]) -> None:
    assert terminal.run(*words).exit_code == 2


def test_after_the_vote_designations_enter_once_adopted(terminal: Terminal, fleches: str) -> None:
    preview = terminal.json("designation", "import", fleches, *ELECTION)
    assert list(preview) == IMPORT_KEYS
    assert (preview["number"], preview["rows"], preview["members"]) == (None, 3, {"A": 1, "B": 2})
    assert [issue["severity"] for issue in preview["issues"]] == ["warning", "warning"]
    frozen = terminal.run("designation", "import", fleches, *ELECTION, "--commit", *FANNY)
    assert frozen.exit_code == 1
    assert "Fichier refusé" in frozen.stdout
    assert "le fléchage est figé" in frozen.stdout

    said = terminal.run("designation", "adopt", fleches, *CONSENT, "--number", "7", *FANNY).stdout
    assert "adopte «\u00a0fleches.csv\u00a0»" in said
    again = terminal.json("designation", "adopt", fleches, *CONSENT, "--number", "7", *FANNY)
    assert list(again) == ADOPTION_KEYS
    assert again["text_digest"] == preview["document"]
    assert terminal.run("confirm", "adoption", "7", *CHLOE).exit_code == 0

    kept = terminal.run("designation", "import", fleches, *ELECTION, "--commit", *FANNY)
    assert kept.exit_code == 0, kept.stdout
    assert "1 enregistré" in kept.stdout
    assert terminal.json("designation", "import", fleches, *ELECTION, "--commit", *FANNY)["number"] == 1
    listed = terminal.run("designation", "list", *ELECTION).stdout
    assert "confirmations attendues 1" in listed
    assert "01-01 LOVELACE Ada\u00a0: 50\u00a0% pour A (aucun résultat" in listed
    assert terminal.run("confirm", "designations", "legislatives-2017", *CHLOE).exit_code == 0
    assert "legislatives-2017:1\u00a0: confirmé" in terminal.run("designation", "list", *ELECTION).stdout
    assert terminal.json("verify")["issues"] == []


def test_designations_are_listed_row_by_row(terminal: Terminal, fleches: str) -> None:
    assert "Aucun fléchage" in terminal.run("designation", "list", *ELECTION).stdout
    assert (
        "Rien n’est écrit sans --commit" in terminal.run("designation", "import", fleches, *ELECTION).stdout
    )
    answer = terminal.json("designation", "list", *ELECTION)
    assert list(answer) == LIST_KEYS
    assert (answer["versions"], answer["rows"]) == ([], [])


def test_a_long_list_of_findings_is_cut_on_the_terminal_only(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path.joinpath("fleches.csv")
    path.write_text("constituency,panel,member\n" + "99-99,1,A\n" * 51, encoding="utf-8")
    shown = terminal.run("designation", "import", str(path), *ELECTION).stdout.splitlines()
    assert shown[-1].startswith("… et encore")
    assert shown[-2].startswith("Erreur (ligne")
    assert len(terminal.json("designation", "import", str(path), *ELECTION)["issues"]) == 52
