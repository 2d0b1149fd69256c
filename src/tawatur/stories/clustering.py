"""Stories from a stream of articles: one day after the other, each day's articles and the stories still alive at once.

Every decision about a day rests on that day and the `WINDOW` days before it, never on later ones. So the order in which
articles are given never shows, and a late arrival changes its own day and those after it, not the archive.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import chain, groupby
from math import log, sqrt

import msgspec

from tawatur.records.identity import content_id
from tawatur.records.story import Story, StoryLink
from tawatur.stories.linkage import link
from tawatur.stories.profiles import Profile
from tawatur.stories.sketches import copies_among

__all__ = ["HISTORY", "WINDOW", "Corrections", "cluster"]

#: Days after its last article for which a story can still grow. An ongoing war is not a story; its days' events are.
WINDOW = 2
#: Days before a day whose articles are needed to place it: those of its window, and those by which their words were
#: weighed.
HISTORY = 2 * WINDOW
#: Mean likeness (cosine of weighted words and names) from which groups are one story. On the 31 hand-clustered articles
#: among the 1,300 of one day B-cubed F1 is 1.0 from .22 to .26 and .975 or more from .20 to .30.
ALIKE = 0.25
#: Names count for this part of words, which also hold their letters.
_NAME = 0.5
_EVENT = 0.5
#: Keys found in more than this part of the window's articles tell nothing, where there are enough articles to know.
_COMMON = 0.2
_ENOUGH = 50
#: Rarity is measured as if this many articles more had been seen, in which every key stood this often.
_PRIOR_ARTICLES, _PRIOR_SEEN = 30, 1.5
#: The heaviest keys of an article by which others are sought and with which it is compared.
_KEYS = 100
#: Pairs that share less are taken to share nothing.
_FLOOR = 0.08
#: What is left of a likeness across days (serial news, such as the weather or the stock market, repeats its words each
#: day), and between accounts that both play somewhere but nowhere in common.
_OTHER_DAY = 0.85
_OTHER_PLACE = 0.75
#: A key found in more nodes of a day than this brings none together by itself.
_POSTINGS = 400
_SHOWN = 5

Vector = dict[str, float]


class Corrections(msgspec.Struct, frozen=True):
    """Decisions of people, as pairs of article ids: what belongs together, and what does not. They always win."""

    together: frozenset[tuple[str, str]] = frozenset()
    apart: frozenset[tuple[str, str]] = frozenset()


class _Group(msgspec.Struct):
    """A story in the making; `vectors` are those of its articles of the last days."""

    articles: list[Profile]
    vectors: list[Vector]
    links: list[StoryLink]

    @property
    def last(self) -> str:
        return self.articles[-1].day


class _Day(msgspec.Struct, frozen=True):
    """The articles of one day: how many there are, and how many of them hold each key."""

    articles: int
    counts: Counter[str]

    @staticmethod
    def of(profiles: Iterable[Profile]) -> _Day:
        keys = [profile.keys for profile in profiles]
        return _Day(len(keys), Counter(chain.from_iterable(keys)))


def cluster(
    profiles: Iterable[Profile],
    *,
    settled: Sequence[Story] = (),
    since: str = "",
    corrections: Corrections | None = None,
) -> tuple[Story, ...]:
    """Put articles into stories, in order of their first article.

    With `settled`, the stories of earlier days stand as they are: only articles of `since` (an ISO day) and later are
    placed. `profiles` must then hold the articles of the `HISTORY` days before `since` too; the result is that of
    clustering everything at once. Articles without a day stand before all others and join none of them.
    """
    ordered = sorted(profiles, key=lambda profile: profile.order)
    known = {profile.id: profile for profile in ordered}
    done, alive = _restored(settled, known, since)
    seen = {day: _Day.of(found) for day, found in groupby((p for p in ordered if p.day < since), key=_day)}
    _restore_vectors(alive, seen, since)
    corrected = corrections or Corrections()
    for day, found in groupby((p for p in ordered if p.day >= since), key=_day):
        today = list(found)
        seen = {earlier: keys for earlier, keys in seen.items() if _is_within(earlier, day)} | {day: _Day.of(today)}
        over = [group for group in alive if not _is_within(group.last, day)]
        done += [_story(group) for group in over]
        alive = [group for group in alive if _is_within(group.last, day)]
        alive = _placed(alive, today, _rarity(seen.values()), day, corrected)
    done += [_story(group) for group in alive]
    return tuple(sorted(done, key=lambda story: (story.begin, story.articles[0])))


def _placed(
    alive: list[_Group], today: list[Profile], rarity: Mapping[str, float], day: str, corrections: Corrections
) -> list[_Group]:
    """Join the articles of one day with each other and with the stories still alive."""
    for group in alive:
        kept = [n for n, profile in enumerate(group.articles) if _is_within(profile.day, day)]
        group.vectors = group.vectors[-len(kept) :]
    groups = alive + [_Group([profile], [_vector(profile, rarity)], []) for profile in today]
    sums = _guarded(_sums([group.vectors for group in groups], len(alive)), groups, len(alive))
    copies = copies_among([[p.sketch for p in _recent(group)] for group in groups], since=len(alive))
    weights = {number: len(group.vectors) for number, group in enumerate(groups)}
    for (a, b), score in copies.items():
        sums[a, b] = max(sums.get((a, b), 0.0), score * weights[a] * weights[b])
    by_hand = _by_hand(groups, corrections)
    for a, b in by_hand:
        sums[a, b] = float(weights[a] * weights[b])
    barred = _barred(groups, corrections)
    linked = link(
        len(groups),
        sums,
        least=ALIKE,
        weights=weights,
        may_join=lambda left, right: _may_join(left, right, len(alive), barred),
    )
    for join in linked.joins:
        pair = (join.left, join.right)
        rule = "by-hand" if pair in by_hand else "copy" if pair in copies else "alike"
        _merge(groups[join.left], groups[join.right], join.mean, rule)
    return [groups[members[0]] for members in linked.groups]


def _recent(group: _Group) -> list[Profile]:
    return group.articles[-len(group.vectors) :]


def _may_join(left: tuple[int, ...], right: tuple[int, ...], alive: int, barred: Collection[tuple[int, int]]) -> bool:
    """Two stories that were told apart on an earlier day stay apart; so does what people have parted."""
    if left[0] < alive and right[0] < alive:
        return False
    return not barred or not any((min(a, b), max(a, b)) in barred for a in left for b in right)


def _merge(left: _Group, right: _Group, mean: float, rule: str) -> None:
    shared = _shared(left.vectors, right.vectors)
    made = StoryLink(
        left=left.articles[0].id, right=right.articles[0].id, score=round(mean, 3), rule=rule, shared=shared
    )
    left.links += [*right.links, made]
    both = sorted(
        zip([*_recent(left), *_recent(right)], [*left.vectors, *right.vectors], strict=True), key=lambda p: p[0].order
    )
    older = left.articles[: len(left.articles) - len(left.vectors)]
    left.articles = [*older, *(profile for profile, _ in both)]
    left.vectors = [vector for _, vector in both]


def _shared(left: list[Vector], right: list[Vector]) -> tuple[str, ...]:
    """The keys that bring two groups together, the heaviest first; names as they are folded."""
    one, other = _total(left), _total(right)
    products = {key: one[key] * other[key] for key in one.keys() & other.keys()}
    return tuple(sorted(products, key=lambda key: (-products[key], key))[:_SHOWN])


def _total(vectors: list[Vector]) -> Vector:
    total: Vector = defaultdict(float)
    for vector in vectors:
        for key, value in vector.items():
            total[key] += value
    return total


def _rarity(days: Iterable[_Day]) -> Mapping[str, float]:
    """The weight of each key: the logarithm of how many articles of these days there are for one that holds it."""
    counts: Counter[str] = Counter()
    size = 0
    for day in days:
        counts.update(day.counts)
        size += day.articles
    most = size * _COMMON if size >= _ENOUGH else size
    return {
        key: log((size + _PRIOR_ARTICLES) / (count + _PRIOR_SEEN)) for key, count in counts.items() if 1 < count <= most
    }


def _vector(profile: Profile, rarity: Mapping[str, float]) -> Vector:
    """The heaviest keys of an article, of length 1."""
    weights = {
        key: _part(key) * (1 + log(count)) * rarity[key]
        for key, count in zip(profile.keys, profile.counts, strict=True)
        if key in rarity
    }
    length = sqrt(sum(value * value for value in weights.values())) or 1.0
    heaviest = sorted(weights, key=lambda key: (-weights[key], key))[:_KEYS]
    return {key: weights[key] / length for key in heaviest}


def _part(key: str) -> float:
    return _NAME if key[:2] == "n:" else _EVENT if key[:2] == "e:" else 1.0


def _sums(groups: Sequence[list[Vector]], alive: int) -> dict[tuple[int, int], float]:
    """The sums of likeness over all pairs of articles of two groups that share a telling key.

    The first `alive` groups were told apart on an earlier day: they are only sought, not compared with each other.
    """
    index: dict[str, list[tuple[int, float]]] = defaultdict(list)
    sums: dict[tuple[int, int], float] = {}
    for number, vectors in enumerate(groups):
        total = _total(vectors) if len(vectors) > 1 else vectors[0]
        if number >= alive:
            least = _FLOOR * len(vectors)
            for other, score in _products(total, index).items():
                if score >= least * len(groups[other]):
                    sums[other, number] = score
        for key, value in total.items():
            places = index[key]
            if len(places) < _POSTINGS:
                places.append((number, value))
    return sums


def _products(total: Vector, index: Mapping[str, list[tuple[int, float]]]) -> dict[int, float]:
    """For each group with a key in common the sum of the products, always added up in the same order."""
    found: dict[int, float] = defaultdict(float)
    for key in sorted(total.keys() & index.keys()):
        weight = total[key]
        for other, value in index[key]:
            found[other] += value * weight
    return found


def _guarded(
    sums: Mapping[tuple[int, int], float], groups: Sequence[_Group], alive: int
) -> dict[tuple[int, int], float]:
    """Weaken likeness across days and between accounts that play at different places."""
    places = [frozenset(place for profile in _recent(group) for place in profile.places) for group in groups]
    found: dict[tuple[int, int], float] = {}
    for (a, b), score in sums.items():
        if a < alive:
            score *= _OTHER_DAY
        if places[a] and places[b] and places[a].isdisjoint(places[b]):
            score *= _OTHER_PLACE
        found[a, b] = score
    return found


def _by_hand(groups: Sequence[_Group], corrections: Corrections) -> set[tuple[int, int]]:
    return set(_numbered(groups, corrections.together))


def _barred(groups: Sequence[_Group], corrections: Corrections) -> set[tuple[int, int]]:
    return set(_numbered(groups, corrections.apart))


def _numbered(groups: Sequence[_Group], pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[int, int]]:
    named = sorted(pairs)
    if not named:
        return
    home = {profile.id: number for number, group in enumerate(groups) for profile in group.articles}
    for left, right in named:
        if left in home and right in home and home[left] != home[right]:
            yield min(home[left], home[right]), max(home[left], home[right])


def _day(profile: Profile) -> str:
    return profile.day


def _is_within(earlier: str, day: str) -> bool:
    """Whether a day lies at most `WINDOW` days before another; days that cannot be read are near themselves only."""
    if not earlier or not day:
        return earlier == day
    try:
        return date.fromisoformat(day) - date.fromisoformat(earlier) <= timedelta(days=WINDOW)
    except ValueError:
        return earlier == day


def _restored(settled: Sequence[Story], known: Mapping[str, Profile], since: str) -> tuple[list[Story], list[_Group]]:
    """Stories that ended before the window, and those that can still grow, cut back to the days before `since`."""
    done: list[Story] = []
    alive: list[_Group] = []
    for story in settled:
        if story.finish and since and not _is_within(story.finish, since):
            done.append(story)
            continue
        before = [known[ident] for ident in story.articles if ident in known and known[ident].day < since]
        if before:
            left = {profile.id for profile in before}
            links = [each for each in story.links if each.left in left and each.right in left]
            alive.append(_Group(before, [], links))
    return done, sorted(alive, key=lambda group: group.articles[0].order)


def _restore_vectors(alive: list[_Group], seen: Mapping[str, _Day], since: str) -> None:
    """Weigh the words of the window's articles as they were weighed on their own days."""
    rarities: dict[str, Mapping[str, float]] = {}
    for group in alive:
        recent = [profile for profile in group.articles if _is_within(profile.day, since)]
        for day in {profile.day for profile in recent} - rarities.keys():
            rarities[day] = _rarity(keys for near, keys in seen.items() if near <= day and _is_within(near, day))
        group.vectors = [_vector(profile, rarities[profile.day]) for profile in recent]


def _story(group: _Group) -> Story:
    first = group.articles[0]
    return Story(
        id=content_id("story", first.id),
        title=first.title,
        articles=tuple(profile.id for profile in group.articles),
        begin=first.day,
        finish=group.last,
        links=tuple(group.links),
    )
