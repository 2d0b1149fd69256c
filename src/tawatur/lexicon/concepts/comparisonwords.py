"""Words that matter when accounts are compared: roles of speakers, loaded names, groups of people that are counted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import msgspec

from tawatur.lexicon.entry import Entry, part_forms, verb_phrase_forms
from tawatur.text.folding import fold
from tawatur.text.inflection import Form, adjective_forms, hollow_jussives, noun_forms

__all__ = [
    "ClauseOpener",
    "Connector",
    "CountedGroup",
    "CountedThing",
    "DeedFamily",
    "DenialFiller",
    "DoerWord",
    "HolderWord",
    "LoadedAdjective",
    "LoadedName",
    "OppositeSide",
    "ReckoningWord",
    "SilencePhrase",
    "SpeakerRole",
    "Synonyms",
    "TollWord",
    "VoidWord",
]


class ClauseOpener(Entry, frozen=True, kw_only=True):
    """Words in mid-sentence with which a fact of its own begins."""

    concept: ClassVar[str] = "clause_openers"


class Connector(Entry, frozen=True, kw_only=True):
    """A set phrase by which a report passes on to its next matter; it tells nothing by itself."""

    concept: ClassVar[str] = "connectors"


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


class LoadedAdjective(Entry, frozen=True, kw_only=True):
    """An adjective that puts the noun before it in a light of its own; `charge` is approving or disapproving."""

    concept: ClassVar[str] = "loaded_adjectives"

    charge: str
    adjectives: tuple[str, ...] = ()

    def forms(self) -> Iterator[Form]:
        """The written forms of the adjectives, and the plain surfaces."""
        yield from super().forms()
        for adjective in self.adjectives:
            yield from adjective_forms(adjective)


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


class CountedThing(Entry, frozen=True, kw_only=True):
    """Nouns for things that are counted where something happens: `nouns` are a singular with its plurals."""

    concept: ClassVar[str] = "counted_things"

    nouns: tuple[str, ...] = ()

    def forms(self) -> Iterator[Form]:
        """The written forms of the nouns, and the plain surfaces."""
        return _all_forms(self, (), self.nouns, ())


class OppositeSide(Entry, frozen=True, kw_only=True):
    """Words that put a matter on one side; `opposite` is the side that they tell where they are negated, "" for none.

    Words of different sides of one matter exclude each other. `beside` is a matter of which a word must stand in the
    clause too; `named` marks what is told of whoever is named right behind; `also` are sides of further matters.
    """

    concept: ClassVar[str] = "opposite_sides"

    matter: str
    side: str
    opposite: str = ""
    beside: str = ""
    named: bool = False
    also: tuple[str, ...] = ()
    verbs: tuple[tuple[str, str], ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()

    def forms(self) -> Iterator[Form]:
        """The written forms of all words of the entry."""
        return _all_forms(self, self.verbs, self.nouns, self.adjectives)

    def sides(self) -> Iterator[OppositeSide]:
        """The entry, and its words as sides of the further matters."""
        yield self
        for name in self.also:
            matter, _, side = name.rpartition("-")
            yield msgspec.structs.replace(self, matter=matter, side=side, opposite="", beside="", also=())


class DoerWord(Entry, frozen=True, kw_only=True):
    """Words by which accounts tell who did a deed, in the `role` that they play there (explained in the data file).

    Deeds of one `family` are one deed; `beside` is the role of a word that must stand near.
    """

    concept: ClassVar[str] = "doer_words"

    role: str
    family: str = ""
    beside: str = ""
    verbs: tuple[tuple[str, str], ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()

    def forms(self) -> Iterator[Form]:
        """The written forms of all words of the entry."""
        yield from _all_forms(self, self.verbs, self.nouns, self.adjectives)
        yield from _phrase_forms(self.phrases)


class HolderWord(Entry, frozen=True, kw_only=True):
    """Words by which somebody came by what only one can hold, of the `family` of such things (a post, a contract).

    `of` are meanings (`=minister`) or words of which one must stand in the clause too.
    """

    concept: ClassVar[str] = "holder_words"

    family: str
    of: tuple[str, ...] = ()
    verbs: tuple[tuple[str, str], ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    nouns: tuple[str, ...] = ()

    def forms(self) -> Iterator[Form]:
        """The written forms of all words of the entry."""
        yield from _all_forms(self, self.verbs, self.nouns, ())
        yield from _phrase_forms(self.phrases)


class SilencePhrase(Entry, frozen=True, kw_only=True):
    """A phrase by which an account says that somebody has not answered."""

    concept: ClassVar[str] = "silence_phrases"


class TollWord(Entry, frozen=True, kw_only=True):
    """Words that say how a number stands to others.

    `kind` is raised, final, earlier, several, series, moved, record or compared.
    """

    concept: ClassVar[str] = "toll_words"

    kind: str
    verbs: tuple[tuple[str, str], ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()

    def forms(self) -> Iterator[Form]:
        """The written forms of all words of the entry."""
        return _all_forms(self, self.verbs, self.nouns, self.adjectives)


class ReckoningWord(Entry, frozen=True, kw_only=True):
    """Words by which a number is told as all there is or as one of something else, or by which none is told.

    `kind` as the data file explains.
    """

    concept: ClassVar[str] = "reckoning_words"

    kind: str
    verbs: tuple[tuple[str, str], ...] = ()
    nouns: tuple[str, ...] = ()

    def forms(self) -> Iterator[Form]:
        """The written forms of all words of the entry."""
        return _all_forms(self, self.verbs, self.nouns, ())


class DenialFiller(Entry, frozen=True, kw_only=True):
    """Words of a denial that say nothing of what is denied ("that there was any")."""

    concept: ClassVar[str] = "denial_fillers"

    verbs: tuple[tuple[str, str], ...] = ()
    nouns: tuple[str, ...] = ()

    def forms(self) -> Iterator[Form]:
        """The written forms of all words of the entry."""
        return _all_forms(self, self.verbs, self.nouns, ())


class VoidWord(Entry, frozen=True, kw_only=True):
    """Words by which a clause tells a deed as empty ("did not", "failed", "without"), and those before the deed."""

    concept: ClassVar[str] = "void_words"

    verbs: tuple[tuple[str, str], ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()

    def forms(self) -> Iterator[Form]:
        """The written forms of all words of the entry, hollow verbs as they stand behind "did not" too."""
        yield from _all_forms(self, self.verbs, self.nouns, self.adjectives)
        yield from (form for _, present in self.verbs for form in hollow_jussives(present))


class DeedFamily(Entry, frozen=True, kw_only=True):
    """Words by any of which one deed can be told as done; `meanings` are entries of `synonyms.toml` that belong to it.

    `once` marks a deed that belongs to what happened, so that a later account does not tell it as the next step.
    """

    concept: ClassVar[str] = "deed_families"

    meanings: tuple[str, ...] = ()
    once: bool = False
    verbs: tuple[tuple[str, str], ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()

    def forms(self) -> Iterator[Form]:
        """The written forms of the words of its own, hollow verbs as they stand behind "did not" too."""
        yield from _all_forms(self, self.verbs, self.nouns, self.adjectives)
        yield from (form for _, present in self.verbs for form in hollow_jussives(present))


class Synonyms(Entry, frozen=True, kw_only=True):
    """Words that different outlets use for one thing or deed; within a story they count as one word.

    `verbs` are pairs of past and present, `nouns` a singular with its plurals, `adjectives` masculine singulars.
    `phrases` are several words of which only the first one stands for the meaning: of a verb past, present and, if
    there is one, the verbal noun, with the words behind them, or a noun with its own. All words of a surface do.
    """

    concept: ClassVar[str] = "synonyms"

    verbs: tuple[tuple[str, str], ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()

    def forms(self) -> Iterator[Form]:
        """The written forms of all words of the entry."""
        yield from _all_forms(self, self.verbs, self.nouns, self.adjectives)
        yield from self.phrase_forms()

    def phrase_forms(self) -> Iterator[Form]:
        """The written forms of the phrases."""
        return _phrase_forms(self.phrases)


def _phrase_forms(phrases: tuple[tuple[str, ...], ...]) -> Iterator[Form]:
    for first, *others in phrases:
        if others:
            yield from verb_phrase_forms(first, others[0])
        yield from (Form(fold(noun)) for noun in (others[1:] or (first,)))


def _all_forms(
    entry: Entry, verbs: tuple[tuple[str, str], ...], nouns: tuple[str, ...], adjectives: tuple[str, ...]
) -> Iterator[Form]:
    yield from Entry.forms(entry)
    yield from part_forms(verbs=verbs, nouns=nouns, adjectives=adjectives)
