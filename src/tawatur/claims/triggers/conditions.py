"""The conditions of event triggers: words that have to stand behind or near them, or that must not."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import msgspec

from tawatur.claims.clauses.boundaries import OPENING, opens_part
from tawatur.claims.clauses.view import EventView, spelled_as
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.triggers import EventTrigger
from tawatur.lexicon.table import Words
from tawatur.records.document import Sentence, Token
from tawatur.text.folding import fold
from tawatur.text.kept import Kept
from tawatur.text.tokens import WORD

__all__ = ["Conditions", "TriggerConditions", "fit", "index_words", "trigger_conditions"]

#: How many words after the trigger a condition `after` looks at, and how many around it `near` and `never` do.
_AFTER, _NEAR, _NEVER = 9, 16, 6
#: Under what the words are kept that only belong to a body's name.
_NAMED = ""
#: ... and those that only make somebody's name longer, or stand in an aside.
_STYLED = " "
#: ... and those that open a clause behind a mark.
_OPENED = "\n"
#: ... and "after" and the like, too.
_JOINED = "\t"
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


def index_words(view: EventView, sentence: Sentence, conditions: TriggerConditions) -> dict[str, list[int]]:
    """Where each folded word that a condition asks for stands in a sentence, in every way it may be read; under
    `_NAMED` the words that only belong to the name of a body ("the council of <security>"), under `_STYLED` those
    behind the first of a person's and those of asides, which put nothing out of reach."""
    words: dict[str, list[int]] = {}
    asides, known, behind = view.asides, view.known, sentence.first
    tokens = view.doc.tokens_of(sentence)
    for token in tokens:
        at, found, name = token.index, view.classes[token.index], view.names[token.index]
        inside = "" if name is None or name.first == at else name.type
        if inside == "ORG":
            words.setdefault(_NAMED, []).append(at)
        if at in asides:
            behind = asides[at]
        if at < behind or inside == "PER":
            words.setdefault(_STYLED, []).append(at)
        opens = found.tag in OPENING and opens_part(view, at)
        if opens:
            words.setdefault(_OPENED, []).append(at)
        if opens or at in known:
            words.setdefault(_JOINED, []).append(at)
        if found.preposition and token.kind == WORD:
            words.setdefault(found.preposition + _ATTACHED, []).append(at)
    for place in view.index.starts(conditions.words, sentence, pronouns=True):
        token = tokens[place]
        if token.kind == WORD:
            for word in conditions.asked_of(token):
                words.setdefault(word, []).append(token.index)
    return words


def fit(
    sentence: Sentence,
    place: range,
    entry: EventTrigger,
    wanted: Conditions,
    words: dict[str, list[int]],
) -> float:
    """How well the surroundings of a word fit, 0 where a condition is not met.

    What a word governs stands in its clause, and what it must not stand beside; but the killed and wounded of an
    accident are told in any clause of a sentence.
    """
    whole = range(sentence.first, sentence.stop)
    clause = _clause(whole, place, words.get(_OPENED, ()))
    score = 1.0
    if wanted.behind:
        if not _any_in(words, range(max(whole.start, place.start - 1), place.start), wanted.behind):
            return 0.0
        score += 2.0
    if wanted.after:
        stop = place.stop + (entry.reach or _AFTER)
        stop += len(_close(words.get(_STYLED, ()), range(place.stop + 1, stop)))
        if not _any_in(words, range(place.start + 1, min(clause.stop, stop)), wanted.after):
            return 0.0
        score += 1.5
    if wanted.near:
        if not _any_in(words, _around(place, _NEAR, whole), wanted.near, place.start):
            return 0.0
        score += 0.5
    if wanted.never:
        window = _around(place, _NEVER, whole if entry.result else _clause(whole, place, words.get(_JOINED, ())))
        if _any_in(words, window, wanted.never, place.start, words.get(_NAMED, ())):
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
