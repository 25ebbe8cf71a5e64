"""Protection: the triggers that refuse what the books do not admit, on both engines.

The statements are frozen in ``migrations/triggers``; they are what ``ledger/protection.py`` declared then.
"""

from alembic import op

from migrations.triggers import statements

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Expand."""
    _run("install")


def downgrade() -> None:
    """Undo."""
    _run("remove")


def _run(word: str) -> None:
    connection = op.get_bind()
    for statement in statements(f"{revision}_{word}_{connection.dialect.name}"):
        connection.exec_driver_sql(statement)
