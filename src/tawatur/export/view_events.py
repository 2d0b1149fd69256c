"""Events made ready for the report: who did what to whom, where, when, by how many accounts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from tawatur.export.view import Outlet, Quote, Story, quote
from tawatur.records.comparison import Comparison
from tawatur.records.ledger import ChainLink
from tawatur.records.sharedevents import SharedEvent, Telling, days_of, name_of, shared_events
from tawatur.records.span import Span

__all__ = ["DayTold", "EventGroup", "Named", "SharedEventView", "TellingView", "make_events"]

#: Events that stand open where several accounts tell so many, and at least; the rest is one click away.
_FIRST, _LEAST = 10, 5
#: Names of one side, places, days or words of an account that are shown.
_MOST = 4


class DayTold(msgspec.Struct, frozen=True, kw_only=True):
    """The days of an event, "" where its expression could not be placed, and the words that tell them."""

    begin: str
    finish: str
    quote: Quote


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """Different names, those of most articles first, and how many more there are."""

    quotes: tuple[Quote, ...]
    more: int = 0


class TellingView(msgspec.Struct, frozen=True, kw_only=True):
    """An account's words for an event, and who it all rests on; `denied` says that these words deny it."""

    outlet: Outlet
    quotes: tuple[Quote, ...]
    source: ChainLink | None
    denied: bool


class SharedEventView(msgspec.Struct, frozen=True, kw_only=True):
    """An event with the names that the accounts give to its parties and places, and its days."""

    shared: SharedEvent
    actors: Named
    recipients: Named
    places: Named
    days: tuple[DayTold, ...]
    told: tuple[TellingView, ...]


class EventGroup(msgspec.Struct, frozen=True, kw_only=True):
    """The happenings a reader needs first, and all the others."""

    first: tuple[SharedEventView, ...]
    others: tuple[SharedEventView, ...]


def make_events(comparison: Comparison, story: Story) -> EventGroup:
    """Give the happenings of a story in the order of `records.sharedevents`."""
    views = [_view(one, story) for one in shared_events(comparison, (o.ledger for o in story.outlets))]
    likely = [view for view in views if view.shared.happened and view.shared.says_who]
    shared = sum(view.shared.articles > 1 for view in likely)
    first = tuple(likely[: max(_LEAST, min(_FIRST, shared))])
    return EventGroup(first=first, others=tuple(view for view in views if view not in first))


def _view(one: SharedEvent, story: Story) -> SharedEventView:
    return SharedEventView(
        shared=one,
        actors=_names(story, ((told, span) for told in one.told for span in told.event.actors)),
        recipients=_names(story, ((told, span) for told in one.told for span in told.event.recipients)),
        places=_names(story, ((told, span) for told in one.told for span in told.event.places)),
        days=tuple(_days(one, story))[:_MOST],
        told=tuple(_told(one, story)),
    )


def _names(story: Story, spans: Iterable[tuple[Telling, Span]]) -> Named:
    """One quotation a name; names of one entity of an article are one, whatever the words at this place."""
    called: dict[str, list[Quote]] = {}
    for told, span in spans:
        outlet = story.by_article[told.article]
        called.setdefault(name_of(outlet.ledger, span), []).append(quote(outlet, span))
    ranked = sorted(called.values(), key=lambda quotes: -len({one.outlet.number for one in quotes}))
    return Named(quotes=tuple(quotes[0] for quotes in ranked[:_MOST]), more=max(0, len(ranked) - _MOST))


def _days(one: SharedEvent, story: Story) -> Iterator[DayTold]:
    seen = set()
    for told in one.told:
        when = told.event.when
        if when is None:
            continue
        outlet = story.by_article[told.article]
        begin, finish = next(days_of(outlet.ledger, told.event), ("", ""))
        key = (begin, finish) if begin else when.text
        if key not in seen:
            seen.add(key)
            yield DayTold(begin=begin, finish=finish, quote=quote(outlet, when))


def _told(one: SharedEvent, story: Story) -> Iterator[TellingView]:
    """One view an account and source, in the order of the columns."""
    found: dict[tuple[int, str, bool], list[Telling]] = {}
    for told in one.told:
        source = told.event.chain[-1].text if told.event.chain else ""
        key = (story.by_article[told.article].number, source, told.event.status == "denied")
        found.setdefault(key, []).append(told)
    for (number, _, denied), same in sorted(found.items(), key=lambda item: item[0]):
        outlet = story.outlets[number - 1]
        yield TellingView(
            outlet=outlet,
            quotes=tuple(quote(outlet, told.event.trigger) for told in same[:_MOST]),
            source=same[0].event.chain[-1] if same[0].event.chain else None,
            denied=denied,
        )
