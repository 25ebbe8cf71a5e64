"""Accounts: how they come into being, and how a person signs in on a machine."""

import secrets
import uuid
from dataclasses import dataclass

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import select
from sqlalchemy.orm import Session

from caisse.identity.tokens import issue_token
from caisse.kernel.canonical import digest_of_bytes
from caisse.kernel.clock import Clock
from caisse.kernel.names import normalised
from caisse.kernel.refusals import RefusalError
from caisse.models.users import User

MINIMUM_PASSWORD = 12
_HASHER = PasswordHasher()
_NOBODY = _HASHER.hash("no account has this password")


class UserExistsError(RefusalError):
    """The address has an account."""

    code = "identity.user_exists"


class PersonExistsError(RefusalError):
    """The natural person has an account."""

    code = "identity.person_exists"


class InvitationInvalidError(RefusalError):
    """The code does not fit the address."""

    code = "identity.invitation_invalid"
    status = 401


class PasswordTooShortError(RefusalError):
    """The password has too few characters."""

    code = "identity.password_too_short"
    status = 422


class SignInFailedError(RefusalError):
    """Address and password do not fit."""

    code = "identity.sign_in_failed"
    status = 401


@dataclass(frozen=True, slots=True)
class Invitation:
    """A new account, and the code that its person brings once.

    Attributes:
        user_id: the account.
        email: its address.
        code: shown once; only its digest is kept.
    """

    user_id: int
    email: str
    code: str


def create_account(
    session: Session, *, email: str, name: str, clock: Clock, invited_by_id: int | None, homonym: bool = False
) -> Invitation:
    """Make an account for a natural person and the invitation that opens it.

    Raises:
        UserExistsError: the address has an account.
        PersonExistsError: the person has one, unless a namesake is declared.
    """
    address = email.strip().lower()
    if session.scalar(select(User.id).where(User.email == address)) is not None:
        raise UserExistsError(account=address)
    key = normalised(name)
    if session.scalar(select(User.id).where(User.person_key == key)) is not None:
        if not homonym:
            raise PersonExistsError(name=name)
        key = f"{key} {secrets.token_hex(4)}"
    code = secrets.token_urlsafe(16)
    user = User(
        email=address,
        name=name.strip(),
        person_key=key,
        password=None,
        invitation_digest=digest_of_bytes(code.encode()),
        active=True,
        fs_uniquifier=uuid.uuid4().hex,
        invited_by_id=invited_by_id,
        created_at=clock.now(),
    )
    session.add(user)
    session.flush()
    return Invitation(user_id=user.id, email=address, code=code)


def accept(session: Session, *, email: str, code: str, password: str) -> User:
    """Open an account with its invitation code and a password.

    Raises:
        InvitationInvalidError: wrong address or code, or a code already used.
        PasswordTooShortError: fewer than 12 characters.
    """
    address = email.strip().lower()
    user = session.scalar(select(User).where(User.email == address))
    if user is None or user.invitation_digest != digest_of_bytes(code.strip().encode()):
        raise InvitationInvalidError(account=address)
    if len(password) < MINIMUM_PASSWORD:
        raise PasswordTooShortError(length=len(password), minimum=MINIMUM_PASSWORD)
    user.password = _HASHER.hash(password)
    user.invitation_digest = None
    return user


def sign_in(session: Session, *, email: str, password: str, machine: str, clock: Clock) -> str:
    """Check a password and return a new command token for this machine.

    Raises:
        SignInFailedError: wrong address or password; the two take the same time.
    """
    address = email.strip().lower()
    user = session.scalar(select(User).where(User.email == address))
    kept = user.password if user is not None and user.password is not None else _NOBODY
    try:
        fits: bool = _HASHER.verify(kept, password)
    except (VerificationError, InvalidHashError):
        fits = False
    if user is None or user.password is None or not user.active or not fits:
        raise SignInFailedError
    return issue_token(session, user, machine=machine, clock=clock)
