"""Rows of clauses of two accounts of which one tells that there was none of what the other one counts.

"Nobody was hurt" excludes every wounded, "the company did not pay one riyal" every sum that was paid, "no session was
held" every session.
"""

from __future__ import annotations

from collections import defaultdict

from tawatur.compare.absences import MONEY, Presence, presences_of
from tawatur.compare.contradicting import Testimony, joined_pairs
from tawatur.compare.scopes import is_long_past

__all__ = ["find_zeros"]


def find_zeros(testimony: Testimony) -> list[list[Presence]]:
    """The rows of clauses that tell of none and of some, those that share most first."""
    items, settings = testimony.items, testimony.settings
    kinds: dict[str, list[Presence]] = defaultdict(list)
    for number, item in enumerate(items):
        account = testimony.account(item)
        past = is_long_past(account, item.clause)
        found = presences_of(number, item, account, testimony.lexicon)
        for presence in (each for each in found if each.kind == MONEY or not past):
            kinds[presence.kind].append(presence)
    rows: list[list[Presence]] = []
    for _, of_kind in sorted(kinds.items()):
        opposed = [
            (a, b)
            for a in of_kind
            for b in of_kind
            if _can_oppose(a, b, testimony) and (a.kind == MONEY or settings[a.owner] & settings[b.owner])
        ]
        pairs = [(a, b) for a, b in opposed if not any(_tells_both(each, a, b) for each in of_kind)]
        shared = {(a, b): testimony.scale.of(items[a.number].sentence & items[b.number].sentence) for a, b in pairs}
        rows += joined_pairs(sorted(pairs, key=lambda pair: (-shared[pair], pair[0].number, pair[1].number)))
    return rows


def _can_oppose(a: Presence, b: Presence, testimony: Testimony) -> bool:
    """Whether accounts of two origins tell of none, and of some, of the same people, as far as they name them."""
    if not a.none or b.none or a.owner == b.owner or not testimony.are_of_two(a, b):
        return False
    return not a.who or bool(a.who & b.who)


def _tells_both(told: Presence, a: Presence, b: Presence) -> bool:
    """Whether the account that tells of none tells of some of them too, or the other way round."""
    same = not a.who or not told.who or bool(a.who & told.who)
    return same and ((told.owner == a.owner and not told.none) or (told.owner == b.owner and told.none))
