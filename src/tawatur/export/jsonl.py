"""Tables as JSON lines: one object a row, lists as lists, absent values null."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

import msgspec

from tawatur.export.tables import Batch, Table

__all__ = ["write_jsonl"]


def write_jsonl(table: Table, batches: Iterable[Batch], stream: BinaryIO) -> None:
    """Write one object a row, its keys in the order of the columns."""
    names = [column.name for column in table.columns]
    encoder = msgspec.json.Encoder()
    for batch in batches:
        for row in batch.rows:
            stream.write(encoder.encode(dict(zip(names, row, strict=True))) + b"\n")
