"""Accounts, invitations, sign-in and grants, on both databases."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from caisse.db import Database
from caisse.identity.actor import Actor, local_actor
from caisse.identity.authorise import (
    ForeignMemberError,
    NamedAccountRequiredError,
    NotAllowedError,
    authorise,
    member_limit,
)
from caisse.identity.invitations import (
    InvitationInvalidError,
    PasswordTooShortError,
    PersonExistsError,
    SignInFailedError,
    UserExistsError,
)
from caisse.identity.permissions import Permission
from caisse.identity.roles import Role
from caisse.identity.tokens import LIFETIME, TokenInvalidError, prove_account, token_path, write_token
from caisse.kernel.clock import FixedClock
from caisse.models.users import CommandToken, User
from caisse.services.grants import (
    AuditorNeedsEndError,
    GrantAsked,
    GrantUnknownError,
    LastAdministratorsError,
    OwnRightsError,
    RequestUnknownError,
    RoleNeedsMemberError,
    RoleRefusesMemberError,
    RoleUnknownError,
    SecondAdministratorError,
    UserUnknownError,
    approve_grant,
    ask_grant,
    end_grant,
    list_grants,
)
from caisse.services.sealed_events import REBUILDS
from caisse.services.users import (
    FirstPerson,
    NotEmptyError,
    TwoAdministratorsError,
    accept_invitation,
    invite_user,
    list_users,
    name_first_users,
    sign_in_here,
)
from ledger.models.seals import Seal
from tests.conftest import ActorFactory

PASSWORD = "trois chats et un vélo"
FIRST = (
    FirstPerson("administrator", None, "Ana Lopez", "ana@example.org"),
    FirstPerson("administrator", None, "Bo Li", "bo@example.org"),
    FirstPerson("pool_treasurer", None, "Chloé Petit", "Chloe@example.org"),
)
TODAY = date(2025, 6, 1)


def asked(email: str, role: str, member: str | None = None, until: date | None = None) -> GrantAsked:
    return GrantAsked(email, role, member, TODAY, until, "essai")


def founded(database: Database, clock: FixedClock) -> dict[str, Actor]:
    with database.transaction() as session:
        made = name_first_users(session, FIRST, local_actor("root", clock))
    return {
        each.email.split("@")[0]: Actor(each.user_id, each.email, proved=True, clock=clock) for each in made
    }


def test_the_first_two_administrators_are_named_together_and_their_grants_are_sealed(
    database: Database, clock: FixedClock
) -> None:
    people = founded(database, clock)
    with database.reading() as session:
        rows = list_users(session, people["ana"])
        assert [(row.email, row.roles, row.opened) for row in rows] == [
            ("ana@example.org", ("administrator",), False),
            ("bo@example.org", ("administrator",), False),
            ("chloe@example.org", ("pool_treasurer",), False),
        ]
        seals = [session.get_one(Seal, seq) for seq in (1, 2, 3)]
        assert [event.kind for event in seals] == ["grant", "grant", "grant"]
        assert all("example.org" not in event.payload and "Ana" not in event.payload for event in seals)
        assert REBUILDS["grant"](session, "1") is not None
        assert REBUILDS["grant"](session, "99") is None
        assert len(list_grants(session, people["ana"])) == 3


def test_one_administrator_is_not_enough(database: Database, clock: FixedClock) -> None:
    alone = (FIRST[0], FirstPerson("administrator", None, "Ana Lopez", "ANA@example.org"))
    with pytest.raises(TwoAdministratorsError), database.transaction() as session:
        name_first_users(session, alone, local_actor("root", clock))


def test_an_installation_is_founded_once(database: Database, clock: FixedClock) -> None:
    founded(database, clock)
    with pytest.raises(NotEmptyError), database.transaction() as session:
        name_first_users(session, FIRST, local_actor("root", clock))


def test_a_person_opens_an_account_signs_in_and_proves_it_on_that_machine(
    database: Database, clock: FixedClock, tmp_path: Path
) -> None:
    with database.transaction() as session:
        first, *_ = name_first_users(session, FIRST, local_actor("root", clock))
    nobody = local_actor("root", clock)
    with database.transaction() as session:
        assert (
            accept_invitation(session, "Ana@example.org ", first.code, PASSWORD, nobody) == "ana@example.org"
        )
        token = sign_in_here(session, "ana@example.org", PASSWORD, "portable", nobody)
    path = write_token(tmp_path, "ana@example.org", token)
    assert oct(path.stat().st_mode)[-3:] == "600"
    with database.reading() as session:
        actor = prove_account(session, "Ana@example.org", tmp_path, clock)
        assert (actor.user_id, actor.proved, actor.is_local) == (first.user_id, True, False)
        kept = session.query(CommandToken).one()
        assert token not in kept.digest


def test_an_invitation_serves_once_and_only_for_its_address(database: Database, clock: FixedClock) -> None:
    with database.transaction() as session:
        ana, bo, _ = name_first_users(session, FIRST, local_actor("root", clock))
    nobody = local_actor("root", clock)
    with pytest.raises(InvitationInvalidError), database.transaction() as session:
        accept_invitation(session, ana.email, bo.code, PASSWORD, nobody)
    with pytest.raises(PasswordTooShortError), database.transaction() as session:
        accept_invitation(session, ana.email, ana.code, "onze lettre", nobody)
    with database.transaction() as session:
        accept_invitation(session, ana.email, ana.code, "douze lettre", nobody)
    with pytest.raises(InvitationInvalidError), database.transaction() as session:
        accept_invitation(session, ana.email, ana.code, PASSWORD, nobody)


@pytest.mark.parametrize("email", ["ana@example.org", "bo@example.org", "personne@example.org"])
def test_sign_in_fails_alike_for_a_wrong_password_an_unopened_and_an_unknown_account(
    database: Database, clock: FixedClock, email: str
) -> None:
    nobody = local_actor("root", clock)
    with database.transaction() as session:
        ana, *_ = name_first_users(session, FIRST, nobody)
        accept_invitation(session, ana.email, ana.code, PASSWORD, nobody)
    with pytest.raises(SignInFailedError), database.transaction() as session:
        sign_in_here(session, email, "trois chats et un velo", "portable", nobody)


def test_a_token_proves_nothing_when_missing_foreign_expired_ended_or_of_a_closed_account(
    database: Database, clock: FixedClock, tmp_path: Path
) -> None:
    nobody = local_actor("root", clock)
    with database.transaction() as session:
        ana, bo, _ = name_first_users(session, FIRST, nobody)
        accept_invitation(session, ana.email, ana.code, PASSWORD, nobody)
        token = sign_in_here(session, ana.email, PASSWORD, "portable", nobody)

    def proves(email: str, used: FixedClock) -> bool:
        try:
            with database.reading() as session:
                prove_account(session, email, tmp_path, used)
        except TokenInvalidError:
            return False
        return True

    assert not proves(ana.email, clock)
    write_token(tmp_path, ana.email, token)
    write_token(tmp_path, bo.email, token)
    assert proves(ana.email, clock)
    assert not proves(bo.email, clock)
    with database.reading() as session:
        expires = session.query(CommandToken).one().expires_at
    assert expires - clock.at <= LIFETIME
    assert proves(ana.email, FixedClock(expires - timedelta(seconds=1)))
    assert not proves(ana.email, FixedClock(expires))
    token_path(tmp_path, ana.email).write_bytes(b"\xff")
    assert not proves(ana.email, clock)
    write_token(tmp_path, ana.email, token)
    with database.transaction() as session:
        session.get_one(User, ana.user_id).active = False
    assert not proves(ana.email, clock)
    with database.transaction() as session:
        session.get_one(User, ana.user_id).active = True
        session.query(CommandToken).one().ended_at = clock.now()
    assert not proves(ana.email, clock)


def test_one_person_has_one_account_unless_a_namesake_is_declared(
    database: Database, clock: FixedClock
) -> None:
    people = founded(database, clock)
    with pytest.raises(UserExistsError), database.transaction() as session:
        invite_user(session, "BO@example.org", "Autre Nom", people["ana"])
    with pytest.raises(PersonExistsError), database.transaction() as session:
        invite_user(session, "bo2@example.org", "LI Bo".replace("LI Bo", "bo lí"), people["ana"])
    with database.transaction() as session:
        made = invite_user(session, "bo2@example.org", "Bo Li", people["ana"], homonym=True)
        assert session.get_one(User, made.user_id).invited_by_id == people["ana"].user_id


def test_a_role_that_touches_money_takes_two_administrators(database: Database, clock: FixedClock) -> None:
    people = founded(database, clock)
    with database.transaction() as session:
        invite_user(session, "dan@example.org", "Dan Roux", people["ana"])
        answer = ask_grant(session, asked("dan@example.org", "pool_treasurer"), people["ana"])
    assert answer.grant is None
    assert answer.request is not None
    with pytest.raises(SecondAdministratorError), database.transaction() as session:
        approve_grant(session, answer.request, people["ana"])
    with database.transaction() as session:
        given = approve_grant(session, answer.request, people["bo"])
        assert given.grant is not None
    with pytest.raises(RequestUnknownError), database.transaction() as session:
        approve_grant(session, answer.request, people["bo"])
    with pytest.raises(RequestUnknownError), database.transaction() as session:
        approve_grant(session, 99, people["bo"])


def test_an_administrator_invited_by_the_first_is_no_second(database: Database, clock: FixedClock) -> None:
    people = founded(database, clock)
    with database.transaction() as session:
        made = invite_user(session, "eve@example.org", "Ève Noir", people["ana"])
        request = ask_grant(session, asked(made.email, "administrator"), people["ana"]).request
        assert request is not None
        approve_grant(session, request, people["bo"])
    eve = Actor(made.user_id, made.email, proved=True, clock=clock)
    with database.transaction() as session:
        request = ask_grant(
            session, asked("chloe@example.org", "auditor", until=date(2026, 1, 1)), people["ana"]
        ).request
    assert request is not None
    with pytest.raises(SecondAdministratorError), database.transaction() as session:
        approve_grant(session, request, eve)


def test_roles_are_refused_when_they_do_not_fit(database: Database, clock: FixedClock) -> None:
    people = founded(database, clock)
    refused: list[tuple[GrantAsked, type[Exception]]] = [
        (asked("ana@example.org", "volunteer"), OwnRightsError),
        (asked("personne@example.org", "volunteer"), UserUnknownError),
        (asked("chloe@example.org", "emperor"), RoleUnknownError),
        (asked("chloe@example.org", "representative"), RoleNeedsMemberError),
        (asked("chloe@example.org", "facilitator", member="A"), RoleRefusesMemberError),
        (asked("chloe@example.org", "auditor"), AuditorNeedsEndError),
    ]
    for wish, error in refused:
        with pytest.raises(error), database.transaction() as session:
            ask_grant(session, wish, people["ana"])


def test_a_representative_takes_one_administrator_and_sees_its_member_only(
    database: Database, clock: FixedClock
) -> None:
    people = founded(database, clock)
    with database.transaction() as session:
        answer = ask_grant(session, asked("chloe@example.org", "representative", member="A"), people["ana"])
        assert answer.grant is not None
        made = invite_user(session, "flo@example.org", "Flo Blanc", people["ana"])
        ask_grant(session, asked(made.email, "representative", member="A"), people["ana"])
    flo = Actor(made.user_id, made.email, proved=True, clock=clock)
    with database.reading() as session:
        authorise(session, flo, Permission.READ_MEMBER_LINES, "A")
        assert member_limit(session, flo, Permission.READ_MEMBER_LINES) == frozenset({"A"})
        assert member_limit(session, people["chloe"], Permission.READ_MEMBER_LINES) is None
        assert member_limit(session, local_actor("root"), Permission.READ_MEMBER_LINES) is None
        with pytest.raises(ForeignMemberError):
            authorise(session, flo, Permission.READ_MEMBER_LINES, "B")
        with pytest.raises(NotAllowedError):
            authorise(session, flo, Permission.READ_MEMBER_LINES)
        with pytest.raises(NotAllowedError):
            authorise(session, flo, Permission.POST_ENTRIES)


def test_a_grant_ends_at_once_but_two_administrators_stay(database: Database, clock: FixedClock) -> None:
    people = founded(database, clock)
    with database.reading() as session:
        numbers = {row.email: row.id for row in list_grants(session, people["ana"])}
    with database.transaction() as session:
        end_grant(session, numbers["chloe@example.org"], "départ", people["ana"])
    with pytest.raises(NotAllowedError), database.reading() as session:
        authorise(session, people["chloe"], Permission.DRAFT_ENTRIES)
    with database.reading() as session:
        assert REBUILDS["grant_end"](session, str(numbers["chloe@example.org"])) is not None
        assert REBUILDS["grant_end"](session, "99") is None
    for number, error in (
        (numbers["chloe@example.org"], GrantUnknownError),
        (99, GrantUnknownError),
        (numbers["ana@example.org"], OwnRightsError),
        (numbers["bo@example.org"], LastAdministratorsError),
    ):
        with pytest.raises(error), database.transaction() as session:
            end_grant(session, number, "essai", people["ana"])


def test_a_grant_acts_from_its_first_day_to_its_last(
    database: Database, clock: FixedClock, make_actor: ActorFactory
) -> None:
    people = founded(database, clock)
    gil = make_actor(database, "gil")
    until = date(2025, 6, 30)
    with database.transaction() as session:
        wish = GrantAsked("gil@example.org", "volunteer", None, date(2025, 6, 2), until, "soirée électorale")
        ask_grant(session, wish, people["ana"])

    def may(day: int, month: int = 6) -> bool:
        clock.at = clock.at.replace(month=month, day=day)
        try:
            with database.reading() as session:
                authorise(session, gil, Permission.IMPORT_ELECTIONS)
        except NotAllowedError:
            return False
        return True

    assert [may(1), may(2), may(30), may(1, 7)] == [False, True, True, False]


def test_a_nameless_actor_imports_and_reads_and_nothing_else(database: Database, clock: FixedClock) -> None:
    nobody = local_actor("root", clock)
    with database.reading() as session:
        authorise(session, nobody, Permission.IMPORT_ELECTIONS)
        for act in (
            Permission.POST_ENTRIES,
            Permission.PAY,
            Permission.CONFIRM_COUNT,
            Permission.ADOPT,
            Permission.GRANT,
        ):
            with pytest.raises(NamedAccountRequiredError):
                authorise(session, nobody, act)


def test_an_unproved_or_closed_account_is_as_nameless(
    database: Database, clock: FixedClock, make_actor: ActorFactory
) -> None:
    ana = make_actor(database, "ana", Role.POOL_TREASURER)
    with database.reading() as session, pytest.raises(NamedAccountRequiredError):
        authorise(session, Actor(ana.user_id, ana.label, proved=False, clock=clock), Permission.READ_LEDGER)
    with database.transaction() as session:
        session.get_one(User, ana.user_id).active = False
    with database.reading() as session, pytest.raises(NamedAccountRequiredError):
        authorise(session, ana, Permission.READ_LEDGER)
