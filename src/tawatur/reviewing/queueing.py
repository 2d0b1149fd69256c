"""The review queue of an archive, gone through lazily: what is asked for first costs a few ledgers, not all of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from tawatur.records.ledger import Ledger
from tawatur.review.queue import KINDS_OF, REASONS, QueueItem, doubts_of
from tawatur.reviewing.opinions import Opinions
from tawatur.store.protocol import Store

__all__ = ["Queue"]

#: From this place in `REASONS` on the queue goes through the ledgers of the whole archive.
_SPEAKERS = REASONS.index("inferred speaker")
#: Only what stands in a contradiction of a kept comparison is here; what follows before `_SPEAKERS` people judged.
_CONTRADICTED = REASONS.index("contradicted")
#: Ledgers fetched by one transaction.
_BATCH = 20


class Queue:
    """The claims of some articles, or of all, that a person should look at; opinions are those of when it was made."""

    def __init__(
        self, store: Store, articles: Sequence[str] | None = None, *, reasons: Collection[str] = (), kind: str = ""
    ) -> None:
        self._store = store
        self._articles = articles
        self._reasons = frozenset(reasons)
        self._kind = kind
        self._opinions = Opinions(store, articles)
        self._contradicted: Mapping[str, frozenset[str]] = store.contradicted_claims()
        #: The items before `_SPEAKERS` of the articles that were looked at for them: few, and asked for by rank.
        self._pressing: dict[str, tuple[QueueItem, ...]] = {}

    def items(self, after: QueueItem | None = None) -> Iterator[QueueItem]:
        """The items by rank, article and place in it, from the beginning or after one of them."""
        if after is not None:
            yield from _beyond(self._of_rank(after.rank, after.article), after)
        for rank in range(0 if after is None else after.rank + 1, len(REASONS)):
            if self._may_hold(rank):
                yield from self._of_rank(rank)

    def _may_hold(self, rank: int) -> bool:
        """Whether something that is looked for can have a rank; the whole archive is not gone through for nothing."""
        if rank < _SPEAKERS:
            return True
        reason = REASONS[rank]
        return (not self._reasons or reason in self._reasons) and (not self._kind or self._kind in KINDS_OF[reason])

    def of_article(self, article: str) -> tuple[QueueItem, ...]:
        """The items of one article."""
        found = (item for ledger in self._store.ledgers([article]) for item in self._doubts(ledger))
        return tuple(sorted(found, key=lambda item: item.rank))

    def _of_rank(self, rank: int, first: str | None = None) -> Iterator[QueueItem]:
        """The items of a rank from an article on."""
        articles = self._among(rank)
        if first is not None and first in articles:
            articles = articles[articles.index(first) :]
        for at in range(0, len(articles), _BATCH):
            part = articles[at : at + _BATCH]
            found = self._pressing_of(part) if rank < _SPEAKERS else self._doubts_of(part)
            yield from (item for item in found if item.rank == rank)

    def _doubts_of(self, articles: Sequence[str]) -> Iterator[QueueItem]:
        for ledger in tuple(self._store.ledgers(articles)):
            yield from self._doubts(ledger)

    def _pressing_of(self, articles: Sequence[str]) -> Iterator[QueueItem]:
        """The items before `_SPEAKERS` of articles, each of which is looked at once for all their ranks."""
        missing = [article for article in articles if article not in self._pressing]
        for article, ledger in zip(missing, tuple(self._store.ledgers(missing)) if missing else (), strict=True):
            self._pressing[article] = tuple(item for item in self._doubts(ledger) if item.rank < _SPEAKERS)
        for article in articles:
            yield from self._pressing[article]

    def _among(self, rank: int) -> Sequence[str]:
        """The articles that may have items of a rank, in their order."""
        if rank >= _SPEAKERS:
            return self._store.articles_since(None) if self._articles is None else self._articles
        pressing = sorted(self._contradicted if rank == _CONTRADICTED else self._opinions.of)
        wanted = None if self._articles is None else frozenset(self._articles)
        return pressing if wanted is None else [article for article in pressing if article in wanted]

    def _doubts(self, ledger: Ledger) -> Iterator[QueueItem]:
        article = self._opinions.kept_as.get(ledger.article.id, ledger.article.id)
        known = self._contradicted.get(article, ())
        return doubts_of(self._opinions.applied(ledger), contradicted=known, article=article)


def _beyond(items: Iterator[QueueItem], after: QueueItem) -> Iterator[QueueItem]:
    """What follows an item among those from its article on; or, where it is gone, what follows its article."""
    is_past = False
    for item in items:
        if is_past or item.article != after.article:
            yield item
        elif item.claim == after.claim:
            is_past = True
