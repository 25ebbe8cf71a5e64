"""What is asked of the register: one contribution, typed or read from a file, not yet examined."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from caisse.kernel.exact import Cents
from ledger.contribution_file import FileLine
from ledger.contribution_kinds import Kind

NOTHING: Final = Cents(0)


@dataclass(frozen=True, slots=True)
class DonorAsked:
    """A natural person who gives.

    Attributes:
        surname: surname.
        first_name: first name.
        is_french: whether the person declared French nationality.
        is_resident: whether the person declared residence in France.
        elsewhere_cents: given to other parties this year, as the person says.
    """

    surname: str
    first_name: str
    is_french: bool = False
    is_resident: bool = False
    elsewhere_cents: Cents = NOTHING


@dataclass(frozen=True, slots=True)
class ContributionAsked:
    """A contribution to record.

    Attributes:
        kind: what it is.
        day: date of the operation (of the bank movement, for money).
        entity: code of the legal entity it comes from or through, or None.
        donor: the natural person, for gifts and dues.
        amount_cents: the amount; for time and in kind it may be left out, else it must be the computed value.
        minutes: unpaid minutes.
        quantity_thousandths: quantity in kind in thousandths of ``unit``, worth ``unit_value_cents`` each.
        method: how the unit value was found.
        done: whether it was received or used.
        cash: whether it was given in cash.
        expense_account: account of the expense, for an invoice or an advantage to invoice.
        label: what it is, in words; no name of a person.
        piece: reference of the supporting document; the register's own number when empty.
        document: SHA-256 of a document kept in the database.
        carried: whether the opening entry holds it already, so that nothing is drafted.
    """

    kind: Kind
    day: date
    entity: str | None = None
    donor: DonorAsked | None = None
    amount_cents: Cents | None = None
    minutes: int | None = None
    quantity_thousandths: int | None = None
    unit: str | None = None
    unit_value_cents: Cents | None = None
    method: str | None = None
    done: bool = True
    cash: bool = False
    expense_account: str | None = None
    label: str = ""
    piece: str = ""
    document: str | None = None
    carried: bool = False


def asked_by_line(line: FileLine) -> ContributionAsked:
    """Return what a well-formed line of a file asks."""
    donor = None
    if line.surname is not None and line.first_name is not None:
        donor = DonorAsked(
            line.surname, line.first_name, line.is_french, line.is_resident, line.elsewhere_cents
        )
    return ContributionAsked(
        kind=line.kind,
        day=line.day,
        entity=line.member,
        donor=donor,
        amount_cents=line.amount_cents,
        minutes=line.minutes,
        quantity_thousandths=line.quantity_thousandths,
        unit=line.unit,
        unit_value_cents=line.unit_value_cents,
        method=line.method,
        done=line.done,
        cash=line.cash,
        expense_account=line.account,
        label=line.label,
        piece=line.piece,
        document=line.digest,
        carried=line.carried,
    )
