"""Grants: nobody changes their own; roles that touch money take two administrators; each is sealed."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from caisse.identity.actor import Actor
from caisse.identity.authorise import authorise, grants_on
from caisse.identity.permissions import Permission
from caisse.identity.roles import MEMBER_ROLES, Role
from caisse.kernel.clock import paris_date
from caisse.kernel.refusals import RefusalError
from caisse.models.users import Grant, GrantEnd, GrantRequest, User
from caisse.services.sealed_grants import grant_end_payload, grant_payload
from ledger.seals import seal

ALONE: frozenset[Role] = frozenset({Role.REPRESENTATIVE, Role.VOLUNTEER, Role.ACCOUNTANT})
"""Roles that one administrator grants: they enter, post, pay and audit nothing."""
_ADMINISTRATORS_THAT_STAY = 2


class UserUnknownError(RefusalError):
    """No account has this address."""

    code = "identity.user_unknown"
    status = 404


class RoleUnknownError(RefusalError):
    """The role does not exist."""

    code = "identity.role_unknown"
    status = 422


class RoleNeedsMemberError(RefusalError):
    """The role is given for a member."""

    code = "identity.role_needs_member"
    status = 422


class RoleRefusesMemberError(RefusalError):
    """The role holds for the whole pool."""

    code = "identity.role_refuses_member"
    status = 422


class OwnRightsError(RefusalError):
    """Nobody changes their own rights."""

    code = "identity.own_rights"
    status = 403


class SecondAdministratorError(RefusalError):
    """A second, independent administrator must grant the role."""

    code = "identity.second_administrator"
    status = 403


class RequestUnknownError(RefusalError):
    """The request does not exist or is answered."""

    code = "identity.request_unknown"
    status = 404


class GrantUnknownError(RefusalError):
    """The grant does not exist or has ended."""

    code = "identity.grant_unknown"
    status = 404


class AuditorNeedsEndError(RefusalError):
    """An auditor's access has an end date."""

    code = "identity.auditor_needs_end"
    status = 422


class LastAdministratorsError(RefusalError):
    """Two administrators must stay."""

    code = "identity.last_administrators"


@dataclass(frozen=True, slots=True)
class GrantAsked:
    """A role asked for an account.

    Attributes:
        email: address of the account.
        role: the role.
        member: code of the member it is limited to, or None.
        since: first day.
        until: last day, or None.
        reason: why, in words.
    """

    email: str
    role: str
    member: str | None
    since: date
    until: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class GrantAnswer:
    """What became of a request: a grant at once, or a request that waits for a second administrator.

    Attributes:
        grant: number of the grant, or None while it waits.
        request: number of the request, or None when none was needed.
    """

    grant: int | None
    request: int | None


@dataclass(frozen=True, slots=True)
class GrantRow:
    """A grant as the list shows it.

    Attributes:
        id: number of the grant.
        email: address of the account.
        role: the role.
        member: code of the member, or None.
        since: first day.
        until: last day, or None.
    """

    id: int
    email: str
    role: str
    member: str | None
    since: date
    until: date | None


def ask_grant(session: Session, asked: GrantAsked, actor: Actor) -> GrantAnswer:
    """Grant a role, or ask a second administrator to, where the role touches money or rights.

    Raises:
        OwnRightsError: for one's own account.
        UserUnknownError: no such account.
        AuditorNeedsEndError: an auditor without an end date.
    """
    authorise(session, actor, Permission.GRANT)
    role = check_role(asked.role, asked.member)
    user = _user(session, asked.email)
    if user.id == actor.user_id:
        raise OwnRightsError
    if role is Role.AUDITOR and asked.until is None:
        raise AuditorNeedsEndError
    if role in ALONE:
        grant = give(session, asked, user_id=user.id, granted_by_id=actor.user_id, actor=actor)
        return GrantAnswer(grant=grant.id, request=None)
    request = GrantRequest(
        user_id=user.id,
        role=role.value,
        member_code=asked.member,
        since=asked.since,
        until=asked.until,
        reason=asked.reason,
        asked_by_id=actor.user_id,
        asked_at=actor.clock.now(),
    )
    session.add(request)
    session.flush()
    return GrantAnswer(grant=None, request=request.id)


