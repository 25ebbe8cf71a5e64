"""Loans in the database: judged, repaid, waived, given back, taken back."""

import json
from datetime import UTC, date, datetime

import pytest
from sqlalchemy.orm import Session

from caisse.db import Database
from caisse.identity.authorise import NotAllowedError
from caisse.identity.roles import Role
from caisse.kernel.clock import FixedClock
from caisse.services.legal_entities import EntityAsked
from caisse.services.legal_facts import FactAsked, record_fact
from caisse.services.loan_records import (
    BeforeLoanError,
    LenderIsPoolError,
    LenderMissingError,
    LoanDocumentUnknownError,
    LoanInFutureError,
    LoanNotToReturnError,
    LoanPieceMissingError,
    LoanUnknownError,
    NothingToUndoError,
    PoolAtFaultError,
    TooMuchRepaidError,
)
from caisse.services.loan_waivers import WaiverAsked, waive_loan
from caisse.services.loans import (
    LoanAsked,
    RepaymentAsked,
    add_loan,
    list_loans,
    repay_loan,
    return_loan,
    undo_last_loan_entry,
)
from caisse.services.members import add_member
from caisse.services.sealed_events import REBUILDS
from ledger.balances import balances
from ledger.contribution_queries import contributions_of_parties
from ledger.contribution_requests import DonorAsked
from ledger.loan_queries import owed_to_lenders
from ledger.loans import LenderKind, Terms
from ledger.models.seals import Seal
from tests.conftest import ActorFactory
from tests.integration.register_desk import Pool, make_pool

END = date(2027, 4, 20)
A_LENDS = LoanAsked(Terms(date(2025, 4, 20), END, 600_000), "contrat A", entity="a")
ANNE = DonorAsked("Fictive", "Anne", is_french=True)


@pytest.fixture
def pool(sqlite_database: Database, make_actor: ActorFactory, clock: FixedClock) -> Pool:
    clock.at = datetime(2025, 12, 31, 12, tzinfo=UTC)
    return make_pool(sqlite_database, make_actor)


def totals(session: Session) -> dict[str, int]:
    found: dict[str, int] = {}
    for (account, _), cents in balances(session, 2025).items():
        found[account] = found.get(account, 0) + cents
    return {account: cents for account, cents in found.items() if cents}


def test_k1_loans_of_two_parties_are_debts_and_no_contributions(
    database: Database, make_actor: ActorFactory, clock: FixedClock
) -> None:
    clock.at = datetime(2025, 12, 31, 12, tzinfo=UTC)
    pool = make_pool(database, make_actor)
    with pool.database.transaction() as session:
        assert add_loan(session, A_LENDS, pool.treasurer).issues == ()
        terms = Terms(date(2025, 4, 22), END, 150_000)
        add_loan(session, LoanAsked(terms, "contrat C", entity="C"), pool.treasurer)
    pool.post_all()
    with pool.database.transaction() as session:
        assert totals(session) == {"5121": 750_000, "16811": -750_000}
        assert contributions_of_parties(session, date(2025, 1, 1), date(2025, 12, 31)) == {}
        assert owed_to_lenders(session, date(2025, 12, 31)) == {"A": 600_000, "C": 150_000}
        assert owed_to_lenders(session, date(2025, 4, 21)) == {"A": 600_000}
        rows = list_loans(session, pool.treasurer, entity="a")
        assert [(row.reference, row.lender, row.outstanding_cents) for row in rows] == [
            ("E2025-001", "A", 600_000)
        ]
        repay_loan(
            session, RepaymentAsked("E2025-001", date(2025, 10, 15), 600_000, "relevé"), pool.treasurer
        )
        repay_loan(
            session, RepaymentAsked("e2025-002", date(2025, 10, 15), 150_000, "relevé"), pool.treasurer
        )
    pool.post_all()
    with pool.database.reading() as session:
        assert totals(session) == {"5121": 750_000, "5122": -750_000}
        assert owed_to_lenders(session, date(2025, 12, 31)) == {}


