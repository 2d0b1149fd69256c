"""What finding entities keeps of articles and stories, so that only what came or changed is looked through again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from tawatur.store.columns import AnyText

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the table and the columns; they fill when entities are found."""
    op.create_table(
        "names",
        sa.Column(
            "ledger_id", _NUMBER, sa.ForeignKey("ledgers.id", name="fk_names_ledger_id_ledgers"), primary_key=True
        ),
        sa.Column("maker", AnyText, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )
    op.add_column("stories", sa.Column("joins_of", AnyText))
    op.add_column("stories", sa.Column("joins", sa.LargeBinary))
    op.add_column("entities", sa.Column("digest", AnyText))
