"""Ids that are hashes of content, so that reading twice gives the same ids on every machine."""

from __future__ import annotations

from hashlib import blake2b

import msgspec

__all__ = ["content_id"]

#: Hex digits of an id. 12 digits (48 bits) keep the chance of one collision below 1 in 500 among a million claims
#: of one kind; ids only have to be unique within an archive's article.
_DIGITS = 12


def content_id(kind: str, *parts: str | int | None) -> str:
    """Hash `parts` (as canonical JSON, so that no two lists of parts run together) into `<kind>-<12 hex digits>`."""
    digest = blake2b(msgspec.json.encode([kind, *parts]), digest_size=_DIGITS // 2).hexdigest()
    return f"{kind}-{digest}"
