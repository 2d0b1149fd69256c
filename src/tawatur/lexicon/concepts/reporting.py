"""How an article says where its words come from: verbs of saying, phrases of attribution, nouns for sources, media."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from tawatur.lexicon.entry import Entry
from tawatur.text.inflection import FEMININE_PLURAL_ENDING, Form, noun_forms, participle_forms, verb_forms

__all__ = ["CreditWord", "Medium", "ReportingVerb", "SourceNoun", "SourcePhrase"]


class ReportingVerb(Entry, frozen=True, kw_only=True):
    """A verb of saying, its principal parts and what it governs; the data file explains every field."""

    concept: ClassVar[str] = "reporting_verbs"

    past: str
    present: str
    participle: str = ""
    nouns: tuple[str, ...] = ()
    passive_past: str = ""
    passive_present: str = ""
    stance: str
    group: str
    takes: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    doubled: tuple[str, ...] = ()
    certainty: str = ""

    def forms(self) -> Iterator[Form]:
        """Every form of the verb, its participle and its verbal nouns."""
        for _, form in self.shaped_forms():
            yield form

    def shaped_forms(self) -> Iterator[tuple[str, Form]]:
        """The forms, each with the shape of cue it makes: verb, passive, participle or noun."""
        for form in verb_forms(self.past, self.present):
            yield "verb", form
        if self.passive_past and self.passive_present:
            for form in verb_forms(self.passive_past, self.passive_present, passive=True):
                yield "passive", form
        if self.participle:
            for form in participle_forms(self.participle):
                yield "participle", form
        for noun in self.nouns:
            for form in noun_forms(noun, noun.removesuffix("ة") + FEMININE_PLURAL_ENDING):
                yield "noun", form


class SourcePhrase(Entry, frozen=True, kw_only=True):
    """A phrase that attributes a report or tells its occasion; `role` and `kind` as the data file explains them."""

    concept: ClassVar[str] = "source_phrases"

    role: str
    kind: str = ""


class SourceNoun(Entry, frozen=True, kw_only=True):
    """A noun for somebody who speaks, or an adjective that tells what kind of source it is."""

    concept: ClassVar[str] = "source_nouns"

    part: str = "noun"
    singular: str
    plurals: tuple[str, ...] = ()
    gender: str = "m"
    sort: str = ""
    kind: str

    def forms(self) -> Iterator[Form]:
        """Singular, dual and plural with all cases, with and without the article."""
        yield from noun_forms(self.singular, *self.plurals, gender=self.gender)


class Medium(Entry, frozen=True, kw_only=True):
    """A medium's name, or a noun that heads such names; `medium` is the one medium that all its forms name, if any."""

    concept: ClassVar[str] = "media"

    part: str
    kind: str
    medium: str = ""


class CreditWord(Entry, frozen=True, kw_only=True):
    """A word by which a page says who made it; `role` as the data file explains it."""

    concept: ClassVar[str] = "credit_words"

    role: str
