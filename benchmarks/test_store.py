"""How fast ready ledgers are kept and found; `benchmarks/archive.py` measures larger archives."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from benchmarks.archive import QUERIES
from tawatur import Article, Ledger
from tawatur.collection import Archive, open_archive
from tawatur.pipeline import read
from tawatur.search.indexing import entry_of
from tawatur.store.protocol import Addition


@pytest.fixture(scope="session")
def ledgers(articles: list[Article]) -> list[Ledger]:
    return [read(article) for article in articles]


@pytest.fixture(scope="session")
def archive(ledgers: list[Ledger], tmp_path_factory: pytest.TempPathFactory) -> Archive:
    opened = open_archive(tmp_path_factory.mktemp("bench") / "x.db")
    assert len(list(opened.add(ledgers))) == len(ledgers)
    return opened


def test_keys(benchmark: Any, ledgers: list[Ledger]) -> None:
    benchmark.extra_info["articles"] = len(ledgers)
    benchmark(lambda: [entry_of(ledger) for ledger in ledgers])


def test_ingest(benchmark: Any, ledgers: list[Ledger], tmp_path: Path) -> None:
    number = iter(range(1000))

    def ingest() -> None:
        with open_archive(tmp_path / f"{next(number)}.db") as fresh:
            run = fresh.store.start_run("add", "0")
            for at in range(0, len(ledgers), 100):
                batch = [Addition(ledger=ledger, entry=entry_of(ledger)) for ledger in ledgers[at : at + 100]]
                fresh.store.add(batch, run=run)

    benchmark.extra_info["articles"] = len(ledgers)
    benchmark.pedantic(ingest, rounds=3)


def test_search(benchmark: Any, archive: Archive) -> None:
    benchmark.extra_info["queries"] = len(QUERIES)
    benchmark(lambda: [archive.search(query) for query in QUERIES])
