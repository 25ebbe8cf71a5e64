"""Reports on a plan: the redistribution statement, and the notice of one member's share."""

import json
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from sqlalchemy import select
from sqlalchemy.orm import Session

from caisse.identity.actor import Actor
from caisse.identity.authorise import authorise
from caisse.identity.permissions import Permission
from caisse.kernel.clock import paris_date
from caisse.kernel.messages import text
from caisse.kernel.refusals import RefusalError
from caisse.models.document_store import content_of
from caisse.schemas.keys import read_key
from caisse.services.bank_details import list_bank_details
from caisse.services.election_reports import election_name
from caisse.services.report_frames import Issuing, frame_of
from electoral.models import ImportBatch
from electoral.queries import version_by_key
from ledger.allocation import Bound, Line
from ledger.bank_details import MANDATAIRE
from ledger.key import Base, Key
from ledger.models.entries import Entry
from ledger.models.members import LegalEntity
from ledger.models.redistribution import (
    Adoption,
    KeyDocument,
    Plan,
    PlanLineRow,
    PlanPosting,
)
from ledger.plan_movements import StandingMovement, standing_movements
from ledger.redistribution import Figures, ItemKind, PlanLine, PriorityItem, Receipt, Redistribution
from ledger.sealed_entries import number_of
from ledger.states import POSTED
from reports.builders.plan import PlanFigures
from reports.builders.redistribution import build_redistribution
from reports.builders.share_notice import ShareNoticeFigures, SharePayment, build_share_notice
from reports.document import Document
from reports.manifest import Input, KeyVersion
from reports.record import issued

_PAYMENT = "payment"
_RELEASE = "release"


class PlanUnknownError(RefusalError):
    """No plan has this number."""

    code = "reports.unknown_plan"
    status = 404


class NotInPlanError(RefusalError):
    """The member has no line in the plan."""

    code = "reports.not_in_plan"
    status = 404


@dataclass(frozen=True, slots=True)
class NoticeAsked:
    """Whose share of which plan.

    Attributes:
        plan: number of the plan (``2025-1``).
        member: code of the member.
    """

    plan: str
    member: str


def compose_redistribution(session: Session, plan: str, issuing: Issuing, actor: Actor) -> Document:
    """Return the redistribution statement of a plan, numbered.

    Raises:
        PlanUnknownError: no plan has this number.
    """
    authorise(session, actor, Permission.READ_REPORTS)
    found = _plan(session, plan)
    frame = frame_of(
        session, issuing, actor, _inputs(session, found, issuing), _key_version(session, found, issuing)
    )
    return issued(build_redistribution(_figures(session, found, issuing), frame))


def compose_share_notice(session: Session, asked: NoticeAsked, issuing: Issuing, actor: Actor) -> Document:
    """Return the notice of one member's share, numbered. It tells nothing of the other members.

    Raises:
        PlanUnknownError: no plan has this number.
        NotInPlanError: the member has no line in it.
    """
    authorise(session, actor, Permission.READ_MEMBER_LINES, asked.member)
    found = _plan(session, asked.plan)
    plan = _figures(session, found, issuing)
    if asked.member not in plan.members:
        raise NotInPlanError(member=asked.member, plan=asked.plan)
    account = next(
        (
            row
            for row in list_bank_details(session, asked.member, actor)
            if row.account == MANDATAIRE and row.usable
        ),
        None,
    )
    figures = ShareNoticeFigures(
        plan=plan,
        member=asked.member,
        account_end="" if account is None else account.last_four,
        account_since=None if account is None else paris_date(account.entered_at),
        payments=_payments(session, found, asked.member),
    )
    frame = frame_of(
        session, issuing, actor, _inputs(session, found, issuing), _key_version(session, found, issuing)
    )
    return issued(build_share_notice(figures, frame))


def _plan(session: Session, code: str) -> Plan:
    found = session.scalar(select(Plan).where(Plan.code == code))
    if found is None:
        raise PlanUnknownError(plan=code)
    return found


def _figures(session: Session, plan: Plan, issuing: Issuing) -> PlanFigures:
    entities = {row.id: row for row in session.scalars(select(LegalEntity))}
    codes = {row.id: row.code for row in entities.values()}
    posting = session.get(PlanPosting, plan.id)
    receipt = session.get_one(Entry, plan.receipt_id)
    replacing = session.scalar(select(Plan.code).where(Plan.replaces_id == plan.id))
    return PlanFigures(
        number=plan.code,
        aid_year=plan.aid_year,
        election=election_name(plan.election, issuing),
        decree=plan.decree,
        received_on=receipt.day,
        receipt_entry=number_of(session, receipt.id) or "",
        key=_key(session, plan),
        brought=tuple(_brought(line, codes[line.member_id]) for line in plan.lines),
        computed=_computed(plan, codes),
        members={codes[line.member_id]: entities[line.member_id].name for line in plan.lines},
        posted_on=None if posting is None else paris_date(posting.at),
        consigned=_consigned(session, plan, codes, issuing),
        paid_on={codes[row.member_id]: day for row, day in _movements(session, plan, _PAYMENT)},
        replaced_by=replacing or "",
        unit=plan.unit,
    )


