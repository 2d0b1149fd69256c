"""Counts that an account gives in parts: "twelve soldiers and three workers" where another account has fifteen dead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import msgspec

from tawatur.compare.accounts import Account
from tawatur.compare.counted import HEADED, Counted
from tawatur.compare.counts import Count
from tawatur.records.span import span_of
from tawatur.records.tracks import ANYBODY

__all__ = ["with_sums"]

#: Letters between two counts that are told in one breath.
_BREATH = 60


def with_sums(items: Sequence[Counted], accounts: Sequence[Account]) -> list[Counted]:
    """All figures, with the sum of two neighbouring ones where another account gives that very sum as its total."""
    totals: dict[tuple[str, int], set[int]] = {}
    for item in items:
        if item.group == ANYBODY and item.count.low == item.count.high:
            totals.setdefault((item.what, item.count.floor), set()).add(item.owner)
    return [*items, *(item for item in _sums(items, accounts) if _is_told(item, totals))]


def _is_told(item: Counted, totals: Mapping[tuple[str, int], set[int]]) -> bool:
    owners = totals.get((item.what, item.count.floor), set())
    return bool(owners) and item.owner not in owners


def _sums(items: Sequence[Counted], accounts: Sequence[Account]) -> Iterator[Counted]:
    """The sums of exact counts of one kind that stand next to each other in a sentence and count different people."""
    for a, b in pairwise(sorted(items, key=lambda item: (item.owner, item.what, item.figure.start))):
        if (a.owner, a.what) != (b.owner, b.what) or a.what not in HEADED or not _are_parts(a, b, accounts[a.owner]):
            continue
        count = Count(
            (a.count.low or 0) + (b.count.low or 0), (a.count.high or 0) + (b.count.high or 0), day=a.count.day
        )
        cell = span_of(accounts[a.owner].doc.text, a.cell.start, b.cell.end)
        yield msgspec.structs.replace(a, count=count, cell=cell, group=ANYBODY, noun=ANYBODY, headline=True, vague=None)


def _are_parts(a: Counted, b: Counted, account: Account) -> bool:
    exact = all(item.count.low == item.count.high and not item.count.approx for item in (a, b))
    if not exact or a.background or b.background or b.figure.part_of or a.figure.part_of or b.cell.end <= a.cell.end:
        return False
    one, other = account.clause_at(a.figure.start), account.clause_at(b.figure.start)
    if one is None or other is None or account.clauses[one].sentence != account.clauses[other].sentence:
        return False
    return b.figure.start - a.figure.end <= _BREATH and _words(a) != _words(b)


def _words(item: Counted) -> str:
    return item.figure.of.text if item.figure.of is not None else item.figure.text
