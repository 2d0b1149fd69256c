"""A store that remembers what was read from it until something is written: pages ask for the same things again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any, cast

from tawatur.records.claims import CLAIM_LISTS
from tawatur.records.judgement import Judgement
from tawatur.records.ledger import Ledger
from tawatur.records.resolution import Member
from tawatur.records.story import Story
from tawatur.store.memory import Memory
from tawatur.store.protocol import Store, Version

__all__ = ["recalling"]

#: Bytes that what is remembered takes, about: the longest article that is read fits in.
_ROOM = 160_000_000
#: About what a claim takes in memory, with its spans and derivation, and what anything else takes at least.
_CLAIM, _LEAST = 3_000, 1_000
#: Ledgers that are asked for at once and remembered; whoever goes through more of them needs each only once.
_FEW = 60


def recalling(store: Store, *, room: int = _ROOM) -> Store:
    """A store that answers the same question from memory as long as nothing was written, by whatever process."""
    return cast(Store, _Recalling(store, room))


class _Recalling:
    """Safe to use from many threads; what it does not remember it hands on."""

    def __init__(self, store: Store, room: int) -> None:
        self._store = store
        self._memory = Memory(store, room=room)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def ledger(self, article: str, version: int | None = None) -> Ledger:
        if version is not None and version == max(held.number for held in self.versions(article)):
            version = None
        make = partial(self._store.ledger, article, version)
        return self._memory.of(("ledger", article, version), make, weigh=_weight)

    def ledger_of_claim(self, claim: str) -> Ledger:
        return self._memory.of(("claim", claim), partial(self._store.ledger_of_claim, claim), weigh=_weight)

    def ledgers(self, articles: Sequence[str] | None = None, *, latest: bool = True) -> Iterator[Ledger]:
        if articles is None or not latest or len(articles) > _FEW:
            yield from self._store.ledgers(articles, latest=latest)
            return
        yield from self._memory.of_each(
            [("ledger", article, None) for article in articles],
            lambda missing: self._store.ledgers([article for _, article, _ in missing]),
            weigh=_weight,
        )

    def versions(self, article: str | None = None, *, latest: bool = False) -> Iterator[Version]:
        if article is None or latest:
            yield from self._store.versions(article, latest=latest)
            return
        yield from self._memory.of(("versions", article), lambda: tuple(self._store.versions(article)), weigh=_many)

    def judgements(self, article: str | None = None) -> Iterator[Judgement]:
        yield from self._memory.of(("judged", article), lambda: tuple(self._store.judgements(article)), weigh=_many)

    def story(self, ident: str) -> Story:
        return self._memory.of(("story", ident), partial(self._store.story, ident), weigh=lambda s: _many(s.articles))

    def articles_since(self, day: date | None) -> tuple[str, ...]:
        return self._memory.of(("since", day), partial(self._store.articles_since, day), weigh=_many)

    def contradicted_claims(self) -> dict[str, frozenset[str]]:
        return self._memory.of("contradicted", self._store.contradicted_claims, weigh=_many)

    def shared_by_member(self, articles: Sequence[str]) -> dict[Member, str]:
        make = partial(self._store.shared_by_member, articles)
        return self._memory.of(("shared", *articles), make, weigh=lambda found: _many((*articles, *found)))

    def last_judgement(self, article: str, targets: Sequence[str]) -> str:
        make = partial(self._store.last_judgement, article, targets)
        return self._memory.of(("last", article, *targets), make, weigh=lambda _: _LEAST)


def _many(found: Any) -> int:
    return _LEAST * (1 + len(found))


def _weight(ledger: Ledger) -> int:
    return 4 * len(ledger.article.text) + _CLAIM * (1 + sum(len(getattr(ledger, name)) for name in CLAIM_LISTS))
