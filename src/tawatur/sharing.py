"""The entities that the articles of an archive share, found anew where anything came or changed.

What an article gives to them, and a story, is kept beside it, so that only what came or changed is looked through;
what is kept is then put together. Stories of articles that people judged are looked at afresh.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from tawatur.lexicon import load_lexicon
from tawatur.outlines import made_here
from tawatur.resolve.naming import Join, Named, joins_of, names_of
from tawatur.resolve.shared import SharedNames
from tawatur.review.pairs import Links, decided_entities
from tawatur.reviewing.opinions import Opinions
from tawatur.store.finding import KeptJoins
from tawatur.store.protocol import Store
from tawatur.version import __version__

__all__ = ["find_entities"]

#: Larger stories are not gone through for names written in several ways: their pairs are too many.
_LARGEST_STORY = 200
#: Articles, and stories, that are looked through and kept at a time.
_BATCH = 200
_NAMES = msgspec.msgpack.Decoder(tuple[Named, ...])
_JOINS = msgspec.msgpack.Decoder(tuple[Join, ...])


def find_entities(store: Store, *, rebuild: bool = False) -> dict[str, int] | None:
    """Find and keep the entities of an archive; give how many with how many members, None where nothing changed.

    With `rebuild` nothing that was kept is used. Corrections of links are obeyed.
    """
    if not rebuild and store.entities_are_current():
        return None
    run = store.start_run("entities", __version__)
    last = store.last_ledger()
    opinions = Opinions(store)
    judged = {article: store.ledger(article) for article in opinions.of}
    links = decided_entities(opinions.all, judged)
    if rebuild:
        store.forget_names()
    _look_through(store)
    shared = SharedNames(different=links.different)
    for kept in store.names(made_here()):
        shared.add(kept.place, kept.article, _NAMES.decode(kept.data))
    for joins in _joins(store, opinions, links):
        shared.add_story(joins)
    counts = store.keep_entities(shared.digests(made_here()), shared.entity, run=run)
    store.finish_run(run, {**counts, "up to ledger": last})
    return counts


def _look_through(store: Store) -> None:
    """Keep the names of the articles of which none are kept."""
    lexicon = load_lexicon()
    lacking = store.unnamed(made_here())
    for first in range(0, len(lacking), _BATCH):
        named = store.named(lacking[first : first + _BATCH])
        made = {key: msgspec.msgpack.encode(names_of(ledger, lexicon)) for key, ledger in named}
        store.keep_names(made_here(), made)


def _joins(store: Store, opinions: Opinions, links: Links) -> Iterator[tuple[Join, ...]]:
    """What each story tells to be one; what was not kept is kept for the next time."""
    judged: list[KeptJoins] = []
    lacking: list[KeptJoins] = []
    for kept in store.joins(made_here(), largest=_LARGEST_STORY):
        if any(opinions.kept_as.get(article, article) in opinions.of for article in kept.articles):
            judged.append(kept)
        elif kept.data is None:
            lacking.append(kept)
        else:
            yield _JOINS.decode(kept.data)
    for story in judged:
        yield _found(store, story, links)
    for first in range(0, len(lacking), _BATCH):
        made = []
        for story in lacking[first : first + _BATCH]:
            joins = _found(store, story, links)
            made.append((story, msgspec.msgpack.encode(joins)))
            yield joins
        store.keep_joins(made)


def _found(store: Store, story: KeptJoins, links: Links) -> tuple[Join, ...]:
    ledgers = [ledger for _, ledger in store.named(story.ledgers)]
    return joins_of(ledgers, load_lexicon(), same=links.same, different=links.different)
