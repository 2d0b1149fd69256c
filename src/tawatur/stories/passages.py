"""Passages that two articles share word for word: what was copied, so that it can be shown.

Words are compared folded (`text.folding`), punctuation is passed over. The words of one article are indexed by their
runs of `SEED` words; a run found in the other is followed as far as it goes in both directions. Every word of the
second article is passed over once, so the cost is that of the words and of the runs they share.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from tawatur.records.article import Article
from tawatur.records.span import Span, span_of
from tawatur.text.documents import words_told

__all__ = ["SEED", "Passage", "Runs", "Words", "covered", "passages", "runs_of", "words_of"]

#: Words of the shortest run that counts as shared text. Measured on the 32 pairs of articles of four stories: with runs
#: of three words, pairs of different origin share up to 14 % of an article (names and titles that all accounts use),
#: with five none but an editorial that quotes the statement it comments on (24 %); copies keep 23 % and more.
SEED = 5
#: A run may begin at this many places of the other article at most; a text that repeats itself stays cheap.
_PLACES = 8
#: Two runs with at most this many other words between them, in both articles, are shown as one passage.
_GAP = 3

Run = tuple[str, ...]


class Words(msgspec.Struct, frozen=True, array_like=True):
    """The words and numbers of an article, folded, with the offsets at which they stand in its `text`."""

    text: str
    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, first: int, stop: int) -> Span:
        """Quote the words `first` to `stop` (half-open)."""
        return span_of(self.text, self.starts[first], self.ends[stop - 1])


class Passage(msgspec.Struct, frozen=True):
    """Words that stand in both articles: `left` and `right` are their first words, half-open ends follow.

    `same` counts the words that are equal; after joining runs it may be smaller than the length.
    """

    left: int
    left_stop: int
    right: int
    right_stop: int
    same: int


class Runs(msgspec.Struct, frozen=True):
    """The runs of words of an article, in order; the first place of each, and all of those that have several."""

    standing: list[Run]
    first: dict[Run, int]
    again: dict[Run, list[int]]


def words_of(article: Article) -> Words:
    """The words of an article in the order in which they stand, title first; navigation is left out."""
    told = tuple(words_told(article))
    return Words(article.text, *zip(*told, strict=True)) if told else Words(article.text, (), (), ())


def runs_of(words: Words) -> Runs:
    """Where each run of `SEED` words of an article stands, to find its passages in several others."""
    standing = list(zip(*(words.keys[at:] for at in range(SEED)), strict=False))
    first = dict(zip(reversed(standing), range(len(standing) - 1, -1, -1), strict=True))
    again: dict[Run, list[int]] = {}
    for at, run in enumerate(standing) if len(first) < len(standing) else ():
        if first[run] != at:
            places = again.setdefault(run, [first[run]])
            if len(places) < _PLACES:
                places.append(at)
    return Runs(standing, first, again)


def passages(
    left: Words, right: Words, *, known: tuple[Runs, Runs] | None = None, joined: bool = False
) -> tuple[Passage, ...]:
    """The passages of at least `SEED` equal words, in the order of `right`; `joined` bridges small edits.

    `known` are the `runs_of` both, where they were cut already.
    """
    index, runs = known or (runs_of(left), runs_of(right))
    first = index.first
    found: list[Passage] = []
    end = 0
    for at in [at for at, run in enumerate(runs.standing) if run in first]:
        if at >= end:
            run = runs.standing[at]
            found.append(_longest(left.keys, right.keys, at, index.again.get(run) or (first[run],)))
            end = found[-1].right_stop
    return tuple(_join(found)) if joined else tuple(found)


def covered(runs: Iterable[Passage]) -> tuple[int, int]:
    """How many words of the left and of the right article stand in the passages."""
    left: set[int] = set()
    right = 0
    for run in runs:
        left.update(range(run.left, run.left_stop))
        right += run.right_stop - run.right
    return len(left), right


def _longest(left: tuple[str, ...], right: tuple[str, ...], at: int, places: Sequence[int]) -> Passage:
    best, longest = places[0], 0
    for place in places:
        size = SEED
        while place + size < len(left) and at + size < len(right) and left[place + size] == right[at + size]:
            size += 1
        if size > longest:
            best, longest = place, size
    return Passage(best, best + longest, at, at + longest, longest)


def _join(runs: list[Passage]) -> list[Passage]:
    joined: list[Passage] = []
    for run in runs:
        if joined and _follows(joined[-1], run):
            last = joined[-1]
            joined[-1] = Passage(last.left, run.left_stop, last.right, run.right_stop, last.same + run.same)
        else:
            joined.append(run)
    return joined


def _follows(before: Passage, run: Passage) -> bool:
    return 0 <= run.left - before.left_stop <= _GAP and 0 <= run.right - before.right_stop <= _GAP
