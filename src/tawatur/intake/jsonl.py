"""JSON articles with the keys id, outlet, url, title, published, text: one a line, or an array in one document."""

from __future__ import annotations

import msgspec

from tawatur.errors import EmptyInputError, FormatError
from tawatur.records.article import Article, make_article

__all__ = ["KEYS", "WANTED", "article_from_line", "passed_over", "split_document"]


class _Line(msgspec.Struct):
    id: str | int | None = None
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None
    text: str | None = None


#: The keys of a line, which are the names of columns too.
KEYS = tuple(field.name for field in msgspec.structs.fields(_Line))
#: What an article should have; where one lacks it, a key or column that is none of ours may hold it.
WANTED = ("outlet", "title", "published", "text")
_ANY = msgspec.json.Decoder(dict[str, msgspec.Raw])
_ARRAY = msgspec.json.Decoder(list[msgspec.Raw])
_DECODER = msgspec.json.Decoder(_Line)


def article_from_line(line: str, *, where: str, outlet: str | None = None, published: str | None = None) -> Article:
    """Make the article of one line; `outlet` and `published` stand in where the line has none.

    Raise FormatError for a line that is no JSON object or whose keys hold something else than text, and EmptyInputError
    for an article without title and text; both name `where`.
    """
    try:
        data = _DECODER.decode(line)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise FormatError(
            f"{where}: {error}; each line holds one JSON object with the keys id, outlet, url, title, published, text"
        ) from error
    if not (data.title or "").strip() and not (data.text or "").strip():
        raise EmptyInputError(f"{where}: {_what_instead(line)}")
    return make_article(
        title=data.title or "",
        body=data.text or "",
        outlet=data.outlet or outlet,
        url=data.url,
        published=data.published or published,
        ident=None if data.id in (None, "") else str(data.id),
    )


def _what_instead(line: str) -> str:
    """Say what stands where an article should have its title and text."""
    keys = tuple(_ANY.decode(line))
    if {"article", "reader", "statements"} <= {*keys}:
        return "is a ledger, which has been read already; compare, report, export, stories, add and verify take it"
    missing = "the article has neither title nor text"
    others = [key[:30] for key in keys if key not in KEYS]
    return f"{missing} (found: {', '.join(others[:8])}{' …' if len(others) > 8 else ''})" if others else missing


def passed_over(line: str) -> tuple[str, ...]:
    """The keys of an article's line that are none of ours, where it lacks one that it should have."""
    keys = _ANY.decode(line)
    if all(keys.get(name, b"null") not in (b"null", b'""') for name in WANTED):
        return ()
    return tuple(key for key in keys if key not in KEYS)


def split_document(text: str, *, where: str) -> list[str]:
    """Split a JSON document into its articles, each as JSON again; raise FormatError, which names `where`."""
    if not text.lstrip().startswith("["):
        return [text]
    try:
        return [bytes(raw).decode("utf-8") for raw in _ARRAY.decode(text)]
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise FormatError(f"{where}: {error}; a JSON document holds one article or an array of articles") from error
