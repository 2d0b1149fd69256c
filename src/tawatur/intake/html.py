"""HTML pages: the article's title, text, outlet, address and time. The one module that knows trafilatura."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from tawatur.errors import EmptyInputError, FormatError
from tawatur.intake.furniture import Furniture, build_furniture
from tawatur.intake.pagedates import declared_time
from tawatur.lexicon import load_lexicon

__all__ = ["Page", "declared_encoding", "read_page"]

#: lxml refuses some controls that a text may hold; in a page they are never content.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([A-Za-z0-9_-]{3,20})""", re.IGNORECASE)
#: Only dates that the page declares are taken, never one guessed from its text; and the clock has no say in it.
_DATES = {"extensive_search": False, "original_date": True, "max_date": "2199-12-31"}
#: What no reader sees: parts switched off, drafts that scripts fill in, words for browsers without scripts.
_UNSEEN = ["//*[@hidden]", "//template", "//noscript"]
#: A page without a line of so many words, and without a shorter one that ends as sentences do, has menus but no text.
#: Flashes are no longer; their pages say that they are articles, of which day.
_SENTENCE_WORDS, _SHORTEST_SENTENCE = 8, 4
_FLASH_LINES, _FLASH_WORDS = 3, 3
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
    try:
        tree, found = _extract(_CONTROLS.sub(" ", html))
    except Exception as error:  # a parser of hostile input raises what it likes
        raise FormatError(f"{where}: cannot be read as HTML: {type(error).__name__}: {error}") from error
    if found is None:
        raise EmptyInputError(f"{where}: no article text was found in the page")
    title, day = _one_line(_text_of(found.title)), _text_of(found.date) or None
    body = _without_title(_text_of(found.text), title)
    is_article = day is not None and _says_article(tree)
    if not _holds_sentence(body) and not (is_article and _is_flash(title, body)):
        raise EmptyInputError(f"{where}: no article text was found in the page{_what_else(body)}")
    return Page(
        title=title,
        body=body,
        outlet=_text_of(found.sitename) or None,
        host=_text_of(found.hostname) or None,
        url=_text_of(found.url) or None,
        published=day and (declared_time(tree, day) or day),
    )


def _extract(html: str) -> tuple[Any, Any]:
    """The parsed page, and its article with what the page says about it; None where it is no page or has no text."""
    from trafilatura import bare_extraction
    from trafilatura.utils import load_html

    tree = load_html(html)
    if tree is None:
        return None, None
    found = bare_extraction(
        tree,
        fast=True,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params=dict(_DATES),
        prune_xpath=_UNSEEN,
    )
    return tree, None if isinstance(found, dict) else found


def _says_article(tree: Any) -> bool:
    """Whether a page says of itself that it is an article."""
    return any(
        meta.get("property") == "og:type" and meta.get("content") == "article" for meta in tree.iter("meta")
    ) or (sum(1 for _ in tree.iter("article")) == 1)


def _is_flash(title: str, body: str) -> bool:
    """Whether a title and a few short lines can be a flash."""
    lines = [line for line in body.splitlines() if line.strip()]
    return len(lines) <= _FLASH_LINES and any(
        len(line.split()) >= _FLASH_WORDS and not _furniture().is_notice(line) for line in (title, *lines)
    )


def _what_else(body: str) -> str:
    lines = [line for line in body.splitlines() if line.strip()]
    if not lines:
        return ""
    if all(_furniture().is_notice(line) for line in lines):
        return ", only a notice to its readers, on cookies or the like"
    return f", only {len(lines):,} short lines such as menus"


def _furniture() -> Furniture:
    return load_lexicon().compiled(build_furniture)


def _text_of(value: object) -> str:
    return value if isinstance(value, str) else ""


def _without_title(body: str, title: str) -> str:
    """The body without a first line that is the title once more, which would be read twice."""
    first, _, rest = body.lstrip().partition("\n")
    return rest if title and _one_line(first) == title else body


def _holds_sentence(body: str) -> bool:
    """Whether any line is long enough for a sentence, or ends as one does, and is no notice to the site's readers."""
    return any(_is_sentence(line.strip()) and not _furniture().is_notice(line) for line in body.splitlines())


def _is_sentence(line: str) -> bool:
    words = len(line.split())
    return words >= _SENTENCE_WORDS or (words >= _SHORTEST_SENTENCE and line.endswith(_STOPS))


def _one_line(title: str) -> str:
    return " ".join(title.split())
