"""The pool and its members: entities, facts, memberships, representatives, and their seals."""

import json
from datetime import date

import pytest

from caisse.db import Database
from caisse.identity.actor import Actor, local_actor
from caisse.identity.authorise import ForeignMemberError, NamedAccountRequiredError, NotAllowedError
from caisse.identity.roles import Role
from caisse.kernel.clock import FixedClock
from caisse.models.document_store import keep_document
from caisse.services.legal_entities import (
    EntityAsked,
    EntityExistsError,
    EntityNameRefusedError,
    LegalFormUnknownError,
)
from caisse.services.legal_facts import (
    EvidenceUnknownError,
    FactAsked,
    FactIncompleteError,
    FactInFutureError,
    FactPeriodError,
    FactUnknownError,
    legal_standing,
    list_facts,
    record_fact,
    withdraw_fact,
)
from caisse.services.members import (
    AlreadyMemberError,
    LeftBeforeJoinedError,
    NotMemberError,
    PoolIsNoMemberError,
    add_member,
    join_pool,
    leave_pool,
    list_members,
    show_member,
)
from caisse.services.pool import PoolExistsError, create_pool, pool_code, show_pool
from caisse.services.representatives import (
    RepresentativeAsked,
    RepresentativePeriodError,
    RepresentativeRoleError,
    RepresentativeUnknownError,
    add_representative,
    end_representative,
    list_representatives,
)
from caisse.services.sealed_events import REBUILDS
from ledger.members import (
    FactKind,
    NoPoolError,
    UnknownEntityError,
    entity_by_code,
    entity_codes,
    members_on,
    pool_status,
    running_fact,
)
from ledger.models.members import Person
from ledger.models.seals import Seal
from ledger.persons import NameRefusedError, UnknownPersonError, erase_person, person_by_code, person_keys
from tests.conftest import ActorFactory

DAY = date(2025, 5, 1)


@pytest.fixture
def facilitator(database: Database, make_actor: ActorFactory) -> Actor:
    return make_actor(database, "fanny", Role.FACILITATOR)


@pytest.fixture
def pool(database: Database, facilitator: Actor) -> Actor:
    """A pool GROUPE with its mandataire, a member A and a bank."""
    with database.transaction() as session:
        create_pool(
            session,
            EntityAsked("GROUPE", "Groupement fictif", "party", rna="W123456789"),
            EntityAsked("GROUPE-AF", "Association de financement", "association_de_financement"),
            facilitator,
        )
        add_member(session, EntityAsked("a", "Aubépine", "party", siren="732829320"), DAY, facilitator)
        add_member(session, EntityAsked("BANQUE", "Banque", "credit_institution", "DE"), None, facilitator)
    return facilitator


def sealed_as_rows_say(database: Database) -> bool:
    """Compare each seal with the payload rebuilt from rows, as ``verify`` does."""
    with database.reading() as session:
        seals = [seal for seal in session.query(Seal) if seal.kind in REBUILDS]
        assert seals
        return all(
            REBUILDS[seal.kind](session, seal.object_key) == json.loads(seal.payload) for seal in seals
        )


def test_the_pool_is_created_once_with_its_two_legal_persons(database: Database, pool: Actor) -> None:
    with database.transaction() as session:
        view = show_pool(session, pool)
        assert (view.party.code, view.mandataire.code) == ("GROUPE", "GROUPE-AF")
        assert view.standing.code == "guard.not_a_party"
        assert pool_code(session, pool) == "GROUPE"
        with pytest.raises(PoolExistsError):
            create_pool(session, EntityAsked("X", "X"), EntityAsked("Y", "Y"), pool)
    assert sealed_as_rows_say(database)


def test_without_a_pool_nothing_is_listed(database: Database, facilitator: Actor) -> None:
    with database.reading() as session, pytest.raises(NoPoolError):
        list_members(session, facilitator)


def test_members_are_listed_with_their_standing(database: Database, pool: Actor) -> None:
    with database.reading() as session:
        rows = list_members(session, pool)
        assert [(row.entity.code, row.joined_on, row.standing.code) for row in rows] == [
            ("A", DAY, "guard.not_a_party"),
            ("BANQUE", None, "guard.foreign"),
        ]
        assert [entity.code for entity in members_on(session, DAY)] == ["A"]
        assert members_on(session, date(2025, 4, 30)) == ()
        assert sorted(entity_codes(session).values()) == ["A", "BANQUE", "GROUPE", "GROUPE-AF"]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("asked", "refusal"),
    [
        (EntityAsked("A", "Autre"), EntityExistsError),
        (EntityAsked("B", "Autre", siren="732 829 320"), EntityExistsError),
        (EntityAsked("B", "Autre", rna="w123456789"), EntityExistsError),
        (EntityAsked("B", "   "), EntityNameRefusedError),
        (EntityAsked("B", "x" * 201), EntityNameRefusedError),
        (EntityAsked("B", "re\u202evers"), EntityNameRefusedError),
        (EntityAsked("B", "Bruyère", "club"), LegalFormUnknownError),
    ],
)
def test_a_legal_entity_is_refused(
    database: Database, pool: Actor, asked: EntityAsked, refusal: type[Exception]
) -> None:
    with database.transaction() as session, pytest.raises(refusal):
        add_member(session, asked, DAY, pool)


