"""Stored text on a page: nothing in it executes, hides or turns its surroundings round.

Templates print every text through `shown`; spans are cut here on the server, in code points, so that a browser never
counts UTF-16 units.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from tawatur.export.marks import visible
from tawatur.records.span import Span

__all__ = ["Piece", "passages", "pieces", "shown"]

#: Embeddings, overrides and isolates (Unicode Standard Annex 9): letters that change in which order others are shown.
_TURNING = {
    0x202A: "LRE", 0x202B: "RLE", 0x202C: "PDF", 0x202D: "LRO", 0x202E: "RLO",
    0x2066: "LRI", 0x2067: "RLI", 0x2068: "FSI", 0x2069: "PDI",
}  # fmt: skip
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
#: Letters shown before and after the words that answer a query.
_AROUND = 60
#: Letters from the first to the last such word of one passage.
_LONGEST = 240


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a text, and whether it is one of the words that are pointed at."""

    text: str
    is_marked: bool = False


def shown(text: str) -> str:
    """Put a visible sign, such as ‹RLO›, in place of each control character; no other letter changes."""
    # Nearly every text is as it should be, and that is told much faster than searched for.
    return text if text.isprintable() else _TURNS.sub(_sign, visible(text))


def _sign(found: re.Match[str]) -> str:
    return f"‹{_TURNING[ord(found[0])]}›"


def pieces(text: str, spans: Iterable[Span], start: int = 0, end: int | None = None) -> tuple[Piece, ...]:
    """Cut `text[start:end]` at spans, which must be in order and apart; empty pieces are left out."""
    return tuple(piece for piece in _cut(text, spans, start, len(text) if end is None else end) if piece.text)


def _cut(text: str, spans: Iterable[Span], start: int, end: int) -> Iterator[Piece]:
    at = start
    for span in spans:
        first, last = max(at, span.start), min(end, span.end)
        if first >= last:
            continue
        yield Piece(text=text[at:first])
        yield Piece(text=text[first:last], is_marked=True)
        at = last
    yield Piece(text=text[at:end])


def passages(text: str, spans: Sequence[Span], *, most: int) -> tuple[tuple[Piece, ...], ...]:
    """The spans with the letters around them, neighbours in one passage, at most `most` passages."""
    groups: list[list[Span]] = []
    for span in spans:
        near = bool(groups) and span.start - groups[-1][-1].end < 2 * _AROUND
        if near and span.end - groups[-1][0].start < _LONGEST:
            groups[-1].append(span)
        elif len(groups) == most:
            break
        else:
            groups.append([span])
    return tuple(_passage(text, group) for group in groups)


def _passage(text: str, spans: Sequence[Span]) -> tuple[Piece, ...]:
    start = _edge(text, max(0, spans[0].start - _AROUND))
    last = spans[-1].end
    end = min(len(text), last + _AROUND)
    if end < len(text) and (space := text.rfind(" ", last, end)) > 0:
        end = space
    # A title and its lead stand in one passage, but on one line.
    flat = text[start:end].replace("\n", " ")
    moved = [Span(start=s.start - start, end=s.end - start, text=s.text) for s in spans]
    dots = (Piece(text="… "),) if start else ()
    return (*dots, *pieces(flat, moved), *((Piece(text=" …"),) if end < len(text) else ()))


def _edge(text: str, at: int) -> int:
    space = text.rfind(" ", max(0, at - 25), at + 1)
    return at if at == 0 or space < 0 else space + 1
