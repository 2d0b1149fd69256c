"""Codes on finished events: actors, places, quad and intensity."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from tawatur.claims.clauses.view import EventView, is_state
from tawatur.claims.coding.actorcodes import ActorCoder
from tawatur.claims.coding.locations import Locator
from tawatur.lexicon import Lexicon
from tawatur.records.layers import Mention
from tawatur.records.ledger import Derivation, Event
from tawatur.records.plover import intensity_of, quad_of

__all__ = ["code_events"]

#: How the keys of capitals end, which name governments but no states.
_CAPITAL = ":capital"


def code_events(view: EventView, lexicon: Lexicon, events: Sequence[Event]) -> Iterator[Event]:
    """The events with the codes of their parties and places."""
    if not events:
        return
    coder = ActorCoder(view, lexicon)
    locator = Locator(coder, lexicon)
    states = _states(view, coder)
    for event in events:
        locations = tuple(locator.locate(span) for span in event.places)
        place = next((location.country for location in locations if location.country), None)
        yield msgspec.structs.replace(
            _with_states(view, coder, states, event),
            actor_codes=tuple(coder.code(span, event.type, place) for span in event.actors),
            recipient_codes=tuple(coder.code(span, event.type, place) for span in event.recipients),
            locations=locations,
            quad=quad_of(event.type),
            intensity=intensity_of(event.type, event.mode),
        )


def _states(view: EventView, coder: ActorCoder) -> dict[str, list[Mention]]:
    """The places where the article names states, by country, in order."""
    found: dict[str, list[Mention]] = {}
    for at, name in enumerate(view.names):
        if name is not None and name.first == at and name.type == "LOC" and is_state(name):
            country = coder.country_of(name)
            if country is not None and not (name.key or "").endswith(_CAPITAL):
                found.setdefault(country, []).append(name)
    return found


def _with_states(view: EventView, coder: ActorCoder, states: dict[str, list[Mention]], event: Event) -> Event:
    """An event whose actor is told by an adjective ("the Israeli raids") with the state that the article names."""
    actors = list(event.actors)
    derived: list[Derivation] = []
    for number, span in enumerate(event.actors):
        first, stop = coder.tokens_of(span)
        adjective = stop - first == 1 and view.nations[first] and view.names[first] is None
        named = states.get(coder.nation_at(first) or "", ()) if adjective else ()
        if named:
            before = [name for name in named if name.start < span.start]
            nearest = before[-1] if before else named[0]
            actors[number] = view.doc.span(nearest.start, nearest.end)
            derived.append(
                Derivation(field="actors", rule="<state of the adjective>", basis="inferred", evidence=(span,))
            )
    if not derived:
        return event
    return msgspec.structs.replace(
        event, actors=tuple(actors), basis="inferred", derivation=(*event.derivation, *derived)
    )
