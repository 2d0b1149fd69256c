"""JSON lines hold the rows as they are."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.export.accounts import Account
from tawatur.export.jsonl import write_jsonl
from tawatur.export.tables import CLAIM_TABLES, Table
from tests.export.ledgers import accounts
from tests.export.reading import expected, written


@settings(deadline=None)
@given(accounts(), st.sampled_from(CLAIM_TABLES))
def test_it_reads_back_as_it_was(account: Account, table: Table) -> None:
    lines = written(write_jsonl, table, [account]).splitlines(keepends=True)
    rows = [json.loads(line) for line in lines]
    assert rows == expected(table, [account])
    assert all(list(row) == [column.name for column in table.columns] for row in rows)
    assert all(line.endswith(b"\n") for line in lines)
