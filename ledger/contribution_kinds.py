"""Kinds of contribution: what each one needs, and the accounts it moves."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ledger.journals import Journal


class Kind(StrEnum):
    """A kind of contribution. Loans are their own thing."""

    MONEY = "money"
    DUES = "dues"
    ROOM = "room"
    SERVICE = "service"
    STAFF = "staff"
    GOODS = "goods"
    TIME = "time"
    INVOICE = "invoice"
    DURABLE = "durable_good"
    WAIVER = "waiver"
    GIFT = "gift"
    PERSON_DUES = "person_dues"
    ELECTED_DUES = "elected_dues"
    LOAN_WAIVER = "loan_waiver"
    LOAN_GIFT = "loan_gift"


class Value(StrEnum):
    """How the value of a contribution is found."""

    AMOUNT = "amount"
    MINUTES = "minutes"
    QUANTITY = "quantity"


@dataclass(frozen=True, slots=True)
class KindRule:
    """What a kind needs and moves.

    Attributes:
        word: how it is written in a file, in French.
        value: how its value is found.
        journal: where its first entry is kept.
        debit: account debited when accepted.
        credit: account credited when accepted.
        from_person: whether a natural person gives it; otherwise it comes from or through a legal entity.
        invoiced_to: expense account when an advantage already used must be invoiced, unless another is named.
        needs_expense: whether an expense account must be named.
    """

    word: str
    value: Value
    journal: Journal
    debit: str
    credit: str
    from_person: bool = False
    invoiced_to: str | None = None
    needs_expense: bool = False


BANK: Final = "5121"
PARTY_BANK: Final = "5122"
SUPPLIERS: Final = "401"
PAID_BY_MEMBERS: Final = "4512"
TO_RETURN: Final = "4684"

RULES: Final[Mapping[Kind, KindRule]] = {
    Kind.MONEY: KindRule("argent", Value.AMOUNT, Journal.MANDATAIRE_BANK, BANK, "75511"),
    Kind.DUES: KindRule("cotisation", Value.AMOUNT, Journal.MANDATAIRE_BANK, BANK, "75512"),
    Kind.ROOM: KindRule("local", Value.QUANTITY, Journal.IN_KIND, "861", "871", invoiced_to="6132"),
    Kind.SERVICE: KindRule("prestation", Value.QUANTITY, Journal.IN_KIND, "862", "871", invoiced_to="6226"),
    Kind.STAFF: KindRule("personnel", Value.QUANTITY, Journal.IN_KIND, "862", "871", invoiced_to="6226"),
    Kind.GOODS: KindRule("biens", Value.QUANTITY, Journal.IN_KIND, "860", "870", invoiced_to="6064"),
    Kind.TIME: KindRule("bénévolat", Value.MINUTES, Journal.IN_KIND, "864", "875"),
    Kind.INVOICE: KindRule(
        "facture", Value.AMOUNT, Journal.PURCHASES, SUPPLIERS, PAID_BY_MEMBERS, needs_expense=True
    ),
    Kind.DURABLE: KindRule(
        "bien durable", Value.AMOUNT, Journal.MISCELLANEOUS, "2183", "75511", invoiced_to="2183"
    ),
    Kind.WAIVER: KindRule("abandon", Value.AMOUNT, Journal.MISCELLANEOUS, PAID_BY_MEMBERS, "75511"),
    Kind.GIFT: KindRule("don", Value.AMOUNT, Journal.MANDATAIRE_BANK, BANK, "7541", from_person=True),
    Kind.PERSON_DUES: KindRule(
        "cotisation adhérent", Value.AMOUNT, Journal.MANDATAIRE_BANK, BANK, "75611", from_person=True
    ),
    Kind.LOAN_WAIVER: KindRule("abandon de prêt", Value.AMOUNT, Journal.MISCELLANEOUS, "16811", "75511"),
    Kind.LOAN_GIFT: KindRule(
        "abandon de prêt d’une personne",
        Value.AMOUNT,
        Journal.MISCELLANEOUS,
        "16812",
        "7541",
        from_person=True,
    ),
    Kind.ELECTED_DUES: KindRule(
        "cotisation élu", Value.AMOUNT, Journal.MANDATAIRE_BANK, BANK, "75612", from_person=True
    ),
}
"""The operations of a pool, as accounts.md states them."""

WAIVERS: Final = frozenset({Kind.WAIVER, Kind.LOAN_WAIVER, Kind.LOAN_GIFT})
"""Debts forgiven: refused, the debt stays."""
OF_LOANS: Final = frozenset({Kind.LOAN_WAIVER, Kind.LOAN_GIFT})
"""Made from a loan, never typed nor read from a file."""
PARTY_MONEY: Final = frozenset({Kind.MONEY, Kind.DUES})
"""What counts as contributions of parties in money: the basis a key may weigh."""
IN_KIND: Final = frozenset({Kind.ROOM, Kind.SERVICE, Kind.STAFF, Kind.GOODS, Kind.TIME})
"""Classes 86 and 87."""
CAPPED: Final = frozenset({Kind.GIFT, Kind.PERSON_DUES, Kind.LOAN_GIFT})
"""What the yearly cap of a natural person counts."""
