"""Who recorded a row and when: the three columns that every recorded row bears."""

from datetime import datetime
from typing import TypedDict

from caisse.identity.actor import Actor


class Record(TypedDict):
    """Columns of a recorded row."""

    recorded_at: datetime
    recorded_by_id: int | None
    recorded_as: str


def record_by(actor: Actor, at: datetime) -> Record:
    """Return the columns for a row that an actor records at an instant."""
    return {"recorded_at": at, "recorded_by_id": actor.user_id, "recorded_as": actor.label}
