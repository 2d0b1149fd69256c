"""When it happened, when it was said, when it was published: three things that one word for "when" mixes up."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from tawatur.export.view_timeline import Day, make_timeline
from tawatur.records.comparison import Comparison
from tawatur.records.tracks import LANES
from tawatur.web.charts.timeline import TimelineChart, draw_timeline
from tawatur.web.story.frame import Frame, Said

__all__ = ["TimelineEntry", "TimelineView", "timeline_of"]


class TimelineEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A day or stretch of days of one lane: the words that name it, or for `published` the articles."""

    lane: str
    begin: str
    finish: str
    said: tuple[Said, ...] = ()
    accounts: tuple[int, ...] = ()


class TimelineView(msgspec.Struct, frozen=True, kw_only=True):
    """Entries in the order of days, and how many expressions could not be placed."""

    entries: tuple[TimelineEntry, ...]
    unplaced: int

    def chart(self, lang: str) -> TimelineChart | None:
        """The chart in the direction of a language."""
        entries = [(e.lane, e.begin, e.finish, len(e.said) or len(e.accounts)) for e in self.entries]
        return draw_timeline(entries, mirrored=lang == "ar")


def timeline_of(comparison: Comparison, frame: Frame) -> TimelineView:
    """The days that articles name, as the report has them, and the publications."""
    made = make_timeline(comparison, frame.story)
    entries = (entry for day in made.days for entry in _entries(day, frame))
    return TimelineView(entries=tuple(entries), unplaced=made.unplaced)


def _entries(day: Day, frame: Frame) -> Iterator[TimelineEntry]:
    """A day, lane by lane."""
    for lane in LANES:
        said = frame.all_said(moment.quote for moment in day.moments if moment.lane == lane)
        accounts = tuple(outlet.number for outlet in day.published) if lane == "published" else ()
        if said or accounts:
            yield TimelineEntry(lane=lane, begin=day.begin, finish=day.finish, said=said, accounts=accounts)
