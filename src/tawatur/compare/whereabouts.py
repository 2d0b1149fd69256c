"""Rows of sentences of two accounts that put one deed at two places: seized at his house, or on the airport road.

Deeds of one kind are done at many places. Two meet only where the kinds of both places exclude each other
(`site_kinds.toml`), neither account puts such a deed at the other's place too, and the sentences share a word with the
other account.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tawatur.compare.accounts import day_of
from tawatur.compare.contradicting import (
    Apart,
    Pairs,
    Testimony,
    all_words,
    joined_pairs,
    pairs_but,
    rows_apart,
    saying_keys,
    tellings_at,
)
from tawatur.compare.scopes import is_long_past
from tawatur.compare.sites import Sited, sited_in

__all__ = ["find_whereabouts"]

#: Words that a sentence shares with the other account; of what befalls many and of meetings more.
_SHARED = 1
_OF_MANY = {"die": 2, "meet": 2, "find": 2}


class _Place(msgspec.Struct, frozen=True):
    """A clause (by number) that puts a deed at a place, and the other words of its sentence."""

    number: int
    owner: int
    sited: Sited
    around: frozenset[str]


def find_whereabouts(testimony: Testimony, *, told: Pairs) -> Apart:
    """Set the clauses that put one deed at places of which neither lies in the other beside each other."""
    found = _places(testimony)
    words = [all_words(account) for account in testimony.accounts]
    pairs = [
        (a, b)
        for a, b in pairs_but(found, told)
        if _are_elsewhere(a, b)
        and _can_oppose(a, b, testimony)
        and _is_one_deed(a, b, words)
        and not any(_tells_too(place, a, b) for place in found)
    ]
    why = "the accounts put one deed at different places"
    return rows_apart(joined_pairs(pairs), testimony, why=why, rule="facts.other-place")


def _places(testimony: Testimony) -> list[_Place]:
    """The deeds with their places, none that is denied, left open, or of a day long past."""
    clauses = tellings_at(testimony.items)
    saying = testimony.lexicon.compiled(saying_keys)
    found: list[_Place] = []
    for owner, account in enumerate(testimony.accounts):
        for sited in sited_in(account, testimony.lexicon):
            number = clauses.get((owner, sited.at))
            if number is None:
                continue
            item = testimony.items[number]
            if item.supposed or item.denied or item.denials or item.title or is_long_past(account, item.clause):
                continue
            found.append(_Place(number, owner, sited, item.sentence - sited.words - saying))
    return found


def _are_elsewhere(a: _Place, b: _Place) -> bool:
    """Whether both tell the same kind of deed, at places of which neither may lie in the other."""
    one, other = a.sited, b.sited
    if one.family != other.family:
        return False
    return not (one.kinds & other.kinds or one.kinds & other.within or other.kinds & one.within)


def _can_oppose(a: _Place, b: _Place, testimony: Testimony) -> bool:
    if not testimony.are_of_two(a, b):
        return False
    early, late = sorted((a, b), key=lambda place: day_of(testimony.account(place)))
    moved = early.sited.lasts or late.sited.lasts
    return not moved or late.sited.never_left or day_of(testimony.account(early)) == day_of(testimony.account(late))


def _is_one_deed(a: _Place, b: _Place, words: Sequence[frozenset[str]]) -> bool:
    """Whether what stands around the deeds is of one happening; `words` are all those of each account."""
    shared = (a.around & words[b.owner]) | (b.around & words[a.owner])
    return len(shared) >= _OF_MANY.get(a.sited.family, _SHARED)


def _tells_too(place: _Place, a: _Place, b: _Place) -> bool:
    """Whether an account of one of two places puts such a deed at the other's place too."""
    if place.sited.family != a.sited.family:
        return False
    return any(place.owner == one.owner and place.sited.kinds & other.sited.kinds for one, other in ((a, b), (b, a)))
