"""The article reader."""

from __future__ import annotations

from typing import Annotated

import msgspec
from fastapi import Path, Query

from tawatur.records.article import Article
from tawatur.records.ledger import Diagnostic
from tawatur.web.addresses import decoded_id
from tawatur.web.page import PageGroup
from tawatur.web.visit import Asked

__all__ = ["ArticleView", "article", "group"]

group = PageGroup("article")


class ArticleView(msgspec.Struct, frozen=True, kw_only=True):
    """An article and what was read in it."""

    article: Article
    paragraphs: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    counts: dict[str, int]


@group.page("/article/{article}", template="article.html.j2")
def article(
    visit: Asked,
    article: Annotated[str, Path(description="The id of an article.")],
    version: Annotated[int | None, Query(alias="v", ge=1, description="The number of a version.")] = None,
) -> ArticleView:
    """One article with its text."""
    ledger = visit.archive.ledger(decoded_id(article), version)
    kinds = ("entities", "statements", "figures", "times", "events", "commitments", "credits")
    return ArticleView(
        article=ledger.article,
        paragraphs=tuple(line for line in ledger.article.text.split("\n")[1:] if line.strip()),
        diagnostics=ledger.diagnostics,
        counts={kind: len(getattr(ledger, kind)) for kind in kinds},
    )
