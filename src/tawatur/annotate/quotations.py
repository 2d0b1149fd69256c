"""Text in quotation marks, found paragraph by paragraph."""

from __future__ import annotations

from bisect import bisect_left

from tawatur.lexicon import Lexicon
from tawatur.records.document import Document
from tawatur.records.layers import QUOTATIONS, Quotation
from tawatur.records.ledger import Diagnostic
from tawatur.records.stage import Stage
from tawatur.text.quotes import QuotePair, bracketed, find_quotes, is_quote_mark, late_close

__all__ = ["QUOTATION_STAGE"]

#: A quotation that is not opened again closes within so many later paragraphs, or its mark was lost.
_LATE = 2


def _run(doc: Document, _: Lexicon) -> Document:
    starts = [token.start for token in doc.tokens]
    found: list[Quotation] = []
    alone: list[Diagnostic] = []
    for pair in _over_paragraphs(doc.text, _paragraphs(doc)):
        first = bisect_left(starts, pair.inner_start)
        stop = bisect_left(starts, pair.inner_end)
        if first >= stop:
            continue
        found.append(_quotation(doc, pair, first, stop))
        if not pair.balanced:
            alone.append(_diagnostic(pair))
    return doc.with_layer(QUOTATIONS, found).with_diagnostics(alone)


def _over_paragraphs(text: str, paragraphs: list[tuple[int, int]]) -> list[QuotePair]:
    """The quotations of all paragraphs; one that goes on in the next paragraphs is joined to what it goes on in."""
    pairs = [find_quotes(text, start, end) for start, end in paragraphs]
    for number in range(len(paragraphs) - 1, -1, -1):
        opened = next((pair for pair in pairs[number] if not pair.balanced), None)
        end = _end_of(text, paragraphs, pairs, number) if opened is not None else None
        if opened is not None and end is not None:
            joined = QuotePair(opened.outer_start, end[1], opened.inner_start, end[0], True)
            pairs[number][pairs[number].index(opened)] = joined
    for found, paragraph in zip(pairs, paragraphs, strict=True):
        if not found:
            found.extend(bracketed(text, *paragraph))
    return [pair for found in pairs for pair in found]


def _end_of(
    text: str, paragraphs: list[tuple[int, int]], pairs: list[list[QuotePair]], number: int
) -> tuple[int, int] | None:
    """Where a quotation that stands open at the end of a paragraph ends, without and with its mark; None for nowhere.

    A long quotation opens again in every paragraph and closes in the last, or it closes only in a later paragraph.
    """
    if number + 1 < len(paragraphs):
        start = paragraphs[number + 1][0]
        again = pairs[number + 1][0] if pairs[number + 1] else None
        if again is not None and again.outer_start == start and is_quote_mark(text[start]):
            return again.inner_end, again.outer_end
    for start, end in paragraphs[number + 1 : number + 1 + _LATE]:
        closed = late_close(text, start, end)
        if closed is not None or any(is_quote_mark(letter) for letter in text[start:end]):
            return closed
    return None


def _paragraphs(doc: Document) -> list[tuple[int, int]]:
    """The stretch of text that the sentences of each block cover."""
    blocks: dict[int, tuple[int, int]] = {}
    for sentence in doc.sentences:
        begin, _ = blocks.get(sentence.block, (sentence.start, 0))
        blocks[sentence.block] = (begin, sentence.end)
    return list(blocks.values())


def _diagnostic(pair: QuotePair) -> Diagnostic:
    message = "a quotation mark opens and none closes it in its paragraph"
    return Diagnostic(start=pair.outer_start, end=pair.inner_start, stage="quotations", message=message)


def _quotation(doc: Document, pair: QuotePair, first: int, stop: int) -> Quotation:
    return Quotation(
        outer=doc.span(pair.outer_start, pair.outer_end),
        inner=doc.span(pair.inner_start, pair.inner_end),
        first=first,
        stop=stop,
        balanced=pair.balanced,
    )


QUOTATION_STAGE: Stage[Lexicon] = Stage(name="quotations", version="3", requires=(), assigns=(QUOTATIONS,), run=_run)
