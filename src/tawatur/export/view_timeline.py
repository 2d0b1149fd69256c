"""What is said to have happened when: the dated expressions of all articles, day by day."""

from __future__ import annotations

from collections import defaultdict

import msgspec

from tawatur.export.view import Outlet, Quote, Story, quote
from tawatur.records.ledger import Event, Ledger, TimeExpression

__all__ = ["Day", "Moment", "Timeline", "make_timeline"]

#: Code points of context before and after a time expression; about one printed line in all.
_BEFORE, _AFTER = 60, 70


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """A time expression between the words around it, and the events that it dates."""

    quote: Quote
    before: str
    after: str
    events: tuple[Event, ...]


class Day(msgspec.Struct, frozen=True, kw_only=True):
    """A day or range of days, with every expression that names it."""

    begin: str
    finish: str
    moments: tuple[Moment, ...]


class Timeline(msgspec.Struct, frozen=True, kw_only=True):
    """Days in order, and the number of expressions that could not be placed."""

    days: tuple[Day, ...]
    unplaced: int


def make_timeline(story: Story) -> Timeline:
    """Collect the time expressions of all articles by the days they name."""
    days: dict[tuple[str, str], list[Moment]] = defaultdict(list)
    unplaced = 0
    for outlet in story.outlets:
        for time in outlet.ledger.times:
            begin, finish = time.begin or time.finish, time.finish or time.begin
            if begin is None or finish is None:
                unplaced += 1
                continue
            days[begin, finish].append(_moment(outlet, time))
    placed = (Day(begin=begin, finish=finish, moments=tuple(days[begin, finish])) for begin, finish in sorted(days))
    return Timeline(days=tuple(placed), unplaced=unplaced)


def _moment(outlet: Outlet, time: TimeExpression) -> Moment:
    text = outlet.ledger.article.text
    return Moment(
        quote=quote(outlet, time),
        before=_before(text, time.start),
        after=_after(text, time.end),
        events=_dated_by(outlet.ledger, time),
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


def _dated_by(ledger: Ledger, time: TimeExpression) -> tuple[Event, ...]:
    return tuple(event for event in ledger.events if event.when is not None and event.when.overlaps(time))
