"""A network around one thing: the others stand on an oval, in the order of the table beside it."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec

__all__ = ["CENTRE", "SIZE", "NetworkNode", "network"]

#: Breadth and height, the place of the thing itself, and how far the others stand from it.
SIZE = (760, 440)
CENTRE = (380, 220)
_FAR = (210, 165)
#: Others whose names can be told apart on one oval; the table has them all.
_MOST = 14
_LONGEST = 26
#: Sideways part of a direction below which a name stands above or below its dot, not beside it.
_UPRIGHT = 0.25
_GAP = 12


class NetworkNode(msgspec.Struct, frozen=True, kw_only=True):
    """One of the others: the place of its dot and of its name (cut to `label`), and the breadth of its line."""

    name: str
    label: str
    count: int
    x: float
    y: float
    label_x: float
    label_y: float
    anchor: str
    breadth: float
    href: str


def network(others: Sequence[tuple[str, int, str]]) -> tuple[NetworkNode, ...]:
    """Places for names with their counts and addresses, clockwise from the top; the same for the same table."""
    shown = others[:_MOST]
    most = max((count for _, count, _ in shown), default=1)
    turns = [2 * math.pi * number / len(shown) for number in range(len(shown))]
    return tuple(_node(other, turn, most) for other, turn in zip(shown, turns, strict=True))


def _node(other: tuple[str, int, str], turn: float, most: int) -> NetworkNode:
    name, count, href = other
    side, up = math.sin(turn), -math.cos(turn)
    x, y = CENTRE[0] + _FAR[0] * side, CENTRE[1] + _FAR[1] * up
    if abs(side) < _UPRIGHT:
        anchor, label_x, label_y = "middle", x, y + (_GAP + 10 if up > 0 else -_GAP)
    else:
        anchor = "start" if side > 0 else "end"
        label_x, label_y = x + (_GAP if side > 0 else -_GAP), y + 4
    return NetworkNode(
        name=name,
        label=name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…",
        count=count,
        x=round(x, 1),
        y=round(y, 1),
        label_x=round(label_x, 1),
        label_y=round(label_y, 1),
        anchor=anchor,
        breadth=round(1 + 5 * count / most, 1),
        href=href,
    )
