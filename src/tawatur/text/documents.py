"""From an article to a document: sentences and tokens of every block."""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.records.article import Article, Block
from tawatur.records.document import Document, Sentence, Token
from tawatur.text.sentences import cut_sentences
from tawatur.text.tokens import cut, word_norms

__all__ = ["make_document", "words_told"]

#: Blocks that are navigation or decoration: they get no tokens, so nothing is ever found in them.
_SKIPPED = frozenset({"link-list", "share"})


def make_document(article: Article) -> Document:
    """Cut an article into sentences and tokens; without blocks, title and lines stand for them."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for number, block in _told(article):
        for start, end in cut_sentences(article.text, block.start, block.end):
            first = len(tokens)
            tokens.extend(cut(article.text, start, end, index=first, sentence=len(sentences)))
            if len(tokens) > first:
                sentences.append(
                    Sentence(start=start, end=end, first=first, stop=len(tokens), block=number, kind=block.kind)
                )
    return Document(article=article, tokens=tuple(tokens), sentences=tuple(sentences))


def words_told(article: Article) -> Iterator[tuple[str, int, int]]:
    """The words and numbers of an article that `make_document` cuts, folded, with their offsets, and nothing else."""
    for _, block in _told(article):
        yield from word_norms(article.text, block.start, block.end)


def _told(article: Article) -> Iterator[tuple[int, Block]]:
    return ((n, block) for n, block in enumerate(article.blocks or _lines(article)) if block.kind not in _SKIPPED)


def _lines(article: Article) -> list[Block]:
    blocks, at = [], 0
    for line in article.text.split("\n"):
        kind = "title" if at == 0 else "paragraph"
        if line.strip():
            blocks.append(Block(start=at, end=at + len(line), kind=kind))
        at += len(line) + 1
    return blocks
