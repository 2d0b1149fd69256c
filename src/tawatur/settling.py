"""The stories of an archive, brought up to date: only days on which something came or changed are gone through again.

What stands before the first such day stays as it is, so that a day's articles cost a day, however large the archive.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache

import msgspec

from tawatur import archive
from tawatur.archive import HISTORY, WINDOW, Corrections, Profile
from tawatur.lexicon import load_lexicon
from tawatur.records.judgement import Judgement
from tawatur.records.story import Story
from tawatur.review.pairs import Decisions, decided_articles, decided_titles
from tawatur.reviewing.opinions import Opinions, renamed
from tawatur.store.protocol import Store
from tawatur.version import __version__

__all__ = ["Settled", "settle"]

#: Profiles that are made and kept at a time.
_BATCH = 200
_DECODER = msgspec.json.Decoder(Profile)


class Settled(msgspec.Struct, frozen=True, kw_only=True):
    """What became of stories: those that are new or changed, and the ids of those that are no more."""

    stories: tuple[Story, ...] = ()
    gone: tuple[str, ...] = ()


def settle(store: Store, since: date) -> Settled:
    """Find what the stories of an archive should be now, from a day on (`date.min` for all); nothing is kept yet."""
    before = tuple(store.stories())
    whole = since == date.min
    opinions = Opinions(store)
    decided = _decided(opinions.all, store)
    by_hand = decided_articles(decided, "story")
    found = archive.placed(
        _profiles(store, _needed(store, before, since), opinions),
        ledgers=lambda articles: map(opinions.applied, store.ledgers(articles)),
        settled=() if whole else before,
        since="" if whole else since.isoformat(),
        corrections=Corrections(together=frozenset(by_hand.together), apart=frozenset(by_hand.apart)),
        decisions=Decisions(origins=decided_articles(decided, "origin")),
    )
    return _differing(before, tuple(_titled(found, decided_titles(decided))))


def _profiles(store: Store, needed: Sequence[str] | None, opinions: Opinions) -> Iterator[Profile]:
    """The profiles of articles: kept ones where nobody judged the article; others are made and kept for next time."""
    maker = _maker()
    lacking = []
    for article, data in store.profiles(maker, needed):
        if data is None or article in opinions.of:
            lacking.append(article)
        else:
            yield _DECODER.decode(data)
    for first in range(0, len(lacking), _BATCH):
        part = lacking[first : first + _BATCH]
        made = {}
        for article, ledger in zip(part, store.ledgers(part), strict=True):
            found = archive.profile(opinions.applied(ledger))
            if article not in opinions.of:
                made[article] = msgspec.json.encode(found)
            yield found
        store.keep_profiles(maker, made)


@lru_cache(maxsize=1)
def _maker() -> str:
    """What makes profiles here: the versions of code and language data."""
    return f"{__version__}/{load_lexicon().digest()}"


def _needed(store: Store, before: Sequence[Story], since: date) -> tuple[str, ...] | None:
    """The articles of the days to be gone through and those they are weighed against, and of stories still alive."""
    if since == date.min:
        return None
    first = since - timedelta(days=HISTORY)
    alive = [story for story in before if story.finish >= (since - timedelta(days=WINDOW)).isoformat()]
    return tuple(dict.fromkeys((*store.articles_since(first), *(a for story in alive for a in story.articles))))


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
