"""What is read from the bundled story, reviewed as text: `pytest tests/golden --update-golden` rewrites the files."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

import tawatur
from tawatur.demo import demo_articles
from tawatur.records.article import Article
from tawatur.records.codec import encode

HERE = Path(__file__).parent
ARTICLES = demo_articles()


def _golden(data: dict[str, Any]) -> str:
    """Pretty JSON without what changes with every release or repeats the article."""
    data.pop("reader", None)
    if "article" in data:
        data["article"].pop("text")
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _check(name: str, found: str, update: bool) -> None:
    path = HERE / f"{name}.json"
    if update:
        assert not os.environ.get("CI"), "golden files are never rewritten in CI"
        path.write_text(found, "utf-8")
    assert found == path.read_text("utf-8"), f"{path.name} differs; look at it with --update-golden and git diff"


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.id)
def test_ledger(article: Article, request: pytest.FixtureRequest) -> None:
    found = _golden(json.loads(encode(tawatur.read(article))))
    _check(article.id, found, request.config.getoption("--update-golden"))


def test_comparison(request: pytest.FixtureRequest) -> None:
    comparison = tawatur.compare([tawatur.read(article) for article in ARTICLES])
    _check("comparison", _golden(json.loads(encode(comparison))), request.config.getoption("--update-golden"))
