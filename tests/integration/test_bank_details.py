"""Bank details: two persons, seven days or a decision, and a digest that hides the IBAN."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import text

from caisse.db import Database
from caisse.identity.actor import Actor
from caisse.identity.roles import Role
from caisse.kernel.clock import FixedClock
from caisse.models.document_store import keep_document
from caisse.services.bank_details import (
    AccountOfPoolOnlyError,
    BankAsked,
    BankDetailsChangedError,
    BankDetailsConfirmedError,
    BankDetailsNotConfirmedError,
    BankDetailsReleasedError,
    BankDetailsUnknownError,
    HolderRefusedError,
    confirm_bank_details,
    enter_bank_details,
    list_bank_details,
    release_bank_details,
    usable_account,
)
from caisse.services.legal_entities import EntityAsked
from caisse.services.legal_facts import EvidenceUnknownError
from caisse.services.members import add_member
from caisse.services.pool import create_pool, show_pool
from caisse.services.sealed_events import REBUILDS
from ledger.bank_details import state_of_details
from ledger.four_eyes import InvitedByAuthorError, SamePersonError
from ledger.identifiers import BicRefusedError, IbanRefusedError
from ledger.models.seals import Seal
from tests.conftest import ActorFactory

IBAN = "FR14 2004 1010 0505 0001 3M02 606"
OTHER = "DE89370400440532013000"
ASKED = BankAsked("A", "Mandataire de A", IBAN, "PSSTFRPPPAR")
NOON = datetime(2025, 6, 1, 12, tzinfo=UTC)


@pytest.fixture
def first(database: Database, make_actor: ActorFactory) -> Actor:
    """A facilitator who made the pool GROUPE and its member A."""
    actor = make_actor(database, "fanny", Role.FACILITATOR)
    with database.transaction() as session:
        create_pool(session, EntityAsked("GROUPE", "Groupe"), EntityAsked("AF", "Financement"), actor)
        add_member(session, EntityAsked("A", "Aubépine"), date(2025, 1, 1), actor)
    return actor


@pytest.fixture
def second(database: Database, make_actor: ActorFactory) -> Actor:
    return make_actor(database, "paul", Role.POOL_TREASURER)


@pytest.mark.parametrize(
    ("since", "usable"),
    [
        (timedelta(days=7, microseconds=-1), False),
        (timedelta(days=7), True),
        (timedelta(days=7, microseconds=1), True),
    ],
)
def test_confirmed_details_serve_after_seven_days(since: timedelta, usable: bool) -> None:
    assert state_of_details(NOON, None).is_usable(NOON + since) is usable


def test_a_decision_releases_confirmed_details_at_once_and_never_later_than_seven_days() -> None:
    day, week = timedelta(days=1), timedelta(days=7)
    assert state_of_details(NOON, NOON + day).usable_from == NOON + day
    assert state_of_details(NOON, NOON - day).usable_from == NOON
    assert state_of_details(NOON, NOON + week + day).usable_from == NOON + week
    assert state_of_details(None, NOON).is_usable(NOON + week) is False


def test_details_entered_by_one_and_confirmed_by_another_serve_a_week_later(
    database: Database, first: Actor, second: Actor, clock: FixedClock
) -> None:
    with database.transaction() as session:
        row = enter_bank_details(session, ASKED, first)
        assert (row.version, row.last_four, row.usable) == (1, "2606", False)
        with pytest.raises(SamePersonError):
            confirm_bank_details(session, "A", "mandataire", row.digest, first)
        confirm_bank_details(session, "A", "mandataire", row.digest, second)
        with pytest.raises(BankDetailsConfirmedError):
            confirm_bank_details(session, "A", "mandataire", row.digest, second)
        assert usable_account(session, "A", second) is None
        clock.at += timedelta(days=7)
        account = usable_account(session, "A", second)
        assert account is not None
        assert (account.iban, account.bic, account.digest) == (
            "FR1420041010050500013M02606",
            "PSSTFRPPPAR",
            row.digest,
        )


def test_a_newer_version_that_waits_does_not_stop_the_one_before(
    database: Database, first: Actor, second: Actor, clock: FixedClock
) -> None:
    with database.transaction() as session:
        row = enter_bank_details(session, ASKED, first)
        confirm_bank_details(session, "A", "mandataire", row.digest, second)
        clock.at += timedelta(days=7)
        newer = enter_bank_details(session, BankAsked("A", "Mandataire de A", OTHER), first)
        assert newer.version == 2
        with pytest.raises(BankDetailsChangedError):
            confirm_bank_details(session, "A", "mandataire", row.digest, second)
        account = usable_account(session, "A", second)
        assert account is not None
        assert account.last_four == "2606"
        assert [line.last_four for line in list_bank_details(session, "A", second)] == ["3000"]


def test_who_was_invited_by_the_first_person_does_not_confirm(
    database: Database, first: Actor, make_actor: ActorFactory
) -> None:
    invited = make_actor(database, "lea", Role.POOL_TREASURER, invited_by=first)
    with database.transaction() as session:
        row = enter_bank_details(session, ASKED, first)
        with pytest.raises(InvitedByAuthorError):
            confirm_bank_details(session, "A", "mandataire", row.digest, invited)


def test_a_decision_lets_details_serve_before_their_week(
    database: Database, first: Actor, second: Actor
) -> None:
    with database.transaction() as session:
        document = keep_document(session, b"decision", "d.txt", at=NOON, stored_by_id=None).digest

        def release(digest: str, actor: Actor) -> None:
            release_bank_details(
                session,
                "A",
                "mandataire",
                decision="2025-07",
                decided_on=date(2025, 6, 1),
                document=digest,
                actor=actor,
            )

        with pytest.raises(BankDetailsUnknownError):
            release(document, second)
        row = enter_bank_details(session, ASKED, first)
        with pytest.raises(BankDetailsNotConfirmedError):
            release(document, second)
        confirm_bank_details(session, "A", "mandataire", row.digest, second)
        with pytest.raises(EvidenceUnknownError):
            release("0" * 64, second)
        with pytest.raises(SamePersonError):
            release(document, first)
        release(document, second)
        with pytest.raises(BankDetailsReleasedError):
            release(document, second)
        assert usable_account(session, "A", second) is not None


def test_only_the_pool_has_an_account_of_its_party(database: Database, first: Actor) -> None:
    with database.transaction() as session:
        for asked in (
            BankAsked("A", "A", IBAN, account="party"),
            BankAsked("GROUPE", "G", IBAN, account="cash"),
        ):
            with pytest.raises(AccountOfPoolOnlyError):
                enter_bank_details(session, asked, first)
        enter_bank_details(session, BankAsked("GROUPE", "Parti", IBAN, account="party"), first)
        enter_bank_details(session, BankAsked("GROUPE", "Mandataire", OTHER), first)
        accounts = show_pool(session, first).accounts
        assert [(row.account, row.last_four) for row in accounts] == [
            ("mandataire", "3000"),
            ("party", "2606"),
        ]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("asked", "refusal"),
    [
        (BankAsked("A", "x", "FR14 2004 1010 0505 0001 3M02 607"), IbanRefusedError),
        (BankAsked("A", "x", IBAN, "NOPE"), BicRefusedError),
        (BankAsked("A", " ", IBAN), HolderRefusedError),
        (BankAsked("A", "a\u202eb", IBAN), HolderRefusedError),
        (BankAsked("A", "x" * 201, IBAN), HolderRefusedError),
        (BankAsked("A", "x", IBAN, evidence="0" * 64), EvidenceUnknownError),
    ],
)
def test_ill_written_details_are_refused(
    database: Database, first: Actor, asked: BankAsked, refusal: type[Exception]
) -> None:
    with database.transaction() as session, pytest.raises(refusal):
        enter_bank_details(session, asked, first)


@pytest.mark.usefixtures("first")
def test_confirming_what_was_never_entered_is_refused(database: Database, second: Actor) -> None:
    with database.transaction() as session, pytest.raises(BankDetailsUnknownError):
        confirm_bank_details(session, "A", "mandataire", "0" * 64, second)


def test_the_chain_holds_a_digest_and_sees_a_changed_iban(
    sqlite_database: Database, make_actor: ActorFactory
) -> None:
    actor = make_actor(sqlite_database, "fanny", Role.FACILITATOR)
    with sqlite_database.transaction() as session:
        create_pool(session, EntityAsked("GROUPE", "Groupe"), EntityAsked("AF", "Financement"), actor)
        add_member(session, EntityAsked("A", "Aubépine"), None, actor)
        enter_bank_details(session, ASKED, actor)
    with sqlite_database.transaction() as session:
        event = session.query(Seal).filter_by(kind="bank_details").one()
        assert "2004" not in event.payload
        assert REBUILDS["bank_details"](session, event.object_key) == json.loads(event.payload)
        for trigger in session.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all():
            session.execute(text(f'DROP TRIGGER "{trigger.name}"'))
        session.execute(text("UPDATE bank_details SET iban = 'DE89370400440532013000'"))
        assert REBUILDS["bank_details"](session, event.object_key) != json.loads(event.payload)
        assert REBUILDS["bank_details"](session, "A:mandataire:9") is None
        assert REBUILDS["bank_release"](session, event.object_key) is None
        assert REBUILDS["bank_confirmation"](session, event.object_key) is None
        assert REBUILDS["pool"](session, "pool") == {"party": "GROUPE", "mandataire": "AF"}
        for kind, key in (
            ("legal_entity", "Z"),
            ("membership", "9"),
            ("legal_fact", "9"),
            ("representative", "9"),
        ):
            assert REBUILDS[kind](session, key) is None


def test_an_empty_installation_has_no_pool_to_rebuild(sqlite_database: Database) -> None:
    with sqlite_database.reading() as session:
        assert REBUILDS["pool"](session, "pool") is None
