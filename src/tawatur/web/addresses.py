"""Addresses of the workbench's pages. They stay the same from version to version; `docs/workbench.md` promises it.

An id stands in an address with every letter but A-Z, a-z, 0-9, "_" and "-" written as "~" and its UTF-8 bytes in
hexadecimal, so that no id can be taken for a folder or for the suffix of a format.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

__all__ = ["address", "decoded_id", "encoded_id", "with_query"]

_PLAIN = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-")
_ESCAPE = re.compile("((?:~[0-9A-F]{2})+)")


def encoded_id(ident: str) -> str:
    """An id as it stands in a path: "a/b.json" becomes "a~2Fb~2Ejson"."""
    return "".join(chr(byte) if byte in _PLAIN else f"~{byte:02X}" for byte in ident.encode("utf-8", "replace"))


def decoded_id(part: str) -> str:
    """The id that stands in a path; what is no escape is taken as it stands."""
    return _ESCAPE.sub(lambda found: bytes.fromhex(found[1].replace("~", "")).decode("utf-8", "replace"), part)


def address(kind: str, ident: str, /, *more: str, **query: str | int | list[str]) -> str:
    """The address of a thing, such as ("article", id), or of a page of it, such as ("story", id, "compare")."""
    path = "/".join(("", kind, encoded_id(ident), *more))
    return f"{path}?{urlencode(query, doseq=True)}" if query else path


def with_query(path: str, query: Iterable[tuple[str, str]], changes: Mapping[str, str | int | None]) -> str:
    """A path with its query, some parameters of which are changed or, by None, taken away; the page begins anew."""
    kept = [(key, value) for key, value in query if key not in changes and key != "_next"]
    added = [(key, str(value)) for key, value in changes.items() if value is not None]
    return f"{path}?{urlencode([*kept, *added])}" if kept or added else path
