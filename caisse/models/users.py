"""Users, their grants and their command tokens."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from caisse.kernel.metadata import Base, BigId, Instant


class User(Base):
    """One account of one natural person.

    Attributes:
        email: address, lower case; names the account.
        name: how the person is named on pages, never in what is hashed.
        person_key: normalised name of the natural person; two accounts of one person are refused.
        password: argon2id hash, or None until the invitation is accepted.
        invitation_digest: SHA-256 of the invitation code, None once accepted.
        active: whether the account may act.
        fs_uniquifier: random key of the sign-in library.
        invited_by_id: who invited the person; that one's work the person never confirms.
        created_at: when the account was made.
        tf_primary_method: second factor in use.
        tf_totp_secret: encrypted secret of the second factor.
    """

    __tablename__ = "users"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    person_key: Mapped[str] = mapped_column(String(200), unique=True)
    password: Mapped[str | None] = mapped_column(Text)
    invitation_digest: Mapped[str | None] = mapped_column(String(64))
    active: Mapped[bool] = mapped_column(default=True)
    fs_uniquifier: Mapped[str] = mapped_column(String(64), unique=True)
    invited_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[datetime] = mapped_column(Instant)
    tf_primary_method: Mapped[str | None] = mapped_column(String(64))
    tf_totp_secret: Mapped[str | None] = mapped_column(Text)


class Grant(Base):
    """A role given to a user, with its dates. Rows are added, never changed; an end is a row of its own.

    Attributes:
        user_id: who holds the role.
        role: a value of ``caisse.identity.roles.Role``.
        member_code: the member the role is limited to, or None for the whole pool.
        since: first day.
        until: last day, or None.
        reason: why, in words.
        granted_by_id: who granted it; None for the first roles of an installation.
        created_at: when.
    """

    __tablename__ = "grants"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    role: Mapped[str] = mapped_column(String(40))
    member_code: Mapped[str | None] = mapped_column(String(20))
    since: Mapped[date]
    until: Mapped[date | None]
    reason: Mapped[str] = mapped_column(String(300))
    granted_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[datetime] = mapped_column(Instant)


class GrantEnd(Base):
    """The early end of a grant.

    Attributes:
        grant_id: the grant that ends.
        ended_by_id: who ended it.
        reason: why, in words.
        at: when.
    """

    __tablename__ = "grant_ends"

    grant_id: Mapped[int] = mapped_column(ForeignKey("grants.id"), primary_key=True)
    ended_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    reason: Mapped[str] = mapped_column(String(300))
    at: Mapped[datetime] = mapped_column(Instant)


class GrantRequest(Base):
    """A role that one administrator asked for and a second one must grant.

    Attributes:
        user_id: who would hold the role.
        role: the role.
        member_code: the member it is limited to, or None.
        since: first day.
        until: last day, or None.
        reason: why, in words.
        asked_by_id: the first administrator.
        asked_at: when.
        grant_id: the grant it became, or None while it waits.
    """

    __tablename__ = "grant_requests"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    role: Mapped[str] = mapped_column(String(40))
    member_code: Mapped[str | None] = mapped_column(String(20))
    since: Mapped[date]
    until: Mapped[date | None]
    reason: Mapped[str] = mapped_column(String(300))
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    asked_at: Mapped[datetime] = mapped_column(Instant)
    grant_id: Mapped[int | None] = mapped_column(ForeignKey("grants.id"))


class CommandToken(Base):
    """What proves a named account on the command line of one machine.

    Attributes:
        user_id: the account.
        digest: SHA-256 of the token; the token itself is only in the user's own folder.
        machine: name of the machine it was made on.
        created_at: when the person signed in.
        expires_at: when it stops to prove anything.
        ended_at: when the person signed out, or None.
    """

    __tablename__ = "command_tokens"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    machine: Mapped[str] = mapped_column(String(255))
    created_at: Mapped[datetime] = mapped_column(Instant)
    expires_at: Mapped[datetime] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)