def test_a_mandataire_makes_a_party_and_its_end_unmakes_it(database: Database, pool: Actor) -> None:
    with database.transaction() as session:
        evidence = keep_document(session, b"agrement", "a.txt", at=pool.clock.now(), stored_by_id=None).digest
        record_fact(session, FactAsked("A", "first_year", year=2025), pool)
        fact = record_fact(
            session,
            FactAsked("A", "mandataire", since=DAY, variant="mandataire_financier", evidence=evidence),
            pool,
        )
        assert legal_standing(session, "A", date(2025, 5, 1), pool).holds
        assert not legal_standing(session, "A", date(2025, 4, 30), pool).holds
        assert legal_standing(session, "A", None, pool).holds  # the clock stands on 1 June
        running = running_fact(session, entity_by_code(session, "A").id, FactKind.MANDATAIRE)
        assert running is not None
        assert running.id == fact.id
        record_fact(
            session,
            FactAsked(
                "A",
                "mandataire",
                since=DAY,
                until=date(2025, 5, 20),
                variant="mandataire_financier",
                supersedes=fact.id,
            ),
            pool,
        )
        assert legal_standing(session, "A", date(2025, 5, 20), pool).holds
        assert legal_standing(session, "A", date(2025, 5, 21), pool).code == "guard.no_mandataire"
        assert running_fact(session, entity_by_code(session, "A").id, FactKind.MANDATAIRE) is None
        assert [row.kind for row in list_facts(session, "A", pool)] == ["first_year", "mandataire"]
    assert sealed_as_rows_say(database)


def test_a_fact_recorded_by_mistake_is_withdrawn_and_kept(database: Database, pool: Actor) -> None:
    with database.transaction() as session:
        asked = FactAsked("GROUPE", "bar", since=DAY, until=date(2025, 12, 31))
        fact = record_fact(session, asked, pool)
        assert pool_status(session).bars
        withdraw_fact(session, "GROUPE", fact.id, "mauvais parti", pool)
        assert not pool_status(session).bars
        with pytest.raises(FactUnknownError):
            withdraw_fact(session, "GROUPE", fact.id, "encore", pool)
    assert sealed_as_rows_say(database)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("asked", "refusal"),
    [
        (FactAsked("Z", "first_year", year=2025), UnknownEntityError),
        (FactAsked("A", "rumour"), FactIncompleteError),
        (FactAsked("A", "mandataire", since=DAY), FactIncompleteError),
        (FactAsked("A", "mandataire", since=DAY, variant="cousin"), FactIncompleteError),
        (FactAsked("A", "first_year", year=2025, since=DAY), FactIncompleteError),
        (FactAsked("A", "first_year", year=2025, until=DAY), FactIncompleteError),
        (FactAsked("A", "bar", since=DAY, until=date(2025, 4, 30)), FactPeriodError),
        (FactAsked("A", "first_year", year=2026), FactInFutureError),
        (FactAsked("A", "first_year", year=1987), FactInFutureError),
        (FactAsked("A", "accounts_filed", year=2024, since=date(2025, 6, 2)), FactInFutureError),
        (FactAsked("A", "accounts_filed", year=2024, since=date(2024, 12, 31)), FactInFutureError),
        (FactAsked("A", "first_year", year=2025, evidence="0" * 64), EvidenceUnknownError),
        (FactAsked("A", "first_year", year=2025, supersedes=99), FactUnknownError),
    ],
)
def test_an_ill_described_fact_is_refused(
    database: Database, pool: Actor, asked: FactAsked, refusal: type[Exception]
) -> None:
    with database.transaction() as session, pytest.raises(refusal):
        record_fact(session, asked, pool)


def test_a_bar_may_run_without_end_and_filing_the_same_day_counts(database: Database, pool: Actor) -> None:
    with database.transaction() as session:
        today = date(2025, 6, 1)
        record_fact(session, FactAsked("A", "accounts_filed", year=2024, since=today), pool)
        record_fact(session, FactAsked("A", "bar", since=today), pool)
        assert len(list_facts(session, "a", pool)) == 2


