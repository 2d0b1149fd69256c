"""The lexicon's words that noun phrases turn on, compiled into sets of folded stems."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.calendar import TimeWord, Weekday
from tawatur.lexicon.concepts.countries import Country
from tawatur.lexicon.concepts.names import OrganisationHead, PersonTitle, PlaceHead
from tawatur.lexicon.concepts.phrasewords import PhraseWord
from tawatur.lexicon.concepts.reporting import Medium, SourceNoun
from tawatur.lexicon.entry import Entry
from tawatur.text.clitics import ARTICLE
from tawatur.text.folding import fold

__all__ = ["PhraseWords", "phrase_words"]

#: Kinds of time words that name a day by themselves.
_DAYS = frozenset({"day", "night"})
#: Kinds of time words that need a day or a number after them.
_DATED = frozenset({"part", "dayword", "monthword", "yearword"})
_BODIES = frozenset({"body"})
_SPEAKERS = frozenset({"person", "spokesperson", "source"})


class PhraseWords(msgspec.Struct, frozen=True):
    """Folded words by what they do.

    Titles, people, bodies, places and heads of media stand without the article, the others as they are written.
    """

    titles: frozenset[str]
    people: frozenset[str]
    bodies: frozenset[str]
    places: frozenset[str]
    media_heads: frozenset[str]
    media_names: frozenset[str]
    weekdays: frozenset[str]
    days: frozenset[str]
    dated: frozenset[str]
    countries: frozenset[str]
    names: frozenset[str]
    roles: dict[str, frozenset[str]]


def phrase_words(lexicon: Lexicon) -> PhraseWords:
    """Compile the words."""
    roles: dict[str, set[str]] = defaultdict(set)
    for entry in lexicon.entries(PhraseWord):
        roles[entry.role] |= {form.text for form in entry.forms()}
    sources = lexicon.entries(SourceNoun)
    return PhraseWords(
        titles=_stems(e for e in lexicon.entries(PersonTitle)),
        people=_stems(e for e in sources if e.sort in _SPEAKERS),
        bodies=_stems(e for e in lexicon.entries(OrganisationHead)) | _stems(e for e in sources if e.sort in _BODIES),
        places=_stems(e for e in lexicon.entries(PlaceHead)),
        media_heads=_stems(e for e in lexicon.entries(Medium) if e.part == "head"),
        media_names=frozenset(f.text for e in lexicon.entries(Medium) if e.part == "name" for f in e.forms()),
        weekdays=frozenset(fold(s) for e in lexicon.entries(Weekday) for s in e.surfaces),
        days=_single_words(lexicon, _DAYS),
        dated=_single_words(lexicon, _DATED) | frozenset(roles["dated"]),
        countries=frozenset(f.text for e in lexicon.entries(Country) for f in e.forms()),
        names=frozenset(word for word, _ in lexicon.rows("name_parts")),
        roles={role: frozenset(words) for role, words in roles.items()},
    )


def _single_words(lexicon: Lexicon, kinds: frozenset[str]) -> frozenset[str]:
    surfaces = (s for entry in lexicon.entries(TimeWord) if entry.kind in kinds for s in entry.surfaces)
    return frozenset(fold(surface) for surface in surfaces if " " not in surface)


def _stems(entries: Iterable[Entry]) -> frozenset[str]:
    """The forms of one word, without the article."""
    words = {form.text for entry in entries for form in entry.forms() if not form.bound and " " not in form.text}
    return frozenset(word.removeprefix(ARTICLE) for word in words)
