"""What the search for events knows of each token: word class, agent sort, names, times, weapons, context."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

import msgspec

from tawatur.claims.clauses.clause import Clause
from tawatur.claims.clauses.party import Party
from tawatur.lexicon.concepts.triggers import EventMatter, EventMeans, EventTrigger, LightVerb
from tawatur.lexicon.wordindex import WordIndex
from tawatur.records.document import Document, Sentence, Token
from tawatur.records.layers import Mention, WordClass
from tawatur.records.ledger import Figure, Statement, TimeExpression
from tawatur.records.span import Span
from tawatur.text.clitics import ARTICLE
from tawatur.text.endings import is_participle_plural

__all__ = [
    "POST",
    "QUANTITY",
    "SCORES",
    "STYLE",
    "THING",
    "EventView",
    "is_one_of",
    "is_state",
    "keys_of",
    "spelled_as",
]

#: Kinds of agents: a post or convoy belongs to somebody and does not act; a word of quantity counts others.
POST, QUANTITY = "post", "quantity"
#: A building or work among the posts, which stands for nobody.
THING = "thing"
#: What opens the phrase of somebody who is honoured ("His Majesty").
STYLE = "style"
#: Letters of an ISO 3166-1 alpha-3 code.
_CODE = 3
#: The alif of accusatives.
_ALIF = "ا"
#: A word has so many letters at least without that alif.
_PLAIN = 3
#: Words like "hundreds" among the nouns for a crowd.
SCORES = "scores"
_COUNTING = frozenset({"num", "dem", "prep", "punct"})


class EventView(msgspec.Struct, frozen=True):
    """Parallel to the tokens of a document: what stands there. Built once an article."""

    doc: Document
    tokens: tuple[Token, ...]
    classes: list[WordClass]
    names: list[Mention | None]
    kinds: list[str]
    nations: list[bool]
    means: list[EventMeans | None]
    light: list[LightVerb | None]
    markers: list[tuple[str, str, int] | None]
    times: list[TimeExpression | None]
    domains: list[str]
    plural: list[bool]
    atoms: dict[int, int]
    index: WordIndex
    figures: tuple[Figure, ...] = ()
    statements: tuple[Statement, ...] = ()
    cues: tuple[int, ...] = ()
    violent: set[int] = msgspec.field(default_factory=set)
    starts: tuple[int, ...] = ()
    negated: frozenset[int] = frozenset()
    provisos: frozenset[int] = frozenset()
    victims: frozenset[int] = frozenset()
    #: Where counts of the people named behind them begin ("at least | 20 of the residents"), with the number's token.
    counting: dict[int, int] = msgspec.field(default_factory=dict)
    #: Tokens that count units of time: how long something lasts.
    lasting: set[int] = msgspec.field(default_factory=set)
    people: frozenset[int] = frozenset()
    #: Nouns for one person each, by token.
    singles: frozenset[int] = frozenset()
    #: Verbs of which an attack can be the subject ("struck", "hit").
    strikes: set[int] = msgspec.field(default_factory=set)
    recalls: set[int] = msgspec.field(default_factory=set)
    #: Words around deeds that say that they are old ("anniversary", "previous", "lapse", "less-than"), by token.
    ages: dict[int, str] = msgspec.field(default_factory=dict)
    #: Verbs that say whom a meeting brings together.
    gathering: set[int] = msgspec.field(default_factory=set)
    #: Nouns for a "relative" of somebody, one "attached" to him or a "woman", by token.
    persons: dict[int, str] = msgspec.field(default_factory=dict)
    #: Words for a part in a deed ("charge"), an "accusation", a "conviction" or the accused ("charged"), by token.
    charges: dict[int, str] = msgspec.field(default_factory=dict)
    #: The nouns of the sentence read last that may name events, by token.
    deeds: dict[int, EventTrigger] = msgspec.field(default_factory=dict)
    #: The phrases read so far, by where each begins and must end, and the clauses, by what `clause_of` is asked.
    phrases: dict[tuple[int, int], Party | None] = msgspec.field(default_factory=dict)
    clauses: dict[tuple[int, str, bool, bool], Clause] = msgspec.field(default_factory=dict)
    #: The offsets at which what somebody says begins.
    words_from: frozenset[int] = frozenset()
    #: What acts of words may be about, by token.
    matters: dict[int, tuple[EventMatter, ...]] = msgspec.field(default_factory=dict)
    #: The folded nouns that head phrases for places ("town", "camp"), and the keys of the tokens that may be one.
    sites: frozenset[str] = frozenset()
    site_keys: frozenset[str] = frozenset()
    #: The ids of states whose names are masculine.
    masculine: frozenset[str] = frozenset()
    #: Tokens of clauses that bound a number ("what is no fewer than"), which are read as part of it.
    bounding: set[int] = msgspec.field(default_factory=set)
    #: The keys of the names of armed bodies.
    fighters: frozenset[str] = frozenset()
    #: Tokens of "after", "amid" and the like, behind which stands what has happened.
    known: set[int] = msgspec.field(default_factory=set)
    #: Where a clause goes on behind its asides, by the mark that opens each; and these marks by what closes them.
    asides: dict[int, int] = msgspec.field(default_factory=dict)
    closings: dict[int, int] = msgspec.field(default_factory=dict)
    #: Where nouns for those who act start behind "to the", whose letters may be the noun's own ("to the committee").
    begins: dict[int, int] = msgspec.field(default_factory=dict)
    #: The folded words for "north of" and the like.
    directions: frozenset[str] = frozenset()
    #: The folded words for "from" and for "about".
    sources: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    #: The folded verbs of help ("was").
    helpers: frozenset[str] = frozenset()
    #: The folded words for "since".
    since: frozenset[str] = frozenset()
    #: The folded units of time of a month at least, and whether less than one of them is less than a month.
    long_units: dict[str, bool] = msgspec.field(default_factory=dict)
    #: The folded words for "last" and "next" of times.
    last: frozenset[str] = frozenset()
    upcoming: frozenset[str] = frozenset()
    #: Where a sentence begins to tell what a law says, by its number: nothing behind it has happened.
    laws: dict[int, int] = msgspec.field(default_factory=dict)
    #: The folded nouns of how things stand ("the situation in"), with the article and without.
    situations: frozenset[str] = frozenset()
    #: Whether the article tells years and counts no days from its own, as news would.
    is_history: bool = False
    #: The folded words for where, with whom and under whom something was said ("chaired-by", "in-presence-of").
    settings: frozenset[str] = frozenset()

    def read_anew(self) -> None:
        """Forget the phrases and clauses read so far: words or `deeds` are other ones now."""
        self.phrases.clear()
        self.clauses.clear()

    def role_at(self, at: int) -> str:
        """The role of the marker that begins at a token, "" where none does."""
        marker = self.markers[at]
        return "" if marker is None else marker[0]

    def is_cue(self, offset: int) -> bool:
        """Whether the cue of a statement begins at an offset of the text."""
        at = bisect_left(self.cues, offset)
        return at < len(self.cues) and self.cues[at] == offset

    def is_bare_that(self, at: int) -> bool:
        """Whether "that" stands at a token without a pronoun, which would be the subject of its clause."""
        return self.classes[at].tag == "comp" and not self.classes[at].pronoun

    def is_from(self, at: int) -> bool:
        """Whether "from" or "of" stands at a token, without a pronoun of its own."""
        return self._governs(at, self.sources)

    def is_about(self, at: int) -> bool:
        """Whether "about" stands at a token, without a pronoun of its own."""
        return self._governs(at, self.subjects)

    def _governs(self, at: int, words: frozenset[str]) -> bool:
        found = self.classes[at]
        return found.tag == "prep" and not found.pronoun and self.tokens[at].norm in words

    def tokens_of(self, span: Span | TimeExpression) -> tuple[int, int]:
        """The tokens that begin within a span, half-open."""
        return bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)

    def sentence(self, at: int) -> Sentence:
        """The sentence of a token."""
        return self.doc.sentences[self.doc.tokens[at].sentence]

    def is_political(self, first: int, stop: int) -> bool:
        """Whether a phrase names somebody who can act politically."""
        return any(
            (self.names[at] is not None) or self.kinds[at] not in ("", "civilian", POST, QUANTITY) or self.nations[at]
            for at in range(first, stop)
        )

    def can_act(self, first: int, stop: int) -> bool:
        """Whether a phrase is headed by an agent noun, a people, or a name (but that of a mere place)."""
        at = first
        while at + 1 < stop and (self.kinds[at] == QUANTITY or self.classes[at].tag in _COUNTING or self._scores(at)):
            at += 1
        name, weapon, found = self.names[at], self.means[at], self.classes[at]
        if self.kinds[at] not in ("", POST, QUANTITY) or self.nations[at] or (weapon is not None and weapon.agentive):
            return True
        if name is not None:
            return name.type != "LOC" or is_state(name)
        if self.kinds[at] == "" and self.names_people(at):
            return True
        return found.tag == "name" or (found.tag == "num" and stop - first == 1)

    def _scores(self, at: int) -> bool:
        """Whether "scores" or "hundreds" stand there before what they count."""
        return self.persons.get(at) == SCORES and self.classes[at + 1].tag == "noun"

    def names_people(self, at: int) -> bool:
        """Whether a word tells by its form that it names several people: no two of a thing, nor two places."""
        found = self.classes[at]
        several = found.tag in ("noun", "adj") and found.number != "du" and is_participle_plural(self.tokens[at].text)
        return several and not self.is_site(at)

    def is_site(self, at: int) -> bool:
        """Whether a word is a noun for a place ("the village"), whatever its class."""
        return not self.site_keys.isdisjoint(self.tokens[at].keys)

    def is_place(self, at: int) -> bool:
        """Whether a token is part of a place's name."""
        name = self.names[at]
        return name is not None and name.type == "LOC"

    def is_in_body(self, first: int, stop: int) -> bool:
        """Whether words stand between others of a body's name ("the club Cooperation"): no verb, though spelled so."""
        name = self.names[first]
        return name is not None and name.type == "ORG" and name.first < first and stop < name.stop

    def has_kind(self, first: int, stop: int, kinds: tuple[str, ...]) -> bool:
        """Whether one of the words is of one of the kinds of agents."""
        return any(self.kinds[at] in kinds for at in range(first, stop))


