"""Versions of the key: kept as they were written, never changed, adopted; on both databases."""

from pathlib import Path

import pytest
from sqlalchemy import text

from caisse.db import Database
from caisse.identity.actor import Actor, local_actor
from caisse.identity.authorise import NamedAccountRequiredError, NotAllowedError
from caisse.identity.roles import Role
from caisse.kernel.canonical import digest_of_bytes
from caisse.kernel.clock import FixedClock
from caisse.models.document_store import content_of
from caisse.services.key_records import KeyUnknownError, KeyUnreadableError, key_in_force
from caisse.services.keys import AddKey, KeyAnswer, add_key, list_keys, show_key
from caisse.services.verification import verify
from ledger.key import Base
from tests.conftest import ROOT, ActorFactory
from tests.integration.pool_members import found_pool

EXAMPLE = ROOT.joinpath("docs", "examples", "cle.toml").read_bytes()
FIXED = b"""
format = 1
version = "fixe"
title = "Parts fixes"
total = 1
parity = "by_all"
[[parts]]
base = "fixed"
weight = 1
shares = { A = 1, X = 1, BANQUE = 1 }
shares_total = 3
"""


@pytest.fixture
def anne(database: Database, make_actor: ActorFactory) -> Actor:
    actor = make_actor(database, "anne", Role.FACILITATOR)
    found_pool(database, actor)
    return actor


def added(database: Database, content: bytes, actor: Actor) -> KeyAnswer:
    return database.run(lambda session: add_key(session, AddKey(content, "cle.toml"), actor))


def test_a_key_is_kept_as_it_was_written(database: Database, anne: Actor) -> None:
    answer = added(database, EXAMPLE, anne)

    assert (answer.version, answer.title, answer.already_there, answer.issues) == (
        "2025-1",
        "Clé de répartition du Groupement des Haies",
        False,
        (),
    )
    assert answer.digest == digest_of_bytes(EXAMPLE)
    with database.reading() as session:
        assert content_of(session, answer.digest) == EXAMPLE
        view = show_key(session, " 2025-1 ", anne)
        assert view.text == EXAMPLE.decode()
        assert [part.base for part in view.key.parts][:2] == [Base.VOTES, Base.CONSTITUENCIES]
        (row,) = list_keys(session, anne)
        assert row == view.row
        assert (row.version, row.adoptions) == ("2025-1", ())
        assert verify(session, None, anne).faults == ()


def test_the_same_text_is_one_version_and_a_version_keeps_its_text(database: Database, anne: Actor) -> None:
    added(database, EXAMPLE, anne)
    again = added(database, EXAMPLE, anne)
    assert (again.version, again.already_there) == ("2025-1", True)

    other = added(database, EXAMPLE + b"\n# autre\n", anne)

    assert other.failed
    assert [(issue.code, issue.column) for issue in other.issues] == [("keys.version_taken", "version")]
    assert (other.version, other.title) == (None, None)
    with database.reading() as session:
        assert len(list_keys(session, anne)) == 1


def test_fixed_shares_name_members(database: Database, anne: Actor) -> None:
    answer = added(database, FIXED, anne)
    assert [(issue.code, issue.column) for issue in answer.issues] == [
        ("keys.not_a_member", "parts[1].shares.X"),
        ("keys.not_a_member", "parts[1].shares.BANQUE"),
    ]
    corrected = FIXED.replace(b"X = 1, BANQUE = 1", b"C = 2")
    assert not added(database, corrected, anne).failed


def test_a_key_with_an_error_is_not_written(database: Database, anne: Actor) -> None:
    answer = added(database, EXAMPLE.replace(b"total = 100", b"total = 99"), anne)
    assert [issue.code for issue in answer.issues] == ["keys.weights_total"]
    with database.reading() as session:
        assert list_keys(session, anne) == ()
        with pytest.raises(KeyUnknownError) as caught:
            show_key(session, "2025-1", anne)
    assert caught.value.params == {"version": "2025-1", "known": "—"}


def test_a_named_account_that_may_adds_a_key(
    database: Database, anne: Actor, make_actor: ActorFactory, clock: FixedClock
) -> None:
    with pytest.raises(NamedAccountRequiredError):
        added(database, EXAMPLE, local_actor("anne", clock))
    with pytest.raises(NotAllowedError):
        added(database, EXAMPLE, make_actor(database, "odile", Role.AUDITOR))
    assert added(database, EXAMPLE, anne).version


def test_a_text_changed_in_the_database_is_not_used_and_is_found(database: Database, anne: Actor) -> None:
    added(database, EXAMPLE, anne)
    with database.transaction() as session:
        for statement in (
            (
                "INSERT INTO documents (digest, size, media_type, file_name, stored_at, stored_by_id)"
                " SELECT :forged, 5, media_type, file_name, stored_at, stored_by_id FROM documents"
            ),
            (
                "INSERT INTO document_chunks (digest, position, content) SELECT :forged, position, content"
                " FROM document_chunks"
            ),
            (
                "INSERT INTO redistribution_keys (version, title, digest, author_id, at)"
                " SELECT '2025-2', title, :forged, author_id, at FROM redistribution_keys"
            ),
        ):
            session.execute(text(statement), {"forged": "0" * 64})
    with database.reading() as session:
        with pytest.raises(KeyUnreadableError):
            key_in_force(session, "2025-2")
        codes = {issue.code for issue in verify(session, None, anne).faults}
    assert codes == {"verify.not_sealed", "verify.document_changed", "keys.text_differs"}


def test_the_documented_example_is_the_one_of_the_guide() -> None:
    for lang in ("fr", "en"):
        guide = Path(ROOT, "docs", "guide", f"keys-and-designations.{lang}.md").read_text(encoding="utf-8")
        assert "docs/examples/cle.toml" in guide or "../examples/cle.toml" in guide
