"""Who did what to whom as text for people: the events that most independent accounts tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from tawatur.cli.talk import counted, isolated
from tawatur.export.view import make_story
from tawatur.export.view_events import Named, SharedEventView, make_events
from tawatur.records.comparison import Comparison
from tawatur.records.ledger import Ledger

__all__ = ["describe_events"]

#: Words that begin with one of these are quoted already.
_MARKS = '"«“'
#: Events that are told; the report has them all.
_MOST = 6


def describe_events(comparison: Comparison, ledgers: Sequence[Ledger], isolate: bool) -> Iterator[str]:
    """The events that a reader needs first, with parties, places and days; nothing where there are none."""
    events = make_events(comparison, make_story(comparison, ledgers))
    if not events.first:
        return
    yield from ("", click.style("WHO DID WHAT TO WHOM", bold=True))
    shown = events.first[:_MOST]
    for view in shown:
        yield from _event(view, comparison, isolate)
    if more := len(events.first) + len(events.others) - len(shown):
        yield f"  and {counted(more, 'other')}; `tawatur report` has them all"


def _event(view: SharedEventView, comparison: Comparison, isolate: bool) -> Iterator[str]:
    one = view.shared
    origins, articles = counted(len(comparison.origins), "origin"), counted(len(comparison.articles), "article")
    told = f"{one.origins} of {origins}, {one.articles} of {articles}"
    notes = ", ".join((*one.modes, *(status for status in one.statuses if status != "actual")))
    yield f"  {told}  {one.type}{f' ({notes})' if notes else ''}"
    days = (
        isolated(f"«{day.quote.text}»", isolate)
        if not day.begin
        else day.begin + (f" to {day.finish}" if day.finish != day.begin else "")
        for day in view.days
    )
    parts = (
        ("by", _names(view.actors, isolate)),
        ("to", _names(view.recipients, isolate)),
        ("at", _names(view.places, isolate)),
        ("on", ", ".join(days)),
    )
    for head, words in parts:
        if words:
            yield f"      {head} {words}"


def _names(named: Named, isolate: bool) -> str:
    shown = (" ".join(quote.text.split()) for quote in named.quotes)
    words = ", ".join(isolated(text if text[0] in _MARKS else f"«{text}»", isolate) for text in shown)
    return f"{words} and {named.more} more" if named.more else words
