"""Words that matter when accounts are compared: roles of speakers, loaded names, groups of people that are counted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from tawatur.lexicon.entry import Entry
from tawatur.text.inflection import Form, noun_forms

__all__ = ["CountedGroup", "LoadedName", "SpeakerRole"]


class SpeakerRole(Entry, frozen=True, kw_only=True):
    """A noun that says in which role somebody speaks, not for whom: it never identifies a source."""

    concept: ClassVar[str] = "speaker_roles"

    singular: str = ""
    plurals: tuple[str, ...] = ()

    def forms(self) -> Iterator[Form]:
        """The written forms of the noun, or the plain surfaces."""
        yield from super().forms()
        if self.singular:
            yield from noun_forms(self.singular, *self.plurals)


class LoadedName(Entry, frozen=True, kw_only=True):
    """A noun that names an actor or a deed in a light of its own.

    `family` is what is named, the same for all names between which an outlet chooses; `charge` is the light: neutral,
    approving, or disapproving.
    """

    concept: ClassVar[str] = "loaded_names"

    family: str
    charge: str
    gender: str = "m"
    singular: str = ""
    plurals: tuple[str, ...] = ()

    def forms(self) -> Iterator[Form]:
        """The written forms of the noun, or the plain surfaces."""
        yield from super().forms()
        if self.singular:
            yield from noun_forms(self.singular, *self.plurals, gender=self.gender)


class CountedGroup(Entry, frozen=True, kw_only=True):
    """A noun for people who are counted; `group` is whom it singles out, "anybody" for nouns that single out nobody.

    Figures of different groups ("women", "children") never speak of the same count.
    """

    concept: ClassVar[str] = "counted_groups"

    group: str
    gender: str = "m"
    singular: str = ""
    plurals: tuple[str, ...] = ()

    def forms(self) -> Iterator[Form]:
        """The written forms of the noun, or the plain surfaces."""
        yield from super().forms()
        if self.singular:
            yield from noun_forms(self.singular, *self.plurals, gender=self.gender)
