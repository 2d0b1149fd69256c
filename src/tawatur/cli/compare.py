"""`tawatur compare`: all given articles are accounts of one story."""

from __future__ import annotations

import click

from tawatur.cli.inputs import Intake, keep_comparison, ledgers_to_compare
from tawatur.cli.options import (
    archive_option,
    article_options,
    bidi_option,
    confirmed_option,
    files_argument,
    json_option,
    machine_option,
    output_option,
    strict_option,
)
from tawatur.cli.output import open_output, write_lines
from tawatur.cli.talk import should_isolate

__all__ = ["compare_command"]


@click.command("compare")
@files_argument
@archive_option
@machine_option
@confirmed_option
@click.option("--keep", is_flag=True, help="Keep the comparison in the archive, for has:contradiction; needs --db.")
@article_options
@output_option
@strict_option
@json_option
@bidi_option
def compare_command(
    files: tuple[str, ...],
    db: str | None,
    machine: bool,
    confirmed_only: bool,
    keep: bool,
    outlet: str | None,
    published: str | None,
    output: str | None,
    strict: bool,
    as_json: bool,
    bidi: str,
) -> None:
    """Compare what several outlets tell of one story: where they agree, refine, contradict or stand alone.

    FILE is an article file as for `tawatur read`, or a file of ledgers that it wrote; with --db the id of an
    article or story of the archive. With --json the comparison is
    one JSON object, otherwise it is text for people.
    """
    from tawatur.archive import compare
    from tawatur.cli.summary import describe_comparison
    from tawatur.records.codec import encode

    if keep and db is None:
        raise click.UsageError("--keep needs --db ARCHIVE")
    intake = Intake(outlet=outlet, published=published, strict=strict, as_json=as_json)
    found = ledgers_to_compare(files, intake, db=db, machine=machine, confirmed_only=confirmed_only)
    ledgers = found.ledgers
    comparison = compare(ledgers, decisions=found.decisions, claims_only=confirmed_only)
    if keep and db is not None:
        keep_comparison(db, comparison)
    with open_output(output) as stream:
        if as_json:
            stream.write(encode(comparison) + b"\n")
        else:
            isolate = output is None and should_isolate(bidi)
            write_lines(describe_comparison(comparison, ledgers, isolate=isolate), stream)
    raise click.exceptions.Exit(intake.exit_code)
