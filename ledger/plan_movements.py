"""What became of the entries that pay or release a share: an edited draft and a reversal are followed."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from ledger.models.entries import Reversal
from ledger.models.redistribution import PlanMovement, PlanPosting
from ledger.states import DRAFT, POSTED, replacement_of, state_of


@dataclass(frozen=True, slots=True)
class StandingMovement:
    """A movement of one member's share that stands.

    Attributes:
        member_id: row of the member.
        kind: ``payment`` or ``release``.
        cents: what moves.
        entry_id: its entry, the last one where the draft was edited.
        state: ``draft`` or ``posted``.
    """

    member_id: int
    kind: str
    cents: int
    entry_id: int
    state: str


def standing_movements(session: Session, plan_id: int) -> tuple[StandingMovement, ...]:
    """Return the movements of a plan that stand, in the order they were made.

    A draft that was edited is the draft that replaced it; a withdrawn one is over, and so is a posted one
    that was reversed.

    Args:
        session: any session.
        plan_id: row of the plan.
    """
    query = select(PlanMovement).where(PlanMovement.plan_id == plan_id).order_by(PlanMovement.id)
    found = []
    for row in session.scalars(query):
        entry_id = _last(session, row.entry_id)
        state = state_of(session, entry_id)
        if state in {DRAFT, POSTED} and session.get(Reversal, entry_id) is None:
            found.append(StandingMovement(row.member_id, row.kind, row.cents, entry_id, state))
    return tuple(found)


def is_undone(session: Session, posting: PlanPosting) -> bool:
    """Say whether all the entries of a posted plan were reversed: nothing is owed on it any more."""
    entries = (posting.owed_id, posting.consigned_id)
    return all(session.get(Reversal, entry_id) is not None for entry_id in entries if entry_id is not None)


def _last(session: Session, entry_id: int) -> int:
    """Return the entry that edits made of a draft."""
    newer = replacement_of(session, entry_id)
    return entry_id if newer is None else _last(session, newer)
