"""What was worked out of an archive, remembered until something is written into it, by whatever process."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar, cast

from tawatur.store.protocol import Store

__all__ = ["Memory"]

Value = TypeVar("Value")


class Memory:
    """Remembers values by the state of a store, those asked for last; safe to use from many threads.

    `room` is what the weights of all values may come to; whatever came last stays, however much it weighs.
    """

    def __init__(self, store: Store, *, room: int) -> None:
        self._store = store
        self._room = room
        self._kept: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self._taken = 0
        self._state = ""
        self._lock = Lock()

    def of(
        self, key: Hashable, make: Callable[[], Value], *, weigh: Callable[[Value], int | None] = lambda _: 1
    ) -> Value:
        """The value under a key, made anew where the archive has changed since; without a weight it is not kept."""
        state = self._store.state()
        with self._lock:
            self._forget_unless(state)
            if key in self._kept:
                self._kept.move_to_end(key)
                return cast(Value, self._kept[key][0])
        made = make()
        with self._lock:
            self._keep(key, made, weigh(made), state)
        return made

    def known(self, key: Hashable) -> Any:
        """The value under a key where it is remembered, else None."""
        state = self._store.state()
        with self._lock:
            self._forget_unless(state)
            return self._kept[key][0] if key in self._kept else None

    def _keep(self, key: Hashable, made: Any, weight: int | None, state: str) -> None:
        """Keep a value, unless something was written while it was made."""
        if weight is not None and self._state == state and key not in self._kept:
            self._kept[key] = (made, weight)
            self._taken += weight
            while self._taken > self._room and len(self._kept) > 1:
                self._taken -= self._kept.popitem(last=False)[1][1]

    def _forget_unless(self, state: str) -> None:
        if state != self._state:
            self._kept.clear()
            self._taken, self._state = 0, state
