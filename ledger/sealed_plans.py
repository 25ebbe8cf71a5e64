"""Plans in the database: kept as rows, read back as computed, sealed by the digest of all they say."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from caisse.kernel.canonical import Canonical, canonical_json, digest_of
from caisse.kernel.dated import Verdict
from ledger.models.members import LegalEntity
from ledger.models.redistribution import (
    Adoption,
    KeyDocument,
    Plan,
    PlanItem,
    PlanLineRow,
    PlanPosting,
    PlanSettlement,
)
from ledger.redistribution import Figures, PlanLine, PriorityItem
from ledger.sealed_entries import number_of

KIND = "plan"
POSTING_KIND = "plan_posting"
SETTLEMENT_KIND = "plan_settlement"


@dataclass(frozen=True, slots=True)
class LineKept:
    """What is kept of one member's line.

    Attributes:
        computed: the line as computed.
        brought: what the member brought.
        is_party: whether its share is a contribution to a party.
        consigned: why it cannot be paid on the plan's day, or None.
    """

    computed: PlanLine
    brought: Figures
    is_party: bool
    consigned: Verdict | None


def line_row(kept: LineKept, position: int, member_id: int) -> PlanLineRow:
    """Return the row of a member's line."""
    line = kept.computed
    measures = {base.value: measure for base, measure in kept.brought.measures.items()}
    return PlanLineRow(
        position=position,
        member_id=member_id,
        measures=canonical_json(measures).decode("utf-8"),
        women=kept.brought.women,
        men=kept.brought.men,
        present_days=kept.brought.present_days,
        year_days=kept.brought.year_days,
        weight=str(line.sharing.weight),
        quota=str(line.sharing.quota),
        whole_cents=line.sharing.whole_cents,
        remainder=str(line.sharing.remainder),
        rank=line.sharing.rank,
        extra_cents=line.sharing.extra_cents,
        bound=line.sharing.bound.value,
        share_cents=line.share_cents,
        charge_quota=None if line.charge is None else str(line.charge.quota),
        charge_rank=None if line.charge is None else line.charge.rank,
        charge_cents=line.charge_cents,
        net_cents=line.net_cents,
        is_party=kept.is_party,
        consigned=None if kept.consigned is None else kept.consigned.code,
        consigned_params=canonical_json(
            {} if kept.consigned is None else dict(kept.consigned.params)
        ).decode(),
    )


def item_row(item: PriorityItem, position: int, member_id: int | None, document: str | None) -> PlanItem:
    """Return the row of a priority item."""
    return PlanItem(
        position=position,
        label=item.label,
        cents=item.cents,
        kind=item.kind.value,
        member_id=member_id,
        document=document,
    )


def plan_content(session: Session, plan: Plan) -> dict[str, Canonical]:
    """Return all that a plan says, by codes: its digest is what a second person is shown."""
    codes: Mapping[int, str] = {
        row.id: row.code for row in session.execute(select(LegalEntity.id, LegalEntity.code))
    }
    key = session.get_one(KeyDocument, plan.key_id)
    adoption = session.get_one(Adoption, plan.adoption_id)
    replaced = None if plan.replaces_id is None else session.get_one(Plan, plan.replaces_id).code
    return {
        "plan": plan.code,
        "aid_year": plan.aid_year,
        "election": plan.election,
        "version": plan.version,
        "matches": plan.matches_digest,
        "designations": plan.designations_digest,
        "decree": plan.decree,
        "receipt": number_of(session, plan.receipt_id),
        "replaces": replaced,
        "key": {"version": key.version, "digest": key.digest},
        "adoption": {"kind": adoption.kind, "number": adoption.number, "digest": adoption.digest},
        "day": plan.day.isoformat(),
        "received_cents": plan.received_cents,
        "deduction_cents": plan.deduction_cents,
        "carried_cents": plan.carried_cents,
        "to_share_cents": plan.to_share_cents,
        "base_cents": plan.base_cents,
        "unit": plan.unit,
        "multiplier": plan.multiplier,
        "items": [_item_content(item, codes) for item in plan.items],
        "lines": [_line_content(line, codes) for line in plan.lines],
    }


