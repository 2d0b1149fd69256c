"""How likely two clauses of different accounts tell one fact, by weights learnt from stories aligned by hand.

Words alone miss facts told in entirely other words. What else two clauses have in common says little by itself, and
much together: a deed of one type, one kind of victims, the same place in their articles, and above all that neither has
a better partner in the other account. A logistic regression weighs such features; `training/pair_scores.py` makes its
table, `tables/pair_scores.tsv`, in whole hundredths, so that sums are exact everywhere.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from tawatur.compare.likeness import Bag, Related, Scale, Shared, bag_of, likeness, with_related
from tawatur.compare.scopes import are_elsewhere
from tawatur.compare.tellings import FEWEST_WORDS, Telling
from tawatur.lexicon import Lexicon
from tawatur.lexicon.identities import same_identity
from tawatur.lexicon.weights import UNIT, likelihood

__all__ = [
    "likely_pairs",
    "pair_features",
    "pair_weights",
    "repeated_in_names",
    "same_commitment",
    "same_event",
]

#: The weight of every pair.
_BIAS = "always"
#: Pairs are sought through words, or words of related meaning, found in at most this many clauses.
_POSTINGS = 40
#: A deed of one type brings clauses together where it is told no more often.
_TYPES = 12
#: Bounds of the buckets in which measures count.
_PARTS = (0.02, 0.06, 0.10, 0.15, 0.20, 0.26, 0.33, 0.42, 0.55)
_LIGHTER = (0.05, 0.12, 0.2, 0.3, 0.4, 0.5, 0.65, 0.8)
_MARGINS = (-0.25, -0.15, -0.08, -0.03, 0.0, 0.03, 0.08, 0.15, 0.25)
_APART = (0.05, 0.1, 0.2, 0.3, 0.45, 0.6)
_WEIGHTS = (4.0, 6.0, 9.0, 13.0, 18.0)
_RARE = (0.8, 1.2, 1.5, 1.8, 2.1)
_MOST = 3
#: Meanings of words for a deed that somebody claims, or is held responsible for.
_OWNED = frozenset({"=claim", "=responsibility"})
#: Clauses of an account of the stories from which the weights were learnt; how much longer accounts count against a
#: pair: on 21 newspaper stories .5 cost .01 of the F1 of links and .02 of verdicts, 1.5 and more next to nothing.
_LEARNT = 12
_CHANCE = 2.0
#: In longer accounts next to no pair is likely any more.
_LARGEST = 100


class _Pair(msgspec.Struct, frozen=True):
    """Two tellings, what their words share, how many words they share when each name is one, and by how much more they
    share than either does with the next best clause of the other's account."""

    one: Telling
    other: Telling
    shared: Shared
    words: int
    margins: tuple[float, float]


def pair_weights(lexicon: Lexicon) -> Mapping[str, int]:
    """The weight of each feature; for `Lexicon.compiled`."""
    return {feature: int(weight) for feature, weight in lexicon.pairs("pair_scores").items()}


def likely_pairs(
    items: Sequence[Telling],
    scale: Scale,
    related: Related,
    weights: Mapping[str, int],
    *,
    groups: Sequence[Sequence[int]] = (),
) -> dict[tuple[int, int], float]:
    """How likely pairs of items of different accounts tell one fact (0 to 1), by their places among the items.

    `groups` are rows that stand: two that one account has places in will not be joined, so their pairs are left out.
    """
    sizes = Counter(item.owner for item in items)
    owners = [frozenset((item.owner,)) for item in items]
    for group in groups:
        told = frozenset(items[number].owner for number in group)
        for number in group:
            owners[number] = told
    found: dict[tuple[int, int], float] = {}
    for (a, b), features in pair_features(items, scale, related, owners=owners):
        among = max(sizes[items[a].owner], sizes[items[b].owner])
        found[a, b] = likelihood([*(weights.get(feature, 0) for feature in features), _among(among)])
    return found


