"""The outlets of the archive: how often they copy, whom they credit, what they are alone with, where they disagree."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Annotated, Any

import msgspec
from fastapi import Query

from tawatur.errors import QueryError
from tawatur.records.comparison import ORIGIN_BASES
from tawatur.records.outlet import Credited, OutletStanding
from tawatur.search.parser import parse_query
from tawatur.store.criteria import Days
from tawatur.web.addresses import with_query
from tawatur.web.charts.shares import Share, shares
from tawatur.web.page import Nav, PageGroup, Table
from tawatur.web.paging import Limit, Next, place_of, place_token
from tawatur.web.visit import Asked

__all__ = ["SourcesView", "group"]

group = PageGroup("sources", nav=Nav(path="/sources", label="sources.nav", key="g o"))

Day = Annotated[
    str, Query(max_length=10, pattern=r"^(\d{4}(-\d\d(-\d\d)?)?)?$", description="2025, 2025-07, 2025-07-23")
]


class TextOf(msgspec.Struct, frozen=True, kw_only=True):
    """An outlet whose texts another one printed later, and how many articles did; None names no outlet."""

    outlet: str | None
    articles: int


class SourceLine(msgspec.Struct, frozen=True, kw_only=True):
    """An outlet; the counts are those of `records.outlet`, `href` leads to its articles."""

    outlet: str | None
    articles: int
    begin: str | None
    finish: str | None
    placed: int
    bases: dict[str, int]
    copies: int
    first: int
    undecided: int
    repeats: int
    texts: tuple[TextOf, ...]
    credited: int
    credits: tuple[Credited, ...]
    several: int
    sole: int
    alone: int
    compared: int
    contradicted: int
    contradictions: int
    href: str | None
    opposed_href: str | None

    def bar(self) -> tuple[Share, ...]:
        """What its accounts rest on, as parts of one bar."""
        return shares([(basis, self.bases.get(basis, 0)) for basis in ORIGIN_BASES])


class SourcesFilter(msgspec.Struct, frozen=True, kw_only=True):
    """The days of publication, what the outlets are sorted by, and whether by its share instead of its count."""

    since: str = ""
    until: str = ""
    sort: str = "articles"
    by: str = "count"


class SourcesView(msgspec.Struct, frozen=True, kw_only=True):
    """A page of outlets; `outlets`, `articles`, `placed` and `compared` are of all of these days."""

    chosen: SourcesFilter
    sorts: tuple[str, ...]
    lines: tuple[SourceLine, ...]
    outlets: int
    articles: int
    placed: int
    compared: int
    next: str | None = None


#: What can be sorted by, and of how many it is a share; the keys are those of the address.
_SORTS: dict[str, tuple[Callable[[OutletStanding], int], Callable[[OutletStanding], int]]] = {
    "articles": (lambda o: o.articles, lambda _: 1),
    "copies": (lambda o: o.copies, lambda o: o.placed),
    "first": (lambda o: o.first, lambda o: o.placed),
    "credited": (lambda o: o.credited, lambda o: o.articles),
    "agency": (lambda o: o.bases.get("agency", 0), lambda o: o.placed),
    "own": (lambda o: o.bases.get("own", 0), lambda o: o.placed),
    "unknown": (lambda o: o.bases.get("unknown", 0), lambda o: o.placed),
    "several": (lambda o: o.several, lambda o: o.several + o.alone),
    "sole": (lambda o: o.sole, lambda o: o.several),
    "contradicted": (lambda o: o.contradicted, lambda o: o.compared),
}
_BY = ("count", "share")
SORTS = ("outlet", *_SORTS)


def _table(view: SourcesView) -> Table:
    counts = (
        "articles", "begin", "finish", "placed", "copies", "first", "undecided", "repeats", "credited", "several",
        "sole", "alone", "compared", "contradicted", "contradictions",
    )  # fmt: skip
    rows = (
        (
            line.outlet, *(getattr(line, name) for name in counts), *(line.bases.get(b, 0) for b in ORIGIN_BASES),
            " | ".join(f"{text.outlet or ''}: {text.articles}" for text in line.texts),
            " | ".join(f"{credit.name} ({credit.kind}): {credit.articles}" for credit in line.credits),
        )
        for line in view.lines
    )  # fmt: skip
    bases = (f"basis_{basis.replace('-', '_')}" for basis in ORIGIN_BASES)
    return Table(columns=("outlet", *counts, *bases, "texts_of", "credits"), rows=rows)


@group.page("/sources", template="sources.html.j2", table=_table)
def sources(
    visit: Asked,
    since: Day = "",
    until: Day = "",
    sort: Annotated[str, Query(max_length=20, description="What comes first: copies, credited, own, …")] = "articles",
    by: Annotated[str, Query(max_length=10, description="count, or its share")] = "count",
    size: Limit = 50,
    begin: Next = "",
) -> SourcesView:
    """The outlets of the archive: articles, copies, credits, accounts of their own, contradictions."""
    for name, value, allowed in (("sort", sort, SORTS), ("by", by, _BY)):
        if value not in allowed:
            raise QueryError(f"{name}={value}: give one of {', '.join(allowed)}")
    chosen = SourcesFilter(since=since, until=until, sort=sort, by=by)
    days = _days(chosen)
    counted = visit.remembered.of(("outlets", since, until), lambda: visit.archive.outlets(**days))
    found = _sorted(counted, chosen)
    offset = place_of(begin)
    return SourcesView(
        chosen=chosen,
        sorts=SORTS,
        lines=tuple(_line(one, chosen) for one in found[offset : offset + size]),
        outlets=len(found),
        articles=sum(one.articles for one in found),
        placed=sum(one.placed for one in found),
        compared=sum(one.compared for one in found),
        next=place_token(offset + size) if len(found) > offset + size else None,
    )


def _days(chosen: SourcesFilter) -> dict[str, date | None]:
    if not (chosen.since or chosen.until):
        return {}
    asked = parse_query(f"published:{chosen.since}..{chosen.until}")
    assert isinstance(asked, Days)
    days = {"since": asked.first, "until": asked.last}
    return {name: None if day is None else date.fromordinal(day) for name, day in days.items()}


def _sorted(found: Sequence[OutletStanding], chosen: SourcesFilter) -> list[OutletStanding]:
    """The most first; names from the first letter on, articles without an outlet at the end."""
    if chosen.sort == "outlet":
        return sorted(found, key=lambda one: (one.outlet is None, one.outlet or ""))
    count, whole = _SORTS[chosen.sort]

    def place(one: OutletStanding) -> tuple[float, int, str]:
        value = count(one) / max(1, whole(one)) if chosen.by == "share" else count(one)
        return (-value, -one.articles, one.outlet or "")

    return sorted(found, key=place)


def _line(one: OutletStanding, chosen: SourcesFilter) -> SourceLine:
    given: dict[str, Any] = {name: getattr(one, name) for name in OutletStanding.__struct_fields__}
    texts = tuple(TextOf(outlet=outlet or None, articles=count) for outlet, count in one.texts.items())
    asked = [("outlet", one.outlet or ""), ("since", chosen.since), ("until", chosen.until)]
    kept = [(name, value) for name, value in asked if value]
    href, opposed = (
        with_query("/search", kept, changes) if one.outlet else None for changes in ({}, {"contradicted": "true"})
    )
    return SourceLine(**{**given, "texts": texts, "href": href, "opposed_href": opposed})
