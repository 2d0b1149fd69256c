"""The conditions of event triggers: words that have to stand behind or near them, or that must not."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

import msgspec

from tawatur.claims.clauses.boundaries import opens_part
from tawatur.claims.clauses.view import EventView, spelled_as
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.triggers import EventTrigger
from tawatur.lexicon.table import Words
from tawatur.records.document import Sentence, Token
from tawatur.text.folding import fold
from tawatur.text.kept import Kept
from tawatur.text.tokens import WORD

__all__ = ["Conditions", "SentenceWords", "TriggerConditions", "fit", "trigger_conditions"]

#: How many words after the trigger a condition `after` looks at, and how many around it `near` and `never` do.
_AFTER, _NEAR, _NEVER = 9, 16, 6
#: ... and around words for the dead, whose accident is told behind who and where they were.
_NEVER_OF_DEATH = 9
#: How a condition ends that a preposition written onto any word meets.
_ATTACHED = "-"


class _Words(msgspec.Struct, frozen=True):
    """Folded words, and pairs of words of which the second is the key."""

    single: frozenset[str]
    pairs: dict[str, frozenset[str]]

    def __bool__(self) -> bool:
        return bool(self.single or self.pairs)

    @property
    def keys(self) -> frozenset[str]:
        """The words one of which must stand there."""
        return self.single | self.pairs.keys()

    def all(self) -> frozenset[str]:
        """The words alone, and both of each pair."""
        return self.keys.union(*self.pairs.values())


class Conditions(msgspec.Struct, frozen=True):
    """What has to stand `after` a trigger, `near` it or right before it (`behind`), and what must `never`.

    `required` holds the folded words of each of the first three that asks for any.
    """

    after: _Words
    near: _Words
    never: _Words
    behind: _Words
    required: tuple[frozenset[str], ...]

    def may_be_met(self, words: frozenset[str]) -> bool:
        """Whether the words that are asked for are among those of the sentence: for most everyday words they are
        not."""
        for asked in self.required:  # noqa: SIM110 - a generator costs as much as the question
            if asked.isdisjoint(words):
                return False
        return True


class TriggerConditions:
    """The conditions of all triggers, by the id of the entry, and which of the folded words of a token they ask for."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._of = {entry.id: _conditions(entry) for entry in lexicon.entries(EventTrigger)}
        asked = (words for c in self._of.values() for words in (c.after, c.near, c.never, c.behind))
        self._asked: dict[str, tuple[str, ...]] = {}
        for word in {word for words in asked for word in words.all()}:
            for key in spelled_as(word):
                self._asked[key] = (*self._asked.get(key, ()), word)
        self._kept: Kept[str, frozenset[str]] = Kept()
        #: The keys of the tokens that may be words which a condition asks for.
        self.words = Words(self._asked)

    def __getitem__(self, ident: str) -> Conditions:
        return self._of[ident]

    def asked_of(self, token: Token) -> frozenset[str]:
        """The folded words that a token may be (`keys_of`) and some condition asks for."""
        kept, norm = self._kept, token.norm
        return kept.get(norm) or kept.recall(norm) or kept.keep(norm, self._asked_of(token))

    def _asked_of(self, token: Token) -> frozenset[str]:
        keys = (*token.keys, *token.bound_keys)
        return frozenset(word for key in keys if key in self._asked for word in self._asked[key])


def trigger_conditions(lexicon: Lexicon) -> TriggerConditions:
    """For `Lexicon.compiled`."""
    return TriggerConditions(lexicon)


def _conditions(entry: EventTrigger) -> Conditions:
    after, near, never, behind = map(_words, (entry.after, entry.near, entry.never, entry.behind))
    required = tuple(words.keys for words in (behind, after, near) if words)
    return Conditions(after, near, never, behind, required)


def _words(surfaces: tuple[str, ...]) -> _Words:
    single: set[str] = set()
    pairs: dict[str, frozenset[str]] = {}
    for surface in surfaces:
        if surface.endswith(_ATTACHED):
            single.add(surface)
            continue
        *before, last = fold(surface).split(" ")
        if before:
            pairs[last] = pairs.get(last, frozenset()) | {before[-1]}
        else:
            single.add(last)
    return _Words(frozenset(single), pairs)


