"""Stories from a stream of articles: one day after the other, each day's articles and the stories still alive at once.

Every decision about a day rests on that day and the `WINDOW` days before it, never on later ones. So the order in which
articles are given never shows, and a late arrival changes its own day and those after it, not the archive.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby

import msgspec

from tawatur.records.identity import content_id
from tawatur.records.story import Story, StoryLink
from tawatur.stories.linkage import link
from tawatur.stories.profiles import Profile
from tawatur.stories.sketches import copies_among
from tawatur.stories.weighing import WINDOW, Day, Vector, Weighed, day_of, is_within, rarity_of, unweighed, weigh

__all__ = ["HISTORY", "WINDOW", "Clustered", "Corrections", "cluster", "cluster_days"]

#: Days before a day whose articles are needed to place it: those of its window, and those by which their words were
#: weighed.
HISTORY = 2 * WINDOW
#: Mean likeness (cosine of weighted words and names) from which groups are one story. On the 31 hand-clustered articles
#: among the 1,300 of one day B-cubed F1 is 1.0 from .22 to .26 and .975 or more from .20 to .30.
ALIKE = 0.25
#: Pairs that share less are taken to share nothing.
_FLOOR = 0.08
#: What is left of a likeness across days (serial news, such as the weather or the stock market, repeats its words each
#: day), and between accounts that both play somewhere but nowhere in common.
_OTHER_DAY = 0.85
_OTHER_PLACE = 0.75
#: A key found in more nodes of a day than this brings none together by itself.
_POSTINGS = 400
_SHOWN = 5


class Corrections(msgspec.Struct, frozen=True):
    """Decisions of people, as pairs of article ids: what belongs together, and what does not. They always win."""

    together: frozenset[tuple[str, str]] = frozenset()
    apart: frozenset[tuple[str, str]] = frozenset()


class Clustered(msgspec.Struct, frozen=True):
    """The stories, and the last days that were gone through, as the days after them need them."""

    stories: tuple[Story, ...]
    days: tuple[Day, ...]


class _Group(msgspec.Struct):
    """A story in the making."""

    articles: list[Weighed]
    links: list[StoryLink]

    @property
    def last(self) -> str:
        return self.articles[-1].day


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
    return cluster_days(profiles, settled=settled, since=since, corrections=corrections).stories


def cluster_days(
    profiles: Iterable[Profile],
    *,
    settled: Sequence[Story] = (),
    since: str = "",
    corrections: Corrections | None = None,
    days: Sequence[Day] = (),
) -> Clustered:
    """Put articles into stories as `cluster` does, and give what the next days need of these.

    `days` are the days of the window before `since` as they were weighed. With them `profiles` need hold no article of
    these days, and no others before `since` than those of stories that can still grow.
    """
    ordered = sorted(profiles, key=lambda profile: profile.order)
    seen = {day.day: day for day in days or _weighed_before(ordered, since)}
    known = {profile.id: unweighed(profile) for profile in ordered if profile.day < since}
    known |= {article.id: article for day in seen.values() for article in day.articles}
    done, alive = _restored(settled, known, since)
    corrected = corrections or Corrections()
    gone_through: dict[str, Day] = {}
    for day, found in groupby((p for p in ordered if p.day >= since), key=_day):
        seen = {earlier: held for earlier, held in seen.items() if is_within(earlier, day)}
        seen[day] = _weighed(day, list(found), seen.values())
        done += [_story(group) for group in alive if not is_within(group.last, day)]
        alive = _placed([group for group in alive if is_within(group.last, day)], seen[day], corrected)
        gone_through = {late: held for late, held in gone_through.items() if _is_recent(late, day)} | {day: seen[day]}
    done += [_story(group) for group in alive]
    return Clustered(
        tuple(sorted(done, key=lambda story: (story.begin, story.articles[0]))), tuple(gone_through.values())
    )


def _weighed(day: str, profiles: Sequence[Profile], before: Iterable[Day]) -> Day:
    """Weigh the articles of a day by the keys of that day and those before it."""
    counted = day_of(day, profiles)
    rarity = rarity_of((*before, counted))
    return msgspec.structs.replace(counted, articles=tuple(weigh(profile, rarity) for profile in profiles))


def _weighed_before(ordered: Sequence[Profile], since: str) -> list[Day]:
    """The days before `since`; the articles of the window are weighed as they were on their own days."""
    found: list[Day] = []
    for day, profiles in groupby((p for p in ordered if p.day < since), key=_day):
        if is_within(day, since):
            found.append(_weighed(day, list(profiles), [near for near in found if is_within(near.day, day)]))
        else:
            found.append(day_of(day, profiles))
    return found


def _placed(alive: list[_Group], today: Day, corrections: Corrections) -> list[_Group]:
    """Join the articles of one day with each other and with the stories still alive."""
    groups = alive + [_Group([article], []) for article in today.articles]
    recent = [[each for each in group.articles if is_within(each.day, today.day)] for group in groups]
    sums = _guarded(_sums([[each.vector for each in near] for near in recent], len(alive)), recent, len(alive))
    copies = copies_among([[each.sketch for each in near] for near in recent], since=len(alive))
    weights = {number: len(near) for number, near in enumerate(recent)}
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
        shared = _shared(recent[join.left], recent[join.right])
        recent[join.left] = sorted(recent[join.left] + recent[join.right], key=_order)
        _merge(groups[join.left], groups[join.right], join.mean, rule, shared)
    return [groups[members[0]] for members in linked.groups]


def _may_join(left: tuple[int, ...], right: tuple[int, ...], alive: int, barred: Collection[tuple[int, int]]) -> bool:
    """Two stories that were told apart on an earlier day stay apart; so does what people have parted."""
    if left[0] < alive and right[0] < alive:
        return False
    return not barred or not any((min(a, b), max(a, b)) in barred for a in left for b in right)


def _merge(left: _Group, right: _Group, mean: float, rule: str, shared: tuple[str, ...]) -> None:
    made = StoryLink(
        left=left.articles[0].id, right=right.articles[0].id, score=round(mean, 3), rule=rule, shared=shared
    )
    left.links += [*right.links, made]
    left.articles = sorted(left.articles + right.articles, key=_order)


def _shared(left: Sequence[Weighed], right: Sequence[Weighed]) -> tuple[str, ...]:
    """The keys that bring two groups together, the heaviest first; names as they are folded."""
    one, other = _total([each.vector for each in left]), _total([each.vector for each in right])
    products = {key: one[key] * other[key] for key in one.keys() & other.keys()}
    return tuple(sorted(products, key=lambda key: (-products[key], key))[:_SHOWN])


def _total(vectors: list[Vector]) -> Vector:
    total: Vector = defaultdict(float)
    for vector in vectors:
        for key, value in vector.items():
            total[key] += value
    return total


def _sums(groups: Sequence[list[Vector]], alive: int) -> dict[tuple[int, int], float]:
    """The sums of likeness over all pairs of articles of two groups that share a telling key.

    The first `alive` groups were told apart on an earlier day: they are only sought, not compared with each other.
    """
    index: dict[str, _Places] = defaultdict(_Places)
    sizes = [len(vectors) for vectors in groups]
    sums: dict[tuple[int, int], float] = {}
    for number, vectors in enumerate(groups):
        total = _total(vectors) if len(vectors) > 1 else vectors[0]
        if number >= alive:
            least = _FLOOR * len(vectors)
            found = _products(total, index, number)
            for other in [at for at, score in enumerate(found) if score >= least]:
                if found[other] >= least * sizes[other]:
                    sums[other, number] = found[other]
        for key, value in total.items():
            places = index[key]
            if len(places.numbers) < _POSTINGS:
                places.numbers.append(number)
                places.values.append(value)
    return sums


class _Places:
    """The groups that hold a key, and how much it weighs in each; plain numbers, since most of the time goes here."""

    __slots__ = ("numbers", "values")

    def __init__(self) -> None:
        self.numbers: list[int] = []
        self.values = array("d")


def _products(total: Vector, index: Mapping[str, _Places], before: int) -> list[float]:
    """For each of the groups `before` one the sum of the products of keys, always added up in the same order."""
    found = [0.0] * before
    for key in sorted(total.keys() & index.keys()):
        weight = total[key]
        places = index[key]
        for other, value in zip(places.numbers, places.values, strict=True):
            found[other] += value * weight
    return found


def _guarded(
    sums: Mapping[tuple[int, int], float], recent: Sequence[Sequence[Weighed]], alive: int
) -> dict[tuple[int, int], float]:
    """Weaken likeness across days and between accounts that play at different places."""
    places = [frozenset(place for each in near for place in each.places) for near in recent]
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
    home = {each.id: number for number, group in enumerate(groups) for each in group.articles}
    for left, right in named:
        if left in home and right in home and home[left] != home[right]:
            yield min(home[left], home[right]), max(home[left], home[right])


def _day(profile: Profile) -> str:
    return profile.day


def _order(article: Weighed) -> tuple[str, str]:
    return article.order


def _is_recent(earlier: str, day: str) -> bool:
    """Whether a day lies at most `HISTORY` days before another."""
    try:
        return date.fromisoformat(day) - date.fromisoformat(earlier) <= timedelta(days=HISTORY)
    except ValueError:
        return False


def _restored(settled: Sequence[Story], known: Mapping[str, Weighed], since: str) -> tuple[list[Story], list[_Group]]:
    """Stories that ended before the window, and those that can still grow, cut back to the days before `since`."""
    done: list[Story] = []
    alive: list[_Group] = []
    for story in settled:
        if since and not is_within(story.finish, since):
            done.append(story)
            continue
        before = [known[ident] for ident in story.articles if ident in known]
        if before:
            left = {article.id for article in before}
            links = [each for each in story.links if each.left in left and each.right in left]
            alive.append(_Group(before, links))
    return done, sorted(alive, key=lambda group: group.articles[0].order)


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
