"""Adoptions: every member of the day, two persons, a day on which they hold; on both databases."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text

from caisse.db import Database
from caisse.identity.actor import Actor, local_actor
from caisse.identity.authorise import NamedAccountRequiredError, NotAllowedError
from caisse.identity.roles import Role
from caisse.kernel.canonical import digest_of_bytes
from caisse.kernel.clock import FixedClock
from caisse.kernel.refusals import RefusalError
from caisse.models.document_store import DocumentUnknownError
from caisse.services.adoption_records import AdoptionKind, adoption_named, find_adoption
from caisse.services.adoptions import (
    AdoptionAnswer,
    AdoptionAsked,
    AdoptionInForce,
    CarenceError,
    ConsentMissingError,
    EndsBeforeError,
    InFutureError,
    NotAdoptedError,
    NotConfirmedError,
    NotInForceError,
    NotMembersError,
    NumberRefusedError,
    NumberTakenError,
    OtherTextError,
    UnsignedConventionError,
    adopt_designations,
    adopt_key,
    adoption_in_force,
    list_adoptions,
)
from caisse.services.confirmables import Confirmed
from caisse.services.confirmations import InvitedByAuthorError, OwnWorkError, confirm
from caisse.services.documents import add_document
from caisse.services.key_records import KeyUnknownError
from caisse.services.keys import AddKey, add_key
from caisse.services.members import leave_pool
from caisse.services.verification import verify
from ledger.members import UnknownEntityError
from tests.conftest import ActorFactory
from tests.integration.pool_members import found_pool

KEY = b"""
format = 1
version = "2025-1"
title = "Une clef"
total = 1
parity = "by_all"
[[parts]]
base = "equal"
weight = 1
"""
DAY = date(2025, 3, 10)
ASKED = AdoptionAsked(AdoptionKind.DECISION, "2025-3", DAY, ("A", "B", "C"))


@pytest.fixture
def anne(database: Database, make_actor: ActorFactory) -> Actor:
    """The facilitator who enters; the pool, its members and a key exist."""
    actor = make_actor(database, "anne", Role.FACILITATOR)
    found_pool(database, actor)
    with database.transaction() as session:
        add_key(session, AddKey(KEY, "cle.toml"), actor)
    return actor


@pytest.fixture
def bruno(database: Database, make_actor: ActorFactory) -> Actor:
    """The treasurer who confirms."""
    return make_actor(database, "bruno", Role.POOL_TREASURER)


def adopted(database: Database, actor: Actor, asked: AdoptionAsked = ASKED) -> AdoptionAnswer:
    with database.transaction() as session:
        return adopt_key(session, "2025-1", asked, actor)


def confirmed(database: Database, actor: Actor, key: str = "decision:2025-3") -> None:
    with database.transaction() as session:
        confirm(session, Confirmed.ADOPTION, key, actor)


def in_force(database: Database, day: date) -> AdoptionInForce:
    with database.reading() as session:
        return adoption_in_force(session, digest_of_bytes(KEY), day)


def refused(database: Database, actor: Actor, asked: AdoptionAsked) -> RefusalError:
    with pytest.raises(RefusalError) as caught:
        adopted(database, actor, asked)
    return caught.value


def test_an_adoption_entered_by_one_person_and_confirmed_by_another_is_in_force(
    database: Database, anne: Actor, bruno: Actor
) -> None:
    entered = adopted(database, anne)
    assert (entered.adoption, entered.text, entered.members, entered.confirmed) == (
        "decision:2025-3",
        "2025-1",
        ("A", "B", "C"),
        False,
    )
    with pytest.raises(NotConfirmedError):
        in_force(database, DAY)

    confirmed(database, bruno)

    found = in_force(database, DAY)
    assert (found.key, found.kind, found.number, found.adopted_on, found.members) == (
        "decision:2025-3",
        "decision",
        "2025-3",
        DAY,
        ("A", "B", "C"),
    )
    with database.reading() as session:
        (shown,) = list_adoptions(session, anne)
        assert shown == replace(entered, confirmed=True)
        assert verify(session, None, anne).faults == ()


@pytest.mark.parametrize(
    ("day", "holds"),
    [
        (date(2025, 3, 9), False),
        (date(2025, 3, 10), True),
        (date(2025, 5, 20), True),
        (date(2025, 5, 21), False),
    ],
)
def test_it_holds_from_its_date_to_its_last_day(
    database: Database, anne: Actor, bruno: Actor, day: date, holds: bool
) -> None:
    adopted(database, anne, replace(ASKED, until=date(2025, 5, 20)))
    confirmed(database, bruno)

    if holds:
        assert in_force(database, day).number == "2025-3"
    else:
        with pytest.raises(NotInForceError):
            in_force(database, day)


def test_a_text_that_nobody_adopted_is_named(database: Database, anne: Actor) -> None:
    with pytest.raises(NotAdoptedError) as caught:
        in_force(database, DAY)
    assert caught.value.params == {"text": "2025-1"}
    with database.reading() as session, pytest.raises(NotAdoptedError) as unknown:
        adoption_in_force(session, "0" * 64, DAY)
    assert unknown.value.params == {"text": "0" * 64}
    assert anne.user_id


def test_the_second_person_is_another_one(database: Database, anne: Actor, make_actor: ActorFactory) -> None:
    adopted(database, anne)
    guest = make_actor(database, "gilles", Role.POOL_TREASURER, invited_by=anne)

    with pytest.raises(OwnWorkError):
        confirmed(database, anne)
    with pytest.raises(InvitedByAuthorError):
        confirmed(database, guest)


def test_who_brought_the_signed_convention_does_not_confirm_it(
    database: Database, anne: Actor, bruno: Actor, make_actor: ActorFactory
) -> None:
    with database.transaction() as session:
        signed = add_document(session, b"%PDF-1.7 signed", "convention.pdf", bruno).digest
    asked = replace(ASKED, kind=AdoptionKind.CONVENTION, document=signed)
    adopted(database, anne, asked)

    with pytest.raises(OwnWorkError):
        confirmed(database, bruno, "convention:2025-3")
    confirmed(database, make_actor(database, "chloe", Role.POOL_TREASURER), "convention:2025-3")

    assert in_force(database, DAY).kind == "convention"


def test_a_convention_is_entered_with_its_signed_document(database: Database, anne: Actor) -> None:
    convention = replace(ASKED, kind=AdoptionKind.CONVENTION)
    assert isinstance(refused(database, anne, convention), UnsignedConventionError)
    assert isinstance(refused(database, anne, replace(convention, document="f" * 64)), DocumentUnknownError)


def test_every_member_of_that_day_consents_and_nobody_else(database: Database, anne: Actor) -> None:
    missing = refused(database, anne, replace(ASKED, members=("A", "C")))
    assert isinstance(missing, ConsentMissingError)
    assert missing.params == {"members": "B", "day_date": "2025-03-10"}
    stranger = refused(database, anne, replace(ASKED, members=("A", "B", "C", "BANQUE")))
    assert isinstance(stranger, NotMembersError)
    assert stranger.params["members"] == "BANQUE"
    assert isinstance(refused(database, anne, replace(ASKED, members=("A", "X"))), UnknownEntityError)


@pytest.mark.parametrize(("gone", "carence"), [(0, False), (1, False), (2, True)])
def test_with_fewer_than_two_members_there_is_carence(
    database: Database, anne: Actor, bruno: Actor, gone: int, carence: bool
) -> None:
    with database.transaction() as session:
        for code in ("A", "B")[:gone]:
            leave_pool(session, code, date(2025, 1, 31), "", anne)
    asked = replace(ASKED, members=("A", "B", "C")[gone:])

    if carence:
        assert isinstance(refused(database, anne, asked), CarenceError)
    else:
        adopted(database, anne, asked)
        confirmed(database, bruno)
        assert in_force(database, DAY).members == asked.members


def test_in_carence_an_adoption_does_not_serve(database: Database, anne: Actor, bruno: Actor) -> None:
    adopted(database, anne)
    confirmed(database, bruno)
    with database.transaction() as session:
        for code in ("A", "B"):
            leave_pool(session, code, date(2025, 4, 30), "", anne)

    assert in_force(database, date(2025, 4, 30)).number == "2025-3"
    with pytest.raises(CarenceError):
        in_force(database, date(2025, 5, 1))


def test_a_member_found_to_have_been_there_is_missing_from_the_consents(
    database: Database, anne: Actor, bruno: Actor
) -> None:
    with database.transaction() as session:
        leave_pool(session, "C", date(2025, 1, 31), "", anne)
    adopted(database, anne, replace(ASKED, members=("A", "B")))
    confirmed(database, bruno)
    assert in_force(database, DAY).members == ("A", "B")

    with database.transaction() as session:
        session.execute(
            text(
                "INSERT INTO memberships (entity_id, joined_on, left_on, reason, supersedes_id, withdrawn,"
                " recorded_at, recorded_by_id, recorded_as) SELECT entity_id, joined_on, NULL, 'erreur', id,"
                " withdrawn, recorded_at, recorded_by_id, recorded_as FROM memberships"
                " WHERE left_on IS NOT NULL"
            )
        )

    with pytest.raises(ConsentMissingError):
        in_force(database, DAY)


def test_of_two_adoptions_the_latest_confirmed_one_counts(
    database: Database, anne: Actor, bruno: Actor
) -> None:
    adopted(database, anne)
    confirmed(database, bruno)
    adopted(database, anne, replace(ASKED, number="2025-4", adopted_on=date(2025, 4, 1)))
    assert in_force(database, date(2025, 5, 1)).number == "2025-3"

    confirmed(database, bruno, "2025-4")

    assert in_force(database, date(2025, 5, 1)).number == "2025-4"
    assert in_force(database, date(2025, 3, 31)).number == "2025-3"


def test_the_same_adoption_again_is_the_first_one_and_another_content_is_refused(
    database: Database, anne: Actor, bruno: Actor
) -> None:
    first = adopted(database, anne)
    assert adopted(database, bruno, replace(ASKED, members=("C", "a", "B"))) == first
    assert isinstance(refused(database, anne, replace(ASKED, until=DAY)), NumberTakenError)


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        (replace(ASKED, number=" "), NumberRefusedError),
        (replace(ASKED, number="1" * 41), NumberRefusedError),
        (replace(ASKED, number="3\u202e"), NumberRefusedError),
        (replace(ASKED, adopted_on=date(2025, 6, 2)), InFutureError),
        (replace(ASKED, adopted_on=date(2099, 1, 1)), InFutureError),
        (replace(ASKED, until=date(2025, 3, 9)), EndsBeforeError),
        (replace(ASKED, text_digest="0" * 64), OtherTextError),
    ],
)
def test_what_does_not_hold_together_is_refused(
    database: Database, anne: Actor, asked: AdoptionAsked, error: type[RefusalError]
) -> None:
    assert isinstance(refused(database, anne, asked), error)
    with database.reading() as session:
        assert list_adoptions(session, anne) == ()


def test_today_is_no_future_and_the_digest_of_the_text_may_be_quoted(database: Database, anne: Actor) -> None:
    asked = replace(ASKED, adopted_on=date(2025, 6, 1), text_digest=digest_of_bytes(KEY).upper())
    assert adopted(database, anne, asked).text_digest == digest_of_bytes(KEY)


def test_an_adoption_is_entered_by_a_named_account_that_may(
    database: Database, anne: Actor, make_actor: ActorFactory, clock: FixedClock
) -> None:
    assert isinstance(refused(database, local_actor("anne", clock), ASKED), NamedAccountRequiredError)
    auditor = make_actor(database, "odile", Role.AUDITOR)
    assert isinstance(refused(database, auditor, ASKED), NotAllowedError)
    with database.transaction() as session, pytest.raises(KeyUnknownError):
        adopt_key(session, "2025-9", ASKED, anne)


def test_an_adoption_is_named_by_kind_and_number_or_by_a_number_that_is_alone(
    database: Database, anne: Actor
) -> None:
    with database.transaction() as session:
        signed = add_document(session, b"%PDF-1.7 signed", "convention.pdf", anne).digest
    adopted(database, anne)
    with database.reading() as session:
        row = adoption_named(session, "2025-3")
        assert row is not None
        assert row.kind == "decision"
    adopted(database, anne, replace(ASKED, kind=AdoptionKind.CONVENTION, document=signed))
    with database.reading() as session:
        assert adoption_named(session, "2025-3") is None
        assert adoption_named(session, "accord:2025-3") is None
        assert find_adoption(session, "convention:2025-4") is None
        assert find_adoption(session, "convention:2025-3") is not None


def test_a_designations_file_is_adopted_with_its_bytes(database: Database, anne: Actor, bruno: Actor) -> None:
    content = b"constituency,panel,member\n01-01,1,A\n"
    with database.transaction() as session:
        answer = adopt_designations(session, content, "fleches.csv", ASKED, anne)
    assert (answer.text, answer.text_digest) == ("fleches.csv", digest_of_bytes(content))
    confirmed(database, bruno)
    with database.reading() as session:
        assert adoption_in_force(session, digest_of_bytes(content), DAY).id


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE adoptions SET adopted_on = '2024-01-01'",
        "DELETE FROM adoption_consents",
        "UPDATE redistribution_keys SET title = 'x'",
    ],
)
def test_the_database_refuses_to_change_an_adoption(database: Database, anne: Actor, statement: str) -> None:
    adopted(database, anne)
    with pytest.raises(Exception, match="only added to"), database.transaction() as session:
        session.execute(text(statement))


def test_a_consent_added_by_hand_is_found(database: Database, anne: Actor) -> None:
    adopted(database, anne)
    with database.transaction() as session:
        session.execute(
            text(
                "INSERT INTO adoption_consents (adoption_id, member_id)"
                " SELECT 1, id FROM legal_entities WHERE code = 'BANQUE'"
            )
        )
    with database.reading() as session:
        faults = [issue.params for issue in verify(session, None, anne).faults]
    assert [(found["kind"], found["fields"]) for found in faults] == [("adoption", "consents")]
