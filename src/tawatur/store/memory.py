"""What was worked out of an archive, remembered until something is written into it, by whatever process."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Sequence
from threading import Lock
from typing import Any, TypeVar

from tawatur.store.protocol import Store

__all__ = ["Memory"]

Key = TypeVar("Key", bound=Hashable)
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
        return self.of_each([key], lambda _: [make()], weigh=weigh)[0]

    def of_each(
        self,
        keys: Sequence[Key],
        make: Callable[[Sequence[Key]], Iterable[Value]],
        *,
        weigh: Callable[[Value], int | None] = lambda _: 1,
    ) -> tuple[Value, ...]:
        """The values under some keys; `make` gives those that are not remembered, in the order of their keys."""
        state = self._store.state()
        with self._lock:
            self._forget_unless(state)
            found: dict[Key, Value] = {key: self._recalled(key) for key in keys if key in self._kept}
        missing = [key for key in dict.fromkeys(keys) if key not in found]
        made = dict(zip(missing, make(missing), strict=True)) if missing else {}
        with self._lock:
            for key, value in made.items():
                self._keep(key, value, weigh(value), state)
        found |= made
        return tuple(found[key] for key in keys)

    def _recalled(self, key: Hashable) -> Any:
        self._kept.move_to_end(key)
        return self._kept[key][0]

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
