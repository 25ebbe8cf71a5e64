"""What the chain says of the register: figures, codes, pseudonyms, rules; no label, it may name someone."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from caisse.kernel.canonical import Canonical
from ledger.models.contributions import Contribution, ContributionCancellation, HourlyRate, Receipt
from ledger.models.members import LegalEntity, Person

Payload = Mapping[str, Canonical]


def register_number(year: int, number: int) -> str:
    """Return a place in the register, or a receipt's number, as printed and sealed: ``2025-0012``."""
    return f"{year}-{number:04d}"


def number_parts(written: str) -> tuple[int, int] | None:
    """Return year and number of a place in the register; None when it is not written as one."""
    year, _, number = written.partition("-")
    if not (year.isascii() and year.isdigit() and number.isascii() and number.isdigit()):
        return None
    return int(year), int(number)


def contribution_payload(session: Session, row: Contribution) -> Payload:
    """Return what is sealed of one line of the register."""
    entity = None if row.entity_id is None else session.get_one(LegalEntity, row.entity_id).code
    person = None if row.person_id is None else session.get_one(Person, row.person_id).code
    return {
        "number": register_number(row.year or 0, row.number or 0),
        "what": row.kind,
        "day": row.day.isoformat(),
        "entity": entity,
        "person": person,
        "amount_cents": row.amount_cents,
        "minutes": row.minutes,
        "rate_cents": row.rate_cents,
        "quantity_thousandths": row.quantity_thousandths,
        "unit_value_cents": row.unit_value_cents,
        "done": row.done,
        "cash": row.cash,
        "elsewhere_cents": row.elsewhere_cents,
        "expense_account": row.expense_account,
        "document": row.document_digest,
        "outcome": row.outcome,
        "rule": row.rule_code,
        "source": row.source_reference,
    }


def cancellation_payload(number: str, row: ContributionCancellation) -> Payload:
    """Return what is sealed of a contribution taken back."""
    return {"contribution": number, "account": row.recorded_by_id}


def receipt_payload(number: str, row: Receipt) -> Payload:
    """Return what is sealed of a receipt."""
    return {"contribution": number, "receipt": register_number(row.year, row.number)}


def rate_payload(rate: HourlyRate) -> Payload:
    """Return what is sealed of an hourly rate."""
    return {
        "since": rate.since.isoformat(),
        "rate_cents": rate.rate_cents,
        "method": rate.method,
        "evidence": rate.evidence_digest,
        "withdrawn": rate.withdrawn,
        "supersedes": rate.supersedes_id,
    }


def contribution_numbered(session: Session, written: str) -> Contribution | None:
    """Return the line of the register that a number names, or None."""
    parts = number_parts(written)
    if parts is None:
        return None
    query = select(Contribution).where(Contribution.year == parts[0], Contribution.number == parts[1])
    return session.scalar(query)


def rebuild_contribution(session: Session, object_key: str) -> Payload | None:
    """Rebuild what was sealed of one line of the register."""
    row = contribution_numbered(session, object_key)
    return None if row is None else contribution_payload(session, row)


def rebuild_cancellation(session: Session, object_key: str) -> Payload | None:
    """Rebuild what was sealed of a contribution taken back."""
    row = contribution_numbered(session, object_key)
    found = None if row is None else session.get(ContributionCancellation, row.id)
    return None if found is None else cancellation_payload(object_key, found)


def rebuild_receipt(session: Session, object_key: str) -> Payload | None:
    """Rebuild what was sealed of a receipt."""
    row = contribution_numbered(session, object_key)
    if row is None:
        return None
    found = session.scalar(select(Receipt).where(Receipt.contribution_id == row.id))
    return None if found is None else receipt_payload(object_key, found)


def rebuild_rate(session: Session, object_key: str) -> Payload | None:
    """Rebuild what was sealed of an hourly rate."""
    rate = session.get(HourlyRate, int(object_key))
    return None if rate is None else rate_payload(rate)


REBUILDS = {
    "contribution": rebuild_contribution,
    "contribution_cancellation": rebuild_cancellation,
    "receipt": rebuild_receipt,
    "hourly_rate": rebuild_rate,
}
"""Kinds of sealed events of the register, with what rebuilds them."""
