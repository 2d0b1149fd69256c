"""What rows of clauses that exclude each other have in common: what each kind of them is sought in, how pairs come
together, and how a row is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol, TypeVar

import msgspec

from tawatur.compare.accounts import Account, cell_at, of_one_issue
from tawatur.compare.likeness import Scale, likeness
from tawatur.compare.names import Known
from tawatur.compare.rows import Draft, Ground
from tawatur.compare.scopes import Scope, scope_at
from tawatur.compare.tellings import Telling
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.reporting import ReportingVerb
from tawatur.text.likeness import likeness_key

__all__ = [
    "Apart",
    "Pairs",
    "Testimony",
    "all_words",
    "apart_of",
    "are_of_two",
    "contradicting_draft",
    "joined_pairs",
    "may_be_of_one",
    "numbers_of",
    "pairs_but",
    "rows_apart",
    "saying_keys",
    "tellings_at",
]

#: How much a reader needs to know of a contradiction beside other rows.
_WEIGHT = 0.6
#: Clauses from which on an account is long: it tells more than one happening.
_LONG = 25
#: In long accounts clauses of one happening share this much of the words of both: on nine days of newspapers nine of
#: eleven contradictions between clauses that share less were false, all of battles, places and parties of their own.
_ALIKE_IN_LONG = 0.20


class _Owned(Protocol):
    """What an account (by its number) tells."""

    @property
    def owner(self) -> int: ...


class _Sided(_Owned, Protocol):
    """A clause, by its number among the tellings, and the account that it stands in."""

    @property
    def number(self) -> int: ...


T = TypeVar("T", bound=_Sided)
#: Pairs of tellings by number, the lower one first.
Pairs = frozenset[tuple[int, int]]


class Testimony(msgspec.Struct, frozen=True):
    """What all accounts of a story tell, and what it takes to see where they exclude each other.

    `items` are the tellings of all accounts, which other records name by their number here, `settings` the places in
    which each account begins, `figures` the rows of counts.
    """

    items: Sequence[Telling]
    accounts: Sequence[Account]
    settings: Sequence[frozenset[str]]
    figures: Sequence[Draft]
    ground: Ground
    scale: Scale
    known: Known
    lexicon: Lexicon

    def account(self, side: _Owned) -> Account:
        """The account that tells something."""
        return self.accounts[side.owner]

    def scope(self, side: _Sided) -> Scope:
        """Where and when a clause tells of."""
        return scope_at(self.account(side), self.items[side.number].clause)

    def are_of_two(self, a: _Owned, b: _Owned) -> bool:
        """Whether two clauses stand in accounts of different origin (`are_of_two`)."""
        return are_of_two(a, b, self.accounts, self.ground)


class Apart(msgspec.Struct, frozen=True):
    """Rows of clauses that exclude each other.

    `pairs` are the pairs of tellings that stand in them and so in no other row together, `used` all tellings in them.
    """

    drafts: list[Draft] = []
    pairs: Pairs = frozenset()
    used: frozenset[int] = frozenset()

    def __or__(self, other: Apart) -> Apart:
        return Apart(self.drafts + other.drafts, self.pairs | other.pairs, self.used | other.used)


def numbers_of(one: int, other: int) -> tuple[int, int]:
    """Two tellings by number, the lower one first."""
    return min(one, other), max(one, other)


def pairs_but(sides: Sequence[T], told: Pairs) -> Iterator[tuple[T, T]]:
    """All pairs of different accounts, in order, but those that stand in a row of a contradiction already."""
    for n, a in enumerate(sides):
        for b in sides[n + 1 :]:
            if a.owner != b.owner and numbers_of(a.number, b.number) not in told:
                yield a, b


def are_of_two(a: _Owned, b: _Owned, accounts: Sequence[Account], ground: Ground) -> bool:
    """Whether two clauses are of accounts of different origin, and not of one issue, whose articles mean two things."""
    one, other = accounts[a.owner], accounts[b.owner]
    return not of_one_issue(one, other) and ground.accounts((one.id, other.id)) > 1


def all_words(account: Account) -> frozenset[str]:
    """All content words of an account."""
    return frozenset(key for keys in account.keys.values() for key in keys)


def tellings_at(items: Sequence[Telling]) -> Mapping[tuple[int, int], int]:
    """The number of the telling that holds a token, by account and token."""
    return {
        (item.owner, at): number
        for number, item in enumerate(items)
        for at in range(item.clause.first, item.clause.stop)
    }


def saying_keys(lexicon: Lexicon) -> frozenset[str]:
    """The keys of verbs of saying, which tell nothing of what happened; for `Lexicon.compiled`."""
    return frozenset(likeness_key(form.text) for verb in lexicon.entries(ReportingVerb) for form in verb.forms())


def joined_pairs(pairs: Sequence[tuple[T, T]]) -> list[list[T]]:
    """Rows of pairs, each with what other accounts tell of the same: a pair joins the first row that has one of it."""
    rows: list[list[T]] = []
    homes: dict[int, int] = {}
    for pair in pairs:
        known = [homes[side.number] for side in pair if side.number in homes]
        home = min(known, default=len(rows))
        if not known:
            rows.append([])
        owners = {side.owner for side in rows[home]}
        for side in pair:
            if side.owner not in owners:
                rows[home].append(side)
                homes[side.number] = min(home, homes.get(side.number, home))
    return rows


def may_be_of_one(a: Telling, b: Telling, testimony: Testimony) -> bool:
    """Whether two clauses may be of one happening: long accounts tell several, each in words of its own."""
    if all(len(testimony.account(item).clauses) <= _LONG for item in (a, b)):
        return True
    return likeness(a.bag, b.bag, testimony.scale).of_both >= _ALIKE_IN_LONG


def contradicting_draft(row: Sequence[int], testimony: Testimony, *, why: str, rule: str) -> Draft:
    """The row of tellings (by number) that exclude each other, told by the first."""
    items = [testimony.items[number] for number in row]
    first = items[0]
    text = testimony.account(first).doc.text[first.clause.start : first.clause.end]
    cells = tuple(cell_at(testimony.account(item), item.clause, item.claim) for item in items)
    fact = f"{first.label}: «{' '.join(text.split())}»"
    return Draft(first.kind, "contradict", fact, why, rule, cells, _WEIGHT)


def rows_apart(rows: Iterable[Sequence[_Sided]], testimony: Testimony, *, why: str, rule: str) -> Apart:
    """Rows of clauses of which the first excludes the others, each told in one way."""
    held = [[side.number for side in row] for row in rows]
    return apart_of([contradicting_draft(row, testimony, why=why, rule=rule) for row in held], held)


def apart_of(drafts: list[Draft], rows: Sequence[Sequence[int]]) -> Apart:
    """Drafts of rows of tellings (by number) of which the first excludes the others."""
    pairs = frozenset(numbers_of(first, other) for first, *others in rows for other in others)
    return Apart(drafts, pairs, frozenset(number for row in rows for number in row))
