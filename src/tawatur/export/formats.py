"""The formats of `tawatur export`. A format is one module with one writer, and one line here.

A writer of a *table* is called `write(table, batches, stream)`; batches hold the rows of that one table (`tables.py`).
A writer of *tables* is called `write(tables, batches, stream)`; its batches are of several tables in turn.
A writer of *accounts* is called `write(accounts, stream)`; an account is a ledger and its place among the origins
(`accounts.py`). Each of them reads its input once, as a stream, and writes bytes to a stream that cannot seek.
Modules are imported when their format is asked for, so that libraries which only one format needs stay optional.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

import msgspec

from tawatur.errors import NotFoundError

__all__ = ["FORMATS", "Format", "format_of", "writer_of"]


class Format(msgspec.Struct, frozen=True, kw_only=True):
    """A format: its writer as "module:function", what that takes (table, tables, accounts), whether it is text."""

    name: str
    writer: str
    takes: str
    is_text: bool = True


FORMATS: tuple[Format, ...] = (
    Format(name="csv", writer="tawatur.export.csv:write_csv", takes="table"),
    Format(name="jsonl", writer="tawatur.export.jsonl:write_jsonl", takes="table"),
    Format(name="parquet", writer="tawatur.export.parquet:write_parquet", takes="table", is_text=False),
    Format(name="xlsx", writer="tawatur.export.xlsx:write_xlsx", takes="tables", is_text=False),
    Format(name="jsonld", writer="tawatur.export.jsonld:write_jsonld", takes="accounts"),
    Format(name="ftm", writer="tawatur.export.ftm:write_ftm", takes="accounts"),
    Format(name="plover", writer="tawatur.export.plover:write_plover", takes="accounts"),
    Format(name="polecat", writer="tawatur.export.polecat:write_polecat", takes="accounts"),
)


def format_of(name: str) -> Format:
    """The format of a name; raise NotFoundError."""
    for known in FORMATS:
        if known.name == name:
            return known
    raise NotFoundError(f"no format {name!r}; choose one of {', '.join(known.name for known in FORMATS)}")


def writer_of(known: Format) -> Callable[..., None]:
    """Import the writer of a format."""
    module, _, name = known.writer.partition(":")
    writer: Callable[..., None] = getattr(import_module(module), name)
    return writer
