"""Members: legal entities, the pool, memberships, legal facts, persons, representatives, bank details.

House rules: explicit DDL, no application code; expand first, contract in a later release;
never touch a hashed column; never batch mode on a protected table (it drops triggers);
after it, the test on triggers compares them with the declared list.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def _big_id() -> sa.types.TypeEngine[int]:
    return sa.BigInteger().with_variant(sa.Integer, "sqlite")


def _recorded() -> tuple[sa.Column[str], sa.Column[int], sa.Column[str]]:
    return (
        sa.Column("recorded_at", sa.String(27), nullable=False),
        sa.Column("recorded_by_id", _big_id(), sa.ForeignKey("users.id"), nullable=True),
        sa.Column("recorded_as", sa.String(200), nullable=False),
    )


def _entity(*, index: bool = False, unique: bool = False) -> sa.Column[int]:
    return sa.Column(
        "entity_id", _big_id(), sa.ForeignKey("legal_entities.id"), nullable=False, index=index, unique=unique
    )


def _supersedes(table: str) -> tuple[sa.Column[bool], sa.Column[int]]:
    return (
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("supersedes_id", _big_id(), sa.ForeignKey(f"{table}.id"), nullable=True, unique=True),
    )


def upgrade() -> None:
    op.create_table(
        "legal_entities",
        sa.Column("id", _big_id(), primary_key=True),
        sa.Column("code", sa.String(20), nullable=False, unique=True),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("legal_form", sa.String(32), nullable=False),
        sa.Column("country", sa.String(2), nullable=False),
        sa.Column("rna", sa.String(10), nullable=True, unique=True),
        sa.Column("siren", sa.String(9), nullable=True, unique=True),
        *_recorded(),
    )
    op.create_table(
        "pool",
        sa.Column("id", _big_id(), primary_key=True),
        sa.Column("party_id", _big_id(), sa.ForeignKey("legal_entities.id"), nullable=False),
        sa.Column("mandataire_id", _big_id(), sa.ForeignKey("legal_entities.id"), nullable=False),
        *_recorded(),
        sa.CheckConstraint("id = 1", name="one_row"),
    )
    op.create_table(
        "memberships",
        sa.Column("id", _big_id(), primary_key=True),
        _entity(index=True),
        sa.Column("joined_on", sa.Date(), nullable=False),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(400), nullable=False),
        *_supersedes("memberships"),
        *_recorded(),
    )
    op.create_table(
        "legal_facts",
        sa.Column("id", _big_id(), primary_key=True),
        _entity(index=True),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("variant", sa.String(40), nullable=True),
        sa.Column("reference", sa.String(200), nullable=False),
        sa.Column("evidence_digest", sa.String(64), sa.ForeignKey("documents.digest"), nullable=True),
        *_supersedes("legal_facts"),
        *_recorded(),
    )
    op.create_table(
        "persons",
        sa.Column("id", _big_id(), primary_key=True),
        sa.Column("code", sa.String(11), nullable=False, unique=True),
        sa.Column("surname", sa.String(100), nullable=True),
        sa.Column("first_name", sa.String(100), nullable=True),
        sa.Column("email", sa.String(254), nullable=True),
        sa.Column("is_french", sa.Boolean(), nullable=True),
        sa.Column("is_resident", sa.Boolean(), nullable=True),
        sa.Column("salt", sa.String(32), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("erased_at", sa.String(27), nullable=True),
        *_recorded(),
    )
    op.create_table(
        "representatives",
        sa.Column("id", _big_id(), primary_key=True),
        _entity(index=True),
        sa.Column("person_id", _big_id(), sa.ForeignKey("persons.id"), nullable=False, index=True),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        *_supersedes("representatives"),
        *_recorded(),
    )
    op.create_table(
        "bank_details",
        sa.Column("id", _big_id(), primary_key=True),
        _entity(),
        sa.Column("account", sa.String(12), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("holder", sa.String(200), nullable=False),
        sa.Column("iban", sa.String(34), nullable=False),
        sa.Column("bic", sa.String(11), nullable=True),
        sa.Column("last_four", sa.String(4), nullable=False),
        sa.Column("salt", sa.String(32), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("evidence_digest", sa.String(64), sa.ForeignKey("documents.digest"), nullable=True),
        *_recorded(),
        sa.UniqueConstraint("entity_id", "account", "version"),
    )
    op.create_table(
        "bank_releases",
        sa.Column("id", _big_id(), primary_key=True),
        sa.Column(
            "bank_details_id", _big_id(), sa.ForeignKey("bank_details.id"), nullable=False, unique=True
        ),
        sa.Column("decision", sa.String(200), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("decision_digest", sa.String(64), sa.ForeignKey("documents.digest"), nullable=False),
        *_recorded(),
    )


def downgrade() -> None:
    for table in (
        "bank_releases",
        "bank_details",
        "representatives",
        "persons",
        "legal_facts",
        "memberships",
        "pool",
        "legal_entities",
    ):
        op.drop_table(table)
