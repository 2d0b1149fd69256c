"""HTML pages: the article's title, text, outlet, address and date. The one module that knows trafilatura."""

from __future__ import annotations

import re

import msgspec

from tawatur.errors import EmptyInputError, FormatError

__all__ = ["Page", "declared_encoding", "read_page"]

#: lxml refuses some controls that a text may hold; in a page they are never content.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([A-Za-z0-9_-]{3,20})""", re.IGNORECASE)
#: Only dates that the page declares are taken, never one guessed from its text; and the clock has no say in it.
_DATES = {"extensive_search": False, "original_date": True, "max_date": "2199-12-31"}
#: A page without a line of so many words, and without a shorter one that ends as sentences do, has menus but no text.
_SENTENCE_WORDS, _SHORTEST_SENTENCE = 8, 4
_STOPS = (".", "!", "؟", "?", "…", '."', ".”", ".»")


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """What a page says about its article; `body` is as extracted, a line a paragraph, `host` that of its address."""

    title: str
    body: str
    outlet: str | None = None
    host: str | None = None
    url: str | None = None
    published: str | None = None


def declared_encoding(raw: bytes) -> str | None:
    """The encoding that a page declares in its first 4 KiB, in lower case; None where it declares none."""
    match = _CHARSET.search(raw, 0, 4096)
    return match[1].decode("ascii").lower() if match else None


def read_page(html: str, *, where: str) -> Page:
    """Extract the article of a page; raise EmptyInputError where it has no text, FormatError where it is no page."""
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(
            _CONTROLS.sub(" ", html),
            fast=True,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            date_extraction_params=dict(_DATES),
        )
    except Exception as error:  # a parser of hostile input raises what it likes
        raise FormatError(f"{where}: cannot be read as HTML: {type(error).__name__}: {error}") from error
    if found is None or isinstance(found, dict):
        raise EmptyInputError(f"{where}: no article text was found in the page")
    title = _one_line(_text_of(found.title))
    body = _without_title(_text_of(found.text), title)
    if not _holds_sentence(body):
        lines = f", only {len(body.splitlines()):,} short lines such as menus" if body.strip() else ""
        raise EmptyInputError(f"{where}: no article text was found in the page{lines}")
    return Page(
        title=title,
        body=body,
        outlet=_text_of(found.sitename) or None,
        host=_text_of(found.hostname) or None,
        url=_text_of(found.url) or None,
        published=_text_of(found.date) or None,
    )


def _text_of(value: object) -> str:
    return value if isinstance(value, str) else ""


def _without_title(body: str, title: str) -> str:
    """The body without a first line that is the title once more, which would be read twice."""
    first, _, rest = body.lstrip().partition("\n")
    return rest if title and _one_line(first) == title else body


def _holds_sentence(body: str) -> bool:
    """Whether any line is long enough for a sentence, or ends as one does."""
    lines = (line.strip() for line in body.splitlines())
    return any(
        (words := len(line.split())) >= _SENTENCE_WORDS or (words >= _SHORTEST_SENTENCE and line.endswith(_STOPS))
        for line in lines
    )


def _one_line(title: str) -> str:
    return " ".join(title.split())
