"""`tawatur read`: articles in, ledgers out."""

from __future__ import annotations

import click

from tawatur.cli.inputs import Intake
from tawatur.cli.options import article_options, files_argument, output_option, strict_option
from tawatur.cli.output import open_output
from tawatur.cli.progress import track

__all__ = ["read_command"]


@click.command("read")
@files_argument
@article_options
@output_option
@strict_option
@click.option("--json", "as_json", is_flag=True, help="Tell problems as JSON lines too; ledgers always are.")
def read_command(
    files: tuple[str, ...], outlet: str | None, published: str | None, output: str | None, strict: bool, as_json: bool
) -> None:
    """Read articles into ledgers, one JSON object a line.

    FILE is text, HTML, JSON, JSON lines or CSV, a folder of such files, or "-" for standard input.
    """
    from tawatur.records.codec import encode_lines

    intake = Intake(outlet=outlet, published=published, strict=strict, as_json=as_json)
    with open_output(output) as stream:
        for line in encode_lines(track(intake.ledgers(files), "reading")):
            stream.write(line)
    raise click.exceptions.Exit(intake.exit_code)
