"""The articles in full: paragraphs with every claim's letters marked."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable

import msgspec
from markupsafe import Markup

from tawatur.export.marks import Highlight, marked
from tawatur.export.view import Outlet, Story, quote
from tawatur.export.view_tracks import track_spans
from tawatur.records.article import block_kinds, lines_of
from tawatur.records.comparison import Comparison
from tawatur.records.ledger import Commitment, Event, Figure, Ledger, Statement
from tawatur.records.span import Span

__all__ = ["LAYERS", "ArticleView", "Paragraph", "make_articles"]

#: The layers that a reader can show or hide, in the order of the legend.
LAYERS = ("cell", "statement", "figure", "time", "event", "commitment", "credit", "entity")


class Paragraph(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the article, the kind of its block, and its text as HTML."""

    kind: str
    html: Markup


class ArticleView(msgspec.Struct, frozen=True, kw_only=True):
    """One article: its paragraphs, the ids of marks that stand in several pieces, and its invisible characters."""

    outlet: Outlet
    paragraphs: tuple[Paragraph, ...]
    split_marks: tuple[str, ...]
    hidden: int


_CONTINUED = re.compile('<mark data-of="([^"]+)"')


def make_articles(comparison: Comparison, story: Story) -> tuple[ArticleView, ...]:
    """Mark every span of the ledgers and of the comparison in its article."""
    compared: dict[str, list[Span]] = {}
    for evidence in [e for o in comparison.origins for e in o.evidence] + [c for r in comparison.rows for c in r.cells]:
        compared.setdefault(evidence.article, []).append(evidence)
    run: dict[str, list[Span]] = {}
    for evidence in track_spans(comparison):
        run.setdefault(evidence.article, []).append(evidence)
    ids = [outlet.ledger.article.id for outlet in story.outlets]
    spans = ([*_of("cell", compared.get(ident, ())), *_of("link", run.get(ident, ()))] for ident in ids)
    return tuple(_article(outlet, found) for outlet, found in zip(story.outlets, spans, strict=True))


def _of(layer: str, spans: Iterable[Span]) -> list[tuple[str, Span]]:
    return [(layer, span) for span in spans]


def spans_of(ledger: Ledger) -> Iterable[tuple[str, Span]]:
    """Every span of a ledger that the page links to, with its layer."""
    for entity in ledger.entities:
        yield from (("entity", mention) for mention in entity.mentions)
    yield from (("credit", credit) for credit in ledger.credits)
    for statement in ledger.statements:
        yield "statement", statement.content
        yield from (("link", span) for span in (statement.speaker, statement.speaker_ref, *statement.via) if span)
    for figure in ledger.figures:
        yield "figure", figure
    yield from (("time", time) for time in ledger.times)
    for event in ledger.events:
        yield "event", event.trigger
        yield from (("link", span) for span in (*event.actors, *event.recipients, *event.places))
        if event.when is not None:
            yield "link", event.when
    for commitment in ledger.commitments:
        yield "commitment", commitment.content
        yield from (("link", span) for span in (*commitment.from_, *commitment.to))
    claims: list[Statement | Figure | Event | Commitment] = [*ledger.statements, *ledger.figures]
    for claim in [*claims, *ledger.events, *ledger.commitments]:
        yield from (("link", link) for link in claim.chain)
    yield from (("link", figure.of) for figure in ledger.figures if figure.of)


def _article(outlet: Outlet, compared: Iterable[tuple[str, Span]]) -> ArticleView:
    text = outlet.ledger.article.text
    highlights = _highlights(outlet, [*compared, *spans_of(outlet.ledger)])
    lines = list(lines_of(outlet.ledger.article))
    starts = [start for start, _ in lines]
    reaching: list[list[Highlight]] = [[] for _ in lines]
    split: list[str] = []
    for highlight in highlights:
        first = bisect_right(starts, highlight.start) - 1
        last = bisect_right(starts, highlight.end - 1) - 1
        for line in range(first, last + 1):
            reaching[line].append(highlight)
    kind_at = block_kinds(outlet.ledger.article)
    paragraphs = []
    for (start, end), here in zip(lines, reaching, strict=True):
        inside = [h for h in here if max(h.start, start) < min(h.end, end)]
        html = marked(text, start, end, inside, article=outlet.number)
        split += _CONTINUED.findall(html)
        if html:
            paragraphs.append(Paragraph(kind=kind_at(start), html=html))
    hidden = sum(1 for c in text if unicodedata.category(c) in ("Cc", "Cf") and c != "\n")
    return ArticleView(
        outlet=outlet, paragraphs=tuple(paragraphs), split_marks=tuple(dict.fromkeys(split)), hidden=hidden
    )


def _highlights(outlet: Outlet, spans: Iterable[tuple[str, Span]]) -> list[Highlight]:
    """One highlight a place, with all its layers in a fixed order; each span is checked against the text."""
    layers: dict[tuple[int, int], set[str]] = {}
    for layer, span in spans:
        quote(outlet, span)
        layers.setdefault((span.start, span.end), set()).add(layer)
    order = (*LAYERS, "link")
    return sorted(Highlight(s, e, tuple(sorted(here, key=order.index))) for (s, e), here in layers.items())
