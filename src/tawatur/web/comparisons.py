"""Comparisons of stories, each made once for a state of its articles."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

import msgspec

from tawatur.collection import Archive
from tawatur.records.comparison import Comparison
from tawatur.records.ledger import Ledger

__all__ = ["Compared", "Comparisons"]

#: Stories that are remembered; one of twelve articles takes about a megabyte.
_MOST = 64

Key = tuple[tuple[str, int, str, str], ...]


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """The newest ledgers of some articles and the comparison of them."""

    ledgers: tuple[Ledger, ...]
    comparison: Comparison


class Comparisons:
    """Remembers the comparisons that were asked for last; safe to use from many threads."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._made: OrderedDict[Key, Compared] = OrderedDict()
        self._lock = Lock()

    def of(self, articles: Sequence[str]) -> Compared:
        """Compare these articles, unless that was done and none of them has changed; raise NotFoundError."""
        key = self._key(articles)
        if (known := self._known(key)) is not None:
            return known
        from tawatur.archive import compare

        ledgers = tuple(self._archive.ledgers(tuple(dict.fromkeys(articles))))
        made = Compared(ledgers=ledgers, comparison=compare(ledgers))
        with self._lock:
            self._made[key] = made
            while len(self._made) > _MOST:
                self._made.popitem(last=False)
        return made

    def is_known(self, articles: Sequence[str]) -> bool:
        """Whether the comparison of these articles would be given at once."""
        return self._known(self._key(articles)) is not None

    def _known(self, key: Key) -> Compared | None:
        with self._lock:
            if key in self._made:
                self._made.move_to_end(key)
            return self._made.get(key)

    def _key(self, articles: Sequence[str]) -> Key:
        latest = ((self._archive.versions(article) or (None,))[-1] for article in dict.fromkeys(articles))
        return tuple(
            (version.article, version.number, version.reader.version, version.reader.lexicon)
            for version in latest
            if version is not None
        )
