"""Reports: what was issued, with its manifest, and the bytes of each rendering.

Expand first, contract in a later release; never touch a hashed column; never batch mode (it drops triggers).
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

INSTANT = sa.String(27)


def upgrade() -> None:
    """Expand."""
    op.create_table(
        "issued_reports",
        sa.Column("number", sa.String(20), primary_key=True),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("member_code", sa.String(20)),
        sa.Column("title", sa.String(400), nullable=False),
        sa.Column("status", sa.String(11), nullable=False),
        sa.Column("issued_on", sa.Date, nullable=False),
        sa.Column(
            "issued_by_id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), sa.ForeignKey("users.id")
        ),
        sa.Column("issued_as", sa.String(254), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("manifest", sa.Text, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.CheckConstraint("status IN ('definitive', 'provisional')", name="status"),
    )
    op.create_index(None, "issued_reports", ["kind", "issued_on"])
    op.create_table(
        "report_renderings",
        sa.Column("number", sa.String(20), sa.ForeignKey("issued_reports.number"), primary_key=True),
        sa.Column("form", sa.String(4), primary_key=True),
        sa.Column("digest", sa.String(64), sa.ForeignKey("documents.digest"), nullable=False, index=True),
        sa.Column("at", INSTANT, nullable=False),
        sa.CheckConstraint("form IN ('pdf', 'html', 'csv', 'json')", name="form"),
    )


def downgrade() -> None:
    """Undo."""
    op.drop_table("report_renderings")
    op.drop_table("issued_reports")
