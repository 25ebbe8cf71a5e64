"""Bank details: entered by one person, confirmed by another, usable after 7 days or by a decision."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from caisse.identity.actor import Actor
from caisse.identity.authorise import authorise
from caisse.identity.permissions import Permission
from caisse.kernel.names import nfc, unsafe_characters
from caisse.kernel.refusals import RefusalError
from caisse.models.confirmations import Confirmation
from caisse.models.documents import Document
from caisse.services.legal_facts import EvidenceUnknownError
from caisse.services.recorded import record_by
from ledger.bank_details import (
    MANDATAIRE,
    PARTY,
    SHOWN,
    BankState,
    digest_of_details,
    next_version,
    release_of,
    state_of_details,
    versions_of,
)
from ledger.four_eyes import check_second_person
from ledger.identifiers import checked_bic, checked_iban
from ledger.members import entity_by_code, pool_entities
from ledger.models.members import BankDetails, BankRelease, LegalEntity
from ledger.sealed_members import bank_key, bank_payload, confirmation_payload, release_payload
from ledger.seals import lock_chain, seal

HOLDER_LENGTH = 200


class AccountOfPoolOnlyError(RefusalError):
    """Only the pool has an account of its party beside its mandataire's."""

    code = "members.account_of_pool_only"
    status = 422


class HolderRefusedError(RefusalError):
    """The holder's name is missing, too long, or hides characters."""

    code = "members.holder_refused"
    status = 422


class BankDetailsUnknownError(RefusalError):
    """There are no such bank details."""

    code = "members.bank_details_unknown"
    status = 404


class BankDetailsChangedError(RefusalError):
    """What the second person was shown is no longer the latest version."""

    code = "members.bank_details_changed"


class BankDetailsConfirmedError(RefusalError):
    """A second person confirmed them already."""

    code = "members.bank_details_confirmed"


class BankDetailsNotConfirmedError(RefusalError):
    """They are released only once a second person confirmed them."""

    code = "members.bank_details_not_confirmed"


class BankDetailsReleasedError(RefusalError):
    """A decision released them already."""

    code = "members.bank_details_released"


@dataclass(frozen=True, slots=True)
class BankAsked:
    """Bank details to enter.

    Attributes:
        entity: code of the legal entity.
        holder: name of the account's holder, as on the bank's slip.
        iban: IBAN, spaces allowed.
        bic: BIC, or None.
        account: ``mandataire``, or ``party`` for the pool's second account.
        evidence: digest of the bank's slip, or None.
    """

    entity: str
    holder: str
    iban: str
    bic: str | None = None
    account: str = MANDATAIRE
    evidence: str | None = None


@dataclass(frozen=True, slots=True)
class BankRow:
    """Bank details as lists show them: the last four characters and their age.

    Attributes:
        id: number of the version.
        digest: what the second person hands back when confirming.
        usable: whether a payment may go there now.
    """

    id: int
    entity: str
    account: str
    version: int
    last_four: str
    digest: str
    entered_at: datetime
    entered_by: str
    state: BankState
    usable: bool


@dataclass(frozen=True, slots=True)
class UsableAccount:
    """An account that a payment may go to. Restricted: it holds the IBAN.

    Attributes:
        digest: salted digest, to compare payment file and details.
        confirmed_at: the age that the payment page shows.
    """

    entity: str
    holder: str
    iban: str
    bic: str | None
    last_four: str
    digest: str
    confirmed_at: datetime


def enter_bank_details(session: Session, asked: BankAsked, actor: Actor) -> BankRow:
    """Enter a version of the bank details of the pool or of a member's mandataire.

    The person who entered or confirmed the version before may enter this one; another confirms it.

    Raises:
        IbanRefusedError, BicRefusedError, HolderRefusedError: ill written.
        AccountOfPoolOnlyError: a party's account for a member.
        EvidenceUnknownError: no document has this digest.
    """
    authorise(session, actor, Permission.MANAGE_MEMBERS)
    lock_chain(session)
    at = actor.clock.now()
    entity = entity_by_code(session, asked.entity)
    if asked.account not in {MANDATAIRE, PARTY}:
        raise AccountOfPoolOnlyError(entity=entity.code)
    if asked.account == PARTY and pool_entities(session).party.id != entity.id:
        raise AccountOfPoolOnlyError(entity=entity.code)
    if asked.evidence is not None and session.get(Document, asked.evidence) is None:
        raise EvidenceUnknownError(digest=asked.evidence)
    holder, iban = _checked_holder(asked.holder), checked_iban(asked.iban)
    bic, salt = checked_bic(asked.bic) if asked.bic else None, actor.salts.next()
    details = BankDetails(
        entity_id=entity.id,
        account=asked.account,
        version=next_version(session, entity.id, asked.account),
        holder=holder,
        iban=iban,
        bic=bic,
        last_four=iban[-SHOWN:],
        salt=salt,
        digest=digest_of_details(salt, holder, iban, bic),
        evidence_digest=asked.evidence,
        **record_by(actor, at),
    )
    session.add(details)
    session.flush()
    payload = bank_payload(entity, details)
    key = bank_key(entity, details)
    seal(session, kind="bank_details", object_key=key, payload=payload, at=at, salts=actor.salts)
    return _row(session, entity, details, at)


