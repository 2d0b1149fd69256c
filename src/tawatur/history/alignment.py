"""Where the letters of one state of a page stand in another one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher

import msgspec

from tawatur.records.change import Edited

__all__ = ["Alignment", "align"]

_WORD = re.compile(r"\S+")
#: Beyond this many words only what lies between the first and the last difference is taken as one change.
_MOST_WORDS = 5_000
#: The same where so many pairs of words are equal: a page that says one word a thousand times takes minutes otherwise.
_MOST_PAIRS = 1_000_000


class Alignment(msgspec.Struct, frozen=True):
    """The words of an old text with their places in a new one.

    `starts` and `ends` are offsets of the old words, `targets` the place of each in the new text: that of the same
    word (`kept`), or of all the words that replaced it (empty where it was taken out).
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    targets: tuple[tuple[int, int], ...]
    kept: tuple[bool, ...]
    edits: tuple[Edited, ...]
    is_identity: bool = False

    def nearest(self, spots: Iterable[tuple[int, int]], *, is_old: bool) -> tuple[int, Edited] | None:
        """The edit nearest to some places of the old or the new text, and how many letters lie between."""
        first, last = ("before_start", "before_end") if is_old else ("after_start", "after_end")
        best: tuple[int, int] | None = None
        for start, end in spots:
            at = bisect_left(self.edits, end, key=lambda edit: getattr(edit, first))
            for number in range(max(0, at - 1), min(at + 1, len(self.edits))):
                edit = self.edits[number]
                distance = max(0, getattr(edit, first) - end, start - getattr(edit, last))
                best = min(best or (distance, number), (distance, number))
        if best is None:
            # A fact that quotes nothing: any edit is as near.
            return (0, self.edits[0]) if self.edits else None
        return best[0], self.edits[best[1]]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where the letters `start` to `end` of the old text stand in the new one; empty where they are gone."""
        if self.is_identity or not self.starts:
            return start, end
        first = max(0, bisect_right(self.starts, start) - 1)
        if start >= self.ends[first] and first + 1 < len(self.starts):
            first += 1
        last = max(first, bisect_right(self.starts, end - 1) - 1)
        begin, stop = self.targets[first][0], self.targets[last][1]
        if self.kept[first]:
            begin += max(0, start - self.starts[first])
        if self.kept[last]:
            stop -= max(0, self.ends[last] - end)
        return begin, max(begin, stop)


def align(old: str, new: str) -> Alignment:
    """Put the words of two texts beside each other; spaces alone are no edit.

    >>> found = align("three were hurt", "all five were hurt")
    >>> [(edit.before, edit.after) for edit in found.edits], found.place(6, 10)
    ([('three', 'all five')], (9, 13))
    """
    if old == new:
        return Alignment((), (), (), (), (), is_identity=True)
    was = [match.span() for match in _WORD.finditer(old)]
    now = [match.span() for match in _WORD.finditer(new)]
    targets: list[tuple[int, int]] = []
    kept: list[bool] = []
    edits: list[Edited] = []
    for kind, a, b, c, d in _opcodes([old[s:e] for s, e in was], [new[s:e] for s, e in now]):
        if kind == "equal":
            targets += now[c:d]
            kept += [True] * (b - a)
            continue
        edit = _edit(old, new, _range(was, a, b), _range(now, c, d))
        targets += [(edit.after_start, edit.after_end)] * (b - a)
        kept += [False] * (b - a)
        edits.append(edit)
    starts, ends = tuple(s for s, _ in was), tuple(e for _, e in was)
    return Alignment(starts, ends, tuple(targets), tuple(kept), tuple(edits))


def _opcodes(was: list[str], now: list[str]) -> list[tuple[str, int, int, int, int]]:
    """The edits of a list of words, as difflib gives them, with what both ends have in common taken off before."""
    shortest = min(len(was), len(now))
    first = next((n for n in range(shortest) if was[n] != now[n]), shortest)
    last = 0
    while last < shortest - first and was[-1 - last] == now[-1 - last]:
        last += 1
    a, c = len(was) - last, len(now) - last
    if max(a - first, c - first) > _MOST_WORDS or _count_pairs(was[first:a], now[first:c]) > _MOST_PAIRS:
        middle = [("replace", first, a, first, c)]
    else:
        found = SequenceMatcher(None, was[first:a], now[first:c], autojunk=False).get_opcodes()
        middle = [(kind, i + first, j + first, k + first, m + first) for kind, i, j, k, m in found]
    return [("equal", 0, first, 0, first), *middle, ("equal", a, len(was), c, len(now))]


def _count_pairs(was: list[str], now: list[str]) -> int:
    """How many pairs of equal words there are, on which the time of comparing depends."""
    here = Counter(now)
    return sum(count * here[word] for word, count in Counter(was).items())


def _range(words: list[tuple[int, int]], first: int, stop: int) -> tuple[int, int]:
    """The letters of some words; where there are none, the place before the next word."""
    if first < stop:
        return words[first][0], words[stop - 1][1]
    at = words[first][0] if first < len(words) else (words[-1][1] if words else 0)
    return at, at


def _edit(old: str, new: str, was: tuple[int, int], now: tuple[int, int]) -> Edited:
    return Edited(
        before=" ".join(old[slice(*was)].split()),
        after=" ".join(new[slice(*now)].split()),
        before_start=was[0],
        before_end=was[1],
        after_start=now[0],
        after_end=now[1],
    )
