"""Words that tell in what state a thing is, words for the things, and the matters of which they tell a side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import msgspec

from tawatur.lexicon.entry import Entry, part_forms
from tawatur.text.folding import fold
from tawatur.text.inflection import Form

__all__ = ["StateMatter", "StatedThing", "ThingState"]

#: The ending of an indefinite accusative.
_ACCUSATIVE = "ا"


class StateMatter(Entry, frozen=True, kw_only=True):
    """A matter of which accounts tell in what state a thing is, and how it is compared; it has no words of its own.

    `steps` are pairs of sides of which a later account may tell the second as the next step; `far` marks a matter of
    few other things, so that a word for a state and the thing may stand far from each other; `scene` one of the
    happening of the whole account, whose thing may stand in its beginning; `doors` one of things that have such of
    their own ("the school shut its doors"); `people` one of which those who are named are things too; `past` one of
    which a day long past is told beside the happening ("bought the gun two months ago").
    """

    concept: ClassVar[str] = "state_matters"
    is_worded: ClassVar[bool] = False

    steps: tuple[tuple[str, str], ...] = ()
    far: bool = False
    scene: bool = False
    doors: bool = False
    people: bool = False
    past: bool = False


class ThingState(Entry, frozen=True, kw_only=True):
    """Words that put a thing into a state: one side of a matter (`StateMatter`).

    `opposite` is the side that they tell where they are negated, "" for none; `things` are the entries of things of
    which alone they are told, none for all of the matter; `also` are sides of further matters.
    """

    concept: ClassVar[str] = "thing_states"

    matter: str
    side: str
    opposite: str = ""
    things: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    verbs: tuple[tuple[str, str], ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()

    def forms(self) -> Iterator[Form]:
        """The written forms of all words of the entry."""
        yield from super().forms()
        yield from part_forms(verbs=self.verbs, nouns=self.nouns, adjectives=self.adjectives)
        # As a predicate ("was locked") an adjective stands in the accusative.
        yield from (Form(fold(adjective) + _ACCUSATIVE) for adjective in self.adjectives)

    def sides(self) -> Iterator[ThingState]:
        """The entry, and its words as sides of the further matters."""
        yield self
        for name in self.also:
            matter, _, side = name.partition("-")
            yield msgspec.structs.replace(self, matter=matter, side=side, opposite="", things=(), also=())


class StatedThing(Entry, frozen=True, kw_only=True):
    """Words for a thing of which accounts tell in what state it is; `matters` are the matters told of it.

    `common` marks things that stand in every report, so that two accounts mostly mean two of them; where `each` is set
    every noun is a thing of its own.
    """

    concept: ClassVar[str] = "stated_things"

    matters: tuple[str, ...] = ()
    common: bool = False
    each: bool = False
    nouns: tuple[str, ...] = ()

    def forms(self) -> Iterator[Form]:
        """The written forms of the nouns, and the plain surfaces."""
        yield from super().forms()
        yield from part_forms(nouns=self.nouns)

    def things(self) -> Iterator[StatedThing]:
        """The entry, or where each of its nouns is a thing of its own, one for each of them and of the surfaces."""
        if not self.each:
            yield self
            return
        for words in self.nouns:
            yield msgspec.structs.replace(self, id=f"{self.id} {words}", nouns=(words,), surfaces=())
        for words in self.surfaces:
            yield msgspec.structs.replace(self, id=f"{self.id} {words}", nouns=(), surfaces=(words,))
