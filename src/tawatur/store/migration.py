"""Making an archive, and bringing one of an older version up to date."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from tawatur.errors import StoreError
from tawatur.store.engine import APPLICATION_ID, writing

__all__ = ["HEAD", "bring_up_to_date", "revision_of"]

#: The last step in `migrations/versions`; a test compares. It stands here so that opening imports no Alembic.
HEAD = "0009"
_STEPS = Path(__file__).parent / "migrations"


def revision_of(connection: Connection) -> str | None:
    """The step an archive stands at; None for a database without one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def bring_up_to_date(engine: Engine, *, to: str = HEAD) -> None:
    """Run the missing steps in one transaction; raise StoreError for an archive that a newer version made."""
    with writing(engine) as connection:
        found = revision_of(connection)
        if found is not None and found > HEAD:
            raise StoreError(
                f"the archive was made by a newer version of Tawatur (step {found}, not {HEAD}): update Tawatur"
            )
        if connection.dialect.name == "sqlite":
            connection.execute(text(f"PRAGMA application_id={APPLICATION_ID}"))
        _upgrade(connection, to)


def _upgrade(connection: Connection, to: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_STEPS))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, to)
