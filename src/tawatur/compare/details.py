"""What a clause tells beside its deed: the times, places and numbers that make one account more exact than another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tawatur.compare.accounts import Account, tokens_within
from tawatur.compare.clauses import Clause
from tawatur.compare.rows import Draft
from tawatur.records.comparison import Cell
from tawatur.records.ledger import TimeExpression
from tawatur.text.folding import fold
from tawatur.text.likeness import likeness_key

__all__ = ["Detail", "added_kind", "details_of", "details_told", "place_names"]

#: A kind of detail and its value: the days of a time, the name of a place, the digits of a number.
Detail = tuple[str, str]
_TIME, _PLACE, _NUMBER = _KINDS = ("time", "place", "number")


def place_names(account: Account) -> Mapping[int, str]:
    """The name of the place of each mention of one, by where the mention starts."""
    return {
        mention.start: " ".join(likeness_key(word) for word in fold(entity.name).split())
        for entity in account.ledger.entities
        if entity.type == "LOC"
        for mention in entity.mentions
    }


def details_of(clause: Clause, times: Iterable[TimeExpression], places: Iterable[str]) -> frozenset[Detail]:
    """The details of a clause; `times` and `places` are those that begin in it."""
    found = {(_TIME, f"{time.begin}/{time.finish}" if time.begin else fold(time.text)) for time in times}
    found |= {(_PLACE, name) for name in places}
    return frozenset(found | {(_NUMBER, key) for key in clause.keys if key[0].isdigit()})


def details_told(
    accounts: Sequence[Account], values: Iterable[Draft], scene: Iterable[Draft]
) -> Mapping[int, frozenset[Detail]]:
    """The numbers that stand in rows of `values`, and the places in the row of the `scene`, by account.

    A row of its own sets them beside those of other accounts, so that they make no other row more exact. The day on
    which it all happened has a row in most stories, and is told again as part of a deed: times are not among them.
    """
    found: dict[int, set[Detail]] = defaultdict(set)
    owners = {account.id: owner for owner, account in enumerate(accounts)}
    for draft in values:
        for owner, cell in _shared(draft, owners):
            account = accounts[owner]
            keys = (account.key_of(account.doc.tokens[at]) for at in tokens_within(account.doc, cell))
            found[owner].update((_NUMBER, key) for key in keys if key[0].isdigit())
    for draft in scene:
        for owner, cell in _shared(draft, owners):
            names = place_names(accounts[owner])
            found[owner].update((_PLACE, name) for at, name in names.items() if cell.start <= at < cell.end)
    return {owner: frozenset(details) for owner, details in found.items()}


def added_kind(one: frozenset[Detail], other: frozenset[Detail], *, told: frozenset[Detail]) -> str | None:
    """The first kind of detail in which one clause is more exact than the other; `told` are those that do not count.

    Any number that the other lacks does. Times and places count where the other names none: "today" and "yesterday" of
    two papers are one day, and a place has several names.
    """
    for kind in _KINDS:
        left, right = ({d for d in side if d[0] == kind} for side in (one, other))
        for mine, theirs in ((left - told, right), (right - told, left)):
            if mine - theirs if kind == _NUMBER else mine and not theirs:
                return kind
    return None


def _shared(draft: Draft, owners: Mapping[str, int]) -> Iterator[tuple[int, Cell]]:
    """The cells of a row that several articles tell, each with the number of its account."""
    if len({cell.article for cell in draft.cells}) > 1:
        yield from ((owners[cell.article], cell) for cell in draft.cells)
