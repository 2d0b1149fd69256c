"""The entities that the articles of an archive share, found anew where anything came or changed."""

from __future__ import annotations

from tawatur.lexicon import load_lexicon
from tawatur.resolve.naming import joins_of, names_of
from tawatur.resolve.shared import SharedNames
from tawatur.review.pairs import decided_entities
from tawatur.reviewing.opinions import Opinions
from tawatur.store.protocol import Store
from tawatur.version import __version__

__all__ = ["find_entities"]

#: Larger stories are not gone through for names written in several ways: their pairs are too many.
_LARGEST_STORY = 200


def find_entities(store: Store, *, rebuild: bool = False) -> dict[str, int] | None:
    """Find and keep the entities of an archive; give how many with how many members, None where nothing changed.

    One pass over the names of all articles, then one over the stories that are kept; corrections of links are obeyed.
    """
    if not rebuild and store.entities_are_current():
        return None
    run = store.start_run("entities", __version__)
    last = store.last_ledger()
    opinions = Opinions(store)
    judged = {article: store.ledger(article) for article in opinions.of}
    links = decided_entities(opinions.all, judged)
    lexicon = load_lexicon()
    names = SharedNames(different=links.different)
    for place, ledger in store.named():
        names.add(place, ledger.article.id, names_of(ledger, lexicon))
    for story in store.stories(several=True):
        if len(story.articles) <= _LARGEST_STORY:
            ledgers = tuple(store.ledgers(story.articles))
            names.add_story(joins_of(ledgers, lexicon, same=links.same, different=links.different))
    counts = store.keep_entities(names.shared(), run=run)
    store.finish_run(run, {**counts, "up to ledger": last})
    return counts
