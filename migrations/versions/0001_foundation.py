"""Foundation: installation, users, grants, tokens, documents, confirmations, the chain of seals."""

import uuid
from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
INSTANT = sa.String(27)


def upgrade() -> None:
    """Expand."""
    installation = op.create_table(
        "installation",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("key", sa.String(32), nullable=False),
        sa.Column("demo", sa.Boolean, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_installation"),
        sa.CheckConstraint("id = 1", name="ck_installation_one_row"),
    )
    op.create_table(
        "users",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("email", sa.String(254), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("person_key", sa.String(200), nullable=False),
        sa.Column("password", sa.Text),
        sa.Column("invitation_digest", sa.String(64)),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.Column("fs_uniquifier", sa.String(64), nullable=False),
        sa.Column("invited_by_id", sa.BigInteger),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("tf_primary_method", sa.String(64)),
        sa.Column("tf_totp_secret", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_users"),
        sa.UniqueConstraint("email", name="uq_users_email"),
        sa.UniqueConstraint("person_key", name="uq_users_person_key"),
        sa.UniqueConstraint("fs_uniquifier", name="uq_users_fs_uniquifier"),
        sa.ForeignKeyConstraint(["invited_by_id"], ["users.id"], name="fk_users_invited_by_id_users"),
    )
    op.create_table("grants", *_role_columns("grants"), *_granted_columns())
    op.create_table(
        "grant_requests",
        *_role_columns("grant_requests"),
        sa.Column("asked_by_id", sa.BigInteger, nullable=False),
        sa.Column("asked_at", INSTANT, nullable=False),
        sa.Column("grant_id", sa.BigInteger),
        sa.ForeignKeyConstraint(["asked_by_id"], ["users.id"], name="fk_grant_requests_asked_by_id_users"),
        sa.ForeignKeyConstraint(["grant_id"], ["grants.id"], name="fk_grant_requests_grant_id_grants"),
    )
    op.create_table(
        "grant_ends",
        sa.Column("grant_id", BIG_ID, nullable=False),
        sa.Column("ended_by_id", sa.BigInteger, nullable=False),
        sa.Column("reason", sa.String(300), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("grant_id", name="pk_grant_ends"),
        sa.ForeignKeyConstraint(["grant_id"], ["grants.id"], name="fk_grant_ends_grant_id_grants"),
        sa.ForeignKeyConstraint(["ended_by_id"], ["users.id"], name="fk_grant_ends_ended_by_id_users"),
    )
    op.create_table(
        "command_tokens",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("user_id", sa.BigInteger, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("machine", sa.String(255), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.Column("ended_at", INSTANT),
        sa.PrimaryKeyConstraint("id", name="pk_command_tokens"),
        sa.UniqueConstraint("digest", name="uq_command_tokens_digest"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_command_tokens_user_id_users"),
    )
    _documents()
    chain_head = _chain()
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    op.bulk_insert(installation, [{"id": 1, "key": uuid.uuid4().hex, "demo": False, "created_at": now}])
    op.bulk_insert(chain_head, [{"id": 1, "count": 0, "last_digest": "0" * 64, "last_at": None}])


def _role_columns(table: str) -> list[sa.Column[object] | sa.Constraint]:
    return [
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("user_id", sa.BigInteger, nullable=False),
        sa.Column("role", sa.String(40), nullable=False),
        sa.Column("member_code", sa.String(20)),
        sa.Column("since", sa.Date, nullable=False),
        sa.Column("until", sa.Date),
        sa.Column("reason", sa.String(300), nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=f"fk_{table}_user_id_users"),
    ]


def _granted_columns() -> list[sa.Column[object] | sa.Constraint]:
    return [
        sa.Column("granted_by_id", sa.BigInteger),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["granted_by_id"], ["users.id"], name="fk_grants_granted_by_id_users"),
    ]


def _documents() -> None:
    op.create_table(
        "documents",
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("media_type", sa.String(100), nullable=False),
        sa.Column("file_name", sa.String(255), nullable=False),
        sa.Column("stored_at", INSTANT, nullable=False),
        sa.Column("stored_by_id", sa.BigInteger),
        sa.PrimaryKeyConstraint("digest", name="pk_documents"),
        sa.ForeignKeyConstraint(["stored_by_id"], ["users.id"], name="fk_documents_stored_by_id_users"),
    )
    op.create_table(
        "document_chunks",
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("digest", "position", name="pk_document_chunks"),
        sa.ForeignKeyConstraint(["digest"], ["documents.digest"], name="fk_document_chunks_digest_documents"),
    )
    op.create_table(
        "confirmations",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("object_key", sa.String(100), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("user_id", sa.BigInteger, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_confirmations"),
        sa.UniqueConstraint(
            "kind", "object_key", "digest", "user_id", name="uq_confirmations_kind_object_key_digest_user_id"
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_confirmations_user_id_users"),
    )


def _chain() -> sa.Table:
    op.create_table(
        "seals",
        sa.Column("seq", sa.BigInteger, nullable=False, autoincrement=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("object_key", sa.String(200), nullable=False),
        sa.Column("format", sa.Integer, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("salt", sa.String(32), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("previous", sa.String(64), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_seals"),
        sa.UniqueConstraint("previous", name="uq_seals_previous"),
        sa.UniqueConstraint("digest", name="uq_seals_digest"),
    )
    return op.create_table(
        "chain_head",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("count", sa.BigInteger, nullable=False),
        sa.Column("last_digest", sa.String(64), nullable=False),
        sa.Column("last_at", INSTANT),
        sa.PrimaryKeyConstraint("id", name="pk_chain_head"),
        sa.CheckConstraint("id = 1", name="ck_chain_head_one_row"),
    )


def downgrade() -> None:
    """Undo."""
    for table in (
        "chain_head",
        "seals",
        "confirmations",
        "document_chunks",
        "documents",
        "command_tokens",
        "grant_ends",
        "grant_requests",
        "grants",
        "users",
        "installation",
    ):
        op.drop_table(table)
