"""The guard: what becomes of each kind of operation, and every value of law at T-1, T and T+1."""

from datetime import date

import pytest

from caisse.kernel.dated import NotInForceError
from ledger.funding_law import CASH_CAP_CENTS, EEA, GIFT_CAP_CENTS, IN_FORCE, LOAN_YEARS, PENALTY
from ledger.guard import (
    Donor,
    Judgement,
    Outcome,
    judge_gift,
    judge_in_kind,
    judge_loan,
    judge_loan_of_person,
    judge_money,
    judge_paid_invoice,
    judge_time,
    judge_waiver,
    may_receive,
)
from ledger.legal_status import Filing, LegalStatus, Term

DAY = date(2025, 5, 3)
PARTY = LegalStatus("A", mandataires=(Term(date(2019, 1, 1)),), filings=(Filing(2023, date(2024, 6, 1)),))
POOL = LegalStatus("POOL", mandataires=PARTY.mandataires, filings=PARTY.filings)
AT_FAULT = LegalStatus("POOL", mandataires=PARTY.mandataires)
ASSOCIATION = LegalStatus("E")
BANK = LegalStatus("BANK", country="DE", is_bank=True)
DONOR = Donor(is_french=True, is_resident=False)


def shown(judgement: Judgement) -> tuple[str, str]:
    return judgement.outcome.value, judgement.rule.code


@pytest.mark.parametrize("received", [True, False])
def test_money_of_a_party_in_order_is_accepted(received: bool) -> None:
    judgement = judge_money(PARTY, POOL, DAY, received=received)
    assert shown(judgement) == ("accepted", "guard.from_party")
    assert judgement.is_lawful
    assert judgement.penalty is None
    assert judgement.sentence() == judgement.rule.sentence()


def test_money_of_an_association_is_returned_when_received_and_refused_before() -> None:
    assert shown(judge_money(ASSOCIATION, POOL, DAY, received=True)) == ("to_return", "guard.not_a_party")
    assert shown(judge_money(ASSOCIATION, POOL, DAY, received=False)) == ("refused", "guard.not_a_party")


def test_a_refusal_shows_the_penalty() -> None:
    judgement = judge_money(ASSOCIATION, POOL, DAY, received=True)
    assert "trois ans d’emprisonnement et de 45 000 € d’amende" in judgement.sentence()
    assert "L88 art. 11-5" in judgement.sentence("en")
    assert PENALTY.on(DAY).value == (3, 4_500_000)


def test_a_pool_at_fault_receives_and_pays_nothing() -> None:
    answers = [
        judge_money(PARTY, AT_FAULT, DAY, received=True),
        judge_in_kind(PARTY, AT_FAULT, DAY, used=True),
        judge_paid_invoice(PARTY, AT_FAULT, DAY, paid=True),
        judge_waiver(PARTY, AT_FAULT, DAY),
        judge_loan(PARTY, AT_FAULT, DAY, received=True),
        judge_loan(BANK, AT_FAULT, DAY, received=True),
        judge_loan_of_person(AT_FAULT, DAY, DAY, received=True),
        judge_gift(DONOR, AT_FAULT, DAY, 1, cash=False, capped=True, received=True),
    ]
    assert {answer.rule.code for answer in answers} == {"guard.accounts_missing"}
    assert {answer.rule.params["who"] for answer in answers} == {"POOL"}
    assert not any(answer.is_lawful for answer in answers)
    assert not may_receive(PARTY, AT_FAULT, DAY).holds


def test_an_advantage_of_an_association_is_invoiced_once_used_and_refused_before() -> None:
    assert shown(judge_in_kind(ASSOCIATION, POOL, DAY, used=True)) == ("to_invoice", "guard.not_a_party")
    assert shown(judge_in_kind(ASSOCIATION, POOL, DAY, used=False)) == ("refused", "guard.not_a_party")
    assert shown(judge_in_kind(PARTY, POOL, DAY, used=True)) == ("accepted", "guard.from_party")


def test_unpaid_time_is_lawful_through_any_collective() -> None:
    assert shown(judge_time()) == ("accepted", "guard.volunteers")
    assert judge_time().rule.sources


def test_an_invoice_paid_by_a_party_is_accepted_with_a_warning() -> None:
    judgement = judge_paid_invoice(PARTY, POOL, DAY, paid=True)
    assert shown(judgement) == ("accepted", "guard.from_party")
    assert [warning.code for warning in judgement.warnings] == ["guard.outside_mandataire"]
    assert "Hors mandataire" in judgement.warnings[0].sentence()