def approve_grant(session: Session, request_id: int, actor: Actor) -> GrantAnswer:
    """Grant what another administrator asked for.

    Raises:
        RequestUnknownError: no such request, or answered.
        SecondAdministratorError: the one who asked, the person concerned, or either invited by the other.
    """
    authorise(session, actor, Permission.GRANT)
    request = session.get(GrantRequest, request_id)
    if request is None or request.grant_id is not None:
        raise RequestUnknownError(request_number=request_id)
    approver = session.get_one(User, actor.user_id)
    user = session.get_one(User, request.user_id)
    if (
        actor.user_id in {request.asked_by_id, request.user_id}
        or approver.invited_by_id == request.asked_by_id
    ):
        raise SecondAdministratorError
    asked = GrantAsked(
        email=user.email,
        role=request.role,
        member=request.member_code,
        since=request.since,
        until=request.until,
        reason=request.reason,
    )
    grant = give(session, asked, user_id=user.id, granted_by_id=actor.user_id, actor=actor)
    request.grant_id = grant.id
    return GrantAnswer(grant=grant.id, request=request.id)


def end_grant(session: Session, grant_id: int, reason: str, actor: Actor) -> None:
    """End a grant before its date; it stops to act at once.

    Raises:
        GrantUnknownError: no such grant, or ended.
        OwnRightsError: one's own.
        LastAdministratorsError: fewer than two administrators would stay.
    """
    authorise(session, actor, Permission.GRANT)
    grant = session.get(Grant, grant_id)
    if grant is None or session.get(GrantEnd, grant_id) is not None:
        raise GrantUnknownError(grant_number=grant_id)
    if grant.user_id == actor.user_id:
        raise OwnRightsError
    if grant.role == Role.ADMINISTRATOR and _administrators(session, actor) <= _ADMINISTRATORS_THAT_STAY:
        raise LastAdministratorsError
    end = GrantEnd(grant_id=grant_id, ended_by_id=actor.user_id, reason=reason, at=actor.clock.now())
    session.add(end)
    session.flush()
    seal(
        session,
        kind="grant_end",
        object_key=str(grant_id),
        payload=grant_end_payload(end),
        at=end.at,
        salts=actor.salts,
    )


def list_grants(session: Session, actor: Actor) -> tuple[GrantRow, ...]:
    """List the grants in force today."""
    authorise(session, actor, Permission.GRANT)
    today = paris_date(actor.clock.now())
    return tuple(
        GrantRow(grant.id, user.email, grant.role, grant.member_code, grant.since, grant.until)
        for user in session.scalars(select(User).order_by(User.id))
        for grant in grants_on(session, user.id, today)
    )


def check_role(role: str, member: str | None) -> Role:
    """Return the role of a name, with or without a member as the role demands.

    Raises:
        RoleUnknownError: no such role.
        RoleNeedsMemberError: the role is limited to a member and none is given.
        RoleRefusesMemberError: the role holds for the whole pool and a member is given.
    """
    if role not in set(Role):
        raise RoleUnknownError(role=role, roles=", ".join(Role))
    found = Role(role)
    if found in MEMBER_ROLES and member is None:
        raise RoleNeedsMemberError(role=role)
    if found not in MEMBER_ROLES and member is not None:
        raise RoleRefusesMemberError(role=role)
    return found


def give(
    session: Session, asked: GrantAsked, *, user_id: int, granted_by_id: int | None, actor: Actor
) -> Grant:
    """Write and seal a grant, inside a use case that is already authorised."""
    grant = Grant(
        user_id=user_id,
        role=asked.role,
        member_code=asked.member,
        since=asked.since,
        until=asked.until,
        reason=asked.reason,
        granted_by_id=granted_by_id,
        created_at=actor.clock.now(),
    )
    session.add(grant)
    session.flush()
    seal(
        session,
        kind="grant",
        object_key=str(grant.id),
        payload=grant_payload(grant),
        at=grant.created_at,
        salts=actor.salts,
    )
    return grant


def _user(session: Session, email: str) -> User:
    user = session.scalar(select(User).where(User.email == email.strip().lower()))
    if user is None:
        raise UserUnknownError(account=email)
    return user


def _administrators(session: Session, actor: Actor) -> int:
    today = paris_date(actor.clock.now())
    holders = session.scalars(select(User.id).where(User.active.is_(True)))
    return sum(
        any(grant.role == Role.ADMINISTRATOR for grant in grants_on(session, user, today)) for user in holders
    )
