"""Plans: computed from what is confirmed, kept, and posted by a second person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from caisse.identity.actor import Actor
from caisse.identity.authorise import NamedAccountRequiredError, authorise
from caisse.identity.permissions import Permission
from caisse.kernel.names import nfc, unsafe_characters
from caisse.kernel.refusals import RefusalError
from caisse.models.documents import Document
from caisse.services.legal_facts import EvidenceUnknownError
from caisse.services.matching import election_named
from caisse.services.plan_figures import Money, figures_of
from caisse.services.plan_inputs import PlanInputs, carried_settlements, inputs_of, receipt_of
from caisse.services.plan_views import PlanView, view_of
from ledger.guard import may_receive
from ledger.members import pool_status, statuses
from ledger.models.entries import Entry
from ledger.models.members import LegalEntity
from ledger.models.redistribution import Plan, PlanCarry, PlanPosting
from ledger.plan_movements import is_undone, standing_movements
from ledger.redistribution import Figures, ItemKind, PriorityItem, Receipt, Redistribution, redistribute
from ledger.sealed_plans import KIND, LineKept, item_row, line_row, plan_digest, plan_named, plan_payload
from ledger.seals import lock_chain, seal

WORDS_LENGTH = 200


class PlanUnknownError(RefusalError):
    """No plan has this code."""

    code = "redistribution.plan_unknown"
    status = 404


class ReceiptHasPlanError(RefusalError):
    """The receipt has its plan; another one replaces it by name unless it stands in the books."""

    code = "redistribution.receipt_has_plan"


class PlanPostedError(RefusalError):
    """The plan stands in the books: nothing replaces it before its entries are reversed."""

    code = "redistribution.plan_posted"


class DayOutsideYearError(RefusalError):
    """The plan is dated before the year of its aid."""

    code = "redistribution.day_outside_year"
    status = 422


class LenderUnknownError(RefusalError):
    """A loan's repayment names no member as its lender."""

    code = "redistribution.lender_unknown"
    status = 422


class BeforeReceiptError(RefusalError):
    """The plan is dated before the receipt it shares."""

    code = "redistribution.before_receipt"
    status = 422


class SeatsUnknownError(RefusalError):
    """Seats are given for no member of the plan."""

    code = "redistribution.seats_unknown"
    status = 422


class WordsRefusedError(RefusalError):
    """A reference or a label is missing, too long, or hides characters."""

    code = "redistribution.words_refused"
    status = 422


@dataclass(frozen=True, slots=True)
class ItemAsked:
    """A priority item to set aside.

    Attributes:
        item: label, cents, kind, and the lender's code for a loan.
        document: SHA-256 of the invoice or contract, or None.
    """

    item: PriorityItem
    document: str | None = None


@dataclass(frozen=True, slots=True)
class PlanAsked:
    """A plan to compute.

    Attributes:
        aid_year: year of the aid.
        election: slug of the election.
        version: code or status of the result version; the default one when None.
        decree: reference of the decree.
        receipt: number of the posted receipt it shares (``2025-0042``).
        key: version of the key.
        day: the plan's date.
        deduction_cents: parity deduction that the decree states.
        items: priority items, besides the key's own reserves.
        seats: members of Parliament, by member code.
        replaces: code of the plan of the same receipt that this one replaces, or None.
        commit: whether it is kept.
    """

    aid_year: int
    election: str
    version: str | None
    decree: str
    receipt: str
    key: str
    day: date
    deduction_cents: int = 0
    items: tuple[ItemAsked, ...] = ()
    seats: Mapping[str, int] = field(default_factory=dict)
    replaces: str | None = None
    commit: bool = False


def plan_redistribution(session: Session, asked: PlanAsked, actor: Actor) -> PlanView:
    """Compute a plan from what is confirmed, and keep it with ``commit``.

    Args:
        session: a transaction; a writing one to keep the plan.
        asked: what is asked.
        actor: a named account; another one posts.

    Raises:
        RefusalError: what is not confirmed, no adoption on that day, no such receipt, or nothing to share by.
    """
    authorise(session, actor, Permission.PLAN)
    if actor.user_id is None:
        raise NamedAccountRequiredError
    if asked.commit:
        lock_chain(session)
    if asked.day.year < asked.aid_year:
        raise DayOutsideYearError(aid_year=asked.aid_year, day_date=asked.day.isoformat())
    inputs = inputs_of(
        session,
        election_named(session, asked.election),
        asked.version,
        asked.key,
        asked.day,
        asked.deduction_cents,
    )
    receipt_id, received_cents = receipt_of(session, asked.receipt)
    received_on = session.get_one(Entry, receipt_id).day
    if asked.day < received_on:
        raise BeforeReceiptError(day_date=asked.day.isoformat(), received_date=received_on.isoformat())
    replaced = _replaced(session, asked, receipt_id)
    money = Money(asked.aid_year, asked.day, asked.seats)
    figures, members = figures_of(session, inputs.ballots, money, inputs.key)
    for member in sorted(asked.seats.keys() - members.keys()):
        raise SeatsUnknownError(member=member)
    settlements = carried_settlements(session, replaced)
    items = _items(session, asked, inputs, received_cents, members)
    receipt = Receipt(
        received_cents,
        asked.deduction_cents,
        sum(gap_cents for _, gap_cents in settlements),
        tuple(one.item for one in items),
    )
    computed = redistribute(inputs.key, receipt, figures)
    lines = _lines(session, asked.day, computed, figures, members)
    plan = Plan(
        code="",
        aid_year=asked.aid_year,
        election=asked.election,
        version=inputs.version,
        matches_digest=inputs.matches_digest,
        designations_digest=inputs.designations_digest,
        decree=_checked_words(asked.decree),
        receipt_id=receipt_id,
        replaces_id=None if replaced is None else replaced.id,
        key_id=inputs.key_id,
        adoption_id=inputs.adoption_id,
        day=asked.day,
        received_cents=received_cents,
        deduction_cents=asked.deduction_cents,
        carried_cents=receipt.carried_cents,
        to_share_cents=computed.to_share_cents,
        base_cents=computed.base_cents,
        unit=inputs.ballots.unit,
        multiplier=str(computed.multiplier),
        author_id=actor.user_id,
        at=actor.clock.now(),
    )
    _fill(plan, lines, items, members)
    if asked.commit:
        _keep(session, plan, actor)
        session.add_all(
            PlanCarry(plan_id=plan.id, settlement_id=settlement.id, gap_cents=gap)
            for settlement, gap in settlements
        )
        session.flush()
    return view_of(session, plan, inputs.ballots.not_counted)


