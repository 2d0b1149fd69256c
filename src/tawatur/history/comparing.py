"""Pairs of readings from an archive to what differs between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from tawatur.history.attribution import attributed
from tawatur.history.changes import changes
from tawatur.records.change import FACT_LISTS, ArticleChanges, Seen
from tawatur.records.ledger import Ledger
from tawatur.store.protocol import Reading, ReadingPair

__all__ = ["compare_pairs", "compare_states"]


def compare_pairs(pairs: Iterable[ReadingPair]) -> Iterator[ArticleChanges]:
    """What differs in each pair; pairs in which nothing does are left out."""
    for pair in pairs:
        found = _compared(pair)
        if found is not None and (found.changes or found.edits or found.before is None or found.after is None):
            yield found


def compare_states(article: str, states: Iterable[Reading]) -> Iterator[ArticleChanges]:
    """What differs between each state of an article and the next, also where that is nothing."""
    for before, after in pairwise(states):
        found = _compared(ReadingPair(article=article, before=before, after=after))
        if found is not None:
            yield found


def _compared(pair: ReadingPair) -> ArticleChanges | None:
    shown = pair.after or pair.before
    if shown is None:
        return None
    about = shown.ledger.article
    seen = {"before": _seen(pair.before), "after": _seen(pair.after)}
    told = {"article": pair.article, "outlet": about.outlet, "title": about.title, "published": about.published}
    facts = 0 if pair.after is None else _count(pair.after.ledger)
    if pair.before is None or pair.after is None:
        return ArticleChanges(**told, **seen, facts=facts)  # type: ignore[arg-type]
    if pair.between is None:
        found = changes(pair.before.ledger, pair.after.ledger)
    else:
        found = attributed(pair.before.ledger, pair.between, pair.after.ledger)
    return ArticleChanges(
        **told,  # type: ignore[arg-type]
        **seen,  # type: ignore[arg-type]
        edits=found.edits,
        changes=found.changes,
        same=found.same,
        facts=facts,
    )


def _count(ledger: Ledger) -> int:
    return sum(len(getattr(ledger, name)) for name in FACT_LISTS)


def _seen(reading: Reading | None) -> Seen | None:
    if reading is None:
        return None
    return Seen(version=reading.version, run=reading.run, reader=reading.ledger.reader)
