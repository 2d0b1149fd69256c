"""Articles in CSV: a row each, under the names of the keys that JSON lines have."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

import msgspec

from tawatur.errors import FormatError
from tawatur.intake.jsonl import KEYS, WANTED

__all__ = ["Row", "is_table", "passed_columns", "rows_of"]

_DELIMITERS = ",;\t|"
#: Columns of our own exports: their rows are claims, which must not be read as articles.
_EXPORTED = frozenset({"article", "quotation", "article_sha256"})
#: Letters of the first line in which names of columns are looked for, and letters of a name that messages show.
_LONGEST_HEAD, _SHOWN = 4_000, 30
_LINE_END = re.compile(r"\r\n|\n|\r")


class Row(msgspec.Struct, frozen=True):
    """One row that is not empty: the line it begins in, and its article as a JSON line."""

    line: int
    article: str


def is_table(head: bytes) -> bool:
    """Whether bytes begin with a line of column names, one of them for the text or the title of an article."""
    first = re.split(rb"[\r\n]", head, maxsplit=1)[0].decode("utf-8", "replace")
    names = _names(first, _delimiter(first))
    return len(names) > 1 and set(names) <= set(KEYS) and ("text" in names or "title" in names)


def passed_columns(text: str) -> tuple[str, ...]:
    """The names in the first line that are none of ours, where one is missing that an article should have."""
    first = _LINE_END.split(text.lstrip("\ufeff\r\n"), maxsplit=1)[0]
    names = _names(first, _delimiter(first))
    if set(WANTED) <= set(names):
        return ()
    return tuple(name for name in names if name and name not in KEYS)


def rows_of(text: str, *, where: str, longest: int) -> Iterator[Row]:
    """Yield the rows of a CSV text, delimited by commas, semicolons, tabs or bars as its first line is.

    Raise FormatError, which names `where`, where no column holds texts or titles, or a row cannot be read.
    """
    before = text
    text = text.lstrip("\ufeff\r\n")
    above = len(_LINE_END.findall(before, 0, len(before) - len(text)))
    first = _LINE_END.split(text, maxsplit=1)[0]
    delimiter = _delimiter(first)
    names = _names(first, delimiter)
    if set(names) >= _EXPORTED:
        raise FormatError(f"{where}: holds claims that were exported, not articles")
    if "text" not in names and "title" not in names:
        found = ", ".join(name[:_SHOWN] for name in names[:8] if name) or "none"
        raise FormatError(
            f"{where}: no column is called text or title; the first line names the columns {', '.join(KEYS)} "
            f"(found: {found})"
        )
    places = [(at, name) for at, name in enumerate(names) if name in KEYS]
    csv.field_size_limit(max(csv.field_size_limit(), longest))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    line = above + 1
    try:
        next(reader, None)
        for cells in reader:
            line, begin = above + reader.line_num, line + 1
            if any(cell.strip() for cell in cells):
                found_cells = {name: cells[at] for at, name in places if at < len(cells) and cells[at].strip()}
                yield Row(begin, msgspec.json.encode(found_cells).decode("utf-8"))
    except (csv.Error, UnicodeEncodeError) as error:
        raise FormatError(f"{where}:{line}: cannot be read as CSV: {error}") from error


def _delimiter(first: str) -> str:
    return max(_DELIMITERS, key=first.count)


def _names(first: str, delimiter: str) -> list[str]:
    cells = next(csv.reader([first.lstrip("\ufeff")[:_LONGEST_HEAD]], delimiter=delimiter), [])
    return [cell.strip().lower() for cell in cells]
