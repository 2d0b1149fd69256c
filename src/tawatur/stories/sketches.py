"""Near copies by sketches: the least hashes of two texts' runs of words are shared as far as the texts are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from zlib import crc32

__all__ = ["COPY", "Sketch", "copies_among", "near_equal", "resemblance", "sketch_of"]

#: Runs of three words kept of a text: the least of their hashes (a bottom-k sketch, Broder 1997).
_SKETCH = 64
_RUN = 3
#: Texts that resemble each other this much differ in a few words; one of them stands for all.
_EQUAL = 0.8

#: Two texts with this part of their sketches in common are near copies: a copy in which 8 % of the words are changed
#: and a tenth is cut keeps .45 of its runs of three words; strangers share less than .05.
COPY = 0.35
#: A hash found in more groups than this brings none together by itself.
_POSTINGS = 60

Sketch = tuple[int, ...]


def sketch_of(words: Sequence[str]) -> Sketch:
    """The least hashes of the runs of three words of a text."""
    runs = {crc32(" ".join(words[at : at + _RUN]).encode()) for at in range(len(words) - _RUN + 1)}
    return tuple(sorted(runs)[:_SKETCH])


def near_equal(sketches: Sequence[Sketch]) -> list[int]:
    """For each text the first text that it is nearly equal to, itself where there is none."""
    index: dict[int, list[int]] = defaultdict(list)
    stands_for: list[int] = []
    for number, sketch in enumerate(sketches):
        shared = Counter(chain.from_iterable(index[value] for value in sketch if value in index))
        likely = sorted(other for other, count in shared.items() if count >= _EQUAL * len(sketch) / 2)
        first = next((other for other in likely if resemblance(sketches[other], sketch) >= _EQUAL), number)
        stands_for.append(first)
        if first == number:
            for value in sketch:
                index[value].append(number)
    return stands_for


def resemblance(one: Sketch, other: Sketch) -> float:
    """The estimated part of both texts' runs that they share."""
    size = min(len(one), len(other))
    if size == 0:
        return 0.0
    union = sorted({*one, *other})[:size]
    both = set(one) & set(other)
    return sum(value in both for value in union) / size


def copies_among(groups: Sequence[Sequence[Sketch]], since: int = 0) -> Mapping[tuple[int, int], float]:
    """The pairs of groups in which an article of one is a near copy of an article of the other, with its likeness.

    The first `since` groups are only sought, not compared with each other.
    """
    index: dict[int, list[tuple[int, int]]] = defaultdict(list)
    found: dict[tuple[int, int], float] = {}
    for number, sketches in enumerate(groups):
        for place, sketch in enumerate(sketches):
            if number >= since:
                for other, score in _copied(sketch, groups, index):
                    if other != number:
                        found[other, number] = max(score, found.get((other, number), 0.0))
            standing = (number, place)
            for value in sketch:
                if len(index[value]) < _POSTINGS:
                    index[value].append(standing)
    return found


def _copied(
    sketch: Sketch, groups: Sequence[Sequence[Sketch]], index: Mapping[int, list[tuple[int, int]]]
) -> Iterator[tuple[int, float]]:
    shared = Counter(chain.from_iterable(index[value] for value in sketch if value in index))
    for (other, at), count in shared.items():
        if count >= COPY * len(sketch) / 2:
            score = resemblance(groups[other][at], sketch)
            if score >= COPY:
                yield other, score