def _lines(
    session: Session,
    day: date,
    computed: Redistribution,
    figures: Sequence[Figures],
    members: Mapping[str, LegalEntity],
) -> list[LineKept]:
    """Return the lines with what the law says of paying each member on the plan's day."""
    brought = {one.member: one for one in figures}
    status, pool = statuses(session, members.values()), pool_status(session)
    lines = []
    for line in computed.lines:
        theirs = status[members[line.member].id]
        lawful = may_receive(theirs, pool, day)
        is_party = any(term.covers(day) for term in theirs.mandataires)
        lines.append(LineKept(line, brought[line.member], is_party, None if lawful.holds else lawful))
    return lines


def _replaced(session: Session, asked: PlanAsked, receipt_id: int) -> Plan | None:
    live = session.scalar(select(Plan).where(Plan.receipt_id == receipt_id).order_by(Plan.id.desc()).limit(1))
    if asked.replaces is None:
        if live is not None:
            raise ReceiptHasPlanError(plan=live.code, receipt=asked.receipt)
        return None
    if live is None or live.code != asked.replaces:
        raise PlanUnknownError(plan=asked.replaces)
    if _stands_in_the_books(session, live):
        raise PlanPostedError(plan=live.code)
    return live


def _stands_in_the_books(session: Session, plan: Plan) -> bool:
    """Say whether a plan is posted, and not undone: its entries reversed, and nothing paid on it."""
    posting = session.get(PlanPosting, plan.id)
    if posting is None:
        return False
    return not is_undone(session, posting) or bool(standing_movements(session, plan.id))


def _checked_words(written: str) -> str:
    words = nfc(" ".join(written.split()))
    if not words or len(words) > WORDS_LENGTH or unsafe_characters(words):
        raise WordsRefusedError(words="".join(one for one in words if one.isprintable())[:WORDS_LENGTH])
    return words


def _items(
    session: Session,
    asked: PlanAsked,
    inputs: PlanInputs,
    received_cents: int,
    members: Mapping[str, LegalEntity],
) -> tuple[ItemAsked, ...]:
    for one in asked.items:
        if one.item.kind is ItemKind.LOAN and one.item.member not in members:
            raise LenderUnknownError(label=one.item.label, member=one.item.member)
        if _checked_words(one.item.label) != one.item.label:
            raise WordsRefusedError(words=one.item.label)
        if one.document is not None and session.get(Document, one.document) is None:
            raise EvidenceUnknownError(digest=one.document)
    reserves = tuple(
        ItemAsked(PriorityItem(reserve.label, reserve.amount.of(received_cents), ItemKind.RESERVE))
        for reserve in inputs.key.reserves
    )
    return (*asked.items, *reserves)


def _fill(
    plan: Plan, lines: Sequence[LineKept], items: Sequence[ItemAsked], members: Mapping[str, LegalEntity]
) -> None:
    plan.items = [
        item_row(
            one.item,
            position,
            members[one.item.member].id if one.item.kind is ItemKind.LOAN else None,
            one.document,
        )
        for position, one in enumerate(items, start=1)
    ]
    plan.lines = [
        line_row(line, position, members[line.computed.member].id)
        for position, line in enumerate(lines, start=1)
    ]


def _keep(session: Session, plan: Plan, actor: Actor) -> None:
    query = select(func.count()).select_from(Plan).where(Plan.aid_year == plan.aid_year)
    plan.code = f"{plan.aid_year}-{session.scalars(query).one() + 1}"
    plan.digest = plan_digest(session, plan)
    session.add(plan)
    session.flush()
    payload = plan_payload(session, plan)
    seal(session, kind=KIND, object_key=plan.code, payload=payload, at=plan.at, salts=actor.salts)


def plan_of(session: Session, code: str) -> Plan:
    """Return a plan inside a use case that is already authorised.

    Raises:
        PlanUnknownError: no plan has this code.
    """
    plan = plan_named(session, code.strip())
    if plan is None:
        raise PlanUnknownError(plan=code)
    return plan


def show_plan(session: Session, code: str, actor: Actor) -> PlanView:
    """Return a plan with all that recomputes it, and the digest that posting hands back.

    Raises:
        PlanUnknownError: no plan has this code.
    """
    authorise(session, actor, Permission.READ_LEDGER)
    return view_of(session, plan_of(session, code))


def list_plans(session: Session, actor: Actor) -> tuple[PlanView, ...]:
    """Return every plan, replaced ones too, in the order they were made."""
    authorise(session, actor, Permission.READ_LEDGER)
    return tuple(view_of(session, plan) for plan in session.scalars(select(Plan).order_by(Plan.id)))
