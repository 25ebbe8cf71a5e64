"""Confirmations: two natural persons, one state, sealed; on both databases."""

from collections.abc import Callable

import pytest
from sqlalchemy import select, text

from caisse.db import Database
from caisse.identity.actor import Actor, local_actor
from caisse.identity.authorise import NamedAccountRequiredError, NotAllowedError
from caisse.identity.roles import Role
from caisse.kernel.clock import FixedClock
from caisse.models.confirmations import Confirmation
from caisse.services.confirmables import Confirmed
from caisse.services.confirmations import (
    ChangedMeanwhileError,
    ConfirmationState,
    InvitedByAuthorError,
    NothingToConfirmError,
    NotIndependentError,
    OwnWorkError,
    confirm,
    read_confirmation,
)
from caisse.services.import_batches import ReceivedFile
from caisse.services.match_reviews import review_matches
from caisse.services.result_imports import ImportResults, import_results
from caisse.services.sealed_confirmations import confirmation_payload, rebuild_confirmation
from electoral.models import ResultStatus
from ledger.models.seals import Seal
from tests.conftest import ActorFactory
from tests.integration.counting_desk import (
    ELECTION,
    MATCH,
    NAME_PARTY,
    SET_ASIDE,
    Desk,
    place,
)
from tests.official_files import Stands, attachment_list, workbook_2017

Person = Callable[..., Actor]


@pytest.fixture
def person(database: Database, make_actor: ActorFactory) -> Person:
    def make(login: str, *roles: Role, invited_by: Actor | None = None) -> Actor:
        return make_actor(database, login, *(roles or (Role.FACILITATOR,)), invited_by=invited_by)

    return make


def confirmed(
    database: Database, kind: Confirmed, key: str, actor: Actor, digest: str | None = None
) -> ConfirmationState:
    return database.run(lambda session: confirm(session, kind, key, actor, digest))


def state(database: Database, kind: Confirmed, key: str, actor: Actor) -> ConfirmationState:
    with database.reading() as session:
        return read_confirmation(session, kind, key, actor)


def test_one_other_person_confirms_the_version_of_a_known_author(database: Database, person: Person) -> None:
    anne, bo = person("anne"), person("bo")
    code = Desk(database, anne).results()
    assert state(database, Confirmed.VERSION, code, bo).missing == 1
    with pytest.raises(OwnWorkError):
        confirmed(database, Confirmed.VERSION, code, anne)
    answer = confirmed(database, Confirmed.VERSION, "1", bo)
    assert (answer.object_key, answer.confirmed, answer.confirmed_by) == (code, True, (bo.user_id,))
    assert confirmed(database, Confirmed.VERSION, code, bo) == answer
    with database.reading() as session:
        (row,) = session.scalars(select(Confirmation))
        (event,) = session.scalars(select(Seal).where(Seal.kind == "confirmation"))
        assert event.object_key == str(row.id)
        assert rebuild_confirmation(session, str(row.id)) == confirmation_payload(row)
        assert rebuild_confirmation(session, "99") is None
        assert row.digest in event.payload


def test_a_person_invited_by_the_author_does_not_confirm(database: Database, person: Person) -> None:
    anne = person("anne")
    guest = person("guest", invited_by=anne)
    code = Desk(database, anne).results()
    with pytest.raises(InvitedByAuthorError):
        confirmed(database, Confirmed.VERSION, code, guest)


@pytest.mark.parametrize("invited_first", [True, False])
def test_where_the_author_is_not_known_two_persons_confirm_and_neither_invited_the_other(
    database: Database, person: Person, clock: FixedClock, invited_first: bool
) -> None:
    code = Desk(database, local_actor("ida", clock)).results()
    anne, bo = person("anne"), person("bo")
    guest = person("guest", invited_by=anne)
    first, second = (guest, anne) if invited_first else (anne, guest)
    assert confirmed(database, Confirmed.VERSION, code, first).missing == 1
    with pytest.raises(NotIndependentError):
        confirmed(database, Confirmed.VERSION, code, second)
    assert confirmed(database, Confirmed.VERSION, code, bo).confirmed


def test_nobody_confirms_without_a_name_or_the_right(
    database: Database, person: Person, clock: FixedClock
) -> None:
    code = Desk(database, person("anne")).results()
    with pytest.raises(NamedAccountRequiredError):
        confirmed(database, Confirmed.VERSION, code, local_actor("ida", clock))
    with pytest.raises(NotAllowedError):
        confirmed(database, Confirmed.VERSION, code, person("vera", Role.VOLUNTEER))


@pytest.mark.parametrize("kind", [Confirmed.VERSION, Confirmed.MATCHES])
@pytest.mark.parametrize("key", ["nothing", "12", ELECTION])
def test_there_must_be_something_to_confirm(
    database: Database, person: Person, kind: Confirmed, key: str
) -> None:
    with pytest.raises(NothingToConfirmError):
        confirmed(database, kind, key, person("bo"))


