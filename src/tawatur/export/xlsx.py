"""Tables as an Excel workbook, one sheet a table. Needs xlsxwriter (`pip install 'tawatur[xlsx]'`).

Every text is written as text, never as a formula or a link. What a workbook cannot hold is known beforehand: texts
beyond 32,767 UTF-16 units are cut there, whole numbers beyond 15 digits and days before 1900 become text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, BinaryIO

import msgspec

from tawatur.errors import ExportError
from tawatur.export.tables import Batch, Table

__all__ = ["LONGEST_TEXT", "write_xlsx"]

#: Limits of Excel (specification of Microsoft): UTF-16 units of a cell, rows of a sheet, digits of a number.
LONGEST_TEXT = 32_767
_MOST_ROWS = 1_048_576
_LARGEST = 10**15
#: The first day that Excel can show as a date without its false leap day of 1900.
_FIRST_DAY = date(1900, 3, 1)
#: The time of making is left out, so that equal rows give equal bytes.
_MADE = datetime(2000, 1, 1)
_WIDTHS = {"quotation": 50, "context": 60, "headline": 40, "chain": 40, "fact": 50, "why": 40}


def write_xlsx(tables: Sequence[Table], batches: Iterable[Batch], stream: BinaryIO, *, rows: int = _MOST_ROWS) -> None:
    """Write a workbook; a table that is longer than `rows` (with its header) goes on in a further sheet."""
    try:
        import xlsxwriter
    except ModuleNotFoundError as error:
        raise ExportError("XLSX needs xlsxwriter: pip install 'tawatur[xlsx]'") from error
    workbook = xlsxwriter.Workbook(_FailsOnce(stream), {"constant_memory": True})
    workbook.set_properties({"created": _MADE})
    formats = {"head": workbook.add_format({"bold": True}), "date": workbook.add_format({"num_format": "yyyy-mm-dd"})}
    sheets = {table.name: _Sheets(workbook, table, formats, rows) for table in tables}
    for batch in batches:
        for row in batch.rows:
            sheets[batch.table.name].write(row)
    try:
        workbook.close()
    except xlsxwriter.exceptions.FileCreateError as error:
        # It wraps what the system said, which is what whoever opened the stream waits for.
        raise OSError(*error.args[0].args) from error


class _FailsOnce:
    """A stream whose writing fails once: thrown away, the packer would try again on a closed file and say so."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._failed = False

    def write(self, data: bytes) -> int:
        """Write to the stream, as long as that has not failed."""
        if not self._failed:
            self._failed = True
            self._stream.write(data)
            self._failed = False
        return len(data)

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place of the stream; a pipe has none and says so."""
        return 0 if self._failed else self._stream.seek(offset, whence)

    def tell(self) -> int:
        """Where the stream stands; a pipe cannot say."""
        return 0 if self._failed else self._stream.tell()

    def flush(self) -> None:
        """Hand on what the stream holds back."""
        if not self._failed:
            self._stream.flush()


class _Sheets:
    """The sheets of one table, of which the last is written to."""

    def __init__(self, workbook: Any, table: Table, formats: dict[str, Any], rows: int) -> None:
        self._workbook = workbook
        self._table = table
        self._formats = formats
        self._rows = rows
        self._number = 0
        self._open()

    def _open(self) -> None:
        self._number += 1
        name = self._table.name if self._number == 1 else f"{self._table.name} {self._number}"
        self._sheet = self._workbook.add_worksheet(name)
        self._sheet.freeze_panes(1, 1)
        for index, column in enumerate(self._table.columns):
            self._sheet.set_column(index, index, _WIDTHS.get(column.name, 14))
        for index, column in enumerate(self._table.columns):
            self._sheet.write_string(0, index, column.name, self._formats["head"])
        self._next = 1

    def write(self, row: list[Any]) -> None:
        """Write a row below the last one."""
        if self._next >= self._rows:
            self._open()
        for index, (column, value) in enumerate(zip(self._table.columns, row, strict=True)):
            if value is not None:
                self._cell(index, column.type, value)
        self._next += 1

    def _cell(self, index: int, kind: str, value: Any) -> None:
        sheet, at = self._sheet, self._next
        if kind == "date" and (day := _day(value)) is not None:
            sheet.write_datetime(at, index, day, self._formats["date"])
        elif kind == "boolean":
            sheet.write_boolean(at, index, value)
        elif kind == "number" or (kind == "integer" and -_LARGEST < value < _LARGEST):
            sheet.write_number(at, index, value)
        else:
            text = msgspec.json.encode(value).decode() if kind == "json" else str(value)
            if text:
                sheet.write_string(at, index, _cut(text))


def _day(value: str) -> datetime | None:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return None
    return datetime(day.year, day.month, day.day) if day >= _FIRST_DAY else None


def _cut(text: str) -> str:
    """As much of a text as a cell holds."""
    if len(text) <= LONGEST_TEXT // 2:
        return text
    return text.encode("utf-16-le")[: 2 * LONGEST_TEXT].decode("utf-16-le", "ignore")
