"""Words by which accounts tell why and how something happened, and the kinds of causes and means that they name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from tawatur.lexicon.entry import Entry, part_forms, verb_phrase_forms
from tawatur.text.inflection import Form, adjective_forms

__all__ = ["CauseKind", "CauseMark", "MeansKind"]


class CauseMark(Entry, frozen=True, kw_only=True):
    """Words that tie a cause to what it explains.

    `way` is how they stand: "behind" where the cause follows and what it explains goes before ("because of"), "ahead"
    where it is the other way round ("is what caused"), "of" where what is explained follows first ("put the fire down
    to", "the cause of the fire"). `then` is the word that stands before the cause there ("to"), or "" where none must.
    `close` marks words that tell a cause only where a cause of a known kind stands right behind them ("after a short
    circuit"). `phrases` are verbs, past and present, each with the words behind it.
    """

    concept: ClassVar[str] = "cause_marks"

    way: str
    then: str = ""
    close: bool = False
    verbs: tuple[tuple[str, str], ...] = ()
    phrases: tuple[tuple[str, str], ...] = ()
    nouns: tuple[str, ...] = ()

    def forms(self) -> Iterator[Form]:
        """The written forms of all words of the entry."""
        yield from super().forms()
        yield from part_forms(verbs=self.verbs, nouns=self.nouns)
        for past, present in self.phrases:
            yield from verb_phrase_forms(past, present)


class CauseKind(Entry, frozen=True, kw_only=True):
    """Words for causes of one kind: two accounts that name causes of different kinds cannot both be right.

    `of` are wider kinds that a cause of this one belongs to (a short circuit is a fault).
    """

    concept: ClassVar[str] = "cause_kinds"

    of: tuple[str, ...] = ()
    verbs: tuple[tuple[str, str], ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()

    def forms(self) -> Iterator[Form]:
        """The written forms of all words of the entry."""
        yield from super().forms()
        yield from part_forms(verbs=self.verbs, nouns=self.nouns)
        for adjective in self.adjectives:
            yield from adjective_forms(adjective)


class MeansKind(Entry, frozen=True, kw_only=True):
    """Words for means and causes of one kind, which answer the questions `asked`, also where nothing marks them.

    `of` are wider kinds that it belongs to, `along` those that may go with it. `beside` are meanings (`=fire`) or words
    of which one must stand in the clause too.
    """

    concept: ClassVar[str] = "means_kinds"

    asked: tuple[str, ...]
    of: tuple[str, ...] = ()
    along: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    verbs: tuple[tuple[str, str], ...] = ()
    phrases: tuple[tuple[str, str], ...] = ()
    nouns: tuple[str, ...] = ()

    def forms(self) -> Iterator[Form]:
        """The written forms of all words of the entry."""
        yield from super().forms()
        yield from part_forms(verbs=self.verbs, nouns=self.nouns)
        for past, present in self.phrases:
            yield from verb_phrase_forms(past, present)