def _among(clauses: int) -> int:
    """What the number of clauses among which one is chosen weighs: the more there are, the more fit by chance."""
    return -round(UNIT * _CHANCE * math.log(max(1.0, clauses / _LEARNT)))


def pair_features(
    items: Sequence[Telling], scale: Scale, related: Related, *, owners: Sequence[frozenset[int]] = ()
) -> Iterator[tuple[tuple[int, int], tuple[str, ...]]]:
    """The pairs that have anything in common, titles apart, in order, with their features.

    With `owners`, the accounts that each item's row has places in, only those of rows that no account shares.
    """
    shared = {
        (a, b): with_related(items[a].bag, items[b].bag, scale, related) for a, b in sorted(_candidates(items, related))
    }
    best = _best(items, shared)
    bags: dict[tuple[int, int], Bag] = {}
    for item in items:
        key = (item.owner, item.clause.sentence)
        if key not in bags:
            bags[key] = bag_of(item.sentence, scale)
    for (a, b), share in shared.items():
        if owners and not owners[a].isdisjoint(owners[b]):
            continue
        words = share.words - repeated_in_names(items[a], items[b])
        if words < min(share.words, FEWEST_WORDS) and not same_event(items[a], items[b]):
            continue  # They have nothing in common but whom they name.
        margins = (_margin(share, b, best[a, items[b].owner]), _margin(share, a, best[b, items[a].owner]))
        pair = _Pair(items[a], items[b], share, words, margins)
        one, other = (bags[items[n].owner, items[n].clause.sentence] for n in (a, b))
        yield (a, b), (_BIAS, *_features(pair, scale, related, likeness(one, other, scale)))


def _candidates(items: Sequence[Telling], related: Related) -> set[tuple[int, int]]:
    """The pairs of different accounts that share a word, a root, a meaning or a type of deed that is not too common;
    none of very long ones."""
    sizes = Counter(item.owner for item in items)
    places: dict[str, list[int]] = defaultdict(list)
    types: dict[str, list[int]] = defaultdict(list)
    for number, item in enumerate(items):
        if item.title or sizes[item.owner] > _LARGEST:
            continue
        for key in sorted({*item.bag.keys, *("\x00" + root for root in item.bag.roots)}):
            places[key].append(number)
        for kind in sorted({event.type for event in item.events}):
            types[kind].append(number)
    groups = [found for found in places.values() if len(found) <= _POSTINGS]
    groups += [found for found in types.values() if len(found) <= _TYPES]
    pairs = {(a, b) for found in groups for i, a in enumerate(found) for b in found[i + 1 :]}
    for key in sorted(places.keys() & related.keys()):
        mine = places[key]
        for other in sorted(places.keys() & related[key]):
            theirs = places[other]
            if key < other and len(mine) + len(theirs) <= _POSTINGS:
                pairs.update((min(a, b), max(a, b)) for a in mine for b in theirs if a != b)
    return {(a, b) for a, b in pairs if items[a].owner != items[b].owner and _both_own(items[a], items[b])}


def _best(
    items: Sequence[Telling], shared: Mapping[tuple[int, int], Shared]
) -> Mapping[tuple[int, int], tuple[float, float, int]]:
    """The two highest scores of each item with the items of each account, and the item that has the first of them."""
    best: dict[tuple[int, int], tuple[float, float, int]] = defaultdict(lambda: (0.0, 0.0, -1))
    for (a, b), share in shared.items():
        for one, other in ((a, b), (b, a)):
            first, second, number = best[one, items[other].owner]
            if share.score > first:
                best[one, items[other].owner] = (share.score, first, other)
            elif share.score > second:
                best[one, items[other].owner] = (first, share.score, number)
    return best


def _margin(share: Shared, number: int, best: tuple[float, float, int]) -> float:
    first, second, holder = best
    return share.score - (second if holder == number else first)


