"""What was read when: versions that a reader has not read yet, states of the archive at a run, and their digests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, ScalarSelect, Select, false, func, or_, select

from tawatur.errors import NotFoundError
from tawatur.records.article import Article
from tawatur.records.ledger import Ledger, Reader
from tawatur.store.fetching import article_key, newest_ledger
from tawatur.store.packing import pack, sha256_of, unpack, unpack_ledger, unpack_text
from tawatur.store.protocol import Digested, Reading, ReadingPair, Unread
from tawatur.store.tables import ARTICLES, COMPARISONS, LANGUAGE_DATA, LEDGERS, RUNS, STORIES, STORY_ARTICLES, VERSIONS

__all__ = [
    "count_unread", "digested_ledgers", "digested_relations", "iter_pairs", "iter_reader_pairs", "iter_states",
    "keep_language_data", "language_data", "unread",
]  # fmt: skip

#: Pairs of ledgers fetched at a time.
_BATCH = 50


def unread(
    connection: Connection, reader: Reader, *, article: str | None, after: int, limit: int
) -> tuple[Unread, ...]:
    """The next versions that a reader has not read, in the order of their keys, with their newest ledgers."""
    query = (
        _unread(select(*_VERSION, LEDGERS.c.data, LEDGERS.c.run_id), reader)
        .join(ARTICLES, ARTICLES.c.id == VERSIONS.c.article_id)
        .join(LEDGERS, LEDGERS.c.id == newest_ledger())
        .where(VERSIONS.c.id > after)
        .order_by(VERSIONS.c.id)
        .limit(limit)
    )
    if article is not None:
        query = query.where(VERSIONS.c.article_id == article_key(connection, article))
    return tuple(_unread_of(row) for row in connection.execute(query))


def count_unread(connection: Connection, reader: Reader) -> int:
    """How many versions a reader has not read."""
    return connection.execute(_unread(select(func.count()).select_from(VERSIONS), reader)).scalar() or 0


def iter_pairs(connection: Connection, before: int, after: int, *, article: str | None) -> Iterator[ReadingPair]:
    """What was the newest reading of each article at the end of two runs, where these differ."""
    for run in (before, after):
        if connection.execute(select(RUNS.c.id).where(RUNS.c.id == run)).first() is None:
            raise NotFoundError(f"no run {run} in the archive; `tawatur runs` lists them")
    was, now = _state_at(before), _state_at(after)
    query = select(ARTICLES.c.ident, was.label("was"), now.label("now")).order_by(ARTICLES.c.id)
    if article is not None:
        query = query.where(ARTICLES.c.id == article_key(connection, article))
    differing = (row for row in connection.execute(query) if row.was != row.now)
    yield from _pairs(connection, differing)


def iter_reader_pairs(connection: Connection, before: str, after: str) -> Iterator[ReadingPair]:
    """The newest readings of each article by two readers, each named by its version or the start of a digest."""
    was, now = (_state_where(_read_by(name)) for name in (before, after))
    query = select(ARTICLES.c.ident, was.label("was"), now.label("now")).order_by(ARTICLES.c.id)
    both = (row for row in connection.execute(query) if None not in (row.was, row.now) and row.was != row.now)
    yield from _pairs(connection, both)


def iter_states(connection: Connection, article: str) -> Iterator[Reading]:
    """The states that an article went through: each new version, and each new reading of the last one."""
    query = (
        _readings()
        .add_columns(LEDGERS.c.id)
        .where(VERSIONS.c.article_id == article_key(connection, article))
        .order_by(LEDGERS.c.id)
    )
    number = 0
    for row in connection.execute(query):
        if row.number >= number:
            number = row.number
            yield _reading(row)


def keep_language_data(connection: Connection, digest: str, entries: Mapping[str, str]) -> None:
    """Keep what the entries of language data were; what is kept already is left as it is."""
    known = connection.execute(select(LANGUAGE_DATA.c.digest).where(LANGUAGE_DATA.c.digest == digest)).first()
    if known is None:
        values = {"digest": digest, "entries": pack(msgspec.json.encode(entries))}
        connection.execute(LANGUAGE_DATA.insert().values(values))


def language_data(connection: Connection, digest: str) -> dict[str, str] | None:
    """What the entries of language data were; None where that is not kept."""
    query = select(LANGUAGE_DATA.c.entries).where(LANGUAGE_DATA.c.digest == digest)
    data = connection.execute(query).scalar()
    if data is None:
        return None
    return msgspec.json.decode(unpack(data, where=f"language data {digest[:12]}"), type=dict[str, str])


def digested_ledgers(connection: Connection) -> Iterator[Digested]:
    """Every ledger in the order of runs, as the hash of all that identifies its content."""
    query = (
        select(
            LEDGERS.c.id,
            LEDGERS.c.run_id,
            LEDGERS.c.version_id,
            LEDGERS.c.sha256.label("ledger"),
            ARTICLES.c.ident.label("article"),
            VERSIONS.c.ident,
            VERSIONS.c.sha256,
            VERSIONS.c.title_length,
        )
        .join(VERSIONS, VERSIONS.c.id == LEDGERS.c.version_id)
        .join(ARTICLES, ARTICLES.c.id == VERSIONS.c.article_id)
        .order_by(LEDGERS.c.run_id, LEDGERS.c.id)
    )
    for row in connection.execution_options(yield_per=1000).execute(query):
        content = ("ledger", row.article, row.ident, row.sha256, row.title_length, row.ledger)
        digest = sha256_of(msgspec.json.encode(content))
        yield Digested(key=row.id, run=row.run_id, version=row.version_id, content=digest)


def digested_relations(connection: Connection) -> Iterator[tuple[str, str]]:
    """Every story and comparison: its kind, and the hash of what identifies its content."""
    members: dict[str, list[str]] = {}
    query = select(STORY_ARTICLES.c.story, ARTICLES.c.ident).join(
        ARTICLES, ARTICLES.c.id == STORY_ARTICLES.c.article_id
    )
    for row in connection.execute(query):
        members.setdefault(row.story, []).append(row.ident)
    for story in connection.execute(select(STORIES.c.ident, STORIES.c.title, STORIES.c.data)):
        record = "" if story.data is None else sha256_of(unpack(story.data, where=story.ident))
        content = (story.ident, story.title, record, *sorted(members.get(story.ident, ())))
        yield "story", sha256_of(msgspec.json.encode(content))
    for kept in connection.execute(select(COMPARISONS.c.ident, COMPARISONS.c.sha256)):
        yield "comparison", sha256_of(msgspec.json.encode((kept.ident, kept.sha256)))


_VERSION = (
    VERSIONS.c.id,
    ARTICLES.c.ident.label("article"),
    VERSIONS.c.number,
    VERSIONS.c.ident,
    VERSIONS.c.outlet,
    VERSIONS.c.url,
    VERSIONS.c.published,
    VERSIONS.c.sha256,
    VERSIONS.c.text,
    VERSIONS.c.title_length,
)


def _unread(query: Select[Any], reader: Reader) -> Select[Any]:
    read = select(LEDGERS.c.version_id).where(
        LEDGERS.c.version_id == VERSIONS.c.id,
        LEDGERS.c.reader_version == reader.version,
        LEDGERS.c.lexicon == reader.lexicon,
        LEDGERS.c.models == reader.models,
    )
    return query.where(~read.correlate(VERSIONS).exists())


def _unread_of(row: Row[Any]) -> Unread:
    ledger = _ledger(row)
    bare = Article(
        id=row.ident,
        outlet=row.outlet,
        url=row.url,
        title=ledger.article.title,
        published=row.published,
        text=ledger.article.text,
        sha256=row.sha256,
    )
    return Unread(key=row.id, kept_as=row.article, version=row.number, article=bare, ledger=ledger)


def _state_at(run: int) -> ScalarSelect[int]:
    """The key of the ledger that was an article's newest at the end of a run."""
    return _state_where(LEDGERS.c.run_id <= run)


