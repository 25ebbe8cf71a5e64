"""Where things are: read from the environment, once, at the door."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path


@dataclass(frozen=True, slots=True)
class Config:
    """Settings of one run.

    Attributes:
        home: folder of the embedded database, tokens and backups.
        database_url: SQLAlchemy URL of the database.
    """

    home: Path
    database_url: str


def read_config(environ: Mapping[str, str] | None = None) -> Config:
    """Read CAISSE_HOME and CAISSE_DATABASE_URL; without them, SQLite in the user's data folder.

    Args:
        environ: the environment; the process's own when None.
    """
    values = os.environ if environ is None else environ
    home = (
        Path(values["CAISSE_HOME"])
        if values.get("CAISSE_HOME")
        else user_data_path("caisse", appauthor=False)
    )
    embedded = f"sqlite:///{home.joinpath('caisse.sqlite3')}"
    return Config(home=home, database_url=driver_url(values.get("CAISSE_DATABASE_URL") or embedded))


def driver_url(url: str) -> str:
    """Name the driver that the house uses: ``postgresql://`` becomes ``postgresql+psycopg://``."""
    for prefix in ("postgresql://", "postgres://"):
        if url.startswith(prefix):
            return "postgresql+psycopg://" + url.removeprefix(prefix)
    return url