def test_an_invoice_paid_by_an_association_is_returned() -> None:
    judgement = judge_paid_invoice(ASSOCIATION, POOL, DAY, paid=True)
    assert shown(judgement) == ("to_return", "guard.not_a_party")
    assert judgement.warnings == ()
    assert shown(judge_paid_invoice(ASSOCIATION, POOL, DAY, paid=False))[0] == "refused"


def test_a_waiver_is_for_parties_only() -> None:
    assert shown(judge_waiver(PARTY, POOL, DAY)) == ("accepted", "guard.from_party")
    assert shown(judge_waiver(ASSOCIATION, POOL, DAY)) == ("refused", "guard.not_a_party")


@pytest.mark.parametrize(
    ("cents", "outcome"),
    [(14_999, Outcome.ACCEPTED), (15_000, Outcome.ACCEPTED), (15_001, Outcome.TO_RETURN)],
)
def test_150_euros_in_cash_pass_and_one_cent_more_does_not(cents: int, outcome: Outcome) -> None:
    judgement = judge_gift(DONOR, POOL, DAY, cents, cash=True, capped=True, received=True)
    assert judgement.outcome is outcome
    assert CASH_CAP_CENTS.on(DAY).value == 15_000


def test_more_than_150_euros_pass_by_transfer() -> None:
    assert judge_gift(DONOR, POOL, DAY, 15_001, cash=False, capped=True, received=True).is_lawful


@pytest.mark.parametrize(
    ("before", "cents", "lawful"),
    [
        (0, 749_999, True),
        (0, 750_000, True),
        (0, 750_001, False),
        (15_000, 735_000, True),
        (15_000, 735_001, False),
    ],
)
def test_7500_euros_a_year_pass_and_one_cent_more_does_not(before: int, cents: int, lawful: bool) -> None:
    donor = Donor(is_french=False, is_resident=True, given_cents=before)
    judgement = judge_gift(donor, POOL, DAY, cents, cash=False, capped=True, received=True)
    assert judgement.is_lawful is lawful
    assert GIFT_CAP_CENTS.on(DAY).value == 750_000


def test_dues_of_elected_persons_are_not_capped() -> None:
    assert judge_gift(DONOR, POOL, DAY, 750_001, cash=False, capped=False, received=True).is_lawful


def test_a_donor_is_french_or_resident() -> None:
    abroad = Donor(is_french=False, is_resident=False)
    judgement = judge_gift(abroad, POOL, DAY, 100, cash=False, capped=True, received=False)
    assert shown(judgement) == ("refused", "guard.donor_abroad")


def test_lenders_are_parties_and_banks_of_the_eea() -> None:
    outside = LegalStatus("BANK", country="CH", is_bank=True)
    assert shown(judge_loan(PARTY, POOL, DAY, received=True)) == ("accepted", "guard.from_party")
    assert shown(judge_loan(BANK, POOL, DAY, received=True)) == ("accepted", "guard.from_bank")
    assert shown(judge_loan(outside, POOL, DAY, received=True)) == ("to_return", "guard.bank_outside_eea")
    assert shown(judge_loan(ASSOCIATION, POOL, DAY, received=False)) == ("refused", "guard.not_a_party")
    assert len(EEA) == 30


@pytest.mark.parametrize(
    ("start", "end", "lawful"),
    [
        (date(2025, 5, 3), date(2030, 5, 2), True),
        (date(2025, 5, 3), date(2030, 5, 3), True),
        (date(2025, 5, 3), date(2030, 5, 4), False),
        (date(2024, 2, 29), date(2029, 2, 28), True),
        (date(2024, 2, 29), date(2029, 3, 1), False),
    ],
)
def test_a_person_lends_for_five_years_at_most(start: date, end: date, lawful: bool) -> None:
    pool = LegalStatus("POOL", mandataires=PARTY.mandataires, first_year=2024)
    judgement = judge_loan_of_person(pool, start, end, received=False)
    assert judgement.is_lawful is lawful
    assert LOAN_YEARS.on(start).value == 5


def test_a_share_is_paid_to_a_party_in_order_only() -> None:
    assert may_receive(PARTY, POOL, DAY).code == "guard.may_receive"
    assert may_receive(ASSOCIATION, POOL, DAY).code == "guard.not_a_party"


def test_the_guard_does_not_judge_before_its_law_was_in_force() -> None:
    no_mandataire_then = LegalStatus("A", mandataires=(Term(date(2019, 1, 1)),))
    with pytest.raises(NotInForceError):
        judge_money(no_mandataire_then, no_mandataire_then, date(2017, 12, 31), received=True)
    assert judge_money(no_mandataire_then, no_mandataire_then, IN_FORCE, received=True).is_lawful is False
