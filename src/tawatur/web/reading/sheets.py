"""The text of an article in blocks, each cut into segments that the same claims cover.

Segments never overlap, so that marks of layers that cross each other fall exactly on their letters; in the page each
is an inline element without padding, across which Arabic letters go on joining. A long text has several sheets.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from tawatur.records.article import Article, block_kinds, lines_of
from tawatur.web.reading.layers import Anchor

__all__ = ["BlockView", "Role", "Segment", "Sheets", "blocks_of", "sheets_of"]

#: Letters of one sheet, from which on the next line begins another one.
_SHEET = 30_000
#: Claims of one segment that are told, the shortest first.
_MOST_CLAIMS = 8
#: Letters that are shown as a sign of several letters: each is a segment, so that a script can count behind it.
_SIGNS = re.compile("[\u202a-\u202e\u2066-\u2069]")


class Role(msgspec.Struct, frozen=True):
    """Words that are pointed at: "claim" for those of the chosen claim, "part" for what belongs to it, "passage"."""

    start: int
    end: int
    name: str


class Segment(msgspec.Struct, frozen=True, kw_only=True):
    """Letters that the same claims cover, the claim of the fewest letters first; offsets are code points.

    `at` is the place ("120,164") of the first claim's words, `ids` all places that begin here; `is_first` tells that
    the first claim's words begin here; `is_sign` that the letter is shown as a sign.
    """

    start: int
    end: int
    text: str
    claims: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    at: str = ""
    ids: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    is_first: bool = False
    is_sign: bool = False


class BlockView(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the article and the kind of the block it stands in."""

    kind: str
    start: int
    end: int
    segments: tuple[Segment, ...]


class Sheets(msgspec.Struct, frozen=True, kw_only=True):
    """Where the sheets of an article begin, the number of one of them from 1, and its letters."""

    starts: tuple[int, ...]
    number: int
    begin: int
    finish: int


def sheets_of(text: str, *, number: int, at: int | None) -> Sheets:
    """Cut a text into sheets at ends of lines, or between words; choose the one with an offset, else by number."""
    starts = [0]
    while len(text) - starts[-1] > _SHEET + _SHEET // 2:
        starts.append(_cut(text, starts[-1] + _SHEET))
    if at is not None:
        number = bisect_right(starts, at)
    number = max(1, min(number, len(starts)))
    return Sheets(
        starts=tuple(starts),
        number=number,
        begin=starts[number - 1],
        finish=starts[number] if number < len(starts) else len(text),
    )


def _cut(text: str, near: int) -> int:
    for letter in "\n ":
        found = text.find(letter, near, near + _SHEET // 4)
        if found >= 0:
            return found + 1
    return near


def blocks_of(
    article: Article, sheet: Sheets, anchors: Iterable[Anchor], roles: Sequence[Role], places: Iterable[tuple[int, int]]
) -> tuple[BlockView, ...]:
    """The blocks of a sheet. `places` are those that other pages may link to."""
    cuts = _Cuts(article.text, sheet)
    for anchor in anchors:
        cuts.add(anchor.start, anchor.end, anchor)
    for role in roles:
        cuts.add(role.start, role.end, role)
    for start, end in places:
        cuts.name(start, end)
    kind_at = block_kinds(article)
    blocks = []
    for start, end in lines_of(article, sheet.begin, sheet.finish):
        if article.text[start:end].strip():
            segments = tuple(cuts.segments(start, end))
            blocks.append(BlockView(kind=kind_at(start), start=start, end=end, segments=segments))
    return tuple(blocks)


class _Cuts:
    """What begins and ends at each place of a sheet."""

    def __init__(self, text: str, sheet: Sheets) -> None:
        self._text = text
        self._sheet = sheet
        self._begins: dict[int, list[Anchor | Role]] = {}
        self._ends: dict[int, list[Anchor | Role]] = {}
        self._names: dict[int, dict[str, None]] = {}
        self._at: list[int] = []
        self._open: list[Anchor | Role] = []
        for sign in _SIGNS.finditer(text, sheet.begin, sheet.finish):
            self._ends.setdefault(sign.start(), [])
            self._ends.setdefault(sign.end(), [])

    def add(self, start: int, end: int, item: Anchor | Role) -> None:
        first, last = max(start, self._sheet.begin), min(end, self._sheet.finish)
        if first < last:
            self._begins.setdefault(first, []).append(item)
            self._ends.setdefault(last, []).append(item)
            if isinstance(item, Anchor):
                self.name(start, end)

    def name(self, start: int, end: int) -> None:
        if self._sheet.begin <= start < self._sheet.finish and end > start:
            self._names.setdefault(start, {})[f"{start},{end}"] = None

    def segments(self, start: int, end: int) -> Iterator[Segment]:
        if not self._at:
            self._at = sorted({*self._begins, *self._ends, *self._names})
        first = bisect_right(self._at, start - 1) if start else 0
        self._turn(start)
        at = start
        for place in self._at[first:]:
            if place >= end:
                break
            if place > at:
                yield self._segment(at, place)
            if place > start:
                self._turn(place)
            at = place
        yield self._segment(at, end)
        # What ends at the end of a line, or on the newline behind it, covers nothing of the next one.
        self._close(end)
        self._close(end + 1)

    def _turn(self, place: int) -> None:
        self._close(place)
        self._open += self._begins.pop(place, [])
        self._open.sort(key=lambda item: (item.end - item.start, item.start))

    def _close(self, place: int) -> None:
        gone = {id(item) for item in self._ends.get(place, ())}
        if gone:
            self._open = [item for item in self._open if id(item) not in gone]

    def _segment(self, start: int, end: int) -> Segment:
        anchors = [item for item in self._open if isinstance(item, Anchor)][:_MOST_CLAIMS]
        roles = dict.fromkeys(item.name for item in self._open if isinstance(item, Role))
        text = self._text[start:end]
        return Segment(
            start=start,
            end=end,
            text=text,
            claims=tuple(dict.fromkeys(anchor.claim for anchor in anchors)),
            kinds=tuple(dict.fromkeys(anchor.kind for anchor in anchors)),
            at=f"{anchors[0].start},{anchors[0].end}" if anchors else "",
            ids=tuple(self._names.pop(start, ())),
            roles=tuple(roles),
            is_first=bool(anchors) and anchors[0].start == start,
            is_sign=_SIGNS.fullmatch(text) is not None,
        )
