"""The register's desk: check what is asked against the books, and judge it. Nothing is written here."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import String, column, exists, func, select, table
from sqlalchemy.orm import Session

from caisse.kernel.canonical import Canonical
from caisse.kernel.exact import Cents
from caisse.kernel.format import amount as amount_text
from caisse.kernel.issues import Issue, Severity, blocks
from caisse.kernel.messages import Parameter
from ledger.chart import chart
from ledger.contribution_kinds import CAPPED, RULES, WAIVERS, Kind, Value
from ledger.contribution_requests import ContributionAsked, DonorAsked
from ledger.contributions import value_in_kind, value_of_time
from ledger.entries import LARGEST_CENTS
from ledger.fiscal_years import (
    MonthClosedError,
    NoFiscalYearError,
    YearClosedError,
    check_open,
    period_on,
)
from ledger.funding_law import IN_FORCE
from ledger.guard import (
    Donor,
    Judgement,
    Outcome,
    judge_gift,
    judge_in_kind,
    judge_money,
    judge_paid_invoice,
    judge_time,
    judge_waiver,
)
from ledger.hourly_rates import rate_on, rates_in_force
from ledger.legal_status import LegalStatus
from ledger.members import pool_entities, statuses
from ledger.models.contributions import Contribution, ContributionCancellation
from ledger.models.members import LegalEntity
from ledger.persons import name_key, person_keys
from ledger.sealed_contributions import register_number

_DOCUMENTS: Final = table("documents", column("digest", String))


@dataclass(frozen=True, slots=True)
class Examined:
    """A contribution that is well formed, with the guard's answer."""

    asked: ContributionAsked
    entity: LegalEntity | None
    amount_cents: Cents
    rate_cents: int | None
    judgement: Judgement


