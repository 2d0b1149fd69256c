"""When it happened, when it was said, when it was published: three things that one word for "when" mixes up."""

from __future__ import annotations

from collections import defaultdict

import msgspec

from tawatur.export.view import Outlet
from tawatur.records.ledger import Statement, TimeExpression
from tawatur.web.charts.timeline import LANES, TimelineChart, draw_timeline
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


def timeline_of(frame: Frame) -> TimelineView:
    """The times that articles name, by whether they date what is told or the telling, and the publications."""
    named: dict[tuple[str, str, str], list[Said]] = defaultdict(list)
    printed: dict[str, list[int]] = defaultdict(list)
    unplaced = 0
    for outlet, account in zip(frame.story.outlets, frame.accounts, strict=True):
        if account.published:
            printed[account.published[:10]].append(account.number)
        for time in outlet.ledger.times:
            begin, finish = time.begin or time.finish, time.finish or time.begin
            if begin is None or finish is None:
                unplaced += 1
                continue
            lane = "said" if _dates_saying(outlet, time) else "happened"
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


def _dates_saying(outlet: Outlet, time: TimeExpression) -> bool:
    """Whether a time stands between who says something and what is said: "the minister said on Monday that …"."""
    return any(_frames(statement, time) for statement in outlet.ledger.statements)


def _frames(statement: Statement, time: TimeExpression) -> bool:
    first = min(statement.cue.start, statement.speaker.start if statement.speaker else statement.cue.start)
    last = max(statement.cue.end, statement.speaker.end if statement.speaker else statement.cue.end)
    inside = statement.content.start <= time.start < statement.content.end
    return not inside and first <= time.start < max(last, min(statement.content.start, last + _REACH))


#: Letters after the speaker and the verb within which a time belongs to the saying.
_REACH = 80
