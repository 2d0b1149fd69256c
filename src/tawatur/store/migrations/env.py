"""What Alembic runs to bring an archive up to date: on the connection it is given, inside its transaction."""

from __future__ import annotations

from alembic import context

from tawatur.store.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    transactional_ddl=True,
    transaction_per_migration=False,
)
context.run_migrations()
