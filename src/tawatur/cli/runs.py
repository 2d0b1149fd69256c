"""`tawatur runs`: every command that wrote into an archive, and the digest of what it left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click
import msgspec

from tawatur.cli.options import db_option, json_option
from tawatur.cli.output import open_output, write_lines

if TYPE_CHECKING:
    from tawatur.history.digests import RunSeen

__all__ = ["runs_command"]


@click.command("runs")
@db_option
@json_option
def runs_command(db: str, as_json: bool) -> None:
    """List the commands that wrote into an archive: when, by which version, what they did.

    The digest is that of the newest readings of all versions of articles at the end of each run; the same articles read
    by the same version give the same digest in every archive. With --json every run is one object on a line.
    """
    from tawatur.collection import open_archive

    with open_archive(db, create=False) as archive, open_output(None) as stream:
        found = archive.runs()
        if as_json:
            for seen in found:
                stream.write(msgspec.json.encode(_as_data(seen)) + b"\n")
        else:
            write_lines(_table(found), stream)


def _as_data(seen: RunSeen) -> dict[str, object]:
    return {**msgspec.structs.asdict(seen.run), "ledgers": seen.ledgers, "digest": seen.digest}


def _table(found: Sequence[RunSeen]) -> Iterator[str]:
    for seen in found:
        run = seen.run
        counts = ", ".join(f"{number:,} {name}" for name, number in sorted(run.counts.items()))
        told = counts or ("nothing" if run.finished else "not finished")
        number = click.style(f"{run.id:>5}", bold=True)
        about = f"{run.started:%Y-%m-%d %H:%M:%S}  {run.version:<8} {seen.digest[:12]}"
        yield f"{number}  {about}  {run.command:<8} {told}"
