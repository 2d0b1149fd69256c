"""`tawatur backup`: the whole archive in a new file."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from tawatur.cli.options import db_option, json_option
from tawatur.cli.output import Failure

__all__ = ["backup_command"]


@click.command("backup")
@click.argument("target", metavar="FILE")
@db_option
@click.option("--force", is_flag=True, help="Put the backup in place of a file that is there.")
@json_option
def backup_command(target: str, db: str, force: bool, as_json: bool) -> None:
    """Write the whole archive into the new SQLite file FILE, which is an archive itself.

    Others may go on reading and writing meanwhile; the backup holds one state. FILE appears only when it is complete.
    """
    from tawatur.collection import open_archive

    path = Path(target)
    if path.exists() and Path(db).exists() and path.samefile(db):
        raise click.UsageError(f"{target} is the archive itself; give the backup another name")
    if path.exists() and not force:
        raise Failure(f"{target} is there already; give another name, or --force")
    with open_archive(db, create=False) as archive:
        archive.backup(path)
    if as_json:
        click.echo(msgspec.json.encode({"archive": db, "backup": target, "bytes": path.stat().st_size}))
    else:
        click.echo(f"tawatur: wrote {target}, {path.stat().st_size:,} bytes", err=True)
