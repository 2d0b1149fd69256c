"""Words that decide where a noun phrase goes on and where it ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from tawatur.lexicon.entry import Entry
from tawatur.text.inflection import Form, adjective_forms, noun_forms

__all__ = ["PhraseWord"]


class PhraseWord(Entry, frozen=True, kw_only=True):
    """A group of words that play one `role` at the edge of noun phrases; the data file explains the roles."""

    concept: ClassVar[str] = "phrase_words"

    role: str
    nouns: tuple[tuple[str, ...], ...] = ()
    adjectives: tuple[str, ...] = ()

    def forms(self) -> Iterator[Form]:
        """Surfaces, and every form of the nouns and adjectives."""
        yield from super().forms()
        for words in self.nouns:
            yield from noun_forms(*words)
        for adjective in self.adjectives:
            yield from adjective_forms(adjective)
