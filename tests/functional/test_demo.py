"""The demonstration plays the whole road, and gives the same bytes each time."""

import hashlib
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select

from caisse.db import Database, open_engine
from caisse.demo.stage import NotADemoFolderError, set_stage
from caisse.demo.story import play
from caisse.models.installation import Installation
from ledger.models.redistribution import PlanLineRow
from ledger.models.seals import Seal
from tests.terminal import Terminal


def digests(folder: Path) -> dict[str, str]:
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.joinpath("rapports").iterdir())
    }


def test_two_runs_tell_the_same_story_and_print_the_same_bytes(tmp_path: Path) -> None:
    told: list[str] = []
    first = play(tmp_path.joinpath("demo"), told.append)
    assert first.verification.findings == ()
    before = digests(first.folder)
    assert set(before) == {
        "avis-A.pdf",
        "balance.pdf",
        "contributions.pdf",
        "grand-livre.pdf",
        "releve-A.pdf",
        "repartition.csv",
        "repartition.html",
        "repartition.json",
        "repartition.pdf",
        "seuil.pdf",
    }
    assert any("58 circonscriptions" in line for line in told)
    terminal = Terminal(tmp_path.joinpath("home"))
    again = terminal.run("demo", "--folder", str(first.folder))
    assert again.exit_code == 0
    assert again.stdout.splitlines()[: len(told)] == told
    assert digests(first.folder) == before
    assert str(first.verification.head) in again.stdout
    database = Database(open_engine(f"sqlite:///{first.folder.joinpath('caisse.sqlite3')}"))
    with database.reading() as session:
        assert session.get_one(Installation, 1).demo is True
        assert session.scalar(select(func.count()).select_from(Seal)) == first.verification.head.count
        nets = session.scalars(select(PlanLineRow.net_cents)).all()
        assert len(nets) == 6
        assert sum(nets) == 9_494_627
    database.close()


def test_a_folder_that_holds_something_else_is_not_touched(tmp_path: Path) -> None:
    precious = tmp_path.joinpath("precious.txt")
    precious.write_text("à garder", encoding="utf-8")
    with pytest.raises(NotADemoFolderError):
        set_stage(tmp_path, print, first_day=date(2024, 4, 2))
    assert precious.read_text(encoding="utf-8") == "à garder"


def test_the_command_refuses_such_a_folder_and_says_what_to_do(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path.joinpath("home"))
    folder = tmp_path.joinpath("autre")
    folder.mkdir()
    folder.joinpath("lettre.txt").touch()
    refused = terminal.run("demo", "--folder", str(folder))
    assert refused.exit_code == 1
    assert "autre chose qu’une démonstration" in refused.stderr
    assert terminal.json("demo", "--folder", str(folder))["reports"] is None
