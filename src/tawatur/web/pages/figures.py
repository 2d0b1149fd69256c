"""The ledger of figures: every count of people that the articles of the archive tell, beside its words."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Annotated

import msgspec
from fastapi import Query

from tawatur.errors import QueryError
from tawatur.records.ledger import FIGURE_KINDS, Figure, Ledger
from tawatur.records.span import Span
from tawatur.web.addresses import address
from tawatur.web.facets import Filters
from tawatur.web.page import Nav, PageGroup, Table
from tawatur.web.paging import Limit, Next, place_of, place_token
from tawatur.web.stored import Piece, passages
from tawatur.web.visit import Asked, Visit

__all__ = ["group"]

group = PageGroup("figures", nav=Nav(path="/figures", label="figures.nav", key="g f"))

Day = Annotated[
    str, Query(max_length=10, pattern=r"^(\d{4}(-\d\d(-\d\d)?)?)?$", description="2025, 2025-07, 2025-07-23")
]
Bound = Annotated[str, Query(max_length=12, pattern=r"^\d*$", description="A whole number.")]
#: Articles that are asked for at a time, and seconds that looking for rare figures may take.
_PAGE = 50
_PATIENCE = 4.0
#: A place is the number of an article and of a figure in it, in one number.
_STEP = 10_000


class FiguresFilter(msgspec.Struct, frozen=True, kw_only=True):
    """What was chosen; "" is everything."""

    q: str = ""
    kind: str = ""
    low: str = ""
    high: str = ""
    outlet: str = ""
    since: str = ""
    until: str = ""


class FigureLine(msgspec.Struct, frozen=True, kw_only=True):
    """A figure: its bounds (None where open), of whom, where, who says so, and its words among others."""

    claim: str
    article: str
    version: int
    kind: str
    low: int | None
    high: int | None
    approx: bool
    of: str
    place: str
    says: str
    words: str
    passage: tuple[Piece, ...]
    outlet: str | None
    published: str | None
    href: str


class FiguresView(msgspec.Struct, frozen=True, kw_only=True):
    """A page of figures; `is_cut` where time was up before the page was full: `next` goes on from there."""

    chosen: FiguresFilter
    kinds: tuple[str, ...]
    lines: tuple[FigureLine, ...]
    is_cut: bool
    next: str | None = None


def _table(view: FiguresView) -> Table:
    columns = ("article", "version", "claim", "kind", "low", "high", "approx", "of", "place", "says", "words", "outlet",
               "published")  # fmt: skip
    rows = (
        (x.article, x.version, x.claim, x.kind, x.low, x.high, x.approx, x.of, x.place, x.says, x.words, x.outlet,
         x.published)
        for x in view.lines
    )  # fmt: skip
    return Table(columns=columns, rows=rows)


@group.page("/figures", template="figures.html.j2", table=_table)
def figures(
    visit: Asked,
    q: Annotated[str, Query(max_length=1000, description="Figures of the articles that a search finds.")] = "",
    kind: Annotated[str, Query(max_length=20, description="Figures of one kind: killed, wounded, …")] = "",
    low: Bound = "",
    high: Bound = "",
    outlet: Annotated[str, Query(max_length=1000, description="Figures of one outlet.")] = "",
    since: Day = "",
    until: Day = "",
    size: Limit = 50,
    begin: Next = "",
) -> FiguresView:
    """Figures of people with their words, those of the articles published last first."""
    if kind and kind not in FIGURE_KINDS:
        raise QueryError(f"kind={kind}: give one of {', '.join(FIGURE_KINDS)}")
    chosen = FiguresFilter(q=q, kind=kind, low=low, high=high, outlet=outlet, since=since, until=until)
    until_then = time.monotonic() + _PATIENCE
    start = place_of(begin)
    lines: list[FigureLine] = []
    following: int | None = None
    is_cut = False
    for place, line in _going(visit, chosen, start):
        if line is not None and len(lines) == size:
            following = place
            break
        if line is not None:
            lines.append(line)
        elif time.monotonic() > until_then:
            following, is_cut = place, True
            break
    visit.is_passing = is_cut
    return FiguresView(
        chosen=chosen,
        kinds=tuple(FIGURE_KINDS),
        lines=tuple(lines),
        is_cut=is_cut,
        next=None if following is None else place_token(following),
    )


def _going(visit: Visit, chosen: FiguresFilter, start: int) -> Iterator[tuple[int, FigureLine | None]]:
    """The figures with their places; None with the place of the next article after each batch of articles."""
    asked = Filters(
        outlet=(chosen.outlet,) if chosen.outlet else (),
        since=chosen.since,
        until=chosen.until,
        figure=(chosen.kind,) if chosen.kind else (),
    ).query(chosen.q)
    offset, skipped = divmod(start, _STEP)
    while hits := visit.archive.search(asked, limit=_PAGE, offset=offset).hits:
        ledgers = visit.archive.ledgers([hit.kept_as for hit in hits])
        for number, (hit, ledger) in enumerate(zip(hits, ledgers, strict=True), offset):
            for at, figure in enumerate(ledger.figures[:_STEP]):
                if at >= skipped and _passes(figure, chosen):
                    yield number * _STEP + at, _line(hit.kept_as, hit.version, ledger, figure)
            skipped = 0
        offset += len(hits)
        yield offset * _STEP, None


def _passes(figure: Figure, chosen: FiguresFilter) -> bool:
    """Whether a figure is of the kind, and its range meets the one that was chosen."""
    if chosen.kind and figure.what != chosen.kind:
        return False
    if chosen.low and figure.high is not None and figure.high < int(chosen.low):
        return False
    return not (chosen.high and figure.low is not None and figure.low > int(chosen.high))


def _line(ident: str, version: int, ledger: Ledger, figure: Figure) -> FigureLine:
    about = ledger.article
    said = next((s for s in ledger.statements if s.id == figure.statement), None)
    return FigureLine(
        claim=figure.id,
        article=ident,
        version=version,
        kind=figure.what,
        low=figure.low,
        high=figure.high,
        approx=figure.approx,
        of=_words(figure.of),
        place=_words(figure.place),
        says=_words((said.speaker_ref or said.speaker) if said is not None else None)
        or (figure.chain[-1].text if figure.chain else ""),
        words=figure.text,
        passage=passages(about.text, [figure], most=1)[0],
        outlet=about.outlet,
        published=about.published,
        href=address("article", ident, v=version, claim=figure.id),
    )


def _words(span: Span | None) -> str:
    return span.text if span is not None else ""
