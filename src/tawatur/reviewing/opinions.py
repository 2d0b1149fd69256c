"""The judgements of some articles of an archive, ready to be applied to their ledgers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from tawatur.records.judgement import Judgement
from tawatur.records.ledger import Ledger
from tawatur.review.applying import apply
from tawatur.review.pairs import Decisions, decided_articles, decided_entities
from tawatur.store.protocol import Store

__all__ = ["Opinions", "renamed"]


#: Of more articles than this the judgements of all are fetched at once: people judge thousands of claims, not millions.
_FEW = 20


class Opinions:
    """The judgements of some articles at least, by the ids of the articles and of their versions."""

    def __init__(self, store: Store, articles: Iterable[str] | None = None) -> None:
        self.all: list[Judgement] = []
        self.of: dict[str, list[Judgement]] = {}
        #: Id of a version → the id its article is kept under.
        self.kept_as: dict[str, str] = {}
        seen: set[str] = set()
        wanted: list[str | None] = [None] if articles is None else list(dict.fromkeys(articles))
        for article in wanted if len(wanted) <= _FEW else [None]:
            for judgement in store.judgements(article):
                if judgement.id not in seen:
                    seen.add(judgement.id)
                    self._take(judgement)
        for article in self.of:
            for version in store.versions(article):
                self.kept_as[version.id] = article

    def _take(self, judgement: Judgement) -> None:
        self.all.append(judgement)
        for target in (judgement.target, judgement.other):
            if target is not None:
                mine = self.of.setdefault(target.article, [])
                if judgement not in mine[-1:]:
                    mine.append(judgement)

    def on(self, ledger: Ledger) -> list[Judgement]:
        """The judgements of the article that a ledger was read from."""
        return self.of.get(self.kept_as.get(ledger.article.id, ledger.article.id), [])

    def applied(self, ledger: Ledger, *, keep_rejected: bool = False) -> Ledger:
        """The ledger with all judgements of its article."""
        mine = self.on(ledger)
        return apply(ledger, mine, keep_rejected=keep_rejected) if mine else ledger

    def decisions(self, ledgers: Iterable[Ledger]) -> Decisions:
        """What was decided of names and origins among these articles, by the ids that their ledgers have."""
        named = {self.kept_as.get(ledger.article.id, ledger.article.id): ledger for ledger in ledgers}
        shown = {ident: ledger.article.id for ident, ledger in named.items()}
        judged = [renamed(judgement, shown) for judgement in self.all]
        return Decisions(links=decided_entities(self.all, named), origins=decided_articles(judged, "origin"))


def renamed(judgement: Judgement, shown: Mapping[str, str]) -> Judgement:
    """The judgement with the ids of articles replaced by those that `shown` has for them."""
    target, other = judgement.target, judgement.other
    target = msgspec.structs.replace(target, article=shown.get(target.article, target.article))
    if other is not None:
        other = msgspec.structs.replace(other, article=shown.get(other.article, other.article))
    return msgspec.structs.replace(judgement, target=target, other=other)
