"""Opening a SQL database as an archive: made where that is asked for, and brought up to date."""

from __future__ import annotations

from tawatur.errors import StoreError, StoreWriteError
from tawatur.store.engine import is_postgres, make_engine, reading, sqlite_path
from tawatur.store.migration import HEAD, bring_up_to_date, revision_of
from tawatur.store.sqlstore import SqlStore

__all__ = ["open_sql_store"]


def open_sql_store(location: str, *, create: bool) -> SqlStore:
    """Open, and with `create` make, an archive; see `store.open_store`."""
    made = False
    if not is_postgres(location):
        path = sqlite_path(location)
        made = not path.exists()
        if made and not create:
            raise StoreError(f"there is no archive at {path}; make one with `tawatur init --db {path}`")
        if made and not path.absolute().parent.is_dir():
            raise StoreWriteError(f"{path}: the folder is not there")
    engine = make_engine(location)
    try:
        with reading(engine) as connection:
            found = revision_of(connection)
        if found is None and not create:
            raise StoreError(f"{location}: is no archive of Tawatur; make one with `tawatur init`")
        if found != HEAD:
            bring_up_to_date(engine)
    except StoreError:
        engine.dispose()
        raise
    if made:
        # Articles may be confidential: only their owner reads the file.
        path.chmod(0o600)
    return SqlStore(engine, location)
