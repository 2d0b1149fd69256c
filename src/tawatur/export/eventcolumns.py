"""What the table of events tells besides the fields of an event: its days, codes in plain text, and where it lies."""

from __future__ import annotations

from typing import Any

from tawatur.export.fields import Column
from tawatur.records.eventtimes import EventTimes
from tawatur.records.ledger import ActorCode, Event, Ledger

__all__ = ["EVENT_COLUMNS", "event_values"]

EVENT_COLUMNS = (
    Column("begin", "date"),
    Column("finish", "date"),
    Column("actor_codes", "text"),
    Column("recipient_codes", "text"),
    Column("country", "text"),
    Column("latitude", "number"),
    Column("longitude", "number"),
    Column("place_id", "text"),
)
#: What stands for a party of which neither country nor sector is known, so that codes stay in the order of parties.
_UNKNOWN = "---"


def event_values(event: Event, ledger: Ledger) -> list[Any]:
    """The values of `EVENT_COLUMNS`: days of the event's own time, the first place that has a country."""
    time = EventTimes(ledger.times).dated(event)
    place = next((one for one in event.locations if one.country is not None), None)
    return [
        time.begin if time is not None else None,
        time.finish if time is not None else None,
        _codes(event.actor_codes),
        _codes(event.recipient_codes),
        place.country if place is not None else None,
        place.latitude if place is not None else None,
        place.longitude if place is not None else None,
        place.id if place is not None else None,
    ]


def _codes(codes: tuple[ActorCode, ...]) -> str | None:
    """Country and sectors of each party as PLOVER writes them together, in the order of the parties."""
    told = (" ".join((*filter(None, (code.country,)), *code.sectors)) or _UNKNOWN for code in codes)
    return "; ".join(told) or None
