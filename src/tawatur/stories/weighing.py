"""How much each key of an article weighs on its day, and what is left of a day once its articles were weighed.

The weight of a key depends on the day and the `WINDOW` days before it, so an article is weighed once: what later days
need of it stays with its day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import chain
from math import log, sqrt

import msgspec

from tawatur.stories.profiles import Profile
from tawatur.stories.sketches import Sketch

__all__ = ["WINDOW", "Day", "Vector", "Weighed", "day_of", "is_within", "rarity_of", "unweighed", "weigh"]

#: Days after its last article for which a story can still grow. An ongoing war is not a story; its days' events are.
WINDOW = 2
#: Names count for this part of words, which also hold their letters.
_NAME = 0.5
_EVENT = 0.5
#: Keys found in more than this part of the window's articles tell nothing, where there are enough articles to know.
_COMMON = 0.2
_ENOUGH = 50
#: Rarity is measured as if this many articles more had been seen, in which every key stood this often.
_PRIOR_ARTICLES, _PRIOR_SEEN = 30, 1.5
#: A text with fewer words than this (a page of a cartoon, a picture) says too little to be of one event with another.
_FEWEST = 3
#: The heaviest keys of an article by which others are sought and with which it is compared.
_KEYS = 100

Vector = dict[str, float]


class Weighed(msgspec.Struct, frozen=True):
    """An article as it was weighed on its day: its heaviest keys as a vector of length 1, its sketch and its places."""

    id: str
    day: str
    title: str
    sketch: Sketch = ()
    places: frozenset[str] = frozenset()
    vector: Vector = {}

    @property
    def order(self) -> tuple[str, str]:
        """By day of publication, then id."""
        return (self.day, self.id)


class Day(msgspec.Struct, frozen=True):
    """The articles of one day: how many there are, how many of them hold each key, and each as it was weighed."""

    day: str
    size: int
    counts: Mapping[str, int]
    articles: Sequence[Weighed] = ()


def day_of(day: str, profiles: Iterable[Profile]) -> Day:
    """Count the keys of the articles of a day, which are not weighed yet."""
    keys = [profile.keys for profile in profiles]
    return Day(day, len(keys), Counter(chain.from_iterable(keys)))


def is_within(earlier: str, day: str) -> bool:
    """Whether a day lies at most `WINDOW` days before another; days that cannot be read are near themselves only."""
    if not earlier or not day:
        return earlier == day
    try:
        return date.fromisoformat(day) - date.fromisoformat(earlier) <= timedelta(days=WINDOW)
    except ValueError:
        return earlier == day


def rarity_of(days: Iterable[Day]) -> Mapping[str, float]:
    """The weight of each key: the logarithm of how many articles of these days there are for one that holds it."""
    counts: Counter[str] = Counter()
    size = 0
    for day in days:
        counts.update(day.counts)
        size += day.size
    most = size * _COMMON if size >= _ENOUGH else size
    return {
        key: log((size + _PRIOR_ARTICLES) / (count + _PRIOR_SEEN)) for key, count in counts.items() if 1 < count <= most
    }


def weigh(profile: Profile, rarity: Mapping[str, float]) -> Weighed:
    """Keep the heaviest keys of an article; none of one that says next to nothing."""
    tells = sum(_part(key) == 1.0 for key in profile.keys) >= _FEWEST
    weights = {
        key: _part(key) * (1 + log(count)) * rarity[key]
        for key, count in zip(profile.keys, profile.counts, strict=True)
        if tells and key in rarity
    }
    length = sqrt(sum(value * value for value in weights.values())) or 1.0
    heaviest = sorted(weights, key=lambda key: (-weights[key], key))[:_KEYS]
    vector = {key: weights[key] / length for key in heaviest}
    return Weighed(profile.id, profile.day, profile.title, profile.sketch, profile.places, vector)


def unweighed(profile: Profile) -> Weighed:
    """An article that lies before the window: it belongs to its story, but draws nothing to it any more."""
    return Weighed(profile.id, profile.day, profile.title)


def _part(key: str) -> float:
    return _NAME if key[:2] == "n:" else _EVENT if key[:2] == "e:" else 1.0
