"""Articles in one line, as lists show them."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from tawatur.collection import Hit
from tawatur.records.article import Article

__all__ = ["ArticleLine", "article_lines", "heading"]

#: Letters of the text that stand in for a title that is not there.
_MOST = 80


class ArticleLine(msgspec.Struct, frozen=True, kw_only=True):
    """An article in a list: what it is kept under, its version, outlet, title and day of publication."""

    id: str
    version: int
    outlet: str | None
    title: str
    published: str | None


def heading(article: Article) -> str:
    """The title of an article, or how its text begins."""
    return " ".join((article.title or article.text.strip()[:_MOST]).split()) or article.id


def article_lines(hits: Iterable[Hit]) -> tuple[ArticleLine, ...]:
    """The lines of articles that were found."""
    return tuple(
        ArticleLine(
            id=hit.kept_as,
            version=hit.version,
            outlet=hit.article.outlet,
            title=heading(hit.article),
            published=hit.article.published,
        )
        for hit in hits
    )
