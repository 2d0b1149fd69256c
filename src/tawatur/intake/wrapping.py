"""Joining lines that were broken by hand: text from mails, print files and terminals ends a line at a fixed width.

Only the shape of the whole text decides, never a word. In a broken text a line ends where the next word would have
passed the widest line, wherever the sentence stands; a paragraph a line, lists, verse and headlines end elsewhere.
"""

from __future__ import annotations

import re
from itertools import pairwise

import msgspec

from tawatur.text.folding import MARKS

__all__ = ["joined_lines"]

#: Marks on letters have no width; the stroke that lengthens a word has.
_MARKS = frozenset(MARKS) - {0x0640}
#: Narrowest column and widest page, in letters; paragraphs that stand on a line of their own are mostly longer. Verse
#: is narrower, mostly: only wider columns may be uneven.
_NARROWEST, _WIDER_THAN_VERSE, _WIDEST = 34, 44, 132
#: One line in so many may be wider than the rest: an address, a heading that was not broken.
_ONE_WIDER = 20
#: How near to the width of the widest line a broken line comes with its next word: where letters have one breadth it
#: would pass it; in print some are three times as broad as others; people who end lines themselves are less exact.
_SHARES = (1.0, 0.84, 0.74)
#: The nearest is taken that breaks so many of the lines that any breaks.
_EVENLY = 0.94
#: So many lines must be broken at the least: in print, and where all letters have one breadth.
_BROKEN, _BROKEN_SENTENCE = 3, 2
#: Of the lines that end in no stop so many are broken, and so few of the broken lines end in one.
_MOST, _FEW_STOPS = 0.75, 0.4
#: Prose ends a sentence inside a line, or before the width, in so many letters; verse and lists end theirs elsewhere.
_LETTERS_A_SENTENCE = 900
#: With fewer sentences a width that so many lines keep, and so large a part of them, tells as well.
_KEPT, _NEARLY_ALL = 8, 0.92
_WORD = re.compile(r"\S+")
_STOP_INSIDE = re.compile(r"(?<!\.)[.!؟?۔](?!\.)[»\"”“’')\]}]*\s")
_LINE_END = re.compile("\r\n|[\n\r\u2028\u2029]")
_LISTED = re.compile(
    r"[-–—•*▪●◾■□○◦➢✓✔>|]|\(?[0-9\u0660-\u0669]{1,3}[\s\u200e\u200f\u202a-\u202e]*[-.)–](?![0-9\u0660-\u0669])"
)
_CLOSERS = "»\"”“’')]} \u00a0\u200e\u200f\u202c\u2069"
_FULL_STOPS = ".!؟?…۔·"
_STOPS = _FULL_STOPS + ":؛"
#: An indent, in letters, that opens a paragraph.
_INDENT = 2


class _Row(msgspec.Struct, frozen=True):
    """A line at half-open offsets with what tells where it was broken: its width, and its first word's."""

    start: int
    end: int
    width: int
    letters: int
    word: int
    indent: int
    is_parted: bool
    is_listed: bool
    stops: bool
    ends: bool
    stops_inside: bool


