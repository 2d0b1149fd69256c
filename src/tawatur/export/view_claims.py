"""Figures, statements and commitments of all articles, each value linked to its letters."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tawatur.export.view import Outlet, Quote, Story, quote
from tawatur.records.comparison import Comparison
from tawatur.records.ledger import FIGURE_KINDS, ChainLink, Commitment, Figure, Ledger, Statement
from tawatur.records.span import Span

__all__ = [
    "ChainView", "CommitmentView", "FigureGroup", "FigureView", "LinkView", "StatementView",
    "make_commitments", "make_figures", "make_statements",
]  # fmt: skip


class LinkView(msgspec.Struct, frozen=True, kw_only=True):
    """One link of a chain: its words, or None where the article leaves it to be understood; `kind` may be unknown."""

    quote: Quote
    kind: str | None
    implied: bool = False


class ChainView(msgspec.Struct, frozen=True, kw_only=True):
    """From an outlet towards the first source. Without links the outlet speaks in its own voice."""

    outlet: Outlet
    links: tuple[LinkView, ...]


class FigureView(msgspec.Struct, frozen=True, kw_only=True):
    """A count with its bounds; `share` is its size in per cent of the group's largest."""

    outlet: Outlet
    figure: Figure
    quote: Quote
    of: Quote | None
    chain: ChainView
    share: int


class FigureGroup(msgspec.Struct, frozen=True, kw_only=True):
    """All counts of one kind, smallest first."""

    what: str
    figures: tuple[FigureView, ...]


class StatementView(msgspec.Struct, frozen=True, kw_only=True):
    """A reported statement; `nested` says that another statement reports it."""

    statement: Statement
    chain: ChainView
    content: Quote
    nested: bool


class CommitmentView(msgspec.Struct, frozen=True, kw_only=True):
    """A commitment with its parties and terms."""

    outlet: Outlet
    commitment: Commitment
    from_: tuple[Quote, ...]
    to: tuple[Quote, ...]
    content: Quote
    chain: ChainView


class RequestView(msgspec.Struct, frozen=True, kw_only=True):
    """A request with every place that tells it and what is told of a reply; `last` is the last article of the story."""

    kind: str
    reply: str
    until: str
    by: tuple[Quote, ...]
    to: tuple[Quote, ...]
    told: tuple[Quote, ...]
    answers: tuple[Quote, ...]
    last: Outlet | None = None


def make_requests(comparison: Comparison, story: Story) -> tuple[RequestView, ...]:
    """Give the requests of a comparison in its order."""
    return tuple(
        RequestView(
            kind=request.kind,
            reply=request.reply,
            until=request.until,
            by=tuple(story.quote(one) for one in request.by),
            to=tuple(story.quote(one) for one in request.to),
            told=tuple(story.quote(cell) for cell in request.cells),
            answers=tuple(story.quote(cell) for cell in request.answers),
            last=story.by_article.get(request.last),
        )
        for request in comparison.requests
    )


def make_figures(story: Story) -> tuple[FigureGroup, ...]:
    """Group the figures by what is counted."""
    groups = []
    for what in FIGURE_KINDS:
        found = [(o, f) for o in story.outlets for f in o.ledger.figures if f.what == what]
        if found:
            largest = max((_size(figure) for _, figure in found), default=0)
            views = [_figure(outlet, figure, largest) for outlet, figure in found]
            views.sort(key=lambda v: (_size(v.figure), v.outlet.number, v.figure.start))
            groups.append(FigureGroup(what=what, figures=tuple(views)))
    return tuple(groups)


def make_statements(story: Story) -> tuple[tuple[Outlet, tuple[StatementView, ...]], ...]:
    """Give each outlet's statements in the order of its text."""
    return tuple(
        (outlet, tuple(_statement(outlet, s) for s in sorted(outlet.ledger.statements, key=lambda s: s.content.start)))
        for outlet in story.outlets
    )


def make_commitments(story: Story) -> tuple[CommitmentView, ...]:
    """Give all commitments, kind by kind, and outlet by outlet within a kind."""
    views = [
        CommitmentView(
            outlet=outlet,
            commitment=commitment,
            from_=_quotes(outlet, commitment.from_),
            to=_quotes(outlet, commitment.to),
            content=quote(outlet, commitment.content),
            chain=_claimant(outlet, commitment.chain, commitment.statement),
        )
        for outlet in story.outlets
        for commitment in outlet.ledger.commitments
    ]
    views.sort(key=lambda v: (v.commitment.kind, v.outlet.number, v.commitment.content.start))
    return tuple(views)


def chain_of(outlet: Outlet, statement: Statement) -> ChainView:
    """The chain of a statement; where it has none, the speaker alone."""
    if statement.chain:
        return _chain(outlet, statement.chain)
    speaker = statement.speaker or statement.speaker_ref
    if speaker is None:
        return ChainView(outlet=outlet, links=())
    link = LinkView(quote=quote(outlet, speaker), kind=statement.speaker_kind, implied=statement.speaker is None)
    return ChainView(outlet=outlet, links=(link,))


def _figure(outlet: Outlet, figure: Figure, largest: int) -> FigureView:
    return FigureView(
        outlet=outlet,
        figure=figure,
        quote=quote(outlet, figure),
        of=quote(outlet, figure.of) if figure.of else None,
        chain=_claimant(outlet, figure.chain, figure.statement),
        share=round(100 * _size(figure) / largest) if largest else 0,
    )


def _size(figure: Figure) -> int:
    return figure.low if figure.low is not None else figure.high or 0


def _statement(outlet: Outlet, statement: Statement) -> StatementView:
    return StatementView(
        statement=statement,
        chain=chain_of(outlet, statement),
        content=quote(outlet, statement.content),
        nested=statement.parent is not None,
    )


def _claimant(outlet: Outlet, chain: tuple[ChainLink, ...], statement: str | None) -> ChainView:
    if chain or statement is None:
        return _chain(outlet, chain)
    said = _statement_by_id(outlet.ledger, statement)
    return chain_of(outlet, said) if said else ChainView(outlet=outlet, links=())


def _statement_by_id(ledger: Ledger, ident: str) -> Statement | None:
    return next((statement for statement in ledger.statements if statement.id == ident), None)


def _chain(outlet: Outlet, links: Sequence[ChainLink]) -> ChainView:
    views = tuple(LinkView(quote=quote(outlet, link), kind=link.kind) for link in links)
    return ChainView(outlet=outlet, links=views)


def _quotes(outlet: Outlet, spans: Sequence[Span]) -> tuple[Quote, ...]:
    return tuple(quote(outlet, span) for span in spans)
