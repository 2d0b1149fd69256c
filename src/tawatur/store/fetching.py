"""Reading versions, ledgers and bytes back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, ScalarSelect, Select, func, select

from tawatur.errors import NotFoundError
from tawatur.records.article import Article
from tawatur.records.ledger import Entity, Ledger, Reader
from tawatur.store.packing import unpack, unpack_entities, unpack_ledger, unpack_text
from tawatur.store.protocol import Held, Raw, Version
from tawatur.store.tables import ARTICLES, BLOBS, CLAIMS, DOCUMENTS, LEDGERS, VERSIONS

__all__ = [
    "article_key",
    "article_keys",
    "entities_of",
    "held_versions",
    "iter_ledgers",
    "iter_versions",
    "ledger_of_claim",
    "ledgers_of_versions",
    "newest_ledger",
    "one_ledger",
    "raw_of",
]

#: Rows fetched at a time.
_BATCH = 200


def article_key(connection: Connection, ident: str) -> int:
    """The key of the article that has this id, or whose version has; raise NotFoundError."""
    found: int | None = connection.execute(select(ARTICLES.c.id).where(ARTICLES.c.ident == ident)).scalar()
    if found is None:
        query = select(VERSIONS.c.article_id).where(VERSIONS.c.ident == ident).order_by(VERSIONS.c.id.desc()).limit(1)
        found = connection.execute(query).scalar()
    if found is None:
        raise NotFoundError(f"no article {ident!r} in the archive; `tawatur list` shows their ids")
    return found


def article_keys(connection: Connection, idents: Sequence[str]) -> dict[str, int]:
    """The keys of articles by the ids asked for, as `article_key` finds them."""
    known: dict[str, int] = {}
    for first in range(0, len(idents), _BATCH):
        query = select(ARTICLES.c.ident, ARTICLES.c.id).where(ARTICLES.c.ident.in_(idents[first : first + _BATCH]))
        known.update((row.ident, row.id) for row in connection.execute(query))
    return {ident: known[ident] if ident in known else article_key(connection, ident) for ident in idents}


def iter_versions(connection: Connection, article: str | None, *, latest: bool) -> Iterator[Version]:
    """The versions of an article, or of all, in the order of articles and numbers."""
    query = _with_ledger(
        select(
            ARTICLES.c.ident.label("article"),
            *(VERSIONS.c[name] for name in ("number", "ident", "outlet", "url", "published", "sha256", "text")),
            *(VERSIONS.c[name] for name in ("title_length", "raw_sha256", "raw_where", "added")),
            DOCUMENTS.c.is_latest,
            LEDGERS.c.reader_version,
            LEDGERS.c.lexicon,
            LEDGERS.c.models,
        ).join(ARTICLES, ARTICLES.c.id == VERSIONS.c.article_id)
    ).order_by(ARTICLES.c.id, VERSIONS.c.number)
    if article is not None:
        query = query.where(VERSIONS.c.article_id == article_key(connection, article))
    if latest:
        query = query.where(DOCUMENTS.c.is_latest)
    for row in _streamed(connection, query):
        yield _version(row)


def newest_ledger() -> ScalarSelect[int]:
    """The key of the newest ledger of the version that a query stands at."""
    query = select(func.max(LEDGERS.c.id)).where(LEDGERS.c.version_id == VERSIONS.c.id)
    return query.correlate(VERSIONS).scalar_subquery()


def _with_ledger(query: Select[Any]) -> Select[Any]:
    """Join each version with its newest ledger."""
    return query.join(DOCUMENTS, DOCUMENTS.c.version_id == VERSIONS.c.id).join(LEDGERS, LEDGERS.c.id == newest_ledger())


def _streamed(connection: Connection, query: Select[Any]) -> Iterator[Row[Any]]:
    yield from connection.execution_options(yield_per=_BATCH).execute(query)


def _version(row: Row[Any]) -> Version:
    text = unpack_text(row.text, where=row.ident)
    return Version(
        article=row.article,
        number=row.number,
        id=row.ident,
        outlet=row.outlet,
        url=row.url,
        title=text[: row.title_length],
        published=row.published,
        sha256=row.sha256,
        raw_sha256=row.raw_sha256,
        raw_where=row.raw_where,
        added=row.added,
        is_latest=row.is_latest,
        reader=Reader(version=row.reader_version, lexicon=row.lexicon, models=row.models),
    )


def _ledger_query() -> Select[Any]:
    return _with_ledger(
        select(
            VERSIONS.c.id.label("version_id"),
            VERSIONS.c.article_id,
            VERSIONS.c.ident,
            VERSIONS.c.text,
            VERSIONS.c.title_length,
            LEDGERS.c.data,
        )
    )


def _ledger(row: Row[Any]) -> Ledger:
    text = unpack_text(row.text, where=row.ident)
    return unpack_ledger(row.data, text, row.title_length, where=row.ident)


def iter_ledgers(connection: Connection, articles: Sequence[str] | None, *, latest: bool) -> Iterator[Ledger]:
    """The newest ledger of each version, of these articles in their order or of all."""
    query = _ledger_query()
    if latest:
        query = query.where(DOCUMENTS.c.is_latest)
    if articles is None:
        for row in _streamed(connection, query.order_by(VERSIONS.c.article_id, VERSIONS.c.number)):
            yield _ledger(row)
        return
    for first in range(0, len(articles), _BATCH):
        part = articles[first : first + _BATCH]
        keys = article_keys(connection, part)
        wanted = query.where(VERSIONS.c.article_id.in_(set(keys.values()))).order_by(VERSIONS.c.number)
        rows: dict[int, list[Row[Any]]] = defaultdict(list)
        for row in connection.execute(wanted):
            rows[row.article_id].append(row)
        for ident in part:
            yield from map(_ledger, rows[keys[ident]])


def one_ledger(connection: Connection, article: str, number: int | None) -> Ledger:
    """The newest ledger of a version of an article, the last version for None."""
    query = _ledger_query().where(VERSIONS.c.article_id == article_key(connection, article))
    query = query.where(DOCUMENTS.c.is_latest if number is None else VERSIONS.c.number == number)
    row = connection.execute(query).first()
    if row is None:
        raise NotFoundError(f"article {article!r} has no version {number}; `tawatur show {article}` lists them")
    return _ledger(row)


def ledgers_of_versions(connection: Connection, versions: Sequence[int]) -> tuple[Ledger, ...]:
    """The newest ledgers of these versions, in this order."""
    rows = {row.version_id: row for row in connection.execute(_ledger_query().where(VERSIONS.c.id.in_(versions)))}
    return tuple(_ledger(rows[version]) for version in versions)


def held_versions(connection: Connection, versions: Sequence[int]) -> tuple[Held, ...]:
    """These versions in this order, their texts but not their ledgers."""
    columns = ("id", "number", "ident", "outlet", "url", "published", "sha256", "text", "title_length")
    query = (
        select(ARTICLES.c.ident.label("article"), *(VERSIONS.c[name] for name in columns))
        .join(ARTICLES, ARTICLES.c.id == VERSIONS.c.article_id)
        .where(VERSIONS.c.id.in_(versions))
    )
    rows = {row.id: row for row in connection.execute(query)}
    return tuple(_held(rows[version]) for version in versions)


def _held(row: Row[Any]) -> Held:
    text = unpack_text(row.text, where=row.ident)
    article = Article(
        id=row.ident,
        outlet=row.outlet,
        url=row.url,
        title=text[: row.title_length],
        published=row.published,
        text=text,
        sha256=row.sha256,
    )
    return Held(kept_as=row.article, version=row.number, article=article)


def entities_of(connection: Connection, held: Sequence[Held]) -> tuple[tuple[Entity, ...], ...]:
    """The entities of the newest ledgers of these versions, in this order."""
    query = _ledger_query().add_columns(ARTICLES.c.ident.label("article"), VERSIONS.c.number)
    query = query.join(ARTICLES, ARTICLES.c.id == VERSIONS.c.article_id)
    rows = connection.execute(query.where(ARTICLES.c.ident.in_([one.kept_as for one in held])))
    wanted = {(one.kept_as, one.version): one.article.text for one in held}
    found = {
        (row.article, row.number): unpack_entities(row.data, wanted[row.article, row.number], where=row.ident)
        for row in rows
        if (row.article, row.number) in wanted
    }
    return tuple(found[one.kept_as, one.version] for one in held)


def ledger_of_claim(connection: Connection, claim: str) -> Ledger:
    """The newest ledger that holds a claim, of the last version that does."""
    query = select(CLAIMS.c.version_id).where(CLAIMS.c.ident == claim).order_by(CLAIMS.c.version_id.desc()).limit(1)
    version = connection.execute(query).scalar()
    if version is None:
        raise NotFoundError(f"no claim {claim!r} in the archive; `tawatur show ARTICLE` lists the claims of an article")
    return ledgers_of_versions(connection, [version])[0]


def raw_of(connection: Connection, article: str, number: int | None) -> Raw | None:
    """The bytes a version was taken from."""
    query = (
        select(BLOBS.c.data, VERSIONS.c.raw_where)
        .join(BLOBS, BLOBS.c.sha256 == VERSIONS.c.raw_sha256)
        .where(VERSIONS.c.article_id == article_key(connection, article))
        .order_by(VERSIONS.c.number.desc())
        .limit(1)
    )
    if number is not None:
        query = query.where(VERSIONS.c.number == number)
    row = connection.execute(query).first()
    return None if row is None else Raw(data=unpack(row.data, where=article), where=row.raw_where)