def joined_lines(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The lines of a text, each as half-open offsets, with those joined that were one line before they were broken."""
    if len(lines) <= _BROKEN_SENTENCE or not _may_be_broken(lines):
        return lines
    rows = [_row(text, lines, number) for number in range(len(lines))]
    width = sorted(row.width for row in rows)[-1 - len(rows) // _ONE_WIDER]
    if not _NARROWEST <= width <= _WIDEST:
        return lines
    rows = _without_chance_items(rows, width)
    shares = _SHARES if width > _WIDER_THAN_VERSE else _SHARES[:1]
    counts = [(_broken(rows, share * width, printed=share != _SHARES[0]), share * width) for share in shares]
    most = max(count for count, _ in counts)
    return _joined(rows, next(least for count, least in counts if count >= _EVENLY * most)) if most else lines


def _may_be_broken(lines: list[tuple[int, int]]) -> bool:
    """Whether no more lines are longer than any page is wide than may be; marks on letters have no width."""
    longer = sum(end - start > 2 * _WIDEST for start, end in lines)
    return longer <= len(lines) // _ONE_WIDER


def _row(text: str, lines: list[tuple[int, int]], number: int) -> _Row:
    start, end = lines[number]
    word = _WORD.search(text, start, end)
    before = lines[number - 1][1] if number else 0
    gap = text[before:start]
    last = end
    while last > start and text[last - 1] in _CLOSERS:
        last -= 1
    return _Row(
        start=start,
        end=end,
        width=_width(text, start, end),
        letters=end - start,
        word=len(word[0]) if word else 0,
        indent=len(gap) - max(gap.rfind(mark) for mark in "\n\r\u2028\u2029") - 1,
        is_parted=len(_LINE_END.findall(gap)) > 1,
        is_listed=_LISTED.match(text, start, end) is not None,
        stops=text[last - 1 : last] in _STOPS,
        ends=text[last - 1 : last] in _FULL_STOPS,
        stops_inside=_STOP_INSIDE.search(text, start, end) is not None,
    )


def _width(text: str, start: int, end: int) -> int:
    return sum(1 for letter in text[start:end] if ord(letter) not in _MARKS)


def _runs_on(row: _Row, below: _Row, width: float) -> bool:
    """Whether the first word of the line below would have passed the width; some programs count marks, too."""
    return row.letters + 1 + below.word > width


def _may_join(row: _Row, below: _Row) -> bool:
    return not (below.is_parted or below.is_listed or below.indent >= row.indent + _INDENT)


def _without_chance_items(rows: list[_Row], width: float) -> list[_Row]:
    """The rows without the dash or number of an item where only a broken line can have brought it to the front."""
    pairs = pairwise(rows)
    if any(
        below.is_listed and (row.stops or below.is_parted or not _runs_on(row, below, width)) for row, below in pairs
    ):
        return rows
    return [msgspec.structs.replace(row, is_listed=False) if row.is_listed else row for row in rows]


def _broken(rows: list[_Row], width: float, *, printed: bool) -> int:
    """Count the lines that the width broke inside a sentence; 0 where too many end elsewhere than at a stop."""
    broken = stopped = short = 0
    sentences = sum(row.stops_inside for row in rows)
    for row, below in pairwise(rows):
        if not _may_join(row, below):
            sentences += row.stops
        elif _runs_on(row, below, width):
            broken += not row.stops
            stopped += row.stops
        else:
            short += not row.stops
            sentences += row.stops
    if broken < _MOST * (broken + short) or stopped > _FEW_STOPS * (broken + stopped):
        return 0
    letters = sum(row.width for row in rows)
    if broken >= _KEPT and broken >= _NEARLY_ALL * (broken + short) and (sentences or not printed):
        return broken
    sentences += rows[-1].stops and len(rows) < _KEPT
    least = _BROKEN if printed else _BROKEN_SENTENCE
    return broken if broken >= least and letters <= sentences * _LETTERS_A_SENTENCE else 0


def _joined(rows: list[_Row], width: float) -> list[tuple[int, int]]:
    """The rows with those joined that run on; where blank lines part paragraphs, behind a stop too."""
    pairs = list(pairwise(rows))
    unparted = sum(row.ends and not below.is_parted and not _runs_on(row, below, width) for row, below in pairs)
    parted = sum(below.is_parted for _, below in pairs) > unparted
    found: list[tuple[int, int]] = []
    for number, row in enumerate(rows):
        above = rows[number - 1] if number else None
        if above is not None and _may_join(above, row) and _runs_on(above, row, width) and (parted or not above.ends):
            found[-1] = (found[-1][0], row.end)
        else:
            found.append((row.start, row.end))
    return found
