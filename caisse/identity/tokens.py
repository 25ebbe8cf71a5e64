"""Command tokens: how a named account proves itself on the command line of one machine."""

import os
import secrets
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from caisse.identity.actor import Actor
from caisse.kernel.canonical import digest_of_bytes
from caisse.kernel.clock import Clock, SystemClock
from caisse.kernel.refusals import RefusalError
from caisse.models.users import CommandToken, User

LIFETIME = timedelta(hours=12)
_OWNER_ONLY = 0o600
_OWNER_ONLY_FOLDER = 0o700


class TokenInvalidError(RefusalError):
    """The account has no valid token on this machine."""

    code = "identity.token_invalid"
    status = 401


def issue_token(session: Session, user: User, *, machine: str, clock: Clock) -> str:
    """Record a new token of an account and return it; only its digest is kept.

    Args:
        session: a writing transaction.
        user: who signed in.
        machine: name of this machine.
        clock: what says the time.
    """
    token = secrets.token_urlsafe(32)
    now = clock.now()
    session.add(
        CommandToken(
            user_id=user.id,
            digest=digest_of_bytes(token.encode()),
            machine=machine[:255],
            created_at=now,
            expires_at=now + LIFETIME,
            ended_at=None,
        )
    )
    return token


def token_path(home: Path, email: str) -> Path:
    """Return where an account's token lies on this machine: a folder only its owner can read."""
    return home.joinpath("tokens", digest_of_bytes(email.lower().encode())[:32])


def write_token(home: Path, email: str, token: str) -> Path:
    """Keep a token on this machine, readable by its owner only."""
    path = token_path(home, email)
    path.parent.mkdir(parents=True, exist_ok=True, mode=_OWNER_ONLY_FOLDER)
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(token)
    return path


def prove_account(session: Session, email: str, home: Path, clock: Clock | None = None) -> Actor:
    """Return the actor of an account whose token is on this machine.

    Args:
        session: any session.
        email: address of the account.
        home: folder that holds the tokens.
        clock: what says the time; the machine's when None.

    Raises:
        TokenInvalidError: no token, an unknown one, one that has ended or expired, or an inactive account.
    """
    address = email.strip().lower()
    used = clock or SystemClock()
    path = token_path(home, address)
    try:
        token = path.read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        raise TokenInvalidError(account=address) from None
    query = (
        select(User, CommandToken)
        .join(CommandToken, CommandToken.user_id == User.id)
        .where(User.email == address, CommandToken.digest == digest_of_bytes(token.encode()))
    )
    found = session.execute(query).one_or_none()
    if found is None:
        raise TokenInvalidError(account=address)
    user, kept = found
    if not user.active or kept.ended_at is not None or kept.expires_at <= used.now():
        raise TokenInvalidError(account=address)
    return Actor(user_id=user.id, label=user.email, proved=True, clock=used)


def end_token(session: Session, email: str, home: Path, clock: Clock) -> None:
    """End the token of an account on this machine and forget it; none is no fault.

    Args:
        session: a writing transaction.
        email: address of the account.
        home: folder that holds the tokens.
        clock: what says the time.
    """
    path = token_path(home, email.strip().lower())
    if not path.is_file():
        return
    digest = digest_of_bytes(path.read_bytes())
    kept = session.scalar(select(CommandToken).where(CommandToken.digest == digest))
    if kept is not None and kept.ended_at is None:
        kept.ended_at = clock.now()
    path.unlink()
