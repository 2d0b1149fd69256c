"""Whether two acts are told of one thing: words, names, lands and things of one kind around both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from tawatur.compare.accounts import Account, tokens_within
from tawatur.compare.actsides import ALL, ActSide, ActWords
from tawatur.compare.likeness import ROOT, Scale
from tawatur.compare.scopes import are_apart, are_elsewhere, scope_at
from tawatur.compare.tellings import Telling
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.countries import Country
from tawatur.lexicon.table import PhraseTable
from tawatur.text.clitics import ARTICLE, CONJUNCTIONS, PREPOSITIONS
from tawatur.text.folding import fold
from tawatur.text.inflection import Form
from tawatur.text.likeness import skeleton
from tawatur.text.tokens import WORD

__all__ = ["Meeting"]

#: How much a word counts that is the same, that shares its consonants, and that is a thing of one kind.
_SAME, _ROOT, _KIND = 1.0, 0.8, 0.7
#: The part of the weight of the lighter one's words that must meet, in short accounts and in long ones.
_PART, _PART_LONG = 0.30, 0.60
#: What meets only elsewhere in the sentence counts for less.
_IN_SENTENCE = 0.8
#: Words that must meet, in short accounts and in long ones.
_WORDS, _WORDS_LONG = 2, 4
#: Clauses from which on an account tells more than one happening.
_LONG = 16
#: Tokens next to an act among which whoever it is told of stands.
_NEXT = 3
_DEFINITE = (ARTICLE, *(letter + ARTICLE for letter in CONJUNCTIONS + PREPOSITIONS))
_NAMED = ("PER", "ORG")
_LAND = "country-"


class _Met(msgspec.Struct, frozen=True):
    """How much of the words around two acts meets, how many of them do, and whether a name does."""

    part: float
    words: int
    name: bool


class Meeting:
    """Weighs what acts of the accounts of one story concern against each other."""

    def __init__(
        self,
        items: Sequence[Telling],
        accounts: Sequence[Account],
        words: Sequence[ActWords],
        scale: Scale,
        lexicon: Lexicon,
    ) -> None:
        self.items, self.accounts, self.words, self.scale = items, accounts, words, scale
        self.lexicon = lexicon
        self._held: dict[int, tuple[Mapping[int, str], Mapping[str, frozenset[int]]]] = {}

    def share(self, a: ActSide, b: ActSide, *, somebody: bool, whom: bool) -> float:
        """How surely two acts are told of one thing; 0.0 where they are not.

        `somebody` asks for the same name or doer, `whom` for a word that is neither the thing nor its attribute.
        """
        one, other = self.items[a.number], self.items[b.number]
        if self.are_apart(a, b, somebody=somebody):
            return 0.0
        if whom and not self._whom(a) & self._whom(b):
            return 0.0
        here, there = self._met(a, b, whole=False), self._met(a, b, whole=True)
        if somebody and (not self._doers(a) & self._doers(b) or self._are_of_two_doers(a, b)):
            return 0.0
        share = max(here.part, there.part * _IN_SENTENCE)
        if any(len(self.accounts[side.owner].clauses) > _LONG for side in (a, b)):
            fits = here.part >= _PART_LONG and here.words >= _WORDS_LONG
            return share if fits and not are_elsewhere(one.places, other.places) else 0.0
        return share if share >= _PART and there.words >= _WORDS else 0.0

    def are_apart(self, a: ActSide, b: ActSide, *, somebody: bool = False) -> bool:
        """Whether two acts are of two days, of names that neither account shares, or of two things."""
        scopes = (scope_at(self.accounts[side.owner], self.items[side.number].clause) for side in (a, b))
        if are_apart(*scopes, loosely=True):
            return True
        return self._are_foreign(a, b) or self._are_of_two(a, b, whole=somebody)

    def is_of_all(self, side: ActSide) -> bool:
        """Whether a clause tells its act of all of them."""
        clause = self.items[side.number].clause
        return any(ALL in self.words[side.owner].things.get(at, ()) for at in range(clause.first, clause.stop))

    def _met(self, a: ActSide, b: ActSide, *, whole: bool) -> _Met:
        left, right = (self._meanings(side, whole=whole) for side in (a, b))
        lighter = min(self.scale.of(each) for each in (left, right))
        roots = {root for key in right if len(root := skeleton(key)) >= ROOT}
        kinds = {kind for each in right.values() for kind in each}
        named = {key for side in (a, b) for key in self._names(side)}
        met, count, name = 0.0, 0, False
        for key, own in left.items():
            same = key in right
            value = _SAME if same else _ROOT if skeleton(key) in roots else _KIND if own & kinds else 0.0
            met += value * self.scale.of((key,))
            count += value > 0
            name = name or (same and key in named) or any(kind.startswith(_LAND) for kind in own & kinds)
        return _Met(met / lighter if lighter > 0 else 0.0, count, name)

    def _meanings(self, side: ActSide, *, whole: bool) -> dict[str, frozenset[str]]:
        """The words around an act, in its clause or its `whole` sentence, with the kinds of things that they are."""
        account, words = self.accounts[side.owner], self.words[side.owner]
        clause = self.items[side.number].clause
        sentence = account.doc.sentences[clause.sentence]
        span = range(sentence.first, sentence.stop) if whole else range(clause.first, clause.stop)
        lands, _ = self._known(side.owner)
        found: dict[str, frozenset[str]] = {}
        for at in span:
            token = account.doc.tokens[at]
            if token.kind != WORD or at in words.tags or at in words.silent or side.first <= at < side.stop:
                continue
            kinds = words.things.get(at, frozenset()) & side.things & words.one
            found[account.key_of(token)] = kinds | ({lands[at]} if at in lands else frozenset())
        return found

    def _known(self, owner: int) -> tuple[Mapping[int, str], Mapping[str, frozenset[int]]]:
        """The countries that the words of an account name, by token, and the tokens of names of each type."""
        if owner not in self._held:
            account = self.accounts[owner]
            found = self.lexicon.compiled(_lands).find(account.doc.tokens, pronouns=True, overlapping=True)
            lands = {match.first: match.items[0][0] for match in found}
            silent = self.words[owner].silent
            names = {
                kind: frozenset(
                    at
                    for entity in account.ledger.entities
                    if entity.type == kind
                    for mention in entity.mentions
                    for at in tokens_within(account.doc, mention)
                    if at not in silent and account.doc.tokens[at].kind == WORD
                )
                for kind in (*_NAMED, "LOC")
            }
            self._held[owner] = lands, names
        return self._held[owner]

    def _names(self, side: ActSide, *kinds: str) -> frozenset[str]:
        """The words of the names in the sentence of an act."""
        account = self.accounts[side.owner]
        sentence = account.doc.sentences[self.items[side.number].clause.sentence]
        _, names = self._known(side.owner)
        spots = (at for kind in kinds or (*_NAMED, "LOC") for at in names[kind])
        return frozenset(account.key_of(account.doc.tokens[at]) for at in spots if sentence.first <= at < sentence.stop)

    def _all_keys(self, owner: int) -> frozenset[str]:
        account = self.accounts[owner]
        return frozenset(account.key_of(token) for token in account.doc.tokens)

    def _doers(self, side: ActSide) -> frozenset[str]:
        """The words for whoever an act is told of: names, who speaks, and what stands right behind a verb."""
        account, words = self.accounts[side.owner], self.words[side.owner]
        sentence = account.doc.sentences[self.items[side.number].clause.sentence]
        spots = range(sentence.first, min(sentence.stop, side.stop + _NEXT))
        told = (
            account.key_of(account.doc.tokens[at])
            for at in spots
            if at not in words.tags and at not in account.verbs and not {at, at - 1} & words.things.keys()
        )
        return frozenset(told) | self._names(side, *_NAMED)

    def _are_of_two_doers(self, a: ActSide, b: ActSide) -> bool:
        """Whether the words right behind both verbs are of two doers: neither account knows those of the other."""
        if not (a.verb and b.verb) or self._names(a, *_NAMED) & self._names(b, *_NAMED):
            return False
        left, right = self._behind_verb(a), self._behind_verb(b)
        both = left & right
        return bool(left - both and right - both) and self._are_unknown(left - both, right - both, a.owner, b.owner)

    def _behind_verb(self, side: ActSide) -> frozenset[str]:
        """The two words right behind an act."""
        account, words = self.accounts[side.owner], self.words[side.owner]
        stop = min(self.items[side.number].clause.stop, side.stop + 2)
        told = (at for at in range(side.stop, stop) if at not in words.tags and at not in words.dated)
        return frozenset(account.key_of(account.doc.tokens[at]) for at in told)

    def _whom(self, side: ActSide) -> frozenset[str]:
        """The content words in the clause of an act that are no things, no names, and not right behind a thing."""
        account, words = self.accounts[side.owner], self.words[side.owner]
        clause = self.items[side.number].clause
        lands, _ = self._known(side.owner)
        told = (
            account.key_of(account.doc.tokens[at])
            for at in range(side.stop, clause.stop)
            if not (at in words.tags or at in words.silent or at in lands or {at, at - 1} & words.things.keys())
        )
        return frozenset(told) - self._names(side)

    def _are_foreign(self, a: ActSide, b: ActSide) -> bool:
        """Whether both sentences name people, bodies, places or lands, and neither account knows those of the other."""
        for kind in (*_NAMED, "LOC"):
            left, right = self._names(a, kind), self._names(b, kind)
            if left and right and self._are_unknown(left, right, a.owner, b.owner):
                return True
        left, right = (self._lands_of(side) for side in (a, b))
        if left and right and not left & right:
            both = [frozenset(self._known(side.owner)[0].values()) for side in (a, b)]
            return not left & both[1] and not right & both[0]
        return False

    def _lands_of(self, side: ActSide) -> frozenset[str]:
        """The countries that the sentence of an act names."""
        sentence = self.accounts[side.owner].doc.sentences[self.items[side.number].clause.sentence]
        lands, _ = self._known(side.owner)
        return frozenset(land for at, land in lands.items() if sentence.first <= at < sentence.stop)

    def _are_unknown(self, left: frozenset[str], right: frozenset[str], one: int, other: int) -> bool:
        """Whether no account knows any of the words that stand in the other one."""
        return not (left & right or left & self._all_keys(other) or right & self._all_keys(one))

    def _are_of_two(self, a: ActSide, b: ActSide, *, whole: bool) -> bool:
        """Whether acts are of two things: of other words of a kind, or of "the law of this" and "the law of that"."""
        for kind in (a.things & b.things) - self.words[a.owner].one:
            left, right = self._of_kind(a, kind), self._of_kind(b, kind)
            if left and right and self._are_unknown(left, right, a.owner, b.owner):
                return True
        left_of, right_of = (self._behind(side, whole=whole) for side in (a, b))
        return any(
            self._are_unknown(left_of[key], right_of[key], a.owner, b.owner) for key in left_of.keys() & right_of.keys()
        )

    def _of_kind(self, side: ActSide, kind: str) -> frozenset[str]:
        """The words for things of a kind in the clause of an act."""
        account, words = self.accounts[side.owner], self.words[side.owner]
        clause = self.items[side.number].clause
        told = (at for at in range(clause.first, clause.stop) if kind in words.things.get(at, ()))
        return frozenset(account.key_of(account.doc.tokens[at]) for at in told)

    def _behind(self, side: ActSide, *, whole: bool) -> dict[str, frozenset[str]]:
        """The words right behind each noun without an article in the clause of an act, where all tell which it is.

        The `whole` sentence counts, with who speaks in it, where an act is told of somebody.
        """
        account, words = self.accounts[side.owner], self.words[side.owner]
        clause = self.items[side.number].clause
        tokens = account.doc.tokens
        found: dict[str, set[str]] = {}
        bare: set[str] = set()
        first = account.doc.sentences[clause.sentence].first if whole else clause.first
        for at in range(first, clause.stop):
            if side.first <= at < side.stop or at in words.tags or at in account.verbs:
                continue
            if at in words.silent and not whole:
                continue
            key = account.key_of(tokens[at])
            behind = tokens[at + 1] if at + 1 < clause.stop else None
            if behind is None or behind.kind != WORD or not self._is_attribute(behind.index, account, words):
                bare.add(key)
            elif not tokens[at].norm.startswith(_DEFINITE):
                found.setdefault(key, set()).add(account.key_of(behind))
        return {key: frozenset(each) for key, each in found.items() if key not in bare}

    def _is_attribute(self, at: int, account: Account, words: ActWords) -> bool:
        plain = at not in words.tags and at not in words.dated and at not in account.verbs
        return plain and account.doc.tokens[at].norm[:1] not in CONJUNCTIONS + PREPOSITIONS


def _lands(lexicon: Lexicon) -> PhraseTable[str]:
    """Countries with their capitals and people, each as one."""
    return PhraseTable(
        (form, f"{_LAND}{entry.id}")
        for entry in lexicon.entries(Country)
        for form in (*entry.forms(), *entry.nationality_forms(), *(Form(fold(c)) for c in entry.capitals))
    )
