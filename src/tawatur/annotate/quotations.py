"""Text in quotation marks, found paragraph by paragraph."""

from __future__ import annotations

from bisect import bisect_left

from tawatur.lexicon import Lexicon
from tawatur.records.document import Document
from tawatur.records.layers import QUOTATIONS, Quotation
from tawatur.records.ledger import Diagnostic
from tawatur.records.stage import Stage
from tawatur.text.quotes import QuotePair, find_quotes

__all__ = ["QUOTATION_STAGE"]


def _run(doc: Document, _: Lexicon) -> Document:
    starts = [token.start for token in doc.tokens]
    found: list[Quotation] = []
    for start, end in _paragraphs(doc):
        for pair in find_quotes(doc.text, start, end):
            first = bisect_left(starts, pair.inner_start)
            stop = bisect_left(starts, pair.inner_end)
            if first < stop:
                found.append(_quotation(doc, pair, first, stop))
    alone = [
        Diagnostic(
            start=q.outer.start, end=q.outer.start + 1, stage="quotations", message="quotation mark without pair"
        )
        for q in found
        if not q.balanced
    ]
    return doc.with_layer(QUOTATIONS, found).with_diagnostics(alone)


def _paragraphs(doc: Document) -> list[tuple[int, int]]:
    """The stretch of text that the sentences of each block cover."""
    blocks: dict[int, tuple[int, int]] = {}
    for sentence in doc.sentences:
        begin, _ = blocks.get(sentence.block, (sentence.start, 0))
        blocks[sentence.block] = (begin, sentence.end)
    return list(blocks.values())


def _quotation(doc: Document, pair: QuotePair, first: int, stop: int) -> Quotation:
    return Quotation(
        outer=doc.span(pair.outer_start, pair.outer_end),
        inner=doc.span(pair.inner_start, pair.inner_end),
        first=first,
        stop=stop,
        balanced=pair.balanced,
    )


QUOTATION_STAGE: Stage[Lexicon] = Stage(name="quotations", version="1", requires=(), assigns=(QUOTATIONS,), run=_run)