class Desk:
    """The register's desk: what examining needs, read once for a whole file."""

    def __init__(self, session: Session, today: date) -> None:
        self.session = session
        self.today = today
        self.entities = {entity.code: entity for entity in session.scalars(select(LegalEntity))}
        self.statuses = statuses(session, self.entities.values())
        both = pool_entities(session)
        self.own = {both.party.id, both.mandataire.id}
        self.pool = self.statuses[both.party.id]
        self.rates = rates_in_force(session)
        self.accounts = {account.number for account in chart(session)}
        self.persons = person_keys(session)
        self._given: dict[tuple[tuple[str, str], int], int] = {}
        self._months: dict[str, Issue | None] = {}
        self._seen: set[tuple[Canonical, ...]] = set()

    def examine(self, asked: ContributionAsked) -> tuple[Examined | None, tuple[Issue, ...]]:
        """Check a contribution against the books, and judge it.

        Args:
            asked: what is asked, well formed in itself.

        Returns:
            What may be recorded, or None; and all issues, without their lines.
        """
        issues = [*self._day_issues(asked), *self._entity_issues(asked), *self._paper_issues(asked)]
        rate = rate_on(self.rates, asked.day)
        amount = self._amount(asked, None if rate is None else rate.rate_cents, issues)
        if blocks(issues) or amount is None:
            return None, tuple(issues)
        entity = self.entities.get((asked.entity or "").upper())
        judgement = self._judge(asked, entity, amount)
        if judgement.is_lawful and not asked.done:
            return None, (*issues, Issue("contributions.not_done", column="realise"))
        issues += self._told(judgement)
        issues += self._duplicate(asked, amount)
        rate_cents = rate.rate_cents if rate is not None and asked.kind is Kind.TIME else None
        self._count(asked, amount, judgement)
        return Examined(asked, entity, amount, rate_cents, judgement), tuple(issues)

    def _day_issues(self, asked: ContributionAsked) -> list[Issue]:
        if asked.day > self.today:
            return [_wrong("date_in_future", "date", day_date=asked.day.isoformat())]
        if asked.day < IN_FORCE:
            return [_wrong("date_too_old", "date", first_date=IN_FORCE.isoformat())]
        month = asked.day.isoformat()[:7]
        if month not in self._months:
            self._months[month] = self._month_issue(asked.day)
        found = self._months[month]
        return [] if found is None or asked.carried else [found]

    def _month_issue(self, day: date) -> Issue | None:
        try:
            check_open(self.session, period_on(self.session, day))
        except NoFiscalYearError:
            return _wrong("no_fiscal_year", "date", year=day.year)
        except YearClosedError:
            return _wrong("year_closed", "date", year=day.year)
        except MonthClosedError:
            return _wrong("month_closed", "date", month=day.isoformat()[:7])
        return None

    def _entity_issues(self, asked: ContributionAsked) -> list[Issue]:
        rule = RULES[asked.kind]
        issues = []
        if asked.entity is None:
            if not rule.from_person and rule.value is not Value.MINUTES:
                issues.append(_wrong("cell_missing", "membre", header="membre", kind=rule.word))
        elif asked.entity.upper() not in self.entities:
            issues.append(_wrong("member_unknown", "membre", written=asked.entity))
        elif self.entities[asked.entity.upper()].id in self.own:
            issues.append(_wrong("entity_is_pool", "membre", written=asked.entity))
        if rule.from_person and asked.donor is None:
            issues.append(_wrong("cell_missing", "nom", header="nom", kind=rule.word))
        return issues

    def _paper_issues(self, asked: ContributionAsked) -> list[Issue]:
        rule = RULES[asked.kind]
        issues = []
        if asked.expense_account is None:
            if rule.needs_expense:
                issues.append(_wrong("cell_missing", "compte", header="compte", kind=rule.word))
        elif asked.expense_account not in self.accounts:
            issues.append(_wrong("account_unknown", "compte", account=asked.expense_account))
        if asked.document is not None:
            known = select(exists().where(_DOCUMENTS.c.digest == asked.document))
            if not self.session.scalar(known):
                issues.append(_wrong("document_unknown", "empreinte", digest=asked.document))
        return issues

    def _amount(self, asked: ContributionAsked, rate_cents: int | None, issues: list[Issue]) -> Cents | None:
        rule = RULES[asked.kind]
        if rule.value is Value.AMOUNT:
            if asked.amount_cents is None:
                issues.append(_wrong("cell_missing", "montant", header="montant", kind=rule.word))
            return asked.amount_cents
        value = self._value(asked, rate_cents, issues)
        if value == 0:
            issues.append(_wrong("value_zero", "montant"))
        if value is not None and value > LARGEST_CENTS:
            issues.append(_wrong("amount_too_large", "montant", written=amount_text(value)))
        if value is not None and asked.amount_cents is not None and asked.amount_cents != value:
            issues.append(
                _wrong("amount_differs", "montant", written_cents=asked.amount_cents, value_cents=value)
            )
        return value

    def _value(self, asked: ContributionAsked, rate_cents: int | None, issues: list[Issue]) -> Cents | None:
        rule = RULES[asked.kind]
        if rule.value is Value.MINUTES:
            if rate_cents is None:
                issues.append(_wrong("no_rate", "minutes", day_date=asked.day.isoformat()))
            if asked.minutes is None:
                issues.append(_wrong("cell_missing", "minutes", header="minutes", kind=rule.word))
            return (
                None
                if rate_cents is None or asked.minutes is None
                else value_of_time(asked.minutes, rate_cents)
            )
        if asked.quantity_thousandths is None or asked.unit_value_cents is None or not asked.method:
            issues.append(_wrong("in_kind_incomplete", "quantite", kind=rule.word))
            return None
        return value_in_kind(asked.quantity_thousandths, asked.unit_value_cents)

    def _judge(self, asked: ContributionAsked, entity: LegalEntity | None, amount: Cents) -> Judgement:
        if asked.kind is Kind.TIME:
            return judge_time()
        if asked.donor is not None and RULES[asked.kind].from_person:
            return self._judge_person(asked, asked.donor, amount)
        giver = self.statuses[entity.id] if entity is not None else LegalStatus("")
        if asked.kind is Kind.INVOICE:
            return judge_paid_invoice(giver, self.pool, asked.day, paid=asked.done)
        if asked.kind in WAIVERS:
            return judge_waiver(giver, self.pool, asked.day)
        if RULES[asked.kind].invoiced_to is not None:
            return judge_in_kind(giver, self.pool, asked.day, used=asked.done)
        return judge_money(giver, self.pool, asked.day, received=asked.done)

    def _judge_person(self, asked: ContributionAsked, donor: DonorAsked, amount: Cents) -> Judgement:
        given = self._given_by(donor, asked.day.year) + donor.elsewhere_cents
        return judge_gift(
            Donor(donor.is_french, donor.is_resident, given),
            self.pool,
            asked.day,
            amount,
            cash=asked.cash,
            capped=asked.kind in CAPPED,
            received=asked.done and asked.kind not in WAIVERS,
        )

    def _given_by(self, donor: DonorAsked, year: int) -> int:
        key = (name_key(donor.surname, donor.first_name), year)
        if key not in self._given:
            person = self.persons.get(key[0])
            self._given[key] = 0 if person is None else given_in_year(self.session, person.id, year)
        return self._given[key]

    def _count(self, asked: ContributionAsked, amount: Cents, judgement: Judgement) -> None:
        if asked.donor is not None and asked.kind in CAPPED and judgement.is_lawful:
            key = (name_key(asked.donor.surname, asked.donor.first_name), asked.day.year)
            self._given[key] = self._given_by(asked.donor, asked.day.year) + amount

    def _told(self, judgement: Judgement) -> list[Issue]:
        told = [
            Issue(warning.code, Severity.WARNING, column="nature", params=warning.params)
            for warning in judgement.warnings
        ]
        if not judgement.is_lawful:
            told.append(
                Issue(judgement.rule.code, Severity.WARNING, column="membre", params=judgement.rule.params)
            )
        return told

    def _duplicate(self, asked: ContributionAsked, amount: Cents) -> list[Issue]:
        donor = None if asked.donor is None else name_key(asked.donor.surname, asked.donor.first_name)
        person = self.persons.get(donor) if donor is not None else None
        entity = self.entities.get((asked.entity or "").upper())
        like: tuple[Canonical, ...] = (
            asked.kind,
            asked.day.isoformat(),
            asked.entity,
            donor,
            amount,
            asked.piece,
        )
        query = select(Contribution).where(
            Contribution.number.is_not(None),
            Contribution.kind == asked.kind.value,
            Contribution.day == asked.day,
            Contribution.amount_cents == amount,
            Contribution.entity_id.is_not_distinct_from(None if entity is None else entity.id),
            Contribution.person_id.is_not_distinct_from(None if person is None else person.id),
            ~exists().where(ContributionCancellation.contribution_id == Contribution.id),
        )
        same = None if donor is not None and person is None else self.session.scalars(query.limit(1)).first()
        twice = like in self._seen
        self._seen.add(like)
        if same is not None:
            number = register_number(same.year or 0, same.number or 0)
            return [
                Issue(
                    "contributions.already_there",
                    Severity.WARNING,
                    column="montant",
                    params={"number": number},
                )
            ]
        return [Issue("contributions.twice_in_file", Severity.WARNING, column="montant")] if twice else []


def _wrong(key: str, column_name: str, **params: Parameter) -> Issue:
    return Issue(f"contributions.{key}", Severity.ERROR, column=column_name, params=params)


def given_in_year(session: Session, person_id: int, year: int) -> int:
    """Return what a natural person gave to the pool in a calendar year, in cents, as the cap counts it."""
    query = select(func.sum(Contribution.amount_cents)).where(
        Contribution.person_id == person_id,
        Contribution.year == year,
        Contribution.kind.in_([kind.value for kind in CAPPED]),
        Contribution.outcome == Outcome.ACCEPTED.value,
        ~exists().where(ContributionCancellation.contribution_id == Contribution.id),
    )
    return int(session.scalar(query) or 0)
