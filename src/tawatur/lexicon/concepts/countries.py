"""Countries with their capitals and adjectives of nationality."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from tawatur.lexicon.entry import Entry
from tawatur.lexicon.loader import Lexicon
from tawatur.lexicon.table import PhraseTable
from tawatur.text.clitics import ARTICLE
from tawatur.text.folding import fold
from tawatur.text.inflection import Form, adjective_forms

__all__ = ["Country", "masculine_countries", "nationalities", "of_nations"]

#: The ending of an indefinite object.
_ACCUSATIVE = "ا"


class Country(Entry, frozen=True, kw_only=True):
    """A country; `id` is its ISO 3166-1 alpha-3 code, `forms()` its names. `adjectives` give its nationality."""

    concept: ClassVar[str] = "countries"

    capitals: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    peoples: tuple[str, ...] = ()
    masculine: bool = False

    @property
    def is_ambiguous(self) -> bool:
        """Whether the adjective is the name itself, as that of Mali is, which is spelled like "financial"."""
        return any(adjective in self.surfaces for adjective in self.adjectives)

    def nationality_forms(self) -> Iterator[Form]:
        """The written forms of the adjectives of nationality and of the people's names, with and without article."""
        for adjective in self.adjectives:
            yield from adjective_forms(adjective)
        for people in self.peoples:
            yield Form(fold(people), number="pl", gender="m")
            yield Form(ARTICLE + fold(people), number="pl", gender="m")


def masculine_countries(lexicon: Lexicon) -> frozenset[str]:
    """The ids of countries whose names masculine verbs may have as subjects; for `Lexicon.compiled`."""
    return frozenset(country.id for country in lexicon.entries(Country) if country.masculine)


def of_nations(lexicon: Lexicon) -> frozenset[str]:
    """The folded adjectives of nationality of one man as objects ("killed a Palestinian") that are spelled like no
    other word; for `Lexicon.compiled`."""
    countries = (country for country in lexicon.entries(Country) if not country.is_ambiguous)
    adjectives = (fold(adjective) for country in countries for adjective in country.adjectives)
    return frozenset(adjective + _ACCUSATIVE for adjective in adjectives)


def nationalities(lexicon: Lexicon) -> PhraseTable[Country]:
    """Every form of every adjective of nationality, with its country; for `Lexicon.compiled`."""
    return PhraseTable((form, c) for c in lexicon.entries(Country) for form in c.nationality_forms())
