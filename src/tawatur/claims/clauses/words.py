"""Tables of the words that the search for events looks up at every token; use each through `lexicon.compiled`."""

from __future__ import annotations

from tawatur.lexicon import Lexicon, PhraseTable
from tawatur.lexicon.concepts.actors import PlaceWord
from tawatur.lexicon.concepts.calendar import TimeUnit, TimeWord
from tawatur.lexicon.concepts.functionwords import FunctionWord
from tawatur.lexicon.concepts.names import Organisation, PlaceHead
from tawatur.lexicon.concepts.phrasewords import PhraseWord
from tawatur.lexicon.concepts.quantities import Numeral
from tawatur.lexicon.concepts.reporting import SourcePhrase
from tawatur.lexicon.concepts.triggers import (
    EventAgent,
    EventContext,
    EventMarker,
    EventMatter,
    EventMeans,
    EventTrigger,
    LightVerb,
)
from tawatur.lexicon.directions import direction_words
from tawatur.lexicon.table import Words
from tawatur.text.clitics import ARTICLE
from tawatur.text.endings import duals_of
from tawatur.text.folding import fold
from tawatur.text.inflection import has_nisba_ending

__all__ = [
    "agents", "auxiliaries", "contexts", "deeds_like_adjectives", "event_nouns", "fighters", "last", "light_verbs",
    "long_units", "markers", "matters", "means", "numerals", "origins", "protest_nouns", "since", "site_keys", "sites",
    "situations", "sources", "striking_verbs", "subjects", "units", "upcoming", "verb_forms",
]  # fmt: skip

#: The kind of bodies that fight.
_ARMED = "armed"
#: Demonstrations, strikes and the like.
_PROTEST = "PROTEST"
#: Words that go before another verb.
_AUXILIARY = "auxiliary"
#: The ending of accusatives.
_ALIF = "ا"
#: The role of nouns of doing among the words of phrases.
_DEED = "deed"
#: ... of nouns of how things stand.
_SITUATION = "situation"
#: The role of words for what an adjective of nationality tells.
_ORIGIN = "origin"
#: The kinds of words for "since", "last" and "next".
_SINCE, _LAST, _NEXT = "since", "past", "next"
#: The unit of which less is less than a month.
_MONTH = ("month", 1)
#: The groups of function words for "from" and "about".
_FROM, _ABOUT = "prep.from", "prep.about"
#: Groups of head nouns that may stand alone for a place, and the levels of places that point at one.
_OPEN_HEADS, _SETTLED = frozenset({"any", "rare"}), frozenset({"province", "town", "site", "region"})


def verb_forms(lexicon: Lexicon) -> frozenset[str]:
    """Every form of a verb that is an event trigger."""
    return lexicon.compiled(_forms_by_shape)["verb"]


def striking_verbs(lexicon: Lexicon) -> Words:
    """Every form of a verb of which the noun for an attack can be the subject."""
    relaying = (entry for entry in lexicon.entries(EventTrigger) if entry.relays)
    return Words(form.form.text for entry in relaying for form in entry.shaped_forms() if form.shape == "verb")


def sites(lexicon: Lexicon) -> frozenset[str]:
    """Every form of a noun for a place, without article."""
    heads = (head for head in lexicon.entries(PlaceHead) if head.takes in _OPEN_HEADS)
    words = (word for word in lexicon.entries(PlaceWord) if word.level in _SETTLED)
    named = (form.text for entries in (heads, words) for entry in entries for form in entry.forms())
    return frozenset(fold(text) for text in named if " " not in text)


def site_keys(lexicon: Lexicon) -> frozenset[str]:
    """The keys of tokens that may be a noun for a place: with the article or without it, as an accusative or not, one
    place or two; directions with the article are adjectives ("the northern")."""
    nouns = lexicon.compiled(sites)
    spelled = nouns.union((noun + _ALIF for noun in nouns), *(duals_of(noun) for noun in nouns))
    directions = {ARTICLE + word for word in lexicon.compiled(direction_words) if has_nisba_ending(word)}
    definite = {ARTICLE + word for word in spelled} - directions
    return frozenset(definite | {word for word in spelled if not word.startswith(ARTICLE)})


def fighters(lexicon: Lexicon) -> frozenset[str]:
    """The keys of the names of armed bodies."""
    return frozenset(f"org:{entry.id}" for entry in lexicon.entries(Organisation) if entry.kind == _ARMED)


def since(lexicon: Lexicon) -> frozenset[str]:
    """The words for "since", folded."""
    return _time_words(lexicon, _SINCE)


def sources(lexicon: Lexicon) -> frozenset[str]:
    """The words for "from" and "of", folded."""
    return _function_words(lexicon, _FROM)


