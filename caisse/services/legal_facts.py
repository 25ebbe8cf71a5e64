"""Dated legal facts, for the pool and its members alike: recorded with evidence, never changed, sealed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from caisse.identity.actor import Actor
from caisse.identity.authorise import authorise
from caisse.identity.permissions import Permission
from caisse.kernel.clock import paris_date
from caisse.kernel.dated import Verdict
from caisse.kernel.refusals import RefusalError
from caisse.models.documents import Document
from caisse.services.recorded import record_by
from ledger.legal_status import standing
from ledger.members import FactKind, MandataireKind, entity_by_code, facts_of, status_of
from ledger.models.members import LegalEntity, LegalFact
from ledger.sealed_members import fact_payload
from ledger.seals import lock_chain, seal

EARLIEST_YEAR = 1988
REFERENCE_LENGTH = 200


class FactIncompleteError(RefusalError):
    """The fact lacks a date, a year or a variant, or has one too many."""

    code = "members.fact_incomplete"
    status = 422


class FactPeriodError(RefusalError):
    """The fact ends before it begins."""

    code = "members.fact_period"
    status = 422


class FactInFutureError(RefusalError):
    """Accounts are recorded as filed after today, or a year is out of reason."""

    code = "members.fact_in_future"
    status = 422


class FactUnknownError(RefusalError):
    """No fact in force has this number for this legal entity."""

    code = "members.fact_unknown"
    status = 404


class EvidenceUnknownError(RefusalError):
    """No document has this digest: add it first."""

    code = "members.evidence_unknown"
    status = 422


@dataclass(frozen=True, slots=True)
class FactAsked:
    """A fact to record.

    Attributes:
        entity: code of the legal entity.
        kind: a value of ``FactKind``.
        since: first day, or the day of filing.
        until: last day, or None.
        year: year of the accounts, or first year.
        variant: for a mandataire, a value of ``MandataireKind``.
        reference: number of the agrément, receipt or decision.
        evidence: digest of the document that proves it, or None.
        supersedes: number of the fact it corrects, or None.
    """

    entity: str
    kind: str
    since: date | None = None
    until: date | None = None
    year: int | None = None
    variant: str | None = None
    reference: str = ""
    evidence: str | None = None
    supersedes: int | None = None


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact in force, as lists show it; ``id`` is its number."""

    id: int
    kind: str
    since: date | None
    until: date | None
    year: int | None
    variant: str | None
    reference: str
    evidence: str | None


_SHAPES: Mapping[str, frozenset[str]] = {
    FactKind.MANDATAIRE: frozenset({"since", "variant"}),
    FactKind.ACCOUNTS_FILED: frozenset({"since", "year"}),
    FactKind.BAR: frozenset({"since"}),
    FactKind.FIRST_YEAR: frozenset({"year"}),
}
"""What each kind of fact must say; ``until`` may be said of a mandataire and of a bar."""


def record_fact(session: Session, asked: FactAsked, actor: Actor) -> FactRow:
    """Record a dated fact about the pool's party or a member; it may correct an earlier one.

    Raises:
        UnknownEntityError: no such legal entity.
        FactIncompleteError: something is missing or too much for this kind.
        FactPeriodError: it ends before it begins.
        FactInFutureError: filed after today, or a year out of reason.
        FactUnknownError: the fact to correct is not in force.
        EvidenceUnknownError: no document has this digest.
    """
    authorise(session, actor, Permission.MANAGE_MEMBERS)
    lock_chain(session)
    at = actor.clock.now()
    entity = entity_by_code(session, asked.entity)
    _check(asked, paris_date(at))
    if asked.evidence is not None and session.get(Document, asked.evidence) is None:
        raise EvidenceUnknownError(digest=asked.evidence)
    if asked.supersedes is not None:
        _in_force(session, entity, asked.supersedes)
    fact = LegalFact(
        entity_id=entity.id,
        kind=asked.kind,
        since=asked.since,
        until=asked.until,
        year=asked.year,
        variant=asked.variant,
        reference=asked.reference.strip()[:REFERENCE_LENGTH],
        evidence_digest=asked.evidence,
        supersedes_id=asked.supersedes,
        withdrawn=False,
        **record_by(actor, at),
    )
    return _keep(session, entity, fact, actor)


