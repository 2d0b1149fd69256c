"""Finding the blocks of an article: title, lead, headings, paragraphs, bylines, captions, link lists, share text.

A block is a line, or a part of one. What a line is follows from the words that open or fill it
(`lexicon/data/ar/page_furniture.toml`), its length, its stop, and its neighbours; the text itself is never touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import msgspec

from tawatur.intake.furniture import LINKS, Furniture, Piece, build_furniture
from tawatur.intake.posts import past_signs
from tawatur.intake.wrapping import joined_lines
from tawatur.lexicon import Lexicon
from tawatur.records.article import Article, Block
from tawatur.text.folding import UNSEEN, fold_words

__all__ = ["with_blocks"]

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_WORD = re.compile(r"\S+")
_CLOSERS = "»\"”“’')]} \u00a0\u200e\u200f\u202c\u2069"
_STOPS = ".·!؟?…۔،؛,;:"
#: A link below "read more" may be a question; it never ends in a full stop.
_FULL_STOPS = ".·…۔،"
#: Longest headline of another article, and longest heading, in words; measured on front pages and subheadings.
_LINK_WORDS, _HEADING_WORDS = 22, 12
#: No list of links is longer; what follows is text again.
_MOST_LINKS = 15


def with_blocks(article: Article, lexicon: Lexicon) -> Article:
    """Give an article its blocks in order of the text, none of them empty; an article that has blocks keeps them."""
    if article.blocks:
        return article
    furniture = lexicon.compiled(build_furniture)
    title = _trimmed(article.text, 0, len(article.title))
    above = [
        Block(start=past_signs(article.text, piece.start, piece.end), end=piece.end, kind=piece.kind or "title")
        for piece in (furniture.title_pieces(article.text, *title) if title else ())
    ]
    pieces = list(_pieces(article, furniture))
    return msgspec.structs.replace(article, blocks=(*above, *_settled(article, pieces)))


def _pieces(article: Article, furniture: Furniture) -> Iterator[Piece]:
    """Cut the body into lines and parts of lines; the kind is "" where only the neighbours can tell it."""
    text, body = article.text, len(article.title) + 1
    lines = joined_lines(text, [found for m in _LINE.finditer(text, body) if (found := _trimmed(text, *m.span()))])
    links = 0
    for number, (start, end) in enumerate(lines):
        first, last = number == 0, number == len(lines) - 1
        pieces = list(furniture.pieces(text, start, end, first=first, last=last))
        if links and len(pieces) == 1 and not pieces[0].kind and _is_link(text, start, end):
            links -= 1
            yield Piece(start, end, LINKS)
            continue
        links = _MOST_LINKS if any(piece.opens_links for piece in pieces) else 0
        yield from pieces


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and _is_blank(text[start]):
        start += 1
    while end > start and _is_blank(text[end - 1]):
        end -= 1
    return (start, end) if start < end else None


def _is_blank(letter: str) -> bool:
    return letter.isspace() or ord(letter) in UNSEEN


def _is_link(text: str, start: int, end: int) -> bool:
    return _ending(text, start, end) not in _FULL_STOPS and _count_words(text, start, end, _LINK_WORDS) <= _LINK_WORDS


def _ending(text: str, start: int, end: int) -> str:
    """The last character that is no closing mark; a space where there is none."""
    while end > start and text[end - 1] in _CLOSERS:
        end -= 1
    return text[end - 1] if end > start else " "


def _count_words(text: str, start: int, end: int, most: int) -> int:
    """Count words, but no further than one beyond `most`."""
    count = 0
    for _ in _WORD.finditer(text, start, end):
        count += 1
        if count > most:
            break
    return count


def _settled(article: Article, pieces: list[Piece]) -> Iterator[Block]:
    """Settle what is left: the lead, headings and paragraphs."""
    text, title = article.text, fold_words(article.title)
    has_lead = False
    plain = [number for number, piece in enumerate(pieces) if not piece.kind]
    following = dict(pairwise(plain))
    for number, piece in enumerate(pieces):
        kind = piece.kind
        if not kind:
            below = following.get(number)
            is_title = piece.end - piece.start <= 2 * len(title) and fold_words(text[piece.start : piece.end]) == title
            if is_title or (below is not None and _is_heading(text, piece, pieces[below])):
                kind = "heading"
            else:
                kind, has_lead = "paragraph" if has_lead else "lead", True
        yield Block(start=past_signs(text, piece.start, piece.end), end=piece.end, kind=kind)


def _is_heading(text: str, piece: Piece, below: Piece) -> bool:
    """A short line without stop above a longer one; list items and quotations are none."""
    if _ending(text, piece.start, piece.end) in _STOPS or text[piece.start] in '-–—•*▪●"«“(':
        return False
    words = _count_words(text, piece.start, piece.end, _HEADING_WORDS)
    return words <= _HEADING_WORDS and _count_words(text, below.start, below.end, words) > words
