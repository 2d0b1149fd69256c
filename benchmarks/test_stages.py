"""How long each stage takes; run with `make bench`. Read the figures as shares of one run, not as absolute times."""

from __future__ import annotations

from typing import Any

import pytest

from tawatur import Article
from tawatur.intake.blocks import with_blocks
from tawatur.lexicon import Lexicon, load_lexicon
from tawatur.pipeline import STAGES, annotate, make_ledger, read
from tawatur.records.codec import encode
from tawatur.records.document import Document
from tawatur.records.stage import Stage
from tawatur.text.documents import make_document


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture(scope="session")
def before(articles: list[Article], lexicon: Lexicon) -> dict[str, list[Document]]:
    """The documents as each stage finds them, by the stage's name."""
    docs = [make_document(with_blocks(article, lexicon)) for article in articles]
    found: dict[str, list[Document]] = {}
    for stage in STAGES:
        found[stage.name] = docs
        docs = [stage.run(doc, lexicon) for doc in docs]
    return found


def test_blocks_and_tokens(benchmark: Any, articles: list[Article], lexicon: Lexicon) -> None:
    benchmark.extra_info["articles"] = len(articles)
    benchmark(lambda: [make_document(with_blocks(article, lexicon)) for article in articles])


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.name)
def test_stage(benchmark: Any, stage: Stage[Lexicon], before: dict[str, list[Document]], lexicon: Lexicon) -> None:
    docs = before[stage.name]
    benchmark.extra_info["articles"] = len(docs)
    benchmark(lambda: [stage.run(doc, lexicon) for doc in docs])


def test_read(benchmark: Any, articles: list[Article]) -> None:
    benchmark.extra_info["articles"] = len(articles)
    benchmark(lambda: [read(article) for article in articles])


def test_encode(benchmark: Any, articles: list[Article]) -> None:
    ledgers = [make_ledger(annotate(article)) for article in articles]
    benchmark.extra_info["articles"] = len(articles)
    benchmark(lambda: [encode(ledger) for ledger in ledgers])
