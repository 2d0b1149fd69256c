"""Tables as Parquet, row group by row group. Needs pyarrow (`pip install 'tawatur[parquet]'`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, BinaryIO

import msgspec

from tawatur.errors import ExportError
from tawatur.export.tables import Batch, Table, Values
from tawatur.version import __version__

__all__ = ["write_parquet"]

#: Rows of a row group: some ten megabytes of memory, and few enough groups for fast reading.
_GROUP = 10_000
_TYPES = {
    "text": "string",
    "json": "string",
    "integer": "int64",
    "number": "float64",
    "boolean": "bool",
    "date": "date32",
}


def write_parquet(table: Table, batches: Iterable[Batch], stream: BinaryIO, *, group: int = _GROUP) -> None:
    """Write one table; days are dates, lists are JSON text, absent values null. Equal rows give equal bytes."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ModuleNotFoundError as error:
        raise ExportError("Parquet needs pyarrow: pip install 'tawatur[parquet]'") from error
    types = [
        (column.name, getattr(pyarrow, _TYPES[column.type].replace("bool", "bool_"))()) for column in table.columns
    ]
    schema = pyarrow.schema(types, metadata={"tawatur": __version__, "table": table.name})
    with parquet.ParquetWriter(stream, schema, compression="zstd") as writer:
        waiting: list[Values] = []
        for batch in batches:
            waiting += batch.rows
            if len(waiting) >= group:
                writer.write_batch(_group(table, waiting, schema, pyarrow))
                waiting = []
        if waiting:
            writer.write_batch(_group(table, waiting, schema, pyarrow))


def _group(table: Table, rows: list[Values], schema: Any, pyarrow: Any) -> Any:
    arrays = []
    for column, field, values in zip(table.columns, schema, zip(*rows, strict=True), strict=True):
        convert = _CONVERTERS.get(column.type)
        try:
            cells = values if convert is None else [None if value is None else convert(value) for value in values]
            arrays.append(pyarrow.array(cells, field.type))
        except (ValueError, OverflowError) as error:
            raise ExportError(f"a value of {table.name}.{column.name} does not fit into Parquet: {error}") from error
    return pyarrow.RecordBatch.from_arrays(arrays, schema=schema)


_CONVERTERS: dict[str, Callable[[Any], Any]] = {
    "json": lambda value: msgspec.json.encode(value).decode(),
    "date": date.fromisoformat,
}
