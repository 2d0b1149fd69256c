"""What the archive shows of each outlet, counted by the database; only copied texts are looked at one by one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, and_, case, func, select, true
from sqlalchemy.sql.elements import ColumnElement

from tawatur.records.outlet import Credited, OutletStanding
from tawatur.store.tables import COMPARED, CREDITS, DOCUMENTS, STORIES, STORY_ARTICLES, VERSIONS

__all__ = ["outlet_standings"]

#: The basis of articles that print one text.
_COPY = "copy"
#: Names that are told of one outlet, those of the most articles.
_NAMES = 12
#: The name of an outlet; None is that of articles without one.
_Outlet = str | None


class _Copied(msgspec.Struct):
    copies: int = 0
    first: int = 0
    undecided: int = 0
    repeats: int = 0
    texts: Counter[str] = msgspec.field(default_factory=Counter)


def outlet_standings(
    connection: Connection, *, since: date | None = None, until: date | None = None
) -> tuple[OutletStanding, ...]:
    """Every outlet with articles published on these days, those of the most articles first."""
    within = _within(since, until)
    fields: dict[_Outlet, dict[str, Any]] = {}
    for row in connection.execute(_articles(within)):
        days = {"begin": _iso(row.begin), "finish": _iso(row.finish)}
        fields[row.outlet] = {"outlet": row.outlet, "articles": row.articles, **days}
    for outlet, bases in _bases(connection, within).items():
        fields[outlet] |= {"bases": bases, "placed": sum(bases.values())}
    for outlet, copied in _copied(connection, since, until).items():
        texts = dict(copied.texts.most_common(_NAMES))
        counts = {name: getattr(copied, name) for name in ("copies", "first", "undecided", "repeats")}
        fields[outlet] |= {**counts, "texts": texts}
    for outlet, credits in _credits(connection, within).items():
        fields[outlet] |= {"credits": credits}
    for query in (_credited(within), _stories(within), _sole(within), _compared(within)):
        for counted in connection.execute(query).mappings():
            fields[counted["outlet"]] |= {name: int(counted[name] or 0) for name in counted if name != "outlet"}
    made = (OutletStanding(**given) for given in fields.values())
    return tuple(sorted(made, key=lambda o: (-o.articles, o.outlet or "")))


def _within(since: date | None, until: date | None) -> ColumnElement[bool]:
    """The condition that a document is the last version of an article, published on these days."""
    bounds: list[ColumnElement[bool]] = [DOCUMENTS.c.is_latest]
    if since is not None:
        bounds.append(DOCUMENTS.c.published >= since.toordinal())
    if until is not None:
        bounds.append(DOCUMENTS.c.published <= until.toordinal())
    return and_(true(), *bounds)


def _of_outlets(within: ColumnElement[bool], *columns: ColumnElement[Any]) -> Select[Any]:
    """Columns by outlet, from the articles of these days."""
    query = select(VERSIONS.c.outlet, *columns).select_from(DOCUMENTS)
    query = query.join(VERSIONS, VERSIONS.c.id == DOCUMENTS.c.version_id)
    return query.where(within).group_by(VERSIONS.c.outlet)


def _articles(within: ColumnElement[bool]) -> Select[Any]:
    day = DOCUMENTS.c.published
    count = func.count().label("articles")
    return _of_outlets(within, count, func.min(day).label("begin"), func.max(day).label("finish"))


def _bases(connection: Connection, within: ColumnElement[bool]) -> dict[_Outlet, dict[str, int]]:
    query = (
        _of_outlets(within, STORY_ARTICLES.c.basis, func.count().label("articles"))
        .join(STORY_ARTICLES, STORY_ARTICLES.c.article_id == VERSIONS.c.article_id)
        .join(STORIES, STORIES.c.ident == STORY_ARTICLES.c.story)
        .where(STORY_ARTICLES.c.basis.is_not(None), STORIES.c.size > 1)
        .group_by(STORY_ARTICLES.c.basis)
        .order_by(STORY_ARTICLES.c.basis)
    )
    found: dict[_Outlet, dict[str, int]] = defaultdict(dict)
    for row in connection.execute(query):
        found[row.outlet][row.basis] = row.articles
    return found


def _copied(connection: Connection, since: date | None, until: date | None) -> dict[_Outlet, _Copied]:
    """Copied texts, group by group: the first article can be of a day that was not asked for."""
    query = (
        select(
            STORY_ARTICLES.c.story,
            STORY_ARTICLES.c.first_id,
            VERSIONS.c.article_id,
            VERSIONS.c.outlet,
            VERSIONS.c.published,
            DOCUMENTS.c.published.label("day"),
        )
        .join(VERSIONS, VERSIONS.c.article_id == STORY_ARTICLES.c.article_id)
        .join(DOCUMENTS, DOCUMENTS.c.version_id == VERSIONS.c.id)
        .where(STORY_ARTICLES.c.basis == _COPY, DOCUMENTS.c.is_latest)
    )
    groups: dict[tuple[str, int], list[Any]] = defaultdict(list)
    for row in connection.execute(query):
        groups[row.story, row.first_id].append(row)
    low, high = (day.toordinal() if day else None for day in (since, until))
    found: dict[_Outlet, _Copied] = defaultdict(_Copied)
    for (_, first), rows in groups.items():
        _count_group(first, rows, low, high, found)
    return found


def _count_group(
    first: int, rows: Iterable[Any], low: int | None, high: int | None, found: dict[_Outlet, _Copied]
) -> None:
    """How each article of a text stands to the one that is first by publication."""
    rows = list(rows)
    lead = next((row for row in rows if row.article_id == first), rows[0])
    is_tied = any(row is not lead and _moment(row) == _moment(lead) and row.outlet != lead.outlet for row in rows)
    for row in rows:
        if not _is_within(row.day, low, high):
            continue
        counted = found[row.outlet]
        if row is lead:
            counted.undecided += is_tied
            counted.first += not is_tied and any(other.outlet != lead.outlet for other in rows)
        elif row.outlet == lead.outlet:
            counted.repeats += 1
        elif not row.published or _moment(row) == _moment(lead):
            counted.undecided += 1
        else:
            counted.copies += 1
            counted.texts[lead.outlet or ""] += 1


def _moment(row: Any) -> str:
    return row.published or ""


def _is_within(day: int | None, low: int | None, high: int | None) -> bool:
    if low is None and high is None:
        return True
    return day is not None and (low is None or day >= low) and (high is None or day <= high)


def _credits(connection: Connection, within: ColumnElement[bool]) -> dict[_Outlet, tuple[Credited, ...]]:
    query = (
        _of_outlets(within, CREDITS.c.kind, CREDITS.c.name, func.count().label("articles"))
        .join(CREDITS, CREDITS.c.version_id == VERSIONS.c.id)
        .group_by(CREDITS.c.kind, CREDITS.c.name)
    )
    found: dict[_Outlet, list[Credited]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.outlet].append(Credited(kind=row.kind, name=row.name, articles=row.articles))
    for names in found.values():
        names.sort(key=lambda c: (-c.articles, c.kind, c.name))
    return {outlet: tuple(names[:_NAMES]) for outlet, names in found.items()}


def _credited(within: ColumnElement[bool]) -> Select[Any]:
    count = func.count(CREDITS.c.version_id.distinct()).label("credited")
    return _of_outlets(within, count).join(CREDITS, CREDITS.c.version_id == VERSIONS.c.id)


def _stories(within: ColumnElement[bool]) -> Select[Any]:
    """Stories that an outlet takes part in, by whether several articles tell them."""
    story, size = STORIES.c.ident, STORIES.c.size
    several, alone = (func.count(case((told, story)).distinct()) for told in (size > 1, size == 1))
    return (
        _of_outlets(within, several.label("several"), alone.label("alone"))
        .join(STORY_ARTICLES, STORY_ARTICLES.c.article_id == VERSIONS.c.article_id)
        .join(STORIES, story == STORY_ARTICLES.c.story)
    )


def _sole(within: ColumnElement[bool]) -> Select[Any]:
    """Stories of several articles that rest on one single account count for the outlet of its first article."""
    first = STORY_ARTICLES.c.first_id
    led = (
        select(func.min(first))
        .join(STORIES, STORIES.c.ident == STORY_ARTICLES.c.story)
        .where(STORIES.c.size > 1)
        .group_by(STORY_ARTICLES.c.story)
        .having(func.count(first.distinct()) == 1)
    )
    return _of_outlets(within, func.count().label("sole")).where(VERSIONS.c.article_id.in_(led))


def _compared(within: ColumnElement[bool]) -> Select[Any]:
    most = (
        select(COMPARED.c.article_id, func.max(COMPARED.c.contradictions).label("most"))
        .group_by(COMPARED.c.article_id)
        .subquery()
    )
    return _of_outlets(
        within,
        func.count().label("compared"),
        func.sum(case((most.c.most > 0, 1), else_=0)).label("contradicted"),
        func.sum(most.c.most).label("contradictions"),
    ).join(most, most.c.article_id == VERSIONS.c.article_id)


def _iso(day: int | None) -> str | None:
    return None if day is None else date.fromordinal(day).isoformat()
