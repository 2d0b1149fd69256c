"""Codes on finished events: actors, places, quad and intensity."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from tawatur.claims.actorcodes import ActorCoder
from tawatur.claims.eventview import EventView
from tawatur.claims.locations import Locator
from tawatur.lexicon import Lexicon
from tawatur.records.ledger import Event
from tawatur.records.plover import intensity_of, quad_of

__all__ = ["code_events"]


def code_events(view: EventView, lexicon: Lexicon, events: Sequence[Event]) -> Iterator[Event]:
    """The events with the codes of their parties and places."""
    if not events:
        return
    coder = ActorCoder(view, lexicon)
    locator = Locator(coder, lexicon)
    for event in events:
        locations = tuple(locator.locate(span) for span in event.places)
        place = next((location.country for location in locations if location.country), None)
        yield msgspec.structs.replace(
            event,
            actor_codes=tuple(coder.code(span, event.type, place) for span in event.actors),
            recipient_codes=tuple(coder.code(span, event.type, place) for span in event.recipients),
            locations=locations,
            quad=quad_of(event.type),
            intensity=intensity_of(event.type, event.mode),
        )
