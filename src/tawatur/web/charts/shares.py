"""Parts of a whole as one bar, always in the same order."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

__all__ = ["Share", "shares"]


class Share(msgspec.Struct, frozen=True, kw_only=True):
    """A part: its key and count, and its place and breadth in a bar of 100."""

    key: str
    count: int
    x: float
    breadth: float


def shares(parts: Sequence[tuple[str, int]]) -> tuple[Share, ...]:
    """The parts that are there, one after the other."""
    whole = sum(count for _, count in parts)
    found = []
    at = 0
    for key, count in parts:
        if count > 0:
            found.append(
                Share(key=key, count=count, x=round(100 * at / whole, 2), breadth=round(100 * count / whole, 2))
            )
            at += count
    return tuple(found)
