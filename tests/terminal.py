"""A terminal in a fresh home, for tests of the command line."""

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from caisse.cli.french import speak_french
from caisse.cli.main import build

PASSWORD = "trois chats et un vélo"


class Terminal:
    """A terminal in a fresh home."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.runner = CliRunner()
        speak_french()
        self.tree = build()

    def run(self, *args: str, typed: str = "") -> Result:
        env = {"CAISSE_HOME": str(self.home), "CAISSE_DATABASE_URL": "", "CAISSE_ACTOR": ""}
        return self.runner.invoke(self.tree, args, env=env, input=typed)

    def json(self, *args: str, typed: str = "") -> Any:  # noqa: ANN401 - what json.loads gives
        return json.loads(self.run(*args, "--json", typed=typed).stdout)


def found(terminal: Terminal) -> dict[str, str]:
    """Found the installation and sign both administrators and the treasurer in; return nothing secret."""
    answer = terminal.json(
        "user", "first",
        "--person", "administrator=Ana Lopez <ana@example.org>",
        "--person", "administrator=Bo Li <bo@example.org>",
        "--person", "pool_treasurer=Chloé Petit <chloe@example.org>",
    )  # fmt: skip
    codes = {each["account"]: each["code"] for each in answer["invitations"]}
    for address, code in codes.items():
        typed = f"{PASSWORD}\n"
        assert (
            terminal.run("user", "accept", address, "--code", code, "--password-stdin", typed=typed).exit_code
            == 0
        )
        assert terminal.run("user", "sign-in", address, "--password-stdin", typed=typed).exit_code == 0
    return codes
