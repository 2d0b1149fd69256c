"""Counts of one happening: what the rows of figures put together, so that clauses with other counts stay apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from tawatur.compare.accounts import Account
from tawatur.compare.amounts import Amounts, differing_counts
from tawatur.compare.rows import Draft

__all__ = ["Happenings", "are_two_happenings", "happenings_of"]

#: An account, what happened to the counted, the least that they can be.
_Counted = tuple[int, str, int]
_NONE: frozenset[int] = frozenset()


class Happenings(msgspec.Struct, frozen=True):
    """The rows of figures, by number, in which each count stands.

    `known` are all numbers of an account by what happened to the counted.
    """

    rows: Mapping[_Counted, set[int]]
    known: Mapping[tuple[int, str], set[int]]

    def are_put_together(self, one: _Counted, other: _Counted) -> bool:
        """Whether two counts stand in one row."""
        return not self.rows.get(one, _NONE).isdisjoint(self.rows.get(other, _NONE))

    def knows(self, owner: int, what: str, number: int) -> bool:
        """Whether an account gives a number of what happened."""
        return number in self.known.get((owner, what), _NONE)


def happenings_of(figures: Sequence[Draft], accounts: Sequence[Account]) -> Happenings:
    """What the rows of figures of several accounts tell of the happenings of a story."""
    owners = {account.id: owner for owner, account in enumerate(accounts)}
    told = {(account.id, figure.id): figure for account in accounts for figure in account.ledger.figures}
    known: dict[tuple[int, str], set[int]] = defaultdict(set)
    for owner, account in enumerate(accounts):
        for figure in account.ledger.figures:
            known[owner, figure.what].add(figure.low or 0)
    rows: dict[_Counted, set[int]] = defaultdict(set)
    for number, row in enumerate(figures):
        for cell in row.cells if len({cell.article for cell in row.cells}) > 1 else ():
            count = told.get((cell.article, cell.claim or ""))
            if count is not None:
                rows[owners[cell.article], count.what, count.low or 0].add(number)
    return Happenings(rows, known)


def are_two_happenings(one: Amounts, other: Amounts, owners: tuple[int, int], happenings: Happenings) -> bool:
    """Whether two clauses (of `owners`) count the same in numbers that differ, and no row of figures puts together.

    An account that gives the other's number too tells how one count rose.
    """
    for what, left, right in differing_counts(one, other):
        if happenings.knows(owners[1], what, left.floor) or happenings.knows(owners[0], what, right.floor):
            continue
        if not happenings.are_put_together((owners[0], what, left.floor), (owners[1], what, right.floor)):
            return True
    return False
