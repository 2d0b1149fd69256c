"""What the entries of the language data were that ledgers were read with."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from tawatur.store.columns import AnyText

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; nothing that stands is touched."""
    op.create_table(
        "language_data",
        sa.Column("digest", AnyText, primary_key=True),
        sa.Column("entries", sa.LargeBinary, nullable=False),
    )
