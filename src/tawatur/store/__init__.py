"""Where articles and ledgers are kept: one protocol, SQLite and PostgreSQL behind it.

Only `open_store` is meant for other packages, with the records of `store.protocol` and `store.criteria`. The database
library is imported when a store is opened, never before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tawatur.store.protocol import Store

__all__ = ["open_store"]


def open_store(location: str, *, create: bool = False) -> Store:
    """Open the archive at a path or a `postgresql://` address; with `create` make it where there is none.

    An archive of an older version is brought up to date, in one transaction. Raise StoreError where there is no
    archive, or one that a newer version made.
    """
    from tawatur.store.opening import open_sql_store

    return open_sql_store(location, create=create)
