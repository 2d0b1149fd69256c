"""The entities that the articles of an archive share, found anew where anything came or changed.

What an article gives to them, and a story, is kept beside it, so that only what came or changed is looked through;
what is kept is then put together. Stories of articles that people judged are looked at afresh.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from tawatur.lexicon import load_lexicon
from tawatur.outlines import made_here
from tawatur.records.ledger import Ledger
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
#: Articles that are looked through and kept at a time, be it by themselves or in their stories.
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
    lacking = set(store.unnamed(made_here()))
    told = _joins(store, opinions, links, lacking)
    rest = sorted(lacking)
    for first in range(0, len(rest), _BATCH):
        _looked_through(store, rest[first : first + _BATCH], lacking)
    shared = SharedNames(different=links.different)
    for kept in store.names(made_here()):
        shared.add(kept.place, kept.article, _NAMES.decode(kept.data))
    for joins in told:
        shared.add_story(_JOINS.decode(joins))
    counts = store.keep_entities(shared.digests(made_here()), shared.entity, run=run)
    store.finish_run(run, {**counts, "up to ledger": last})
    return counts


def _joins(store: Store, opinions: Opinions, links: Links, lacking: set[int]) -> list[bytes]:
    """What each story tells to be one, as it is kept; what was not kept is kept for the next time. `lacking` as
    `_looked_through`."""
    told: list[bytes] = []
    judged: list[KeptJoins] = []
    changed: list[KeptJoins] = []
    for kept in store.joins(made_here(), largest=_LARGEST_STORY):
        if any(opinions.kept_as.get(article, article) in opinions.of for article in kept.articles):
            judged.append(kept)
        elif kept.data is None:
            changed.append(kept)
        else:
            told.append(kept.data)
    for some in _few(judged):
        told += _found(store, some, links, lacking)
    for some in _few(changed):
        found = _found(store, some, links, lacking)
        store.keep_joins(list(zip(some, found, strict=True)))
        told += found
    return told


def _few(stories: Iterable[KeptJoins]) -> Iterator[list[KeptJoins]]:
    """Stories whose names are fetched together."""
    some: list[KeptJoins] = []
    size = 0
    for story in stories:
        some.append(story)
        size += len(story.ledgers)
        if size >= _BATCH:
            yield some
            some, size = [], 0
    if some:
        yield some


def _found(store: Store, stories: Sequence[KeptJoins], links: Links, lacking: set[int]) -> list[bytes]:
    named = _looked_through(store, [ledger for story in stories for ledger in story.ledgers], lacking)
    present = ([named[ledger] for ledger in story.ledgers if ledger in named] for story in stories)
    joined = (joins_of(each, load_lexicon(), same=links.same, different=links.different) for each in present)
    return [msgspec.msgpack.encode(joins) for joins in joined]


def _looked_through(store: Store, ledgers: Sequence[int], lacking: set[int]) -> dict[int, Ledger]:
    """Ledgers by their keys; the names of those that are `lacking` theirs are kept, and they are lacking no more."""
    named = dict(store.named(ledgers))
    new = lacking & named.keys()
    if new:
        lexicon = load_lexicon()
        store.keep_names(made_here(), {key: msgspec.msgpack.encode(names_of(named[key], lexicon)) for key in new})
        lacking -= new
    return named
