"""Judgements on their way from one archive to another."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from tawatur.errors import JudgementError, NotFoundError
from tawatur.records.judgement import CLAIM_KINDS, Judgement, Target, judgement_id
from tawatur.store.protocol import Placed, Store

__all__ = ["Arrived", "Taken", "arrive", "judged_articles"]


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """What became of judgements from another archive: taken, known already, or of articles that are not here."""

    taken: int = 0
    known: int = 0
    no_article: int = 0


class Arrived(msgspec.Struct, frozen=True, kw_only=True):
    """Judgements with the articles they are of here, and the number of those whose articles are not here."""

    placed: tuple[Placed, ...]
    no_article: int


def arrive(store: Store, judgements: Iterable[Judgement]) -> Arrived:
    """Find the articles that judgements from elsewhere are of; raise JudgementError for one that was changed."""
    placed, missing = [], 0
    for judgement in judgements:
        if judgement_id(judgement) != judgement.id:
            raise JudgementError(f"{judgement.id}: was changed after it was exported; export it again")
        homes = [_home(store, target) for target in (judgement.target, judgement.other) if target is not None]
        if None in homes:
            missing += 1
        else:
            placed.append(Placed(judgement=judgement, article=homes[0] or "", other=homes[1] if homes[1:] else None))
    return Arrived(placed=tuple(placed), no_article=missing)


def _home(store: Store, target: Target) -> str | None:
    """The article that a judgement is of: with its id and text, else with its text, else with its id."""
    try:
        versions = tuple(store.versions(target.article))
    except NotFoundError:
        versions = ()
    if any(version.sha256 == target.sha256 for version in versions):
        return versions[0].article
    by_text = store.article_with_text(target.sha256)
    return by_text if by_text is not None or not versions else versions[0].article


def judged_articles(store: Store) -> tuple[str, ...]:
    """The ids of the articles with judged claims, in order."""
    return tuple(sorted({j.target.article for j in store.judgements() if j.target.kind in CLAIM_KINDS}))