def subjects(lexicon: Lexicon) -> frozenset[str]:
    """The words for "about", folded."""
    return _function_words(lexicon, _ABOUT)


def last(lexicon: Lexicon) -> frozenset[str]:
    """The words for "last", folded."""
    return _time_words(lexicon, _LAST)


def upcoming(lexicon: Lexicon) -> frozenset[str]:
    """The words for "next", folded."""
    return _time_words(lexicon, _NEXT)


def _time_words(lexicon: Lexicon, kind: str) -> frozenset[str]:
    return frozenset(form.text for word in lexicon.entries(TimeWord) if word.kind == kind for form in word.forms())


def _function_words(lexicon: Lexicon, group: str) -> frozenset[str]:
    return frozenset(form.text for word in lexicon.entries(FunctionWord) if word.id == group for form in word.forms())


def agents(lexicon: Lexicon) -> PhraseTable[EventAgent]:
    return PhraseTable((form, entry) for entry in lexicon.entries(EventAgent) for form in entry.forms())


def means(lexicon: Lexicon) -> PhraseTable[EventMeans]:
    return PhraseTable((form, entry) for entry in lexicon.entries(EventMeans) for form in entry.forms())


def event_nouns(lexicon: Lexicon) -> frozenset[str]:
    """Every form of a noun that is an event trigger."""
    return lexicon.compiled(_forms_by_shape)["noun"]


def deeds_like_adjectives(lexicon: Lexicon) -> frozenset[str]:
    """Nouns of doing with the article that are spelled like adjectives ("the initiative" like "the initiating")."""
    entries = (entry for entry in lexicon.entries(PhraseWord) if entry.role == _DEED)
    return frozenset(form.text for entry in entries for form in entry.forms())


def origins(lexicon: Lexicon) -> frozenset[str]:
    """Words behind an adjective of nationality that is no person by itself ("Moroccan of | nationality")."""
    entries = (entry for entry in lexicon.entries(PhraseWord) if entry.role == _ORIGIN)
    return frozenset(form.text for entry in entries for form in entry.forms())


def situations(lexicon: Lexicon) -> frozenset[str]:
    """The nouns of how things stand, folded, with the article and without."""
    entries = (entry for entry in lexicon.entries(PhraseWord) if entry.role == _SITUATION)
    nouns = {form.text for entry in entries for form in entry.forms()}
    return frozenset(nouns) | {ARTICLE + noun for noun in nouns}


def protest_nouns(lexicon: Lexicon) -> frozenset[str]:
    """Every form of a noun that names a protest."""
    entries = (entry for entry in lexicon.entries(EventTrigger) if entry.type == _PROTEST and not entry.people)
    return frozenset(s.form.text for entry in entries for s in entry.shaped_forms() if s.shape == "noun")


def auxiliaries(lexicon: Lexicon) -> frozenset[str]:
    entries = (entry for entry in lexicon.entries(SourcePhrase) if entry.role == _AUXILIARY)
    return frozenset(form.text for entry in entries for form in entry.forms())


def numerals(lexicon: Lexicon) -> frozenset[str]:
    """The words of numbers, folded."""
    return frozenset(form.text for entry in lexicon.entries(Numeral) for form in entry.forms())


def units(lexicon: Lexicon) -> Words:
    return Words(form.text for entry in lexicon.entries(TimeUnit) for form in entry.forms())


def long_units(lexicon: Lexicon) -> dict[str, bool]:
    """The units of a month and more, folded, and whether less than one of them is less than a month."""
    entries = (entry for entry in lexicon.entries(TimeUnit) if entry.is_long)
    return {form.text: (entry.unit, entry.count) == _MONTH for entry in entries for form in entry.forms()}


def light_verbs(lexicon: Lexicon) -> PhraseTable[LightVerb]:
    return PhraseTable((form, entry) for entry in lexicon.entries(LightVerb) for form in entry.forms())


def markers(lexicon: Lexicon) -> PhraseTable[EventMarker]:
    return PhraseTable((form, entry) for entry in lexicon.entries(EventMarker) for form in entry.forms())


def matters(lexicon: Lexicon) -> PhraseTable[EventMatter]:
    return PhraseTable((form, entry) for entry in lexicon.entries(EventMatter) for form in entry.forms())


def contexts(lexicon: Lexicon) -> PhraseTable[EventContext]:
    return PhraseTable((form, entry) for entry in lexicon.entries(EventContext) for form in entry.forms())


def _forms_by_shape(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    """The forms of all event triggers, by their shape."""
    found: dict[str, set[str]] = {}
    for entry in lexicon.entries(EventTrigger):
        for form in entry.shaped_forms():
            found.setdefault(form.shape, set()).add(form.form.text)
    return {shape: frozenset(forms) for shape, forms in found.items()}
