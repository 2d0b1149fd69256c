"""Long lists in pages: the place where the next page begins is opaque, so that it may change its meaning."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Annotated

from fastapi import Query

from tawatur.errors import QueryError

__all__ = ["Limit", "Next", "place_of", "place_token"]

#: How many entries a page has at most, and where it begins: parameters of every page with a long list.
Limit = Annotated[int, Query(alias="_size", ge=1, le=1000, description="Entries on a page.")]
Next = Annotated[str, Query(alias="_next", max_length=200, description="Where the page begins, as a page before told.")]


def place_token(offset: int) -> str:
    """The token of the page that begins at an offset."""
    return urlsafe_b64encode(b"o%d" % offset).decode("ascii").rstrip("=")


def place_of(token: str) -> int:
    """The offset that a token stands for, 0 for none; raise QueryError for what is no token."""
    if not token:
        return 0
    try:
        plain = urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except ValueError as error:
        raise QueryError(f"_next={token} was not given by a page") from error
    if not (plain[:1] == b"o" and plain[1:].isdigit() and len(plain) < 12):
        raise QueryError(f"_next={token} was not given by a page")
    return int(plain[1:])
