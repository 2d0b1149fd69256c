"""The lines of an article that a claim stands in, cut wherever one of its spans begins or ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from tawatur.records.span import Span

__all__ = ["MarkedPiece", "Passage", "Place", "passages_of", "pieces_of", "places_of"]

#: Passages of one claim that are shown: a name can stand in every line of a long text.
_MOST = 8
#: Letters of a line before the first and after the last span.
_AROUND = 400
#: Letters that are not shown as themselves: each stands in a piece of its own, so that offsets behind it stay right.
_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class Place(msgspec.Struct, frozen=True, order=True):
    """Where a field of a claim stands; offsets are code points."""

    start: int
    end: int
    field: str


class MarkedPiece(msgspec.Struct, frozen=True, kw_only=True):
    """Letters that the same fields cover."""

    start: int
    end: int
    text: str
    fields: tuple[str, ...] = ()


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """Some lines with the pieces they are cut into."""

    start: int
    end: int
    pieces: tuple[MarkedPiece, ...]


def places_of(data: dict[str, object], fields: Iterable[str]) -> list[Place]:
    """The places that a claim's record (JSON data) quotes, in order; a claim that is a span has the field "words"."""
    found = [Place(span["start"], span["end"], field) for field in fields for span in _spans(data.get(field))]
    if isinstance(data.get("start"), int):
        found.append(Place(data["start"], data["end"], "words"))  # type: ignore[arg-type]
    return sorted(set(found))


def _spans(value: object) -> Iterator[dict[str, int]]:
    if isinstance(value, dict) and isinstance(value.get("start"), int):
        yield value
    elif isinstance(value, list):
        for inner in value:
            yield from _spans(inner)


def passages_of(text: str, places: Sequence[Place]) -> tuple[Passage, ...]:
    """The lines that hold places, neighbours together."""
    groups: list[tuple[int, int, list[Place]]] = []
    for place in places:
        start, end = _lines(text, place)
        if groups and start <= groups[-1][1] + 1:
            first, last, held = groups[-1]
            groups[-1] = (first, max(last, end), [*held, place])
        elif len(groups) < _MOST:
            groups.append((start, end, [place]))
    return tuple(Passage(start=s, end=e, pieces=pieces_of(text, held, s, e)) for s, e, held in groups)


def _lines(text: str, place: Place) -> tuple[int, int]:
    """The line or lines of a place, cut between words where they are very long."""
    start = text.rfind("\n", 0, place.start) + 1
    newline = text.find("\n", place.end)
    end = len(text) if newline < 0 else newline
    if place.start - start > _AROUND:
        space = text.rfind(" ", start, place.start - _AROUND)
        start = place.start - _AROUND if space < 0 else space + 1
    if end - place.end > _AROUND:
        space = text.find(" ", place.end + _AROUND, end)
        end = min(end, place.end + _AROUND + 50) if space < 0 else space
    return start, end


def pieces_of(text: str, places: Iterable[Place | Span], start: int, end: int) -> tuple[MarkedPiece, ...]:
    """Cut `text[start:end]` at the places, and at letters that are not shown as themselves."""
    changes: dict[int, list[tuple[bool, str]]] = {start: [], end: []}
    for place in places:
        first, last = max(start, place.start), min(end, place.end)
        if first < last:
            name = place.field if isinstance(place, Place) else ""
            changes.setdefault(first, []).append((True, name))
            changes.setdefault(last, []).append((False, name))
    for odd in _ODD.finditer(text, start, end):
        changes.setdefault(odd.start(), [])
        changes.setdefault(odd.end(), [])
    return tuple(_swept(text, sorted(changes.items())))


def _swept(text: str, changes: Sequence[tuple[int, list[tuple[bool, str]]]]) -> Iterator[MarkedPiece]:
    open_fields: list[str] = []
    for number, (at, turns) in enumerate(changes[:-1]):
        for begins, name in turns:
            if begins:
                open_fields.append(name)
            else:
                open_fields.remove(name)
        stop = changes[number + 1][0]
        yield MarkedPiece(start=at, end=stop, text=text[at:stop], fields=tuple(dict.fromkeys(open_fields)))
