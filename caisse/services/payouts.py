"""What follows a posted plan: shares paid to mandataires only, consigned ones released, items settled."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from caisse.identity.actor import Actor
from caisse.identity.authorise import NamedAccountRequiredError, authorise
from caisse.identity.permissions import Permission
from caisse.kernel.clock import paris_date
from caisse.kernel.dated import Verdict
from caisse.kernel.exact import Cents
from caisse.kernel.messages import Language, text
from caisse.kernel.refusals import RefusalError
from caisse.models.documents import Document
from caisse.services.bank_details import UsableAccount, usable_account
from caisse.services.legal_facts import EvidenceUnknownError
from caisse.services.plan_postings import CONSIGNED, OWED
from caisse.services.redistributions import plan_of
from ledger.entries import EntryDraft, Line, Origin
from ledger.guard import may_receive
from ledger.journals import Journal
from ledger.members import entity_by_code, pool_status, status_of
from ledger.models.members import BankDetails, LegalEntity
from ledger.models.redistribution import (
    Plan,
    PlanItem,
    PlanLineRow,
    PlanMovement,
    PlanPosting,
    PlanSettlement,
)
from ledger.plan_movements import is_undone, standing_movements
from ledger.posting import DraftedEntry, draft_entry
from ledger.sealed_plans import SETTLEMENT_KIND, settlement_key, settlement_payload
from ledger.seals import lock_chain, seal
from ledger.states import POSTED

PAYMENT = "payment"
RELEASE = "release"
PAID_FROM = "5122"


class PlanNotPostedError(RefusalError):
    """The plan is not posted: nothing is owed yet."""

    code = "redistribution.plan_not_posted"


class BeforePlanError(RefusalError):
    """A share is paid or released before the day of its plan."""

    code = "redistribution.before_plan"
    status = 422


class NoShareError(RefusalError):
    """The member has nothing to receive in the plan."""

    code = "redistribution.no_share"
    status = 404


class StillConsignedError(RefusalError):
    """The share is consigned: it is released before it is paid."""

    code = "redistribution.still_consigned"


class NotConsignedError(RefusalError):
    """The share is not consigned."""

    code = "redistribution.not_consigned"


class PaymentUnlawfulError(RefusalError):
    """The member or the pool may not receive or pay on that day."""

    code = "redistribution.payment_unlawful"

    def __init__(self, verdict: Verdict, *, reason: str) -> None:
        super().__init__(reason=reason)
        self.verdict = verdict

    def message(self, lang: Language = "fr") -> str:
        """Return the sentence, with the guard's own reason."""
        return text(self.code, {"reason": self.verdict.sentence(lang)}, lang)


class NoAccountError(RefusalError):
    """No account of the member's mandataire may be paid to now."""

    code = "redistribution.no_account"


class AlreadyPaidError(RefusalError):
    """The share is paid, or its payment waits to be posted."""

    code = "redistribution.already_paid"


class AlreadyReleasedError(RefusalError):
    """The share is released, or its release waits to be posted."""

    code = "redistribution.already_released"


class ItemUnknownError(RefusalError):
    """The plan has no such item."""

    code = "redistribution.item_unknown"
    status = 404


class AlreadySettledError(RefusalError):
    """What the item cost is known."""

    code = "redistribution.already_settled"


class InvoiceNegativeError(RefusalError):
    """An invoice of less than nothing."""

    code = "redistribution.invoice_negative"
    status = 422


@dataclass(frozen=True, slots=True)
class Payout:
    """A payment or a release that was drafted.

    Attributes:
        plan: code of the plan.
        member: code of the member.
        cents: what moves.
        entry: the draft, to be posted by another person.
        account_end: last four characters of the account, or None where no money moves.
        account_age_days: days since the account was confirmed, or None.
    """

    plan: str
    member: str
    cents: int
    entry: DraftedEntry
    account_end: str | None
    account_age_days: int | None


def pay_share(session: Session, code: str, member: str, day: date, actor: Actor) -> Payout:
    """Draft the payment of a share to the account of the member's mandataire: D 4511 C 5122.

    Args:
        session: a writing transaction.
        code: the plan.
        member: code of the member.
        day: date of the bank movement: member and pool are in order on that day.
        actor: who pays; another person posts.

    Raises:
        PlanNotPostedError, NoShareError, StillConsignedError, AlreadyPaidError: nothing to pay.
        BeforePlanError, PaymentUnlawfulError: the law forbids it on that day.
        NoAccountError: no account confirmed by two persons and usable now.
    """
    authorise(session, actor, Permission.PAY)
    _named(actor)
    lock_chain(session)
    plan, line, entity = _line(session, code, member)
    if _movement(session, line, PAYMENT) is not None:
        raise AlreadyPaidError(plan=plan.code, member=entity.code)
    if line.consigned is not None and _movement(session, line, RELEASE) != POSTED:
        raise StillConsignedError(plan=plan.code, member=entity.code)
    _check_lawful(session, plan, entity, day)
    account = usable_account(session, entity.code, actor)
    if account is None:
        raise NoAccountError(member=entity.code)
    entry = _draft(session, plan, line, entity, day, (OWED, PAID_FROM), actor)
    details_id = session.scalars(
        select(BankDetails.id).where(BankDetails.entity_id == entity.id, BankDetails.digest == account.digest)
    ).one()
    _move(session, line, PAYMENT, entry, actor, details_id)
    session.flush()
    return Payout(plan.code, entity.code, line.net_cents, entry, account.last_four, _age(account, actor))


