"""Counts that exclude each other: which are of one happening, so that one must be wrong, and which of two."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from tawatur.compare.accounts import Account, of_one_issue
from tawatur.compare.counted import LOOSE, Counted
from tawatur.compare.likeness import Scale, likeness
from tawatur.compare.scopes import are_apart, are_elsewhere, setting_of
from tawatur.compare.tolls import compare_figures
from tawatur.records.tracks import ANYBODY, PART

__all__ = ["CROWDS", "Numbers", "barred_counts", "numbers_of"]

#: Counts below this are equal by chance too often to be joined by their value alone.
_TELLING = 10
#: Counts that exclude each other are of one happening where their sentences are this alike; else only where each is
#: the largest of its article and they differ by this factor at most. Read by eye on 30 stories of one day: without
#: these rules four of ten contradictions set different happenings against each other. Of .60, .55 and .50 the two
#: latter find one more contradiction where nobody looked, and .55 tells none more on seven days.
_SAME_WORDS = 0.55
_SIZE = 2
#: ... and in the same words by this factor: what is farther apart was read or written in another unit.
_FARTHEST = 20
#: Organisers and police differ more than that over a crowd.
_SIZES = {"participants": _FARTHEST}
#: ... and where each account counts people of that kind once only, officials and others differ more than usual.
_SIZES_ALONE = {**_SIZES, "arrested": 3, "missing": 3, "displaced": 3}
#: Kinds of people who are guessed at, so that "tens of thousands" is a count.
CROWDS = frozenset({"participants"})
#: Kinds of people who are counted by what they are or as persons; fewer of them, later, are others.
_TAKEN = frozenset({"arrested", "abducted"})
#: Sentences that name different places can speak of one where they are this alike and their articles begin in one
#: place.
_ONE_PLACE = 0.35
#: Small counts are told of many happenings: below ten they need sentences this alike; where both accounts count people
#: of that kind once only, this is enough for one place, too.
_FEW = 0.25
#: ... and where an account gives more of a kind and group than this, they name one place or have sentences this alike.
_SEVERAL_COUNTS = 2
_ELSEWHERE = 0.40
#: A group whose dead are counted clash by clash.
_FIGHTERS = "fighters"
#: Kinds of toll words of counts that are no count of one happening: sums of several, people moved elsewhere.
_OTHERS = ("several", "moved")
#: ... and of a series of reports ("new cases of cholera"): two numbers of such are of two reports unless their
#: sentences are this alike.
_SERIES = "series"
_SAME_REPORT = 0.75


class Numbers(msgspec.Struct, frozen=True):
    """The numbers of each account by what happened to the counted; `fresh` are those of no earlier happening."""

    known: Mapping[tuple[int, str], set[int]]
    fresh: Mapping[tuple[int, str], set[int]]


def numbers_of(items: Iterable[Counted]) -> Numbers:
    """All numbers of the accounts; who is told with a person ("the leader and four others") is no number of people."""
    known: dict[tuple[int, str], set[int]] = defaultdict(set)
    fresh: dict[tuple[int, str], set[int]] = defaultdict(set)
    for item in items:
        if not item.joined:
            known[item.owner, item.what].add(item.count.floor)
            if not item.background:
                fresh[item.owner, item.what].add(item.count.floor)
    return Numbers(known, fresh)


def barred_counts(
    items: list[Counted], numbers: Numbers, scale: Scale, accounts: Sequence[Account]
) -> set[tuple[int, int]]:
    """Counts that exclude each other and are not plainly of one happening: they never stand in one row.

    An author who gives two such counts means two things; so do two accounts of which one knows the other's number
    (`numbers`), gives a larger one too, or a number of quite another size.
    """
    totals, many = _totals(items, scale), Counter(item.owner for item in items)
    settings = {item.owner: setting_of(accounts[item.owner]) for item in items}

    def is_one(a: Counted, b: Counted) -> bool:
        here = bool(settings[a.owner] & settings[b.owner])
        return _is_one_count(a, b, numbers, totals, many, scale, here=here)

    return {
        (a, b)
        for a in range(len(items))
        for b in range(a + 1, len(items))
        if compare_figures(items[a], items[b], scale).verdict == "contradict"
        and (
            (items[a].owner != items[b].owner and of_one_issue(accounts[items[a].owner], accounts[items[b].owner]))
            or are_elsewhere(settings[items[a].owner], settings[items[b].owner])
            or not is_one(items[a], items[b])
        )
    }


def _totals(items: list[Counted], scale: Scale) -> Mapping[int, set[int]]:
    """The largest count of each account, and those that it was raised from."""
    most: dict[int, Counted] = {}
    for item in items:
        if item.owner not in most or item.count.floor > most[item.owner].count.floor:
            most[item.owner] = item
    found: dict[int, set[int]] = {owner: {item.count.floor} for owner, item in most.items()}
    for item in items:
        if compare_figures(item, most[item.owner], scale).rule == "figures.raised":
            found[item.owner].add(item.count.floor)
    return found


def _is_one_count(
    a: Counted,
    b: Counted,
    numbers: Numbers,
    totals: Mapping[int, set[int]],
    many: Mapping[int, int],
    scale: Scale,
    *,
    here: bool,
) -> bool:
    """Whether two counts that exclude each other are of one happening all the same, so that one must be wrong.

    `here` tells whether both accounts begin in one place.
    """
    if a.owner == b.owner or a.what != b.what or _is_later_part(a, b):
        return False
    alone = all(numbers.fresh[item.owner, item.what] == {item.count.floor} for item in (a, b))
    if not (alone and a.what in CROWDS) and (a.count.vague or b.count.vague):
        return False
    if a.noun != b.noun and not (alone and (a.what in _TAKEN or _is_more_than_all(a, b))):
        return False
    score = likeness(a.around, b.around, scale).score
    # A place has many names: that of a quarter, its town and its province, each in several spellings.
    loosely = here and score >= (_ONE_PLACE if not alone else _FEW) and _FIGHTERS not in (a.group, b.group)
    if are_apart(a.scope, b.scope, loosely=loosely):
        return False
    if a.joined or b.joined or any((kind in a.toll) != (kind in b.toll) for kind in _OTHERS):
        return False
    if str(a.count.floor) in b.numbers or str(b.count.floor) in a.numbers:
        return False
    small, large = sorted((_size(a), _size(b)))
    if large > _FARTHEST * small:
        return False
    what = a.what
    if a.count.floor in numbers.known[b.owner, what] or b.count.floor in numbers.known[a.owner, what]:
        return False
    if score < _SAME_REPORT and _SERIES in a.toll | b.toll:
        return False
    if score >= _SAME_WORDS:
        return True
    # Only who is named by what he is ("210 passengers") and counted once by both is one group of people.
    named = a.noun != ANYBODY and not a.noun.startswith(PART) and many[a.owner] == many[b.owner] == 1
    if (a.what in LOOSE and not named) or (not alone and _FIGHTERS in (a.group, b.group)):
        return False
    most = max(many[i.owner] if i.group != ANYBODY else len(numbers.known[i.owner, what]) for i in (a, b))
    if most > _SEVERAL_COUNTS and score < _ELSEWHERE and not _share_place(a, b):
        return False
    if max(a.count.floor, b.count.floor) < _TELLING and score < _FEW:
        return False
    return (
        large <= (_SIZES_ALONE if alone else _SIZES).get(what, _SIZE) * small
        and a.count.floor in totals[a.owner]
        and b.count.floor in totals[b.owner]
    )


def _is_more_than_all(a: Counted, b: Counted) -> bool:
    """Whether one counts more passengers, say, than the other counts people: 30 of 34 dead can be civilians."""
    small = min((a, b), key=_size)
    return small.noun == ANYBODY and small.count.low == small.count.high and not small.count.approx


def _size(item: Counted) -> int:
    """The number that an account gives: "no more than 1,200" is 1,200."""
    return item.count.low or item.count.high or 0


def _share_place(a: Counted, b: Counted) -> bool:
    return bool((a.scope.place | a.scope.near) & (b.scope.place | b.scope.near))


def _is_later_part(a: Counted, b: Counted) -> bool:
    """Whether the later of two accounts counts fewer people held: others than the first ones."""
    early, late = sorted((a, b), key=lambda item: item.count.day)
    return a.what in _TAKEN and early.count.day < late.count.day and late.count.floor < early.count.floor
