"""The stories of an archive, brought up to date: only days on which something came or changed are gone through again.

What stands before the first such day stays as it is, so that a day's articles cost a day, however large the archive.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

import msgspec

from tawatur import archive
from tawatur.archive import HISTORY, WINDOW, Corrections, Day
from tawatur.outlines import Outlines
from tawatur.records.judgement import Judgement
from tawatur.records.story import Story
from tawatur.review.pairs import Decisions, decided_articles, decided_titles
from tawatur.reviewing.opinions import Opinions, renamed
from tawatur.store.protocol import Store

__all__ = ["Settled", "settle"]


class Settled(msgspec.Struct, frozen=True, kw_only=True):
    """What became of stories: those that are new or changed, and the ids of those that are no more."""

    stories: tuple[Story, ...] = ()
    gone: tuple[str, ...] = ()


def settle(store: Store, since: date) -> Settled:
    """Find what the stories of an archive should be now, from a day on (`date.min` for all).

    No story is kept yet; what the next finding needs of the days gone through is.
    """
    whole = since == date.min
    alive = None if whole else since - timedelta(days=WINDOW)
    before = tuple(store.stories(ended=alive))
    opinions = Opinions(store)
    outlines = Outlines(store, opinions)
    days = () if whole else outlines.days_before(since)
    decided = _decided(opinions.all, store)
    by_hand = decided_articles(decided, "story")
    found = archive.placed(
        outlines.profiles(None if whole else _needed(store, before, since, days)),
        accounts=outlines.accounts,
        settled=() if whole else before,
        since="" if whole else since.isoformat(),
        days=days,
        corrections=Corrections(together=frozenset(by_hand.together), apart=frozenset(by_hand.apart)),
        decisions=Decisions(origins=decided_articles(decided, "origin")),
    )
    outlines.keep_days(found.days, since=since)
    return _differing(before, tuple(_titled(found.stories, decided_titles(decided))))


def _needed(store: Store, before: Sequence[Story], since: date, days: Sequence[Day]) -> tuple[str, ...]:
    """The articles of the days to be gone through and of stories still alive.

    Where it is not known how the days before were weighed, those are needed too, and the days they are weighed against.
    """
    first = since if days else since - timedelta(days=HISTORY)
    known = {article.id for day in days for article in day.articles}
    old = (article for story in before for article in story.articles if article not in known)
    return tuple(dict.fromkeys((*store.articles_since(first), *old)))


def _decided(judgements: Iterable[Judgement], store: Store) -> tuple[Judgement, ...]:
    """Judgements of stories and origins, by the ids that ledgers have: those of the last versions of articles."""
    chosen = [j for j in judgements if j.target.kind in ("story", "origin")]
    named = {target.article for j in chosen for target in (j.target, j.other) if target is not None}
    shown = {article: version.id for article in sorted(named) for version in store.versions(article, latest=True)}
    return tuple(renamed(judgement, shown) for judgement in chosen)


def _titled(found: Iterable[Story], titles: Mapping[str, str]) -> Iterator[Story]:
    """Stories of a known day or of several articles, under the titles that people gave them."""
    for story in found:
        given = [titles[article] for article in story.articles if article in titles]
        if story.begin or len(story.articles) > 1:
            yield msgspec.structs.replace(story, title=given[-1]) if given else story


def _differing(before: Sequence[Story], now: Sequence[Story]) -> Settled:
    old = {story.id: story for story in before}
    return Settled(
        stories=tuple(story for story in now if old.get(story.id) != story),
        gone=tuple(sorted(old.keys() - {story.id for story in now})),
    )
