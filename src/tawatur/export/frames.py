"""Tables for pandas: one row an article or a claim. Needs pandas (`pip install 'tawatur[pandas]'`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import msgspec

from tawatur.export.accounts import Account
from tawatur.export.fields import Column
from tawatur.export.tables import batches, table_of
from tawatur.records.ledger import Ledger

if TYPE_CHECKING:
    import pandas

__all__ = ["frame_of_articles", "frame_of_claims"]

_ABOUT = ("outlet", "published", "title", "url")
_COUNTED = ("statements", "figures", "events", "commitments")


def frame_of_articles(ledgers: Iterable[Ledger]) -> pandas.DataFrame:
    """One row an article: id, outlet, published, title, url, and how many claims of each kind it has."""
    rows = [
        [
            *(getattr(ledger.article, name) for name in ("id", *_ABOUT)),
            *(len(getattr(ledger, name)) for name in _COUNTED),
        ]
        for ledger in ledgers
    ]
    columns = [Column(name, "text") for name in ("id", *_ABOUT)] + [Column(name, "integer") for name in _COUNTED]
    return _frame(columns, rows)


def frame_of_claims(kind: str, accounts: Iterable[Account]) -> pandas.DataFrame:
    """One row a claim, with the columns of its export: days are dates, counts whole numbers, lists JSON text."""
    table = table_of(kind)
    return _frame(table.columns, [row for batch in batches([table], accounts) for row in batch.rows])


def _frame(columns: Iterable[Column], rows: list[list[Any]]) -> pandas.DataFrame:
    try:
        import numpy
        import pandas
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError("tables need pandas: pip install 'tawatur[pandas]'") from error
    series: dict[str, Callable[[list[Any]], Any]] = {
        "integer": lambda values: pandas.array(values, dtype="Int64"),
        "number": lambda values: pandas.array(values, dtype="Float64"),
        "boolean": lambda values: pandas.array(values, dtype="boolean"),
        # In seconds, which hold every day of the calendar; pandas' nanoseconds begin in 1677.
        "date": lambda values: numpy.array([value or "NaT" for value in values], dtype="datetime64[s]"),
        "json": lambda values: [None if value is None else msgspec.json.encode(value).decode() for value in values],
    }
    made = {}
    for number, column in enumerate(columns):
        values = [row[number] for row in rows]
        made[column.name] = series[column.type](values) if column.type in series else pandas.array(values, dtype=object)
    return pandas.DataFrame(made)
