"""Articles with their versions, ledgers, claims, and the index of keys."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB, TSVECTOR

from tawatur.store.columns import AnyText, UtcTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_JSON = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    """Make the tables, then the index, which is each database's own."""
    _make_sources()
    _make_readings()
    if op.get_bind().dialect.name == "sqlite":
        _make_sqlite_index()
    else:
        _make_postgres_index()


def _make_sources() -> None:
    op.create_table(
        "runs",
        sa.Column("id", _NUMBER, primary_key=True),
        sa.Column("command", AnyText, nullable=False),
        sa.Column("version", AnyText, nullable=False),
        sa.Column("started", UtcTime, nullable=False),
        sa.Column("finished", UtcTime),
        sa.Column("counts", _JSON, nullable=False),
    )
    op.create_table(
        "blobs",
        sa.Column("sha256", AnyText, primary_key=True),
        sa.Column("size", _NUMBER, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "articles",
        sa.Column("id", _NUMBER, primary_key=True),
        sa.Column("ident", AnyText, nullable=False),
        sa.Column("place", AnyText),
        sa.UniqueConstraint("ident", name="uq_articles_ident"),
    )
    op.create_index("ix_articles_place", "articles", ["place"])
    op.create_table(
        "versions",
        sa.Column("id", _NUMBER, primary_key=True),
        sa.Column(
            "article_id", _NUMBER, sa.ForeignKey("articles.id", name="fk_versions_article_id_articles"), nullable=False
        ),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("ident", AnyText, nullable=False),
        sa.Column("identity", AnyText, nullable=False),
        sa.Column("outlet", AnyText),
        sa.Column("url", AnyText),
        sa.Column("published", AnyText),
        sa.Column("title_length", sa.Integer, nullable=False),
        sa.Column("sha256", AnyText, nullable=False),
        sa.Column("text", sa.LargeBinary, nullable=False),
        sa.Column("raw_sha256", AnyText, sa.ForeignKey("blobs.sha256", name="fk_versions_raw_sha256_blobs")),
        sa.Column("raw_where", AnyText),
        sa.Column("run_id", _NUMBER, sa.ForeignKey("runs.id", name="fk_versions_run_id_runs"), nullable=False),
        sa.Column("added", UtcTime, nullable=False),
        sa.UniqueConstraint("article_id", "number", name="uq_versions_article_id_number"),
    )
    for column in ("ident", "identity", "raw_sha256"):
        op.create_index(f"ix_versions_{column}", "versions", [column])
    op.create_table(
        "tombstones",
        sa.Column("ident", AnyText, primary_key=True),
        sa.Column("article", AnyText, nullable=False),
        sa.Column("removed", UtcTime, nullable=False),
        sa.Column("reason", AnyText, nullable=False),
        sa.Column("run_id", _NUMBER, sa.ForeignKey("runs.id", name="fk_tombstones_run_id_runs"), nullable=False),
    )


def _make_readings() -> None:
    op.create_table(
        "ledgers",
        sa.Column("id", _NUMBER, primary_key=True),
        sa.Column(
            "version_id", _NUMBER, sa.ForeignKey("versions.id", name="fk_ledgers_version_id_versions"), nullable=False
        ),
        sa.Column("reader_version", AnyText, nullable=False),
        sa.Column("lexicon", AnyText, nullable=False),
        sa.Column("models", AnyText, nullable=False),
        sa.Column("sha256", AnyText, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.Column("run_id", _NUMBER, sa.ForeignKey("runs.id", name="fk_ledgers_run_id_runs"), nullable=False),
        sa.UniqueConstraint(
            "version_id",
            "reader_version",
            "lexicon",
            "models",
            name="uq_ledgers_version_id_reader_version_lexicon_models",
        ),
    )
    op.create_table(
        "claims",
        sa.Column("ident", AnyText, primary_key=True),
        sa.Column(
            "version_id", _NUMBER, sa.ForeignKey("versions.id", name="fk_claims_version_id_versions"), primary_key=True
        ),
        sa.Column("kind", AnyText, nullable=False),
        sa.Column("label", AnyText, nullable=False),
        sa.Column("low", _NUMBER),
        sa.Column("high", _NUMBER),
        sa.Column("first", sa.Integer),
        sa.Column("last", sa.Integer),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_claims_version_id", "claims", ["version_id"])
    op.create_table(
        "documents",
        sa.Column(
            "version_id",
            _NUMBER,
            sa.ForeignKey("versions.id", name="fk_documents_version_id_versions"),
            primary_key=True,
        ),
        sa.Column("published", sa.Integer),
        sa.Column("is_latest", sa.Boolean, nullable=False),
    )
    op.create_index("ix_documents_is_latest_published", "documents", ["is_latest", "published", "version_id"])


def _make_sqlite_index() -> None:
    # The keys as they were indexed, compressed: a row can only be taken out of the index by naming them again.
    op.create_table(
        "index_keys",
        sa.Column("version_id", sa.Integer, primary_key=True),
        sa.Column("keys", sa.LargeBinary, nullable=False),
    )
    # Keys are folded before they come here, so the plainest tokenizer is right. Contentless: the keys stand above.
    op.execute(
        "CREATE VIRTUAL TABLE key_index USING fts5("
        "words, readings, entities, speakers, outlet, facets, content='', columnsize=0, tokenize='ascii')"
    )


def _make_postgres_index() -> None:
    op.create_table(
        "key_index",
        sa.Column("version_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("keys", TSVECTOR, nullable=False),
    )
    op.create_index("ix_key_index_keys", "key_index", ["keys"], postgresql_using="gin")