def test_a_waiver_is_a_contribution_on_the_deed_s_date(pool: Pool) -> None:
    with pool.database.transaction() as session:
        add_loan(session, A_LENDS, pool.treasurer)
        asked = WaiverAsked("E2025-001", date(2025, 9, 1), 200_000, "acte d’abandon")
        added = waive_loan(session, asked, pool.treasurer)
        assert added.row is not None
        assert (added.row.kind, added.row.outcome.value) == ("loan_waiver", "accepted")
    pool.post_all()
    with pool.database.transaction() as session:
        (row,) = list_loans(session, pool.treasurer)
        assert (row.waived_cents, row.repaid_cents, row.outstanding_cents) == (200_000, 0, 400_000)
        assert contributions_of_parties(session, date(2025, 1, 1), date(2025, 12, 31)) == {"A": 200_000}
        assert totals(session) == {"5121": 600_000, "16811": -400_000, "75511": -200_000}
        with pytest.raises(TooMuchRepaidError):
            waive_loan(session, WaiverAsked("E2025-001", date(2025, 9, 2), 400_001, "acte"), pool.treasurer)


def test_a_waiver_by_a_party_at_fault_is_refused_and_the_debt_stays(pool: Pool) -> None:
    with pool.database.transaction() as session:
        add_loan(session, A_LENDS, pool.treasurer)
        record_fact(session, FactAsked("A", "bar", since=date(2025, 9, 1)), pool.facilitator)
        added = waive_loan(session, WaiverAsked("E2025-001", date(2025, 9, 1), 100, "acte"), pool.treasurer)
        assert added.row is not None
        assert (added.row.outcome.value, added.row.rule.code) == ("refused", "guard.barred_without_end")
        assert list_loans(session, pool.treasurer)[0].outstanding_cents == 600_000


def test_a_waiver_in_a_month_without_books_is_told(pool: Pool) -> None:
    with pool.database.transaction() as session:
        add_loan(session, A_LENDS, pool.treasurer)
        pool.treasurer.clock.at = datetime(2026, 1, 10, tzinfo=UTC)  # type: ignore[attr-defined] # a FixedClock
        asked = WaiverAsked("E2025-001", date(2026, 1, 5), 100, "acte")
        added = waive_loan(session, asked, pool.treasurer)
        assert added.row is None
        assert [issue.code for issue in added.issues] == ["contributions.no_fiscal_year"]


def test_a_person_lends_five_years_at_most_and_a_waiver_is_a_gift(pool: Pool) -> None:
    with pool.database.transaction() as session:
        start = date(2025, 4, 20)
        lawful = LoanAsked(Terms(start, date(2030, 4, 20), 800_000), "contrat", person=ANNE)
        late = LoanAsked(Terms(start, date(2030, 4, 21), 800_000), "contrat", person=ANNE)
        added = add_loan(session, lawful, pool.treasurer)
        assert added.row.lender_kind is LenderKind.PERSON
        refused = add_loan(session, late, pool.treasurer)
        assert (refused.row.outcome.value, refused.issues[0].code) == ("to_return", "guard.loan_too_long")
        assert refused.row.lender == added.row.lender

        def waive(cents: int) -> str:
            asked = WaiverAsked("E2025-001", date(2025, 9, 1), cents, "acte")
            row = waive_loan(session, asked, pool.treasurer).row
            assert row is not None
            return row.outcome.value

        assert waive(750_001) == "refused"
        assert waive(750_000) == "accepted"
        assert list_loans(session, pool.treasurer)[0].outstanding_cents == 50_000
    pool.post_all()
    with pool.database.reading() as session:
        assert totals(session) == {
            "5121": 1_600_000,
            "16812": -50_000,
            "4684": -800_000,
            "7541": -750_000,
        }


def test_a_bank_of_the_eea_lends_and_another_does_not(pool: Pool) -> None:
    with pool.database.transaction() as session:
        for code, country in (("BANQUE", "DE"), ("BANK-CH", "CH")):
            asked = EntityAsked(code, code, "credit_institution", country)
            add_member(session, asked, None, pool.facilitator)
        terms = Terms(date(2025, 4, 20), END, 100, 350)
        added = add_loan(session, LoanAsked(terms, "contrat", entity="BANQUE"), pool.treasurer)
        assert (added.row.lender_kind, added.row.outcome.value) == (LenderKind.BANK, "accepted")
        other = add_loan(session, LoanAsked(terms, "contrat", entity="BANK-CH"), pool.treasurer)
        assert (other.row.outcome.value, other.row.rule_code) == ("to_return", "guard.bank_outside_eea")


