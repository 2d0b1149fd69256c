"""Which articles print the same text, whole or in part, word for word or with light edits.

Articles that share no run of words are never compared: an index of runs gives the candidates. What counts is how
much of the shorter article stands in the other, edits of a few words inside a passage included. Of articles that are
nearly equal word for word the first stands for all, so that a text printed a thousand times costs little more than one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from tawatur.stories.passages import Passage, Runs, Words, covered, passages, runs_of
from tawatur.stories.sketches import Sketch, near_equal

__all__ = ["COPIED", "Overlap", "Overlaps", "find_overlaps"]

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
#: A run of words found in more articles than this is no clue that any two of them belong together (share buttons,
#: standing phrases); whole copies are found by their other runs.
_COMMON = 200


class Overlap(msgspec.Struct, frozen=True):
    """The text two articles share: indexes of both, shares of the words of each, a score, and the passages.

    `left` is always less than `right`; in each passage `left` counts words of the article `left`.
    """

    left: int
    right: int
    left_share: float
    right_share: float
    score: float
    passages: tuple[Passage, ...]


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
    found = (_overlap(texts, left, right, runs[left]) for left, right in sorted(pairs))
    return Overlaps(tuple(found), tuple(stands_for))


def _candidates(runs: Mapping[int, Runs]) -> set[tuple[int, int]]:
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, index in runs.items():
        for run in index:
            places[run].append(number)
    pairs: set[tuple[int, int]] = set()
    for articles in {tuple(found) for found in places.values() if 1 < len(found) <= _COMMON}:
        pairs.update((a, b) for i, a in enumerate(articles) for b in articles[i + 1 :])
    return pairs


def _overlap(texts: Sequence[Words], left: int, right: int, known: Runs) -> Overlap:
    runs = passages(texts[left], texts[right], known, joined=True)
    in_left, in_right = covered(runs)
    sizes = len(texts[left].keys), len(texts[right].keys)
    shares = in_left / sizes[0], in_right / sizes[1]
    of_shorter = shares[0] if sizes[0] <= sizes[1] else shares[1]
    of_both = (in_left + in_right) / (sizes[0] + sizes[1])
    score = min(1.0, max(of_shorter, _BOTH * of_both))
    if of_both < _WHOLE:
        score *= min(1.0, min(in_left, in_right) / _CLAUSE)
    return Overlap(left, right, shares[0], shares[1], score, runs)
