"""Comparisons of stories, each made once for a state of its articles."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from threading import Lock

import msgspec

from tawatur.collection import Archive
from tawatur.export.view import reading_order
from tawatur.records.comparison import Comparison
from tawatur.records.ledger import Ledger
from tawatur.store.memory import Memory

__all__ = ["Compared", "Comparisons", "Kept"]

#: Stories that are remembered; one of twelve articles takes about a megabyte.
_MOST = 64
#: Small things that were worked out of the whole archive, and states of stories.
_MOST_REMEMBERED = 512

#: For each article its last version, what read it, and what people decided about it.
Key = tuple[tuple[str, int, str, str, tuple[str, ...]], ...]


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """What the archive has an article under, and the number of the version that was compared."""

    article: str
    version: int


class Compared(msgspec.Struct, frozen=True, kw_only=True, weakref=True, eq=False):
    """The newest ledgers of some articles in the order of publication, as people corrected them, and the comparison.

    `kept` tells of each ledger, by the id of its article, where the archive has it.
    """

    ledgers: tuple[Ledger, ...]
    comparison: Comparison
    kept: Mapping[str, Kept]


class Comparisons:
    """Remembers the comparisons that were asked for last; safe to use from many threads."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._made: OrderedDict[Key, Compared] = OrderedDict()
        self._lock = Lock()
        #: The first comparison loads language data: whoever asks meanwhile waits instead of loading it too.
        self._first = Lock()
        self._is_warm = False
        self.remembered = Memory(archive.store, room=_MOST_REMEMBERED)

    def of(self, articles: Sequence[str]) -> Compared:
        """Compare these articles, unless that was done and none of them has changed; raise NotFoundError."""
        key = self._key(articles)
        if (known := self._known(key)) is not None:
            return known
        if self._is_warm:
            return self._made_of(articles, key)
        with self._first:
            made = self._known(key) or self._made_of(articles, key)
            self._is_warm = True
        return made

    def _made_of(self, articles: Sequence[str], key: Key) -> Compared:
        from tawatur.archive import compare

        found = tuple(self._archive.ledgers(tuple(sorted(set(articles)))))
        # Both are in the order of the ids that were asked for.
        kept = {
            led.article.id: Kept(article=state[0], version=state[1]) for led, state in zip(found, key, strict=False)
        }
        ledgers = tuple(sorted(found, key=reading_order))
        comparison = compare(ledgers, decisions=self._archive.decisions(ledgers))
        made = Compared(ledgers=ledgers, comparison=comparison, kept=kept)
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
        """The state of these articles; it is looked up again when something was written."""
        idents = tuple(sorted(set(articles)))
        return self.remembered.of(("articles", idents), lambda: self._state(idents))

    def _state(self, idents: Sequence[str]) -> Key:
        store = self._archive.store
        latest = ((self._archive.versions(ident) or (None,))[-1] for ident in idents)
        return tuple(
            (v.article, v.number, v.reader.version, v.reader.lexicon, tuple(j.id for j in store.judgements(v.article)))
            for v in latest
            if v is not None
        )
