"""Rows of durations: how long a truce, a siege or a mission lasts, where several accounts say so.

Only equal durations meet here; clauses that say the same with another duration are judged as facts (`compare.facts`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from tawatur.compare.accounts import Account, cell_at
from tawatur.compare.alignment import groups_of, pair_scores
from tawatur.compare.amounts import Duration, durations
from tawatur.compare.likeness import Bag, Scale, bag_of, likeness
from tawatur.compare.rows import Draft, Ground
from tawatur.lexicon import Lexicon
from tawatur.records.span import Span, span_of

__all__ = ["duration_drafts"]

#: Two equal durations are of one thing from this likeness of their sentences on.
_LEAST = 0.15
#: Words shown before a duration.
_BEFORE = 1
#: Places of one duration in an article that are compared, the first ones.
_PLACES = 4
#: Clauses of one article that are looked through, the first ones.
_MOST = 400


class _Item(msgspec.Struct, frozen=True):
    owner: int
    span: Span
    around: Bag


def duration_drafts(accounts: Sequence[Account], ground: Ground, scale: Scale, lexicon: Lexicon) -> list[Draft]:
    """Align equal durations of different accounts; a duration that one article alone gives makes no row."""
    found: dict[int, list[_Item]] = defaultdict(list)
    for owner, account in enumerate(accounts):
        for hours, item in _items(owner, account, scale, lexicon):
            found[hours].append(item)
    drafts: list[Draft] = []
    for hours, items in sorted(found.items()):
        scores = pair_scores(items, lambda a, b: likeness(a.around, b.around, scale).score)
        groups = groups_of([i.owner for i in items], scores, least=_LEAST, mean=_LEAST / 2, per_account=1)
        drafts += [_draft(hours, [items[n] for n in group], accounts, ground) for group in _told_once(groups, items)]
    return drafts


def _told_once(groups: Sequence[list[int]], items: Sequence[_Item]) -> list[list[int]]:
    """The largest groups: accounts that give a duration at several places give it once."""
    kept: list[list[int]] = []
    for group in sorted(groups, key=lambda group: (-len(group), group)):
        owners = {items[n].owner for n in group}
        if not any(owners <= {items[n].owner for n in other} for other in kept):
            kept.append(group)
    return sorted(kept)


def _items(owner: int, account: Account, scale: Scale, lexicon: Lexicon) -> Iterator[tuple[int, _Item]]:
    """Each place of a duration in the body of an account, or in its title where the body has none."""
    places: dict[int, list[tuple[Span, int]]] = defaultdict(list)
    for clause in account.clauses[:_MOST]:
        for duration in durations(account.doc.tokens[clause.first : clause.stop], lexicon):
            places[duration.hours].append((_shown(account, duration, clause.first), clause.sentence))
    title = len(account.ledger.article.title)
    for hours, found in sorted(places.items()):
        body = [place for place in found if place[0].start >= title]
        for span, sentence in (body or found)[:_PLACES]:
            yield hours, _Item(owner, span, bag_of(account.sentence_keys(sentence), scale))


def _shown(account: Account, duration: Duration, first: int) -> Span:
    tokens = account.doc.tokens
    start = tokens[max(first, duration.first - _BEFORE)].start
    return span_of(account.doc.text, start, tokens[duration.stop - 1].end)


def _draft(hours: int, items: list[_Item], accounts: Sequence[Account], ground: Ground) -> Draft:
    cells = tuple(cell_at(accounts[item.owner], item.span) for item in items)
    fact = f"lasts-days: {hours // 24}" if hours % 24 == 0 else f"lasts-hours: {hours}"
    if ground.is_alone(cell.article for cell in cells):
        why = "all articles that give this duration are one text or one agency's report"
        return Draft("time", "only", fact, why, "only.one-origin", cells, 0.2)
    return Draft("time", "agree", fact, f"both {hours} hours", "durations.equal", cells, 0.6)
