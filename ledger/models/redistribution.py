"""Tables of keys, adoptions, plans and their payments. Rows are only ever added."""

from datetime import date, datetime

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from caisse.kernel.metadata import Base, BigId, Instant


class KeyDocument(Base):
    """One version of the key: the TOML document kept under its digest.

    Attributes:
        version: its name, as members quote it.
        title: its title.
        digest: SHA-256 of the document, which is kept in ``documents``.
        author_id: who entered it.
        at: when.
    """

    __tablename__ = "redistribution_keys"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    version: Mapped[str] = mapped_column(String(40), unique=True)
    title: Mapped[str] = mapped_column(String(200))
    digest: Mapped[str] = mapped_column(ForeignKey("documents.digest"), unique=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime] = mapped_column(Instant)


class Adoption(Base):
    """The members' decision or convention that adopts a text: a key, or designations after the vote.

    Attributes:
        kind: ``decision`` (by consent) or ``convention`` (signed by each member).
        number: its number, as the minutes or the convention print it; one per kind.
        adopted_on: its date; it holds from that day.
        until: last day it holds, or None.
        text_digest: SHA-256 of the adopted text.
        document: SHA-256 of the signed minutes or convention kept in ``documents``, or None.
        digest: SHA-256 of the adoption's canonical form: what the second person confirms.
        author_id: who entered it; another person confirms it.
        at: when.
    """

    __tablename__ = "adoptions"
    __table_args__ = (
        UniqueConstraint("kind", "number"),
        CheckConstraint("kind IN ('decision', 'convention')", name="kind"),
        CheckConstraint("until IS NULL OR until >= adopted_on", name="in_order"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    kind: Mapped[str] = mapped_column(String(10))
    number: Mapped[str] = mapped_column(String(40))
    adopted_on: Mapped[date] = mapped_column(Date)
    until: Mapped[date | None] = mapped_column(Date)
    text_digest: Mapped[str] = mapped_column(ForeignKey("documents.digest"), index=True)
    document: Mapped[str | None] = mapped_column(ForeignKey("documents.digest"))
    digest: Mapped[str] = mapped_column(String(64))
    author_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime] = mapped_column(Instant)


class AdoptionConsent(Base):
    """A member that consented to an adoption."""

    __tablename__ = "adoption_consents"

    adoption_id: Mapped[int] = mapped_column(ForeignKey("adoptions.id"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("legal_entities.id"), primary_key=True)


class Plan(Base):
    """One computed redistribution of one receipt.

    Attributes:
        code: ``2025-1``: aid year and number in it; names the plan in what is sealed.
        aid_year: year of the aid.
        election: slug of the election (``legislatives-2024``).
        version: code of the result version whose votes weigh.
        matches_digest: SHA-256 of the confirmed matches.
        designations_digest: SHA-256 of the confirmed designations; empty where the key needs none.
        decree: reference of the decree.
        receipt_id: the posted receipt it shares.
        replaces_id: the plan of the same receipt that this one replaces; a receipt has one live plan.
        key_id: the key's version.
        adoption_id: the adoption it stands on.
        day: the plan's date.
        unit: how many units of designation make one vote, one constituency, one candidate.
        digest: SHA-256 of the canonical plan: what the second person was shown.
        author_id: who made it; another person posts it.
        at: when.
    """

    __tablename__ = "plans"
    __table_args__ = (
        Index(
            "uq_plans_first_of_receipt",
            "receipt_id",
            unique=True,
            sqlite_where=text("replaces_id IS NULL"),
            postgresql_where=text("replaces_id IS NULL"),
        ),
        CheckConstraint("to_share_cents > 0", name="shares_something"),
        CheckConstraint("deduction_cents >= 0", name="deduction"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    code: Mapped[str] = mapped_column(String(20), unique=True)
    aid_year: Mapped[int]
    election: Mapped[str] = mapped_column(String(40))
    version: Mapped[str] = mapped_column(String(80))
    matches_digest: Mapped[str] = mapped_column(String(64))
    designations_digest: Mapped[str] = mapped_column(String(64))
    decree: Mapped[str] = mapped_column(String(200))
    receipt_id: Mapped[int] = mapped_column(ForeignKey("entries.id"), index=True)
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("plans.id"), unique=True)
    key_id: Mapped[int] = mapped_column(ForeignKey("redistribution_keys.id"))
    adoption_id: Mapped[int] = mapped_column(ForeignKey("adoptions.id"))
    day: Mapped[date] = mapped_column(Date)
    received_cents: Mapped[int] = mapped_column(BigInteger)
    deduction_cents: Mapped[int] = mapped_column(BigInteger)
    carried_cents: Mapped[int] = mapped_column(BigInteger)
    to_share_cents: Mapped[int] = mapped_column(BigInteger)
    base_cents: Mapped[int] = mapped_column(BigInteger)
    unit: Mapped[int] = mapped_column(BigInteger)
    multiplier: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(String(64))
    author_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime] = mapped_column(Instant)

    lines: Mapped[list["PlanLineRow"]] = relationship(order_by="PlanLineRow.position")
    items: Mapped[list["PlanItem"]] = relationship(order_by="PlanItem.position")


class PlanItem(Base):
    """A priority item of a plan.

    Attributes:
        kind: ``expense``, ``loan`` or ``reserve``.
        member_id: the lender of a loan, else None.
        document: SHA-256 of the invoice or of the loan's contract, or None.
    """

    __tablename__ = "plan_items"
    __table_args__ = (
        CheckConstraint("cents > 0", name="sets_something_aside"),
        CheckConstraint("kind IN ('expense', 'loan', 'reserve')", name="kind"),
        CheckConstraint("(kind = 'loan') = (member_id IS NOT NULL)", name="loan_has_lender"),
    )

    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    label: Mapped[str] = mapped_column(String(200))
    cents: Mapped[int] = mapped_column(BigInteger)
    kind: Mapped[str] = mapped_column(String(10))
    member_id: Mapped[int | None] = mapped_column(ForeignKey("legal_entities.id"))
    document: Mapped[str | None] = mapped_column(ForeignKey("documents.digest"))


class PlanLineRow(Base):
    """One member's line of a plan, with all that recomputes it.

    Attributes:
        measures: canonical JSON: the integer of each base.
        women: candidates counted for parity, in units of the plan.
        men: the same.
        present_days: days of membership in the aid year.
        year_days: days of the aid year.
        weight: exact weight, ``numerator/denominator``.
        quota: exact cents, the same.
        whole_cents: the quota without its fraction.
        remainder: the fraction that is left.
        rank: place among the remainders, or None.
        extra_cents: 1 for a line that receives one more cent.
        bound: ``none``, ``floor`` or ``cap``.
        charge_quota: exact cents of parity charged, or None where the member bears none by itself.
        charge_rank: place among the remainders of the charge, or None.
        is_party: whether the share is a contribution to a party (65711) or not (65718).
        consigned: code of the sentence why it can't be paid, or None.
        consigned_params: canonical JSON of that sentence's figures.
    """

    __tablename__ = "plan_lines"
    __table_args__ = (
        UniqueConstraint("plan_id", "member_id"),
        CheckConstraint("net_cents >= 0", name="owes_no_less_than_nothing"),
        CheckConstraint("net_cents = share_cents - charge_cents", name="net"),
    )

    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("legal_entities.id"))
    measures: Mapped[str] = mapped_column(Text)
    women: Mapped[int] = mapped_column(BigInteger)
    men: Mapped[int] = mapped_column(BigInteger)
    present_days: Mapped[int]
    year_days: Mapped[int]
    weight: Mapped[str] = mapped_column(Text)
    quota: Mapped[str] = mapped_column(Text)
    whole_cents: Mapped[int] = mapped_column(BigInteger)
    remainder: Mapped[str] = mapped_column(Text)
    rank: Mapped[int | None]
    extra_cents: Mapped[int]
    bound: Mapped[str] = mapped_column(String(5))
    share_cents: Mapped[int] = mapped_column(BigInteger)
    charge_quota: Mapped[str | None] = mapped_column(Text)
    charge_rank: Mapped[int | None]
    charge_cents: Mapped[int] = mapped_column(BigInteger)
    net_cents: Mapped[int] = mapped_column(BigInteger)
    is_party: Mapped[bool]
    consigned: Mapped[str | None] = mapped_column(String(80))
    consigned_params: Mapped[str] = mapped_column(Text)


class PlanSettlement(Base):
    """What a priority item finally cost; the gap with the earmark goes to a later plan.

    Attributes:
        invoiced_cents: what was invoiced, 0 or more.
        document: SHA-256 of the invoice.
        user_id: who entered it.
        at: when.
    """

    __tablename__ = "plan_settlements"
    __table_args__ = (
        UniqueConstraint("plan_id", "position"),
        ForeignKeyConstraint(["plan_id", "position"], ["plan_items.plan_id", "plan_items.position"]),
        CheckConstraint("invoiced_cents >= 0", name="not_negative"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    plan_id: Mapped[int] = mapped_column(BigId)
    position: Mapped[int]
    invoiced_cents: Mapped[int] = mapped_column(BigInteger)
    document: Mapped[str] = mapped_column(ForeignKey("documents.digest"))
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime] = mapped_column(Instant)


class PlanCarry(Base):
    """A settlement whose gap a plan took up."""

    __tablename__ = "plan_carries"

    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id"), primary_key=True)
    settlement_id: Mapped[int] = mapped_column(ForeignKey("plan_settlements.id"), primary_key=True)
    gap_cents: Mapped[int] = mapped_column(BigInteger)


class PlanPosting(Base):
    """A plan was posted: what is owed stands in the books.

    Attributes:
        owed_id: the posted entry D 65711/65718 C 4511.
        consigned_id: the posted entry D 4511 C 4685, or None where nothing is consigned.
        user_id: the second person.
        at: when.
    """

    __tablename__ = "plan_postings"

    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id"), primary_key=True, autoincrement=False)
    owed_id: Mapped[int] = mapped_column(ForeignKey("entries.id"), unique=True)
    consigned_id: Mapped[int | None] = mapped_column(ForeignKey("entries.id"), unique=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime] = mapped_column(Instant)


class PlanMovement(Base):
    """An entry drafted for one member of a posted plan.

    Attributes:
        kind: ``payment`` (D 4511 C 5122), ``release`` (D 4685 C 4511) or ``consignment`` (D 4511 C 4685).
            Loans are repaid by the loans themselves.
        entry_id: the entry, posted by a second person or still a draft.
        bank_details_id: where the money goes; None where none moves.
        user_id: who drafted it.
        at: when.
    """

    __tablename__ = "plan_movements"
    __table_args__ = (
        Index(None, "plan_id", "member_id"),
        CheckConstraint("kind IN ('payment', 'release', 'consignment')", name="kind"),
        CheckConstraint("cents > 0", name="moves_something"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id"))
    member_id: Mapped[int] = mapped_column(ForeignKey("legal_entities.id"))
    kind: Mapped[str] = mapped_column(String(12))
    entry_id: Mapped[int] = mapped_column(ForeignKey("entries.id"), unique=True)
    cents: Mapped[int] = mapped_column(BigInteger)
    bank_details_id: Mapped[int | None] = mapped_column(ForeignKey("bank_details.id"))
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime] = mapped_column(Instant)
