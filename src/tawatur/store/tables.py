"""The tables of an archive, the same in SQLite and PostgreSQL. The index of keys is each database's own.

Numbers are keys inside the database only; articles, claims, stories and comparisons are known by their ids outside.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    UniqueConstraint,
    false,
)

from tawatur.store.columns import AnyText, Json, UtcTime

__all__ = [
    "ARTICLES", "BLOBS", "CLAIMS", "COMPARED", "COMPARISONS", "CREDITS", "DOCUMENTS", "ENTITIES",
    "JUDGEMENTS", "LANGUAGE_DATA", "LEDGERS", "MEMBERS", "METADATA", "NAMES", "PROFILES", "RUNS", "STORIES",
    "STORY_ARTICLES", "STORY_DAYS", "TOMBSTONES", "VERSIONS",
]  # fmt: skip

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

#: SQLite counts rows by INTEGER alone.
_Number = BigInteger().with_variant(Integer, "sqlite")

#: Every command that wrote.
RUNS = Table(
    "runs",
    METADATA,
    Column("id", _Number, primary_key=True),
    Column("command", AnyText, nullable=False),
    Column("version", AnyText, nullable=False),
    Column("started", UtcTime, nullable=False),
    Column("finished", UtcTime),
    Column("counts", Json, nullable=False),
)

#: Bytes as they were found, by their hash; `size` counts them before compression.
BLOBS = Table(
    "blobs",
    METADATA,
    Column("sha256", AnyText, primary_key=True),
    Column("size", _Number, nullable=False),
    Column("data", LargeBinary, nullable=False),
)

#: An article through all its versions; `place` is the part of its address that tells it apart, where it has one.
ARTICLES = Table(
    "articles",
    METADATA,
    Column("id", _Number, primary_key=True),
    Column("ident", AnyText, nullable=False, unique=True),
    Column("place", AnyText),
    Index("ix_articles_place", "place"),
)

#: One state of an article. `identity` is the hash of text, outlet, address and day; `title_length` counts code points.
VERSIONS = Table(
    "versions",
    METADATA,
    Column("id", _Number, primary_key=True),
    Column("article_id", _Number, ForeignKey("articles.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("ident", AnyText, nullable=False),
    Column("identity", AnyText, nullable=False),
    Column("outlet", AnyText),
    Column("url", AnyText),
    Column("published", AnyText),
    Column("title_length", Integer, nullable=False),
    Column("sha256", AnyText, nullable=False),
    Column("text", LargeBinary, nullable=False),
    Column("raw_sha256", AnyText, ForeignKey("blobs.sha256")),
    Column("raw_where", AnyText),
    Column("run_id", _Number, ForeignKey("runs.id"), nullable=False),
    Column("added", UtcTime, nullable=False),
    UniqueConstraint("article_id", "number"),
    Index("ix_versions_ident", "ident"),
    Index("ix_versions_identity", "identity"),
    Index("ix_versions_raw_sha256", "raw_sha256"),
)

#: What one version of the code read from one version of an article; `data` is compressed against the text.
LEDGERS = Table(
    "ledgers",
    METADATA,
    Column("id", _Number, primary_key=True),
    Column("version_id", _Number, ForeignKey("versions.id"), nullable=False),
    Column("reader_version", AnyText, nullable=False),
    Column("lexicon", AnyText, nullable=False),
    Column("models", AnyText, nullable=False),
    Column("sha256", AnyText, nullable=False),
    Column("data", LargeBinary, nullable=False),
    Column("run_id", _Number, ForeignKey("runs.id"), nullable=False),
    UniqueConstraint("version_id", "reader_version", "lexicon", "models"),
)

#: What finding stories keeps of a ledger, and which version of the code made it: what the article is clustered by, and
#: what its story is partitioned by (`account`, compressed against the text).
PROFILES = Table(
    "profiles",
    METADATA,
    Column("ledger_id", _Number, ForeignKey("ledgers.id"), primary_key=True),
    Column("maker", AnyText, nullable=False),
    Column("data", LargeBinary, nullable=False),
    Column("account", LargeBinary, nullable=False),
)

#: What finding entities keeps of a ledger, and which version of the code made it.
NAMES = Table(
    "names",
    METADATA,
    Column("ledger_id", _Number, ForeignKey("ledgers.id"), primary_key=True),
    Column("maker", AnyText, nullable=False),
    Column("data", LargeBinary, nullable=False),
)

#: What the next days need of the last days that stories were found of, with the number of articles on each. A day from
#: which an article was removed since has no data.
STORY_DAYS = Table(
    "story_days",
    METADATA,
    Column("day", AnyText, primary_key=True),
    Column("maker", AnyText, nullable=False),
    Column("size", Integer, nullable=False),
    Column("data", LargeBinary),
)

#: The claims of the newest ledger of each version, as searches compare them; days are proleptic ordinals.
CLAIMS = Table(
    "claims",
    METADATA,
    Column("ident", AnyText, primary_key=True),
    Column("version_id", _Number, ForeignKey("versions.id"), primary_key=True),
    Column("kind", AnyText, nullable=False),
    Column("label", AnyText, nullable=False),
    Column("low", _Number),
    Column("high", _Number),
    Column("first", Integer),
    Column("last", Integer),
    Index("ix_claims_version_id", "version_id"),
    sqlite_with_rowid=False,
)

#: Whom the newest ledger of each version names as where the text comes from.
CREDITS = Table(
    "credits",
    METADATA,
    Column("version_id", _Number, ForeignKey("versions.id"), primary_key=True),
    Column("kind", AnyText, primary_key=True),
    Column("name", AnyText, primary_key=True),
    sqlite_with_rowid=False,
)

#: What results are ordered and chosen by; one row a version.
DOCUMENTS = Table(
    "documents",
    METADATA,
    Column("version_id", _Number, ForeignKey("versions.id"), primary_key=True),
    Column("published", Integer),
    Column("is_latest", Boolean, nullable=False),
    Index("ix_documents_is_latest_published", "is_latest", "published", "version_id"),
)

#: What is left of articles that were removed.
TOMBSTONES = Table(
    "tombstones",
    METADATA,
    Column("ident", AnyText, primary_key=True),
    Column("article", AnyText, nullable=False),
    Column("removed", UtcTime, nullable=False),
    Column("reason", AnyText, nullable=False),
    Column("run_id", _Number, ForeignKey("runs.id"), nullable=False),
)

#: Articles that tell of one thing; `data` is the compressed record, `size` the number of its articles. `joins` is what
#: finding entities keeps of it, `joins_of` a hash of what that was made of and by.
STORIES = Table(
    "stories",
    METADATA,
    Column("ident", AnyText, primary_key=True),
    Column("title", AnyText, nullable=False),
    Column("run_id", _Number, ForeignKey("runs.id"), nullable=False),
    Column("updated", UtcTime, nullable=False),
    Column("begin", AnyText),
    Column("finish", AnyText),
    Column("size", Integer),
    Column("data", LargeBinary),
    Column("joins_of", AnyText),
    Column("joins", LargeBinary),
    Index("ix_stories_finish", "finish"),
)
#: The articles of a story; `basis` says what the account of each rests on, `first_id` is the first article that has it.
STORY_ARTICLES = Table(
    "story_articles",
    METADATA,
    Column("story", AnyText, ForeignKey("stories.ident"), primary_key=True),
    Column("article_id", _Number, ForeignKey("articles.id"), primary_key=True),
    Column("basis", AnyText),
    Column("first_id", _Number),
    Index("ix_story_articles_article_id", "article_id"),
)

#: Comparisons, compressed JSON; `compared` counts the contradictions each article stands in.
COMPARISONS = Table(
    "comparisons",
    METADATA,
    Column("ident", AnyText, primary_key=True),
    Column("story", AnyText),
    Column("sha256", AnyText, nullable=False),
    Column("data", LargeBinary, nullable=False),
    Column("run_id", _Number, ForeignKey("runs.id"), nullable=False),
)
COMPARED = Table(
    "compared",
    METADATA,
    Column("comparison", AnyText, ForeignKey("comparisons.ident"), primary_key=True),
    Column("article_id", _Number, ForeignKey("articles.id"), primary_key=True),
    Column("contradictions", Integer, nullable=False, server_default="0"),
    Index("ix_compared_article_id", "article_id"),
)

#: Entities across articles and the entities of single articles that they are; `digest` is a hash of what an entity was
#: made of and by.
ENTITIES = Table(
    "entities",
    METADATA,
    Column("ident", AnyText, primary_key=True),
    Column("type", AnyText, nullable=False),
    Column("name", AnyText, nullable=False),
    Column("data", LargeBinary, nullable=False),
    Column("confirmed", Boolean, nullable=False, server_default=false()),
    Column("run_id", _Number, ForeignKey("runs.id"), nullable=False),
    Column("digest", AnyText),
)
MEMBERS = Table(
    "members",
    METADATA,
    Column("entity", AnyText, ForeignKey("entities.ident"), primary_key=True),
    Column("article_id", _Number, ForeignKey("articles.id"), primary_key=True),
    Column("claim", AnyText, primary_key=True),
    Index("ix_members_article_id", "article_id"),
)

#: What people said of claims, links, origins and stories; rows are only added. `target` tells claims of one article
#: apart (kind and offsets, no words), `data` is compressed JSON, `number` the order of arrival.
JUDGEMENTS = Table(
    "judgements",
    METADATA,
    Column("number", _Number, primary_key=True),
    Column("ident", AnyText, nullable=False, unique=True),
    Column("article_id", _Number, ForeignKey("articles.id"), nullable=False),
    Column("other_id", _Number, ForeignKey("articles.id")),
    Column("target", AnyText, nullable=False),
    Column("other_target", AnyText),
    Column("claim", AnyText),
    Column("action", AnyText, nullable=False),
    Column("author", AnyText, nullable=False),
    Column("time", UtcTime, nullable=False),
    Column("sha256", AnyText, nullable=False),
    Column("data", LargeBinary, nullable=False),
    Column("run_id", _Number, ForeignKey("runs.id"), nullable=False),
    Index("ix_judgements_article_id", "article_id"),
    Index("ix_judgements_other_id", "other_id"),
    Index("ix_judgements_claim", "claim"),
)

#: What the entries of the language data with a digest were, as compressed JSON: `<concept>/<id>` to a hash.
LANGUAGE_DATA = Table(
    "language_data",
    METADATA,
    Column("digest", AnyText, primary_key=True),
    Column("entries", LargeBinary, nullable=False),
)
