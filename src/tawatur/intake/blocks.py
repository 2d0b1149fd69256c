"""Finding the blocks of an article: title, lead, headings, paragraphs, bylines, captions, link lists, share text."""

from __future__ import annotations

import msgspec

from tawatur.lexicon import Lexicon
from tawatur.records.article import Article, Block

__all__ = ["with_blocks"]


def with_blocks(article: Article, lexicon: Lexicon) -> Article:
    """Give an article its blocks, one a line of its text; an article that has blocks keeps them."""
    del lexicon
    if article.blocks:
        return article
    blocks: list[Block] = []
    at = 0
    for line in article.text.split("\n"):
        if line.strip():
            blocks.append(Block(start=at, end=at + len(line), kind="paragraph" if at else "title"))
        at += len(line) + 1
    return msgspec.structs.replace(article, blocks=tuple(blocks))
