"""Contributions: register, import batches, receipts, hourly rates, loans.

Expand first, contract in a later release; never touch a hashed column; never batch mode (it drops triggers).
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
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


def _document(column: str, *, null: bool = True) -> sa.Column[str]:
    return sa.Column(column, sa.String(64), sa.ForeignKey("documents.digest"), nullable=null)


def _recorded() -> tuple[sa.Column[str], sa.Column[int], sa.Column[str]]:
    return (
        sa.Column("recorded_at", INSTANT, nullable=False),
        _to("recorded_by_id", "users.id", null=True),
        sa.Column("recorded_as", sa.String(200), nullable=False),
    )


def _judged() -> tuple[sa.Column[str], ...]:
    return (
        sa.Column("outcome", sa.String(12), nullable=False),
        sa.Column("rule_code", sa.String(80), nullable=False),
        sa.Column("rule_params", sa.Text, nullable=False),
        sa.Column("source_reference", sa.String(200), nullable=False),
        sa.Column("source_quote", sa.Text, nullable=False),
    )


def upgrade() -> None:
    """Expand."""
    op.create_table(
        "hourly_rates",
        _id(),
        sa.Column("since", sa.Date, nullable=False),
        sa.Column("rate_cents", sa.BigInteger, nullable=False),
        sa.Column("method", sa.String(400), nullable=False),
        _document("evidence_digest"),
        sa.Column("withdrawn", sa.Boolean, nullable=False),
        _to("supersedes_id", "hourly_rates.id", null=True, unique=True),
        *_recorded(),
    )
    _batches()
    _register()
    _loans()


def _batches() -> None:
    op.create_table(
        "contribution_batches",
        _id(),
        _document("digest", null=False),
        sa.Column("format", sa.String(40), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("rows", sa.Integer),
        sa.Column("accepted", sa.Integer),
        sa.Column("refused", sa.Integer),
        sa.Column("to_return", sa.Integer),
        sa.Column("to_invoice", sa.Integer),
        sa.Column("committed_at", INSTANT),
        _to("committed_by_id", "users.id", null=True),
        *_recorded(),
        sa.UniqueConstraint("digest", "format"),
        sa.CheckConstraint("state IN ('refused', 'staged', 'committed')", name="state"),
    )
    op.create_table(
        "contribution_issues",
        _id(),
        _to("batch_id", "contribution_batches.id"),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("line", sa.Integer),
        sa.Column("column", sa.String(60)),
        sa.Column("code", sa.String(80), nullable=False),
        sa.Column("severity", sa.String(10), nullable=False),
        sa.Column("params", sa.Text, nullable=False),
        sa.UniqueConstraint("batch_id", "position"),
    )


def _register() -> None:
    op.create_table(
        "contributions",
        _id(),
        _to("batch_id", "contribution_batches.id", null=True, index=True),
        sa.Column("line", sa.Integer),
        sa.Column("year", sa.Integer),
        sa.Column("number", sa.Integer),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("day", sa.Date, nullable=False, index=True),
        _to("entity_id", "legal_entities.id", null=True, index=True),
        _to("person_id", "persons.id", null=True, index=True),
        sa.Column("amount_cents", sa.BigInteger, nullable=False),
        sa.Column("minutes", sa.Integer),
        sa.Column("rate_cents", sa.BigInteger),
        sa.Column("quantity_thousandths", sa.BigInteger),
        sa.Column("unit", sa.String(40)),
        sa.Column("unit_value_cents", sa.BigInteger),
        sa.Column("method", sa.String(200)),
        sa.Column("done", sa.Boolean, nullable=False),
        sa.Column("cash", sa.Boolean, nullable=False),
        sa.Column("elsewhere_cents", sa.BigInteger, nullable=False),
        sa.Column("expense_account", sa.String(8)),
        sa.Column("label", sa.String(200), nullable=False),
        sa.Column("piece", sa.String(100), nullable=False),
        _document("document_digest"),
        *_judged(),
        sa.Column("warnings", sa.Text, nullable=False),
        *_recorded(),
        sa.UniqueConstraint("year", "number"),
    )
    op.create_table(
        "contribution_entries",
        _id(),
        _to("contribution_id", "contributions.id", index=True),
        _to("entry_id", "entries.id", unique=True),
        sa.Column("role", sa.String(10), nullable=False),
    )
    op.create_table(
        "contribution_cancellations",
        sa.Column(
            "contribution_id",
            _big(),
            sa.ForeignKey("contributions.id"),
            primary_key=True,
            autoincrement=False,
        ),
        sa.Column("reason", sa.String(400), nullable=False),
        *_recorded(),
    )
    op.create_table(
        "receipts",
        _id(),
        _to("contribution_id", "contributions.id", unique=True),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        *_recorded(),
        sa.UniqueConstraint("year", "number"),
    )


def _loans() -> None:
    op.create_table(
        "loans",
        _id(),
        sa.Column("reference", sa.String(20), nullable=False, unique=True),
        _to("entity_id", "legal_entities.id", null=True, index=True),
        _to("person_id", "persons.id", null=True, index=True),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("ends_on", sa.Date, nullable=False),
        sa.Column("principal_cents", sa.BigInteger, nullable=False),
        sa.Column("rate_bp", sa.Integer, nullable=False),
        _document("contract_digest"),
        sa.Column("piece", sa.String(100), nullable=False),
        *_judged(),
        *_recorded(),
        sa.CheckConstraint("(entity_id IS NULL) <> (person_id IS NULL)", name="one_lender"),
        sa.CheckConstraint("principal_cents > 0", name="principal"),
    )
    op.create_table(
        "loan_instalments",
        _id(),
        _to("loan_id", "loans.id"),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("due_on", sa.Date, nullable=False),
        sa.Column("principal_cents", sa.BigInteger, nullable=False),
        sa.UniqueConstraint("loan_id", "position"),
    )
    op.create_table(
        "loan_events",
        _id(),
        _to("loan_id", "loans.id", index=True),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("principal_cents", sa.BigInteger, nullable=False),
        sa.Column("interest_cents", sa.BigInteger, nullable=False),
        sa.Column("piece", sa.String(100), nullable=False),
        _document("deed_digest"),
        _to("contribution_id", "contributions.id", null=True, unique=True),
        *_recorded(),
        sa.CheckConstraint("kind IN ('repayment', 'waiver')", name="kind"),
    )
    op.create_table(
        "loan_entries",
        _id(),
        _to("loan_id", "loans.id", index=True),
        _to("event_id", "loan_events.id", null=True),
        _to("entry_id", "entries.id", unique=True),
        sa.Column("role", sa.String(10), nullable=False),
    )


def downgrade() -> None:
    """Undo."""
    for table in (
        "loan_entries",
        "loan_events",
        "loan_instalments",
        "loans",
        "receipts",
        "contribution_cancellations",
        "contribution_entries",
        "contributions",
        "contribution_issues",
        "contribution_batches",
        "hourly_rates",
    ):
        op.drop_table(table)
