"""What pages worked out of the whole archive, remembered until something is written into it."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

from tawatur.store.protocol import Store

__all__ = ["Remembered"]

Value = TypeVar("Value")
#: Things that are remembered, those asked for last.
_MOST = 512
#: Seconds for which the state of the archive counts as known; what other programs change is seen after that.
_FRESH = 1.0


class Remembered:
    """Remembers values by the state of an archive; safe to use from many threads."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept: OrderedDict[Hashable, tuple[str, Any]] = OrderedDict()
        self._looked = 0.0
        self._state = ""
        self._lock = Lock()

    def state(self) -> str:
        """The state of the archive, as it was at most a moment ago."""
        now = time.monotonic()
        with self._lock:
            if self._state and now - self._looked < _FRESH:
                return self._state
        found = self._store.state()
        with self._lock:
            self._looked, self._state = now, found
        return found

    def look_again(self) -> None:
        """Trust nothing that was looked up before: something was changed here."""
        with self._lock:
            self._looked = 0.0

    def of(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """The value under a key, made anew where the archive has changed since."""
        state = self.state()
        with self._lock:
            kept = self._kept.get(key)
            if kept is not None and kept[0] == state:
                self._kept.move_to_end(key)
                value: Value = kept[1]
                return value
        made = make()
        with self._lock:
            self._kept[key] = (state, made)
            while len(self._kept) > _MOST:
                self._kept.popitem(last=False)
        return made
