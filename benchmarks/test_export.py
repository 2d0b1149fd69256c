"""Exports from ready ledgers, and proof that their memory stays flat.

python -m pytest benchmarks/test_export.py
python benchmarks/test_export.py [ARTICLES]     prints the table of docs/performance.md, each format in a process
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from tawatur.export.accounts import Account
from tawatur.export.formats import FORMATS, Format, format_of, writer_of
from tawatur.export.tables import CLAIM_TABLES, batches
from tawatur.pipeline import read
from tawatur.records.article import Article
from tawatur.records.ledger import Ledger

#: Articles a second from ready ledgers that an export must reach.
FLOOR = 1_000
FAST = ("csv", "jsonl", "parquet")
TABLES = CLAIM_TABLES[:2]


def export(known: Format, table: Any, ledgers: Iterator[Ledger] | list[Ledger], stream: BinaryIO) -> None:
    """Write one export; formats without tables write everything."""
    accounts = (Account(ledger=ledger) for ledger in ledgers)
    writer = writer_of(known)
    if known.takes == "accounts":
        writer(accounts, stream)
    elif known.takes == "tables":
        writer(CLAIM_TABLES, batches(CLAIM_TABLES, accounts), stream)
    else:
        writer(table, batches([table], accounts), stream)


@pytest.fixture(scope="module")
def ledgers(articles: list[Article]) -> list[Ledger]:
    return [read(article) for article in articles]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
@pytest.mark.parametrize("name", FAST)
def test_export(benchmark: Any, ledgers: list[Ledger], name: str, table: Any) -> None:
    if name == "parquet":
        pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    with Path(os.devnull).open("wb") as stream:
        benchmark(export, format_of(name), table, ledgers, stream)
    if benchmark.stats is not None:
        assert len(ledgers) / benchmark.stats["mean"] > FLOOR


def _measure(name: str, table: str, count: int) -> None:
    """Export many ledgers and print one line of the table: articles a second, megabytes, peak memory."""
    from corpus import articles

    from tawatur.export.tables import table_of

    ready = [read(article) for article in articles()]
    before = _peak()
    path = Path(tempfile.gettempdir()) / f"export-{os.getpid()}"
    start = time.perf_counter()
    with path.open("wb") as stream:
        export(format_of(name), table_of(table), islice(cycle(ready), count), stream)
    spent = time.perf_counter() - start
    size = path.stat().st_size
    path.unlink()
    grown = _peak() - before
    print(f"| {name} | {table} | {count / spent:,.0f} | {size / 1e6:,.0f} | {grown} |", flush=True)


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    if len(sys.argv) == 4:
        _measure(sys.argv[1], sys.argv[2], int(sys.argv[3]))
        return
    count = sys.argv[1] if len(sys.argv) > 1 else "25000"
    print(
        "| format | table | articles/s | MB written | MB of memory above the start |\n|---|---|---:|---:|---:|",
        flush=True,
    )
    for known in FORMATS:
        for table in TABLES if known.takes == "table" else TABLES[:1]:
            subprocess.run([sys.executable, __file__, known.name, table.name, count], check=True)


if __name__ == "__main__":
    main()
