"""What the chain says of confirmations: account numbers, object codes and digests."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from caisse.kernel.canonical import Canonical
from caisse.models.confirmations import Confirmation


def confirmation_payload(row: Confirmation) -> dict[str, Canonical]:
    """Return what is sealed of a confirmation; an account is its number, for addresses are personal data."""
    return {"confirmed": row.kind, "object": row.object_key, "digest": row.digest, "account": row.user_id}


def rebuild_confirmation(session: Session, object_key: str) -> Mapping[str, Canonical] | None:
    """Rebuild the payload of a confirmation from its row."""
    row = session.get(Confirmation, int(object_key))
    return None if row is None else confirmation_payload(row)
