"""The stage of the demonstration: an empty database of its own, a clock that is set, and people who act."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

from caisse.db import Database, open_engine
from caisse.identity.actor import Actor
from caisse.kernel.clock import FixedClock
from caisse.kernel.refusals import RefusalError
from caisse.kernel.salts import SeededSalts
from caisse.models.installation import Installation
from caisse.schema_version import upgrade

MARK: Final = ".demonstration"
_SEED: Final = 20_240_630
_MORNING: Final = 8


class NotADemoFolderError(RefusalError):
    """The folder holds something else than a demonstration: it is not emptied."""

    code = "demo.not_a_demo_folder"


@dataclass(slots=True)
class Stage:
    """Where the demonstration plays.

    Attributes:
        folder: its own folder, remade each time.
        database: its own embedded database.
        clock: the clock, moved by hand.
        salts: seeded, so that each run gives the same bytes.
        people: who acts, by first name.
        say: prints one line for the reader.
    """

    folder: Path
    database: Database
    clock: FixedClock
    salts: SeededSalts
    say: Callable[[str], None]
    people: dict[str, Actor] = field(default_factory=dict)

    def on(self, day: date) -> None:
        """Set the clock to the morning of a day; it never goes back."""
        moment = datetime(day.year, day.month, day.day, _MORNING, tzinfo=UTC)
        self.clock.at = max(self.clock.at, moment)

    def nobody(self) -> Actor:
        """Return a nameless actor of this stage."""
        return Actor(user_id=None, label="local:demonstration", clock=self.clock, salts=self.salts)

    def named(self, user_id: int, email: str) -> Actor:
        """Return an account that acts on this stage, proved by its sign-in."""
        return Actor(user_id=user_id, label=email, proved=True, clock=self.clock, salts=self.salts)

    def file(self, name: str, content: bytes) -> Path:
        """Write a file of the demonstration into its folder."""
        path = self.folder.joinpath(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path


def set_stage(folder: Path, say: Callable[[str], None], *, first_day: date) -> Stage:
    """Empty the demonstration's folder and make its database anew.

    Args:
        folder: the folder; made when missing, emptied when it is a demonstration's.
        say: prints one line for the reader.
        first_day: the day on which the story begins.

    Raises:
        NotADemoFolderError: when the folder holds anything else.
    """
    if folder.exists():
        if any(folder.iterdir()) and not folder.joinpath(MARK).is_file():
            raise NotADemoFolderError(path=str(folder))
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    folder.joinpath(MARK).touch()
    database = Database(open_engine(f"sqlite:///{folder.joinpath('caisse.sqlite3')}"))
    upgrade(database)
    with database.transaction() as session:
        session.get_one(Installation, 1).demo = True
    start = datetime(first_day.year, first_day.month, first_day.day, _MORNING, tzinfo=UTC)
    clock = FixedClock(start, step=timedelta(seconds=1))
    return Stage(folder, database, clock, SeededSalts(_SEED), say)
