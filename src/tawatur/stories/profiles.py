"""What clustering keeps of an article: its telling words, its names, and a sketch of its text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from sys import intern

import msgspec

from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.functionwords import FunctionWord
from tawatur.records.ledger import Ledger
from tawatur.stories.accounts import Account
from tawatur.stories.passages import Words, words_of
from tawatur.stories.sketches import Sketch, sketch_of
from tawatur.text.folding import fold
from tawatur.text.likeness import likeness_key

__all__ = ["Profile", "profile_of"]

#: Words of an article that are looked at: what comes later is mostly background.
_WORDS = 400
#: Words of the title, and words that belong to the first so many, count for this many.
_TITLE, _LEAD, _LEAD_WORDS = 3, 2, 60
#: Marks a key as that of an event type or a name rather than a word.
_NAME, _EVENT = "n:", "e:"


class Profile(msgspec.Struct, frozen=True):
    """An article ready to be clustered.

    `keys` are its words, names and kinds of events (folded, without endings) with their `counts`; `sketch` holds the
    least hashes of its runs of three words, `places` where it plays.
    """

    id: str
    day: str
    title: str
    keys: tuple[str, ...]
    counts: tuple[int, ...]
    sketch: Sketch
    places: frozenset[str] = frozenset()

    @property
    def order(self) -> tuple[str, str]:
        """By day of publication, then id."""
        return (self.day, self.id)


def profile_of(ledger: Ledger, lexicon: Lexicon, account: Account | None = None) -> Profile:
    """Take the profile of an article from its ledger; `account` is its account, where it was taken already."""
    article = ledger.article
    words = words_of(article) if account is None else account.words
    found = _words(words, len(article.title), lexicon)
    for name, weight in _names(ledger):
        found[_NAME + name] += weight
    for event in ledger.events:
        found[f"{_EVENT}{event.type}/{event.mode or ''}"] += 1
    ordered = sorted(found.items())
    return Profile(
        id=article.id,
        day=(article.published or "")[:10],
        title=article.title,
        keys=tuple(intern(key) for key, _ in ordered),
        counts=tuple(count for _, count in ordered),
        sketch=sketch_of(words.keys) if account is None else account.sketch,
        places=frozenset(_focus(ledger)),
    )


def _words(words: Words, title: int, lexicon: Lexicon) -> Counter[str]:
    particles = lexicon.compiled(_particles)
    found: Counter[str] = Counter()
    number = 0
    for norm, start in zip(words.keys, words.starts, strict=True):
        if len(norm) < 3 or norm in particles or norm[0].isdigit():
            continue
        number += 1
        if number > _WORDS:
            break
        found[likeness_key(norm)] += _TITLE if start < title else _LEAD if number <= _LEAD_WORDS else 1
    return found


def _names(ledger: Ledger) -> Iterator[tuple[str, int]]:
    early = len(ledger.article.title) + 400
    for entity in ledger.entities:
        if entity.mentions:
            key = " ".join(likeness_key(word) for word in fold(entity.name).split())
            yield key, len(entity.mentions) + _TITLE * (entity.mentions[0].start < early)


def _focus(ledger: Ledger) -> Iterator[str]:
    """The places of the events and the places named more than once: where the article plays."""
    starts = {span.start for event in ledger.events for span in event.places}
    for entity in ledger.entities:
        if entity.type == "LOC" and (len(entity.mentions) > 1 or any(m.start in starts for m in entity.mentions)):
            yield " ".join(likeness_key(word) for word in fold(entity.name).split())


def _particles(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(form.text for entry in lexicon.entries(FunctionWord) for form in entry.forms() if not form.bound)