def is_state(name: Mention) -> bool:
    """Whether a place name is that of a country or its capital, which stand for the government."""
    key = name.key or ""
    return (len(key) == _CODE and key.isupper()) or key.endswith(":capital")


def keys_of(token: Token) -> frozenset[str]:
    """The folded words that a token may be: without prefixes, article, attached pronoun, accusative alif."""
    found: set[str] = set()
    for key in (*token.keys, *token.bound_keys):
        bare = key.removeprefix(ARTICLE) if len(key) > len(ARTICLE) + 1 else key
        found.update((key, bare))
        if len(bare) > _PLAIN and bare[-1] == _ALIF:
            found.add(bare[:-1])
    return frozenset(found)


def is_one_of(token: Token, words: frozenset[str]) -> bool:
    """Whether `keys_of` a token tells one of some folded words."""
    keys = _spellings(words)
    return not (keys.isdisjoint(token.keys) and keys.isdisjoint(token.bound_keys))


@lru_cache(maxsize=1 << 10)
def _spellings(words: frozenset[str]) -> frozenset[str]:
    return frozenset(key for word in words for key in spelled_as(word))


def spelled_as(word: str) -> frozenset[str]:
    """The keys of tokens that may be a folded word: those of which `keys_of` tells it."""
    found = {word}
    if len(word) > 1:
        found.add(ARTICLE + word)
    if len(word) >= _PLAIN:
        accusative = word + _ALIF
        found.add(ARTICLE + accusative)
        if not accusative.startswith(ARTICLE):
            found.add(accusative)
    return frozenset(found)
