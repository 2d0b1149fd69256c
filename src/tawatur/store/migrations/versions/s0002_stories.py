"""Stories, comparisons, and entities across articles."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from tawatur.store.columns import AnyText, UtcTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the tables; nothing that stands is touched."""
    op.create_table(
        "stories",
        sa.Column("ident", AnyText, primary_key=True),
        sa.Column("title", AnyText, nullable=False),
        sa.Column("run_id", _NUMBER, sa.ForeignKey("runs.id", name="fk_stories_run_id_runs"), nullable=False),
        sa.Column("updated", UtcTime, nullable=False),
    )
    op.create_table(
        "story_articles",
        sa.Column(
            "story", AnyText, sa.ForeignKey("stories.ident", name="fk_story_articles_story_stories"), primary_key=True
        ),
        _article_key("story_articles"),
    )
    op.create_index("ix_story_articles_article_id", "story_articles", ["article_id"])
    op.create_table(
        "comparisons",
        sa.Column("ident", AnyText, primary_key=True),
        sa.Column("story", AnyText),
        sa.Column("sha256", AnyText, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.Column("run_id", _NUMBER, sa.ForeignKey("runs.id", name="fk_comparisons_run_id_runs"), nullable=False),
    )
    op.create_table(
        "compared",
        sa.Column(
            "comparison",
            AnyText,
            sa.ForeignKey("comparisons.ident", name="fk_compared_comparison_comparisons"),
            primary_key=True,
        ),
        _article_key("compared"),
        sa.Column("contradictions", sa.Integer, nullable=False, server_default="0"),
    )
    op.create_index("ix_compared_article_id", "compared", ["article_id"])
    op.create_table(
        "entities",
        sa.Column("ident", AnyText, primary_key=True),
        sa.Column("type", AnyText, nullable=False),
        sa.Column("name", AnyText, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.Column("confirmed", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("run_id", _NUMBER, sa.ForeignKey("runs.id", name="fk_entities_run_id_runs"), nullable=False),
    )
    op.create_table(
        "members",
        sa.Column(
            "entity", AnyText, sa.ForeignKey("entities.ident", name="fk_members_entity_entities"), primary_key=True
        ),
        _article_key("members"),
        sa.Column("claim", AnyText, primary_key=True),
    )
    op.create_index("ix_members_article_id", "members", ["article_id"])


def _article_key(table: str) -> sa.Column[int]:
    return sa.Column(
        "article_id", _NUMBER, sa.ForeignKey("articles.id", name=f"fk_{table}_article_id_articles"), primary_key=True
    )
