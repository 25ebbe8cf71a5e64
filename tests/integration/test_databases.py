"""How databases are opened, and what their transactions hold."""

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from caisse.config import driver_url, read_config
from caisse.db import Database, UnsafeDatabaseError, open_engine, wal_is_safe
from caisse.kernel.clock import SystemClock
from caisse.models.installation import Installation
from caisse.schema_version import (
    OutsideRangeError,
    check_revision,
    current_revision,
    downgrade,
    expected_revision,
    upgrade,
)


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 53, 0), True),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 40, 1), False),
    ],
)
def test_wal_is_used_only_with_libraries_that_do_not_corrupt_it(
    version: tuple[int, int, int], safe: bool
) -> None:
    assert wal_is_safe(version) is safe


def test_an_affected_library_writes_a_rollback_journal_with_extra_care(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("caisse.db.wal_is_safe", lambda _version: False)
    engine = open_engine(f"sqlite:///{tmp_path.joinpath('x.sqlite3')}")
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "delete"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 3
    engine.dispose()


def test_sqlite_is_opened_as_durability_demands(sqlite_database: Database) -> None:
    with sqlite_database.reading() as session:
        found = {
            name: session.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "recursive_triggers")
        }
    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 30_000,
        "recursive_triggers": 1,
    }


def test_a_postgresql_that_forgets_acknowledged_writes_is_refused(postgresql_server: str) -> None:
    joint = "&" if "?" in postgresql_server else "?"
    engine = open_engine(f"{postgresql_server}{joint}options=-csynchronous_commit%3Doff")
    with pytest.raises(UnsafeDatabaseError, match="synchronous_commit"):
        engine.connect()
    engine.dispose()


def test_a_reading_transaction_cannot_write(database: Database) -> None:
    with pytest.raises(DBAPIError), database.reading() as session:
        session.execute(text("UPDATE installation SET demo = demo"))


def test_a_failed_use_case_writes_nothing(database: Database) -> None:
    def use_case() -> None:
        with database.transaction() as session:
            session.get_one(Installation, 1).demo = True
            session.flush()
            raise RuntimeError("no")

    with pytest.raises(RuntimeError):
        use_case()
    with database.reading() as session:
        assert session.get_one(Installation, 1).demo is False


def test_a_use_case_that_the_database_asks_to_retry_is_run_again(database: Database) -> None:
    tried: list[int] = []

    def use_case(session: object) -> str:
        del session
        tried.append(1)
        if len(tried) < 3:
            raise _AskedAgainError
        return "done"

    assert database.run(use_case) == "done"
    assert len(tried) == 3


class _Deadlock(Exception):  # noqa: N818 - stands for the driver's error
    sqlstate = "40P01"


class _AskedAgainError(DBAPIError):
    def __init__(self) -> None:
        super().__init__("SELECT 1", {}, _Deadlock())


def test_another_database_error_is_not_retried(database: Database) -> None:
    with pytest.raises(DBAPIError):
        database.run(lambda session: session.execute(text("SELECT * FROM nowhere")))


def test_migrations_go_up_down_and_up_again(database: Database) -> None:
    assert current_revision(database) == expected_revision()
    downgrade(database, "base")
    assert current_revision(database) is None
    with pytest.raises(OutsideRangeError):
        check_revision(database)
    upgrade(database)
    check_revision(database)


def test_an_upgrade_copies_the_database_first(sqlite_database: Database, tmp_path: Path) -> None:
    downgrade(sqlite_database, "0006")
    done = upgrade(sqlite_database, backups=tmp_path.joinpath("backups"), at=SystemClock().now())
    assert (done.before, done.after) == ("0006", expected_revision())
    assert done.backup is not None
    copy = Database(open_engine(f"sqlite:///{done.backup}"))
    assert current_revision(copy) == "0006"
    copy.close()
    again = upgrade(sqlite_database, backups=tmp_path.joinpath("backups"), at=SystemClock().now())
    assert again.backup is None


def test_the_environment_names_the_home_and_the_database() -> None:
    config = read_config({"CAISSE_HOME": "/srv/caisse"})
    assert config.database_url == "sqlite:////srv/caisse/caisse.sqlite3"
    assert read_config({"CAISSE_DATABASE_URL": "postgresql://h/c"}).database_url == "postgresql+psycopg://h/c"
    assert driver_url("postgres://h/c") == "postgresql+psycopg://h/c"
    assert read_config({}).home.name == "caisse"
