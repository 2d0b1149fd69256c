"""Lists that sum up: the counts of a sentence that together make a total told beside them are its parts."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import msgspec

from tawatur.claims.figures.view import Count

__all__ = ["with_sums"]

#: A list of more parts than this is no longer looked at.
_MOST_PARTS = 12
_FEWEST = 2


def with_sums(counts: Sequence[Count]) -> list[Count]:
    """Mark the parts of totals: "nine were killed: four women and five children", "two and three, in all five".

    A run of two or more exact counts of one kind right behind (or right before) an exact count of the same kind that
    adds up to it to the last person.
    """
    result = list(counts)
    for at, total in enumerate(counts):
        if not _is_exact(total) or _value(total) < _FEWEST:
            continue
        for step in (1, -1):
            run = _run(result, at, step)
            for place in run:
                result[place] = msgspec.structs.replace(result[place], wholes=(total,), summed=True)
            if run:
                break
    return result


def _run(counts: Sequence[Count], at: int, step: int) -> list[int]:
    """The places of the parts behind (or before) a total; none where they do not make it."""
    total = counts[at]
    left = _value(total)
    places: list[int] = []
    place = at + step
    while 0 <= place < len(counts) and len(places) < _MOST_PARTS:
        part = counts[place]
        told = part.wholes and not (len(part.wholes) == 1 and part.wholes[0].number == total.number)
        if not _is_exact(part) or part.what != total.what or told or _value(part) > left:
            return []
        places.append(place)
        left -= _value(part)
        if left == 0:
            return places if len(places) >= _FEWEST else []
        place += step
    return []


def _is_exact(count: Count) -> bool:
    number = count.number
    return number.low is not None and number.low == number.high and not number.approx


def _value(count: Count) -> Decimal:
    return count.number.low or Decimal(0)
