"""The hourly rate of unpaid time: dated, documented, sealed."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from caisse.identity.actor import Actor
from caisse.identity.authorise import authorise
from caisse.identity.permissions import Permission
from caisse.kernel.refusals import RefusalError
from caisse.models.documents import Document
from caisse.services.legal_facts import EvidenceUnknownError
from caisse.services.recorded import record_by
from ledger.hourly_rates import rates_in_force
from ledger.models.contributions import HourlyRate
from ledger.sealed_contributions import rate_payload
from ledger.seals import lock_chain, seal

HIGHEST_CENTS = 100_000
METHOD_LENGTH = 400


class RateRefusedError(RefusalError):
    """The rate is nil, out of reason, or no method is stated."""

    code = "contributions.rate_refused"
    status = 422


@dataclass(frozen=True, slots=True)
class RateRow:
    """A rate in force, as lists show it."""

    since: date
    rate_cents: int
    method: str
    evidence: str | None


def set_hourly_rate(
    session: Session, since: date, rate_cents: int, method: str, actor: Actor, *, evidence: str | None = None
) -> RateRow:
    """Set the value of an hour of unpaid time from a day on; the same day again corrects it.

    Args:
        session: a writing transaction.
        since: first day.
        rate_cents: cents an hour.
        method: how it was set, in words.
        actor: who sets it.
        evidence: digest of the document that explains it, or None.

    Raises:
        RateRefusedError: nil, over 1,000 euros an hour, or without method.
        EvidenceUnknownError: no document has this digest.
    """
    authorise(session, actor, Permission.ENTER_CONTRIBUTIONS)
    lock_chain(session)
    if not 0 < rate_cents <= HIGHEST_CENTS or not method.strip() or len(method) > METHOD_LENGTH:
        raise RateRefusedError(rate_cents=rate_cents)
    if evidence is not None and session.get(Document, evidence) is None:
        raise EvidenceUnknownError(digest=evidence)
    at = actor.clock.now()
    same = [rate for rate in rates_in_force(session) if rate.since == since]
    rate = HourlyRate(
        since=since,
        rate_cents=rate_cents,
        method=method.strip(),
        evidence_digest=evidence,
        supersedes_id=same[-1].id if same else None,
        withdrawn=False,
        **record_by(actor, at),
    )
    session.add(rate)
    session.flush()
    payload = rate_payload(rate)
    seal(session, kind="hourly_rate", object_key=str(rate.id), payload=payload, at=at, salts=actor.salts)
    return _row(rate)


def list_hourly_rates(session: Session, actor: Actor) -> tuple[RateRow, ...]:
    """Return the rates in force, in order of their first days."""
    authorise(session, actor, Permission.READ_LEDGER)
    return tuple(_row(rate) for rate in rates_in_force(session))


def _row(rate: HourlyRate) -> RateRow:
    return RateRow(rate.since, rate.rate_cents, rate.method, rate.evidence_digest)
