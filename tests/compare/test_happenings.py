"""Counts that differ are of two happenings, unless a row of figures or an account puts them together."""

from __future__ import annotations

import pytest

from tawatur.compare.amounts import Amounts
from tawatur.compare.counts import Count
from tawatur.compare.happenings import Happenings, are_two_happenings


def killed(*numbers: int) -> Amounts:
    counts = {"killed": tuple(Count(number, number) for number in numbers)}
    return Amounts(counts=counts, hours=frozenset(), days=frozenset())


@pytest.mark.parametrize(
    ("one", "other", "rows", "known", "two"),
    [
        (killed(6), killed(5), {}, {}, True),
        (killed(6), killed(6), {}, {}, False),
        (killed(6), killed(5, 9), {}, {}, False),
        (killed(6), killed(5), {(0, "killed", 6): {0}, (1, "killed", 5): {0, 1}}, {}, False),
        (killed(6), killed(5), {(0, "killed", 6): {0}, (1, "killed", 5): {1}}, {}, True),
        (killed(6), killed(5), {(0, "killed", 6): {0}, (1, "killed", 7): {0}}, {}, True),
        (killed(6), killed(5), {}, {(1, "killed"): {5, 6}}, False),
    ],
)
def test_counts_that_nothing_puts_together_are_of_two_happenings(
    one: Amounts,
    other: Amounts,
    rows: dict[tuple[int, str, int], set[int]],
    known: dict[tuple[int, str], set[int]],
    two: bool,
) -> None:
    numbers = {(0, "killed"): {6}, (1, "killed"): {5}} | known
    assert are_two_happenings(one, other, (0, 1), Happenings(rows, numbers)) is two
