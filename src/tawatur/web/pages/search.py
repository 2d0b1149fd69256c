"""Search with facets; everything that is asked stands in the address."""

from __future__ import annotations

from typing import Annotated

import msgspec
from fastapi import Query

from tawatur.collection import Hit
from tawatur.records.article import Article
from tawatur.records.ledger import EVENT_TYPES, FIGURE_KINDS
from tawatur.records.span import Span
from tawatur.search.matching import has_exact
from tawatur.search.parser import parse_query
from tawatur.web.facets import COUNTED, Facet, Filters, facets_of
from tawatur.web.page import Nav, PageGroup, Table
from tawatur.web.paging import Limit, Next, place_of, place_token
from tawatur.web.stored import Piece, passages, pieces
from tawatur.web.summaries import heading
from tawatur.web.visit import Asked, Visit

__all__ = ["FoundArticle", "SearchView", "group", "search"]

group = PageGroup("search", nav=Nav(path="/search", label="search.nav", key="g s"))

_MOST_PASSAGES = 3
Typed = Annotated[str, Query(max_length=1000, description="What is sought, in the language that /help explains.")]
Values = Annotated[list[str], Query(max_length=50)]
Day = Annotated[
    str, Query(max_length=10, pattern=r"^(\d{4}(-\d\d(-\d\d)?)?)?$", description="2025, 2025-07, 2025-07-23")
]


class FoundArticle(msgspec.Struct, frozen=True, kw_only=True):
    """An article that was found; in `title` and `passages` the words that answer are marked."""

    id: str
    version: int
    outlet: str | None
    published: str | None
    title: tuple[Piece, ...]
    passages: tuple[tuple[Piece, ...], ...]
    matches: tuple[Span, ...]


class SearchView(msgspec.Struct, frozen=True, kw_only=True):
    """What was asked and found; `total` is None where letters count as typed, `counted` the articles behind facets."""

    query: str
    asked: str
    filters: Filters
    total: int | None
    found: tuple[FoundArticle, ...]
    facets: tuple[Facet, ...]
    counted: int
    event_types: tuple[str, ...]
    figure_kinds: tuple[str, ...]
    next: str | None = None


def _table(view: SearchView) -> Table:
    columns = ("id", "version", "outlet", "published", "title", "matches")
    rows = (
        (
            f.id, f.version, f.outlet, f.published, "".join(piece.text for piece in f.title),
            " | ".join(match.text for match in f.matches),
        )
        for f in view.found
    )  # fmt: skip
    return Table(columns=columns, rows=rows)


@group.page("/search", template="search.html.j2", table=_table)
def search(
    visit: Asked,
    q: Typed = "",
    outlet: Values = [],  # noqa: B006
    since: Day = "",
    until: Day = "",
    event: Values = [],  # noqa: B006
    figure: Values = [],  # noqa: B006
    contradicted: bool = False,
    size: Limit = 20,
    begin: Next = "",
) -> SearchView:
    """Articles that words, names, days and figures find, the last published first."""
    filters = Filters(
        outlet=tuple(outlet), since=since, until=until, event=tuple(event), figure=tuple(figure),
        contradicted=contradicted,
    )  # fmt: skip
    asked = filters.query(q)
    offset = place_of(begin)
    # One more than is shown tells whether there is another page.
    results = visit.archive.search(asked, limit=size + 1, offset=offset)
    counted = _counted(visit, asked)
    return SearchView(
        query=q,
        asked=asked,
        filters=filters,
        total=results.total,
        found=tuple(_found(hit) for hit in results.hits[:size]),
        facets=facets_of(counted, filters),
        counted=len(counted),
        event_types=tuple(EVENT_TYPES),
        figure_kinds=tuple(FIGURE_KINDS),
        next=place_token(offset + size) if len(results.hits) > size else None,
    )


def _counted(visit: Visit, asked: str) -> list[Article]:
    """The first articles of a search without their marks, to count facets over."""
    criterion = parse_query(asked)
    if has_exact(criterion):
        return []
    return [held.article for held in visit.archive.store.search(criterion, limit=COUNTED).held]


def _found(hit: Hit) -> FoundArticle:
    article = hit.article
    end = len(article.title)
    in_title = [match for match in hit.matches if match.end <= end]
    in_body = [match for match in hit.matches if match.start > end]
    title = pieces(article.text, in_title, 0, end) if article.title.strip() else (Piece(text=heading(article)),)
    return FoundArticle(
        id=hit.kept_as,
        version=hit.version,
        outlet=article.outlet,
        published=article.published,
        title=title,
        passages=passages(article.text, in_body, most=_MOST_PASSAGES),
        matches=hit.matches,
    )
