"""Events as PLOVER 2.0 records: JSON lines, one event a line, with the fields of the manual.

Fields that a ledger cannot fill are left out; actors and recipients are lists of entities, contexts an empty list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, BinaryIO

import msgspec

from tawatur.export.accounts import Account
from tawatur.records.eventtimes import EventTimes
from tawatur.records.ledger import ActorCode, Event, Ledger, Location
from tawatur.records.span import Span
from tawatur.version import __version__

__all__ = ["FIELDS", "plover_records", "write_plover"]

#: The fields of a record in the order of the manual; those marked there with a star always stand.
FIELDS = (
    "id", "has_event", "date", "actor", "recipient", "event", "event_loc", "event_text", "quad_code", "event_scale",
    "mode", "context", "auxiliary", "text", "text_info", "cite_info", "coder",
)  # fmt: skip
#: Status → PLOVER's auxiliary mode; actual events have none.
_AUXILIARY = {"historical": "historical", "planned": "future", "hypothetical": "hypothetical", "denied": "negation"}


def write_plover(accounts: Iterable[Account], stream: BinaryIO) -> None:
    """Write one JSON object a line."""
    encoder = msgspec.json.Encoder()
    for account in accounts:
        for record in plover_records(account.ledger):
            stream.write(encoder.encode(record) + b"\n")


def plover_records(ledger: Ledger) -> Iterator[dict[str, Any]]:
    """The events of a ledger as records."""
    article = ledger.article
    times = EventTimes(ledger.times)
    for event in ledger.events:
        around = _sentence(article.text, event.trigger)
        yield {
            "id": event.id,
            "has_event": True,
            "date": event_day(event, times, article.published_on),
            "actor": list(_entities(event.actors, event.actor_codes)),
            "recipient": list(_entities(event.recipients, event.recipient_codes)),
            "event": event.type,
            "event_loc": [_place(span, where) for span, where in zip(event.places, event.locations, strict=False)],
            "event_text": event.trigger.text,
            "quad_code": event.quad,
            "event_scale": event.intensity,
            "mode": event.mode,
            "context": [],
            "auxiliary": _AUXILIARY.get(event.status),
            "text": around.text,
            "text_info": {
                "start": around.start, "end": around.end, "trigger": [event.trigger.start, event.trigger.end],
            },
            "cite_info": {
                "title": article.title, "publication": article.outlet, "url": article.url, "language": "ar",
                "date": article.published, "article": article.id, "version": ledger.reader.version,
            },
            "coder": f"tawatur {__version__}",
        }  # fmt: skip


def event_day(event: Event, times: EventTimes, published: date | None) -> str | None:
    """The first day of an event's own time, else the day of publication."""
    own = next((time.begin for time in times.of(event) if time.begin), None)
    return own or (published.isoformat() if published is not None else None)


def _entities(spans: tuple[Span, ...], codes: tuple[ActorCode, ...]) -> Iterator[dict[str, Any]]:
    for number, span in enumerate(spans):
        code = codes[number] if number < len(codes) else ActorCode()
        yield {"entity_text": span.text, "code": code.country, "sector": list(code.sectors), "start": span.start}


def _place(span: Span, where: Location) -> dict[str, Any]:
    return {
        "text": span.text, "name": where.name, "country": where.country, "latitude": where.latitude,
        "longitude": where.longitude, "geonames": where.id, "feature": where.level,
    }  # fmt: skip


def _sentence(text: str, trigger: Span) -> Span:
    """The line or sentence around a trigger."""
    start = max(text.rfind(mark, 0, trigger.start) for mark in ("\n", ". ", "؟ ", "! ")) + 1
    ends = [end for mark in ("\n", ". ", "؟ ", "! ") if (end := text.find(mark, trigger.end)) >= 0]
    end = min(ends, default=len(text))
    while start < trigger.start and text[start].isspace():
        start += 1
    return Span(start=start, end=end, text=text[start:end])