def release_share(session: Session, code: str, member: str, day: date, actor: Actor) -> Payout:
    """Draft the release of a consigned share, once it may lawfully be paid: D 4685 C 4511.

    Raises:
        PlanNotPostedError, NoShareError, NotConsignedError, AlreadyReleasedError: nothing to release.
        BeforePlanError, PaymentUnlawfulError: the law still forbids it on that day.
    """
    authorise(session, actor, Permission.PAY)
    _named(actor)
    lock_chain(session)
    plan, line, entity = _line(session, code, member)
    if line.consigned is None:
        raise NotConsignedError(plan=plan.code, member=entity.code)
    if _movement(session, line, RELEASE) is not None:
        raise AlreadyReleasedError(plan=plan.code, member=entity.code)
    _check_lawful(session, plan, entity, day)
    entry = _draft(session, plan, line, entity, day, (CONSIGNED, OWED), actor)
    _move(session, line, RELEASE, entry, actor)
    session.flush()
    return Payout(plan.code, entity.code, line.net_cents, entry, None, None)


def settle_item(
    session: Session, code: str, position: int, invoiced_cents: int, document: str, actor: Actor
) -> int:
    """Record what a priority item finally cost, and return the gap that goes to the next plan, in cents.

    Args:
        session: a writing transaction.
        code: the plan.
        position: number of the item in the plan.
        invoiced_cents: what was invoiced.
        document: SHA-256 of the invoice, kept in the database.
        actor: who enters it.

    Raises:
        PlanNotPostedError, ItemUnknownError, AlreadySettledError, InvoiceNegativeError: nothing to settle.
        EvidenceUnknownError: no document has this digest.
    """
    authorise(session, actor, Permission.PLAN)
    user_id = _named(actor)
    lock_chain(session)
    plan = _posted(session, code)
    item = session.get(PlanItem, (plan.id, position))
    if item is None:
        raise ItemUnknownError(plan=plan.code, position=position)
    settled = select(PlanSettlement.id).where(
        PlanSettlement.plan_id == plan.id, PlanSettlement.position == position
    )
    if session.scalar(settled) is not None:
        raise AlreadySettledError(label=item.label)
    if invoiced_cents < 0:
        raise InvoiceNegativeError(invoiced_cents=invoiced_cents)
    if session.get(Document, document) is None:
        raise EvidenceUnknownError(digest=document)
    settlement = PlanSettlement(
        plan_id=plan.id,
        position=position,
        invoiced_cents=invoiced_cents,
        document=document,
        user_id=user_id,
        at=actor.clock.now(),
    )
    session.add(settlement)
    session.flush()
    seal(
        session,
        kind=SETTLEMENT_KIND,
        object_key=settlement_key(plan.code, position),
        payload=settlement_payload(plan.code, settlement),
        at=settlement.at,
        salts=actor.salts,
    )
    return item.cents - invoiced_cents


def _named(actor: Actor) -> int:
    if actor.user_id is None:
        raise NamedAccountRequiredError
    return actor.user_id


def _posted(session: Session, code: str) -> Plan:
    plan = plan_of(session, code)
    posting = session.get(PlanPosting, plan.id)
    if posting is None or is_undone(session, posting):
        raise PlanNotPostedError(plan=plan.code)
    return plan


def _line(session: Session, code: str, member: str) -> tuple[Plan, PlanLineRow, LegalEntity]:
    plan = _posted(session, code)
    entity = entity_by_code(session, member)
    for line in plan.lines:
        if line.member_id == entity.id and line.net_cents > 0:
            return plan, line, entity
    raise NoShareError(plan=plan.code, member=entity.code)


def _movement(session: Session, line: PlanLineRow, kind: str) -> str | None:
    """Return the state of a member's movement that stands: ``draft``, ``posted`` or None."""
    states = [
        movement.state
        for movement in standing_movements(session, line.plan_id)
        if (movement.member_id, movement.kind) == (line.member_id, kind)
    ]
    return states[0] if states else None


def _check_lawful(session: Session, plan: Plan, entity: LegalEntity, day: date) -> None:
    if day < plan.day:
        raise BeforePlanError(day_date=day.isoformat(), plan=plan.code, plan_date=plan.day.isoformat())
    verdict = may_receive(status_of(session, entity), pool_status(session), day)
    if not verdict.holds:
        raise PaymentUnlawfulError(verdict, reason=verdict.code)


def _draft(
    session: Session,
    plan: Plan,
    line: PlanLineRow,
    entity: LegalEntity,
    day: date,
    accounts: tuple[str, str],
    actor: Actor,
) -> DraftedEntry:
    debit, credit = accounts
    paid = credit == PAID_FROM
    lines = (
        Line(debit, Cents(line.net_cents), entity.code),
        Line(credit, Cents(-line.net_cents), None if paid else entity.code),
    )
    said = EntryDraft(
        Journal.PARTY_BANK if paid else Journal.AID,
        day,
        f"Répartition {plan.code} : quote-part {'payée' if paid else 'libérée'}, {entity.code}",
        lines,
        f"Plan {plan.code}",
        None,
        Origin.PAYMENT,
    )
    return draft_entry(session, said, author_id=actor.user_id, at=actor.clock.now())


def _move(
    session: Session,
    line: PlanLineRow,
    kind: str,
    entry: DraftedEntry,
    actor: Actor,
    bank_details_id: int | None = None,
) -> None:
    session.add(
        PlanMovement(
            plan_id=line.plan_id,
            member_id=line.member_id,
            kind=kind,
            entry_id=entry.id,
            cents=line.net_cents,
            bank_details_id=bank_details_id,
            user_id=_named(actor),
            at=actor.clock.now(),
        )
    )


def _age(account: UsableAccount, actor: Actor) -> int:
    return (paris_date(actor.clock.now()) - paris_date(account.confirmed_at)).days