def _features(pair: _Pair, scale: Scale, related: Related, sentences: Shared) -> Iterator[str]:
    a, b, share = pair.one, pair.other, pair.shared
    low, high = sorted(pair.margins)
    words = max(0, min(pair.words, _MOST + 1))
    same = a.bag.keys & b.bag.keys
    yield from (f"words>{number}" for number in range(words))
    yield from _steps("both", share.of_both, _PARTS)
    yield from _steps("lighter", share.of_lighter, _LIGHTER)
    yield from _steps("sentences", sentences.of_lighter, _LIGHTER)
    yield from _steps("margin of the better", high, _MARGINS)
    yield from _steps("margin of the worse", low, _MARGINS)
    if low > 0:
        yield "best of both"
    elif high > 0:
        yield "best of one"
    yield from _steps("rarest", max((scale.weights.get(key, 0.0) for key in same), default=0.0), _RARE)
    yield from _steps("weight of the lighter", min(a.bag.weight, b.bag.weight), _WEIGHTS)
    yield from _steps("weight of the heavier", max(a.bag.weight, b.bag.weight), _WEIGHTS)
    yield from _steps("apart", abs(a.place - b.place), _APART)
    near = sum(not related[key].isdisjoint(b.bag.keys - same) for key in a.bag.keys - same if key in related)
    yield from (f"related>{number}" for number in range(min(_MOST, near)))
    yield from (f"details>{number}" for number in range(min(_MOST, len(a.details & b.details))))
    yield from _claims(a, b, words)
    if are_elsewhere(a.places, b.places):
        yield "other places"
    elif not a.places.isdisjoint(b.places):
        yield "same place"
    if bool(a.clause.negated) != bool(b.clause.negated):
        yield "one negated"


def _claims(a: Telling, b: Telling, words: int) -> Iterator[str]:
    """What the claims of two tellings have in common."""
    yield f"claims={(a.claims > 0) + (b.claims > 0)}"
    if a.kind == b.kind:
        yield f"kind={a.kind}"
    if same_event(a, b):
        yield "same deed"
        if words < FEWEST_WORDS:
            yield "same deed, few words"
    elif a.events and b.events:
        yield "other deeds"
    if same_commitment(a, b):
        yield "same commitment"
    if a.speaker and b.speaker:
        yield "same speaker" if same_identity(a.speaker, b.speaker) else "other speakers"
    whats, theirs = a.amounts.counts.keys(), b.amounts.counts.keys()
    if whats and theirs:
        yield "other counts" if whats.isdisjoint(theirs) else "same count"
    numbers, others = ({key for key in item.bag.keys if key[0].isdigit()} for item in (a, b))
    if numbers and others:
        yield "other numbers" if numbers.isdisjoint(others) else "same number"
    if a.lead != b.lead:
        yield "one lead"
    elif a.lead:
        yield "leads"


def same_event(a: Telling, b: Telling) -> bool:
    """Whether both tell a type of event; who claims a deed does not tell the deed."""
    return _both_own(a, b) and bool({event.type for event in a.events} & {event.type for event in b.events})


def _both_own(a: Telling, b: Telling) -> bool:
    """Whether both tell who claims a deed, or neither does."""
    return _OWNED.isdisjoint(a.bag.keys) == _OWNED.isdisjoint(b.bag.keys)


def same_commitment(a: Telling, b: Telling) -> bool:
    """Whether both tell a kind of commitment."""
    return bool({each.kind for each in a.commitments} & {each.kind for each in b.commitments})


def repeated_in_names(a: Telling, b: Telling) -> int:
    """How many of the words that both hold only go on with a name: who shares no more than that tells no fact of it."""
    free = set(a.bag.keys & b.bag.keys)
    more = 0
    for name in sorted({*a.names, *b.names}, key=lambda words: (-len(words & free), sorted(words))):
        common = name & free
        more += max(0, len(common) - 1)
        free -= common
    return more


def _steps(name: str, value: float, bounds: Sequence[float]) -> Iterator[str]:
    """A feature for each bound that a measure reaches, so that what is learnt of a bound counts above it, too."""
    return (f"{name}>{bound:g}" for bound in bounds[: bisect_right(bounds, value)])
