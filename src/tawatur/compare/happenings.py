"""Counts of one happening: what the rows of figures put together, so that clauses with other counts stay apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from tawatur.compare.accounts import Account
from tawatur.compare.amounts import Amounts
from tawatur.compare.counts import compare_counts
from tawatur.compare.rows import Draft

__all__ = ["Happenings", "are_two_happenings", "happenings_of"]

_DIFFERING = frozenset({"contradict", "update"})


class Happenings(msgspec.Struct, frozen=True):
    """The counts (account, what happened to the counted, the least that they can be) of each row of figures.

    `known` are all numbers of an account by what happened to the counted.
    """

    rows: Sequence[frozenset[tuple[int, str, int]]]
    known: Mapping[tuple[int, str], set[int]]


def happenings_of(figures: Sequence[Draft], accounts: Sequence[Account]) -> Happenings:
    """What the rows of figures of several accounts tell of the happenings of a story."""
    owners = {account.id: owner for owner, account in enumerate(accounts)}
    told = {(account.id, figure.id): figure for account in accounts for figure in account.ledger.figures}
    known: dict[tuple[int, str], set[int]] = defaultdict(set)
    for owner, account in enumerate(accounts):
        for figure in account.ledger.figures:
            known[owner, figure.what].add(figure.low or 0)
    shared = (draft for draft in figures if len({cell.article for cell in draft.cells}) > 1)
    rows = [
        frozenset(
            (owners[cell.article], count.what, count.low or 0)
            for cell in row.cells
            if (count := told.get((cell.article, cell.claim or ""))) is not None
        )
        for row in shared
    ]
    return Happenings(rows, known)


def are_two_happenings(one: Amounts, other: Amounts, owners: tuple[int, int], happenings: Happenings) -> bool:
    """Whether two clauses (of `owners`) count the same in numbers that differ, and no row of figures puts together.

    An account that gives the other's number too tells how one count rose.
    """
    for what in sorted(one.counts.keys() & other.counts.keys()):
        if len(one.counts[what]) > 1 or len(other.counts[what]) > 1:
            continue
        left, right = one.counts[what][0], other.counts[what][0]
        if compare_counts(left, right).verdict not in _DIFFERING:
            continue
        if left.floor in happenings.known[owners[1], what] or right.floor in happenings.known[owners[0], what]:
            continue
        counts = {(owners[0], what, left.floor), (owners[1], what, right.floor)}
        if not any(counts <= row for row in happenings.rows):
            return True
    return False