def confirm_bank_details(
    session: Session, entity_code: str, account: str, digest: str, actor: Actor
) -> BankRow:
    """Confirm, as a second person, the latest version; ``digest`` is what that person was shown.

    Raises:
        BankDetailsUnknownError: none were entered.
        BankDetailsChangedError: another version was entered meanwhile.
        BankDetailsConfirmedError: they are confirmed.
        SamePersonError, InvitedByAuthorError: no second person.
    """
    authorise(session, actor, Permission.CONFIRM_BANK_DETAILS)
    lock_chain(session)
    at = actor.clock.now()
    entity, details = _latest(session, entity_code, account)
    if details.digest != digest:
        raise BankDetailsChangedError(entity=entity.code, version_number=details.version)
    if _confirmed_at(session, entity, details) is not None:
        raise BankDetailsConfirmedError(entity=entity.code, version_number=details.version)
    user_id = _second_person(session, details, actor)
    key = bank_key(entity, details)
    session.add(
        Confirmation(kind="bank_details", object_key=key, digest=details.digest, user_id=user_id, at=at)
    )
    session.flush()
    payload = confirmation_payload(key, details.digest, user_id)
    seal(session, kind="bank_confirmation", object_key=key, payload=payload, at=at, salts=actor.salts)
    return _row(session, entity, details, at)


def release_bank_details(
    session: Session,
    entity_code: str,
    account: str,
    *,
    decision: str,
    decided_on: date,
    document: str,
    actor: Actor,
) -> BankRow:
    """Let confirmed details serve before their 7 days, by an adopted decision; not by who entered them.

    Args:
        session: a writing transaction.
        entity_code: whose details.
        account: which account.
        decision: number of the decision.
        decided_on: its date.
        document: digest of its text.
        actor: who records it.

    Raises:
        BankDetailsUnknownError: none were entered.
        BankDetailsNotConfirmedError: no second person confirmed them.
        BankDetailsReleasedError: they are released.
        EvidenceUnknownError: no document has this digest.
    """
    authorise(session, actor, Permission.CONFIRM_BANK_DETAILS)
    lock_chain(session)
    at = actor.clock.now()
    entity, details = _latest(session, entity_code, account)
    if _confirmed_at(session, entity, details) is None:
        raise BankDetailsNotConfirmedError(entity=entity.code)
    if release_of(session, details.id) is not None:
        raise BankDetailsReleasedError(entity=entity.code)
    if session.get(Document, document) is None:
        raise EvidenceUnknownError(digest=document)
    _second_person(session, details, actor)
    release = BankRelease(
        bank_details_id=details.id,
        decision=decision.strip(),
        decided_on=decided_on,
        decision_digest=document,
        **record_by(actor, at),
    )
    session.add(release)
    session.flush()
    key = bank_key(entity, details)
    payload = release_payload(key, details, release)
    seal(session, kind="bank_release", object_key=key, payload=payload, at=at, salts=actor.salts)
    return _row(session, entity, details, at)


def list_bank_details(session: Session, entity_code: str, actor: Actor) -> tuple[BankRow, ...]:
    """Return the latest version of each account of a legal entity, without IBAN."""
    authorise(session, actor, Permission.READ_MEMBERS, entity_code.strip().upper())
    entity, at = entity_by_code(session, entity_code), actor.clock.now()
    rows = (versions_of(session, entity.id, account) for account in (MANDATAIRE, PARTY))
    return tuple(_row(session, entity, versions[0], at) for versions in rows if versions)


def usable_account(
    session: Session, entity_code: str, actor: Actor, *, account: str = MANDATAIRE
) -> UsableAccount | None:
    """Return the account of a member's mandataire that a payment may go to now, or None.

    The latest version that serves: a newer one that waits does not stop the one before it.

    Args:
        session: any session.
        entity_code: the member.
        actor: who pays.
        account: which account.
    """
    authorise(session, actor, Permission.PAY)
    entity, at = entity_by_code(session, entity_code), actor.clock.now()
    for details in versions_of(session, entity.id, account):
        state = _state(session, entity, details)
        if state.is_usable(at) and state.confirmed_at is not None:
            return UsableAccount(
                entity=entity.code,
                holder=details.holder,
                iban=details.iban,
                bic=details.bic,
                last_four=details.last_four,
                digest=details.digest,
                confirmed_at=state.confirmed_at,
            )
    return None


def _checked_holder(written: str) -> str:
    holder = nfc(" ".join(written.split()))
    hidden = unsafe_characters(holder)
    if not holder or hidden or len(holder) > HOLDER_LENGTH:
        raise HolderRefusedError(reason=", ".join(hidden) or str(len(holder)))
    return holder


def _latest(session: Session, entity_code: str, account: str) -> tuple[LegalEntity, BankDetails]:
    entity = entity_by_code(session, entity_code)
    versions = versions_of(session, entity.id, account)
    if not versions:
        raise BankDetailsUnknownError(entity=entity.code)
    return entity, versions[0]


def _second_person(session: Session, details: BankDetails, actor: Actor) -> int:
    user_id = actor.user_id or 0
    first = () if details.recorded_by_id is None else (details.recorded_by_id,)
    check_second_person(session, user_id, first)
    return user_id


def _confirmed_at(session: Session, entity: LegalEntity, details: BankDetails) -> datetime | None:
    query = select(Confirmation.at).where(
        Confirmation.kind == "bank_details",
        Confirmation.object_key == bank_key(entity, details),
        Confirmation.digest == details.digest,
    )
    return session.scalars(query.order_by(Confirmation.at)).first()


def _state(session: Session, entity: LegalEntity, details: BankDetails) -> BankState:
    release = release_of(session, details.id)
    return state_of_details(
        _confirmed_at(session, entity, details), None if release is None else release.recorded_at
    )


def _row(session: Session, entity: LegalEntity, details: BankDetails, at: datetime) -> BankRow:
    state = _state(session, entity, details)
    return BankRow(
        id=details.id,
        entity=entity.code,
        account=details.account,
        version=details.version,
        last_four=details.last_four,
        digest=details.digest,
        entered_at=details.recorded_at,
        entered_by=details.recorded_as,
        state=state,
        usable=state.is_usable(at),
    )
