"""Closed-class words: prepositions, conjunctions, complementisers, relatives, demonstratives, particles."""

from __future__ import annotations

from typing import ClassVar

from tawatur.lexicon.entry import Entry

__all__ = ["FunctionWord"]


class FunctionWord(Entry, frozen=True, kw_only=True):
    """A closed-class word; `tag` is its word class (`records.layers.WordClass.tag`).

    `ambiguous` words are spelled like open-class ones, so that the words around them decide.
    """

    concept: ClassVar[str] = "function_words"

    tag: str
    ambiguous: bool = False
