"""What must have an event in the chain: each row that is sealed when it is made, by the key of its event.

``verify`` finds a row that somebody slipped in beside the chain. Owners of a kind add a line here as in
``sealed_events``.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from caisse.models.confirmations import Confirmation
from caisse.models.designations import DesignationSet
from caisse.models.users import Grant, GrantEnd
from caisse.services import sealed_imports
from caisse.services.adoption_records import adoption_key
from electoral.models.elections import Election
from ledger.models.contributions import Contribution, ContributionCancellation, HourlyRate, Receipt
from ledger.models.loans import Loan, LoanEvent
from ledger.models.members import (
    BankDetails,
    BankRelease,
    LegalEntity,
    LegalFact,
    Membership,
    Pool,
    Representative,
)
from ledger.models.periods import FiscalYear, FiscalYearClosing, Period, PeriodEvent
from ledger.models.redistribution import Adoption, KeyDocument, Plan, PlanPosting, PlanSettlement
from ledger.sealed_contributions import register_number
from ledger.sealed_periods import event_key

Keys = Callable[[Session], Iterable[str]]
"""(session) -> keys of the events that the rows call for."""

BANK_CONFIRMATION: Final = "bank_details"
"""Kind of the confirmations that have an event of their own."""


def _column(query: Select[*tuple[Any, ...]]) -> Keys:
    return lambda session: [str(value) for value in session.scalars(query)]


def _columns(query: Select[*tuple[Any, ...]], written: str) -> Keys:
    return lambda session: [written.format(*row) for row in session.execute(query)]


def _month_events(session: Session) -> Iterable[str]:
    query = (
        select(Period, PeriodEvent)
        .join(PeriodEvent, PeriodEvent.period_id == Period.id)
        .order_by(PeriodEvent.id)
    )
    return [event_key(period, event) for period, event in session.execute(query)]


def _pool(session: Session) -> Iterable[str]:
    return ["pool" for _ in session.scalars(select(Pool.id))]


def _adoptions(session: Session) -> Iterable[str]:
    return [adoption_key(row) for row in session.scalars(select(Adoption).order_by(Adoption.id))]


def _numbered(query: Select[*tuple[Any, ...]]) -> Keys:
    return lambda session: [register_number(year, number) for year, number in session.execute(query)]


def _committed_imports(kind: str) -> Keys:
    return lambda session: sealed_imports.keys_to_seal(session)[kind]


_DETAILS = select(LegalEntity.code, BankDetails.account, BankDetails.version).join(
    BankDetails, BankDetails.entity_id == LegalEntity.id
)
_IN_REGISTER = select(Contribution.year, Contribution.number).where(Contribution.number.is_not(None))

SEALED_WHEN_MADE: Final[Mapping[str, Keys]] = {
    "grant": _column(select(Grant.id).order_by(Grant.id)),
    "grant_end": _column(select(GrantEnd.grant_id)),
    "period": _month_events,
    "fiscal_year_closing": _column(
        select(FiscalYear.year).join(FiscalYearClosing, FiscalYearClosing.fiscal_year_id == FiscalYear.id)
    ),
    "confirmation": _column(select(Confirmation.id).where(Confirmation.kind != BANK_CONFIRMATION)),
    "legal_entity": _column(select(LegalEntity.code)),
    "pool": _pool,
    "membership": _column(select(Membership.id)),
    "legal_fact": _column(select(LegalFact.id)),
    "representative": _column(select(Representative.id)),
    "bank_details": _columns(_DETAILS, "{}:{}:{}"),
    "bank_confirmation": _column(
        select(Confirmation.object_key).where(Confirmation.kind == BANK_CONFIRMATION)
    ),
    "bank_release": _columns(
        _DETAILS.join(BankRelease, BankRelease.bank_details_id == BankDetails.id), "{}:{}:{}"
    ),
    "hourly_rate": _column(select(HourlyRate.id)),
    "contribution": _numbered(_IN_REGISTER),
    "contribution_cancellation": _numbered(
        _IN_REGISTER.join(
            ContributionCancellation, ContributionCancellation.contribution_id == Contribution.id
        )
    ),
    "receipt": _numbered(_IN_REGISTER.join(Receipt, Receipt.contribution_id == Contribution.id)),
    "loan": _column(select(Loan.reference)),
    "loan_event": _column(select(LoanEvent.id)),
    "key": _column(select(KeyDocument.version)),
    "adoption": _adoptions,
    "designations": _columns(
        select(Election.slug, DesignationSet.number).join(
            DesignationSet, DesignationSet.election_id == Election.id
        ),
        "{}:{}",
    ),
    "plan": _column(select(Plan.code)),
    "plan_settlement": _columns(
        select(Plan.code, PlanSettlement.position).join(PlanSettlement, PlanSettlement.plan_id == Plan.id),
        "{}:{}",
    ),
    "plan_posting": _column(select(Plan.code).join(PlanPosting, PlanPosting.plan_id == Plan.id)),
    **{kind: _committed_imports(kind) for kind in sealed_imports.REBUILDS},
}
"""Kind -> the objects that must have an event; entries are compared in ``ledger.verification``."""