def withdraw_fact(session: Session, entity_code: str, fact_id: int, reason: str, actor: Actor) -> None:
    """Take back a fact recorded by mistake; it stays readable, and no longer counts.

    Raises:
        FactUnknownError: it is not in force.
    """
    authorise(session, actor, Permission.MANAGE_MEMBERS)
    lock_chain(session)
    at = actor.clock.now()
    entity = entity_by_code(session, entity_code)
    before = _in_force(session, entity, fact_id)
    fact = LegalFact(
        entity_id=entity.id,
        kind=before.kind,
        reference=reason.strip()[:REFERENCE_LENGTH],
        supersedes_id=before.id,
        withdrawn=True,
        **record_by(actor, at),
    )
    _keep(session, entity, fact, actor)


def legal_standing(session: Session, entity_code: str, day: date | None, actor: Actor) -> Verdict:
    """Say whether the pool's party or a member is in order on a day (today when None)."""
    authorise(session, actor, Permission.READ_MEMBERS, entity_code.strip().upper())
    entity = entity_by_code(session, entity_code)
    return standing(status_of(session, entity), day or paris_date(actor.clock.now()))


def list_facts(session: Session, entity_code: str, actor: Actor) -> tuple[FactRow, ...]:
    """Return the facts in force about a legal entity, in the order they were recorded."""
    authorise(session, actor, Permission.READ_MEMBERS, entity_code.strip().upper())
    return tuple(_row(fact) for fact in facts_of(session, (entity_by_code(session, entity_code).id,)))


def _check(asked: FactAsked, today: date) -> None:
    if asked.kind not in list(FactKind):
        raise FactIncompleteError(fact=asked.kind, wanted=", ".join(FactKind))
    given = {"since": asked.since, "until": asked.until, "year": asked.year, "variant": asked.variant}
    present = {name for name, value in given.items() if value is not None}
    may_end = {"until"} if asked.kind in {FactKind.MANDATAIRE, FactKind.BAR} else set()
    if present - may_end != _SHAPES[asked.kind]:
        raise FactIncompleteError(fact=asked.kind, wanted=", ".join(sorted(_SHAPES[asked.kind])))
    if asked.variant is not None and asked.variant not in list(MandataireKind):
        raise FactIncompleteError(fact=asked.kind, wanted=", ".join(MandataireKind))
    if asked.since is not None and asked.until is not None and asked.until < asked.since:
        raise FactPeriodError(since_date=asked.since.isoformat(), until_date=asked.until.isoformat())
    _check_years(asked, today)


def _check_years(asked: FactAsked, today: date) -> None:
    if asked.year is not None and not EARLIEST_YEAR <= asked.year <= today.year:
        raise FactInFutureError(value=str(asked.year))
    if asked.kind == FactKind.ACCOUNTS_FILED and asked.since is not None and asked.year is not None:
        too_late, too_early = asked.since > today, asked.since.year <= asked.year
        if too_late or too_early:
            raise FactInFutureError(value=asked.since.isoformat())


def _in_force(session: Session, entity: LegalEntity, fact_id: int) -> LegalFact:
    for fact in facts_of(session, (entity.id,)):
        if fact.id == fact_id:
            return fact
    raise FactUnknownError(entity=entity.code, fact_number=fact_id)


def _keep(session: Session, entity: LegalEntity, fact: LegalFact, actor: Actor) -> FactRow:
    session.add(fact)
    session.flush()
    payload = fact_payload(entity, fact)
    at = fact.recorded_at
    seal(session, kind="legal_fact", object_key=str(fact.id), payload=payload, at=at, salts=actor.salts)
    return _row(fact)


def _row(fact: LegalFact) -> FactRow:
    return FactRow(
        fact.id,
        fact.kind,
        fact.since,
        fact.until,
        fact.year,
        fact.variant,
        fact.reference,
        fact.evidence_digest,
    )
