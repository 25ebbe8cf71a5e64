"""Tables of entries, their lines and what became of them. Rows are only ever added.

A draft is not edited: another draft replaces it. Posting adds a row to ``posted_entries``, so that a posted
entry has no column that changes.
"""

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, Date, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from caisse.kernel.metadata import Base, BigId, Instant


class Entry(Base):
    """What an entry says, from its draft on; see ``ledger.entries.EntryDraft``.

    Attributes:
        fiscal_year_id: the year of ``day``.
        period_id: the month of ``day``.
        digest: SHA-256 of what is displayed.
        author_id: who made the draft; None for ``local:<login>``, then a named person must vouch for it.
        drafted_at: when.
        replaces_id: the draft this one replaces.
        reverses_id: the posted entry this one mirrors.
    """

    __tablename__ = "entries"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    fiscal_year_id: Mapped[int] = mapped_column(ForeignKey("fiscal_years.id"))
    period_id: Mapped[int] = mapped_column(ForeignKey("periods.id"), index=True)
    journal: Mapped[str] = mapped_column(String(2))
    day: Mapped[date] = mapped_column(Date)
    label: Mapped[str] = mapped_column(String(200))
    piece: Mapped[str] = mapped_column(String(100))
    document: Mapped[str | None] = mapped_column(ForeignKey("documents.digest"))
    origin: Mapped[str] = mapped_column(String(20))
    digest: Mapped[str] = mapped_column(String(64))
    author_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    drafted_at: Mapped[datetime] = mapped_column(Instant)
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("entries.id"), unique=True)
    reverses_id: Mapped[int | None] = mapped_column(ForeignKey("entries.id"), index=True)

    lines: Mapped[list["Posting"]] = relationship(order_by="Posting.position")


class Posting(Base):
    """One line of an entry.

    Attributes:
        entry_id: the entry.
        position: 1, 2, … in the entry.
        account_id: the account.
        member_id: the legal entity of an auxiliary account, or None.
        amount_cents: debit positive, credit negative, never 0.
        label: what the line says beyond the entry's label.
    """

    __tablename__ = "postings"
    __table_args__ = (
        UniqueConstraint("entry_id", "position"),
        CheckConstraint("amount_cents <> 0", name="moves_something"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entries.id"))
    position: Mapped[int]
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    member_id: Mapped[int | None] = mapped_column(ForeignKey("legal_entities.id"), index=True)
    amount_cents: Mapped[int] = mapped_column(BigInteger)
    label: Mapped[str] = mapped_column(String(200), default="")


class EntryTouch(Base):
    """Who had a hand in a draft: nobody of them posts it.

    Attributes:
        kind: ``created``, ``edited``, ``vouched`` or ``attached``.
    """

    __tablename__ = "entry_touches"
    __table_args__ = (CheckConstraint("kind IN ('created', 'edited', 'vouched', 'attached')", name="kind"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entries.id"), index=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    kind: Mapped[str] = mapped_column(String(10))
    at: Mapped[datetime] = mapped_column(Instant)


class EntryWithdrawal(Base):
    """A draft taken back: it will not be posted."""

    __tablename__ = "entry_withdrawals"

    entry_id: Mapped[int] = mapped_column(ForeignKey("entries.id"), primary_key=True, autoincrement=False)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime] = mapped_column(Instant)
    reason: Mapped[str] = mapped_column(String(400), default="")


class PostedEntry(Base):
    """An entry became part of the books.

    Attributes:
        entry_id: the entry.
        fiscal_year_id: its year.
        number: 1, 2, … without a hole in the year.
        poster_id: the second person.
        posted_at: when (the FEC's ``ValidDate``).
        text_salt: keeps the digest of labels and piece from being guessed.
        seal_seq: its event in the chain.
    """

    __tablename__ = "posted_entries"
    __table_args__ = (UniqueConstraint("fiscal_year_id", "number"),)

    entry_id: Mapped[int] = mapped_column(ForeignKey("entries.id"), primary_key=True, autoincrement=False)
    fiscal_year_id: Mapped[int] = mapped_column(ForeignKey("fiscal_years.id"))
    number: Mapped[int]
    poster_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    posted_at: Mapped[datetime] = mapped_column(Instant)
    text_salt: Mapped[str] = mapped_column(String(32))
    seal_seq: Mapped[int] = mapped_column(ForeignKey("seals.seq"), unique=True)


class Reversal(Base):
    """A posted entry and the posted mirror that undoes it; once per entry."""

    __tablename__ = "reversals"

    reversed_id: Mapped[int] = mapped_column(ForeignKey("entries.id"), primary_key=True, autoincrement=False)
    reversing_id: Mapped[int] = mapped_column(ForeignKey("entries.id"), unique=True)


class Lettering(Base):
    """Posted lines of one account that answer each other (invoice and payment) and sum to zero.

    Attributes:
        code: letters printed beside the lines (``A``, ``B``, … ``AA``), one sequence per account.
    """

    __tablename__ = "letterings"
    __table_args__ = (UniqueConstraint("account_id", "code"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    code: Mapped[str] = mapped_column(String(10))
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime] = mapped_column(Instant)


class LetteredPosting(Base):
    """A line of a lettering; a line is lettered once."""

    __tablename__ = "lettered_postings"

    posting_id: Mapped[int] = mapped_column(ForeignKey("postings.id"), primary_key=True, autoincrement=False)
    lettering_id: Mapped[int] = mapped_column(ForeignKey("letterings.id"), index=True)


class PaymentLink(Base):
    """Which posted entry of a bank pays what an earlier posted entry owes.

    Attributes:
        payment_id: the entry of the bank.
        owed_id: the entry that made the debt.
        amount_cents: how much of it, positive.
    """

    __tablename__ = "payment_links"
    __table_args__ = (
        UniqueConstraint("payment_id", "owed_id"),
        CheckConstraint("amount_cents > 0", name="pays_something"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    payment_id: Mapped[int] = mapped_column(ForeignKey("entries.id"))
    owed_id: Mapped[int] = mapped_column(ForeignKey("entries.id"))
    amount_cents: Mapped[int] = mapped_column(BigInteger)


class IdempotencyKey(Base):
    """What a repeated request answered the first time.

    Attributes:
        actor: label of the actor.
        route: name of the use case.
        key: what the caller sent.
        input_digest: SHA-256 of the input.
        result: canonical JSON of the first result.
        at: when.
    """

    __tablename__ = "idempotency_keys"
    __table_args__ = (UniqueConstraint("actor", "route", "key"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    actor: Mapped[str] = mapped_column(String(254))
    route: Mapped[str] = mapped_column(String(100))
    key: Mapped[str] = mapped_column(String(200))
    input_digest: Mapped[str] = mapped_column(String(64))
    result: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Instant)
