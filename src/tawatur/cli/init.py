"""`tawatur init`: make an archive."""

from __future__ import annotations

import click
import msgspec

from tawatur.cli.options import db_option, json_option
from tawatur.cli.talk import counted

__all__ = ["init_command"]


@click.command("init")
@db_option
@json_option
def init_command(db: str, as_json: bool) -> None:
    """Make an archive: a SQLite file, or the tables of an empty PostgreSQL database.

    An archive that is there already is left as it is, or brought up to date where an older version made it.
    """
    from tawatur.collection import open_archive

    with open_archive(db, create=True) as archive:
        counts = archive.store.counts()
    if as_json:
        click.echo(msgspec.json.encode({"archive": db, "counts": counts}))
    else:
        click.echo(f"tawatur: {db} is an archive of {counted(counts['articles'], 'article')}", err=True)
