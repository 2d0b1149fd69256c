"""Connecting: addresses, what SQLite and PostgreSQL need to be told, and errors in our own words."""

from __future__ import annotations

import os
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from tawatur.errors import StoreError, StoreWriteError

__all__ = ["is_postgres", "make_engine", "reading", "speaking", "sqlite_path", "take_stock", "writing"]

#: Seconds that a writer waits for another one.
PATIENCE = 30
#: "Twtr" in the header of the file tells what it is.
APPLICATION_ID = 0x54777472
#: The lock that PostgreSQL's writers take in turn.
_WRITERS = 0x7477_7472
#: Connections that are kept open between transactions; more are opened where more run at once, and closed after it.
_KEPT = 4
#: KiB of the file that a connection keeps in memory: while it reads, and while it writes.
READ_CACHE, WRITE_CACHE = 16384, 65536
#: Rows that SQLite looks at of each index to know how they are spread.
_SAMPLED = 1000
#: Where an engine's file is; that of a server is named by its database.
_PLACE = "place"
_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    # A commit returns when it is on the disk, not when the system will write it some time.
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    f"PRAGMA busy_timeout={PATIENCE * 1000}",
    # What is removed is overwritten.
    "PRAGMA secure_delete=ON",
    f"PRAGMA cache_size=-{READ_CACHE}",
    "PRAGMA temp_store=MEMORY",
    # Sixteen megabytes: articles come in bulk, and each checkpoint waits for the disk twice.
    "PRAGMA wal_autocheckpoint=4000",
)


def is_postgres(location: str) -> bool:
    """Whether a location is the address of a PostgreSQL database."""
    return location.startswith(("postgresql:", "postgres:", "postgresql+psycopg:"))


def sqlite_path(location: str) -> Path:
    """The file of a location that is none of PostgreSQL."""
    if "://" in location and not location.startswith("sqlite:///"):
        raise StoreError(f"{location}: give a path, or an address that opens with postgresql://")
    return Path(location.removeprefix("sqlite:///"))


def make_engine(location: str) -> Engine:
    """An engine for a location; nothing is connected yet."""
    return _postgres_engine(location) if is_postgres(location) else _sqlite_engine(sqlite_path(location))


def _postgres_engine(location: str) -> Engine:
    _, _, rest = location.partition("://")
    try:
        return create_engine(make_url(f"postgresql+psycopg://{rest}"), pool_pre_ping=True)
    except ModuleNotFoundError as error:
        raise StoreError(f"PostgreSQL needs a driver: pip install 'tawatur[postgres]' ({error})") from error
    except (ArgumentError, ValueError) as error:
        raise StoreError(f"{location}: is no address of a PostgreSQL database ({error})") from error


def _sqlite_engine(path: Path) -> Engine:
    engine = create_engine(
        "sqlite://",
        creator=lambda: _connect_sqlite(path),
        execution_options={_PLACE: str(path)},
        # A connection serves one transaction at a time, whichever thread it is of, and ends it when it is given back:
        # readers never hold an old state. Opening one takes longer than most queries.
        poolclass=QueuePool,
        pool_size=_KEPT,
        max_overflow=-1,
        pool_use_lifo=True,
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # A writer takes its lock at once, so that two of them wait for each other instead of failing half way.
        writes = connection.get_execution_options().get("writes", False)
        if writes:
            connection.exec_driver_sql(f"PRAGMA cache_size=-{WRITE_CACHE}")
            connection.info["wrote"] = True
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    @event.listens_for(engine, "checkin")
    def _checkin(connection: Any, record: ConnectionPoolEntry) -> None:
        if connection is not None and record.info.pop("wrote", False):
            connection.execute(f"PRAGMA cache_size=-{READ_CACHE}")

    # Whoever forgets to close an archive leaves no connection open either.
    weakref.finalize(engine, engine.pool.dispose)
    return engine


def _connect_sqlite(path: Path) -> Any:
    import sqlite3

    # Transactions are opened by the listener above, never by the driver.
    connection = sqlite3.connect(os.fspath(path), timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    try:
        for pragma in _PRAGMAS:
            connection.execute(pragma)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def take_stock(connection: Connection) -> None:
    """Let SQLite see how the rows of its indexes are spread; PostgreSQL does so by itself.

    Without this it takes the index of last versions, which nearly all are, for the best way to a single article. It
    takes a tenth of a second in an archive of 24,000 articles.
    """
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA analysis_limit={_SAMPLED}")
        connection.exec_driver_sql("ANALYZE")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that only reads: it sees one state of the archive, however long it takes."""
    with speaking("read", engine), engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection = connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        with connection.begin():
            yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes; writers take turns. It is kept whole when the block ends, or not at all."""
    with speaking("written to", engine), engine.connect() as connection:
        connection = connection.execution_options(writes=True)
        with connection.begin():
            if connection.dialect.name == "postgresql":
                connection.execute(text(f"SET LOCAL lock_timeout = '{PATIENCE}s'"))
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _WRITERS})
            yield connection


@contextmanager
def speaking(what: str, engine: Engine) -> Iterator[None]:
    """Turn errors of a database into ours, which name the file or database (never a password)."""
    try:
        yield
    except DBAPIError as error:
        told = " ".join(str(error.orig).split())
        place = engine.get_execution_options().get(_PLACE) or engine.url.database
        if "locked" in told or "lock timeout" in told:
            raise StoreError(
                f"{place}: the archive is busy: another writer held it for {PATIENCE} s; try again"
            ) from error
        if isinstance(error, OperationalError) and what == "written to":
            raise StoreWriteError(
                f"{place}: the archive could not be written to ({told}); what was kept before is whole"
            ) from error
        raise StoreError(f"{place}: the archive could not be {what} ({told})") from error
