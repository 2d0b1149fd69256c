"""JSON lines hold the rows as they are."""

from __future__ import annotations

import json

from hypothesis import given, settings

from tawatur.export.jsonl import write_jsonl
from tests.export.ledgers import Case, cases
from tests.export.reading import expected, written


@settings(max_examples=40, deadline=None)
@given(cases())
def test_it_reads_back_as_it_was(case: Case) -> None:
    table, account = case.table, case.account
    lines = written(write_jsonl, table, [account]).splitlines(keepends=True)
    rows = [json.loads(line) for line in lines]
    assert rows == expected(table, [account])
    assert all(list(row) == [column.name for column in table.columns] for row in rows)
    assert all(line.endswith(b"\n") for line in lines)
