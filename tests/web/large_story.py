"""A story of twelve articles in five origins with eighty rows, every cell told: the largest that a page has to bear."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import tawatur
from tawatur.records.article import Article
from tawatur.records.comparison import VERDICTS, Cell, Comparison, Origin, Row
from tawatur.records.ledger import Ledger

ARTICLES, ROWS = 12, 80
KINDS = ("event", "statement", "figure", "time", "commitment", "agreement")
LEAD = "قُتل {0} شخصًا في مدينة الزهراء يوم الأربعاء، وقال الوزير إن الاتفاق قائم منذ {0} أيام.\n"


def large_articles() -> tuple[Article, ...]:
    """Articles of one event, every sentence of which stands on a line of its own."""
    return tuple(
        tawatur.make_article(
            title=f"مقتل أربعين في الزهراء، رواية {number}",
            body="".join(LEAD.format(row + 10) for row in range(ROWS)),
            outlet=f"صحيفة {number}",
            published=f"2026-01-{14 + number % 3}T0{number % 10}:00:00",
            ident=f"large-{number:02}",
        )
        for number in range(ARTICLES)
    )


def large_comparison(ledgers: Iterable[Ledger], **_: Any) -> Comparison:
    """Stands in for the comparison of such articles."""
    articles = sorted((ledger.article for ledger in ledgers), key=lambda article: article.id)
    ids = tuple(article.id for article in articles)
    origins = tuple(Origin(articles=ids[at::5], basis="own", why="it is signed") for at in range(5))
    rows = tuple(_row(number, articles) for number in range(ROWS))
    return Comparison(id="large", articles=ids, origins=origins, rows=rows)


def _row(number: int, articles: Sequence[Article]) -> Row:
    kind = KINDS[number % len(KINDS)]
    fact = f"killed: {number + 10} / 39" if kind == "figure" else f"told: «شخصًا في مدينة الزهراء {number}»"
    verdict = VERDICTS[number % len(VERDICTS)]
    cells = tuple(_cell(number, article) for article in articles)
    return Row(id=f"row-{number}", kind=kind, verdict=verdict, fact=fact, why="both", rule="figures.equal", cells=cells)


def _cell(number: int, article: Article) -> Cell:
    words = LEAD.format(number + 10).partition("،")[0]
    start = article.text.index(words)
    return Cell(article=article.id, start=start, end=start + len(words), text=words, claim=f"claim-{number}")
