"""`tawatur verify`: does every span quote its article?"""

from __future__ import annotations

import click
import msgspec

from tawatur.cli.exits import FOUND, OK
from tawatur.cli.inputs import stored_ledgers
from tawatur.cli.options import json_option
from tawatur.cli.progress import track

__all__ = ["verify_command"]


@click.command("verify")
@click.argument("ledgers", metavar="LEDGERS")
@json_option
def verify_command(ledgers: str, as_json: bool) -> None:
    """Check every span, id, hash and vocabulary of the ledgers in a file ("-" is standard input).

    Exits with 1 where one thing is wrong, and says which.
    """
    from tawatur.records.verification import iter_mismatches

    checked = found = 0
    for ledger in track(stored_ledgers(ledgers), "verifying"):
        checked += 1
        for mismatch in iter_mismatches(ledger):
            found += 1
            click.echo(msgspec.json.encode(mismatch) if as_json else str(mismatch))
    click.echo(f"tawatur: {checked:,} ledgers checked, {found:,} mismatches", err=True)
    raise click.exceptions.Exit(FOUND if found else OK)
