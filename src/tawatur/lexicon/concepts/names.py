"""What names are made of: titles, head nouns, known people and bodies, peoples, regions, parts of personal names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from tawatur.lexicon.entry import Entry
from tawatur.text.folding import fold
from tawatur.text.inflection import Form, adjective_forms, construct_dual_forms, noun_forms

__all__ = [
    "AliasPhrase",
    "KnownPerson",
    "Organisation",
    "OrganisationHead",
    "OrganisationWord",
    "People",
    "PersonNamePart",
    "PersonTitle",
    "PlaceHead",
    "Region",
]


class PersonTitle(Entry, frozen=True, kw_only=True):
    """A word that stands next to a person's name; `kind` as the data file explains."""

    concept: ClassVar[str] = "person_titles"

    kind: str
    nouns: tuple[tuple[str, ...], ...] = ()

    def forms(self) -> Iterator[Form]:
        """Surfaces, and every form of the nouns."""
        yield from super().forms()
        yield from _noun_forms(self.nouns)


class OrganisationHead(Entry, frozen=True, kw_only=True):
    """Head nouns of organisations; `needs` says what must follow, as the data file explains."""

    concept: ClassVar[str] = "organisation_heads"

    needs: str
    type: str = "ORG"
    purpose: bool = False
    leads: bool = False
    alike: bool = False
    drops: bool = False
    nests: bool = False
    seated: bool = False
    serves: bool = False
    ranks: int = 0
    placed: bool = False
    houses: bool = False
    nouns: tuple[tuple[str, ...], ...] = ()

    def forms(self) -> Iterator[Form]:
        """Surfaces, and every form of the nouns."""
        yield from super().forms()
        yield from _noun_forms(self.nouns)


class OrganisationWord(Entry, frozen=True, kw_only=True):
    """Words inside the names of organisations; `stops` marks those that end a name."""

    concept: ClassVar[str] = "organisation_words"

    specific: bool
    stops: bool = False
    adjectives: tuple[str, ...] = ()

    def forms(self) -> Iterator[Form]:
        """Surfaces, and every form of the adjectives."""
        yield from super().forms()
        for adjective in self.adjectives:
            yield from adjective_forms(adjective)


class PlaceHead(Entry, frozen=True, kw_only=True):
    """Head nouns of places; `keeps` says whether the head belongs to the name, `takes` what may follow."""

    concept: ClassVar[str] = "place_heads"

    keeps: bool
    takes: str
    same: bool = False
    nouns: tuple[tuple[str, ...], ...] = ()

    def forms(self) -> Iterator[Form]:
        """Surfaces, and every form of the nouns."""
        yield from super().forms()
        yield from _noun_forms(self.nouns)

    def pairs(self) -> Iterator[Form]:
        """The feminine heads in the dual ("the two towns of"), which announce names and are never part of them.

        The dual of a masculine head is spelled like its adjective.
        """
        for singular, *_ in self.nouns:
            if singular.endswith("ة"):
                yield from construct_dual_forms(singular, gender="f")


class Organisation(Entry, frozen=True, kw_only=True):
    """An organisation with a name of its own; `weak` names are common words too."""

    concept: ClassVar[str] = "organisations"

    kind: str
    country: str = ""
    weak: tuple[str, ...] = ()


class KnownPerson(Entry, frozen=True, kw_only=True):
    """A person named without explanation; `short` names stand for the person alone, those of `sole` anywhere."""

    concept: ClassVar[str] = "known_people"

    country: str = ""
    short: tuple[str, ...] = ()
    sole: tuple[str, ...] = ()


class People(Entry, frozen=True, kw_only=True):
    """Peoples and communities; `weak` names are common words too."""

    concept: ClassVar[str] = "peoples"

    weak: tuple[str, ...] = ()


class Region(Entry, frozen=True, kw_only=True):
    """Seas, rivers, regions and landmarks; `weak` ones are common words too."""

    concept: ClassVar[str] = "regions"

    weak: tuple[str, ...] = ()


class AliasPhrase(Entry, frozen=True, kw_only=True):
    """Phrases that say that two names are one; `kind` is alias, real or former."""

    concept: ClassVar[str] = "alias_phrases"

    kind: str


class PersonNamePart(Entry, frozen=True, kw_only=True):
    """The small words of personal names; `role` as the data file explains, `first` what a second half may follow."""

    concept: ClassVar[str] = "person_name_parts"

    role: str
    first: tuple[str, ...] = ()

    def forms(self) -> Iterator[Form]:
        """The words; second halves with every first half before them."""
        for surface in self.surfaces:
            for first in self.first or ("",):
                yield Form(fold(f"{first} {surface}".strip()))


def _noun_forms(nouns: tuple[tuple[str, ...], ...]) -> Iterator[Form]:
    for words in nouns:
        yield from noun_forms(*words)
