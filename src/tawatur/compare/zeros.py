"""Rows of clauses of two accounts of which one tells that there was none of what the other one counts.

"Nobody was hurt" excludes every wounded, "the company did not pay one riyal" every sum that was paid, "no session was
held" every session.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from tawatur.compare.absences import MONEY, Presence, presences_of
from tawatur.compare.accounts import Account
from tawatur.compare.contradicting import are_of_two, joined_pairs
from tawatur.compare.likeness import Scale
from tawatur.compare.rows import Ground
from tawatur.compare.scopes import is_long_past, setting_of
from tawatur.compare.tellings import Telling
from tawatur.lexicon import Lexicon

__all__ = ["find_zeros"]


def find_zeros(
    items: Sequence[Telling], accounts: Sequence[Account], ground: Ground, scale: Scale, lexicon: Lexicon
) -> list[list[Presence]]:
    """The rows of clauses that tell of none and of some, those that share most first."""
    kinds: dict[str, list[Presence]] = defaultdict(list)
    for number, item in enumerate(items):
        account = accounts[item.owner]
        past = is_long_past(account, item.clause)
        found = presences_of(number, item, account, lexicon)
        for presence in (each for each in found if each.kind == MONEY or not past):
            kinds[presence.kind].append(presence)
    settings = [setting_of(account) for account in accounts]
    rows: list[list[Presence]] = []
    for _, of_kind in sorted(kinds.items()):
        opposed = [
            (a, b)
            for a in of_kind
            for b in of_kind
            if _can_oppose(a, b, accounts, ground) and (a.kind == MONEY or settings[a.owner] & settings[b.owner])
        ]
        pairs = [(a, b) for a, b in opposed if not any(_tells_both(each, a, b) for each in of_kind)]
        shared = {(a, b): scale.of(items[a.number].sentence & items[b.number].sentence) for a, b in pairs}
        rows += joined_pairs(sorted(pairs, key=lambda pair: (-shared[pair], pair[0].number, pair[1].number)))
    return rows


def _can_oppose(a: Presence, b: Presence, accounts: Sequence[Account], ground: Ground) -> bool:
    """Whether accounts of two origins tell of none, and of some, of the same people, as far as they name them."""
    if not a.none or b.none or a.owner == b.owner or not are_of_two(a, b, accounts, ground):
        return False
    return not a.who or bool(a.who & b.who)


def _tells_both(told: Presence, a: Presence, b: Presence) -> bool:
    """Whether the account that tells of none tells of some of them too, or the other way round."""
    same = not a.who or not told.who or bool(a.who & told.who)
    return same and ((told.owner == a.owner and not told.none) or (told.owner == b.owner and told.none))
