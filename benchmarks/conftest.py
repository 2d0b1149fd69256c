"""Fixtures of the benchmarks."""

from __future__ import annotations

import pytest

from benchmarks import corpus
from tawatur import Article


@pytest.fixture(scope="session")
def articles() -> list[Article]:
    """The articles that every benchmark reads."""
    return corpus.articles()