def test_a_member_leaves_and_comes_back(database: Database, pool: Actor) -> None:
    with database.transaction() as session:
        with pytest.raises(AlreadyMemberError):
            join_pool(session, "A", date(2025, 7, 1), pool)
        with pytest.raises(LeftBeforeJoinedError):
            leave_pool(session, "A", date(2025, 4, 30), "", pool)
        assert leave_pool(session, "A", date(2025, 5, 31), "congrès", pool).left_on == date(2025, 5, 31)
        with pytest.raises(NotMemberError):
            leave_pool(session, "A", date(2025, 6, 1), "", pool)
        assert [len(members_on(session, date(2025, month, 31))) for month in (5, 7)] == [1, 0]
        with pytest.raises(AlreadyMemberError):
            join_pool(session, "A", date(2025, 5, 31), pool)
        assert join_pool(session, "A", date(2025, 6, 1), pool).left_on is None
        with pytest.raises(PoolIsNoMemberError):
            join_pool(session, "GROUPE", DAY, pool)
    assert sealed_as_rows_say(database)


def test_representatives_are_persons_sealed_as_pseudonyms(database: Database, pool: Actor) -> None:
    with database.transaction() as session:
        asked = RepresentativeAsked("A", "Fictive", "Anne", "treasurer", DAY, email="anne@example.org")
        row = add_representative(session, asked, pool)
        again = add_representative(
            session, RepresentativeAsked("GROUPE", "FICTIVE", "anne", "president", DAY), pool
        )
        assert again.person == row.person
        assert again.email == "anne@example.org"
        assert show_member(session, "a", pool, day=DAY).representatives == (row,)
        with pytest.raises(RepresentativePeriodError):
            end_representative(session, row.id, date(2025, 4, 30), pool)
        assert end_representative(session, row.id, DAY, pool).until == DAY
        with pytest.raises(RepresentativeUnknownError):
            end_representative(session, row.id, DAY, pool)
        payloads = "".join(seal.payload for seal in session.query(Seal))
        assert "ictive" not in payloads
        assert "anne" not in payloads
    assert sealed_as_rows_say(database)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("asked", "refusal"),
    [
        (RepresentativeAsked("A", "Fictive", "Anne", "boss", DAY), RepresentativeRoleError),
        (RepresentativeAsked("A", "", "Anne", "president", DAY), NameRefusedError),
        (RepresentativeAsked("A", "Fic\u200ftive", "Anne", "president", DAY), NameRefusedError),
        (RepresentativeAsked("Z", "Fictive", "Anne", "president", DAY), UnknownEntityError),
    ],
)
def test_an_ill_described_representative_is_refused(
    database: Database, pool: Actor, asked: RepresentativeAsked, refusal: type[Exception]
) -> None:
    with database.transaction() as session, pytest.raises(refusal):
        add_representative(session, asked, pool)


def test_erasing_a_person_leaves_the_chain_whole(database: Database, pool: Actor) -> None:
    with database.transaction() as session:
        asked = RepresentativeAsked("A", "Fictive", "Anne", "treasurer", DAY)
        code = add_representative(session, asked, pool).person
        erase_person(person_by_code(session, code), pool.clock.now())
        session.flush()
        assert session.query(Person).one().surname is None
        assert person_keys(session) == {}
        assert list_representatives(session, "A", pool)[0].name == ""
        with pytest.raises(UnknownPersonError):
            person_by_code(session, "P0")
    assert sealed_as_rows_say(database)


@pytest.mark.usefixtures("pool")
def test_a_local_login_reads_and_changes_nothing(database: Database, clock: FixedClock) -> None:
    local = local_actor("marie", clock)
    with database.transaction() as session:
        assert len(list_members(session, local)) == 2
        with pytest.raises(NamedAccountRequiredError):
            add_member(session, EntityAsked("B", "Bruyère"), DAY, local)


@pytest.mark.usefixtures("pool")
def test_a_member_treasurer_sees_its_own_member_only(database: Database, make_actor: ActorFactory) -> None:
    treasurer = make_actor(database, "theo", Role.MEMBER_TREASURER, member="A")
    with database.transaction() as session:
        assert show_member(session, "A", treasurer).row.entity.code == "A"
        with pytest.raises(ForeignMemberError):
            show_member(session, "BANQUE", treasurer)
        with pytest.raises(NotAllowedError):
            list_members(session, treasurer)
        with pytest.raises(NotAllowedError):
            record_fact(session, FactAsked("A", "first_year", year=2025), treasurer)
