"""A run that is only noted once there is something to keep."""

from __future__ import annotations

from tawatur.store.protocol import Store
from tawatur.version import __version__

__all__ = ["LazyRun"]


class LazyRun:
    """A run that is only noted once there is something to keep."""

    def __init__(self, store: Store, command: str) -> None:
        self._store = store
        self._command = command
        self._number: int | None = None
        self._counts: dict[str, int] = {}

    @property
    def number(self) -> int:
        if self._number is None:
            self._number = self._store.start_run(self._command, __version__)
        return self._number

    def count(self, outcome: str) -> None:
        self._counts[outcome] = self._counts.get(outcome, 0) + 1

    def finish(self) -> None:
        if self._number is not None:
            self._store.finish_run(self._number, self._counts)
