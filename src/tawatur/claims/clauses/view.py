"""What the search for events knows of each token: word class, agent sort, names, times, weapons, context."""

from __future__ import annotations

from bisect import bisect_left

import msgspec

from tawatur.lexicon.concepts.triggers import EventMatter, EventMeans, EventTrigger, LightVerb
from tawatur.lexicon.wordindex import WordIndex
from tawatur.records.document import Document, Sentence, Token
from tawatur.records.layers import Mention, WordClass
from tawatur.records.ledger import Figure, Statement, TimeExpression
from tawatur.records.span import Span
from tawatur.text.clitics import ARTICLE
from tawatur.text.endings import is_participle_plural
from tawatur.text.kept import Kept

__all__ = ["POST", "QUANTITY", "SCORES", "THING", "EventView", "is_state", "keys_of"]

#: Kinds of agents: a post or convoy belongs to somebody and does not act; a word of quantity counts others.
POST, QUANTITY = "post", "quantity"
#: A building or work among the posts, which stands for nobody.
THING = "thing"
#: Letters of an ISO 3166-1 alpha-3 code.
_CODE = 3
#: The alif of accusatives.
_ALIF = "ا"
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
    #: Verbs that say whom a meeting brings together.
    gathering: set[int] = msgspec.field(default_factory=set)
    #: Nouns for a "relative" of somebody, one "attached" to him or a "woman", by token.
    persons: dict[int, str] = msgspec.field(default_factory=dict)
    #: Words for a charge ("charge") or for the accused ("charged"), by token.
    charges: dict[int, str] = msgspec.field(default_factory=dict)
    #: The nouns of the sentence read last that may name events, by token.
    deeds: dict[int, EventTrigger] = msgspec.field(default_factory=dict)
    #: What acts of words may be about, by token.
    matters: dict[int, tuple[EventMatter, ...]] = msgspec.field(default_factory=dict)
    #: The folded nouns that head phrases for places ("town", "camp").
    sites: frozenset[str] = frozenset()
    #: The ids of states whose names are masculine.
    masculine: frozenset[str] = frozenset()
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
    #: The folded words for "since".
    since: frozenset[str] = frozenset()
    #: The folded words for "last" and "next" of times.
    last: frozenset[str] = frozenset()
    upcoming: frozenset[str] = frozenset()
    #: Where a sentence begins to tell what a law says, by its number: nothing behind it has happened.
    laws: dict[int, int] = msgspec.field(default_factory=dict)
    #: Whether the article tells years and counts no days from its own, as news would.
    is_history: bool = False
    #: The folded words for where, with whom and under whom something was said ("chaired-by", "in-presence-of").
    settings: frozenset[str] = frozenset()

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
        keys = (variant.key.removeprefix(ARTICLE) for variant in self.tokens[at].variants)
        return any(key in self.sites or key.removesuffix(_ALIF) in self.sites for key in keys)

    def is_place(self, at: int) -> bool:
        """Whether a token is part of a place's name."""
        name = self.names[at]
        return name is not None and name.type == "LOC"

    def has_kind(self, first: int, stop: int, kinds: tuple[str, ...]) -> bool:
        """Whether one of the words is of one of the kinds of agents."""
        return any(self.kinds[at] in kinds for at in range(first, stop))


def is_state(name: Mention) -> bool:
    """Whether a place name is that of a country or its capital, which stand for the government."""
    key = name.key or ""
    return (len(key) == _CODE and key.isupper()) or key.endswith(":capital")


def keys_of(token: Token) -> frozenset[str]:
    """The folded words that a token may be: without prefixes, article, attached pronoun, accusative alif."""
    return _KEYS.get(token.norm) or _KEYS.recall(token.norm) or _KEYS.keep(token.norm, _keys(token))


_KEYS: Kept[str, frozenset[str]] = Kept()


def _keys(token: Token) -> frozenset[str]:
    found: set[str] = set()
    for key in (*token.keys, *token.bound_keys):
        bare = key.removeprefix(ARTICLE) if len(key) > len(ARTICLE) + 1 else key
        found.update((key, bare))
        if len(bare) > 3 and bare[-1] == "ا":
            found.add(bare[:-1])
    return frozenset(found)
