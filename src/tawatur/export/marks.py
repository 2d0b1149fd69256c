"""The text of an article as HTML, with the letters of its claims marked exactly.

Spans nest and overlap; HTML elements may only nest. A span that crosses the end of another is split there: its first
piece carries the span's `id`, every further piece names it in `data-of`. Marks carry no margins, so that Arabic
letters keep joining across them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from heapq import heapify, heappop, heappush

import msgspec
from markupsafe import Markup, escape

__all__ = ["Highlight", "mark_id", "marked", "visible"]

#: What HTML cannot hold as it stands: a parser drops, replaces or rewrites these. One picture stands for each.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


class Highlight(msgspec.Struct, frozen=True, order=True):
    """Letters to mark: half-open code-point offsets into the text, and the layers that mark them."""

    start: int
    end: int
    layers: tuple[str, ...]


def mark_id(article: int, start: int, end: int) -> str:
    """The anchor of a span: article number and offsets."""
    return f"a{article}-{start}-{end}"


def visible(text: str) -> str:
    """Replace each control character by one visible picture; every other code point stays as it is."""
    return _UNPRINTABLE.sub(_picture, text)


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"


def marked(text: str, start: int, end: int, highlights: Iterable[Highlight], *, article: int) -> Markup:
    """Give `text[start:end]` as HTML with every highlight that reaches into it.

    A highlight that began before `start` continues here with `data-of`. Runs in O(n log n) of the pieces.
    """
    queue = [_Piece.clipped(text, highlight, start, end, article) for highlight in highlights]
    heapify(queue)
    html: list[str] = []
    open_ends: list[int] = []
    at = start

    def write_to(stop: int) -> None:
        nonlocal at
        html.append(str(escape(visible(text[at:stop]))))
        at = stop

    def close_to(stop: int) -> None:
        while open_ends and open_ends[-1] <= stop:
            write_to(open_ends.pop())
            html.append("</mark>")

    while queue:
        piece = heappop(queue)
        close_to(piece.start)
        write_to(piece.start)
        if open_ends and piece.end > open_ends[-1]:
            heappush(queue, piece.after(open_ends[-1]))
            piece = piece.up_to(open_ends[-1])
        html.append(piece.tag())
        open_ends.append(piece.end)
    close_to(end)
    write_to(end)
    return Markup("".join(html))  # all text went through `escape`


class _Piece(msgspec.Struct, frozen=True, order=True):
    """A part of a highlight that nests; ordered so that of two with one start the longer comes first."""

    start: int
    minus_end: int
    ident: str
    layers: tuple[str, ...]
    is_first: bool

    @property
    def end(self) -> int:
        return -self.minus_end

    @classmethod
    def clipped(cls, text: str, highlight: Highlight, start: int, end: int, article: int) -> _Piece:
        ident = mark_id(article, highlight.start, highlight.end)
        first = max(start, highlight.start)
        is_first = not text[highlight.start : first].strip("\n")
        return cls(first, -min(end, highlight.end), ident, highlight.layers, is_first)

    def up_to(self, end: int) -> _Piece:
        return msgspec.structs.replace(self, minus_end=-end)

    def after(self, start: int) -> _Piece:
        return msgspec.structs.replace(self, start=start, is_first=False)

    def tag(self) -> str:
        where = f'id="{self.ident}"' if self.is_first else f'data-of="{self.ident}"'
        return f'<mark {where} class="{" ".join("m-" + layer for layer in self.layers)}">'
