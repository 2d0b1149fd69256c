"""The values of claims as lines for people: spans with their places, codes, locations, states of agreements."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tawatur.records.ledger import ActorCode, AgreementTold, Location
from tawatur.records.span import Span

__all__ = ["lines_of"]

Quote = Callable[[str], str]


def lines_of(value: Any, quote: Quote) -> list[str]:
    """The lines that show a value; none for what is absent."""
    if value is None or value == "" or value == ():
        return []
    if isinstance(value, tuple):
        return [shown for item in value for shown in lines_of(item, quote)]
    if isinstance(value, Span):
        kind = f"  {value.kind}" if hasattr(value, "kind") else ""
        return [f"{quote(value.text)}  [{value.start}, {value.end}){kind}"]
    if isinstance(value, ActorCode):
        return _code(value, quote)
    if isinstance(value, Location):
        return _location(value, quote)
    if isinstance(value, AgreementTold):
        return _state(value, quote)
    return [quote(str(value))]


def _code(code: ActorCode, quote: Quote) -> list[str]:
    """Country and sectors of an actor, and what told each."""
    told = " ".join((code.country or "no country", *(code.sectors or ("no sector",))))
    rules = ", ".join(rule for rule in (code.country_rule, code.sector_rule) if rule)
    first = f"{told}  ({code.basis}{f': {rules}' if rules else ''})"
    return [first, *(f"  from {line}" for line in lines_of(code.evidence, quote))]


def _location(place: Location, quote: Quote) -> list[str]:
    """A place with its country, its point, and the namesakes that it was weighed against."""
    point = f"{place.latitude:.4f} {place.longitude:.4f}" if None not in (place.latitude, place.longitude) else ""
    told = "  ".join(
        part for part in (quote(place.name), place.level, place.country or "", point, place.id or "") if part
    )
    lines = [f"{told}{f'  ({place.why})' if place.why else ''}"]
    others = [other for other in place.candidates if other.id != place.id]
    return [*lines, *(f"  rather than {o.id} {o.country} {o.level}  {o.score}  ({o.why})" for o in others)]


def _state(told: AgreementTold, quote: Quote) -> list[str]:
    by = f"  by {quote(told.by.text)}" if told.by is not None else ""
    return [f"{told.state}  {quote(told.words.text)}  [{told.words.start}, {told.words.end}){by}"]
