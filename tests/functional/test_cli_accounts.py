"""The command line as a person meets it: accounts, roles, documents, the database."""

from pathlib import Path

import click
import pytest

from caisse.cli.door import UndeclaredCommandError, check_declared
from caisse.cli.french import SENTENCES, translated_plural
from tests.terminal import PASSWORD, Terminal, found


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    made = Terminal(tmp_path)
    assert made.run("db", "upgrade").exit_code == 0
    return made


def test_a_command_without_a_permission_refuses_to_start() -> None:
    tree = click.Group("caisse")
    tree.add_command(click.Command("open"))
    with pytest.raises(UndeclaredCommandError, match="open"):
        check_declared(tree)


def test_a_treasurer_reads_the_help_and_the_mistakes_in_french(terminal: Terminal) -> None:
    help_text = terminal.run("--help").stdout
    assert "Utilisation\u00a0: " in help_text
    assert "Commandes:" in help_text
    wrong = terminal.run("db", "upgrad")
    assert wrong.exit_code == 2
    assert "n’existe pas" in wrong.stderr
    assert "Il manque" in terminal.run("user", "accept").stderr


def test_every_sentence_of_click_that_is_translated_still_has_its_blanks() -> None:
    for english, french in SENTENCES.items():
        for blank in ("{name!r}", "{message}", "{param_hint}", "{args}", "{choices}", "%(prog)s"):
            assert (blank in english) == (blank in french), english
    assert (
        translated_plural("Got unexpected extra argument ({args})", "x", 1)
        == "Argument en trop\u00a0: {args}"
    )


def test_an_old_database_says_what_to_run(tmp_path: Path) -> None:
    fresh = Terminal(tmp_path.joinpath("fresh"))
    refused = fresh.run("user", "list")
    assert refused.exit_code == 1
    assert "caisse db upgrade" in refused.stderr


def test_the_founders_open_their_accounts_and_act_in_their_own_name(terminal: Terminal) -> None:
    found(terminal)
    listed = terminal.json("user", "list", "--as", "ana@example.org")
    assert [row["roles"] for row in listed["users"]] == [
        ["administrator"],
        ["administrator"],
        ["pool_treasurer"],
    ]
    assert "ana@example.org" in terminal.run("--as", "ana@example.org", "user", "list").stdout
    assert "Cette action demande un compte nommé" in terminal.run("user", "list").stderr


def test_after_signing_out_the_account_proves_nothing_here(terminal: Terminal) -> None:
    found(terminal)
    for _ in range(2):
        assert terminal.run("user", "sign-out", "ana@example.org").exit_code == 0
    refused = terminal.json("user", "list", "--as", "ana@example.org")
    assert refused["users"] is None
    assert refused["issues"][0]["code"] == "identity.token_invalid"


def test_two_administrators_give_a_role_and_one_ends_it(terminal: Terminal) -> None:
    found(terminal)
    invited = terminal.json(
        "user", "invite", "dan@example.org", "--name", "Dan Roux", "--as", "ana@example.org"
    )
    assert [each["account"] for each in invited["invitations"]] == ["dan@example.org"]
    request = terminal.json(
        "grant",
        "ask",
        "dan@example.org",
        "facilitator",
        "--reason",
        "anime",
        "--since",
        "2026-01-01",
        "--as",
        "ana@example.org",
    )
    assert request["grant"] is None
    given = terminal.json("grant", "approve", str(request["request"]), "--as", "bo@example.org")
    assert given["grant"] == 4
    assert "facilitator" in terminal.run("grant", "list", "--as", "bo@example.org").stdout
    assert terminal.json("grant", "list", "--as", "bo@example.org")["grants"][3]["since"] == "2026-01-01"
    ended = terminal.run("grant", "end", "4", "--reason", "départ", "--as", "bo@example.org")
    assert ended.stdout == "Le droit n° 4 a pris fin.\n"
    alone = terminal.run(
        "grant", "ask", "dan@example.org", "volunteer", "--reason", "soirée", "--as", "bo@example.org"
    )
    assert alone.stdout == "Le rôle est accordé (droit n° 5).\n"


def test_a_mistyped_person_is_a_mistake_of_usage(terminal: Terminal) -> None:
    wrong = terminal.run("user", "first", "--person", "administrator Ana")
    assert wrong.exit_code == 2
    assert "ROLE[@MEMBRE]=NOM" in wrong.stderr


def test_a_document_is_kept_once_under_its_digest(terminal: Terminal, tmp_path: Path) -> None:
    found(terminal)
    path = tmp_path.joinpath("facture.pdf")
    path.write_bytes(b"%PDF-1.7 facture")
    first = terminal.json("document", "add", str(path), "--as", "chloe@example.org")
    assert (first["media_type"], first["size"], first["already_there"]) == ("application/pdf", 16, False)
    assert terminal.json("document", "add", str(path), "--as", "chloe@example.org")["already_there"] is True
    missing = terminal.run(
        "document", "add", str(tmp_path.joinpath("absente.pdf")), "--as", "chloe@example.org"
    )
    assert missing.exit_code == 1
    assert "ne peut pas être lu" in missing.stderr


def test_a_password_is_asked_for_on_the_terminal(terminal: Terminal) -> None:
    codes = terminal.json(
        "user", "first",
        "--person", "administrator=Ana Lopez <ana@example.org>",
        "--person", "administrator=Bo Li <bo@example.org>",
    )["invitations"]  # fmt: skip
    typed = f"{PASSWORD}\n{PASSWORD}\n"
    opened = terminal.run("user", "accept", "ana@example.org", "--code", codes[0]["code"], typed=typed)
    assert opened.exit_code == 0
    assert PASSWORD not in opened.output
