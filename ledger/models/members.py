"""Tables of the pool, its members, their legal facts, their representatives and their bank details.

Rows are added, never changed: a correction is a new row that supersedes an older one.
"""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from caisse.kernel.metadata import Base, BigId, Instant


class Recorded:
    """Who recorded a row and when.

    Attributes:
        recorded_at: instant of the record, in UTC.
        recorded_by_id: id of the user; None when the actor has no account (``local:<login>``).
        recorded_as: label of the actor, as printed.
    """

    recorded_at: Mapped[datetime] = mapped_column(Instant)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    recorded_as: Mapped[str] = mapped_column(String(200))


class LegalEntity(Recorded, Base):
    """A legal person: the pool's party, its mandataire, a member, another party, a bank.

    Attributes:
        code: short code in capitals, used everywhere and in what is hashed; never changes.
        legal_form: ``association``, ``association_de_financement``, ``party``, ``company``, ``cooperative``,
            ``union``, ``public_body``, ``credit_institution`` or ``other``. It decides nothing about the
            right to give (legal facts do), save for ``credit_institution``, which may lend.
        country: ISO 3166 code of two letters of the law it is under.
        rna: RNA number (W and 9 digits), or None.
        siren: SIREN number (9 digits), or None.
    """

    __tablename__ = "legal_entities"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    code: Mapped[str] = mapped_column(String(20), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    legal_form: Mapped[str] = mapped_column(String(32))
    country: Mapped[str] = mapped_column(String(2))
    rna: Mapped[str | None] = mapped_column(String(10), unique=True)
    siren: Mapped[str | None] = mapped_column(String(9), unique=True)


class Pool(Recorded, Base):
    """The one pool of an installation: two legal persons, the party and its mandataire."""

    __tablename__ = "pool"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    party_id: Mapped[int] = mapped_column(ForeignKey("legal_entities.id"))
    mandataire_id: Mapped[int] = mapped_column(ForeignKey("legal_entities.id"))


class Superseding(Recorded):
    """A dated row that may replace an earlier one.

    Attributes:
        supersedes_id: the row this one replaces; a row is replaced once at most.
        withdrawn: whether this row only takes the earlier one back.
    """

    withdrawn: Mapped[bool] = mapped_column(default=False)


class Membership(Superseding, Base):
    """A period in which a legal entity is a member of the pool; ``left_on`` is its last day."""

    __tablename__ = "memberships"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    entity_id: Mapped[int] = mapped_column(ForeignKey("legal_entities.id"), index=True)
    joined_on: Mapped[date] = mapped_column(Date)
    left_on: Mapped[date | None] = mapped_column(Date)
    reason: Mapped[str] = mapped_column(String(400), default="")
    supersedes_id: Mapped[int | None] = mapped_column(ForeignKey("memberships.id"), unique=True)


class LegalFact(Superseding, Base):
    """One dated fact about a legal entity's standing under L88, with its evidence.

    Attributes:
        kind: ``mandataire``, ``accounts_filed``, ``bar`` or ``first_year``.
        since: first day (mandataire in force, bar), or the day the accounts were filed.
        until: last day of a mandataire or of a bar; None while it runs.
        year: the year whose accounts were filed, or the party's first year.
        variant: for a mandataire, ``association_de_financement`` or ``mandataire_financier``.
        reference: number of the agrément, of the receipt, of the decision, as a person cites it.
        evidence_digest: SHA-256 of the supporting document, 64 hex digits, or None.
    """

    __tablename__ = "legal_facts"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    entity_id: Mapped[int] = mapped_column(ForeignKey("legal_entities.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    since: Mapped[date | None] = mapped_column(Date)
    until: Mapped[date | None] = mapped_column(Date)
    year: Mapped[int | None]
    variant: Mapped[str | None] = mapped_column(String(40))
    reference: Mapped[str] = mapped_column(String(200), default="")
    evidence_digest: Mapped[str | None] = mapped_column(ForeignKey("documents.digest"))
    supersedes_id: Mapped[int | None] = mapped_column(ForeignKey("legal_facts.id"), unique=True)


class Person(Recorded, Base):
    """A natural person: representative, donor, lender or volunteer. Personal data, restricted.

    Only ``code`` and ``digest`` may stand in what is hashed; the other columns are emptied by an erasure.

    Attributes:
        code: pseudonym, ``P`` and 10 hex digits drawn at random.
        digest: SHA-256 of the salt and the normalised name, 64 hex digits.
        is_french: whether the person declared French nationality; None when not known.
        is_resident: whether the person declared residence in France; None when not known.
    """

    __tablename__ = "persons"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    code: Mapped[str] = mapped_column(String(11), unique=True)
    surname: Mapped[str | None] = mapped_column(String(100))
    first_name: Mapped[str | None] = mapped_column(String(100))
    email: Mapped[str | None] = mapped_column(String(254))
    is_french: Mapped[bool | None]
    is_resident: Mapped[bool | None]
    salt: Mapped[str] = mapped_column(String(32))
    digest: Mapped[str] = mapped_column(String(64))
    erased_at: Mapped[datetime | None] = mapped_column(Instant)


class Representative(Superseding, Base):
    """A natural person who represents a legal entity for a period; ``until`` is the last day."""

    __tablename__ = "representatives"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    entity_id: Mapped[int] = mapped_column(ForeignKey("legal_entities.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), index=True)
    role: Mapped[str] = mapped_column(String(20))
    since: Mapped[date] = mapped_column(Date)
    until: Mapped[date | None] = mapped_column(Date)
    supersedes_id: Mapped[int | None] = mapped_column(ForeignKey("representatives.id"), unique=True)


class BankDetails(Recorded, Base):
    """One version of the bank details of a legal entity; who confirmed it stands in ``confirmations``.

    Attributes:
        account: ``mandataire`` (the pool's 5121, the member's own) or ``party`` (the pool's 5122).
        version: 1, 2, … per entity and account.
        holder: name of the account's holder. Restricted, like the IBAN.
        last_four: last four characters of the IBAN: all that pages show.
        digest: SHA-256 of salt, holder, IBAN and BIC in canonical JSON: all that is hashed.
        evidence_digest: SHA-256 of the bank's slip (RIB), or None.
    """

    __tablename__ = "bank_details"
    __table_args__ = (UniqueConstraint("entity_id", "account", "version"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    entity_id: Mapped[int] = mapped_column(ForeignKey("legal_entities.id"))
    account: Mapped[str] = mapped_column(String(12))
    version: Mapped[int]
    holder: Mapped[str] = mapped_column(String(200))
    iban: Mapped[str] = mapped_column(String(34))
    bic: Mapped[str | None] = mapped_column(String(11))
    last_four: Mapped[str] = mapped_column(String(4))
    salt: Mapped[str] = mapped_column(String(32))
    digest: Mapped[str] = mapped_column(String(64))
    evidence_digest: Mapped[str | None] = mapped_column(ForeignKey("documents.digest"))


class BankRelease(Recorded, Base):
    """An adopted decision that lets confirmed bank details serve before their 7 days."""

    __tablename__ = "bank_releases"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    bank_details_id: Mapped[int] = mapped_column(ForeignKey("bank_details.id"), unique=True)
    decision: Mapped[str] = mapped_column(String(200))
    decided_on: Mapped[date] = mapped_column(Date)
    decision_digest: Mapped[str] = mapped_column(ForeignKey("documents.digest"))
