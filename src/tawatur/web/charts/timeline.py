"""The timeline of a story in three lanes: what happened, what was said, what was published."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tawatur.web.charts.days import Tick, day_axis

__all__ = ["LANES", "TimelineBar", "TimelineChart", "draw_timeline"]

LANES = ("happened", "said", "published")
#: Pixels: a lane, a bar, and the axis below.
_LANE, _BAR, _AXIS = 52, 18, 42
#: Days drawn at most, the last ones; the table has all of them.
_DAYS = 31


class TimelineBar(msgspec.Struct, frozen=True, kw_only=True):
    """Entries of one lane on one day or stretch of days: place in per cent and pixels, and how many there are."""

    entry: int
    lane: str
    x: float
    middle: float
    breadth: float
    y: float
    count: int


class TimelineChart(msgspec.Struct, frozen=True, kw_only=True):
    """A chart of a height in pixels, as broad as its place."""

    height: int
    bar: int
    lane: int
    bars: tuple[TimelineBar, ...]
    ticks: tuple[Tick, ...]
    axis: float


def draw_timeline(entries: Sequence[tuple[str, str, str, int]], *, mirrored: bool) -> TimelineChart | None:
    """Draw entries (lane, begin, finish, count); long stretches lie behind short ones. None without a day."""
    axis = day_axis((day for _, begin, finish, _ in entries for day in (begin, finish)), mirrored=mirrored, most=_DAYS)
    ticks = axis.ticks() if entries else ()
    if not ticks:
        return None
    bars = []
    for number, (lane, begin, finish, count) in enumerate(entries):
        place = axis.span(begin[:10], finish[:10])
        if place is None:
            continue
        x, breadth = place
        y = LANES.index(lane) * _LANE + (_LANE - _BAR) / 2
        inset = min(1.0, breadth / 8)
        bars.append(
            TimelineBar(
                entry=number, lane=lane, x=round(x + inset, 2), middle=round(x + breadth / 2, 2),
                breadth=round(breadth - 2 * inset, 2), y=y, count=count,
            )
        )  # fmt: skip
    bars.sort(key=lambda bar: -bar.breadth)
    height = len(LANES) * _LANE + _AXIS
    return TimelineChart(height=height, bar=_BAR, lane=_LANE, bars=tuple(bars), ticks=ticks, axis=len(LANES) * _LANE)