def _key(session: Session, plan: Plan) -> Key:
    document = session.get_one(KeyDocument, plan.key_id)
    key = read_key(content_of(session, document.digest)).key
    if key is None:  # pragma: no cover - a key document is read before it is kept, and never changes
        raise PlanUnknownError(plan=plan.code)
    return key


def _brought(line: PlanLineRow, code: str) -> Figures:
    return Figures(
        member=code,
        measures={Base(base): int(measure) for base, measure in json.loads(line.measures).items()},
        women=line.women,
        men=line.men,
        present_days=line.present_days,
        year_days=line.year_days,
    )


def _computed(plan: Plan, codes: dict[int, str]) -> Redistribution:
    items = tuple(
        PriorityItem(
            item.label,
            item.cents,
            ItemKind(item.kind),
            "" if item.member_id is None else codes[item.member_id],
        )
        for item in plan.items
    )
    return Redistribution(
        receipt=Receipt(plan.received_cents, plan.deduction_cents, plan.carried_cents, items),
        to_share_cents=plan.to_share_cents,
        base_cents=plan.base_cents,
        multiplier=Fraction(plan.multiplier),
        lines=tuple(_line(line, codes[line.member_id]) for line in plan.lines),
    )


def _line(row: PlanLineRow, code: str) -> PlanLine:
    sharing = Line(
        member=code,
        weight=Fraction(row.weight),
        quota=Fraction(row.quota),
        whole_cents=row.whole_cents,
        remainder=Fraction(row.remainder),
        rank=row.rank,
        extra_cents=row.extra_cents,
        share_cents=row.whole_cents + row.extra_cents,
        bound=Bound(row.bound),
    )
    return PlanLine(sharing, None, row.share_cents, row.charge_cents, row.net_cents)


def _consigned(session: Session, plan: Plan, codes: dict[int, str], issuing: Issuing) -> dict[str, str]:
    """Return why each share that is still consigned cannot be paid."""
    released = {row.member_id for row, _ in _movements(session, plan, _RELEASE)}
    return {
        codes[line.member_id]: text(line.consigned, json.loads(line.consigned_params), issuing.lang)
        for line in plan.lines
        if line.consigned is not None and line.member_id not in released
    }


def _payments(session: Session, plan: Plan, member: str) -> tuple[SharePayment, ...]:
    member_id = session.scalars(select(LegalEntity.id).where(LegalEntity.code == member)).one()
    return tuple(
        SharePayment(day, number_of(session, row.entry_id) or "", row.cents)
        for row, day in _movements(session, plan, _PAYMENT)
        if row.member_id == member_id
    )


def _movements(session: Session, plan: Plan, kind: str) -> list[tuple[StandingMovement, date]]:
    """Return the posted movements of a kind that stand, with the dates of their entries."""
    posted = [
        (movement, session.get_one(Entry, movement.entry_id).day)
        for movement in standing_movements(session, plan.id)
        if movement.kind == kind and movement.state == POSTED
    ]
    return sorted(posted, key=lambda made: made[1])


def _inputs(session: Session, plan: Plan, issuing: Issuing) -> tuple[Input, ...]:
    def named(key: str, **params: str) -> str:
        return text(f"reports.{key}", params, issuing.lang)

    version = version_by_key(session, plan.version)
    batch = None if version is None else session.get(ImportBatch, version.batch_id)
    read = [(named("input_plan", plan=plan.code), plan.digest)]
    if batch is not None:
        read.append((named("input_version", version=plan.version), batch.digest))
    read.append((named("input_matches"), plan.matches_digest))
    if plan.designations_digest:
        read.append((named("input_designations"), plan.designations_digest))
    return tuple(Input(name, digest) for name, digest in read)


def _key_version(session: Session, plan: Plan, issuing: Issuing) -> KeyVersion:
    document = session.get_one(KeyDocument, plan.key_id)
    adoption = session.get_one(Adoption, plan.adoption_id)
    reference = text(f"reports.adoption_{adoption.kind}", {"number": adoption.number}, issuing.lang)
    return KeyVersion(document.version, document.digest, adoption.adopted_on, reference)
