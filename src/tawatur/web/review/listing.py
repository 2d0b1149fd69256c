"""The queue as pages show it: narrowed down, and what comes after a claim."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, urlencode

import msgspec

from tawatur.collection import Archive
from tawatur.errors import NotFoundError
from tawatur.review.queue import REASONS, QueueItem
from tawatur.search.parser import parse_query
from tawatur.web.addresses import address
from tawatur.web.facets import Filters

__all__ = ["FLAGGED", "QUEUE_REASONS", "QueueFilter", "Queued", "claim_address", "iter_queue", "next_after"]

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

    @property
    def reasons(self) -> frozenset[str]:
        """The reasons of the queue that are meant; none where all are."""
        return _FLAGS if self.reason == FLAGGED else frozenset((self.reason,) if self.reason else ())

    def passes(self, item: QueueItem) -> bool:
        """Whether an item is in this part, as far as that can be seen from it."""
        return self.kind in ("", item.kind) and (not self.reasons or not self.reasons.isdisjoint(item.reasons))


class Queued:
    """Goes through the queue; `is_cut` tells afterwards that time was up before its end."""

    def __init__(self, archive: Archive, chosen: QueueFilter, after: QueueItem | None = None) -> None:
        self.is_cut = False
        self._archive = archive
        self._chosen = chosen
        self._after = after

    def __iter__(self) -> Iterator[QueueItem]:
        until = time.monotonic() + _PATIENCE
        chosen = self._chosen
        for item in self._archive.review_queue(
            articles=self._articles(), after=self._after, reasons=chosen.reasons, kind=chosen.kind
        ):
            if chosen.passes(item):
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
    item = next((item for item in archive.queued(article) if item.claim == claim), None)
    following = Queued(archive, chosen, after=item if item is not None and chosen.passes(item) else None)
    return next((other for other in following if (other.claim, other.article) != (claim, article)), None)


def claim_address(claim: str, article: str, chosen: QueueFilter | None = None, **more: Any) -> str:
    """The address of a claim's review page, which remembers what part of the queue is worked on."""
    query = {"in": article, **({} if chosen is None else dict(parse_qsl(chosen.query))), **more}
    return address("review", claim, **query)
