"""A plan as a person is shown it, from its rows: kept ones, or those of a preview."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from caisse.kernel.dated import Verdict
from ledger.models.members import LegalEntity
from ledger.models.redistribution import KeyDocument, Plan, PlanLineRow, PlanPosting
from ledger.plan_movements import is_undone, standing_movements
from ledger.sealed_entries import number_of


@dataclass(frozen=True, slots=True)
class ItemView:
    """A priority item.

    Attributes:
        position: its number in the plan.
        label: its name.
        cents: what is earmarked.
        kind: ``expense``, ``loan`` or ``reserve``.
        member: code of a loan's lender, or None.
    """

    position: int
    label: str
    cents: int
    kind: str
    member: str | None


@dataclass(frozen=True, slots=True)
class LineView:
    """One member's line, with all that recomputes it.

    Attributes:
        member: code of the member.
        name: its name.
        measures: the integer of each base, in units of the plan.
        weight: exact weight, a fraction as text.
        quota: exact cents, a fraction as text.
        whole_cents: the quota without its fraction.
        remainder: the fraction that is left, as text.
        rank: place among the remainders, or None.
        extra_cents: 1 for a line that receives one more cent.
        bound: ``none``, ``floor`` or ``cap``.
        share_cents: share before parity.
        charge_cents: parity charged to the member.
        net_cents: what it is owed.
        is_party: whether it is a party on the plan's day.
        consigned: why it cannot be paid on that day, or None.
        movements: kind and state of what was done with the share (``payment``, ``posted``).
    """

    member: str
    name: str
    measures: Mapping[str, int]
    weight: str
    quota: str
    whole_cents: int
    remainder: str
    rank: int | None
    extra_cents: int
    bound: str
    share_cents: int
    charge_cents: int
    net_cents: int
    is_party: bool
    consigned: Verdict | None
    movements: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan.

    Attributes:
        code: ``2025-1``; None for a preview.
        digest: SHA-256 of all it says, to be handed back when posting; None for a preview.
        aid_year: year of the aid.
        election: slug of the election.
        version: code of the result version.
        decree: reference of the decree.
        receipt: number of the receipt's entry.
        key: version of the key.
        day: its date.
        unit: units of designation in one vote.
        received_cents: what the bank received.
        deduction_cents: what the State kept for parity.
        carried_cents: what earlier plans carried.
        to_share_cents: what is shared between the members.
        base_cents: what the key shared.
        items: what is set aside first.
        lines: one a member, in order of codes.
        posted: numbers of the entries it became, or empty.
        undone: whether those entries were reversed: nothing is owed on it.
        replaced_by: code of the plan that replaced it, or None.
        not_counted: designated candidacies that count for no party.
    """

    code: str | None
    digest: str | None
    aid_year: int
    election: str
    version: str
    decree: str
    receipt: str
    key: str
    day: date
    unit: int
    received_cents: int
    deduction_cents: int
    carried_cents: int
    to_share_cents: int
    base_cents: int
    items: tuple[ItemView, ...]
    lines: tuple[LineView, ...]
    posted: tuple[str, ...]
    undone: bool
    replaced_by: str | None
    not_counted: tuple[str, ...]


def view_of(session: Session, plan: Plan, not_counted: tuple[str, ...] = ()) -> PlanView:
    """Return a plan as a person is shown it.

    Args:
        session: any session.
        plan: its row, kept or not.
        not_counted: what a preview says beside it.
    """
    entities = {row.id: row for row in session.scalars(select(LegalEntity))}
    kept = bool(plan.code)
    posting = session.get(PlanPosting, plan.id) if kept else None
    replaced_by = session.scalar(select(Plan.code).where(Plan.replaces_id == plan.id)) if kept else None
    done = _movements(session, plan) if kept else {}
    return PlanView(
        code=plan.code or None,
        digest=plan.digest if kept else None,
        aid_year=plan.aid_year,
        election=plan.election,
        version=plan.version,
        decree=plan.decree,
        receipt=number_of(session, plan.receipt_id) or "",
        key=session.get_one(KeyDocument, plan.key_id).version,
        day=plan.day,
        unit=plan.unit,
        received_cents=plan.received_cents,
        deduction_cents=plan.deduction_cents,
        carried_cents=plan.carried_cents,
        to_share_cents=plan.to_share_cents,
        base_cents=plan.base_cents,
        items=tuple(
            ItemView(
                item.position,
                item.label,
                item.cents,
                item.kind,
                None if item.member_id is None else entities[item.member_id].code,
            )
            for item in plan.items
        ),
        lines=tuple(
            _line(line, entities[line.member_id], done.get(line.member_id, ())) for line in plan.lines
        ),
        posted=_numbers(session, posting),
        undone=posting is not None and is_undone(session, posting),
        replaced_by=replaced_by,
        not_counted=not_counted,
    )


def _line(line: PlanLineRow, entity: LegalEntity, movements: tuple[tuple[str, str], ...]) -> LineView:
    reason = None
    if line.consigned is not None:
        reason = Verdict(holds=False, code=line.consigned, params=json.loads(line.consigned_params))
    return LineView(
        member=entity.code,
        name=entity.name,
        measures=json.loads(line.measures),
        weight=line.weight,
        quota=line.quota,
        whole_cents=line.whole_cents,
        remainder=line.remainder,
        rank=line.rank,
        extra_cents=line.extra_cents,
        bound=line.bound,
        share_cents=line.share_cents,
        charge_cents=line.charge_cents,
        net_cents=line.net_cents,
        is_party=line.is_party,
        consigned=reason,
        movements=movements,
    )


def _movements(session: Session, plan: Plan) -> dict[int, tuple[tuple[str, str], ...]]:
    found: dict[int, tuple[tuple[str, str], ...]] = {}
    for movement in standing_movements(session, plan.id):
        made = (movement.kind, movement.state)
        found[movement.member_id] = (*found.get(movement.member_id, ()), made)
    return found


def _numbers(session: Session, posting: PlanPosting | None) -> tuple[str, ...]:
    if posting is None:
        return ()
    ids = (posting.owed_id, posting.consigned_id)
    return tuple(number_of(session, entry_id) or "" for entry_id in ids if entry_id is not None)
