"""The register of contributions: what was examined is recorded with number, entries, receipt and seal."""

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from caisse.kernel.canonical import Canonical, canonical_json
from caisse.kernel.dated import Verdict
from caisse.kernel.exact import Cents
from caisse.kernel.messages import Parameter
from caisse.kernel.salts import Salts
from ledger.contribution_desk import Desk, Examined
from ledger.contribution_kinds import RULES, Kind
from ledger.contribution_requests import ContributionAsked
from ledger.contributions import Booked, drafts_for
from ledger.drafting import draft_entry
from ledger.guard import Outcome
from ledger.models.contributions import Contribution, ContributionEntry, Receipt
from ledger.models.members import LegalEntity, Person
from ledger.persons import name_key, new_person
from ledger.sealed_contributions import contribution_payload, receipt_payload, register_number
from ledger.seals import lock_chain, seal


@dataclass(frozen=True, slots=True)
class Recorder:
    """Who records, when, with which salts."""

    user_id: int | None
    label: str
    at: datetime
    salts: Salts


def row_of(examined: Examined, recorder: Recorder) -> Contribution:
    """Return the row of an examined contribution, without number and without person."""
    asked, judgement = examined.asked, examined.judgement
    source = judgement.rule.sources[0]
    return Contribution(
        kind=asked.kind.value,
        day=asked.day,
        entity_id=None if examined.entity is None else examined.entity.id,
        amount_cents=examined.amount_cents,
        minutes=asked.minutes if asked.kind is Kind.TIME else None,
        rate_cents=examined.rate_cents,
        quantity_thousandths=asked.quantity_thousandths,
        unit=asked.unit,
        unit_value_cents=asked.unit_value_cents,
        method=asked.method,
        done=asked.done,
        cash=asked.cash,
        elsewhere_cents=asked.donor.elsewhere_cents if asked.donor else 0,
        expense_account=asked.expense_account,
        label=asked.label,
        piece=asked.piece,
        document_digest=asked.document,
        outcome=judgement.outcome.value,
        rule_code=judgement.rule.code,
        rule_params=_json(dict(judgement.rule.params)),
        source_reference=source.reference,
        source_quote=source.quote,
        warnings=_json([{"code": told.code, "params": dict(told.params)} for told in judgement.warnings]),
        recorded_at=recorder.at,
        recorded_by_id=recorder.user_id,
        recorded_as=recorder.label,
    )


def record(desk: Desk, examined: Examined, recorder: Recorder, row: Contribution) -> Contribution:
    """Give a row its number, its person, its entries, its receipt and its seal.

    Args:
        desk: the desk that examined it.
        examined: what was examined.
        recorder: who records it.
        row: its row, from ``row_of``; with its batch and line when it comes from a file.
    """
    session = desk.session
    lock_chain(session)
    row.person_id = _person_id(desk, examined.asked, recorder)
    row.year = examined.asked.day.year
    last = session.scalar(select(func.max(Contribution.number)).where(Contribution.year == row.year))
    row.number = (last or 0) + 1
    number = register_number(row.year, row.number)
    row.piece = row.piece or f"Registre {number}"
    session.add(row)
    session.flush()
    payload = contribution_payload(session, row)
    seal(
        session, kind="contribution", object_key=number, payload=payload, at=recorder.at, salts=recorder.salts
    )
    if not examined.asked.carried:
        for draft in drafts_for(booked_of(session, row), examined.judgement.outcome):
            drafted = draft_entry(session, draft, author_id=recorder.user_id, at=recorder.at)
            session.add(ContributionEntry(contribution_id=row.id, entry_id=drafted.id, role="origin"))
    if row.person_id is not None and examined.judgement.is_lawful:
        _give_receipt(session, row, number, recorder)
    session.flush()
    return row


def booked_of(session: Session, row: Contribution) -> Booked:
    """Return what of a recorded contribution goes to the books."""
    entity = None if row.entity_id is None else session.get_one(LegalEntity, row.entity_id).code
    person = None if row.person_id is None else session.get_one(Person, row.person_id).code
    kind = Kind(row.kind)
    return Booked(
        kind=kind,
        day=row.day,
        amount_cents=Cents(row.amount_cents),
        giver=person if RULES[kind].from_person else entity,
        label=row.label,
        piece=row.piece,
        document=row.document_digest,
        expense_account=row.expense_account,
    )


def _person_id(desk: Desk, asked: ContributionAsked, recorder: Recorder) -> int | None:
    donor = asked.donor
    if donor is None or not RULES[asked.kind].from_person:
        return None
    key = name_key(donor.surname, donor.first_name)
    person = desk.persons.get(key)
    if person is None:
        person = new_person(donor.surname, donor.first_name, recorder.salts)
        person.is_french, person.is_resident = donor.is_french, donor.is_resident
        person.recorded_at, person.recorded_by_id = recorder.at, recorder.user_id
        person.recorded_as = recorder.label
        desk.session.add(person)
        desk.session.flush()
        desk.persons[key] = person
    return person.id


def _give_receipt(session: Session, row: Contribution, number: str, recorder: Recorder) -> None:
    last = session.scalar(select(func.max(Receipt.number)).where(Receipt.year == row.day.year))
    receipt = Receipt(
        contribution_id=row.id,
        year=row.day.year,
        number=(last or 0) + 1,
        recorded_at=recorder.at,
        recorded_by_id=recorder.user_id,
        recorded_as=recorder.label,
    )
    session.add(receipt)
    session.flush()
    payload = receipt_payload(number, receipt)
    seal(session, kind="receipt", object_key=number, payload=payload, at=recorder.at, salts=recorder.salts)


def _json(value: Canonical) -> str:
    return canonical_json(value).decode("utf-8")


def rule_of(row: Contribution) -> Verdict:
    """Return the verdict that decided, as it was recorded."""
    params: dict[str, Parameter] = json.loads(row.rule_params)
    return Verdict(holds=row.outcome == Outcome.ACCEPTED, code=row.rule_code, params=params)
