"""The database is opened here and nowhere else, set as durability demands, and read back."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, TypeVar

import pysqlite3
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

import caisse.models.everything  # noqa: F401 - one MetaData knows every table before the first query
from caisse.kernel.refusals import RefusalError

T = TypeVar("T")

BUSY_TIMEOUT_MS: Final = 30_000
_MODE: Final = "caisse_mode"
_RETRIED_STATES: Final = frozenset({"40001", "40P01"})
_ATTEMPTS: Final = 8
# SQLite 3.7.0 to 3.51.2 can corrupt a WAL database written by several processes; three lines were mended.
_MENDED: Final = ((3, 51, 3), (3, 50, 7), (3, 44, 6))


class UnsafeDatabaseError(RefusalError):
    """The database would lose acknowledged writes as it is set."""

    code = "database.unsafe_setting"
    status = 503


def wal_is_safe(version: tuple[int, int, int]) -> bool:
    """Say whether a SQLite library may write WAL from several processes.

    Args:
        version: (major, minor, patch) of the library.
    """
    if version >= _MENDED[0]:
        return True
    return any(version[:2] == mended[:2] and version >= mended for mended in _MENDED[1:])


def open_engine(url: str) -> Engine:
    """Open a database as ``threats`` demands, SQLite or PostgreSQL.

    Raises:
        UnsafeDatabaseError: at the first connection, when a setting was not taken.
    """
    if make_url(url).get_backend_name() == "sqlite":
        return _open_sqlite(url)
    engine = create_engine(url, isolation_level="READ COMMITTED", pool_pre_ping=True)
    event.listen(engine, "connect", _check_postgresql)
    event.listen(engine, "begin", _begin_postgresql)
    return engine


def _open_sqlite(url: str) -> Engine:
    database = make_url(url).database
    if database and database != ":memory:":
        Path(database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, module=pysqlite3)
    event.listen(engine, "connect", _set_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_sqlite(connection: Any, _record: object) -> None:  # noqa: ANN401 - a DBAPI connection has no type
    connection.isolation_level = None
    safe = wal_is_safe(pysqlite3.sqlite_version_info)
    wanted = {
        "busy_timeout": str(BUSY_TIMEOUT_MS),
        "journal_mode": "wal" if safe else "delete",
        "synchronous": "2" if safe else "3",
        "foreign_keys": "1",
        "recursive_triggers": "1",
        "trusted_schema": "0",
    }
    for name, value in wanted.items():
        connection.execute(f"PRAGMA {name}={value}").fetchall()
        found = str(connection.execute(f"PRAGMA {name}").fetchone()[0])
        if found != value and not (name == "journal_mode" and found == "memory"):
            raise UnsafeDatabaseError(setting=name, found=found, wanted=value)


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_MODE) == "write"
    connection.exec_driver_sql(f"PRAGMA query_only={0 if writes else 1}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _check_postgresql(connection: Any, _record: object) -> None:  # noqa: ANN401 - see above
    with connection.cursor() as cursor:
        for name in ("fsync", "full_page_writes", "synchronous_commit"):
            cursor.execute(f"SHOW {name}")
            found = str(cursor.fetchone()[0])
            if found == "off":
                raise UnsafeDatabaseError(setting=name, found=found, wanted="on")
    connection.rollback()


def _begin_postgresql(connection: Connection) -> None:
    if connection.get_execution_options().get(_MODE) != "write":
        # one snapshot for a whole reading: verify and reports compare several queries with one another
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")


class Database:
    """An open database: transactions that write, and transactions that only read."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    @property
    def dialect(self) -> str:
        """Name of the engine: ``sqlite`` or ``postgresql``."""
        return self.engine.dialect.name

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """Open the one transaction of a writing use case: committed at the end, or nothing."""
        with self._session("write") as session:
            yield session
            session.commit()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Open a transaction in which the database itself refuses to write."""
        with self._session("read") as session:
            yield session

    def run(self, use_case: Callable[[Session], T]) -> T:
        """Run a writing use case in its transaction; retry it when the database asks (40001, 40P01)."""
        for attempt in range(1, _ATTEMPTS + 1):
            try:
                with self.transaction() as session:
                    return use_case(session)
            except DBAPIError as error:
                state = getattr(error.orig, "sqlstate", None)
                if state not in _RETRIED_STATES or attempt == _ATTEMPTS:
                    raise
                time.sleep(0.02 * attempt)
        raise AssertionError("unreachable")  # pragma: no cover

    @contextmanager
    def _session(self, mode: str) -> Iterator[Session]:
        bound = self.engine.execution_options(**{_MODE: mode})
        with Session(bound, expire_on_commit=False) as session:
            yield session

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()
