"""What finding entities keeps of ledgers and stories: bytes that the store does not look into, made by one version of
the code.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, insert, select

from tawatur.records.article import Article
from tawatur.records.ledger import Ledger, Reader
from tawatur.store.fetching import newest_ledger
from tawatur.store.finding import KeptJoins, KeptNames
from tawatur.store.packing import pack, sha256_of, unpack, unpack_entities, unpack_text
from tawatur.store.tables import DOCUMENTS, LEDGERS, NAMES, STORIES, STORY_ARTICLES, VERSIONS

__all__ = [
    "forget_names", "iter_joins", "iter_named", "iter_names", "keep_joins", "keep_names", "remove_names", "unnamed",
]  # fmt: skip

#: Rows fetched, and written, at a time.
_BATCH = 200
_NOBODY = Reader(version="", lexicon="")


def _newest(*columns: Any) -> Select[Any]:
    """The last versions of articles with their newest ledgers."""
    return (
        select(*columns)
        .select_from(VERSIONS)
        .join(DOCUMENTS, DOCUMENTS.c.version_id == VERSIONS.c.id)
        .join(LEDGERS, LEDGERS.c.id == newest_ledger())
        .where(DOCUMENTS.c.is_latest)
    )


def unnamed(connection: Connection, maker: str) -> tuple[int, ...]:
    """The keys of the newest ledgers of last versions of which `maker` keeps no names."""
    query = _newest(LEDGERS.c.id).outerjoin(NAMES, (NAMES.c.ledger_id == LEDGERS.c.id) & (NAMES.c.maker == maker))
    return tuple(connection.execute(query.where(NAMES.c.ledger_id.is_(None)).order_by(LEDGERS.c.id)).scalars())


def iter_named(connection: Connection, ledgers: Sequence[int]) -> Iterator[tuple[int, Ledger]]:
    """Ledgers with their keys, their entities alone; what was removed is left out."""
    query: Select[Any] = select(LEDGERS.c.id, LEDGERS.c.data, VERSIONS.c.ident, VERSIONS.c.text)
    query = query.join(VERSIONS, VERSIONS.c.id == LEDGERS.c.version_id)
    for first in range(0, len(ledgers), _BATCH):
        rows = connection.execute(query.where(LEDGERS.c.id.in_(ledgers[first : first + _BATCH])))
        for row in rows:
            yield row.id, _named(row)


def _named(row: Row[Any]) -> Ledger:
    bare = Article(id=row.ident, outlet=None, url=None, title="", published=None, text="", sha256="")
    entities = unpack_entities(row.data, unpack_text(row.text, where=row.ident), where=row.ident)
    return Ledger(article=bare, reader=_NOBODY, entities=entities)


def keep_names(connection: Connection, maker: str, made: Mapping[int, bytes]) -> None:
    """Keep bytes beside ledgers, by their keys, in place of what is kept beside other ledgers of their articles.

    Ledgers that were removed meanwhile are passed over.
    """
    ledger_of = LEDGERS.join(VERSIONS, VERSIONS.c.id == LEDGERS.c.version_id)
    query = select(LEDGERS.c.id, VERSIONS.c.article_id).select_from(ledger_of).where(LEDGERS.c.id.in_(sorted(made)))
    known = {row.id: row.article_id for row in connection.execute(query)}
    others = select(LEDGERS.c.id).select_from(ledger_of).where(VERSIONS.c.article_id.in_(sorted(known.values())))
    connection.execute(NAMES.delete().where(NAMES.c.ledger_id.in_(others)))
    rows = [{"ledger_id": key, "maker": maker, "data": pack(made[key])} for key in sorted(known)]
    if rows:
        connection.execute(insert(NAMES), rows)


def iter_names(connection: Connection, maker: str) -> Iterator[KeptNames]:
    """What `maker` keeps of the articles, in the order of their keys."""
    query = _newest(VERSIONS.c.article_id, VERSIONS.c.ident, NAMES.c.data)
    query = query.join(NAMES, (NAMES.c.ledger_id == LEDGERS.c.id) & (NAMES.c.maker == maker))
    rows = connection.execution_options(yield_per=_BATCH).execute(query.order_by(VERSIONS.c.article_id))
    for place, ident, data in rows:
        yield KeptNames(place=place, article=ident, data=unpack(data, where=ident))


def iter_joins(connection: Connection, maker: str, *, largest: int) -> Iterator[KeptJoins]:
    """Stories of several articles, of no more than `largest`, and what `maker` keeps of each."""
    query: Select[Any] = select(STORIES.c.ident, STORIES.c.run_id, STORIES.c.joins_of, STORIES.c.joins)
    stories = connection.execute(query.where(STORIES.c.size.between(2, largest)).order_by(STORIES.c.ident)).all()
    for first in range(0, len(stories), _BATCH):
        part = stories[first : first + _BATCH]
        members: dict[str, list[Row[Any]]] = defaultdict(list)
        told = (
            _newest(STORY_ARTICLES.c.story, VERSIONS.c.ident, LEDGERS.c.id, LEDGERS.c.sha256)
            .join(STORY_ARTICLES, STORY_ARTICLES.c.article_id == VERSIONS.c.article_id)
            .where(STORY_ARTICLES.c.story.in_([story.ident for story in part]))
        )
        for row in connection.execute(told):
            members[row.story].append(row)
        for story in part:
            yield _kept(maker, story, sorted(members[story.ident], key=lambda row: row.ident))


def _kept(maker: str, story: Row[Any], members: Sequence[Row[Any]]) -> KeptJoins:
    basis = sha256_of("\n".join((maker, *(f"{row.ident} {row.sha256}" for row in members))).encode())
    known = story.joins is not None and story.joins_of == basis
    return KeptJoins(
        story=story.ident,
        run=story.run_id,
        articles=tuple(row.ident for row in members),
        ledgers=tuple(row.id for row in members),
        basis=basis,
        data=unpack(story.joins, where=story.ident) if known else None,
    )


def keep_joins(connection: Connection, made: Sequence[tuple[KeptJoins, bytes]]) -> None:
    """Keep bytes beside stories; those put together anew meanwhile are passed over."""
    change = (
        STORIES.update()
        .where(STORIES.c.ident == bindparam("in_story"), STORIES.c.run_id == bindparam("of_run"))
        .values(joins_of=bindparam("made_of"), joins=bindparam("bytes"))
    )
    rows = [
        {"in_story": kept.story, "of_run": kept.run, "made_of": kept.basis, "bytes": pack(data)} for kept, data in made
    ]
    if rows:
        connection.execute(change, rows)


def forget_names(connection: Connection) -> None:
    """Let go of all that is kept of articles and stories for finding entities."""
    connection.execute(NAMES.delete())
    connection.execute(STORIES.update().where(STORIES.c.joins_of.is_not(None)).values(joins_of=None, joins=None))


def remove_names(connection: Connection, versions: Sequence[int]) -> None:
    """Take away what was kept of the ledgers of these versions."""
    ledgers = select(LEDGERS.c.id).where(LEDGERS.c.version_id.in_(versions))
    connection.execute(NAMES.delete().where(NAMES.c.ledger_id.in_(ledgers)))
