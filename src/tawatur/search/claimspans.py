"""The words of the claims that a query asks for: figures, events, stances, commitments, days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tawatur.records.ledger import Figure, Ledger
from tawatur.records.span import Span
from tawatur.search.indexing import day_spans, facet_spans
from tawatur.search.matching import asked_criteria
from tawatur.store.criteria import Criterion, Days, Figures, Term

__all__ = ["claim_spans", "claims_asked"]


def claims_asked(criterion: Criterion | None) -> tuple[Criterion, ...]:
    """The parts of a query whose answer only a ledger can show in its article."""
    return tuple(one for one in asked_criteria(criterion) if _is_of_claims(one))


def claim_spans(asked: Iterable[Criterion], ledger: Ledger) -> Iterator[Span]:
    """The words of the claims of a ledger that parts of a query ask for."""
    for one in asked:
        if isinstance(one, Figures):
            yield from (figure for figure in ledger.figures if _meets(figure, one))
        elif isinstance(one, Days):
            for days in day_spans(ledger, one.field):
                if (one.last is None or days.first <= one.last) and (one.first is None or days.last >= one.first):
                    yield days.words
        elif isinstance(one, Term):
            yield from (words for facet, words in facet_spans(ledger) if facet in one.words[0])


def _is_of_claims(one: Criterion) -> bool:
    if isinstance(one, Term):
        return one.field == "facet"
    return isinstance(one, Figures) or (isinstance(one, Days) and one.field != "published")


def _meets(figure: Figure, asked: Figures) -> bool:
    if asked.what is not None and figure.what != asked.what:
        return False
    over = asked.high is None or figure.low is None or figure.low <= asked.high
    return over and (asked.low is None or figure.high is None or figure.high >= asked.low)
