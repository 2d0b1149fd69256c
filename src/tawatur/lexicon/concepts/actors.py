"""What PLOVER codes of actors and the levels of places are read from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import msgspec

from tawatur.lexicon.entry import Entry, part_forms
from tawatur.text.inflection import Form, adjective_forms

__all__ = ["ActorSector", "PlaceWord"]


class ActorSector(Entry, frozen=True, kw_only=True):
    """Words that tell the PLOVER sectors of an actor; the fields are explained in the data file."""

    concept: ClassVar[str] = "actor_sectors"

    sectors: tuple[str, ...] = ()
    country: str = ""
    passes: bool = False
    abroad: bool = False
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()

    def forms(self) -> Iterator[Form]:
        """The written forms of surfaces, nouns and adjectives."""
        yield from super().forms()
        yield from part_forms(nouns=self.nouns)
        for adjective in self.adjectives:
            yield from adjective_forms(adjective)


class PlaceWord(Entry, frozen=True, kw_only=True):
    """Words before the name of a place that tell its level, or that only a part of it is meant (`level` region).

    `within` ones lead from a place to the country that it lies in: "in", "in the south of".
    """

    concept: ClassVar[str] = "place_words"

    level: str
    within: bool = False
    nouns: tuple[str, ...] = msgspec.field(default_factory=tuple)

    def forms(self) -> Iterator[Form]:
        """The written forms of surfaces and nouns."""
        yield from super().forms()
        yield from part_forms(nouns=self.nouns)
