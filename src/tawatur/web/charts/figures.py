"""Counts over time: a lane for each claimant, all on one scale, ranges as strokes, open bounds as arrows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import pairwise

import msgspec

from tawatur.web.charts.days import Tick, day_axis

__all__ = ["FigureChart", "Lane", "Mark", "draw_figures"]

#: When, lowest, highest, number of the account.
Count = tuple[str, int | None, int | None, int]

#: Pixels: a lane, the room of letters in it, and the axis below.
_LANE, _TOP, _BOTTOM, _AXIS = 84, 26, 20, 42
#: Per cent of the breadth within which two numbers can touch: five digits with a sign, on a telephone.
_NEAR = 22.0


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """A count: x in per cent; y (of its lower bound), and of its upper one where it is a range, in pixels.

    `label_y` is where its number stands, None where the same number stands beside it; `point` says which count it is.
    """

    point: int
    x: float
    y: float
    top: float
    label_y: float | None


class Lane(msgspec.Struct, frozen=True, kw_only=True):
    """The counts of one claimant; `line` are the ends of strokes from one count to the next."""

    base: float
    marks: tuple[Mark, ...]
    line: tuple[tuple[float, float, float, float], ...]


class FigureChart(msgspec.Struct, frozen=True, kw_only=True):
    """A chart of a height in pixels, as broad as its place."""

    height: int
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    axis: float


def draw_figures(lanes: Sequence[Sequence[Count]], *, mirrored: bool) -> FigureChart | None:
    """Draw the lanes; None where fewer than two counts have a day."""
    dated = [[count for count in lane if _is_day(count[0])] for lane in lanes]
    counts = [count for lane in dated for count in lane]
    if len(counts) < 2:
        return None
    axis = day_axis((count[0] for count in counts), mirrored=mirrored)
    largest = max(max(count[1] or 0, count[2] or 0) for count in counts) or 1
    drawn = [_lane(number, lane, largest, axis.x) for number, lane in enumerate(dated)]
    height = len(dated) * _LANE + _AXIS
    return FigureChart(height=height, lanes=tuple(drawn), ticks=axis.ticks(), axis=len(dated) * _LANE)


def _lane(number: int, counts: Sequence[Count], largest: int, place: Callable[[str], float]) -> Lane:
    base = (number + 1) * _LANE - _BOTTOM
    room = _LANE - _TOP - _BOTTOM

    def height(value: int) -> float:
        return round(base - room * value / largest, 1)

    marks: list[Mark] = []
    for point, (when, low, high, _) in enumerate(counts):
        lower = height(low if low is not None else high or 0)
        upper = height(high) if low is not None and high is not None else lower
        marks.append(Mark(point=point, x=place(when), y=lower, top=upper, label_y=None))
    ends = [(a.x, a.y, b.x, b.y) for a, b in pairwise(marks) if a.x != b.x]
    return Lane(base=base, marks=tuple(_labelled(marks)), line=tuple(ends))


def _labelled(marks: Sequence[Mark]) -> Iterator[Mark]:
    """Give each count the place of its number: above it, below it where a larger one is near, none twice."""
    for place, mark in enumerate(marks):
        near = [other for other in marks if other is not mark and abs(other.x - mark.x) < _NEAR]
        is_told = any((m.y, m.top) == (mark.y, mark.top) and abs(m.x - mark.x) < _NEAR for m in marks[:place])
        above = not any(other.top < mark.top for other in near)
        label = None if is_told else round(mark.top - 9 if above else mark.y + 17, 1)
        yield msgspec.structs.replace(mark, label_y=label)


def _is_day(when: str) -> bool:
    try:
        date.fromisoformat(when[:10])
    except ValueError:
        return False
    return True
