"""Rows of headlines: what those that print one text, or one agency's report, write above it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

import msgspec

from tawatur.compare.accounts import Account, cell_at
from tawatur.compare.likeness import Bag, Scale, bag_of, likeness
from tawatur.compare.rows import Draft, Ground
from tawatur.records.span import Span, span_of

__all__ = ["headline_drafts"]

#: Headlines that share less than this of both, on average, choose other words for one account. Of the 23 links that
#: this gives on 16 stories 14 stand in the gold.
_OTHER = 0.40
#: A headline with fewer distinct content words chooses nothing.
_FEWEST = 2


class _Headline(msgspec.Struct, frozen=True):
    """The title of an account, and its words."""

    account: Account
    span: Span
    bag: Bag


def headline_drafts(accounts: Sequence[Account], ground: Ground, scale: Scale) -> list[Draft]:
    """One row an origin of several articles whose headlines differ."""
    together: dict[int, list[_Headline]] = defaultdict(list)
    for account in accounts:
        headline = _headline(account, scale)
        if headline is not None and account.id in ground.origin:
            together[ground.origin[account.id]].append(headline)
    return [_draft(told) for _, told in sorted(together.items()) if len(told) > 1 and _differ(told, scale)]


def _headline(account: Account, scale: Scale) -> _Headline | None:
    title = account.ledger.article.title
    keys = [key for clause in account.clauses if clause.start < len(title) for key in clause.keys]
    if len(set(keys)) < _FEWEST:
        return None
    start = len(title) - len(title.lstrip())
    return _Headline(account, span_of(account.doc.text, start, len(title.rstrip())), bag_of(keys, scale))


def _differ(told: Sequence[_Headline], scale: Scale) -> bool:
    shares = [likeness(a.bag, b.bag, scale).of_both for a, b in combinations(told, 2)]
    return sum(shares) < _OTHER * len(shares)


def _draft(told: Sequence[_Headline]) -> Draft:
    cells = tuple(cell_at(headline.account, headline.span) for headline in told)
    fact = "headline: " + " / ".join(f"«{' '.join(cell.text.split())}»" for cell in cells)
    return Draft("framing", "framing", fact, "one account under different headlines", "headlines.other-words", cells)
