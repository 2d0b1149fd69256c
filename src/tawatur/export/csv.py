"""Tables as CSV (RFC 4180): UTF-8, commas, CRLF, quotes doubled; absent values are empty."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from typing import Any, BinaryIO

import msgspec

from tawatur.export.tables import Batch, Table

__all__ = ["guarded", "unguarded", "write_csv"]

#: First characters by which spreadsheets take a cell for a formula; the apostrophe itself, so that a guard can be
#: told from an apostrophe of the text (OWASP, "CSV Injection").
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "'", "＝", "＋", "－", "＠")


def write_csv(table: Table, batches: Iterable[Batch], stream: BinaryIO, *, for_spreadsheets: bool = False) -> None:
    """Write one table with its header; equal rows give equal bytes.

    `for_spreadsheets` puts a byte-order mark in front, without which Excel shows Arabic as mojibake, and guards every
    text that a spreadsheet would take for a formula.
    """
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    stream.write(b"\xef\xbb\xbf" * for_spreadsheets + lines.getvalue().encode())
    kinds = [(number, column.type) for number, column in enumerate(table.columns) if column.type in _WRITTEN]
    for batch in batches:
        lines.seek(0)
        lines.truncate()
        for row in batch.rows:
            for number, kind in kinds:
                row[number] = None if row[number] is None else _WRITTEN[kind](row[number])
            writer.writerow([guarded(value) for value in row] if for_spreadsheets else row)
        stream.write(lines.getvalue().encode())


#: How values are written that are neither text nor number.
_WRITTEN: dict[str, Callable[[Any], str]] = {
    "json": lambda value: msgspec.json.encode(value).decode(),
    "boolean": lambda value: "true" if value else "false",
}


def guarded(value: Any) -> Any:
    """Put an apostrophe before a text that a spreadsheet would take for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_RISKY) else value


def unguarded(value: str) -> str:
    """Take the guard off again; every text comes back as it was."""
    return value[1:] if value.startswith("'") else value
