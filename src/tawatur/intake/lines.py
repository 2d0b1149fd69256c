"""The lines of a stream of bytes, numbered from 1, with a bound on what is held in memory."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator

import msgspec

__all__ = ["Line", "iter_lines"]


class Line(msgspec.Struct, frozen=True):
    """One line that is not blank; `raw` is None where the line is longer than the limit."""

    number: int
    raw: bytes | None


def iter_lines(stream: io.BufferedReader, *, limit: int) -> Iterator[Line]:
    """Yield the lines that are not blank; a stream in UTF-16 with a byte-order mark comes as UTF-8."""
    number = 0
    source = _as_utf8(stream)
    while True:
        line = source.readline(limit)
        if not line:
            return
        number += 1
        if len(line) == limit and not line.endswith(b"\n"):
            while (rest := source.readline(limit)) and not rest.endswith(b"\n"):
                pass
            yield Line(number, None)
        elif line.strip():
            yield Line(number, line)


class _Utf16Lines:
    """The lines of a UTF-16 stream in UTF-8; what is no character becomes U+FFFD."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._text = codecs.getreader("utf-16")(stream, "replace")

    def readline(self, limit: int) -> bytes:
        return self._text.readline(limit).encode("utf-8", "replace")


def _as_utf8(stream: io.BufferedReader) -> io.BufferedReader | _Utf16Lines:
    if stream.peek(2)[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return _Utf16Lines(stream)
    return stream
