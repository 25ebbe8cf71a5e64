"""The revisions: up, down and up again; what they make is what the models say; the protection comes last."""

import re
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect

from caisse.db import Database
from caisse.identity.actor import local_actor
from caisse.kernel.metadata import metadata
from caisse.schema_version import current_revision, downgrade, expected_revision, upgrade
from caisse.services.verification import verify

VERSIONS = sorted(Path(__file__).resolve().parents[2].joinpath("migrations", "versions").glob("*.py"))
REVISIONS = [path.name.split("_")[0] for path in VERSIONS]


def test_each_revision_follows_the_one_before() -> None:
    assert [f"{number:04d}" for number in range(1, len(REVISIONS) + 1)] == REVISIONS
    assert expected_revision() == REVISIONS[-1]


def test_each_revision_goes_down_and_up_again(database: Database) -> None:
    for revision in ("base", *REVISIONS):
        downgrade(database, "base")
        if revision != "base":
            upgrade(database, to=revision)
            assert current_revision(database) == revision
    for revision in (*reversed(REVISIONS[:-1]), "base"):
        downgrade(database, revision)
    with database.engine.connect() as connection:
        assert set(inspect(connection).get_table_names()) <= {"alembic_version"}
    upgrade(database)
    with database.reading() as session:
        assert verify(session, None, local_actor("test")).faults == ()


def test_the_revisions_make_what_the_models_say(database: Database) -> None:
    with database.engine.connect() as connection:
        # SQLite has one type of integer: types are compared where they mean something
        options = {"compare_type": database.dialect == "postgresql"}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []


@pytest.mark.parametrize("path", VERSIONS, ids=lambda path: path.name)
def test_a_revision_imports_no_application_code_and_uses_no_batch_mode(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"^(?:from|import) (?:caisse|ledger|electoral|reports)\b.*", text, re.MULTILINE) == []
    assert "batch_alter_table" not in text
