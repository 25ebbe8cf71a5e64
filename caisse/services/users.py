"""Users: the first ones together, then by invitation; how they sign in on a machine."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from caisse.identity.actor import Actor
from caisse.identity.authorise import authorise, grants_on
from caisse.identity.invitations import Invitation, accept, create_account, sign_in
from caisse.identity.permissions import Permission
from caisse.identity.roles import Role
from caisse.identity.tokens import end_token
from caisse.kernel.clock import paris_date
from caisse.kernel.refusals import RefusalError
from caisse.models.users import User
from caisse.services.grants import GrantAsked, check_role, give

ADMINISTRATORS = 2


class NotEmptyError(RefusalError):
    """The installation has its first accounts."""

    code = "identity.not_empty"


class TwoAdministratorsError(RefusalError):
    """Two administrators are needed."""

    code = "identity.two_administrators"
    status = 422


@dataclass(frozen=True, slots=True)
class FirstPerson:
    """One of the first persons of an installation, with one role.

    Attributes:
        role: the role.
        member: code of the member the role is limited to, or None.
        name: name of the natural person.
        email: address of the account.
    """

    role: str
    member: str | None
    name: str
    email: str


@dataclass(frozen=True, slots=True)
class UserRow:
    """An account as the list shows it.

    Attributes:
        id: number of the account.
        email: its address.
        name: the person.
        active: whether it may act.
        opened: whether the invitation was accepted.
        roles: roles held today, with the member in brackets.
    """

    id: int
    email: str
    name: str
    active: bool
    opened: bool
    roles: tuple[str, ...]


def name_first_users(
    session: Session, persons: tuple[FirstPerson, ...], actor: Actor
) -> tuple[Invitation, ...]:
    """Name the first two administrators and the first roles together; each grant is sealed.

    Raises:
        NotEmptyError: the installation has accounts.
        TwoAdministratorsError: fewer than two persons are administrators.
    """
    authorise(session, actor, Permission.SIGN_IN)
    if session.scalar(select(func.count()).select_from(User)):
        raise NotEmptyError
    administrators = {person.email.lower() for person in persons if person.role == Role.ADMINISTRATOR}
    if len(administrators) < ADMINISTRATORS:
        raise TwoAdministratorsError(count=len(administrators))
    for person in persons:
        check_role(person.role, person.member)
    invitations: dict[str, Invitation] = {}
    for person in persons:
        address = person.email.lower()
        if address not in invitations:
            invitations[address] = create_account(
                session, email=address, name=person.name, clock=actor.clock, invited_by_id=None
            )
    today = paris_date(actor.clock.now())
    for person in persons:
        asked = GrantAsked(
            email=person.email,
            role=person.role,
            member=person.member,
            since=today,
            until=None,
            reason="installation",
        )
        give(
            session, asked, user_id=invitations[person.email.lower()].user_id, granted_by_id=None, actor=actor
        )
    return tuple(invitations.values())


def invite_user(
    session: Session, email: str, name: str, actor: Actor, *, homonym: bool = False
) -> Invitation:
    """Invite a person, who never approves what the one who invited has entered.

    Raises:
        UserExistsError: the address has an account.
        PersonExistsError: the person has one.
    """
    authorise(session, actor, Permission.MANAGE_USERS)
    return create_account(
        session, email=email, name=name, clock=actor.clock, invited_by_id=actor.user_id, homonym=homonym
    )


def accept_invitation(session: Session, email: str, code: str, password: str, actor: Actor) -> str:
    """Open one's account and return its address.

    Raises:
        InvitationInvalidError: wrong address or code.
        PasswordTooShortError: fewer than 12 characters.
    """
    authorise(session, actor, Permission.SIGN_IN)
    return accept(session, email=email, code=code, password=password).email


def sign_in_here(session: Session, email: str, password: str, machine: str, actor: Actor) -> str:
    """Sign in on this machine and return the command token, to be kept in the user's own folder.

    Raises:
        SignInFailedError: wrong address or password.
    """
    authorise(session, actor, Permission.SIGN_IN)
    return sign_in(session, email=email, password=password, machine=machine, clock=actor.clock)


def sign_out_here(session: Session, email: str, home: Path, actor: Actor) -> None:
    """End the sign-in of an account on this machine.

    Args:
        session: the use case's transaction.
        email: address of the account.
        home: folder that holds this machine's tokens.
        actor: who asks.
    """
    authorise(session, actor, Permission.SIGN_IN)
    end_token(session, email, home, actor.clock)


def list_users(session: Session, actor: Actor) -> tuple[UserRow, ...]:
    """List the accounts with the roles they hold today."""
    authorise(session, actor, Permission.MANAGE_USERS)
    today = paris_date(actor.clock.now())
    return tuple(
        UserRow(
            id=user.id,
            email=user.email,
            name=user.name,
            active=user.active,
            opened=user.password is not None,
            roles=tuple(
                grant.role if grant.member_code is None else f"{grant.role} ({grant.member_code})"
                for grant in grants_on(session, user.id, today)
            ),
        )
        for user in session.scalars(select(User).order_by(User.id))
    )
