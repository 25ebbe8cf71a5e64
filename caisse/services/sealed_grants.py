"""The payloads of grants in the chain: account numbers and roles, no name and no address."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from caisse.kernel.canonical import Canonical
from caisse.models.users import Grant, GrantEnd


def grant_payload(grant: Grant) -> dict[str, Canonical]:
    """Return what is sealed of a grant; an account is its number, for addresses are personal data."""
    return {
        "account": grant.user_id,
        "role": grant.role,
        "member": grant.member_code,
        "since": grant.since.isoformat(),
        "until": None if grant.until is None else grant.until.isoformat(),
        "granted_by": grant.granted_by_id,
    }


def grant_end_payload(end: GrantEnd) -> dict[str, Canonical]:
    """Return what is sealed of the end of a grant."""
    return {"grant": end.grant_id, "ended_by": end.ended_by_id}


def rebuild_grant(session: Session, object_key: str) -> Mapping[str, Canonical] | None:
    """Rebuild the payload of a grant from its row."""
    grant = session.get(Grant, int(object_key))
    return None if grant is None else grant_payload(grant)


def rebuild_grant_end(session: Session, object_key: str) -> Mapping[str, Canonical] | None:
    """Rebuild the payload of a grant's end from its row."""
    end = session.get(GrantEnd, int(object_key))
    return None if end is None else grant_end_payload(end)