def _state_where(condition: Any) -> ScalarSelect[int]:
    newest: Select[tuple[int]] = (
        select(LEDGERS.c.id)
        .join(VERSIONS, VERSIONS.c.id == LEDGERS.c.version_id)
        .where(VERSIONS.c.article_id == ARTICLES.c.id, condition)
        .order_by(VERSIONS.c.number.desc(), LEDGERS.c.id.desc())
        .limit(1)
    )
    return newest.correlate(ARTICLES).scalar_subquery()


def _read_by(name: str) -> Any:
    """The condition that a reader has this version, or a digest that begins so; nothing names nobody."""
    if not name:
        return false()
    return or_(
        LEDGERS.c.reader_version == name,
        LEDGERS.c.lexicon.startswith(name, autoescape=True),
        LEDGERS.c.models.startswith(name, autoescape=True),
    )


def _pairs(connection: Connection, rows: Iterator[Row[Any]]) -> Iterator[ReadingPair]:
    batch: list[Row[Any]] = []
    for row in rows:
        batch.append(row)
        if len(batch) >= _BATCH:
            yield from _fetched(connection, batch)
            batch = []
    yield from _fetched(connection, batch)


def _fetched(connection: Connection, batch: Sequence[Row[Any]]) -> Iterator[ReadingPair]:
    keys = {key for row in batch for key in (row.was, row.now) if key is not None}
    query = _readings().add_columns(LEDGERS.c.id).where(LEDGERS.c.id.in_(keys))
    packed = {row.id: row for row in connection.execute(query)} if keys else {}
    for row in batch:
        was, now = (None if key is None else _reading(packed[key]) for key in (row.was, row.now))
        between = None
        if was is not None and now is not None and was.version != now.version:
            between = _between(connection, (packed[row.was], was), (packed[row.now], now))
        yield ReadingPair(article=row.ident, before=was, after=now, between=between)


def _between(connection: Connection, was: tuple[Row[Any], Reading], now: tuple[Row[Any], Reading]) -> Ledger | None:
    """The old page read by the new reader, or the new page read by the old one."""
    if was[1].ledger.reader == now[1].ledger.reader:
        return None
    for (row, _), (_, other) in ((was, now), (now, was)):
        reader = other.ledger.reader
        query = _readings().where(
            VERSIONS.c.id == row.version_id,
            LEDGERS.c.reader_version == reader.version,
            LEDGERS.c.lexicon == reader.lexicon,
            LEDGERS.c.models == reader.models,
        )
        if (found := connection.execute(query).first()) is not None:
            return _ledger(found)
    return None


def _readings() -> Select[Any]:
    columns = (VERSIONS.c.ident, VERSIONS.c.number, VERSIONS.c.text, VERSIONS.c.title_length)
    return select(*columns, LEDGERS.c.version_id, LEDGERS.c.data, LEDGERS.c.run_id).join(
        LEDGERS, LEDGERS.c.version_id == VERSIONS.c.id
    )


def _reading(row: Row[Any]) -> Reading:
    return Reading(version=row.number, run=row.run_id, ledger=_ledger(row))


def _ledger(row: Row[Any]) -> Ledger:
    return unpack_ledger(row.data, unpack_text(row.text, where=row.ident), row.title_length, where=row.ident)