def test_a_staged_version_cannot_be_confirmed_by_its_number(database: Database, person: Person) -> None:
    anne, bo = person("anne"), person("bo")
    file = ReceivedFile(workbook_2017([place("01-01")]), "resultats.xlsx")
    command = ImportResults(file, ELECTION, ResultStatus.DEFINITIVE)
    assert database.run(lambda session: import_results(session, command, anne)).state == "staged"
    with pytest.raises(NothingToConfirmError):
        confirmed(database, Confirmed.VERSION, "1", bo)


def test_every_one_who_decided_is_an_author_of_the_matches(database: Database, person: Person) -> None:
    anne, bo, carl, dora = person("anne"), person("bo"), person("carl"), person("dora")
    Desk(database, anne).results()
    Desk(database, bo).attachments()
    Desk(database, carl).decide(MATCH)
    for author in (bo, carl):
        with pytest.raises(OwnWorkError):
            confirmed(database, Confirmed.MATCHES, ELECTION, author)
    assert confirmed(database, Confirmed.MATCHES, ELECTION, dora).confirmed


def test_a_later_decision_or_list_unconfirms_the_matches(database: Database, person: Person) -> None:
    anne, bo = person("anne"), person("bo")
    desk = Desk(database, anne)
    desk.results()
    desk.attachments()
    shown = state(database, Confirmed.MATCHES, ELECTION, bo).digest
    assert confirmed(database, Confirmed.MATCHES, ELECTION, bo, shown).confirmed
    desk.decide(MATCH)
    assert not state(database, Confirmed.MATCHES, ELECTION, bo).confirmed
    with pytest.raises(ChangedMeanwhileError):
        confirmed(database, Confirmed.MATCHES, ELECTION, bo, shown)
    assert confirmed(database, Confirmed.MATCHES, ELECTION, bo).confirmed
    desk.attachments(attachment_list([("01-01", "F", "NOIR", "Ida", "AUBÉPINE")]))
    assert not state(database, Confirmed.MATCHES, ELECTION, bo).confirmed


def test_votes_changed_by_hand_unconfirm_the_version(
    sqlite_database: Database, make_actor: ActorFactory
) -> None:
    anne, bo = (make_actor(sqlite_database, name, Role.FACILITATOR) for name in ("anne", "bo"))
    code = Desk(sqlite_database, anne).results()
    assert confirmed(sqlite_database, Confirmed.VERSION, code, bo).confirmed
    with sqlite_database.transaction() as session:
        triggers = session.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all()
        for trigger in triggers:
            session.execute(text(f'DROP TRIGGER "{trigger}"'))
        session.execute(text("UPDATE votes SET votes = votes + 1"))
    assert not state(sqlite_database, Confirmed.VERSION, code, bo).confirmed


def test_the_person_who_confirms_sees_votes_and_what_each_match_alone_changes(
    database: Database, person: Person
) -> None:
    anne, bo = person("anne"), person("bo")
    desk = Desk(database, anne)
    desk.results()
    desk.attachments()
    desk.decide(MATCH, NAME_PARTY, SET_ASIDE)
    with database.reading() as session:
        reviewed = review_matches(session, ELECTION, bo)
    assert [
        (match.constituency, match.result_name, match.votes, match.crosses_constituency, match.crosses_access)
        for match in reviewed
    ] == [("01-03", "CHARME Zoé", 500, True, False), ("01-04", "SAULE-ANDRE Ève", 300, True, False)]


def test_a_match_that_alone_gives_access_is_flagged_and_one_beside_a_passing_candidate_is_not(
    database: Database, person: Person
) -> None:
    anne, bo = person("anne"), person("bo")
    desk = Desk(database, anne)
    places = [
        place("ZA-01", Stands(2, "NOIR", "Ida", 100), Stands(3, "GRIS", "Ada", 300)),
        place("ZA-02", Stands(2, "BLEU", "Ida", 100)),
    ]
    desk.results(workbook_2017(places))
    rows = [
        ("ZA-01", "F", "NOIR", "Ida", "CAP"),
        ("ZA-01", "F", "GRISE", "Ada", "CAP"),
        ("ZA-02", "F", "BLEUE", "Ida", "CAP"),
    ]
    desk.attachments(attachment_list(rows))
    desk.decide("ZA-01,GRISE Ada,GRIS Ada,CAP,3,match", "ZA-02,BLEUE Ida,BLEU Ida,CAP,2,match")
    with database.reading() as session:
        reviewed = review_matches(session, ELECTION, bo)
    assert [(match.constituency, match.crosses_constituency, match.crosses_access) for match in reviewed] == [
        ("ZA-01", False, True),
        ("ZA-02", True, True),
    ]
