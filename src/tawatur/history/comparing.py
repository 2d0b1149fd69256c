"""Pairs of readings from an archive to what differs between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from tawatur.history.attribution import attributed
from tawatur.history.changes import changes
from tawatur.records.change import FACT_LISTS, ArticleChanges, Seen
from tawatur.records.ledger import Ledger
from tawatur.store.protocol import Reading, ReadingPair, Store

__all__ = ["compare_pairs", "compare_states"]


def compare_pairs(store: Store, pairs: Iterable[ReadingPair]) -> Iterator[ArticleChanges]:
    """What differs in each pair; pairs in which nothing does are left out."""
    entries = _Entries(store)
    for pair in pairs:
        found = _compared(pair, entries)
        if found is not None and (found.changes or found.edits or found.before is None or found.after is None):
            yield found


def compare_states(store: Store, article: str) -> Iterator[ArticleChanges]:
    """What differs between each state of an article and the next, also where that is nothing."""
    entries = _Entries(store)
    for before, after in pairwise(store.states(article)):
        found = _compared(ReadingPair(article=article, before=before, after=after), entries)
        if found is not None:
            yield found


class _Entries:
    """Which entries differ between two language data; remembers the answers, of which there are few."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._edited: dict[tuple[str, str], frozenset[str] | None] = {}

    def edited(self, before: Ledger, after: Ledger) -> frozenset[str] | None:
        """The ids of entries and the names of tables that differ; None where one of the two is not kept."""
        digests = before.reader.lexicon, after.reader.lexicon
        if digests not in self._edited:
            was, now = (self._store.language_data(digest) for digest in digests)
            self._edited[digests] = None if was is None or now is None else _differing(was, now)
        return self._edited[digests]


def _differing(was: dict[str, str], now: dict[str, str]) -> frozenset[str]:
    changed = {key for key in was.keys() | now.keys() if was.get(key) != now.get(key)}
    return frozenset(key.partition("/")[2] for key in changed)


def _compared(pair: ReadingPair, entries: _Entries) -> ArticleChanges | None:
    shown = pair.after or pair.before
    if shown is None:
        return None
    about = shown.ledger.article
    seen = {"before": _seen(pair.before), "after": _seen(pair.after)}
    told = {"article": pair.article, "outlet": about.outlet, "title": about.title, "published": about.published}
    facts = 0 if pair.after is None else _count(pair.after.ledger)
    if pair.before is None or pair.after is None:
        return ArticleChanges(**told, **seen, facts=facts)  # type: ignore[arg-type]
    before, after = pair.before.ledger, pair.after.ledger
    edited = entries.edited(before, after)
    if pair.between is None:
        found = changes(before, after, edited=edited)
    else:
        found = attributed(before, pair.between, after, edited=edited)
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
