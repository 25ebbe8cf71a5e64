"""Every service begins here: may this actor do this, for this member, today?"""

from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from caisse.identity.actor import Actor
from caisse.identity.permissions import LOCAL, Permission
from caisse.identity.roles import PERMISSIONS, Role
from caisse.kernel.clock import paris_date
from caisse.kernel.refusals import RefusalError
from caisse.models.users import Grant, GrantEnd, User


class NamedAccountRequiredError(RefusalError):
    """The act needs a named account that proved itself."""

    code = "identity.named_account_required"
    status = 401


class NotAllowedError(RefusalError):
    """The account holds no role that gives this permission."""

    code = "identity.not_allowed"
    status = 403


class ForeignMemberError(RefusalError):
    """The object belongs to a member the account does not act for; answered as if it did not exist."""

    code = "identity.not_found"
    status = 404


def authorise(session: Session, actor: Actor, permission: Permission, member: str | None = None) -> None:
    """Refuse unless the actor holds the permission, for the member when one is given.

    Args:
        session: any session.
        actor: who asks.
        permission: for what.
        member: code of the member whose lines are touched or read; None for the whole pool.

    Raises:
        NamedAccountRequiredError: a nameless or unproved actor.
        NotAllowedError: no role gives the permission.
        ForeignMemberError: the role is limited to another member.
    """
    if actor.user_id is None:
        if permission not in LOCAL:
            raise NamedAccountRequiredError
        return
    if not actor.proved or not _is_active(session, actor.user_id):
        raise NamedAccountRequiredError
    limits = {
        grant.member_code
        for grant in grants_on(session, actor.user_id, paris_date(actor.clock.now()))
        if permission in PERMISSIONS[Role(grant.role)]
    }
    if not limits:
        raise NotAllowedError(account=actor.label, permission=permission.value)
    if None in limits or (member is not None and member in limits):
        return
    if member is None:
        raise NotAllowedError(account=actor.label, permission=permission.value)
    raise ForeignMemberError


def grants_on(session: Session, user_id: int, day: date) -> tuple[Grant, ...]:
    """Return the grants that a user holds on a day.

    Args:
        session: any session.
        user_id: the account.
        day: the legal date, Europe/Paris.
    """
    query = (
        select(Grant)
        .outerjoin(GrantEnd, GrantEnd.grant_id == Grant.id)
        .where(
            Grant.user_id == user_id,
            Grant.since <= day,
            or_(Grant.until.is_(None), Grant.until >= day),
            GrantEnd.grant_id.is_(None),
        )
        .order_by(Grant.id)
    )
    return tuple(session.scalars(query))


def member_limit(session: Session, actor: Actor, permission: Permission) -> frozenset[str] | None:
    """Return the members whose lines the actor may see, or None for all of them.

    Args:
        session: any session.
        actor: who asks; already authorised.
        permission: the reading asked for.
    """
    if actor.user_id is None:
        return None
    codes = {
        grant.member_code
        for grant in grants_on(session, actor.user_id, paris_date(actor.clock.now()))
        if permission in PERMISSIONS[Role(grant.role)]
    }
    return None if None in codes else frozenset(code for code in codes if code is not None)


def _is_active(session: Session, user_id: int) -> bool:
    return session.scalar(select(User.active).where(User.id == user_id)) is True