def test_a_refused_loan_is_given_back_once(pool: Pool) -> None:
    with pool.database.transaction() as session:
        asked = LoanAsked(Terms(date(2025, 4, 20), END, 70_000), "contrat", entity="E")
        assert add_loan(session, asked, pool.treasurer).row.outcome.value == "to_return"
        offered = LoanAsked(asked.terms, "contrat", entity="E", received=False)
        assert add_loan(session, offered, pool.treasurer).row.outcome.value == "refused"
        day = date(2025, 4, 22)
        with pytest.raises(BeforeLoanError):
            return_loan(session, "E2025-001", date(2025, 4, 19), "relevé", pool.treasurer)
        assert return_loan(session, "E2025-001", day, "relevé", pool.treasurer).returned_on == day
        for reference in ("E2025-001", "E2025-002"):
            with pytest.raises(LoanNotToReturnError):
                return_loan(session, reference, day, "relevé", pool.treasurer)
        with pytest.raises(TooMuchRepaidError):
            repay_loan(session, RepaymentAsked("E2025-001", day, 1, "relevé"), pool.treasurer)
    pool.post_all()
    with pool.database.reading() as session:
        assert totals(session) == {}


def test_what_was_recorded_by_mistake_is_taken_back_last_first(pool: Pool) -> None:
    with pool.database.transaction() as session:
        add_loan(session, A_LENDS, pool.treasurer)
    pool.post_all()
    with pool.database.transaction() as session:
        wrong = RepaymentAsked("E2025-001", date(2025, 10, 15), 1, "relevé")
        assert repay_loan(session, wrong, pool.treasurer).outstanding_cents == 599_999
        day = date(2025, 11, 5)
        row = undo_last_loan_entry(session, "E2025-001", day, "erreur", pool.treasurer)
        assert (row.outstanding_cents, row.is_cancelled) == (600_000, False)
        row = undo_last_loan_entry(session, "E2025-001", day, "erreur", pool.treasurer)
        assert row.is_cancelled is False  # its mirror is a draft until a second person posts it
    pool.post_all()
    with pool.database.transaction() as session:
        (row,) = list_loans(session, pool.treasurer)
        assert (row.outstanding_cents, row.is_cancelled) == (0, True)
        assert totals(session) == {}
        refused = LoanAsked(A_LENDS.terms, "contrat", entity="E", received=False)
        add_loan(session, refused, pool.treasurer)
        with pytest.raises(NothingToUndoError):
            undo_last_loan_entry(session, "E2025-002", date(2025, 11, 5), "erreur", pool.treasurer)


def test_a_waiver_is_taken_back_as_the_contribution_it_is(pool: Pool) -> None:
    with pool.database.transaction() as session:
        add_loan(session, A_LENDS, pool.treasurer)
        waive_loan(session, WaiverAsked("E2025-001", date(2025, 9, 1), 5, "acte"), pool.treasurer)
        row = undo_last_loan_entry(session, "E2025-001", date(2025, 9, 2), "erreur", pool.treasurer)
        assert (row.waived_cents, row.is_cancelled) == (5, True)


@pytest.mark.parametrize(
    ("asked", "refusal"),
    [
        (LoanAsked(A_LENDS.terms, "contrat"), LenderMissingError),
        (LoanAsked(A_LENDS.terms, "contrat", entity="A", person=ANNE), LenderMissingError),
        (LoanAsked(A_LENDS.terms, "contrat", entity="GROUPE"), LenderIsPoolError),
        (LoanAsked(A_LENDS.terms, " ", entity="A"), LoanPieceMissingError),
        (LoanAsked(A_LENDS.terms, "contrat", entity="A", contract="0" * 64), LoanDocumentUnknownError),
        (LoanAsked(Terms(date(2026, 1, 1), END, 1), "contrat", entity="A"), LoanInFutureError),
    ],
)
def test_an_ill_described_loan_is_refused(pool: Pool, asked: LoanAsked, refusal: type[Exception]) -> None:
    with pool.database.transaction() as session, pytest.raises(refusal):
        add_loan(session, asked, pool.treasurer)


