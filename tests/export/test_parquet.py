"""Parquet is read back by pyarrow with its types."""

from __future__ import annotations

import io
import sys
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings

from tawatur.errors import ExportError
from tawatur.export.accounts import Account, accounts_of
from tawatur.export.parquet import write_parquet
from tawatur.export.tables import Table, table_of
from tawatur.records.ledger import Figure, Ledger, TimeExpression
from tests.export.ledgers import Case, cases
from tests.export.reading import expected, written


def read_back(data: bytes, table: Table) -> list[dict[str, Any]]:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    rows: list[dict[str, Any]] = parquet.read_table(io.BytesIO(data)).to_pylist()
    for row in rows:
        for column in table.columns:
            value = row[column.name]
            if column.type == "json":
                row[column.name] = msgspec.json.decode(value)
            elif column.type == "date" and value is not None:
                row[column.name] = value.isoformat()
    return rows


def with_figure(ledger: Ledger, **changes: Any) -> Ledger:
    figure: Figure = msgspec.structs.replace(ledger.figures[0], **changes)
    return msgspec.structs.replace(ledger, figures=(figure,))


@settings(max_examples=40, deadline=None)
@given(cases())
def test_it_reads_back_as_it_was(case: Case) -> None:
    table, account = case.table, case.account
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    assert read_back(written(write_parquet, table, [account]), table) == expected(table, [account])


def test_it_has_the_types_of_the_columns(ledgers: tuple[Ledger, ...]) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    schema = parquet.read_schema(io.BytesIO(written(write_parquet, table_of("figures"), accounts_of(ledgers, {}))))
    types = {name: str(schema.field(name).type) for name in ("low", "approx", "published_day", "quotation")}
    assert types == {"low": "int64", "approx": "bool", "published_day": "date32[day]", "quotation": "string"}


def test_rows_are_written_group_by_group(ledgers: tuple[Ledger, ...]) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    table = table_of("figures")
    data = written(write_parquet, table, accounts_of(ledgers * 5, {}), group=10)
    file = parquet.ParquetFile(io.BytesIO(data))
    assert file.num_row_groups > 2
    assert read_back(data, table) == expected(table, accounts_of(ledgers * 5, {}))


def test_equal_rows_give_equal_bytes(ledgers: tuple[Ledger, ...]) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    table = table_of("statements")
    assert written(write_parquet, table, accounts_of(ledgers, {})) == written(
        write_parquet, table, accounts_of(ledgers, {})
    )


def test_a_value_that_does_not_fit_is_named(ledgers: tuple[Ledger, ...]) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    with pytest.raises(ExportError, match=r"figures\.low"):
        written(write_parquet, table_of("figures"), [Account(ledger=with_figure(ledgers[0], low=2**70))])
    wrong = TimeExpression(id="t", start=0, end=1, text="x", value=None, begin="yesterday", finish=None)
    ledger = msgspec.structs.replace(ledgers[0], times=(wrong,))
    with pytest.raises(ExportError, match=r"times\.begin"):
        written(write_parquet, table_of("times"), [Account(ledger=ledger)])


def test_without_the_library_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ExportError, match=r"tawatur\[parquet\]"):
        written(write_parquet, table_of("figures"), [])