def _item_content(item: PlanItem, codes: Mapping[int, str]) -> Canonical:
    return {
        "label": item.label,
        "cents": item.cents,
        "kind": item.kind,
        "member": None if item.member_id is None else codes[item.member_id],
        "document": item.document,
    }


def _line_content(line: PlanLineRow, codes: Mapping[int, str]) -> Canonical:
    measures: dict[str, Canonical] = json.loads(line.measures)
    params: dict[str, Canonical] = json.loads(line.consigned_params)
    return {
        "member": codes[line.member_id],
        "measures": measures,
        "women": line.women,
        "men": line.men,
        "present_days": line.present_days,
        "year_days": line.year_days,
        "weight": line.weight,
        "quota": line.quota,
        "whole_cents": line.whole_cents,
        "remainder": line.remainder,
        "rank": line.rank,
        "extra_cents": line.extra_cents,
        "bound": line.bound,
        "share_cents": line.share_cents,
        "charge_quota": line.charge_quota,
        "charge_rank": line.charge_rank,
        "charge_cents": line.charge_cents,
        "net_cents": line.net_cents,
        "is_party": line.is_party,
        "consigned": line.consigned,
        "consigned_params": params,
    }


def plan_digest(session: Session, plan: Plan) -> str:
    """Return the SHA-256 of all that a plan says, from its rows."""
    return digest_of(plan_content(session, plan))


def plan_named(session: Session, code: str) -> Plan | None:
    """Return the plan of a code (``2025-1``), or None."""
    return session.scalar(select(Plan).where(Plan.code == code))


def plan_payload(session: Session, plan: Plan) -> dict[str, Canonical]:
    """Return what is sealed of a plan: its digest, from which all it says is recomputed, and who made it."""
    return {"plan": plan.code, "digest": plan_digest(session, plan), "author": plan.author_id}


def rebuild_plan(session: Session, object_key: str) -> Mapping[str, Canonical] | None:
    """Rebuild the payload of a plan from its rows."""
    plan = plan_named(session, object_key)
    return None if plan is None else plan_payload(session, plan)


def posting_payload(session: Session, plan: Plan, posting: PlanPosting) -> dict[str, Canonical]:
    """Return what is sealed of the posting of a plan."""
    return {
        "plan": plan.code,
        "digest": plan_digest(session, plan),
        "owed": number_of(session, posting.owed_id),
        "consigned": None if posting.consigned_id is None else number_of(session, posting.consigned_id),
        "account": posting.user_id,
    }


def rebuild_posting(session: Session, object_key: str) -> Mapping[str, Canonical] | None:
    """Rebuild the payload of a plan's posting from its rows."""
    plan = plan_named(session, object_key)
    posting = None if plan is None else session.get(PlanPosting, plan.id)
    return None if plan is None or posting is None else posting_payload(session, plan, posting)


def settlement_key(plan: str, position: int) -> str:
    """Return the key of the event of a settlement: ``2025-1:3``."""
    return f"{plan}:{position}"


def settlement_payload(plan: str, settlement: PlanSettlement) -> dict[str, Canonical]:
    """Return what is sealed of what an item finally cost: a later plan shares the gap."""
    return {
        "plan": plan,
        "item": settlement.position,
        "invoiced_cents": settlement.invoiced_cents,
        "document": settlement.document,
        "account": settlement.user_id,
    }


def rebuild_settlement(session: Session, object_key: str) -> Mapping[str, Canonical] | None:
    """Rebuild the payload of a settlement from its row."""
    plan, _, position = object_key.rpartition(":")
    found = session.scalar(
        select(PlanSettlement)
        .join(Plan, Plan.id == PlanSettlement.plan_id)
        .where(Plan.code == plan, PlanSettlement.position == int(position))
    )
    return None if found is None else settlement_payload(plan, found)


REBUILDS = {KIND: rebuild_plan, POSTING_KIND: rebuild_posting, SETTLEMENT_KIND: rebuild_settlement}
