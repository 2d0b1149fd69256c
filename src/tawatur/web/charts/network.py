"""A network around one thing: the others stand on a circle, in the order of the table beside it."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec

__all__ = ["NetworkNode", "network"]


class NetworkNode(msgspec.Struct, frozen=True, kw_only=True):
    """One of the others: its place in a square of 200 with the thing at (100, 100), and the breadth of its line."""

    name: str
    count: int
    x: float
    y: float
    breadth: float


def network(others: Sequence[tuple[str, int]]) -> tuple[NetworkNode, ...]:
    """Places for names with their counts, clockwise from the top; always the same for the same table."""
    most = max((count for _, count in others), default=1)
    turns = [2 * math.pi * number / len(others) for number in range(len(others))]
    return tuple(
        NetworkNode(
            name=name,
            count=count,
            x=round(100 + 84 * math.sin(turn), 1),
            y=round(100 - 84 * math.cos(turn), 1),
            breadth=round(1 + 4 * count / most, 1),
        )
        for (name, count), turn in zip(others, turns, strict=True)
    )
