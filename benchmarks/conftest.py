"""The articles that benchmarks read: real news where the development corpus is at hand, our own samples otherwise."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from tawatur import Article, make_article

CORPUS = Path(__file__).parent.parent.parent / "shared" / "corpora" / "news" / "saudinewsnet"
HOW_MANY = 200


def _from_zip(path: Path, most: int) -> list[Article]:
    articles: list[Article] = []
    with zipfile.ZipFile(path) as archive:
        for name in sorted(n for n in archive.namelist() if n.endswith(".json")):
            for row in json.loads(archive.read(name)):
                articles.append(
                    make_article(
                        title=row.get("title") or "",
                        body=row.get("content") or "",
                        outlet=row.get("source"),
                        published=(row.get("date_extracted") or "")[:10] or None,
                    )
                )
    step = max(1, len(articles) // most)
    return articles[::step][:most]


@pytest.fixture(scope="session")
def articles() -> list[Article]:
    """About 200 articles, spread over one day's outlets."""
    zips = sorted(CORPUS.glob("*.zip"))
    if not zips:
        from tawatur.demo import demo_articles

        return list(demo_articles()) * 20
    return _from_zip(zips[0], HOW_MANY)
