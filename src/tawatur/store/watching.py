"""Whether anything was written into an archive. Pages ask with every request; SQLite tells in microseconds."""

from __future__ import annotations

import os
import sqlite3
import weakref
from pathlib import Path
from threading import Lock
from typing import Protocol

from sqlalchemy import Engine

from tawatur.errors import StoreError
from tawatur.store.engine import PATIENCE, is_postgres, reading, sqlite_path
from tawatur.store.relations import state_of

__all__ = ["Watch", "watch_on"]


class Watch(Protocol):
    """Tells a word that is another one after anything was written, by whatever process."""

    def word(self) -> str:
        """The word of now."""

    def close(self) -> None:
        """Let go of the database."""


def watch_on(engine: Engine, location: str) -> Watch:
    """What watches the database of an engine."""
    return _Asking(engine) if is_postgres(location) else _FileWatch(sqlite_path(location))


class _Asking:
    """Asks the database what was written last."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def word(self) -> str:
        with reading(self._engine) as connection:
            return state_of(connection)

    def close(self) -> None:
        """The engine is closed by whoever opened it."""


class _FileWatch:
    """A connection that never writes; SQLite tells it when others did. Safe to use from many threads.

    It is opened when it is first asked, and again where it was closed.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = Lock()
        self._connection: sqlite3.Connection | None = None
        self._opened = 0

    def word(self) -> str:
        with self._lock:
            try:
                if self._connection is None:
                    self._connection = self._open()
                (version,) = self._connection.execute("PRAGMA data_version").fetchone()
            except sqlite3.Error as error:
                raise StoreError(f"{self._path}: the archive could not be read ({error})") from error
            return f"{self._opened}.{version}"

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            os.fspath(self._path), timeout=PATIENCE, isolation_level=None, check_same_thread=False
        )
        weakref.finalize(self, connection.close)
        self._opened += 1
        return connection

    def close(self) -> None:
        with self._lock:
            if self._connection is not None:
                self._connection.close()
            self._connection = None
