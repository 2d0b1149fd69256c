"""Stories keep their whole record and the days they run over."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from tawatur.store.columns import AnyText

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add columns; a story kept before has none of them until it is kept again."""
    op.add_column("stories", sa.Column("begin", AnyText))
    op.add_column("stories", sa.Column("finish", AnyText))
    op.add_column("stories", sa.Column("size", sa.Integer))
    op.add_column("stories", sa.Column("data", sa.LargeBinary))
    op.create_index("ix_stories_finish", "stories", ["finish"])
