"""Numbers in words and digits, with the grammar rules that built each value."""

from __future__ import annotations

from tawatur.annotate.numbers.expressions import find_numbers
from tawatur.lexicon import Lexicon
from tawatur.records.document import Document
from tawatur.records.layers import NUMBERS, NumberExpression
from tawatur.records.stage import Stage

__all__ = ["NUMBERS_STAGE", "find_numbers"]


def annotate_numbers(doc: Document, lexicon: Lexicon) -> Document:
    """Assign `NUMBERS`: the number expressions of every sentence, in order."""
    found: list[NumberExpression] = []
    for sentence in doc.sentences:
        found.extend(find_numbers(doc.text, doc.tokens_of(sentence), lexicon))
    return doc.with_layer(NUMBERS, found)


NUMBERS_STAGE: Stage[Lexicon] = Stage(
    name="numbers", version="1", requires=(), assigns=(NUMBERS,), run=annotate_numbers
)
