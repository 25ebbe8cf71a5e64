"""Forms of contributions and loans: one validator for page and API; it fills the frozen command."""

from collections.abc import Mapping
from typing import Any

from caisse.kernel.exact import Cents
from caisse.kernel.issues import Issue
from caisse.schemas.typed_fields import (
    CountField,
    DayField,
    FormReading,
    FormSchema,
    MoneyField,
    QuantityField,
    TextField,
    TickField,
    WordField,
    read_form,
)
from ledger.contribution_file import LENGTHS
from ledger.contribution_kinds import OF_LOANS, Kind
from ledger.contribution_requests import ContributionAsked, DonorAsked
from ledger.loans import HIGHEST_RATE_BP, Terms

_CODE, _DIGEST, _ACCOUNT = 20, 64, 8
_TYPED = tuple(kind.value for kind in Kind if kind not in OF_LOANS)


class PersonSchema(FormSchema):
    """A natural person who gives or lends."""

    surname = TextField(LENGTHS["nom"], load_default=None)
    first_name = TextField(LENGTHS["prenom"], load_default=None)
    is_french = TickField(load_default=False)
    is_resident = TickField(load_default=False)
    elsewhere = MoneyField(load_default=None)


class ContributionSchema(PersonSchema):
    """One contribution."""

    kind = WordField(_TYPED, required=True)
    day = DayField(required=True)
    entity = TextField(_CODE, load_default=None)
    amount = MoneyField(load_default=None)
    minutes = CountField(1, load_default=None)
    quantity = QuantityField(load_default=None)
    unit = TextField(LENGTHS["unite"], load_default=None)
    unit_value = MoneyField(load_default=None)
    method = TextField(LENGTHS["methode"], load_default=None)
    offered = TickField(load_default=False)
    cash = TickField(load_default=False)
    expense_account = TextField(_ACCOUNT, load_default=None)
    label = TextField(LENGTHS["libelle"], load_default="")
    piece = TextField(LENGTHS["piece"], load_default="")
    document = TextField(_DIGEST, load_default=None)
    carried = TickField(load_default=False)


class LoanSchema(PersonSchema):
    """One loan; its schedule is one repayment on its last day unless the service is told otherwise."""

    day = DayField(required=True)
    ends_on = DayField(required=True)
    amount = MoneyField(required=True)
    rate_bp = CountField(0, HIGHEST_RATE_BP, load_default=0)
    entity = TextField(_CODE, load_default=None)
    piece = TextField(LENGTHS["piece"], required=True)
    contract = TextField(_DIGEST, load_default=None)
    offered = TickField(load_default=False)


def read_contribution(form: Mapping[str, object]) -> FormReading[ContributionAsked]:
    """Read a form into a contribution to record, or all that is wrong with it."""
    read, issues = read_form(ContributionSchema(), form)
    donor, person_issues = _person(read)
    issues += person_issues
    if issues:
        return FormReading(None, issues)
    asked = ContributionAsked(
        kind=Kind(read["kind"]),
        day=read["day"],
        entity=read["entity"],
        donor=donor,
        amount_cents=read["amount"],
        minutes=read["minutes"],
        quantity_thousandths=read["quantity"],
        unit=read["unit"],
        unit_value_cents=read["unit_value"],
        method=read["method"],
        done=not read["offered"],
        cash=read["cash"],
        expense_account=read["expense_account"],
        label=read["label"],
        piece=read["piece"],
        document=read["document"],
        carried=read["carried"],
    )
    return FormReading(asked, ())


def read_loan(form: Mapping[str, object]) -> FormReading[dict[str, Any]]:
    """Read a form into the fields of the command ``LoanAsked``, or all that is wrong with it."""
    read, issues = read_form(LoanSchema(), form)
    person, person_issues = _person(read)
    issues += person_issues
    if issues:
        return FormReading(None, issues)
    terms = Terms(read["day"], read["ends_on"], read["amount"], read["rate_bp"])
    values = {
        "terms": terms,
        "piece": read["piece"],
        "entity": read["entity"],
        "person": person,
        "contract": read["contract"],
        "received": not read["offered"],
    }
    return FormReading(values, ())


def _person(read: Mapping[str, object]) -> tuple[DonorAsked | None, tuple[Issue, ...]]:
    surname, first_name = read.get("surname"), read.get("first_name")
    if surname is None and first_name is None:
        return None, ()
    if surname is None or first_name is None:
        missing = "surname" if surname is None else "first_name"
        return None, (Issue("forms.missing", column=missing),)
    elsewhere = read["elsewhere"]
    donor = DonorAsked(
        str(surname),
        str(first_name),
        bool(read["is_french"]),
        bool(read["is_resident"]),
        Cents(elsewhere) if isinstance(elsewhere, int) else Cents(0),
    )
    return donor, ()
