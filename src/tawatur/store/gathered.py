"""Stories in an archive: keeping them, reading them back, and what changed since they were found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, ScalarSelect, Select, func, insert, or_, select

from tawatur.errors import NotFoundError
from tawatur.records.codec import encode
from tawatur.records.story import Story
from tawatur.store.days import first_emptied
from tawatur.store.fetching import article_keys
from tawatur.store.packing import pack, unpack
from tawatur.store.tables import (
    ARTICLES,
    COMPARED,
    DOCUMENTS,
    JUDGEMENTS,
    LEDGERS,
    RUNS,
    STORIES,
    STORY_ARTICLES,
    VERSIONS,
)

__all__ = [
    "FINDING", "Chosen", "articles_since", "count_stories", "first_changed_day", "iter_stories", "keep_stories",
    "outlet_names", "remove_stories_of", "story_of",
]  # fmt: skip

#: The command of a run that finds stories.
FINDING = "stories"
#: Rows changed by one statement.
_BATCH = 500
_RECORDS: Select[Any] = select(STORIES.c.ident, STORIES.c.title, STORIES.c.data)
_DECODER = msgspec.json.Decoder(Story)


def keep_stories(connection: Connection, stories: Sequence[Story], *, gone: Sequence[str], run: int) -> None:
    """Keep stories in place of their older states, and take away those that are `gone`."""
    old = sorted({*gone, *(story.id for story in stories)})
    for first in range(0, len(old), _BATCH):
        chosen = old[first : first + _BATCH]
        connection.execute(STORY_ARTICLES.delete().where(STORY_ARTICLES.c.story.in_(chosen)))
        connection.execute(STORIES.delete().where(STORIES.c.ident.in_(chosen)))
    now = datetime.now(UTC)
    for first in range(0, len(stories), _BATCH):
        part = stories[first : first + _BATCH]
        keys = article_keys(connection, [article for story in part for article in story.articles])
        connection.execute(insert(STORIES), [_values(story) | {"run_id": run, "updated": now} for story in part])
        connection.execute(insert(STORY_ARTICLES), [member for story in part for member in _members(story, keys)])


def _values(story: Story) -> dict[str, Any]:
    spread = {"begin": story.begin, "finish": story.finish, "size": len(story.articles)}
    return {"ident": story.id, "title": story.title, "data": pack(encode(story)), **spread}


def _members(story: Story, known: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    """The articles of a story, each with what its account rests on and the first article that gives it."""
    keys = {article: known[article] for article in story.articles}
    rests = {
        article: (origin.basis, keys.get(origin.articles[0])) for origin in story.origins for article in origin.articles
    }
    seen: set[int] = set()
    for article, key in keys.items():
        if key not in seen:
            seen.add(key)
            basis, first = rests.get(article, (None, None))
            yield {"story": story.id, "article_id": key, "basis": basis, "first_id": first}


class Chosen(msgspec.Struct, frozen=True, kw_only=True):
    """Which of the kept stories are asked for; the fields are those of `Store.stories`."""

    several: bool = False
    contradicted: bool = False
    ended: date | None = None
    limit: int | None = None
    offset: int = 0


def iter_stories(connection: Connection, chosen: Chosen) -> Iterator[Story]:
    """The kept stories, the last ended first, of one day the largest; with `several` those of more than one article.

    With `contradicted` those lead, among the stories that ended on one day, whose kept comparisons hold contradictions.
    """
    order = [func.coalesce(STORIES.c.finish, "").desc(), STORIES.c.size.desc(), STORIES.c.ident]
    if chosen.contradicted:
        order.insert(1, func.coalesce(_contradictions(), 0).desc())
    query = _RECORDS.order_by(*order)
    if chosen.several:
        query = query.where(STORIES.c.size > 1)
    if chosen.ended is not None:
        query = query.where(STORIES.c.finish >= chosen.ended.isoformat())
    if chosen.limit is not None:
        query = query.limit(chosen.limit).offset(chosen.offset)
    for row in connection.execution_options(yield_per=_BATCH).execute(query):
        yield _story(connection, row)


def _contradictions() -> ScalarSelect[int]:
    """The most contradictions that an article of the story stands in."""
    most: Select[tuple[int]] = (
        select(func.max(COMPARED.c.contradictions))
        .join(STORY_ARTICLES, STORY_ARTICLES.c.article_id == COMPARED.c.article_id)
        .where(STORY_ARTICLES.c.story == STORIES.c.ident)
    )
    return most.correlate(STORIES).scalar_subquery()


def count_stories(connection: Connection, *, several: bool = False) -> int:
    """How many stories are kept, or how many of them several articles tell."""
    query = select(func.count()).select_from(STORIES)
    number: int = connection.execute(query.where(STORIES.c.size > 1) if several else query).scalar_one()
    return number


def story_of(connection: Connection, ident: str) -> Story:
    """The story with an id, or the one that an article with this id stands in; raise NotFoundError."""
    row = connection.execute(_RECORDS.where(STORIES.c.ident == ident)).first()
    if row is None:
        query = (
            _RECORDS.join(STORY_ARTICLES, STORY_ARTICLES.c.story == STORIES.c.ident)
            .join(ARTICLES, ARTICLES.c.id == STORY_ARTICLES.c.article_id)
            .where(ARTICLES.c.ident == ident)
        )
        row = connection.execute(query.order_by(STORIES.c.ident)).first()
    if row is None:
        raise NotFoundError(f"no story {ident!r} in the archive; `tawatur list stories` shows their ids")
    return _story(connection, row)


def _story(connection: Connection, row: Row[Any]) -> Story:
    if row.data is not None:
        return _DECODER.decode(unpack(row.data, where=row.ident))
    query = select(ARTICLES.c.ident).join(STORY_ARTICLES, STORY_ARTICLES.c.article_id == ARTICLES.c.id)
    members = connection.execute(query.where(STORY_ARTICLES.c.story == row.ident).order_by(ARTICLES.c.ident)).scalars()
    return Story(id=row.ident, title=row.title, articles=tuple(members))


def remove_stories_of(connection: Connection, article: int) -> None:
    """Take away the stories of an article, whose records name it; the next finding puts the others together again."""
    query = select(STORY_ARTICLES.c.story).where(STORY_ARTICLES.c.article_id == article)
    keep_stories(connection, (), gone=list(connection.execute(query).scalars()), run=0)


def articles_since(connection: Connection, day: date | None) -> tuple[str, ...]:
    """The ids of articles whose last version was published on a day or later, in the order of adding; all for None."""
    query = (
        select(ARTICLES.c.ident)
        .join(VERSIONS, VERSIONS.c.article_id == ARTICLES.c.id)
        .join(DOCUMENTS, DOCUMENTS.c.version_id == VERSIONS.c.id)
        .where(DOCUMENTS.c.is_latest)
        .order_by(ARTICLES.c.id)
    )
    if day is not None:
        query = query.where(DOCUMENTS.c.published >= day.toordinal())
    return tuple(connection.execute(query).scalars())


def outlet_names(connection: Connection) -> dict[str, str | None]:
    """The outlet of each article, by the id of its last version; no text is looked at."""
    query = select(VERSIONS.c.ident, VERSIONS.c.outlet).join(DOCUMENTS, DOCUMENTS.c.version_id == VERSIONS.c.id)
    return {row.ident: row.outlet for row in connection.execute(query.where(DOCUMENTS.c.is_latest)).all()}


def first_changed_day(connection: Connection) -> date | None:
    """The first day of which something was added, read again, judged or removed since stories were found; else None.

    Where they were never found that is the day before all others, `date.min`.
    """
    last = connection.execute(
        select(RUNS.c.id, RUNS.c.started)
        .where(RUNS.c.command == FINDING, RUNS.c.finished.is_not(None))
        .order_by(RUNS.c.id.desc())
        .limit(1)
    ).first()
    if last is None:
        return date.min
    judged = select(JUDGEMENTS.c.article_id).where(JUDGEMENTS.c.run_id > last.id)
    others = select(JUDGEMENTS.c.other_id).where(JUDGEMENTS.c.run_id > last.id, JUDGEMENTS.c.other_id.is_not(None))
    changed = (
        select(DOCUMENTS.c.published.label("published"), STORIES.c.begin.label("begin"))
        .join(VERSIONS, VERSIONS.c.id == DOCUMENTS.c.version_id)
        .join(LEDGERS, LEDGERS.c.version_id == VERSIONS.c.id)
        .outerjoin(STORY_ARTICLES, STORY_ARTICLES.c.article_id == VERSIONS.c.article_id)
        .outerjoin(STORIES, STORIES.c.ident == STORY_ARTICLES.c.story)
        .where(
            DOCUMENTS.c.is_latest,
            or_(
                LEDGERS.c.run_id > last.id,
                VERSIONS.c.added > last.started,
                STORY_ARTICLES.c.story.is_(None),
                VERSIONS.c.article_id.in_(judged),
                VERSIONS.c.article_id.in_(others),
            ),
        )
        .distinct()
    )
    days = [day for row in connection.execute(changed) for day in (row.published, _ordinal(row.begin)) if day]
    emptied = first_emptied(connection)
    if emptied is not None:
        days.append(emptied.toordinal())
    return date.fromordinal(min(days)) if days else None


def _ordinal(day: str | None) -> int | None:
    try:
        return date.fromisoformat(day).toordinal() if day else None
    except ValueError:
        return None
