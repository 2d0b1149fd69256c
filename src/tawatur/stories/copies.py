"""Which articles print the same text, whole or in part, word for word, edited, or told in other words.

Articles that share no run of words are never compared: an index of runs gives the candidates. What counts is how
much of the shorter article stands in the other, edits of a few words inside a passage included. Of articles that are
nearly equal word for word the first stands for all, so that a text printed a thousand times costs little more than one.

A text that was told in other words shares few passages and still most of its words: so pairs that share some passage
are also compared by their telling words, whatever their order.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

import msgspec

from tawatur.stories.passages import Passage, Runs, Words, covered, passages, runs_of
from tawatur.stories.sketches import Sketch, near_equal
from tawatur.text.likeness import likeness_key

__all__ = ["COPIED", "RETOLD", "Overlap", "Overlaps", "find_overlaps", "telling_share", "telling_words"]

#: From this score on, two articles print one text. Measured on the 32 pairs of articles of four stories: copies that
#: were rewritten, cut or extended score .32 to 1.0; the highest pair of two origins that prints no common text is an
#: editorial that quotes the statement it comments on, with .24. Articles that mix the texts of two agencies score up to
#: .57 with either, which is why groups are joined by their average.
COPIED = 0.30
#: Two long articles that share parts of both are weighed by what they share of the two together: a fifth of two whole
#: articles in common is as telling as a third of a short one. Measured on the same pairs.
_BOTH = 1.5
#: What two articles share must be more than one clause of this many words, or nearly the whole of both: in two short
#: articles a single ordinary clause is a large share. The copies of the pairs above share at least 49 words.
_CLAUSE = 40
_WHOLE = 0.8
#: From this part of the telling words of one article on that stand in another, with some passage in common, both tell
#: one text, be it in other words. Chosen on seven annotated stories and three days of fourteen outlets: of 40 pairs
#: that their passages leave apart, ten of sixteen that are one text have .70 and more, those that are two .66 at most.
#: Of 62 groups that it joins on five other days, read by eye, 38 are one text and eight are two; 16 cannot be told,
#: half of them because one article is four times as long.
RETOLD = 0.70
#: What has fewer telling words says too little to be told by them.
_FEWEST = 20
#: In a text this many times as long words are found by chance; there nearly all of them must be.
_LONGER, _NEARLY = 4, 0.88
#: Of the telling words of the two titles this part stands in the other article on average: reports of one kind on two
#: matters (two executions, two fires, two appointments) share most of their words, but not what they are headed by.
_TITLES = 0.5
#: Pairs with a score below the first share no passage worth the name; above the second they need no other sign.
_SOME, _PLAIN = 0.05, 0.5
#: Letters of the shortest telling word.
_SHORTEST = 3
#: A run of words found in more articles than this is no clue that any two of them belong together (share buttons,
#: standing phrases); whole copies are found by their other runs.
_COMMON = 200
#: So few articles are asked pair by pair whether they share a run.
_FEW = 12


class Overlap(msgspec.Struct, frozen=True):
    """The text two articles share: indexes of both, shares of the words of each, a score, and the passages.

    `left` is always less than `right`; in each passage `left` counts words of the article `left`. `telling` is the part
    of the telling words of the article that has fewer of them that the other has too, 0.0 where it was not asked for.
    """

    left: int
    right: int
    left_share: float
    right_share: float
    score: float
    passages: tuple[Passage, ...]
    telling: float = 0.0


class Overlaps(msgspec.Struct, frozen=True):
    """The overlaps of pairs of articles, by pair; `stands_for` gives for each article the first nearly equal one.

    Only articles that stand for themselves are compared with all others; the rest with the one that stands for them.
    """

    pairs: tuple[Overlap, ...]
    stands_for: tuple[int, ...]


def find_overlaps(texts: Sequence[Words], sketches: Sequence[Sketch]) -> Overlaps:
    """The overlaps of the pairs of articles, given by words and sketches, that share at least one run of words."""
    stands_for = near_equal(sketches)
    firsts = [number for number, first in enumerate(stands_for) if first == number]
    runs = {number: runs_of(texts[number]) for number in firsts}
    pairs = _candidates(runs) | {(first, n) for n, first in enumerate(stands_for) if first != n}
    found = [_overlap(texts, left, right, runs) for left, right in sorted(pairs)]
    return Overlaps(tuple(_with_telling(found, texts)), tuple(stands_for))


def _with_telling(found: Iterable[Overlap], texts: Sequence[Words]) -> Iterator[Overlap]:
    keys: dict[int, frozenset[str]] = {}
    for overlap in found:
        if not _SOME <= overlap.score < _PLAIN:
            yield overlap
            continue
        for number in (overlap.left, overlap.right):
            if number not in keys:
                keys[number] = telling_words(texts[number])
        one, other = keys[overlap.left], keys[overlap.right]
        few, many = sorted((one, other), key=len)
        is_headed = _stand_in(((_title(texts[overlap.left]), other), (_title(texts[overlap.right]), one)))
        yield msgspec.structs.replace(overlap, telling=_share(few, many) if is_headed else 0.0)


def _stand_in(titles: Iterable[tuple[frozenset[str], frozenset[str]]]) -> bool:
    """Whether the words of titles stand in the texts beside them; an article without a title says nothing about it."""
    parts = [_part(title, text) for title, text in titles if title]
    return sum(parts) >= _TITLES * len(parts)


def _share(few: frozenset[str], many: frozenset[str]) -> float:
    share = _part(few, many) if len(few) >= _FEWEST else 0.0
    return share if len(many) <= _LONGER * len(few) or share >= _NEARLY else 0.0


def telling_words(words: Words, stop: int | None = None) -> frozenset[str]:
    """What an article, or its words before `stop`, is told by: the longer ones by their likeness, in any order."""
    return frozenset(likeness_key(word) for word in words.keys[:stop] if len(word) >= _SHORTEST)


def telling_share(one: frozenset[str], other: frozenset[str]) -> float:
    """The part of the telling words of the article that has fewer of them that the other has too."""
    return _part(*sorted((one, other), key=len))


def _part(few: frozenset[str], many: frozenset[str]) -> float:
    return len(few & many) / len(few) if few else 0.0


def _title(words: Words) -> frozenset[str]:
    return telling_words(words, bisect_left(words.starts, words.text.find("\n")))


def _candidates(runs: Mapping[int, Runs]) -> set[tuple[int, int]]:
    if len(runs) <= _FEW:
        numbered = combinations(runs.items(), 2)
        return {(a, b) for (a, one), (b, other) in numbered if not one.first.keys().isdisjoint(other.first)}
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, index in runs.items():
        for run in index.first:
            places[run].append(number)
    pairs: set[tuple[int, int]] = set()
    for articles in {tuple(found) for found in places.values() if 1 < len(found) <= _COMMON}:
        pairs.update((a, b) for i, a in enumerate(articles) for b in articles[i + 1 :])
    return pairs


def _overlap(texts: Sequence[Words], left: int, right: int, runs: Mapping[int, Runs]) -> Overlap:
    known = (runs[left], runs.get(right) or runs_of(texts[right]))
    found = passages(texts[left], texts[right], known=known, joined=True)
    in_left, in_right = covered(found)
    sizes = len(texts[left].keys), len(texts[right].keys)
    shares = in_left / sizes[0], in_right / sizes[1]
    of_shorter = shares[0] if sizes[0] <= sizes[1] else shares[1]
    of_both = (in_left + in_right) / (sizes[0] + sizes[1])
    score = min(1.0, max(of_shorter, _BOTH * of_both))
    if of_both < _WHOLE:
        score *= min(1.0, min(in_left, in_right) / _CLAUSE)
    return Overlap(left, right, shares[0], shares[1], score, found)
