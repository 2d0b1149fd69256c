"""Words of acts, decisions and attitudes that exclude each other, and of the things that these concern."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from tawatur.lexicon.entry import Entry
from tawatur.text.folding import fold
from tawatur.text.inflection import Form, adjective_forms, noun_forms, verb_forms

__all__ = ["ActThing", "ExclusiveAct"]

#: The ending of an indefinite accusative.
_ACCUSATIVE = "ا"


class ExclusiveAct(Entry, frozen=True, kw_only=True):
    """Words of an act that puts a matter on one side; acts of different sides of one matter exclude each other.

    `opposite` is the side that they tell where they are negated, "" for none; `of` are the entries of things of which
    one must be told of beside them, none where the words say enough.
    """

    concept: ClassVar[str] = "exclusive_acts"

    matter: str
    side: str
    opposite: str = ""
    of: tuple[str, ...] = ()
    verbs: tuple[tuple[str, str], ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()

    def forms(self) -> Iterator[Form]:
        """The written forms of all words of the entry; adjectives also as a predicate ("was closed")."""
        yield from super().forms()
        for past, present in self.verbs:
            yield from verb_forms(past, present)
        for words in self.nouns:
            yield from noun_forms(*words.split())
        for adjective in self.adjectives:
            yield from adjective_forms(adjective)
            yield Form(fold(adjective) + _ACCUSATIVE)


class ActThing(Entry, frozen=True, kw_only=True):
    """Words for things of one kind that such acts concern; `nouns` are a singular with its plurals.

    `one` marks those of which all words name one thing ("the deal", "the agreement"); `verbs` are of words that leave
    an act open.
    """

    concept: ClassVar[str] = "act_things"

    one: bool = False
    verbs: tuple[tuple[str, str], ...] = ()
    nouns: tuple[str, ...] = ()

    def forms(self) -> Iterator[Form]:
        """The written forms of the nouns and verbs, and the plain surfaces."""
        yield from super().forms()
        for past, present in self.verbs:
            yield from verb_forms(past, present)
        for words in self.nouns:
            yield from noun_forms(*words.split())
