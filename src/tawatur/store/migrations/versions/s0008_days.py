"""What finding stories keeps of articles and of the last days, so that one day more costs one day."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from tawatur.store.columns import AnyText

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make both tables anew; they fill when stories are found."""
    op.drop_table("profiles")
    op.create_table(
        "profiles",
        sa.Column(
            "ledger_id", _NUMBER, sa.ForeignKey("ledgers.id", name="fk_profiles_ledger_id_ledgers"), primary_key=True
        ),
        sa.Column("maker", AnyText, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.Column("account", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "story_days",
        sa.Column("day", AnyText, primary_key=True),
        sa.Column("maker", AnyText, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("data", sa.LargeBinary),
    )
