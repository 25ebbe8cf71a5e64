"""Ledger: accounts, fiscal years and months, entries, what became of them, idempotency keys.

Expand first, contract in a later release; never touch a hashed column; never batch mode (it drops triggers).
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

INSTANT = sa.String(27)


def _big() -> sa.types.TypeEngine[int]:
    return sa.BigInteger().with_variant(sa.Integer, "sqlite")


def _id() -> sa.Column[int]:
    return sa.Column("id", _big(), primary_key=True)


def _to(
    column: str, target: str, *, null: bool = False, index: bool = False, unique: bool = False
) -> sa.Column[int]:
    return sa.Column(column, _big(), sa.ForeignKey(target), nullable=null, index=index, unique=unique)


def _key(column: str, target: str) -> sa.Column[int]:
    return sa.Column(column, _big(), sa.ForeignKey(target), primary_key=True, autoincrement=False)


def upgrade() -> None:
    """Expand."""
    op.create_table(
        "accounts",
        _id(),
        sa.Column("number", sa.String(8), nullable=False, unique=True),
        sa.Column("label", sa.String(200), nullable=False),
        sa.Column("root", sa.String(8), nullable=False),
        sa.Column("heading", sa.String(200), nullable=False),
        sa.Column("needs_member", sa.Boolean, nullable=False),
    )
    _periods()
    _entries()
    _links()
    op.create_table(
        "idempotency_keys",
        _id(),
        sa.Column("actor", sa.String(254), nullable=False),
        sa.Column("route", sa.String(100), nullable=False),
        sa.Column("key", sa.String(200), nullable=False),
        sa.Column("input_digest", sa.String(64), nullable=False),
        sa.Column("result", sa.Text, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.UniqueConstraint("actor", "route", "key"),
    )


def _periods() -> None:
    op.create_table(
        "fiscal_years",
        _id(),
        sa.Column("year", sa.Integer, nullable=False, unique=True),
        sa.Column("starts_on", sa.Date, nullable=False),
        sa.Column("ends_on", sa.Date, nullable=False),
        _to("opened_by_id", "users.id", null=True),
        sa.Column("opened_at", INSTANT, nullable=False),
    )
    op.create_table(
        "fiscal_year_closings",
        _key("fiscal_year_id", "fiscal_years.id"),
        _to("closed_by_id", "users.id"),
        sa.Column("closed_at", INSTANT, nullable=False),
    )
    op.create_table(
        "periods",
        _id(),
        _to("fiscal_year_id", "fiscal_years.id"),
        sa.Column("starts_on", sa.Date, nullable=False),
        sa.Column("ends_on", sa.Date, nullable=False),
        sa.UniqueConstraint("fiscal_year_id", "starts_on"),
    )
    op.create_table(
        "period_events",
        _id(),
        _to("period_id", "periods.id"),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        _to("user_id", "users.id"),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("reason", sa.String(400), nullable=False),
        sa.Column("salt", sa.String(32), nullable=False),
        sa.UniqueConstraint("period_id", "position"),
        sa.CheckConstraint("kind IN ('closed', 'reopen_requested', 'reopened')", name="kind"),
    )
    op.create_table(
        "period_totals",
        _id(),
        _to("period_id", "periods.id"),
        _to("account_id", "accounts.id"),
        _to("member_id", "legal_entities.id", null=True),
        sa.Column("debit_cents", sa.BigInteger, nullable=False),
        sa.Column("credit_cents", sa.BigInteger, nullable=False),
        sa.UniqueConstraint("period_id", "account_id", "member_id"),
    )
    op.create_index(
        "uq_period_totals_without_member",
        "period_totals",
        ["period_id", "account_id"],
        unique=True,
        sqlite_where=sa.text("member_id IS NULL"),
        postgresql_where=sa.text("member_id IS NULL"),
    )


def _entries() -> None:
    op.create_table(
        "entries",
        _id(),
        _to("fiscal_year_id", "fiscal_years.id"),
        _to("period_id", "periods.id", index=True),
        sa.Column("journal", sa.String(2), nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("label", sa.String(200), nullable=False),
        sa.Column("piece", sa.String(100), nullable=False),
        sa.Column("document", sa.String(64), sa.ForeignKey("documents.digest"), nullable=True),
        sa.Column("origin", sa.String(20), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        _to("author_id", "users.id", null=True),
        sa.Column("drafted_at", INSTANT, nullable=False),
        _to("replaces_id", "entries.id", null=True, unique=True),
        _to("reverses_id", "entries.id", null=True, index=True),
    )
    op.create_table(
        "postings",
        _id(),
        _to("entry_id", "entries.id"),
        sa.Column("position", sa.Integer, nullable=False),
        _to("account_id", "accounts.id", index=True),
        _to("member_id", "legal_entities.id", null=True, index=True),
        sa.Column("amount_cents", sa.BigInteger, nullable=False),
        sa.Column("label", sa.String(200), nullable=False),
        sa.UniqueConstraint("entry_id", "position"),
        sa.CheckConstraint("amount_cents <> 0", name="moves_something"),
    )
    op.create_table(
        "entry_touches",
        _id(),
        _to("entry_id", "entries.id", index=True),
        _to("user_id", "users.id"),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.CheckConstraint("kind IN ('created', 'edited', 'vouched', 'attached')", name="kind"),
    )
    op.create_table(
        "entry_withdrawals",
        _key("entry_id", "entries.id"),
        _to("user_id", "users.id", null=True),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("reason", sa.String(400), nullable=False),
    )
    op.create_table(
        "posted_entries",
        _key("entry_id", "entries.id"),
        _to("fiscal_year_id", "fiscal_years.id"),
        sa.Column("number", sa.Integer, nullable=False),
        _to("poster_id", "users.id"),
        sa.Column("posted_at", INSTANT, nullable=False),
        sa.Column("text_salt", sa.String(32), nullable=False),
        sa.Column("seal_seq", sa.BigInteger, sa.ForeignKey("seals.seq"), nullable=False, unique=True),
        sa.UniqueConstraint("fiscal_year_id", "number"),
    )


def _links() -> None:
    op.create_table(
        "reversals",
        _key("reversed_id", "entries.id"),
        _to("reversing_id", "entries.id", unique=True),
    )
    op.create_table(
        "letterings",
        _id(),
        _to("account_id", "accounts.id"),
        sa.Column("code", sa.String(10), nullable=False),
        _to("user_id", "users.id"),
        sa.Column("at", INSTANT, nullable=False),
        sa.UniqueConstraint("account_id", "code"),
    )
    op.create_table(
        "lettered_postings",
        _key("posting_id", "postings.id"),
        _to("lettering_id", "letterings.id", index=True),
    )
    op.create_table(
        "payment_links",
        _id(),
        _to("payment_id", "entries.id"),
        _to("owed_id", "entries.id"),
        sa.Column("amount_cents", sa.BigInteger, nullable=False),
        sa.UniqueConstraint("payment_id", "owed_id"),
        sa.CheckConstraint("amount_cents > 0", name="pays_something"),
    )


def downgrade() -> None:
    """Undo."""
    for table in (
        "idempotency_keys",
        "payment_links",
        "lettered_postings",
        "letterings",
        "reversals",
        "posted_entries",
        "entry_withdrawals",
        "entry_touches",
        "postings",
        "entries",
        "period_totals",
        "period_events",
        "periods",
        "fiscal_year_closings",
        "fiscal_years",
        "accounts",
    ):
        op.drop_table(table)
