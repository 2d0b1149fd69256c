"""The articles that benchmarks read: real news where the development corpus is at hand, our own samples otherwise."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from tawatur import Article, make_article
from tawatur.demo import demo_articles

__all__ = ["ARTICLES", "articles", "stream"]

#: Articles of one benchmark.
ARTICLES = 200
_SHARED = Path(os.environ.get("TAWATUR_SHARED", Path(__file__).parents[2] / "shared"))
_CORPUS = _SHARED / "corpora" / "news" / "saudinewsnet"


def articles(most: int = ARTICLES) -> list[Article]:
    """At most so many articles, spread over one day's outlets."""
    days = sorted(_CORPUS.glob("*.zip"))
    if not days:
        return list(islice(cycle(demo_articles()), most))
    found = list(_day(days[0]))
    return found[:: max(1, len(found) // most)][:most]


def stream() -> Iterator[Article]:
    """Articles without end, one day after the other."""
    days = sorted(_CORPUS.glob("*.zip"))
    if not days:
        yield from cycle(demo_articles())
    for day in cycle(days):
        yield from _day(day)


def _day(path: Path) -> Iterator[Article]:
    with zipfile.ZipFile(path) as packed:
        for name in sorted(n for n in packed.namelist() if n.endswith(".json")):
            for row in json.loads(packed.read(name)):
                yield _article(row)


def _article(row: dict[str, Any]) -> Article:
    return make_article(
        title=row.get("title") or "",
        body=row.get("content") or "",
        outlet=row.get("source"),
        published=(row.get("date_extracted") or "")[:10] or None,
    )
