"""`tawatur verify`: does every span quote its article?"""

from __future__ import annotations

from typing import NoReturn

import click
import msgspec

from tawatur.cli.exits import FOUND, OK
from tawatur.cli.inputs import stored_ledgers
from tawatur.cli.options import archive_option, json_option
from tawatur.cli.progress import track
from tawatur.cli.talk import counted

__all__ = ["verify_command"]


@click.command("verify")
@click.argument("ledgers", metavar="[LEDGERS]", required=False)
@archive_option
@click.option("--digest", is_flag=True, help="Only give the digest of what the archive holds; needs --db.")
@json_option
def verify_command(ledgers: str | None, db: str | None, digest: bool, as_json: bool) -> None:
    """Check every span, id, hash and vocabulary of the ledgers in a file ("-" is standard input).

    With --db a whole archive is checked: its file, references, hashes and keys as well. Nothing is rewritten. Exits
    with 1 where one thing is wrong, and says which.

    --digest gives one digest of all readings, stories and comparisons: the same for the same articles read by the same
    version, whatever the machine, the database, or the order in which they were added.
    """
    from tawatur.records.verification import iter_mismatches

    if (ledgers is None) == (db is None):
        raise click.UsageError("give a file of ledgers, or --db ARCHIVE")
    if digest:
        if db is None:
            raise click.UsageError("--digest needs --db ARCHIVE")
        _give_digest(db, as_json=as_json)
    if db is not None:
        _verify_archive(db, as_json=as_json)
    assert ledgers is not None
    checked = found = 0
    for ledger in track(stored_ledgers(ledgers), "verifying"):
        checked += 1
        for mismatch in iter_mismatches(ledger):
            found += 1
            click.echo(msgspec.json.encode(mismatch) if as_json else str(mismatch))
    click.echo(f"tawatur: {counted(checked, 'ledger')} checked, {counted(found, 'mismatch', 'mismatches')}", err=True)
    raise click.exceptions.Exit(FOUND if found else OK)


def _verify_archive(db: str, *, as_json: bool) -> NoReturn:
    from tawatur.collection import open_archive

    found = 0
    with open_archive(db, create=False) as archive:
        for defect in track(archive.defects(), "verifying"):
            found += 1
            click.echo(msgspec.json.encode(defect) if as_json else str(defect))
        counts = archive.store.counts()
    held = f"{counted(counts['versions'], 'version')} of {counted(counts['articles'], 'article')}"
    click.echo(f"tawatur: {held}, {counted(found, 'defect')}", err=True)
    raise click.exceptions.Exit(FOUND if found else OK)


def _give_digest(db: str, *, as_json: bool) -> NoReturn:
    from tawatur.collection import open_archive

    with open_archive(db, create=False) as archive:
        found = archive.digest()
    click.echo(msgspec.json.encode(found) if as_json else found.digest)
    if not as_json:
        told = (f"{kind} {getattr(found, kind)[:12]} ({number:,})" for kind, number in found.counts.items())
        click.echo(f"tawatur: {', '.join(told)}", err=True)
    raise click.exceptions.Exit(OK)
