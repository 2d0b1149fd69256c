"""An axis of days: those on which something is, one after the other, with a gap sign where days were left out.

Positions are per cent of the breadth, so that a chart is as broad as its place and its letters keep their size. Where
the page is read from right to left, so is time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import msgspec

__all__ = ["DayAxis", "Tick", "day_axis"]

#: Days named on the axis at most: more do not fit on a telephone.
_NAMED = 7


class Tick(msgspec.Struct, frozen=True, kw_only=True):
    """A day on the axis: its borders and middle in per cent; `is_named` where its name has room, `is_after_gap` where
    days before it were left out."""

    day: str
    x: float
    start: float
    is_named: bool
    is_after_gap: bool


class DayAxis:
    """Places of days and moments."""

    def __init__(self, days: Sequence[str], *, mirrored: bool) -> None:
        self._days = tuple(days)
        self._place = {day: number for number, day in enumerate(self._days)}
        self._mirrored = mirrored

    def x(self, when: str) -> float:
        """The place of a moment ("2026-01-14T08:30:00") within its day, or of the middle of a day."""
        return self._side((self._place[when[:10]] + _share(when)) / len(self._days))

    def _side(self, share: float) -> float:
        return round(100 * (1 - share if self._mirrored else share), 2)

    def span(self, begin: str, finish: str) -> tuple[float, float] | None:
        """The left border and breadth of the days from one to another, as far as they are on the axis."""
        inside = [self._place[day] for day in self._days if begin <= day <= finish]
        if not inside:
            return None
        count = len(self._days)
        ends = (self._side(inside[0] / count), self._side((inside[-1] + 1) / count))
        return min(ends), round(max(ends) - min(ends), 2)

    def ticks(self) -> tuple[Tick, ...]:
        """All days, in order."""
        count = len(self._days)
        step = -(-count // _NAMED)
        return tuple(
            Tick(
                day=day,
                x=self._side((number + 0.5) / count),
                start=self._side(number / count),
                is_named=number % step == 0,
                is_after_gap=number > 0 and not _follows(self._days[number - 1], day),
            )
            for number, day in enumerate(self._days)
        )


def day_axis(moments: Iterable[str], *, mirrored: bool, most: int | None = None) -> DayAxis:
    """An axis of the days of these moments, the last `most` of them; what is no date is left out."""
    days = sorted({moment[:10] for moment in moments if _date(moment) is not None})
    return DayAxis(days if most is None else days[-most:], mirrored=mirrored)


def _share(when: str) -> float:
    clock = when[11:16]
    if len(clock) == 5 and clock[:2].isdigit() and clock[3:].isdigit():
        # Nothing stands on the border of two days.
        return 0.08 + 0.84 * min(1.0, (int(clock[:2]) * 60 + int(clock[3:])) / 1440)
    return 0.5


def _date(moment: str) -> date | None:
    try:
        return date.fromisoformat(moment[:10])
    except ValueError:
        return None


def _follows(before: str, day: str) -> bool:
    first = _date(before)
    then = _date(day)
    return first is not None and then is not None and then - first == timedelta(days=1)
