"""${message}.

House rules: explicit DDL, no application code; expand first, contract in a later release;
never touch a hashed column; never batch mode on a protected table (it drops triggers);
after it, the test on triggers compares them with the declared list.
"""

import sqlalchemy as sa
from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Expand."""
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    """Undo."""
    ${downgrades if downgrades else "pass"}
