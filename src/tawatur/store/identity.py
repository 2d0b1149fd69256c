"""What tells articles and their versions apart."""

from __future__ import annotations

from urllib.parse import urlsplit

import msgspec

from tawatur.records.article import Article
from tawatur.store.packing import sha256_of

__all__ = ["is_edit", "place_of", "version_identity"]

#: Of a hundred; the share of letters, in order, that two states of one article have in common at least. Pages of an
#: address that always shows the latest article share little more than their furniture.
_ALIKE = 50
#: Longer texts are compared by their beginnings.
_COMPARED = 4_000


def version_identity(article: Article) -> str:
    """The hash of what a reader of the page would have seen: text, outlet, address and day."""
    parts = (article.sha256, article.outlet, article.url, article.published)
    return sha256_of(msgspec.json.encode(parts))


def place_of(url: str | None) -> str | None:
    """The part of an address that names one article: host, path and query; None where it names a whole site."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    path = parts.path.rstrip("/")
    if not parts.netloc or not (path or parts.query):
        return None
    query = "&".join(p for p in parts.query.split("&") if p and not p.startswith(("utm_", "fbclid=", "gclid=")))
    host = parts.netloc.lower().removeprefix("www.")
    return f"{host}{path}?{query}" if query else f"{host}{path}"


def is_edit(old: str, new: str) -> bool:
    """Whether two texts at one address are states of one article rather than two articles."""
    # Opening an archive should not pay for it.
    from rapidfuzz import fuzz

    return fuzz.ratio(old[:_COMPARED], new[:_COMPARED]) >= _ALIKE
