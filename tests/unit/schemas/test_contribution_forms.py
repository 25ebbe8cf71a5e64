"""Forms of contributions, loans and members: typed as people type, all faults at once."""

from datetime import date
from typing import Any, TypeVar

import pytest

from caisse.schemas.contributions import read_contribution, read_loan
from caisse.schemas.members import read_bank_details, read_entity, read_fact, read_representative
from caisse.schemas.typed_fields import FormReading, TypedField
from caisse.services.bank_details import BankAsked
from caisse.services.legal_entities import EntityAsked
from caisse.services.legal_facts import FactAsked
from caisse.services.loans import LoanAsked
from caisse.services.representatives import ROLES, RepresentativeAsked
from ledger.contribution_kinds import Kind
from ledger.contribution_requests import ContributionAsked, DonorAsked
from ledger.loans import Terms

Value = TypeVar("Value")

MONEY = {"kind": "money", "day": "20/01/2025", "entity": "A", "amount": "3 000,00"}
LOAN = {"day": "2025-04-20", "ends_on": "2027-04-20", "amount": "6000", "piece": "contrat", "entity": "A"}


def faults(reading: FormReading[Value]) -> list[tuple[str | None, str]]:
    assert reading.value is None
    for issue in reading.issues:
        assert issue.message()
        assert issue.message("en")
    return [(issue.column, issue.code) for issue in reading.issues]


def filled(reading: FormReading[dict[str, Any]]) -> dict[str, Any]:
    assert reading.value is not None
    return reading.value


def test_money_is_read_as_it_is_typed() -> None:
    reading = read_contribution({**MONEY, "csrf_token": "x", "label": "  "})
    assert reading.issues == ()
    assert reading.value == ContributionAsked(Kind.MONEY, date(2025, 1, 20), "A", amount_cents=300_000)  # type: ignore[arg-type] # cents


def test_things_in_kind_and_time_are_read() -> None:
    room = read_contribution(
        {
            **MONEY,
            "kind": "room",
            "amount": "",
            "quantity": "2,5",
            "unit": "jour",
            "unit_value": "120",
            "offered": "on",
        }
    ).value
    assert room is not None
    assert (room.quantity_thousandths, room.unit_value_cents, room.done) == (2_500, 12_000, False)
    time = read_contribution({"kind": "time", "day": "2025-04-06", "minutes": "1 470"}).value
    assert time is not None
    assert (time.minutes, time.done, time.cash) == (1_470, True, False)


def test_a_gift_is_read_with_its_donor() -> None:
    form = {"kind": "gift", "day": "2025-06-12", "amount": "150", "surname": "Fictive", "first_name": "Anne"}
    gift = read_contribution({**form, "is_french": True, "cash": "oui", "elsewhere": "10"}).value
    assert gift is not None
    assert gift.donor == DonorAsked("Fictive", "Anne", is_french=True, elsewhere_cents=1_000)  # type: ignore[arg-type] # cents
    plain = read_contribution(form).value
    assert plain is not None
    assert plain.donor == DonorAsked("Fictive", "Anne")
    assert faults(read_contribution({**form, "surname": ""})) == [("surname", "forms.missing")]
    assert faults(read_contribution({**form, "first_name": ""})) == [("first_name", "forms.missing")]


def test_all_faults_of_a_form_come_at_once() -> None:
    form = {
        "kind": "cadeau",
        "day": "demain",
        "amount": "12,345",
        "quantity": "peu",
        "minutes": "0",
        "label": "a\u202eb",
        "entity": "A" * 21,
        "cash": "peut-être",
    }
    assert sorted(faults(read_contribution(form))) == [
        ("amount", "contributions.amount_two_readings"),
        ("cash", "forms.tick"),
        ("day", "forms.day"),
        ("entity", "forms.too_long"),
        ("kind", "forms.word"),
        ("label", "forms.hidden"),
        ("minutes", "forms.count"),
        ("quantity", "forms.quantity"),
    ]
    assert faults(read_contribution({})) == [("kind", "forms.missing"), ("day", "forms.missing")]


@pytest.mark.parametrize(("written", "read"), [("0", 0), ("10000", 10_000)])
def test_a_rate_goes_from_nothing_to_a_hundred_percent(written: str, read: int) -> None:
    assert filled(read_loan({**LOAN, "rate_bp": written}))["terms"].rate_bp == read
    assert faults(read_loan({**LOAN, "rate_bp": "10001"})) == [("rate_bp", "forms.count")]


def test_a_loan_of_a_party_or_of_a_person_is_read() -> None:
    terms = Terms(date(2025, 4, 20), date(2027, 4, 20), 600_000)
    assert LoanAsked(**filled(read_loan(LOAN))) == LoanAsked(terms, "contrat", "A")
    person = LoanAsked(
        **filled(
            read_loan({**LOAN, "entity": "", "surname": "Fictive", "first_name": "Anne", "offered": "1"})
        )
    )
    assert person == LoanAsked(terms, "contrat", None, DonorAsked("Fictive", "Anne"), received=False)
    assert faults(read_loan({**LOAN, "piece": " "})) == [("piece", "forms.missing")]


def test_forms_of_members_are_read_into_their_commands() -> None:
    entity = read_entity({"code": "A", "name": "Aubépine", "siren": "732829320"})
    assert EntityAsked(**filled(entity)) == EntityAsked("A", "Aubépine", siren="732829320")
    fact = read_fact({"entity": "A", "kind": "accounts_filed", "since": "12/06/2025", "year": "2024"})
    assert FactAsked(**filled(fact)) == FactAsked("A", "accounts_filed", since=date(2025, 6, 12), year=2024)
    bank = read_bank_details({"entity": "A", "holder": "AF", "iban": "FR14 2004", "account": "party"})
    assert BankAsked(**filled(bank)) == BankAsked("A", "AF", "FR14 2004", account="party")
    asked = {"entity": "A", "surname": "Fictive", "first_name": "Anne", "role": "treasurer"}
    person = read_representative({**asked, "since": "2025-01-01"})
    assert RepresentativeAsked(**filled(person)) == RepresentativeAsked(
        "A", "Fictive", "Anne", "treasurer", date(2025, 1, 1)
    )


def test_forms_of_members_say_what_is_missing() -> None:
    assert faults(read_entity({"legal_form": "club"})) == [
        ("code", "forms.missing"),
        ("name", "forms.missing"),
        ("legal_form", "forms.word"),
    ]
    assert faults(read_fact({"kind": "rumour", "entity": "A", "year": "1987"})) == [
        ("kind", "forms.word"),
        ("year", "forms.count"),
    ]
    assert len(faults(read_bank_details({}))) == 3
    assert len(faults(read_representative({"entity": 5}))) == 5


@pytest.mark.parametrize("role", ROLES)
def test_every_role_that_the_service_knows_is_read(role: str) -> None:
    asked = {"entity": "A", "surname": "Fictive", "first_name": "Anne", "since": "2025-01-01"}
    assert filled(read_representative({**asked, "role": role}))["role"] == role


def test_a_field_without_a_reading_of_its_own_is_a_defect() -> None:
    with pytest.raises(NotImplementedError):
        TypedField[str]().deserialize("x")
