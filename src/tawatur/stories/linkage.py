"""Average linkage over sparse pairs: the most alike groups are joined first, in a fixed order, until none is alike.

Pairs without a score count nothing. With `e` scored pairs the cost is that of `e log e` steps: a heap holds the means,
and entries that a later join made stale are passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from heapq import heapify, heappop, heappush

import msgspec

__all__ = ["Join", "Linked", "link"]

Pair = tuple[int, int]


class Join(msgspec.Struct, frozen=True):
    """Two groups that were joined, by the numbers they went by, and the mean score of their pairs."""

    left: int
    right: int
    mean: float


class Linked(msgspec.Struct, frozen=True):
    """The groups, each with its members in order, and the joins in the order in which they were made."""

    groups: tuple[tuple[int, ...], ...]
    joins: tuple[Join, ...]


def link(
    size: int,
    sums: Mapping[Pair, float],
    *,
    least: float,
    weights: Mapping[int, int] | None = None,
    may_join: Callable[[tuple[int, ...], tuple[int, ...]], bool] | None = None,
) -> Linked:
    """Join items 0 to `size` by average score while the mean is at least `least`; ties go to the lower numbers.

    `sums` are the scores of pairs (lower number first). An item that stands for several has its number in `weights`,
    and its scores are sums over them. `may_join` forbids joins.
    """
    return _Linkage(size, sums, least, weights or {}, may_join).run()


class _Linkage:
    """The state of one run."""

    def __init__(
        self,
        size: int,
        sums: Mapping[Pair, float],
        least: float,
        weights: Mapping[int, int],
        may_join: Callable[[tuple[int, ...], tuple[int, ...]], bool] | None,
    ) -> None:
        self.members: dict[int, tuple[int, ...]] = {number: (number,) for number in range(size)}
        self.weight = {number: weights.get(number, 1) for number in range(size)}
        self.sums: dict[int, dict[int, float]] = {number: {} for number in range(size)}
        self.least = least
        self.may_join = may_join
        for (a, b), score in sums.items():
            self.sums[a][b] = self.sums[b][a] = score
        self.heap = [(-self._mean(a, b), a, b) for a, b in sums if self._mean(a, b) >= least]
        heapify(self.heap)
        self.joins: list[Join] = []

    def run(self) -> Linked:
        while self.heap:
            negative, a, b = heappop(self.heap)
            is_stale = a not in self.members or b not in self.sums[a] or -negative != self._mean(a, b)
            if is_stale or (self.may_join is not None and not self.may_join(self.members[a], self.members[b])):
                continue
            self._join(a, b, -negative)
        return Linked(tuple(members for _, members in sorted(self.members.items())), tuple(self.joins))

    def _mean(self, a: int, b: int) -> float:
        return self.sums[a][b] / (self.weight[a] * self.weight[b])

    def _join(self, a: int, b: int, mean: float) -> None:
        self.joins.append(Join(a, b, mean))
        self.members[a] = tuple(sorted(self.members[a] + self.members.pop(b)))
        self.weight[a] += self.weight.pop(b)
        for other, total in self.sums.pop(b).items():
            del self.sums[other][b]
            if other != a:
                self.sums[a][other] = self.sums[other][a] = self.sums[a].get(other, 0.0) + total
        for other in self.sums[a]:
            mean = self._mean(a, other)
            if mean >= self.least:
                heappush(self.heap, (-mean, min(a, other), max(a, other)))
