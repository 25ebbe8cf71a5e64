"""Contributions: values half up to the cent, and the entry of each operation of accounts.md."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caisse.kernel.exact import Cents
from ledger.contribution_kinds import CAPPED, IN_KIND, PARTY_MONEY, RULES, Kind
from ledger.contributions import Booked, draft_of_return, drafts_for, title_of, value_in_kind, value_of_time
from ledger.entries import EntryDraft, Origin, check_form
from ledger.guard import Outcome

DAY = date(2025, 5, 3)


def booked(kind: Kind, cents: int = 30_000, **more: str) -> Booked:
    giver = more.pop("giver", "A")
    return Booked(kind, DAY, Cents(cents), giver, more.pop("label", ""), "P-1", **more)


def shown(*drafts: EntryDraft) -> list[str]:
    """Write entries as accounts.md does: ``BM D 5121 C 75511[A]``."""
    return [
        f"{draft.journal} "
        + " ".join(
            ("D " if line.amount_cents > 0 else "C ")
            + line.account
            + (f"[{line.member}]" if line.member else "")
            for line in draft.lines
        )
        for draft in drafts
    ]


@pytest.mark.parametrize(
    ("minutes", "rate_cents", "cents"),
    [
        (1_470, 1_400, 34_300),
        (90, 1_400, 2_100),
        (90, 1_450, 2_175),
        (50, 1_450, 1_208),
        (1, 30, 1),
        (1, 29, 0),
    ],
)
def test_time_is_worth_minutes_by_the_hourly_rate_half_up(minutes: int, rate_cents: int, cents: int) -> None:
    assert value_of_time(minutes, rate_cents) == cents


@pytest.mark.parametrize(
    ("thousandths", "unit_cents", "cents"),
    [(3_000, 12_000, 36_000), (10_000, 3_200, 32_000), (2_500, 15_001, 37_503), (1, 499, 0), (1, 500, 1)],
)
def test_in_kind_is_worth_quantity_by_unit_value_half_up(
    thousandths: int, unit_cents: int, cents: int
) -> None:
    assert value_in_kind(thousandths, unit_cents) == cents


@pytest.mark.parametrize(
    ("kind", "entries"),
    [
        (Kind.MONEY, ["BM D 5121 C 75511[A]"]),
        (Kind.DUES, ["BM D 5121 C 75512[A]"]),
        (Kind.ROOM, ["CV D 861 C 871[A]"]),
        (Kind.SERVICE, ["CV D 862 C 871[A]"]),
        (Kind.STAFF, ["CV D 862 C 871[A]"]),
        (Kind.GOODS, ["CV D 860 C 870[A]"]),
        (Kind.TIME, ["CV D 864 C 875[A]"]),
        (Kind.INVOICE, ["AC D 6236 C 401", "OD D 401 C 4512[A]"]),
        (Kind.DURABLE, ["OD D 2183 C 75511[A]"]),
        (Kind.WAIVER, ["OD D 4512[A] C 75511[A]"]),
        (Kind.LOAN_WAIVER, ["OD D 16811[A] C 75511[A]"]),
        (Kind.LOAN_GIFT, ["OD D 16812 C 7541"]),
        (Kind.GIFT, ["BM D 5121 C 7541"]),
        (Kind.PERSON_DUES, ["BM D 5121 C 75611"]),
        (Kind.ELECTED_DUES, ["BM D 5121 C 75612"]),
    ],
)
def test_what_is_accepted_makes_the_entry_of_the_standard(kind: Kind, entries: list[str]) -> None:
    account = "6236" if kind is Kind.INVOICE else None
    drafts = drafts_for(Booked(kind, DAY, Cents(5), "A", "", "P-1", None, account), Outcome.ACCEPTED)
    assert shown(*drafts) == entries
    for draft in drafts:
        check_form(draft)
        assert (draft.origin, draft.piece, draft.day) == (Origin.CONTRIBUTION, "P-1", DAY)


def test_refused_money_goes_to_the_sums_to_return_and_back() -> None:
    money = booked(Kind.MONEY, label="virement")
    assert shown(*drafts_for(money, Outcome.TO_RETURN)) == ["BM D 5121 C 4684[A]"]
    assert shown(draft_of_return(money, DAY, "R-1")) == ["BM D 4684[A] C 5121"]
    gift = booked(Kind.GIFT, giver="P0123456789")
    assert shown(*drafts_for(gift, Outcome.TO_RETURN)) == ["BM D 5121 C 4684"]
    assert shown(draft_of_return(gift, DAY, "R-1")) == ["BM D 4684 C 5121"]


def test_a_refused_invoice_is_booked_as_an_expense_and_a_sum_to_return() -> None:
    invoice = booked(Kind.INVOICE, expense_account="6236")
    assert shown(*drafts_for(invoice, Outcome.TO_RETURN)) == ["AC D 6236 C 401", "OD D 401 C 4684[A]"]
    assert shown(draft_of_return(invoice, DAY, "R-1")) == ["BP D 4684[A] C 5122"]


@pytest.mark.parametrize(
    ("kind", "account"),
    [
        (Kind.ROOM, "6132"),
        (Kind.SERVICE, "6226"),
        (Kind.STAFF, "6226"),
        (Kind.GOODS, "6064"),
        (Kind.DURABLE, "2183"),
    ],
)
def test_an_advantage_already_used_is_invoiced(kind: Kind, account: str) -> None:
    assert shown(*drafts_for(booked(kind), Outcome.TO_INVOICE)) == [f"AC D {account} C 401"]
    other = booked(kind, expense_account="6156", label="salle")
    assert shown(*drafts_for(other, Outcome.TO_INVOICE)) == ["AC D 6156 C 401"]


@pytest.mark.parametrize("kind", list(Kind))
def test_what_is_refused_before_payment_or_use_makes_no_entry(kind: Kind) -> None:
    assert drafts_for(booked(kind), Outcome.REFUSED) == ()


def test_labels_say_what_from_whom_and_fit() -> None:
    assert title_of(booked(Kind.MONEY, label="janvier")) == "Contribution financière de A, janvier"
    assert title_of(booked(Kind.TIME)) == "Bénévolat, par A"
    assert title_of(booked(Kind.GIFT, giver="")) == "Don d’une personne physique"
    assert len(title_of(booked(Kind.MONEY, label="x" * 300))) == 200
    assert (
        drafts_for(booked(Kind.MONEY), Outcome.TO_RETURN)[0].label
        == "Contribution financière de A, à restituer"
    )
    assert draft_of_return(booked(Kind.MONEY), DAY, "R").label == "Contribution financière de A, restitution"
    assert (
        "prix habituel\u00a0: salle"
        in drafts_for(booked(Kind.ROOM, label="salle"), Outcome.TO_INVOICE)[0].label
    )


def test_the_sets_of_kinds_say_what_weighs_and_what_is_capped() -> None:
    assert {RULES[kind].credit for kind in PARTY_MONEY} == {"75511", "75512"}
    assert {RULES[kind].debit[:2] for kind in IN_KIND} == {"86"}
    assert all(RULES[kind].from_person for kind in CAPPED)


@given(
    kind=st.sampled_from(list(Kind)),
    outcome=st.sampled_from(list(Outcome)),
    cents=st.integers(1, 10**14),
)
def test_every_entry_balances_and_keeps_class_8_apart(kind: Kind, outcome: Outcome, cents: int) -> None:
    if outcome is Outcome.TO_INVOICE and RULES[kind].invoiced_to is None:
        return
    for draft in drafts_for(booked(kind, cents, expense_account="6236"), outcome):
        check_form(draft)
