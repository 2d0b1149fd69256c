"""Who does not tell a fact, and what that silence is worth: with denominators, by article and by origin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from tawatur.records.article import READ_BLOCKS
from tawatur.records.comparison import Comparison, Origin, Row
from tawatur.records.ledger import Ledger
from tawatur.records.tracks import ArticleTold, Missing, RowSilence

__all__ = ["captured", "with_silences"]

#: Words below which a headline and a line were captured, not an article.
_SHORT = 40
#: Marks with which a text that was cut ends; a closing bracket or quotation mark may follow.
_CUT = ("…", "...", "..")
_CLOSING = ")]}»”\"' \n\t"
#: Part of a text that must lie in blocks that are read, and part that diagnostics may take.
_READ = 0.5
_DOUBTED = 0.25
#: Rows that several accounts tell, of which an article tells none, before it is taken to tell another story.
_SHARED = 5
#: ... of all accounts this many at least must share them.
_OTHERS = 3


def with_silences(comparison: Comparison, ledgers: Sequence[Ledger]) -> Comparison:
    """Count who tells the rows of a comparison and who does not."""
    by_id = {ledger.article.id: ledger for ledger in ledgers}
    capture = {article: captured(by_id[article]) for article in comparison.articles}
    origin = {article: number for number, o in enumerate(comparison.origins) for article in o.articles}
    telling = {row.id: tuple(dict.fromkeys(cell.article for cell in row.cells)) for row in comparison.rows}
    outside = _outside(comparison, telling)
    days = {article: (by_id[article].article.published or "")[:10] for article in comparison.articles}
    seen = _Seen(capture, origin, outside, days, tuple(comparison.origins))
    silences = tuple(_silence(row, telling[row.id], comparison.articles, seen) for row in comparison.rows)
    told = tuple(_told(article, comparison.rows, telling, origin, capture) for article in comparison.articles)
    return msgspec.structs.replace(comparison, silences=silences, told=told)


def captured(ledger: Ledger) -> str:
    """How much of an article is there, one of `CAPTURES`."""
    article = ledger.article
    if len(article.text.split()) < _SHORT:
        return "short"
    if article.text.rstrip(_CLOSING).endswith(_CUT):
        return "cut"
    size = len(article.text)
    read = sum(block.end - block.start for block in article.blocks if block.kind in READ_BLOCKS)
    doubted = sum(diagnostic.end - diagnostic.start for diagnostic in ledger.diagnostics)
    if (article.blocks and read < _READ * size) or doubted > _DOUBTED * size:
        return "unread"
    return "whole"


class _Seen(msgspec.Struct, frozen=True):
    capture: Mapping[str, str]
    origin: Mapping[str, int]
    outside: frozenset[str]
    days: Mapping[str, str]
    origins: tuple[Origin, ...]


def _outside(comparison: Comparison, telling: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """Articles that tell no row that others share, where these share many."""
    shared = [set(articles) for articles in telling.values() if len(articles) > 1]
    if len(shared) < _SHARED or len(set().union(*shared)) < _OTHERS:
        return frozenset()
    return frozenset(comparison.articles) - set().union(*shared)


def _silence(row: Row, telling: Sequence[str], articles: Sequence[str], seen: _Seen) -> RowSilence:
    missing = tuple(_missing(article, telling, seen) for article in articles if article not in telling)
    return RowSilence(
        row=row.id,
        articles=len(telling),
        of_articles=len(articles),
        origins=len({seen.origin.get(article, -1) for article in telling}),
        of_origins=len(seen.origins) or len(articles),
        missing=missing,
    )


def _missing(article: str, telling: Sequence[str], seen: _Seen) -> Missing:
    own = seen.origin.get(article)
    if own is not None and seen.origins[own].basis == "copy":
        fellow = next((other for other in telling if seen.origin.get(other) == own), None)
        if fellow is not None:
            return Missing(article=article, reason="copy", of=fellow)
    day = seen.days[article]
    if day and all(seen.days[other] > day for other in telling):
        return Missing(article=article, reason="earlier")
    if article in seen.outside:
        return Missing(article=article, reason="other-story")
    return Missing(article=article, reason="not-said" if seen.capture[article] == "whole" else "not-captured")


def _told(
    article: str,
    rows: Sequence[Row],
    telling: Mapping[str, tuple[str, ...]],
    origin: Mapping[str, int],
    capture: Mapping[str, str],
) -> ArticleTold:
    own = [row for row in rows if article in telling[row.id]]
    alone = sum(1 for row in own if {origin.get(a, a) for a in telling[row.id]} == {origin.get(article, article)})
    return ArticleTold(article=article, told=len(own), of=len(rows), alone=alone, captured=capture[article])
