"""Counts of one thing under other words: "94 pupils" of whom another account says that they were abducted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from tawatur.compare.accounts import Account, of_one_issue
from tawatur.compare.counted import LOOSE, Counted, family_of
from tawatur.compare.counts import compare_counts
from tawatur.compare.likeness import Scale, Shared, likeness
from tawatur.compare.scopes import are_apart
from tawatur.records.tracks import ANYBODY, PART

__all__ = ["CountRow", "with_strays"]


class CountRow(msgspec.Struct, frozen=True):
    """The counts of a row, and the group of people whom they count."""

    group: str
    items: list[Counted]


#: Kinds that say nothing of what happened to the counted, so that another account can tell it.
_WEAK = LOOSE | {"fighters", "participants", "returned"}
#: Equal numbers from here on are one count where their sentences share a word; smaller ones need sentences this alike.
_TELLING = 10
_ALIKE = 0.20
#: ... and two, or one, are of anything.
_SMALL = 3
#: ... and numbers near each other from here on.
_LONG = 100
_SHARED = 2
#: People named by one noun are one group from this likeness on, where their numbers differ no more than so many times.
_SAME_PEOPLE = 0.15
_WORDS = 3
_SIZE = 2
_FEMININE = "ة"
_ONE_NUMBER = frozenset({"figures.rounded", "figures.about-equal", "figures.equal"})


class _Known(msgspec.Struct, frozen=True):
    """The counts of each account but those of earlier happenings, by their number and by the noun of the counted."""

    numbers: Mapping[tuple[int, int], int]
    nouns: Mapping[tuple[int, str], list[int]]


def with_strays(rows: Sequence[tuple[str, list[Counted]]], accounts: Sequence[Account], scale: Scale) -> list[CountRow]:
    """The rows, with the counts that stand alone put to those of other accounts that count the same people."""
    kept = [CountRow(group, list(items)) for group, items in rows]
    known = _known(item for row in kept for item in row.items)
    order = sorted(range(len(kept)), key=lambda n: (-len({item.owner for item in kept[n].items}), n))
    gone: set[int] = set()
    for place, n in enumerate(order):
        for m in order[place + 1 :] if n not in gone else ():
            if m in gone or len(kept[m].items) > 1:
                continue
            if _fits(kept[n].items, kept[m].items[0], accounts, scale, known):
                group = kept[n].group if kept[n].group != ANYBODY else kept[m].group
                kept[n] = CountRow(ANYBODY if group.startswith(PART) else group, [*kept[n].items, *kept[m].items])
                gone.add(m)
    return [row for n, row in enumerate(kept) if n not in gone]


def _known(items: Iterable[Counted]) -> _Known:
    told = [item for item in items if not item.background]
    nouns: dict[tuple[int, str], list[int]] = defaultdict(list)
    for item in told:
        nouns[item.owner, item.noun].append(item.count.floor)
    return _Known(Counter((item.owner, item.count.floor) for item in told), nouns)


def _fits(row: Sequence[Counted], stray: Counted, accounts: Sequence[Account], scale: Scale, known: _Known) -> bool:
    """Whether a count that stands alone is of what a row counts; an issue that gives two numbers means two things."""
    if any(item.owner == stray.owner or of_one_issue(accounts[item.owner], accounts[stray.owner]) for item in row):
        return False
    return any(_is_one(item, stray, scale, known) for item in row)


def _is_one(a: Counted, b: Counted, scale: Scale, known: _Known) -> bool:
    """Whether counts of other kinds or groups are of one thing: equal, or nearly, or of the only people of one noun."""
    if any(item.background or item.joined or item.count.vague for item in (a, b)):
        return False
    if not _can_be(a, b) or are_apart(a.scope, b.scope):
        return False
    shared = likeness(a.around, b.around, scale)
    return _is_one_number(a, b, shared, known) or _is_one_group(a, b, shared, known)


def _is_one_number(a: Counted, b: Counted, shared: Shared, known: _Known) -> bool:
    rule = compare_counts(a.count, b.count).rule
    least = min(a.count.floor, b.count.floor)
    if rule not in _ONE_NUMBER or any(known.numbers[item.owner, item.count.floor] > 1 for item in (a, b)):
        return False
    if least >= _TELLING:
        return shared.score > 0 and (rule == "figures.equal" or least >= _LONG)
    told = least >= _SMALL or a.noun == b.noun != ANYBODY
    return rule == "figures.equal" and told and shared.score >= _ALIKE and shared.words >= _SHARED


def _is_one_group(a: Counted, b: Counted, shared: Shared, known: _Known) -> bool:
    """Whether both count people of one noun, of whom neither account gives another number near these."""
    if a.noun != b.noun or a.noun == ANYBODY or a.noun.startswith(PART) or _are_of_two_sexes(a, b):
        return False
    small, large = sorted((a.count.floor, b.count.floor))
    near = (n for i in (a, b) for n in known.nouns[i.owner, i.noun] if n != i.count.floor)
    only = not any(n * _SIZE >= small and n <= large * _SIZE for n in near)
    return only and large <= _SIZE * small and shared.score >= _SAME_PEOPLE and shared.words >= _WORDS


def _are_of_two_sexes(a: Counted, b: Counted) -> bool:
    """Whether one account counts men and the other women by the same noun ("80 schoolgirls", "100 schoolboys")."""
    short, long = sorted((_counted_word(a), _counted_word(b)), key=len)
    return bool(short) and long == short + _FEMININE


def _counted_word(item: Counted) -> str:
    return item.figure.of.text.split()[0] if item.figure.of is not None else ""


def _can_be(a: Counted, b: Counted) -> bool:
    """Whether two kinds, and two groups, can be the same people."""
    one_kind = family_of(a.what) == family_of(b.what)
    one_group = a.group == b.group or ANYBODY in (a.group, b.group)
    partly = a.group.startswith(PART) or b.group.startswith(PART)
    return (one_kind or a.what in _WEAK or b.what in _WEAK) and (one_group or partly)
