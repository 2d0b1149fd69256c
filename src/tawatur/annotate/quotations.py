"""Text in quotation marks, found paragraph by paragraph."""

from __future__ import annotations

from bisect import bisect_left

from tawatur.lexicon import Lexicon
from tawatur.records.document import Document
from tawatur.records.layers import QUOTATIONS, Quotation
from tawatur.records.ledger import Diagnostic
from tawatur.records.stage import Stage
from tawatur.text.quotes import QuotePair, find_quotes, is_quote_mark

__all__ = ["QUOTATION_STAGE"]


def _run(doc: Document, _: Lexicon) -> Document:
    starts = [token.start for token in doc.tokens]
    found: list[Quotation] = []
    alone: list[Diagnostic] = []
    paragraphs = _paragraphs(doc)
    for number, (start, end) in enumerate(paragraphs):
        goes_on = number + 1 < len(paragraphs) and is_quote_mark(doc.text[paragraphs[number + 1][0]])
        for pair in find_quotes(doc.text, start, end):
            first = bisect_left(starts, pair.inner_start)
            stop = bisect_left(starts, pair.inner_end)
            if first >= stop:
                continue
            found.append(_quotation(doc, pair, first, stop, balanced=pair.balanced or goes_on))
            if not found[-1].balanced:
                alone.append(_diagnostic(pair))
    return doc.with_layer(QUOTATIONS, found).with_diagnostics(alone)


def _paragraphs(doc: Document) -> list[tuple[int, int]]:
    """The stretch of text that the sentences of each block cover.

    A long quotation opens again in every paragraph and closes in the last: what stands open at the end of a paragraph
    is complete where the next one begins with a mark.
    """
    blocks: dict[int, tuple[int, int]] = {}
    for sentence in doc.sentences:
        begin, _ = blocks.get(sentence.block, (sentence.start, 0))
        blocks[sentence.block] = (begin, sentence.end)
    return list(blocks.values())


def _diagnostic(pair: QuotePair) -> Diagnostic:
    message = "a quotation mark opens and none closes it in its paragraph"
    return Diagnostic(start=pair.outer_start, end=pair.inner_start, stage="quotations", message=message)


def _quotation(doc: Document, pair: QuotePair, first: int, stop: int, *, balanced: bool) -> Quotation:
    return Quotation(
        outer=doc.span(pair.outer_start, pair.outer_end),
        inner=doc.span(pair.inner_start, pair.inner_end),
        first=first,
        stop=stop,
        balanced=balanced,
    )


QUOTATION_STAGE: Stage[Lexicon] = Stage(name="quotations", version="2", requires=(), assigns=(QUOTATIONS,), run=_run)
