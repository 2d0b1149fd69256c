"""Workbooks are read back by openpyxl; only what a cell cannot hold is lost, and it is documented."""

from __future__ import annotations

import io
import sys
from datetime import datetime
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings

from tawatur.errors import ExportError
from tawatur.export.accounts import Account, accounts_of
from tawatur.export.tables import CLAIM_TABLES, Table, batches, table_of
from tawatur.export.xlsx import LONGEST_TEXT, write_xlsx
from tawatur.records.article import make_article
from tawatur.records.ledger import Ledger, Reader, TimeExpression
from tests.export.ledgers import accounts
from tests.export.reading import expected

Sheet = list[dict[str, Any]]


def workbook(tables: tuple[Table, ...], items: list[Account], **options: Any) -> bytes:
    pytest.importorskip("xlsxwriter", reason="xlsxwriter is not installed")
    stream = io.BytesIO()
    write_xlsx(tables, batches(tables, items), stream, **options)
    return stream.getvalue()


def read_back(data: bytes) -> dict[str, Sheet]:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
    sheets: dict[str, Sheet] = {}
    for sheet in book.worksheets:
        head, *rows = [[_cell(value) for value in row] for row in sheet.iter_rows(values_only=True)]
        sheets[sheet.title] = [dict(zip(head, row, strict=True)) for row in rows]
    return sheets


def _cell(value: Any) -> Any:
    from openpyxl.utils.escape import unescape

    if isinstance(value, datetime):
        return value.date().isoformat()
    return unescape(value) if isinstance(value, str) else value


def as_cells(table: Table, rows: Sheet) -> Sheet:
    """Rows as a workbook can hold them: lists and large numbers as text, no difference of empty and absent."""
    types = {column.name: column.type for column in table.columns}

    def cell(name: str, value: Any) -> Any:
        if types[name] == "json":
            return msgspec.json.encode(value).decode()
        if types[name] == "integer" and value is not None and abs(value) >= 10**15:
            return str(value)
        return None if value == "" else value

    return [{name: cell(name, value) for name, value in row.items()} for row in rows]


@settings(max_examples=10, deadline=None)
@given(accounts())
def test_it_reads_back_as_it_was(account: Account) -> None:
    sheets = read_back(workbook(CLAIM_TABLES, [account]))
    for table in CLAIM_TABLES:
        assert sheets[table.name] == as_cells(table, expected(table, [account]))


def test_every_table_has_its_sheet(ledgers: tuple[Ledger, ...]) -> None:
    sheets = read_back(workbook(CLAIM_TABLES, list(accounts_of(ledgers, {}))))
    assert list(sheets) == [table.name for table in CLAIM_TABLES]
    assert len(sheets["figures"]) == sum(len(ledger.figures) for ledger in ledgers)


def test_equal_rows_give_equal_bytes(ledgers: tuple[Ledger, ...]) -> None:
    items = list(accounts_of(ledgers, {}))
    assert workbook(CLAIM_TABLES, items) == workbook(CLAIM_TABLES, items)


def test_a_long_table_goes_on_in_another_sheet(ledgers: tuple[Ledger, ...]) -> None:
    table = table_of("figures")
    items = list(accounts_of(ledgers, {}))
    sheets = read_back(workbook((table,), items, rows=3))
    assert list(sheets)[:2] == ["figures", "figures 2"]
    assert [row for rows in sheets.values() for row in rows] == as_cells(table, expected(table, items))


def hostile(text: str, **times: str) -> Account:
    article = make_article(title=text, body="", outlet=text, ident="a")
    time = TimeExpression(id="t", start=0, end=1, text=text[:1], value=text, begin=times.get("begin"), finish=None)
    return Account(ledger=Ledger(article=article, reader=Reader(version="0", lexicon=""), times=(time,)))


@pytest.mark.parametrize(
    "text", ["=1+1", '=HYPERLINK("http://x")', "http://x.example", "{=A1}", "_x0041_", "\x00\ufffe"]
)
def test_text_stays_text(text: str) -> None:
    (row,) = read_back(workbook((table_of("times"),), [hostile(text)]))["times"]
    assert row["headline"] == text


def test_a_text_beyond_the_limit_is_cut_between_characters() -> None:
    (row,) = read_back(workbook((table_of("times"),), [hostile("🙂" * LONGEST_TEXT)]))["times"]
    assert row["headline"] == "🙂" * (LONGEST_TEXT // 2)


def test_days_before_the_calendar_of_workbooks_are_text() -> None:
    (row,) = read_back(workbook((table_of("times"),), [hostile("x", begin="0622-07-16")]))["times"]
    assert row["begin"] == "0622-07-16"


def test_without_the_library_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(ExportError, match=r"tawatur\[xlsx\]"):
        write_xlsx(CLAIM_TABLES, [], io.BytesIO())
