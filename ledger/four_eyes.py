"""Four eyes are two natural persons: the second had no hand in it, and was not invited by the first."""

from collections.abc import Collection

from sqlalchemy import BigInteger, Boolean, column, select, table
from sqlalchemy.orm import Session

from caisse.kernel.refusals import RefusalError

_USERS = table(
    "users", column("id", BigInteger), column("invited_by_id", BigInteger), column("active", Boolean)
)
"""The three columns of the accounts that the rule needs; identity owns the table."""


class SamePersonError(RefusalError):
    """The person made, edited, vouched for or attached what a second person must approve."""

    code = "ledger.same_person"


class InvitedByAuthorError(RefusalError):
    """The person was invited by somebody who had a hand in it."""

    code = "ledger.invited_by_author"


class UnknownPersonError(RefusalError):
    """No active account of a person stands behind the act."""

    code = "ledger.unknown_person"


def check_second_person(session: Session, user_id: int, first: Collection[int]) -> None:
    """Refuse a second person who is not one.

    Args:
        session: any session.
        user_id: the second person's account; accounts are one a natural person.
        first: accounts of all who had a hand in it.

    Raises:
        SamePersonError: the second is one of the first.
        InvitedByAuthorError: one of the first invited the second.
        UnknownPersonError: there is no such active account.
    """
    if user_id in first:
        raise SamePersonError
    found = session.execute(
        select(_USERS.c.invited_by_id).where(_USERS.c.id == user_id, _USERS.c.active)
    ).one_or_none()
    if found is None:
        raise UnknownPersonError
    if found.invited_by_id in first:
        raise InvitedByAuthorError
