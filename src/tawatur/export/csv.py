"""Tables as CSV (RFC 4180): UTF-8, commas, CRLF, quotes doubled; absent values are empty."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
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
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=False)
    if for_spreadsheets:
        text.write("\ufeff")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    lists = [number for number, column in enumerate(table.columns) if column.type == "json"]
    flags = [number for number, column in enumerate(table.columns) if column.type == "boolean"]
    for batch in batches:
        for row in batch.rows:
            for number in lists:
                row[number] = msgspec.json.encode(row[number]).decode()
            for number in flags:
                row[number] = None if row[number] is None else str(row[number]).lower()
        rows = [[guarded(value) for value in row] for row in batch.rows] if for_spreadsheets else batch.rows
        writer.writerows(rows)
    text.flush()
    text.detach()


def guarded(value: Any) -> Any:
    """Put an apostrophe before a text that a spreadsheet would take for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_RISKY) else value


def unguarded(value: str) -> str:
    """Take the guard off again; every text comes back as it was."""
    return value[1:] if value.startswith("'") else value
