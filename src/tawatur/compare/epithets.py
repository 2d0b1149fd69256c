"""What an account calls actors and deeds: nouns between which outlets choose, with all that belongs to them.

An epithet is a noun of `loaded_names` with the nouns, adjectives of charge or nationality, and names that follow it
("the militias of the X", "occupation police", "the heinous crime").
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from tawatur.compare.accounts import Account, function_words
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.comparisonwords import LoadedAdjective, LoadedName
from tawatur.lexicon.concepts.countries import Country
from tawatur.lexicon.concepts.names import KnownPerson
from tawatur.lexicon.table import Match, PhraseTable
from tawatur.records.document import Token
from tawatur.records.span import Span, span_of
from tawatur.text.clitics import ARTICLE
from tawatur.text.folding import fold
from tawatur.text.inflection import FEMININE_ENDING, FEMININE_PLURAL_ENDING, Form, has_nisba_ending
from tawatur.text.tokens import PUNCT

__all__ = [
    "OCCUPATION",
    "QUOTED",
    "REGIME",
    "SIDE",
    "STATE",
    "Epithet",
    "epithets_of",
    "fold_name",
    "loaded_adjectives",
    "loaded_names",
]

#: Nouns that name a side only with what follows them ("forces", "command").
SIDE = "side"
#: What is charged in words that an account sets in quotation marks.
QUOTED = "+quoted"
#: The family of states, and the noun that makes one of a side or a force: "the army of occupation".
STATE = "state"
OCCUPATION = "territory-power/occupation"
REGIME = "state/regime"
#: Families whose nouns may be the first word of a name that was found as one: "the X organisation".
_NAMED = frozenset({"group", "armed-men"})
#: Nouns of an account that are read, the first ones.
_READ = 1000
#: Families of nouns for people, which as singulars are adjectives as often.
_PEOPLE = frozenset({"armed-men", "crowd"})
#: Words of an epithet at most.
_LONGEST = 6
#: Endings of feminine singulars and of plurals that take a feminine adjective, folded.
_FEMININE = (FEMININE_ENDING, FEMININE_PLURAL_ENDING)
_QUOTES = frozenset("«»\"“”()'‘’")
_OPENING = frozenset("«\"“'‘")
_CLOSING = frozenset("»\"”)'’")


class Epithet(msgspec.Struct, frozen=True, kw_only=True):
    """A loaded or neutral noun phrase of an account.

    `entries` are the ids of its nouns, `marks` of its loaded adjectives, `charged` those of both that take sides.
    `country` is the state whose nationality it bears, `home` the same or else that of the place, body or known person
    that it names; `named` is the entity that it names, `rest` whether other words than these belong to it; `definite`
    whether it speaks of something known.
    """

    owner: int
    family: str
    entries: tuple[str, ...]
    marks: frozenset[str]
    charged: frozenset[str]
    country: str
    home: str
    named: str
    rest: bool
    definite: bool
    singular: bool
    span: Span
    first: int
    stop: int


class _Words(msgspec.Struct, frozen=True):
    """The matches of an account's tokens, by the token at which they start, and its names.

    `homes` are the countries of its entities, by id, `known` those of people whom newspapers name without explaining.
    """

    tokens: tuple[Token, ...]
    nouns: Mapping[int, Match[LoadedName]]
    adjectives: Mapping[int, Match[LoadedAdjective]]
    nations: Mapping[int, Match[Country]]
    small: frozenset[str]
    names: Mapping[int, tuple[int, str]]
    people: frozenset[int]
    homes: Mapping[str, str]
    known: Mapping[int, str]


def epithets_of(owner: int, account: Account, lexicon: Lexicon) -> list[Epithet]:
    """All epithets of an account, in order; none lies inside another."""
    words = _words(account, lexicon)
    found: list[Epithet] = []
    stop = 0
    for first in sorted(words.nouns)[:_READ]:
        if first >= stop and account.clause_at(words.tokens[first].start) is not None:
            epithet = _epithet(owner, account, words, first)
            if epithet is not None:
                found.append(epithet)
                stop = epithet.stop
    return found


def loaded_names(lexicon: Lexicon) -> PhraseTable[LoadedName]:
    """The nouns between which outlets choose, with their entries; for `Lexicon.compiled`."""
    return PhraseTable((form, entry) for entry in lexicon.entries(LoadedName) for form in entry.forms())


def loaded_adjectives(lexicon: Lexicon) -> PhraseTable[LoadedAdjective]:
    """The adjectives that take sides; for `Lexicon.compiled`."""
    return PhraseTable((form, entry) for entry in lexicon.entries(LoadedAdjective) for form in entry.forms())


def _country_names(lexicon: Lexicon) -> PhraseTable[Country]:
    """Adjectives of nationality and names of countries."""
    table = [(form, c) for c in lexicon.entries(Country) for form in (*c.nationality_forms(), *c.forms())]
    return PhraseTable(table)


def _known_people(lexicon: Lexicon) -> PhraseTable[str]:
    """Full and short names of known people, to their countries."""
    people = lexicon.entries(KnownPerson)
    return PhraseTable((Form(fold(name)), p.country) for p in people for name in (*p.surfaces, *p.short))


def _words(account: Account, lexicon: Lexicon) -> _Words:
    tokens = account.doc.tokens
    starts = {v.start: token.index for token in tokens for v in reversed(token.variants)}
    ends = {token.end: token.index + 1 for token in tokens}
    names = {
        starts[m.start]: (ends[m.end], entity.id)
        for entity in account.ledger.entities
        for m in entity.mentions
        if m.start in starts and m.end in ends
    }
    people = [entity for entity in account.ledger.entities if entity.type == "PER"]
    particles = lexicon.compiled(function_words)
    return _Words(
        tokens=tokens,
        nouns={m.first: m for m in lexicon.compiled(loaded_names).find(tokens)},
        adjectives={m.first: m for m in lexicon.compiled(loaded_adjectives).find(tokens) if not m.variant.prefix},
        nations={m.first: m for m in lexicon.compiled(_country_names).find(tokens) if not m.variant.prefix},
        small=frozenset(token.norm for token in tokens if token.norm in particles),
        names=names,
        people=frozenset(starts[m.start] for e in people for m in e.mentions if m.start in starts),
        homes={entity.id: entity.country for entity in account.ledger.entities if entity.country},
        known={
            m.first: m.items[0][0]
            for m in lexicon.compiled(_known_people).find(tokens)
            if len({country for country, _ in m.items}) == 1
        },
    )


class _Growing:
    """An epithet while its words are read; lives for one call."""

    def __init__(self, words: _Words, match: Match[LoadedName]) -> None:
        self.words = words
        self.entries = [match.items[0][0]]
        self.marks: dict[str, str] = {}
        self.country = ""
        self.named = ""
        self.rest = 0
        self.definite = _is_definite(match.variant.key)
        self.stop = match.stop
        known = words.names.get(match.first)
        if known is not None and known[0] > match.stop and self.entries[0].family in _NAMED:
            self.stop, self.named = known
            self.definite = True

    def grow(self) -> bool:
        """Take in what belongs to it at `stop`; False where nothing does."""
        words, at = self.words, self.stop
        token = words.tokens[at]
        if token.kind == PUNCT:
            return self._through_mark(at)
        if token.norm in words.small:
            return False
        if at in words.adjectives and (self.definite or not _is_definite(token.norm)):
            match = words.adjectives[at]
            self.marks[f"+{match.items[0][0].id}"] = match.items[0][0].charge
            self.stop = match.stop
        elif at in words.nouns and not self.definite and not words.nouns[at].variant.prefix:
            match_noun = words.nouns[at]
            self.entries.append(match_noun.items[0][0])
            self.definite = _is_definite(match_noun.variant.key)
            self.stop = match_noun.stop
        elif at in words.names and not self.definite:
            if at in words.nations and not self.country:
                self.country = words.nations[at].items[0][0].id
            self.stop, self.named = words.names[at]
            self.definite = True
        elif at in words.nations and not self.country:
            self.country = words.nations[at].items[0][0].id
            self.definite = self.definite or _is_definite(token.norm) or not has_nisba_ending(token.norm)
            self.stop = words.nations[at].stop
        elif self._agrees(token):
            self.rest += 1
            self.stop = at + 1
        elif not self.definite and _is_definite(token.norm):
            self.rest += 1
            self.definite = True
            self.stop = at + 1
        else:
            return False
        return True

    def _agrees(self, token: Token) -> bool:
        """Whether an adjective of relation belongs to the word before it, by article and gender."""
        before = self.words.tokens[self.stop - 1].norm
        if not has_nisba_ending(token.norm) or self.definite != _is_definite(token.norm):
            return False
        return before.endswith(_FEMININE) == token.norm.endswith(_FEMININE[0])

    def _through_mark(self, at: int) -> bool:
        """Go on behind a quotation mark or bracket, where a name or an adjective stands behind it."""
        words = self.words
        if words.tokens[at].text not in _QUOTES or at + 1 >= len(words.tokens):
            return False
        known = at + 1 in words.adjectives or (not self.definite and (at + 1 in words.names or at + 1 in words.nouns))
        if not known or words.tokens[at + 1].sentence != words.tokens[at].sentence:
            return False
        before, self.stop = self.stop, at + 1
        if not self.grow():
            self.stop = before
            return False
        return True


def _epithet(owner: int, account: Account, words: _Words, first: int) -> Epithet | None:
    match = words.nouns[first]
    grown = _Growing(words, match)
    sentence = words.tokens[first].sentence
    while grown.stop < len(words.tokens) and grown.stop - first < _LONGEST:
        if words.tokens[grown.stop].sentence != sentence or not grown.grow():
            break
    if not grown.country:
        grown.country = next(
            (words.nations[n].items[0][0].id for n in range(first, grown.stop) if n in words.nations), ""
        )
    family = _family(grown)
    if family is None:
        return None
    number = match.items[0][1].number
    if grown.entries[-1].id == REGIME and grown.rest and not _is_regime(grown, words):
        return None
    if number == "sg" and family in _PEOPLE and _is_adjective(words, first):
        return None
    charges = {entry.id: entry.charge for entry in grown.entries} | grown.marks
    span = _span(account, words, match, grown.stop)
    if _is_quoted(account.doc.text, span) and any(charge != "neutral" for charge in charges.values()):
        charges[QUOTED] = "distanced"
    return Epithet(
        owner=owner,
        family=family,
        entries=tuple(entry.id for entry in grown.entries),
        marks=frozenset(grown.marks),
        charged=frozenset(name for name, charge in charges.items() if charge != "neutral"),
        country=grown.country,
        home=grown.country or _home(grown, words, first),
        named=grown.named,
        rest=grown.rest > 0,
        definite=grown.definite,
        singular=number == "sg",
        span=span,
        first=first,
        stop=grown.stop,
    )


def _home(grown: _Growing, words: _Words, first: int) -> str:
    """The country of what an epithet names, or of the known person in it; "" where none is known.

    Behind "the regime of the president" he stands outside it.
    """
    behind = grown.rest > 0 and grown.entries[-1].id == REGIME
    people = (words.known[place] for place in range(first, grown.stop + behind) if place in words.known)
    return words.homes.get(grown.named) or next(people, "")


def _is_regime(grown: _Growing, words: _Words) -> bool:
    """Whether "the regime of" somebody or of a country is meant; "the judicial system" is none."""
    at = grown.stop - grown.rest
    ruled = not _is_definite(words.tokens[at - 1].norm) and grown.country != ""
    return ruled or any(at <= place <= grown.stop for place in words.people)


def _is_quoted(text: str, span: Span) -> bool:
    """Whether the words stand alone in quotation marks: the account keeps away from them."""
    return text[max(0, span.start - 1) : span.start] in _OPENING and text[span.end : span.end + 1] in _CLOSING


def _is_adjective(words: _Words, at: int) -> bool:
    """Whether a noun for a person has the form of an adjective of charge too: "an act called terrorist"."""
    return at in words.adjectives


def _family(grown: _Growing) -> str | None:
    """The family of the first noun that has one of its own; None for a side that nothing tells.

    What stands for an occupation, or for a side with a nationality, is a state.
    """
    own = [entry for entry in grown.entries if entry.family != SIDE]
    if len(grown.entries) > 1 and grown.entries[-1].id == OCCUPATION and grown.entries[0].family in (SIDE, STATE):
        return STATE
    if own:
        return STATE if own[0].id == OCCUPATION and grown.country else own[0].family
    return STATE if grown.country else None


def _span(account: Account, words: _Words, match: Match[LoadedName], stop: int) -> Span:
    """The words without attached prefixes; an opened quotation is closed."""
    end = words.tokens[stop - 1].end
    text = account.doc.text
    inside = text[match.variant.start : end]
    opened = sum(letter in "«“(" for letter in inside) + inside.count('"') % 2
    closed = sum(letter in "»”)" for letter in inside)
    if opened > closed and text[end : end + 1] in _CLOSING:
        end += 1
    return span_of(text, match.variant.start, end)


def _is_definite(norm: str) -> bool:
    return norm.startswith(ARTICLE)


def fold_name(name: str) -> str:
    """What is the same for one written name."""
    return " ".join(fold(name).split())
