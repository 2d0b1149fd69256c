"""What a deed told as empty concerns, and how much of it another account tells of beside a deed like it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

import msgspec

from tawatur.compare.accounts import Account, tokens_within
from tawatur.compare.deedwords import Words
from tawatur.compare.likeness import ROOT, Related, Scale
from tawatur.compare.voiddeeds import Void
from tawatur.compare.voidsight import PREVENTING, REFUSING
from tawatur.records.document import Token
from tawatur.text.clitics import ARTICLE
from tawatur.text.likeness import skeleton
from tawatur.text.tokens import WORD

__all__ = ["FAMILY", "MONEY", "SAME", "SHARED_ROOT", "Met", "Two", "kinds_at", "met_of"]

#: How much a word counts that is the same, shares its consonants, its family, or its field with another one.
SAME, SHARED_ROOT, FAMILY, FIELD = 1.0, 0.8, 0.7, 0.5
#: Words next to a deed say most of what it concerns; those behind them, and whose deed it is, count for less.
_NEXT, _LATER = 3, 0.5
MONEY = "money"
_COUNTRY = "country-"
#: Cues by which only somebody is kept from a deed, or refuses it.
_KEPT_FROM = frozenset({PREVENTING, REFUSING})
#: With these end adjectives that are made of nouns.
_YA, _HA, _ALIF = "ي", "ه", "ا"
_OF_KIND = (_YA, _YA + _HA)
_ADJECTIVE = (*_OF_KIND, _YA + _ALIF)


class Two(msgspec.Struct, frozen=True):
    """An account that tells a deed as empty, and one that may tell it as done, with what their words mean."""

    one: Account
    other: Account
    words: Words
    others: Words
    scale: Scale
    related: Related


class Met(msgspec.Struct, frozen=True):
    """The part of what a deed concerns that meets, how many of its words do, whether those that must, and the first."""

    part: float
    words: int
    fits: bool
    first: bool


class _Held(msgspec.Struct, frozen=True):
    """The words of another account among which is sought: their places by key, by consonants and by what they mean."""

    keys: Mapping[str, Sequence[int]]
    roots: Mapping[str, Sequence[int]]
    kinds: Mapping[str, Sequence[int]]


def kinds_at(words: Words, at: int) -> frozenset[str]:
    """The things and the families of deeds of a word."""
    return words.things.get(at, frozenset()) | words.families.get(at, frozenset())


def met_of(void: Void, two: Two, places: Sequence[int]) -> Met:
    """Weigh what a deed concerns against some words of another account.

    People of whom it is told ("no soldier was hurt"), who are named, places and money must be told of there too.
    """
    held = _held(two, places)
    mine = {two.one.key_of(two.one.doc.tokens[at]) for at in (*void.about, *void.subject)}
    found: dict[int, int] = {}
    near: set[int] = set()
    whole = met = 0.0
    count, fits, first = 0, True, False
    known = lost = 0
    times = _times(two.one)
    for n, at in enumerate((*void.about, *void.subject)):
        if at in times:
            continue
        weight = two.scale.of((two.one.key_of(two.one.doc.tokens[at]),))
        weight *= 1.0 if n < min(_NEXT, len(void.about)) else _LATER
        whole += weight
        value, place = _value(at, two, held, mine)
        if place is None:
            fits = fits and MONEY not in kinds_at(two.words, at)
            lost += at in two.words.named
            continue
        found[at] = place
        near.update({at} if value == FIELD else ())
        known += at in two.words.named
        met += value * weight
        count += 1
        first = first or (n == 0 and value >= FAMILY)
    fits = fits and (known > 0 or lost == 0) and _told_of_himself(void, two, held)
    fits = fits and _of_same_people(void, two, found, places) and _of_same_place(void, two, found, places)
    fits = fits and not any(_rivals(void, two, found, frozenset(near)))
    if void.cue in _KEPT_FROM and void.subject:
        fits = fits and not found.keys().isdisjoint(void.subject)
    return Met(met / whole if whole > 0 else 0.0, count, fits, first)


def _held(two: Two, places: Sequence[int]) -> _Held:
    keys: dict[str, list[int]] = defaultdict(list)
    roots: dict[str, list[int]] = defaultdict(list)
    kinds: dict[str, list[int]] = defaultdict(list)
    for at in places:
        key = two.other.key_of(two.other.doc.tokens[at])
        keys[key].append(at)
        if len(root := skeleton(key)) >= ROOT:
            roots[root].append(at)
        for kind in kinds_at(two.others, at):
            kinds[kind].append(at)
    return _Held(keys, roots, kinds)


def _value(at: int, two: Two, held: _Held, mine: Set[str]) -> tuple[float, int | None]:
    """How near the nearest word is, and where it stands; what is only beside the thing named is another one.

    `mine` are the words of all that the deed concerns: one of them stands for none of a field with it.
    """
    key = two.one.key_of(two.one.doc.tokens[at])
    fields = sorted(set(two.related.get(key, ())) - mine)
    related = [p for near in fields for p in held.keys.get(near, ()) if p not in two.others.beside]
    same_kind = [place for kind in sorted(kinds_at(two.words, at)) for place in held.kinds.get(kind, ())]
    roots = held.roots.get(skeleton(key), ()) if len(skeleton(key)) >= ROOT else ()
    is_beside = at - 1 in two.words.beside
    for value, places in ((SAME, held.keys.get(key, ())), (SHARED_ROOT, roots), (FAMILY, same_kind), (FIELD, related)):
        place = next((place for place in places if (place - 1 in two.others.beside) == is_beside), None)
        if place is not None:
            return value, place
    return 0.0, None


def _told_of_himself(void: Void, two: Two, held: _Held) -> bool:
    """Whether who says that he himself did not is told of."""
    if not void.by:
        return True
    teller = {two.one.key_of(two.one.doc.tokens[at]) for at in void.by}
    himself = {kind for at in void.by for kind in two.words.things.get(at, frozenset())}
    return not teller.isdisjoint(held.keys) or not himself.isdisjoint(held.kinds)


def _of_same_people(void: Void, two: Two, found: Mapping[int, int], places: Sequence[int]) -> bool:
    """Whether the people are told of of whom alone the deed is told as empty ("no soldier was hurt")."""
    told = frozenset(g for at in places if not _describes(at, two) for g in two.others.people.get(at, ()))
    for n, at in enumerate((*void.about, *void.subject)):
        groups = two.words.people.get(at, frozenset())
        is_told_of = n == 0 or at in void.whom or n == len(void.about)
        if groups and is_told_of and groups.isdisjoint(told) and (told or void.any or at not in found):
            return False
    return True


def _describes(at: int, two: Two) -> bool:
    """Whether a word for somebody is the adjective of a thing ("a military convoy")."""
    token, before = two.other.doc.tokens[at], two.other.doc.tokens[max(0, at - 1)]
    if not token.norm.endswith(_ADJECTIVE) or before.kind != WORD:
        return False
    if at - 1 in two.other.verbs or at - 1 in two.others.families or at - 1 in two.others.people:
        return False
    is_content = two.scale.of((two.other.key_of(before),)) > 0
    return is_content and before.norm.startswith(ARTICLE) == token.norm.startswith(ARTICLE)


def _of_same_place(void: Void, two: Two, found: Mapping[int, int], places: Sequence[int]) -> bool:
    """Whether no other place is told of than the one that the deed is told as empty of ("no clashes in the town")."""
    named = [at for at in void.about if at in two.words.lands]
    return not named or any(at in found for at in named) or two.others.lands.isdisjoint(places)


def _rivals(void: Void, two: Two, found: Mapping[int, int], near: frozenset[int]) -> Iterator[int]:
    """The words that tell another one of a kind than the account does ("the convoy of drugs", "of flour").

    `near` are those that only share a field ("east", "west").
    """
    taken = {place for at, place in found.items() if at not in near}
    times = _times(two.one), _times(two.other)
    tokens, others = two.one.doc.tokens, two.other.doc.tokens
    for at in (*void.about, *void.subject):
        place = found.get(at - 1, len(others)) + 1
        if (at in found and at not in near) or place >= len(others) or place in taken:
            continue
        if at in times[0] or place in times[1] or others[place].sentence != others[place - 1].sentence:
            continue
        mine, theirs = (tokens[at - 1], tokens[at]), (others[place - 1], others[place])
        are_named = at in two.words.named and place in two.others.named
        if are_named or _are_of_kinds(mine, theirs) or _are_of_lands(at, place, two):
            yield at


def _are_of_kinds(mine: tuple[Token, Token], theirs: tuple[Token, Token]) -> bool:
    """Whether both words are told apart in one way: by a noun, or by an adjective that is made of one."""
    if any(token.kind != WORD for token in (*mine, *theirs)):
        return False
    heads = [pair[0].norm.startswith(ARTICLE) for pair in (mine, theirs)]
    if not all(pair[1].norm.startswith(ARTICLE) for pair in (mine, theirs)):
        return False
    return not any(heads) or (all(heads) and all(pair[1].norm.endswith(_OF_KIND) for pair in (mine, theirs)))


def _are_of_lands(at: int, place: int, two: Two) -> bool:
    """Whether both words are of a country each."""
    mine, theirs = two.words.things.get(at, frozenset()), two.others.things.get(place, frozenset())
    return all(any(kind.startswith(_COUNTRY) for kind in kinds) for kinds in (mine, theirs)) and mine.isdisjoint(theirs)


def _times(account: Account) -> frozenset[int]:
    return frozenset(at for time in account.ledger.times for at in tokens_within(account.doc, time))
