"""What people said of claims, links, origins and stories."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from tawatur.store.columns import AnyText, UtcTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the table; nothing that stands is touched."""
    op.create_table(
        "judgements",
        sa.Column("number", _NUMBER, primary_key=True),
        sa.Column("ident", AnyText, nullable=False),
        _article_key("article_id", nullable=False),
        _article_key("other_id", nullable=True),
        sa.Column("target", AnyText, nullable=False),
        sa.Column("other_target", AnyText),
        sa.Column("claim", AnyText),
        sa.Column("action", AnyText, nullable=False),
        sa.Column("author", AnyText, nullable=False),
        sa.Column("time", UtcTime, nullable=False),
        sa.Column("sha256", AnyText, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.Column("run_id", _NUMBER, sa.ForeignKey("runs.id", name="fk_judgements_run_id_runs"), nullable=False),
        sa.UniqueConstraint("ident", name="uq_judgements_ident"),
    )
    for column in ("article_id", "other_id", "claim"):
        op.create_index(f"ix_judgements_{column}", "judgements", [column])


def _article_key(name: str, *, nullable: bool) -> sa.Column[int]:
    key = sa.ForeignKey("articles.id", name=f"fk_judgements_{name}_articles")
    return sa.Column(name, _NUMBER, key, nullable=nullable)
