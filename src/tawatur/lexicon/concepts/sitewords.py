"""Words for the kinds of places at which something is done, and for deeds that are done at one place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from tawatur.lexicon.entry import Entry, part_forms, verb_phrase_forms
from tawatur.text.inflection import Form

__all__ = ["SiteKind", "SitedDeed"]


class SiteKind(Entry, frozen=True, kw_only=True):
    """Nouns for places of one kind; `within` are kinds of places in or at which such a one may lie."""

    concept: ClassVar[str] = "site_kinds"

    within: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()

    def forms(self) -> Iterator[Form]:
        """The written forms of the nouns, and the plain surfaces."""
        yield from super().forms()
        yield from part_forms(nouns=self.nouns)


class SitedDeed(Entry, frozen=True, kw_only=True):
    """Words for a deed that is done at one place, of the `family` of all words for it.

    `lasts` marks what goes on, so that it may be at another place on a later day. `leads` are the words before the
    place. `left` marks words that tell it only when negated ("has not left"), and with the place right behind them.
    `of` are meanings (`=bomb`) of which one must stand in the sentence too.
    """

    concept: ClassVar[str] = "sited_deeds"

    family: str
    lasts: bool = False
    leads: tuple[str, ...] = ()
    left: bool = False
    of: tuple[str, ...] = ()
    verbs: tuple[tuple[str, str], ...] = ()
    passives: tuple[tuple[str, str], ...] = ()
    phrases: tuple[tuple[str, str], ...] = ()
    nouns: tuple[str, ...] = ()

    def forms(self) -> Iterator[Form]:
        """The written forms of all words of the entry."""
        yield from super().forms()
        yield from part_forms(verbs=self.verbs, passives=self.passives, nouns=self.nouns)
        for past, present in self.phrases:
            yield from verb_phrase_forms(past, present)
