"""CSV is read back by Python's own reader and loses nothing but the difference between absent and empty."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from hypothesis import given, settings

from tawatur.export.accounts import accounts_of
from tawatur.export.csv import guarded, unguarded, write_csv
from tawatur.export.tables import table_of
from tawatur.records.ledger import Ledger
from tests.export.ledgers import Case, cases
from tests.export.reading import expected, typed, written
from tests.strategies import texts


def read_back(data: bytes, encoding: str = "utf-8") -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode(encoding), newline=""), strict=True))


def without_empty(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{name: None if value == "" else value for name, value in row.items()} for row in rows]


@settings(max_examples=40, deadline=None)
@given(cases())
def test_it_reads_back_as_it_was(case: Case) -> None:
    table, account = case.table, case.account
    head, *rows = read_back(written(write_csv, table, [account]))
    assert head == [column.name for column in table.columns]
    assert [typed(table, row) for row in rows] == without_empty(expected(table, [account]))


@settings(max_examples=40, deadline=None)
@given(cases())
def test_for_spreadsheets_it_only_adds_guards(case: Case) -> None:
    table, account = case.table, case.account
    data = written(write_csv, table, [account], for_spreadsheets=True)
    assert data.startswith(b"\xef\xbb\xbf")
    _, *rows = read_back(data, "utf-8-sig")
    texts_of = [number for number, column in enumerate(table.columns) if column.type not in ("integer", "number")]
    assert not any(row[number].startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for number in texts_of)
    plain = [[unguarded(cell) for cell in row] for row in rows]
    assert [typed(table, row) for row in plain] == without_empty(expected(table, [account]))


@given(texts)
def test_a_guard_comes_off_again(text: str) -> None:
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "+1", "-1", "\t=1", "'=1"])
def test_formulas_are_guarded(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("value", ["قال", "", 3, None, -3])
def test_other_values_are_left_alone(value: object) -> None:
    assert guarded(value) == value


def test_lines_end_as_the_standard_says(ledgers: tuple[Ledger, ...]) -> None:
    data = written(write_csv, table_of("figures"), accounts_of(ledgers, {}))
    assert data.count(b"\r\n") == 1 + sum(len(ledger.figures) for ledger in ledgers)
    assert data.endswith(b"\r\n")


def test_a_table_without_rows_has_its_header() -> None:
    assert read_back(written(write_csv, table_of("credits"), []))[0][0] == "id"
