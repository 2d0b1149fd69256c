"""Which event a count of people belongs to: the attack that killed them, the arrest, the protest they took part in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from tawatur.records.document import Document
from tawatur.records.layers import EVENTS, FIGURES
from tawatur.records.ledger import Derivation, Event, Figure
from tawatur.records.span import Span

__all__ = ["figures_with_events"]

#: The types of events that can have done what a figure tells; a mode after the slash narrows the type.
_DONE_BY: dict[str, tuple[str, ...]] = {
    "killed": ("ASSAULT",),
    "wounded": ("ASSAULT",),
    "missing": ("ASSAULT",),
    "other": ("ASSAULT",),
    "abducted": ("ASSAULT/abduct", "COERCE/seize"),
    "arrested": ("COERCE/arrest",),
    "released": ("RETREAT/release",),
    "displaced": ("COERCE/deport", "ASSAULT"),
    "participants": ("PROTEST", "CONSULT"),
}
#: How many sentences back the event may stand that a later sentence gives the toll of.
_BACK = 2
#: How many events of a neighbourhood are weighed; keeps the search linear.
_MOST = 12
_NOT_HAPPENED = frozenset({"denied", "hypothetical"})


class _Place(msgspec.Struct, frozen=True):
    """One place where an event is told: its words and their sentence."""

    words: Span
    sentence: int
    event: Event


def figures_with_events(doc: Document) -> tuple[Figure, ...]:
    """Give every figure the event it belongs to, where one is told near it.

    The nearest fitting event of the figure's sentence (stated); a toll ("the toll rose to") else has the nearest one of
    the two sentences before (inferred). A count of what is no event of PLOVER (a flood, an accident) has none.
    """
    begins = [sentence.start for sentence in doc.sentences]
    places = sorted(
        (
            _Place(span, bisect_left(begins, span.start + 1), event)
            for event in doc[EVENTS]
            if event.status not in _NOT_HAPPENED
            for span in (event.trigger, *event.mentions)
        ),
        key=_start,
    )
    return tuple(_linked(figure, places, begins) for figure in doc[FIGURES])


def _linked(figure: Figure, places: Sequence[_Place], begins: Sequence[int]) -> Figure:
    fitting = _DONE_BY.get(figure.what)
    if fitting is None or not places:
        return figure
    sentence = bisect_left(begins, figure.start + 1)
    at = bisect_left(places, figure.start, key=_start)
    near = [p for p in places[max(at - _MOST, 0) : at + _MOST] if _fits(p.event, fitting)]
    here = min(
        (p for p in near if p.sentence == sentence), key=lambda p: abs(p.words.start - figure.start), default=None
    )
    if here is not None:
        return _with_event(figure, here, "<event> in the sentence", "stated")
    if not figure.tally:
        return figure
    back = [p for p in near if sentence - _BACK <= p.sentence < sentence]
    return _with_event(figure, back[-1], "<event> in the sentences before", "inferred") if back else figure


def _fits(event: Event, fitting: Sequence[str]) -> bool:
    return event.type in fitting or f"{event.type}/{event.mode}" in fitting


def _with_event(figure: Figure, place: _Place, rule: str, basis: str) -> Figure:
    words = place.words
    evidence = (Span(start=words.start, end=words.end, text=words.text),)
    step = Derivation(field="event", rule=rule, basis=basis, evidence=evidence)
    return msgspec.structs.replace(figure, event=place.event.id, derivation=(*figure.derivation, step))


def _start(place: _Place) -> int:
    return place.words.start
