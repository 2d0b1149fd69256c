"""Counts of one happening: what the rows of figures put together, so that clauses with other counts stay apart."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from tawatur.compare.accounts import Account
from tawatur.compare.amounts import Amounts
from tawatur.compare.counts import compare_counts
from tawatur.compare.rows import Draft

__all__ = ["Happening", "are_two_happenings", "happenings_of"]

#: The counts of one row of figures: account, what happened to the counted, and the least that they can be.
Happening = frozenset[tuple[int, str, int]]
_DIFFERING = frozenset({"contradict", "update"})


def happenings_of(figures: Sequence[Draft], accounts: Sequence[Account]) -> list[Happening]:
    """The counts that stand in one row of figures, for each row of several accounts."""
    owners = {account.id: owner for owner, account in enumerate(accounts)}
    told = {(account.id, figure.id): figure for account in accounts for figure in account.ledger.figures}
    rows = (draft for draft in figures if len({cell.article for cell in draft.cells}) > 1)
    return [
        frozenset(
            (owners[cell.article], figure.what, figure.low or 0)
            for cell in row.cells
            if (figure := told.get((cell.article, cell.claim or ""))) is not None
        )
        for row in rows
    ]


def are_two_happenings(
    one: Amounts, other: Amounts, owners: tuple[int, int], happenings: Collection[Happening]
) -> bool:
    """Whether two clauses (of `owners`) count the same in numbers that differ, and no row of figures puts together."""
    for what in sorted(one.counts.keys() & other.counts.keys()):
        if len(one.counts[what]) > 1 or len(other.counts[what]) > 1:
            continue
        left, right = one.counts[what][0], other.counts[what][0]
        if compare_counts(left, right).verdict in _DIFFERING:
            counts = {(owners[0], what, left.floor), (owners[1], what, right.floor)}
            if not any(counts <= happening for happening in happenings):
                return True
    return False
