"""Average linkage over sparse pairs, against the plain way of doing it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.stories.linkage import link

SIZE = 7
PAIRS = st.dictionaries(
    st.tuples(st.integers(0, SIZE - 2), st.integers(1, SIZE - 1)).filter(lambda pair: pair[0] < pair[1]),
    st.integers(1, 100).map(lambda score: score / 100),
    max_size=15,
)


def plainly(size: int, scores: dict[tuple[int, int], float], least: float) -> set[tuple[int, ...]]:
    """Join the two groups with the highest mean until none reaches `least`: every mean is counted anew each time."""
    groups = [(number,) for number in range(size)]
    while True:
        means = {
            (a, b): sum(scores.get((min(x, y), max(x, y)), 0.0) for x in a for y in b) / (len(a) * len(b))
            for a in groups
            for b in groups
            if a[0] < b[0]
        }
        best = min(means, key=lambda pair: (-round(means[pair], 9), pair[0][0], pair[1][0]), default=None)
        if best is None or round(means[best], 9) < least:
            return set(groups)
        groups = [group for group in groups if group not in best] + [tuple(sorted(best[0] + best[1]))]


@given(PAIRS)
def test_groups_are_those_of_the_plain_way(scores: dict[tuple[int, int], float]) -> None:
    groups = link(SIZE, scores, least=0.3005).groups
    assert sorted(number for group in groups for number in group) == list(range(SIZE))
    if len(set(scores.values())) == len(scores):
        assert set(groups) == plainly(SIZE, scores, 0.3005)


def test_an_item_can_stand_for_several() -> None:
    assert link(2, {(0, 1): 0.9}, least=0.4).groups == ((0, 1),)
    assert link(2, {(0, 1): 0.9}, least=0.4, weights={0: 3}).groups == ((0,), (1,))


def _never(left: tuple[int, ...], right: tuple[int, ...]) -> bool:
    return not left and not right


def test_joins_can_be_forbidden() -> None:
    assert link(2, {(0, 1): 0.9}, least=0.4, may_join=_never).groups == ((0,), (1,))


def test_joins_are_told_in_order() -> None:
    joins = link(3, {(0, 1): 0.5, (1, 2): 0.9}, least=0.2).joins
    assert [(join.left, join.right) for join in joins] == [(1, 2), (0, 1)]
    assert joins[1].mean == pytest.approx(0.25)
