"""One article as an outlet published it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from datetime import date
from hashlib import sha256

import msgspec

from tawatur.errors import FormatError
from tawatur.records.identity import content_id
from tawatur.records.publication import publication_day, written_out

__all__ = ["BLOCK_KINDS", "READ_BLOCKS", "Article", "Block", "block_kinds", "lines_of", "make_article"]

#: What a block can be. Statements, figures and events are only sought in `READ_BLOCKS`.
BLOCK_KINDS = ("title", "lead", "heading", "paragraph", "byline", "caption", "link-list", "share")
READ_BLOCKS = frozenset({"title", "lead", "heading", "paragraph"})


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """A part of the page: half-open code-point offsets into `Article.text` and one of `BLOCK_KINDS`."""

    start: int
    end: int
    kind: str


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """The untouched text of one article and what is known about it.

    `text` is the title, one newline, and the body exactly as extracted; all offsets count its code points.
    `published` is an ISO date or time as given (its day as YYYY-MM-DD), or None; `sha256` identifies `text`.
    """

    id: str
    outlet: str | None
    url: str | None
    title: str
    published: str | None
    text: str
    sha256: str
    blocks: tuple[Block, ...] = ()

    @property
    def published_on(self) -> date | None:
        """The day of publication, against which relative dates are resolved; None where unknown or unreadable."""
        return publication_day(self.published)


def block_kinds(article: Article) -> Callable[[int], str]:
    """From an offset into the text to the kind of the block it stands in, "paragraph" where it stands in none."""
    blocks = sorted(article.blocks, key=lambda block: block.start)
    starts = [block.start for block in blocks]

    def kind_at(at: int) -> str:
        if at == 0 and article.title:
            return "title"
        index = bisect_right(starts, at) - 1
        return blocks[index].kind if index >= 0 and at < blocks[index].end else "paragraph"

    return kind_at


def lines_of(article: Article, begin: int = 0, finish: int | None = None) -> Iterator[tuple[int, int]]:
    """The lines of `Article.text[begin:finish]` as half-open offsets, in order, without their line ends.

    A block is one line, also where its lines were broken at a width.
    """
    finish = len(article.text) if finish is None else finish
    blocks = sorted(article.blocks, key=lambda block: block.start)
    starts = [block.start for block in blocks]
    start, at = begin, article.text.find("\n", begin, finish)
    while at >= 0:
        number = bisect_right(starts, at) - 1
        if number < 0 or at >= blocks[number].end:
            yield start, at
            start = at + 1
        at = article.text.find("\n", at + 1, finish)
    yield start, finish


def make_article(
    *,
    title: str,
    body: str,
    outlet: str | None = None,
    url: str | None = None,
    published: str | None = None,
    ident: str | None = None,
    blocks: tuple[Block, ...] = (),
) -> Article:
    """Build an article from its title and body; without `ident` its id is a hash of outlet and text.

    Raise FormatError for lone surrogates, which are no characters and cannot be written as UTF-8, and TypeError for
    what is no text: tables hand on absent values, numbers and dates, which would become words of the article.
    """
    for name, value in (("title", title), ("body", body)):
        if not isinstance(value, str):
            raise TypeError(f"{name} is {value!r}, no text; give '' where there is none")
    for name, given in (("outlet", outlet), ("url", url), ("published", published), ("ident", ident)):
        if not isinstance(given, str | None):
            raise TypeError(f"{name} is {given!r}, no text; give None where there is none, of a date its isoformat()")
    text = f"{title}\n{body}"
    try:
        "\0".join((text, outlet or "", url or "", published or "", ident or "")).encode("utf-8")
    except UnicodeEncodeError as error:
        message = f"article {ident!r}: holds a lone surrogate; decode its bytes with errors='replace'"
        raise FormatError(message) from error
    return Article(
        id=ident or content_id("article", outlet, text),
        outlet=outlet,
        url=url,
        title=title,
        published=written_out(published),
        text=text,
        sha256=sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        blocks=blocks,
    )
