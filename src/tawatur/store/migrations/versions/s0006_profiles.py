"""What clustering keeps of a ledger, so that an article is looked at once."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from tawatur.store.columns import AnyText

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the table; it fills when stories are found."""
    op.create_table(
        "profiles",
        sa.Column(
            "ledger_id", _NUMBER, sa.ForeignKey("ledgers.id", name="fk_profiles_ledger_id_ledgers"), primary_key=True
        ),
        sa.Column("maker", AnyText, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )
