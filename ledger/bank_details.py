"""Bank details of a legal entity: versions, what is hashed of them, when they may serve."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from caisse.kernel.canonical import digest_of
from ledger.models.members import BankDetails, BankRelease

MANDATAIRE: Final = "mandataire"
"""The account of the entity's mandataire: for the pool, 5121."""
PARTY: Final = "party"
"""The account of the pool's party: 5122. Only the pool has one."""
WAIT: Final = timedelta(days=7)
"""How long confirmed details wait before they serve, unless an adopted decision releases them."""
SHOWN: Final = 4


@dataclass(frozen=True, slots=True)
class BankState:
    """What is known of one version of bank details.

    Attributes:
        confirmed_at: when the second person confirmed them, or None.
        released_at: when an adopted decision let them serve at once, or None.
        usable_from: from when they serve; None while they are not confirmed.
    """

    confirmed_at: datetime | None
    released_at: datetime | None
    usable_from: datetime | None

    def is_usable(self, at: datetime) -> bool:
        """Say whether a payment may go there at an instant."""
        return self.usable_from is not None and at >= self.usable_from


def state_of_details(confirmed_at: datetime | None, released_at: datetime | None) -> BankState:
    """Return when details serve: 7 days after their confirmation, or from a decision's release."""
    if confirmed_at is None:
        return BankState(None, released_at, None)
    usable = confirmed_at + WAIT
    if released_at is not None:
        usable = min(usable, max(confirmed_at, released_at))
    return BankState(confirmed_at, released_at, usable)


def digest_of_details(salt: str, holder: str, iban: str, bic: str | None) -> str:
    """Return the digest that is hashed and confirmed: nobody guesses the IBAN from it without the salt."""
    return digest_of({"salt": salt, "holder": holder, "iban": iban, "bic": bic})


def versions_of(session: Session, entity_id: int, account: str) -> tuple[BankDetails, ...]:
    """Return all versions of the details of an account, the latest first."""
    query = (
        select(BankDetails)
        .where(BankDetails.entity_id == entity_id, BankDetails.account == account)
        .order_by(BankDetails.version.desc())
    )
    return tuple(session.scalars(query))


def next_version(session: Session, entity_id: int, account: str) -> int:
    """Return the number of the next version."""
    last = select(func.max(BankDetails.version)).where(
        BankDetails.entity_id == entity_id, BankDetails.account == account
    )
    return (session.scalar(last) or 0) + 1


def release_of(session: Session, details_id: int) -> BankRelease | None:
    """Return the decision that released the details before their 7 days, or None."""
    return session.scalar(select(BankRelease).where(BankRelease.bank_details_id == details_id))
