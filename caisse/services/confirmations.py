"""Confirmations by a second person: versions, matches, designations, adoptions serve a plan only after them.

The second did not create, edit, import or attach, and was not invited by the author. Where the author is not
known (``local:<login>``), two named persons confirm, and neither invited the other. A confirmation holds the
digest of what was confirmed: a later change is not confirmed by it.
"""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from caisse.identity.actor import Actor
from caisse.identity.authorise import NamedAccountRequiredError, authorise
from caisse.identity.permissions import Permission
from caisse.kernel.refusals import RefusalError
from caisse.models.confirmations import Confirmation
from caisse.models.users import User
from caisse.services.confirmable_kinds import CONFIRMABLES
from caisse.services.confirmables import PERMISSIONS, Confirmable, Confirmed
from caisse.services.sealed_confirmations import confirmation_payload
from ledger.seals import lock_chain, seal

_KNOWN_AUTHOR, _UNKNOWN_AUTHOR = 1, 2


class NothingToConfirmError(RefusalError):
    """There is no such object."""

    code = "confirmations.nothing"
    status = 404


class OwnWorkError(RefusalError):
    """The person made what is to be confirmed."""

    code = "confirmations.own_work"
    status = 403


class InvitedByAuthorError(RefusalError):
    """The person was invited by who made what is to be confirmed."""

    code = "confirmations.invited_by_author"
    status = 403


class NotIndependentError(RefusalError):
    """The author is not known, and the two who confirm invited one another."""

    code = "confirmations.not_independent"
    status = 403


class ChangedMeanwhileError(RefusalError):
    """What was shown is not what would be confirmed."""

    code = "confirmations.changed_meanwhile"


@dataclass(frozen=True, slots=True)
class ConfirmationState:
    """Whether the present state of an object is confirmed.

    Attributes:
        kind: the kind of object.
        object_key: its code.
        digest: SHA-256 of its present state.
        needed: how many persons must confirm: one, or two where the author is not known.
        confirmed_by: accounts whose confirmation holds, in the order they confirmed.
    """

    kind: Confirmed
    object_key: str
    digest: str
    needed: int
    confirmed_by: tuple[int, ...]

    @property
    def missing(self) -> int:
        """How many persons must still confirm."""
        return max(self.needed - len(self.confirmed_by), 0)

    @property
    def confirmed(self) -> bool:
        """Whether it serves a plan."""
        return self.missing == 0


def confirm(
    session: Session, kind: Confirmed, key: str, actor: Actor, shown_digest: str | None = None
) -> ConfirmationState:
    """Confirm the present state of an object, once per person and state.

    Args:
        session: a writing transaction.
        kind: the kind of object.
        key: what a person names it by.
        actor: a named account that proved itself.
        shown_digest: digest of what the person saw, or None.

    Raises:
        NothingToConfirmError: no such object.
        ChangedMeanwhileError: its state is not the one that was shown.
        OwnWorkError: the person made it.
        InvitedByAuthorError: the person was invited by its author.
        NotIndependentError: the author is not known, and of the two who confirm one invited the other.
    """
    authorise(session, actor, PERMISSIONS[kind])
    if actor.user_id is None:
        raise NamedAccountRequiredError
    lock_chain(session)
    found = _find(session, kind, key)
    if shown_digest is not None and shown_digest != found.digest:
        raise ChangedMeanwhileError(object=found.object_key, shown=shown_digest, now=found.digest)
    state = _state(session, kind, found)
    if actor.user_id in state.confirmed_by:
        return state
    _check_independent(session, found, state, actor.user_id)
    row = Confirmation(
        kind=kind.value,
        object_key=found.object_key,
        digest=found.digest,
        user_id=actor.user_id,
        at=actor.clock.now(),
    )
    session.add(row)
    session.flush()
    seal(
        session,
        kind="confirmation",
        object_key=str(row.id),
        payload=confirmation_payload(row),
        at=row.at,
        salts=actor.salts,
    )
    return _state(session, kind, found)


def read_confirmation(session: Session, kind: Confirmed, key: str, actor: Actor) -> ConfirmationState:
    """Say whether the present state of an object is confirmed.

    Raises:
        NothingToConfirmError: no such object.
    """
    authorise(session, actor, Permission.READ_ELECTIONS)
    return confirmation_state(session, kind, key)


def confirmation_state(session: Session, kind: Confirmed, key: str) -> ConfirmationState:
    """Return the same inside a use case that is already authorised.

    Raises:
        NothingToConfirmError: no such object.
    """
    return _state(session, kind, _find(session, kind, key))


def _find(session: Session, kind: Confirmed, key: str) -> Confirmable:
    find = CONFIRMABLES.get(kind)
    found = None if find is None else find(session, key)
    if found is None:
        raise NothingToConfirmError(object=key)
    return found


def _state(session: Session, kind: Confirmed, found: Confirmable) -> ConfirmationState:
    users = session.scalars(
        select(Confirmation.user_id)
        .where(
            Confirmation.kind == kind.value,
            Confirmation.object_key == found.object_key,
            Confirmation.digest == found.digest,
        )
        .order_by(Confirmation.id)
    ).all()
    holding: list[int] = []
    for user_id in users:
        if _bar(session, found, tuple(holding), user_id) is None:
            holding.append(user_id)
    needed = _UNKNOWN_AUTHOR if None in found.authors else _KNOWN_AUTHOR
    return ConfirmationState(kind, found.object_key, found.digest, needed, tuple(holding))


def _check_independent(session: Session, found: Confirmable, state: ConfirmationState, user_id: int) -> None:
    bar = _bar(session, found, state.confirmed_by, user_id)
    if bar is not None:
        raise bar


def _bar(session: Session, found: Confirmable, before: tuple[int, ...], user_id: int) -> RefusalError | None:
    """Return why a person may not confirm after others, or None."""
    invited_by = session.get_one(User, user_id).invited_by_id
    if user_id in found.authors:
        return OwnWorkError(object=found.object_key)
    if invited_by is not None and invited_by in found.authors:
        return InvitedByAuthorError(object=found.object_key)
    if None in found.authors and any(
        invited_by == earlier or session.get_one(User, earlier).invited_by_id == user_id for earlier in before
    ):
        return NotIndependentError(object=found.object_key)
    return None
