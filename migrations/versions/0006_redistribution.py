"""Redistribution: designations, keys, adoptions, plans, their settlements, postings and movements.

Expand first, contract in a later release; never touch a hashed column; never batch mode (it drops triggers).
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_TABLES = (
    "plan_movements",
    "plan_postings",
    "plan_carries",
    "plan_settlements",
    "plan_lines",
    "plan_items",
    "plans",
    "adoption_consents",
    "adoptions",
    "redistribution_keys",
    "designations",
    "designation_sets",
)


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


def _text(column: str, length: int, *, null: bool = False, unique: bool = False) -> sa.Column[str]:
    return sa.Column(column, sa.String(length), nullable=null, unique=unique)


def _long(column: str, *, null: bool = False) -> sa.Column[str]:
    return sa.Column(column, sa.Text(), nullable=null)


def _whole(column: str, *, null: bool = False) -> sa.Column[int]:
    return sa.Column(column, sa.Integer(), nullable=null)


def _cents(column: str) -> sa.Column[int]:
    return sa.Column(column, sa.BigInteger(), nullable=False)


def _document(
    column: str, *, null: bool = False, unique: bool = False, index: bool = False
) -> sa.Column[str]:
    return sa.Column(
        column, sa.String(64), sa.ForeignKey("documents.digest"), nullable=null, unique=unique, index=index
    )


def _position(name: str = "position") -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), primary_key=True, autoincrement=False)


def _by(column: str = "author_id", *, null: bool = False) -> tuple[sa.Column[int], sa.Column[str]]:
    return _to(column, "users.id", null=null), sa.Column("at", sa.String(27), nullable=False)


def upgrade() -> None:
    """Expand."""
    _designations()
    _keys()
    _plans()
    _lines()
    _afterwards()


def downgrade() -> None:
    """Undo."""
    for table in _TABLES:
        op.drop_table(table)


def _designations() -> None:
    op.create_table(
        "designation_sets",
        _id(),
        sa.Column("election_id", sa.Integer, sa.ForeignKey("elections.id"), nullable=False),
        _whole("number"),
        _document("document"),
        _text("digest", 64),
        *_by(null=True),
        sa.UniqueConstraint("election_id", "number"),
    )
    op.create_table(
        "designations",
        _key("set_id", "designation_sets.id"),
        _position("line"),
        sa.Column("constituency", sa.String(5), sa.ForeignKey("constituencies.code"), nullable=False),
        _whole("panel", null=True),
        _text("name", 300, null=True),
        _text("normalised", 300, null=True),
        _to("member_id", "legal_entities.id", index=True),
        _whole("numerator"),
        _whole("denominator"),
        sa.CheckConstraint("numerator > 0 AND numerator <= denominator", name="share"),
        sa.CheckConstraint("panel IS NOT NULL OR normalised IS NOT NULL", name="names_candidacy"),
    )


def _keys() -> None:
    op.create_table(
        "redistribution_keys",
        _id(),
        _text("version", 40, unique=True),
        _text("title", 200),
        _document("digest", unique=True),
        *_by(),
    )
    op.create_table(
        "adoptions",
        _id(),
        _text("kind", 10),
        _text("number", 40),
        sa.Column("adopted_on", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        _document("text_digest", index=True),
        _document("document", null=True),
        _text("digest", 64),
        *_by(),
        sa.UniqueConstraint("kind", "number"),
        sa.CheckConstraint("kind IN ('decision', 'convention')", name="kind"),
        sa.CheckConstraint("until IS NULL OR until >= adopted_on", name="in_order"),
    )
    op.create_table(
        "adoption_consents",
        _key("adoption_id", "adoptions.id"),
        _key("member_id", "legal_entities.id"),
    )


def _plans() -> None:
    op.create_table(
        "plans",
        _id(),
        _text("code", 20, unique=True),
        _whole("aid_year"),
        _text("election", 40),
        _text("version", 80),
        _text("matches_digest", 64),
        _text("designations_digest", 64),
        _text("decree", 200),
        _to("receipt_id", "entries.id", index=True),
        _to("replaces_id", "plans.id", null=True, unique=True),
        _to("key_id", "redistribution_keys.id"),
        _to("adoption_id", "adoptions.id"),
        sa.Column("day", sa.Date(), nullable=False),
        _cents("received_cents"),
        _cents("deduction_cents"),
        _cents("carried_cents"),
        _cents("to_share_cents"),
        _cents("base_cents"),
        _cents("unit"),
        _long("multiplier"),
        _text("digest", 64),
        *_by(),
        sa.CheckConstraint("to_share_cents > 0", name="shares_something"),
        sa.CheckConstraint("deduction_cents >= 0", name="deduction"),
    )
    op.create_index(
        "uq_plans_first_of_receipt",
        "plans",
        ["receipt_id"],
        unique=True,
        sqlite_where=sa.text("replaces_id IS NULL"),
        postgresql_where=sa.text("replaces_id IS NULL"),
    )
    op.create_table(
        "plan_items",
        _key("plan_id", "plans.id"),
        _position(),
        _text("label", 200),
        _cents("cents"),
        _text("kind", 10),
        _to("member_id", "legal_entities.id", null=True),
        _document("document", null=True),
        sa.CheckConstraint("cents > 0", name="sets_something_aside"),
        sa.CheckConstraint("kind IN ('expense', 'loan', 'reserve')", name="kind"),
        sa.CheckConstraint("(kind = 'loan') = (member_id IS NOT NULL)", name="loan_has_lender"),
    )


def _lines() -> None:
    op.create_table(
        "plan_lines",
        _key("plan_id", "plans.id"),
        _position(),
        _to("member_id", "legal_entities.id"),
        _long("measures"),
        _cents("women"),
        _cents("men"),
        _whole("present_days"),
        _whole("year_days"),
        _long("weight"),
        _long("quota"),
        _cents("whole_cents"),
        _long("remainder"),
        _whole("rank", null=True),
        _whole("extra_cents"),
        _text("bound", 5),
        _cents("share_cents"),
        _long("charge_quota", null=True),
        _whole("charge_rank", null=True),
        _cents("charge_cents"),
        _cents("net_cents"),
        sa.Column("is_party", sa.Boolean(), nullable=False),
        _text("consigned", 80, null=True),
        _long("consigned_params"),
        sa.UniqueConstraint("plan_id", "member_id"),
        sa.CheckConstraint("net_cents >= 0", name="owes_no_less_than_nothing"),
        sa.CheckConstraint("net_cents = share_cents - charge_cents", name="net"),
    )


def _afterwards() -> None:
    op.create_table(
        "plan_settlements",
        _id(),
        sa.Column("plan_id", _big(), nullable=False),
        _whole("position"),
        _cents("invoiced_cents"),
        _document("document"),
        *_by("user_id"),
        sa.UniqueConstraint("plan_id", "position"),
        sa.ForeignKeyConstraint(["plan_id", "position"], ["plan_items.plan_id", "plan_items.position"]),
        sa.CheckConstraint("invoiced_cents >= 0", name="not_negative"),
    )
    op.create_table(
        "plan_carries",
        _key("plan_id", "plans.id"),
        _key("settlement_id", "plan_settlements.id"),
        _cents("gap_cents"),
    )
    op.create_table(
        "plan_postings",
        _key("plan_id", "plans.id"),
        _to("owed_id", "entries.id", unique=True),
        _to("consigned_id", "entries.id", null=True, unique=True),
        *_by("user_id"),
    )
    op.create_table(
        "plan_movements",
        _id(),
        _to("plan_id", "plans.id"),
        _to("member_id", "legal_entities.id"),
        _text("kind", 12),
        _to("entry_id", "entries.id", unique=True),
        _cents("cents"),
        _to("bank_details_id", "bank_details.id", null=True),
        *_by("user_id"),
        sa.CheckConstraint("kind IN ('payment', 'release', 'consignment')", name="kind"),
        sa.CheckConstraint("cents > 0", name="moves_something"),
    )
    op.create_index(None, "plan_movements", ["plan_id", "member_id"])
