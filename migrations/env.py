"""Runs the migrations on the connection it is handed; never on its own."""

from alembic import context

import caisse.models.everything  # noqa: F401 - the one MetaData knows every table
from caisse.kernel.metadata import metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection, target_metadata=metadata, render_as_batch=False, transaction_per_migration=False
)
with context.begin_transaction():
    context.run_migrations()
