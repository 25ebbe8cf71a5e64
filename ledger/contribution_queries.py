"""Reading the register: frozen lines for lists and reports, and what each member gave, for the keys.

What weighs in a key is read in the books (posted lines of 75511 and 75512), not in the register: a draft or a
reversed entry weighs nothing.
"""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from caisse.kernel.dated import Source, Verdict
from caisse.kernel.messages import Parameter
from ledger.guard import Outcome
from ledger.journals import Journal
from ledger.models.accounts import Account
from ledger.models.contributions import (
    Contribution,
    ContributionCancellation,
    ContributionEntry,
    Receipt,
)
from ledger.models.entries import Entry, EntryWithdrawal, PostedEntry, Posting, Reversal
from ledger.models.members import LegalEntity, Person
from ledger.sealed_contributions import register_number
from ledger.sealed_entries import number_of

PARTY_MONEY_ACCOUNTS = ("75511", "75512")
IN_KIND_ACCOUNTS = ("870", "871")
TIME_ACCOUNTS = ("875",)
TO_RETURN_ACCOUNT = "4684"


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One line of the register. It shows codes and pseudonyms, never persons.

    Attributes:
        number: place in the register, ``2025-0012``.
        kind: a value of ``ledger.contribution_kinds.Kind``.
        entity: code of the legal entity, with its ``entity_name``; None for a natural person.
        person: pseudonym of the natural person, or None.
        amount_cents: value in cents.
        minutes: unpaid minutes at ``rate_cents`` an hour, for time.
        quantity_thousandths: quantity in kind, of ``unit``, worth ``unit_value_cents`` each by ``method``.
        outcome: a value of ``ledger.guard.Outcome``.
        rule: the verdict that decided, with the clause quoted.
        entries: numbers of its posted entries.
        is_posted: whether all its entries are posted; an offer refused has none and is.
        is_cancelled: whether it was taken back, or its entries reversed.
        returned_on: the day the money was given back, or None.
        receipt: number of the receipt, or None.
        document: SHA-256 of the supporting document, or None.
    """

    number: str
    day: date
    kind: str
    entity: str | None
    entity_name: str
    person: str | None
    label: str
    amount_cents: int
    minutes: int | None
    rate_cents: int | None
    quantity_thousandths: int | None
    unit: str | None
    unit_value_cents: int | None
    method: str | None
    done: bool
    outcome: Outcome
    rule: Verdict
    piece: str
    document: str | None
    entries: tuple[str, ...]
    is_posted: bool
    is_cancelled: bool
    returned_on: date | None
    receipt: str | None

    @property
    def counts(self) -> bool:
        """Whether it stands as a contribution: accepted and not taken back."""
        return self.outcome is Outcome.ACCEPTED and not self.is_cancelled


@dataclass(frozen=True, slots=True)
class _Link:
    role: str
    entry_id: int
    day: date
    is_posted: bool
    is_over: bool


@dataclass(frozen=True, slots=True)
class _State:
    links: Mapping[int, list[_Link]]
    cancelled: frozenset[int]
    receipts: Mapping[int, str]


def register_rows(
    session: Session,
    *,
    since: date | None = None,
    until: date | None = None,
    entity: str | None = None,
) -> tuple[RegisterRow, ...]:
    """Return the lines of the register in order of day and number; staged lines are not in it.

    Args:
        session: any session.
        since: first day, or None.
        until: last day, or None.
        entity: code of one legal entity, or None for all and for natural persons.
    """
    query = (
        select(Contribution, LegalEntity, Person.code)
        .outerjoin(LegalEntity, LegalEntity.id == Contribution.entity_id)
        .outerjoin(Person, Person.id == Contribution.person_id)
        .where(Contribution.number.is_not(None))
        .order_by(Contribution.day, Contribution.number)
    )
    if since is not None:
        query = query.where(Contribution.day >= since)
    if until is not None:
        query = query.where(Contribution.day <= until)
    if entity is not None:
        query = query.where(LegalEntity.code == entity)
    state = _State(
        links=_links(session),
        cancelled=frozenset(session.scalars(select(ContributionCancellation.contribution_id))),
        receipts={
            row.contribution_id: register_number(row.year, row.number)
            for row in session.scalars(select(Receipt))
        },
    )
    return tuple(_row(session, row, of, person, state) for row, of, person in session.execute(query))


def _links(session: Session) -> Mapping[int, list[_Link]]:
    reversed_by = aliased(Reversal)
    query = (
        select(
            ContributionEntry.contribution_id,
            ContributionEntry.role,
            Entry.id,
            Entry.day,
            PostedEntry.entry_id,
            EntryWithdrawal.entry_id,
            reversed_by.reversed_id,
        )
        .join(Entry, Entry.id == ContributionEntry.entry_id)
        .outerjoin(PostedEntry, PostedEntry.entry_id == Entry.id)
        .outerjoin(EntryWithdrawal, EntryWithdrawal.entry_id == Entry.id)
        .outerjoin(reversed_by, reversed_by.reversed_id == Entry.id)
        .order_by(ContributionEntry.id)
    )
    found: dict[int, list[_Link]] = defaultdict(list)
    for contribution_id, role, entry_id, day, posted, *over in session.execute(query):
        found[contribution_id].append(_Link(role, entry_id, day, bool(posted), any(over)))
    return found


def _row(
    session: Session,
    row: Contribution,
    entity: LegalEntity | None,
    person: str | None,
    state: _State,
) -> RegisterRow:
    mine = state.links.get(row.id, [])
    origin = [link for link in mine if link.role == "origin"]
    returns = [link.day for link in mine if link.role == "return" and not link.is_over]
    numbers = (number_of(session, link.entry_id) for link in origin if link.is_posted)
    params: dict[str, Parameter] = json.loads(row.rule_params)
    outcome = Outcome(row.outcome)
    return RegisterRow(
        number=register_number(row.year or 0, row.number or 0),
        day=row.day,
        kind=row.kind,
        entity=None if entity is None else entity.code,
        entity_name="" if entity is None else entity.name,
        person=person,
        label=row.label,
        amount_cents=row.amount_cents,
        minutes=row.minutes,
        rate_cents=row.rate_cents,
        quantity_thousandths=row.quantity_thousandths,
        unit=row.unit,
        unit_value_cents=row.unit_value_cents,
        method=row.method,
        done=row.done,
        outcome=outcome,
        rule=Verdict(
            holds=outcome is Outcome.ACCEPTED,
            code=row.rule_code,
            params=params,
            sources=(Source(row.source_reference, row.source_quote),),
        ),
        piece=row.piece,
        document=row.document_digest,
        entries=tuple(number for number in numbers if number is not None),
        is_posted=all(link.is_posted for link in origin),
        is_cancelled=row.id in state.cancelled or any(link.is_over for link in origin),
        returned_on=returns[0] if returns else None,
        receipt=state.receipts.get(row.id),
    )


def contributions_of_parties(session: Session, since: date, until: date) -> dict[str, int]:
    """Return what each party gave between two days, in cents, by code: posted lines of 75511 and 75512.

    A waived loan or claim and a durable good count; gifts and dues of natural persons and loans never do.

    Args:
        session: any session.
        since: first day, included.
        until: last day, included.
    """
    return _credited(session, PARTY_MONEY_ACCOUNTS, since, until)


def in_kind_of_members(session: Session, since: date, until: date) -> dict[str, int]:
    """Return what each member gave in kind between two days, in cents: posted lines of 870 and 871."""
    return _credited(session, IN_KIND_ACCOUNTS, since, until)


def time_of_members(session: Session, since: date, until: date) -> dict[str, int]:
    """Return the unpaid time that came through each member between two days, in cents: lines of 875."""
    return _credited(session, TIME_ACCOUNTS, since, until)


def returned_cents(session: Session, since: date, until: date) -> int:
    """Return the refused money given back between two days, in cents: posted returns, not reversed.

    Args:
        session: any session.
        since: first day, included.
        until: last day, included.
    """
    query = (
        select(func.sum(Posting.amount_cents))
        .select_from(Posting)
        .join(Entry, Entry.id == Posting.entry_id)
        .join(PostedEntry, PostedEntry.entry_id == Entry.id)
        .join(ContributionEntry, ContributionEntry.entry_id == Entry.id)
        .outerjoin(Reversal, Reversal.reversed_id == Entry.id)
        .join(Account, Account.id == Posting.account_id)
        .where(
            ContributionEntry.role == "return",
            Reversal.reversed_id.is_(None),
            Account.number == TO_RETURN_ACCOUNT,
            Entry.day.between(since, until),
        )
    )
    return int(session.scalar(query) or 0)


def _credited(session: Session, accounts: tuple[str, ...], since: date, until: date) -> dict[str, int]:
    query = (
        select(LegalEntity.code, func.sum(Posting.amount_cents))
        .select_from(Posting)
        .join(Entry, Entry.id == Posting.entry_id)
        .join(PostedEntry, PostedEntry.entry_id == Entry.id)
        .join(Account, Account.id == Posting.account_id)
        .join(LegalEntity, LegalEntity.id == Posting.member_id)
        .where(
            Account.number.in_(accounts), Entry.day.between(since, until), Entry.journal != Journal.CLOSING
        )
        .group_by(LegalEntity.code)
        .order_by(LegalEntity.code)
    )
    return {code: -int(total) for code, total in session.execute(query)}
