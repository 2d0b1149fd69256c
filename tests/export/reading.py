"""Values as formats give them back, and how tests write tables."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from tawatur.export.accounts import Account
from tawatur.export.tables import Table, batches

__all__ = ["expected", "typed", "written"]


def written(write: Callable[..., None], table: Table, items: Iterable[Account], **options: Any) -> bytes:
    """The bytes of one table."""
    stream = io.BytesIO()
    write(table, batches([table], items), stream, **options)
    return stream.getvalue()


def expected(table: Table, items: Iterable[Account]) -> list[dict[str, Any]]:
    """The rows as plain values."""
    names = [column.name for column in table.columns]
    rows = [dict(zip(names, row, strict=True)) for batch in batches([table], items) for row in batch.rows]
    plain: list[dict[str, Any]] = msgspec.json.decode(msgspec.json.encode(rows))
    return plain


_TYPES: dict[str, Callable[[str], Any]] = {
    "integer": int,
    "number": float,
    "boolean": lambda text: {"true": True, "false": False}[text],
    "json": lambda text: msgspec.json.decode(text.encode("utf-8", "surrogatepass")),
}


def typed(table: Table, cells: Iterable[str]) -> dict[str, Any]:
    """A row of texts by the types of its columns; empty ones are absent."""
    pairs = zip(table.columns, cells, strict=True)
    return {column.name: _TYPES.get(column.type, str)(text) if text else None for column, text in pairs}
