"""Loans: the schedule follows the contract, and the entry of each step is the one of accounts.md."""

from datetime import date

import pytest

from ledger.entries import EntryDraft, Origin, check_form
from ledger.guard import Outcome
from ledger.loans import (
    Instalment,
    LenderKind,
    LoanTermsRefusedError,
    ScheduleRefusedError,
    Terms,
    draft_of_loan,
    draft_of_loan_return,
    draft_of_repayment,
    schedule_of,
)

DAY, END = date(2025, 4, 20), date(2027, 4, 20)
TERMS = Terms(DAY, END, 600_000)


def shown(draft: EntryDraft | None) -> str:
    assert draft is not None
    check_form(draft)
    assert draft.origin is Origin.CONTRIBUTION
    lines = (
        f"{'D' if line.amount_cents > 0 else 'C'} {line.account}"
        + (f"[{line.member}]" if line.member else "")
        + f" {abs(line.amount_cents)}"
        for line in draft.lines
    )
    return f"{draft.journal} {' '.join(lines)}"


def test_a_contract_without_schedule_is_repaid_on_its_last_day() -> None:
    assert schedule_of(TERMS) == (Instalment(END, 600_000),)
    assert schedule_of(Terms(DAY, DAY, 1, 10_000)) == (Instalment(DAY, 1),)


def test_a_schedule_that_follows_the_contract_is_kept() -> None:
    dues = (Instalment(date(2026, 4, 20), 200_000), Instalment(END, 400_000))
    assert schedule_of(Terms(DAY, END, 600_000, 150, dues)) == dues


@pytest.mark.parametrize(
    "terms",
    [
        Terms(DAY, END, 0),
        Terms(DAY, END, -1),
        Terms(DAY, END, 10**14 + 1),
        Terms(DAY, END, 1, -1),
        Terms(DAY, END, 1, 10_001),
        Terms(DAY, date(2025, 4, 19), 1),
    ],
)
def test_terms_out_of_reason_are_refused(terms: Terms) -> None:
    with pytest.raises(LoanTermsRefusedError):
        schedule_of(terms)


@pytest.mark.parametrize(
    "dues",
    [
        ((date(2026, 4, 20), 200_000), (END, 399_999)),
        ((date(2026, 4, 20), 600_000),),
        ((END, 300_000), (END, 300_000)),
        ((date(2026, 4, 20), 700_000), (END, -100_000)),
        ((END, 200_000), (date(2026, 4, 20), 400_000)),
        ((date(2025, 4, 19), 200_000), (END, 400_000)),
        ((date(2026, 4, 20), 0), (END, 600_000)),
    ],
)
def test_a_schedule_against_the_contract_is_refused(dues: tuple[tuple[date, int], ...]) -> None:
    schedule = tuple(Instalment(day, cents) for day, cents in dues)
    with pytest.raises(ScheduleRefusedError):
        schedule_of(Terms(DAY, END, 600_000, 0, schedule))


@pytest.mark.parametrize(
    ("lender", "entry"),
    [
        (LenderKind.PARTY, "BM D 5121 600000 C 16811[A] 600000"),
        (LenderKind.BANK, "BM D 5121 600000 C 164[A] 600000"),
        (LenderKind.PERSON, "BM D 5121 600000 C 16812 600000"),
    ],
)
def test_a_loan_is_a_debt_to_its_lender(lender: LenderKind, entry: str) -> None:
    assert shown(draft_of_loan(lender, "A", "E2025-001", TERMS, "contrat", Outcome.ACCEPTED)) == entry


def test_a_refused_loan_is_a_sum_to_return_when_paid_and_nothing_before() -> None:
    paid = draft_of_loan(LenderKind.PARTY, "E", "E2025-001", TERMS, "contrat", Outcome.TO_RETURN)
    assert shown(paid) == "BM D 5121 600000 C 4684[E] 600000"
    assert draft_of_loan(LenderKind.PARTY, "E", "E2025-001", TERMS, "contrat", Outcome.REFUSED) is None
    back = draft_of_loan_return(LenderKind.PARTY, "E", "E2025-001", DAY, 600_000, "relevé")
    assert shown(back) == "BM D 4684[E] 600000 C 5121 600000"
    person = draft_of_loan_return(LenderKind.PERSON, "P1", "E2025-001", DAY, 600_000, "relevé")
    assert shown(person) == "BM D 4684 600000 C 5121 600000"


def test_a_repayment_leaves_the_party_account_with_its_interest() -> None:
    without = draft_of_repayment(LenderKind.PARTY, "A", "E2025-001", END, (600_000, 0), "relevé")
    assert shown(without) == "BP D 16811[A] 600000 C 5122 600000"
    with_interest = draft_of_repayment(LenderKind.PERSON, "P1", "E2025-001", END, (100, 5), "relevé")
    assert shown(with_interest) == "BP D 16812 100 D 661 5 C 5122 105"
