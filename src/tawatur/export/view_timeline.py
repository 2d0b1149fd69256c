"""What happened, was said and was published when: the dated expressions of all articles, day by day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

import msgspec

from tawatur.export.view import Outlet, Quote, Story, quote
from tawatur.export.view_tracks import Tick, day_number
from tawatur.records.comparison import Comparison
from tawatur.records.eventtimes import EventTimes
from tawatur.records.ledger import Event, Ledger, TimeExpression
from tawatur.records.tracks import LANES
from tawatur.records.tracks import Moment as Told

__all__ = ["Bar", "Day", "Moment", "TimePlot", "Timeline", "make_timeline"]

#: Code points of context before and after a time expression; about one printed line in all.
_BEFORE, _AFTER = 60, 70
#: Days before the first and after the last publication that the plot shows; what lies beyond is in the list.
_AROUND = 14
#: Distinct stretches of days below which a plot shows nothing; days named below it at most.
_FEWEST, _TICKS = 2, 5


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """A time expression between the words around it, the events that it dates, and its lane."""

    quote: Quote
    before: str
    after: str
    events: tuple[Event, ...]
    lane: str = "happened"


class Day(msgspec.Struct, frozen=True, kw_only=True):
    """A day or range of days, with every expression that names it, and the articles published on it."""

    begin: str
    finish: str
    moments: tuple[Moment, ...]
    published: tuple[Outlet, ...] = ()


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of days in a lane, in per cent of the plot; `times` is how many name it."""

    x: float
    end: float
    begin: str
    finish: str
    times: int


class TimePlot(msgspec.Struct, frozen=True, kw_only=True):
    """The days around publication, lane by lane; `outside` moments lie before or after them."""

    lanes: tuple[tuple[str, tuple[Bar, ...]], ...]
    ticks: tuple[Tick, ...]
    outside: int


class Timeline(msgspec.Struct, frozen=True, kw_only=True):
    """Days in order, the number of expressions that could not be placed, and the plot, None for a single day."""

    days: tuple[Day, ...]
    unplaced: int
    plot: TimePlot | None = None


def make_timeline(comparison: Comparison, story: Story) -> Timeline:
    """Collect the time expressions of all articles by the days they name, and the days of publication."""
    lanes = {(c.article, c.start): moment.lane for moment in comparison.timeline for c in moment.cells}
    days: dict[tuple[str, str], list[Moment]] = defaultdict(list)
    unplaced = 0
    for outlet in story.outlets:
        dated = _dated(outlet.ledger)
        for time in outlet.ledger.times:
            begin, finish = time.begin or time.finish, time.finish or time.begin
            if begin is None or finish is None:
                unplaced += 1
                continue
            lane = lanes.get((outlet.ledger.article.id, time.start), "happened")
            days[begin, finish].append(_moment(outlet, time, lane, dated.get((time.start, time.end), ())))
    printed = {
        (moment.begin, moment.finish): tuple(story.by_article[article] for article in moment.articles)
        for moment in comparison.timeline
        if moment.lane == "published"
    }
    placed = (
        Day(begin=b, finish=f, moments=tuple(days.get((b, f), ())), published=printed.get((b, f), ()))
        for b, f in sorted({*days, *printed})
    )
    return Timeline(days=tuple(placed), unplaced=unplaced, plot=_plot(comparison.timeline))


def _plot(moments: Sequence[Told]) -> TimePlot | None:
    printed = [day for m in moments if m.lane == "published" and (day := day_number(m.begin)) is not None]
    if not printed:
        return None
    first, last = max(1, min(printed) - _AROUND), max(printed) + _AROUND
    placed = [(m, _number(m.begin), _number(m.finish)) for m in moments]
    inside = [(m, begin, finish) for m, begin, finish in placed if begin >= first and finish <= last]
    if len({(begin, finish) for _, begin, finish in inside}) < _FEWEST:
        return None
    first, last = min(begin for _, begin, _ in inside), max(finish for _, _, finish in inside)
    count = last - first + 1
    lanes = tuple(
        (
            lane,
            tuple(
                Bar(
                    x=round(100 * (begin - first) / count, 2),
                    end=round(100 * (finish + 1 - first) / count, 2),
                    begin=m.begin,
                    finish=m.finish,
                    times=len(m.articles),
                )
                for m, begin, finish in inside
                if m.lane == lane
            ),
        )
        for lane in LANES
    )
    step = max(1, -(-count // _TICKS))
    ticks = tuple(
        Tick(x=round(100 * (day - first + 0.5) / count, 2), day=date.fromordinal(day).isoformat())
        for day in range(first, last + 1, step)
    )
    return TimePlot(lanes=lanes, ticks=ticks, outside=len(placed) - len(inside))


def _number(day: str) -> int:
    return day_number(day) or 0


def _moment(outlet: Outlet, time: TimeExpression, lane: str, events: Sequence[Event]) -> Moment:
    text = outlet.ledger.article.text
    return Moment(
        quote=quote(outlet, time),
        before=_before(text, time.start),
        after=_after(text, time.end),
        events=tuple(events),
        lane=lane,
    )


def _before(text: str, stop: int) -> str:
    """The words of the line before `stop`, from a word's beginning; an ellipsis where the line is cut."""
    line = text.rfind("\n", 0, stop) + 1
    start = stop - _BEFORE
    if start <= line:
        return text[line:stop]
    space = text.find(" ", start, stop)
    return "… " + text[space + 1 if space >= 0 else start : stop]


def _after(text: str, start: int) -> str:
    """The words of the line after `start`, up to a word's end; an ellipsis where the line is cut."""
    newline = text.find("\n", start)
    line = newline if newline >= 0 else len(text)
    stop = start + _AFTER
    if stop >= line:
        return text[start:line]
    space = text.rfind(" ", start, stop)
    return text[start : space if space >= 0 else stop] + " …"


def _dated(ledger: Ledger) -> dict[tuple[int, int], list[Event]]:
    """The events of a ledger by the offsets of each time that dates them."""
    times = EventTimes(ledger.times)
    found: dict[tuple[int, int], list[Event]] = defaultdict(list)
    for event in ledger.events:
        for time in times.of(event):
            found[time.start, time.end].append(event)
    return found
