"""From the fields of a record to the columns of a table, by the types that the record declares.

| field | columns |
|---|---|
| text, number, truth value | one of its name |
| a span | its words under its name, `<name>_start`, `<name>_end` |
| several spans or texts | their words joined by "; " under its name, all of them as JSON under `<name>_json` |
| other records | JSON under `<name>_json` |
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable
from typing import Any

import msgspec

from tawatur.records.ledger import ChainLink
from tawatur.records.span import Span

__all__ = ["COLUMN_TYPES", "Column", "Flattener", "make_flattener"]

COLUMN_TYPES = ("text", "integer", "number", "boolean", "date", "json")

#: Fields of text that hold an ISO day.
_DAYS = frozenset({"begin", "finish"})
_PLAIN: dict[object, str] = {str: "text", int: "integer", float: "number", bool: "boolean"}


class Column(msgspec.Struct, frozen=True):
    """A column: its name and one of `COLUMN_TYPES`.

    Values of type json are lists of records; formats without lists write them as JSON text.
    """

    name: str
    type: str


class Flattener(msgspec.Struct, frozen=True):
    """The columns of a record type, and the functions that append a record's values for them to a row."""

    columns: tuple[Column, ...]
    parts: tuple[Callable[[Any, list[Any]], None], ...]

    def extend(self, row: list[Any], record: Any) -> None:
        """Append the values of a record to a row."""
        for part in self.parts:
            part(record, row)


def make_flattener(kind: type[msgspec.Struct], *, without: frozenset[str]) -> Flattener:
    """Plan the columns of a record type, leaving out some fields."""
    columns: list[Column] = []
    parts: list[Callable[[Any, list[Any]], None]] = []
    hints = typing.get_type_hints(kind)
    for name, key in zip(kind.__struct_fields__, kind.__struct_encode_fields__, strict=True):
        if name not in without:
            more, part = _field(name, key, hints[name])
            columns += more
            parts.append(part)
    return Flattener(columns=tuple(columns), parts=tuple(parts))


def _field(name: str, key: str, hint: Any) -> tuple[list[Column], Callable[[Any, list[Any]], None]]:
    bare = _bare(hint)
    if bare in _PLAIN:
        type_ = "date" if name in _DAYS else _PLAIN[bare]
        return [Column(key, type_)], lambda record, row: row.append(getattr(record, name))
    if bare is Span:
        columns = [Column(key, "text"), Column(f"{key}_start", "integer"), Column(f"{key}_end", "integer")]
        return columns, lambda record, row: _add_span(row, getattr(record, name))
    if bare == tuple[ChainLink, ...]:
        columns = [Column(key, "text"), Column(f"{key}_kinds", "text"), Column(f"{key}_json", "json")]
        return columns, lambda record, row: _add_chain(row, getattr(record, name))
    if bare == tuple[Span, ...]:
        columns = [Column(key, "text"), Column(f"{key}_json", "json")]
        return columns, lambda record, row: _add_spans(row, getattr(record, name))
    if bare == tuple[str, ...]:
        columns = [Column(key, "text"), Column(f"{key}_json", "json")]
        return columns, lambda record, row: _add_texts(row, getattr(record, name))
    return [Column(f"{key}_json", "json")], lambda record, row: row.append(getattr(record, name))


def _bare(hint: Any) -> Any:
    """A type without its None."""
    if isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union:
        inner = [part for part in typing.get_args(hint) if part is not type(None)]
        return inner[0] if len(inner) == 1 else hint
    return hint


def _add_span(row: list[Any], span: Span | None) -> None:
    if span is None:
        row += (None, None, None)
    else:
        row += (span.text, span.start, span.end)


def _add_spans(row: list[Any], spans: tuple[Span, ...]) -> None:
    row += ("; ".join([span.text for span in spans]) or None, spans)


def _add_texts(row: list[Any], texts: tuple[str, ...]) -> None:
    row += ("; ".join(texts) or None, texts)


def _add_chain(row: list[Any], chain: tuple[ChainLink, ...]) -> None:
    """A chain as people read it, from the link next to the outlet to the first source."""
    if chain:
        row += (" ← ".join([link.text for link in chain]), " ← ".join([link.kind for link in chain]), chain)
    else:
        row += (None, None, chain)
