"""The queue as pages show it: narrowed down, and what comes after a claim."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from itertools import islice
from threading import Lock
from typing import Any
from urllib.parse import parse_qsl, urlencode
from weakref import WeakKeyDictionary

import msgspec

from tawatur.collection import Archive
from tawatur.errors import NotFoundError
from tawatur.review.queue import REASONS, QueueItem
from tawatur.search.parser import parse_query
from tawatur.web.addresses import address
from tawatur.web.facets import Filters

__all__ = ["FLAGGED", "QUEUE_REASONS", "QueueFilter", "Queued", "claim_address", "forget", "iter_queue", "next_after"]

#: Judgements that no longer stand, as one reason to filter by.
FLAGGED = "flagged"
_FLAGS = frozenset({"words changed", "claim withdrawn", "claim changed"})
QUEUE_REASONS = (FLAGGED, *REASONS)
#: Seconds that looking for rare claims may take; the archive may hold thousands of articles.
_PATIENCE = 4.0
#: Articles of one outlet that are looked through.
_OF_OUTLET = 5_000


class QueueFilter(msgspec.Struct, frozen=True, kw_only=True):
    """What part of the queue is worked on; "" is everything."""

    kind: str = ""
    reason: str = ""
    outlet: str = ""
    article: str = ""

    @property
    def query(self) -> str:
        """The filter as the query of an address."""
        return urlencode({name: value for name, value in msgspec.structs.asdict(self).items() if value})

    @classmethod
    def from_query(cls, query: str) -> QueueFilter:
        """The filter in a query; what is unknown is passed over."""
        given = dict(parse_qsl(query[:4000]))
        return cls(**{name: given[name] for name in cls.__struct_fields__ if name in given})

    def passes(self, item: QueueItem) -> bool:
        """Whether an item is in this part, as far as that can be seen from it."""
        if self.kind and item.kind != self.kind:
            return False
        if self.reason == FLAGGED:
            return not _FLAGS.isdisjoint(item.reasons)
        return not self.reason or self.reason in item.reasons


class Queued:
    """Goes through the queue; `is_cut` tells afterwards that time was up before its end."""

    def __init__(self, archive: Archive, chosen: QueueFilter) -> None:
        self.is_cut = False
        self._archive = archive
        self._chosen = chosen

    def __iter__(self) -> Iterator[QueueItem]:
        until = time.monotonic() + _PATIENCE
        for item in self._archive.review_queue(articles=self._articles()):
            if self._chosen.passes(item):
                yield item
            if time.monotonic() > until:
                self.is_cut = True
                return

    def _articles(self) -> list[str] | None:
        chosen = self._chosen
        if chosen.article:
            try:
                return [self._archive.versions(chosen.article)[-1].article]
            except (IndexError, NotFoundError):
                return []
        if not chosen.outlet:
            return None
        asked = parse_query(Filters(outlet=(chosen.outlet,)).query(""))
        return sorted({held.kept_as for held in self._archive.store.search(asked, limit=_OF_OUTLET).held})


def iter_queue(archive: Archive, chosen: QueueFilter) -> Queued:
    """The items of a part of the queue, the most pressing first."""
    return Queued(archive, chosen)


def next_after(archive: Archive, chosen: QueueFilter, claim: str, article: str) -> QueueItem | None:
    """The item that comes after a claim; the first other one where the claim is not in the queue."""
    head, is_whole = _head(archive, chosen)
    found = _following(head, claim, article)
    if found is None and not is_whole:
        found = _following(iter_queue(archive, chosen), claim, article)
    return found


def _following(items: Iterable[QueueItem], claim: str, article: str) -> QueueItem | None:
    """The item after a claim, or the first one where the claim is not there."""
    first: QueueItem | None = None
    is_past = False
    for item in items:
        if (item.claim, item.article) == (claim, article):
            is_past = True
        elif is_past:
            return item
        elif first is None:
            first = item
    return None if is_past else first


def forget(archive: Archive, *, claim: str | None = None) -> None:
    """Take a claim that was judged out of what is remembered of the queue, or forget all of it."""
    state = archive.store.state()
    with _LOCK:
        heads = _HEADS.get(archive, {})
        for chosen, head in list(heads.items()):
            if claim is None:
                del heads[chosen]
            else:
                kept = tuple(item for item in head.items if item.claim != claim)
                heads[chosen] = msgspec.structs.replace(head, items=kept, state=state)


def _head(archive: Archive, chosen: QueueFilter) -> tuple[tuple[QueueItem, ...], bool]:
    """The first items of a part of the queue, as they were at most a minute ago, and whether that is all of them."""
    now, state = time.monotonic(), archive.store.state()
    with _LOCK:
        known = _HEADS.setdefault(archive, {}).get(chosen)
    if known is None or known.state != state or now - known.made > _FRESH:
        found = tuple(islice(iter_queue(archive, chosen), _HEAD + 1))
        known = _Head(made=now, state=state, items=found[:_HEAD], is_whole=len(found) <= _HEAD)
        with _LOCK:
            heads = _HEADS.setdefault(archive, {})
            if len(heads) >= _MOST_HEADS:
                heads.clear()
            heads[chosen] = known
    return known.items, known.is_whole


class _Head(msgspec.Struct, frozen=True, kw_only=True):
    """The beginning of a part of the queue, when it was looked through, and whether it is all of it."""

    made: float
    state: str
    items: tuple[QueueItem, ...]
    is_whole: bool


_HEADS: WeakKeyDictionary[Archive, dict[QueueFilter, _Head]] = WeakKeyDictionary()
_LOCK = Lock()
#: Whoever goes through the queue needs the next item with each page; the whole archive is not looked through for that.
_HEAD = 300
_FRESH = 60.0
_MOST_HEADS = 32


def claim_address(claim: str, article: str, chosen: QueueFilter | None = None, **more: Any) -> str:
    """The address of a claim's review page, which remembers what part of the queue is worked on."""
    query = {"in": article, **({} if chosen is None else dict(parse_qsl(chosen.query))), **more}
    return address("review", claim, **query)
