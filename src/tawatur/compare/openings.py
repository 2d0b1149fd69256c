"""Which accounts open alike: their first sentences tell one happening, of which each may count once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from tawatur.compare.accounts import Account
from tawatur.compare.likeness import Scale, bag_of, likeness
from tawatur.compare.scopes import places_by_sentence

__all__ = ["openings_alike"]

#: How much alike two first sentences are, and in how many words.
_ALIKE = 0.30
_WORDS = 3


def openings_alike(accounts: Sequence[Account], scale: Scale) -> frozenset[tuple[int, int]]:
    """The pairs of accounts (in both orders) whose first sentences name one place and say much of the same.

    Accidents of two towns are told in the same words.
    """
    first = [_opening(account) for account in accounts]
    settings = [places_by_sentence(a).get(n, frozenset()) for a, n in zip(accounts, first, strict=True)]
    bags = [bag_of(a.keys.get(n, ()), scale) for a, n in zip(accounts, first, strict=True)]
    near = [(a, b) for a, b in combinations(range(len(bags)), 2) if settings[a] & settings[b]]
    shares = {(a, b): likeness(bags[a], bags[b], scale) for a, b in near}
    alike = [pair for pair, share in shares.items() if share.words >= _WORDS and share.score >= _ALIKE]
    return frozenset(alike).union((b, a) for a, b in alike)


def _opening(account: Account) -> int:
    """The number of the first sentence of the body."""
    title = len(account.ledger.article.title)
    return next((clause.sentence for clause in account.clauses if clause.start >= title), -1)