@pytest.mark.parametrize(
    ("asked", "refusal"),
    [
        (RepaymentAsked("E2025-009", date(2025, 10, 15), 1, "relevé"), LoanUnknownError),
        (RepaymentAsked("E2025-001", date(2025, 10, 15), 600_001, "relevé"), TooMuchRepaidError),
        (RepaymentAsked("E2025-001", date(2025, 10, 15), 0, "relevé"), TooMuchRepaidError),
        (RepaymentAsked("E2025-001", date(2025, 10, 15), 1, "relevé", -1), TooMuchRepaidError),
        (RepaymentAsked("E2025-001", date(2025, 4, 19), 1, "relevé"), BeforeLoanError),
        (RepaymentAsked("E2025-001", date(2026, 4, 19), 1, "relevé"), LoanInFutureError),
    ],
)
def test_an_ill_described_repayment_is_refused(
    pool: Pool, asked: RepaymentAsked, refusal: type[Exception]
) -> None:
    with pool.database.transaction() as session:
        add_loan(session, A_LENDS, pool.treasurer)
        with pytest.raises(refusal):
            repay_loan(session, asked, pool.treasurer)


def test_a_pool_at_fault_repays_nothing(pool: Pool) -> None:
    with pool.database.transaction() as session:
        add_loan(session, A_LENDS, pool.treasurer)
        record_fact(session, FactAsked("GROUPE", "bar", since=date(2025, 10, 15)), pool.facilitator)
        with pytest.raises(PoolAtFaultError):
            repay_loan(session, RepaymentAsked("E2025-001", date(2025, 10, 15), 1, "r"), pool.treasurer)
        assert repay_loan(
            session, RepaymentAsked("E2025-001", date(2025, 10, 14), 1, "r"), pool.treasurer
        ).repaid_cents


def test_a_loan_may_be_repaid_on_its_own_day(pool: Pool) -> None:
    with pool.database.transaction() as session:
        add_loan(session, A_LENDS, pool.treasurer)
        asked = RepaymentAsked("E2025-001", date(2025, 4, 20), 600_000, "relevé")
        assert repay_loan(session, asked, pool.treasurer).outstanding_cents == 0


def test_loans_are_sealed_as_their_rows_say(pool: Pool) -> None:
    with pool.database.transaction() as session:
        add_loan(session, A_LENDS, pool.treasurer)
        add_loan(session, LoanAsked(A_LENDS.terms, "contrat", person=ANNE), pool.treasurer)
        repay_loan(session, RepaymentAsked("E2025-001", date(2025, 10, 15), 5, "relevé"), pool.treasurer)
        waive_loan(session, WaiverAsked("E2025-001", date(2025, 10, 16), 5, "acte"), pool.treasurer)
        waive_loan(session, WaiverAsked("E2025-002", date(2025, 10, 16), 5, "acte"), pool.treasurer)
    with pool.database.reading() as session:
        seals = list(session.query(Seal))
        assert {"loan", "loan_event", "contribution", "receipt", "hourly_rate"} <= {
            seal.kind for seal in seals
        }
        for seal in seals:
            rebuilt = REBUILDS[seal.kind](session, seal.object_key)
            assert rebuilt == json.loads(seal.payload), seal.kind
            assert "Anne" not in seal.payload
        for kind, key in (
            ("loan", "E2025-009"),
            ("loan_event", "9"),
            ("contribution", "2025-0009"),
            ("contribution", "x-y"),
            ("receipt", "2025-0009"),
            ("receipt", "2025-0001"),
            ("contribution_cancellation", "2025-0001"),
            ("contribution_cancellation", "2025-0009"),
            ("hourly_rate", "9"),
        ):
            assert REBUILDS[kind](session, key) is None, (kind, key)


def test_a_member_treasurer_sees_its_own_loans_only(pool: Pool, make_actor: ActorFactory) -> None:
    treasurer = make_actor(pool.database, "theo", Role.MEMBER_TREASURER, member="A")
    with pool.database.transaction() as session:
        add_loan(session, A_LENDS, pool.treasurer)
        assert len(list_loans(session, treasurer, entity="A")) == 1
        with pytest.raises(NotAllowedError):
            list_loans(session, treasurer)
        with pytest.raises(NotAllowedError):
            add_loan(session, A_LENDS, treasurer)