class _Borders(msgspec.Struct, frozen=True):
    """Tokens of a sentence that bound what a condition may look at.

    `named` only belong to the name of a body ("the council of <security>"); `styled` stand behind the first word of a
    person's name or in an aside, which puts nothing out of reach; `opened` open a clause behind a mark, and `joined`
    are these with "after" and the like.
    """

    named: list[int]
    styled: list[int]
    opened: list[int]
    joined: list[int]


class SentenceWords:
    """Where in a sentence each folded word stands that a condition asks for, in every way it may be read."""

    def __init__(self, view: EventView, sentence: Sentence, conditions: TriggerConditions) -> None:
        self._view = view
        self.sentence = sentence
        self.places: dict[str, list[int]] = {}
        tokens = view.doc.tokens_of(sentence)
        for place in view.index.starts(conditions.words, sentence, pronouns=True):
            token = tokens[place]
            if token.kind == WORD:
                for word in conditions.asked_of(token):
                    self.places.setdefault(word, []).append(token.index)
        for token in tokens:
            preposition = view.classes[token.index].preposition
            if preposition and token.kind == WORD:
                self.places.setdefault(preposition + _ATTACHED, []).append(token.index)
        self.told = frozenset(self.places)

    @cached_property
    def borders(self) -> _Borders:
        """What bounds the conditions; most sentences have no word whose conditions may be met."""
        view, behind = self._view, self.sentence.first
        found = _Borders([], [], [], [])
        for at in range(self.sentence.first, self.sentence.stop):
            name = view.names[at]
            inside = "" if name is None or name.first == at else name.type
            behind = view.asides.get(at, behind)
            if inside == "ORG":
                found.named.append(at)
            if at < behind or inside == "PER":
                found.styled.append(at)
            opens = opens_part(view, at)
            if opens:
                found.opened.append(at)
            if opens or at in view.known:
                found.joined.append(at)
        return found


def fit(place: range, entry: EventTrigger, wanted: Conditions, words: SentenceWords) -> float:
    """How well the surroundings of a word fit, 0 where a condition is not met.

    What a word governs stands in its clause, and what it must not stand beside; but the killed and wounded of an
    accident are told in any clause of a sentence.
    """
    whole, places, borders = range(words.sentence.first, words.sentence.stop), words.places, words.borders
    clause = _clause(whole, place, borders.opened)
    score = 1.0
    if wanted.behind:
        if not _any_in(places, range(max(whole.start, place.start - 1), place.start), wanted.behind):
            return 0.0
        score += 2.0
    if wanted.after:
        stop = place.stop + (entry.reach or _AFTER)
        stop += len(_close(borders.styled, range(place.stop + 1, stop)))
        if not _any_in(places, range(place.start + 1, min(clause.stop, stop)), wanted.after):
            return 0.0
        score += 1.5
    if wanted.near:
        if not _any_in(places, _around(place, _NEAR, whole), wanted.near, place.start):
            return 0.0
        score += 0.5
    if wanted.never:
        window = _around(
            place,
            _NEVER_OF_DEATH if entry.result else _NEVER,
            whole if entry.result else _clause(whole, place, borders.joined),
        )
        if _any_in(places, window, wanted.never, place.start, borders.named):
            return 0.0
    return score - (0.25 if entry.weak else 0.0)


def _around(place: range, reach: int, within: range) -> range:
    return range(max(within.start, place.start - reach), min(within.stop, place.stop + reach))


def _clause(whole: range, place: range, opened: Sequence[int]) -> range:
    """The clause of a word, between those that a mark and a conjunction open around it."""
    at = bisect_right(opened, place.start)
    first = opened[at - 1] if at else whole.start
    end = bisect_left(opened, place.stop)
    return range(first, opened[end] if end < len(opened) else whole.stop)


def _any_in(
    words: dict[str, list[int]], window: range, wanted: _Words, without: int = -1, named: Sequence[int] = ()
) -> bool:
    """Whether a wanted word stands in a window, but at `without` and where it is but part of a body's name."""
    passed = {without, *_close(named, window)}
    for key in words.keys() & wanted.single:
        if any(at in window and at not in passed for at in _close(words[key], window)):
            return True
    for key in words.keys() & wanted.pairs.keys():
        befores = {at + 1 for first in wanted.pairs[key] for at in _close(words.get(first, []), window)}
        if any(at in window and at in befores for at in _close(words[key], window)):
            return True
    return False


def _close(places: Sequence[int], window: range) -> Sequence[int]:
    """The places from one before the window to its end."""
    return places[bisect_left(places, window.start - 1) : bisect_left(places, window.stop)]
