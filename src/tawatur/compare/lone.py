"""Whether short accounts of one happening give one number each of one thing, so that one of them must be wrong."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tawatur.compare.accounts import Account, day_of
from tawatur.compare.counts import compare_counts
from tawatur.compare.reckonings import CHANGED, LASTING, OF_SENTENCES, PEOPLE, PRISON, THINGS, Reckoning
from tawatur.compare.scopes import setting_of
from tawatur.compare.tolls import TOLLS

__all__ = ["CROWDS", "VICTIMS", "Met", "are_one_number", "is_elsewhere", "is_one_scene"]

#: What happened to people who are counted, by the family of the words for it.
VICTIMS = TOLLS | {"held", "released"}
#: Kinds of words beside numbers that are no last word on one happening, or of another one.
_MOVING = frozenset(
    {"raised", "earlier", "several", "series", "moved", "elsewhere", "compared", "record", "rumoured", "whole"}
)
_REVISED = "revised"
#: A number that is told as about so many, or a duration, is another one from this part on.
_ABOUT = 0.20
#: A single victim is told of many happenings.
_SEVERAL = 2
#: Groups of people that can be all of whom an account speaks.
CROWDS = frozenset({"passengers", "migrants", "demonstrators"})
#: Words, but for names of places and numbers, that the sentences of two such numbers share, and their clauses. On three
#: days of newspapers ten of twelve rows of numbers that share less were false.
_WORDS, _TIES = 2, 2
#: ... and how alike the clauses are that tell how long something lasts, which much does.
_ALIKE = 0.25
#: Words that accounts of one happening share where they name no place in common.
_SCENE = 5


class Met(msgspec.Struct, frozen=True):
    """What the places of two numbers share: words of their sentences, but for those of places, words and kinds of deeds
    of their clauses, and how alike these are.
    """

    words: int
    ties: int
    alike: float


def is_one_scene(one: Account, other: Account) -> bool:
    """Whether two accounts begin in one place, or share many words: not all places are known."""
    here, there = (
        {key for keys in each.keys.values() for key in keys if not key[0].isdigit()} for each in (one, other)
    )
    settings = setting_of(one), setting_of(other)
    named = settings[0] & settings[1] or settings[0] & there or settings[1] & here
    return bool(named) or len(here & there) >= _SCENE


def is_elsewhere(told: Reckoning, other: Account) -> bool:
    """Whether people are counted in a place, or a country, of which another account knows nothing."""
    known = {key for keys in other.keys.values() for key in keys}
    return bool(told.where) and not told.where & known


def are_one_number(a: Reckoning, b: Reckoning, accounts: Sequence[Account], met: Met) -> bool:
    """Whether two numbers, each the only one of its account, exclude each other and are of one moment of one thing."""
    if compare_counts(a.count, b.count).verdict != "contradict" or _MOVING & (a.kinds | b.kinds):
        return False
    if OF_SENTENCES & (a.kinds ^ b.kinds) or _are_near(a, b):
        return False
    if is_elsewhere(a, accounts[b.owner]) or is_elsewhere(b, accounts[a.owner]):
        return False
    if a.subject == PRISON:
        return _REVISED not in a.kinds | b.kinds
    if not _is_of_one_day(a, b, accounts):
        return False
    if a.subject in VICTIMS:
        return min(a.count.floor, b.count.floor) >= _SEVERAL
    if a.subject == THINGS and (a.single or b.single):
        return True
    if met.words < _WORDS or CHANGED in a.kinds | b.kinds:
        return False
    if a.subject == PEOPLE:
        return met.ties > 0 and bool({a.noun, b.noun} & CROWDS)
    return met.ties >= _TIES and (a.subject != LASTING or met.alike >= _ALIKE) and (a.subject != THINGS or a.listed)


def _are_near(a: Reckoning, b: Reckoning) -> bool:
    """Whether two numbers may be one that is rounded: of which one is about so many, or two durations."""
    small, large = sorted((a.count.floor, b.count.floor))
    roughly = a.count.approx or b.count.approx or a.subject == LASTING
    return roughly and large - small <= _ABOUT * large


def _is_of_one_day(a: Reckoning, b: Reckoning, accounts: Sequence[Account]) -> bool:
    """Whether no later account counts more."""
    days = day_of(accounts[a.owner]), day_of(accounts[b.owner])
    return days[0] == days[1] or (days[0] < days[1]) == (a.count.floor > b.count.floor)
