"""Copying a whole archive into a new SQLite file."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from sqlalchemy import Engine, insert, select, text

from tawatur.errors import StoreWriteError
from tawatur.store.engine import make_engine, reading, writing
from tawatur.store.keyindex import KeyIndex
from tawatur.store.migration import bring_up_to_date
from tawatur.store.tables import METADATA

__all__ = ["back_up"]

_BATCH = 500


def back_up(engine: Engine, index: KeyIndex, target: Path) -> None:
    """Write one state of the archive beside the target and rename it at the end."""
    folder = target.resolve().parent
    try:
        descriptor, name = tempfile.mkstemp(dir=folder, prefix=f".{target.name}.", suffix=".part")
        os.close(descriptor)
    except OSError as error:
        raise StoreWriteError(f"cannot write {target}: {error.strerror}") from error
    part = Path(name)
    try:
        part.unlink()
        if engine.dialect.name == "sqlite":
            _vacuum_into(engine, part)
        else:
            _copy(engine, index, part)
        part.chmod(0o600)
        part.replace(target)
    except OSError as error:
        raise StoreWriteError(f"cannot write {target}: {error.strerror}; nothing was left half written") from error
    finally:
        for rest in (part, part.with_name(f"{part.name}-wal"), part.with_name(f"{part.name}-shm")):
            rest.unlink(missing_ok=True)


def _vacuum_into(engine: Engine, part: Path) -> None:
    import sqlite3

    # Outside of any transaction; the file holds one state, whoever writes meanwhile.
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("VACUUM INTO ?", (os.fspath(part),))
    except sqlite3.Error as error:
        raise StoreWriteError(f"the backup could not be written ({error}); nothing was left half written") from error
    finally:
        connection.close()


def _copy(engine: Engine, index: KeyIndex, part: Path) -> None:
    copy = make_engine(os.fspath(part))
    bring_up_to_date(copy)
    with reading(engine) as source, writing(copy) as target:
        for table in METADATA.sorted_tables:
            rows = source.execution_options(yield_per=_BATCH).execute(select(table)).mappings()
            while batch := rows.fetchmany(_BATCH):
                target.execute(insert(table), [dict(row) for row in batch])
        index.copy(source, target)
    with copy.connect() as connection:
        connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
    copy.dispose()
