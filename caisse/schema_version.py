"""The schema: what version the database is at, and how it moves on."""

import shutil
import subprocess
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from alembic import command
from alembic.config import Config as AlembicConfig
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

import migrations
from caisse.db import Database
from caisse.kernel.refusals import RefusalError


class OutsideRangeError(RefusalError):
    """The database is at a version that this program does not serve."""

    code = "database.outside_range"
    status = 503


@dataclass(frozen=True, slots=True)
class Upgrade:
    """What an upgrade did.

    Attributes:
        before: revision before, None for an empty database.
        after: revision after.
        backup: the copy made before, or None when there was nothing to copy or no tool to copy with.
    """

    before: str | None
    after: str
    backup: Path | None


def expected_revision() -> str:
    """Return the revision that this program serves."""
    head = ScriptDirectory.from_config(_alembic()).get_current_head()
    if head is None:  # pragma: no cover - the program ships its migrations
        raise OutsideRangeError(found="?", wanted="?")
    return head


def current_revision(database: Database) -> str | None:
    """Return the revision the database is at, None when it is empty."""
    with database.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def check_revision(database: Database) -> None:
    """Refuse a database that this program does not serve.

    Raises:
        OutsideRangeError: naming both versions.
    """
    found, wanted = current_revision(database), expected_revision()
    if found != wanted:
        raise OutsideRangeError(found=found or "—", wanted=wanted)


def upgrade(
    database: Database, *, backups: Path | None = None, at: datetime | None = None, to: str = "head"
) -> Upgrade:
    """Back up, then bring the database to a revision.

    Args:
        database: the open database.
        backups: folder for the copy; None makes none.
        at: instant that names the copy.
        to: revision to reach.
    """
    before = current_revision(database)
    wanted = expected_revision() if to == "head" else to
    backup = None
    if before not in {None, wanted} and backups is not None and at is not None:
        backup = _back_up(database, backups, at)
    with database.engine.execution_options(caisse_mode="write").begin() as connection:
        command.upgrade(_alembic(connection), to)
    return Upgrade(before=before, after=current_revision(database) or "", backup=backup)


def downgrade(database: Database, to: str) -> None:
    """Undo migrations down to a revision (``base`` for all): for tests of the migrations."""
    with database.engine.execution_options(caisse_mode="write").begin() as connection:
        command.downgrade(_alembic(connection), to)


def _back_up(database: Database, folder: Path, at: datetime) -> Path | None:
    folder.mkdir(parents=True, exist_ok=True)
    name = at.strftime("%Y-%m-%dT%H%M%SZ")
    if database.dialect == "sqlite":
        target = folder.joinpath(f"caisse-{name}.sqlite3")
        raw = database.engine.raw_connection()
        try:
            cursor = raw.cursor()
            cursor.execute("PRAGMA query_only=0")
            cursor.execute("VACUUM INTO ?", (str(target),))
        finally:
            raw.close()
        return target
    tool = shutil.which("pg_dump")
    if tool is None:
        return None
    target = folder.joinpath(f"caisse-{name}.dump")
    url = database.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    subprocess.run([tool, "--format=custom", f"--file={target}", url], check=True)  # noqa: S603 - our own tool
    return target


def _alembic(connection: Connection | None = None) -> AlembicConfig:
    config = AlembicConfig()
    config.set_main_option("script_location", str(Path(migrations.__path__[0])))
    config.attributes["connection"] = connection
    return config
