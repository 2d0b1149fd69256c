"""What was found out about written forms, kept within bounds: words that are met again and again stay."""

from __future__ import annotations

from typing import TypeVar

__all__ = ["Kept"]

K = TypeVar("K")
V = TypeVar("V")

#: Entries of a generation. Of running news one word in eight is not among the two generations that are kept; a store of
#: this size that is emptied when it is full lacks twice as many.
_MOST = 1 << 15


class Kept(dict[K, V]):
    """A store of two generations: the newer one is the dictionary itself, and `get` looks there and nowhere else.

    What `get` lacks, `recall` may find among the older ones, and takes it over; what is found out anew is told to
    `keep`. A full newer generation becomes the older one, which is forgotten, so that memory stays flat.
    """

    __slots__ = ("_older",)

    def __init__(self) -> None:
        super().__init__()
        self._older: dict[K, V] = {}

    def recall(self, key: K) -> V | None:
        """The value of a key of the older generation, from now on in the newer one; None where there is none."""
        value = self._older.get(key)
        return None if value is None else self.keep(key, value)

    def keep(self, key: K, value: V) -> V:
        """Keep a value, which is given back."""
        if len(self) >= _MOST:
            self._older = dict(self)
            self.clear()
        self[key] = value
        return value
