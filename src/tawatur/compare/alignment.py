"""Putting places of different accounts together that tell one fact.

Greedy and in a fixed order: the most alike pair first, ties by place. Two groups are joined only while their places
are alike on average, and while no account has more than `PER_ACCOUNT` places in a group.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from itertools import combinations
from typing import Protocol, TypeVar

from tawatur.compare.accounts import Account, of_one_issue
from tawatur.compare.counts import Judgement

__all__ = ["PER_ACCOUNT", "apart_in_one_issue", "groups_of", "pair_scores"]

#: Cells an account has in one row at most: two, where it disagrees with itself.
PER_ACCOUNT = 2


class _Owned(Protocol):
    """Something that stands in an account."""

    @property
    def owner(self) -> int: ...


T = TypeVar("T", bound=_Owned)


def pair_scores(
    items: Sequence[T], score: Callable[[T, T], float], *, among: Iterable[tuple[int, int]] | None = None
) -> dict[tuple[int, int], float]:
    """The scores above 0 of pairs of items of different accounts, by the places of the two among the items.

    All pairs are scored, or those given in `among`.
    """
    pairs = combinations(range(len(items)), 2) if among is None else sorted(among)
    return {
        (a, b): found for a, b in pairs if items[a].owner != items[b].owner and (found := score(items[a], items[b])) > 0
    }


def apart_in_one_issue(
    items: Sequence[T],
    pairs: Iterable[tuple[int, int]],
    judge: Callable[[T, T], Judgement],
    accounts: Sequence[Account],
) -> set[tuple[int, int]]:
    """The pairs that exclude each other in two articles of one issue: a paper that gives both means two things."""
    return {
        (a, b)
        for a, b in pairs
        if judge(items[a], items[b]).verdict == "contradict"
        and of_one_issue(accounts[items[a].owner], accounts[items[b].owner])
    }


def groups_of(
    owners: Sequence[int],
    scores: Mapping[tuple[int, int], float],
    *,
    least: float,
    mean: float,
    per_account: int = PER_ACCOUNT,
    barred: Container[tuple[int, int]] = (),
    start: Sequence[Sequence[int]] = (),
) -> list[list[int]]:
    """Group items by their pair scores; `owners[i]` is the account of item `i`. Single items are left out.

    `start` are groups that were found before and grow.

    Pairs below `least` never start a join; a join needs a mean score of at least `mean` (pairs without a score count
    nothing). Pairs in `barred` never stand in one group, nor do two groups that more than one account has places in:
    what two accounts tell apart is not one fact.
    """
    member = {number: [number] for number in range(len(owners))}
    home = list(range(len(owners)))
    for first, *others in map(sorted, start):
        for number in others:
            home[number] = first
            member[first] = sorted(member[first] + member.pop(number))
    for (left, right), score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        if score < least:
            break
        a, b = sorted((home[left], home[right]))
        if a != b and _fits(member[a], member[b], owners, scores, mean, per_account, barred):
            for number in member[b]:
                home[number] = a
            member[a] = sorted(member[a] + member.pop(b))
    return [group for _, group in sorted(member.items()) if len(group) > 1]


def _fits(
    left: list[int],
    right: list[int],
    owners: Sequence[int],
    scores: Mapping[tuple[int, int], float],
    mean: float,
    most: int,
    barred: Container[tuple[int, int]],
) -> bool:
    counts = Counter(owners[number] for number in (*left, *right))
    if max(counts.values()) > most:
        return False
    if sum(count > 1 for count in Counter((*{owners[n] for n in left}, *{owners[n] for n in right})).values()) > 1:
        return False
    pairs = [(min(a, b), max(a, b)) for a in left for b in right]
    if any(pair in barred for pair in pairs):
        return False
    return len(pairs) == 1 or sum(scores.get(pair, 0.0) for pair in pairs) >= mean * len(pairs)
