"""Who did what to whom, for the page of a story: the view of the report with addresses into the articles."""

from __future__ import annotations

import msgspec

from tawatur.export.view_events import Named, SharedEventView, make_events
from tawatur.records.comparison import Comparison
from tawatur.web.story.frame import Frame, Said

__all__ = ["DaySaid", "EventCard", "EventCards", "NamesSaid", "events_of"]


class NamesSaid(msgspec.Struct, frozen=True, kw_only=True):
    """The names that accounts give, those of most articles first, and how many more there are."""

    said: tuple[Said, ...]
    more: int


class DaySaid(msgspec.Struct, frozen=True, kw_only=True):
    """The days of an event, "" where its expression could not be placed, and the words that tell them."""

    begin: str
    finish: str
    said: Said


class Teller(msgspec.Struct, frozen=True, kw_only=True):
    """An account's words for an event and who they rest on; `denied` says that they deny it."""

    account: int
    said: tuple[Said, ...]
    source: str | None
    denied: bool


class EventCard(msgspec.Struct, frozen=True, kw_only=True):
    """One event: PLOVER type and modes, its statuses, parties, places, days, and the accounts that tell it."""

    type: str
    modes: tuple[str, ...]
    statuses: tuple[str, ...]
    actors: NamesSaid
    recipients: NamesSaid
    places: NamesSaid
    days: tuple[DaySaid, ...]
    told: tuple[Teller, ...]
    articles: int
    origins: int


class EventCards(msgspec.Struct, frozen=True, kw_only=True):
    """The events a reader needs first, and all the others."""

    first: tuple[EventCard, ...]
    others: tuple[EventCard, ...]


def events_of(comparison: Comparison, frame: Frame) -> EventCards:
    """The events of a story in the order of the report."""
    found = make_events(comparison, frame.story)
    return EventCards(
        first=tuple(_card(view, frame) for view in found.first),
        others=tuple(_card(view, frame) for view in found.others),
    )


def _card(view: SharedEventView, frame: Frame) -> EventCard:
    one = view.shared
    return EventCard(
        type=one.type,
        modes=one.modes,
        statuses=one.statuses,
        actors=_names(view.actors, frame),
        recipients=_names(view.recipients, frame),
        places=_names(view.places, frame),
        days=tuple(DaySaid(begin=day.begin, finish=day.finish, said=frame.said(day.quote)) for day in view.days),
        told=tuple(
            Teller(
                account=told.outlet.number,
                said=frame.all_said(told.quotes),
                source=told.source.text if told.source else None,
                denied=told.denied,
            )
            for told in view.told
        ),
        articles=one.articles,
        origins=one.origins,
    )


def _names(named: Named, frame: Frame) -> NamesSaid:
    return NamesSaid(said=frame.all_said(named.quotes), more=named.more)
