"""When it happened, when it was said, when it was published: three things that one word for "when" mixes up."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator

import msgspec

from tawatur.export.view import Outlet
from tawatur.records.ledger import Statement
from tawatur.web.charts.timeline import LANES, TimelineChart, draw_timeline
from tawatur.web.story.frame import Frame, Said

__all__ = ["TimelineEntry", "TimelineView", "timeline_of"]

#: Letters after the speaker and the verb within which a time belongs to the saying.
_REACH = 80


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


def timeline_of(frame: Frame) -> TimelineView:
    """The times that articles name, by whether they date what is told or the telling, and the publications."""
    named: dict[tuple[str, str, str], list[Said]] = defaultdict(list)
    printed: dict[str, list[int]] = defaultdict(list)
    unplaced = 0
    for outlet, account in zip(frame.story.outlets, frame.accounts, strict=True):
        if account.published:
            printed[account.published[:10]].append(account.number)
        saying = _sayings(outlet)
        for time in outlet.ledger.times:
            begin, finish = time.begin or time.finish, time.finish or time.begin
            if begin is None or finish is None:
                unplaced += 1
                continue
            lane = "said" if _is_in(saying, time.start) else "happened"
            named[begin, finish, lane].append(frame.span(outlet, time))
    entries = [
        TimelineEntry(lane=lane, begin=begin, finish=finish, said=tuple(said))
        for (begin, finish, lane), said in named.items()
    ]
    entries += [
        TimelineEntry(lane="published", begin=day, finish=day, accounts=tuple(accounts))
        for day, accounts in printed.items()
    ]
    entries.sort(key=lambda entry: (entry.begin, entry.finish, LANES.index(entry.lane)))
    return TimelineView(entries=tuple(entries), unplaced=unplaced)


def _sayings(outlet: Outlet) -> list[tuple[int, int]]:
    """The stretches between who says something and what is said, in order: "the minister said on Monday that …"."""
    stretches = [stretch for statement in outlet.ledger.statements for stretch in _stretches(statement)]
    merged: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _stretches(statement: Statement) -> Iterator[tuple[int, int]]:
    """The verb, its speaker and the letters up to the words said, without those words."""
    named = [span for span in (statement.cue, statement.speaker) if span is not None]
    first, last = min(span.start for span in named), max(span.end for span in named)
    content = statement.content
    stop = max(last, min(content.start, last + _REACH))
    for start, end in ((first, min(stop, content.start)), (max(first, content.end), stop)):
        if start < end:
            yield start, end


def _is_in(stretches: list[tuple[int, int]], at: int) -> bool:
    place = bisect_right(stretches, (at, math.inf)) - 1
    return place >= 0 and at < stretches[place][1]
