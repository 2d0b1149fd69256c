"""Erasing an article with all that came from it."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection, exists, select

from tawatur.store.days import forget_days_of
from tawatur.store.fetching import article_key
from tawatur.store.gathered import remove_stories_of
from tawatur.store.judging import remove_judgements
from tawatur.store.keyindex import KeyIndex
from tawatur.store.naming import remove_names
from tawatur.store.profiles import remove_profiles
from tawatur.store.protocol import Tombstone
from tawatur.store.tables import (
    ARTICLES,
    BLOBS,
    CLAIMS,
    COMPARED,
    COMPARISONS,
    CREDITS,
    DOCUMENTS,
    ENTITIES,
    LEDGERS,
    MEMBERS,
    TOMBSTONES,
    VERSIONS,
)

__all__ = ["remove_article"]


def remove_article(connection: Connection, index: KeyIndex, ident: str, *, reason: str, run: int) -> Tombstone:
    """Delete every row that came from an article, and put a tombstone for each id it was known by."""
    key = article_key(connection, ident)
    article: str = connection.execute(select(ARTICLES.c.ident).where(ARTICLES.c.id == key)).scalar_one()
    rows = connection.execute(
        select(VERSIONS.c.id, VERSIONS.c.ident, VERSIONS.c.raw_sha256).where(VERSIONS.c.article_id == key)
    ).all()
    versions = [row.id for row in rows]
    index.remove(connection, versions)
    _remove_relations(connection, key)
    remove_judgements(connection, key)
    remove_profiles(connection, versions)
    remove_names(connection, versions)
    forget_days_of(connection, versions)
    for table in (CLAIMS, CREDITS, LEDGERS, DOCUMENTS):
        connection.execute(table.delete().where(table.c.version_id.in_(versions)))
    connection.execute(VERSIONS.delete().where(VERSIONS.c.article_id == key))
    connection.execute(ARTICLES.delete().where(ARTICLES.c.id == key))
    _remove_bytes(connection, {row.raw_sha256 for row in rows} - {None})
    index.erase(connection)
    return _bury(connection, article, sorted({row.ident for row in rows} | {article}), reason, run)


def _remove_relations(connection: Connection, article: int) -> None:
    """Comparisons, entities and stories quote the article, so they go whole."""
    compared = list(connection.execute(select(COMPARED.c.comparison).where(COMPARED.c.article_id == article)).scalars())
    connection.execute(COMPARED.delete().where(COMPARED.c.comparison.in_(compared)))
    connection.execute(COMPARISONS.delete().where(COMPARISONS.c.ident.in_(compared)))
    entities = list(connection.execute(select(MEMBERS.c.entity).where(MEMBERS.c.article_id == article)).scalars())
    connection.execute(MEMBERS.delete().where(MEMBERS.c.entity.in_(entities)))
    connection.execute(ENTITIES.delete().where(ENTITIES.c.ident.in_(entities)))
    remove_stories_of(connection, article)


def _remove_bytes(connection: Connection, digests: set[str]) -> None:
    """Delete the bytes that no other version was taken from."""
    used = exists().where(VERSIONS.c.raw_sha256 == BLOBS.c.sha256)
    connection.execute(BLOBS.delete().where(BLOBS.c.sha256.in_(digests), ~used))


def _bury(connection: Connection, article: str, idents: list[str], reason: str, run: int) -> Tombstone:
    stone = Tombstone(article=article, removed=datetime.now(UTC), reason=reason)
    connection.execute(TOMBSTONES.delete().where(TOMBSTONES.c.ident.in_(idents)))
    connection.execute(
        TOMBSTONES.insert(),
        [
            {"ident": ident, "article": article, "removed": stone.removed, "reason": reason, "run_id": run}
            for ident in idents
        ],
    )
    return stone
