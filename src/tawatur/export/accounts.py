"""What is exported: a ledger, and where its article stands among the origins of its story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote, urldefrag, urlsplit

import msgspec

from tawatur.records.article import Article
from tawatur.records.comparison import Comparison
from tawatur.records.ledger import Ledger
from tawatur.records.span import Span

__all__ = ["NOWHERE", "Account", "Place", "accounts_of", "address_of", "permalink", "places_of", "words_of"]


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """An article among the origins of its story: number of its origin, how many there are, how we know.

    All is None where nobody compared the article with others: unknown, which is not the same as independent.
    """

    story: str | None = None
    origin: int | None = None
    origins: int | None = None
    origin_basis: str | None = None


NOWHERE = Place()


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """A ledger and the place of its article in its story."""

    ledger: Ledger
    place: Place = NOWHERE


def accounts_of(ledgers: Iterable[Ledger], places: Mapping[str, Place]) -> Iterator[Account]:
    """Put every ledger to its place; those without one stand nowhere."""
    for ledger in ledgers:
        yield Account(ledger=ledger, place=places.get(ledger.article.id, NOWHERE))


def places_of(comparison: Comparison) -> dict[str, Place]:
    """The place of each article of a comparison; origins are numbered from 1 in its order."""
    return {
        article: Place(story=comparison.id, origin=number, origins=len(comparison.origins), origin_basis=origin.basis)
        for number, origin in enumerate(comparison.origins, 1)
        for article in origin.articles
    }


def permalink(article: Article, span: Span) -> str:
    """The address of a span: that of the article with the position of the words as its fragment (RFC 5147).

    Positions are half-open code points into the text of the ledger (title, newline, body), not into the page.
    """
    return f"{address_of(article)}#char={span.start},{span.end}"


def address_of(article: Article) -> str:
    """The article's own web address without a fragment, or `tawatur:` and its id where it has none."""
    url = article.url or ""
    try:
        is_web = urlsplit(url).scheme in ("http", "https")
    except ValueError:
        is_web = False
    return quote(urldefrag(url).url, safe="%/:?=&;+$,@!*()'~[]") if is_web else f"tawatur:{quote(article.id, safe='')}"


def words_of(record: Any) -> Span:
    """The words that a claim is shown by: what is said, the trigger of an event, a first mention, or itself."""
    for name in ("content", "trigger"):
        words = getattr(record, name, None)
        if isinstance(words, Span):
            return words
    if isinstance(record, Span):
        return record
    first = next(iter((*record.mentions, *getattr(record, "names", ()))), _NO_WORDS)
    return first if isinstance(first, Span) else _NO_WORDS


#: Ledgers that others made may name somebody nowhere.
_NO_WORDS = Span(start=0, end=0, text="")
