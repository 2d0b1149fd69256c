"""`tawatur report`: the comparison as one HTML file."""

from __future__ import annotations

import click
import msgspec

from tawatur.cli.inputs import Intake, ledgers_to_compare
from tawatur.cli.options import (
    archive_option,
    article_options,
    confirmed_option,
    files_argument,
    json_option,
    machine_option,
    output_option,
    strict_option,
)
from tawatur.cli.output import open_output

__all__ = ["report_command"]


@click.command("report")
@files_argument
@archive_option
@machine_option
@confirmed_option
@article_options
@output_option
@strict_option
@json_option
@click.option("--lang", type=click.Choice(["ar", "en"]), default="ar", help="Language of the labels shown first.")
@click.option("--digits", type=click.Choice(["arab", "latn"]), default="arab", help="Digits of the Arabic labels.")
def report_command(
    files: tuple[str, ...],
    db: str | None,
    machine: bool,
    confirmed_only: bool,
    outlet: str | None,
    published: str | None,
    output: str | None,
    strict: bool,
    as_json: bool,
    lang: str,
    digits: str,
) -> None:
    """Write the comparison of one story as a self-contained HTML file that needs no network and no script.

    FILE is an article file as for `tawatur read`, or a file of ledgers that it wrote; with --db the id of an
    article or story of the archive. With --json, a JSON object on
    standard output tells what was written; it needs -o.
    """
    from tawatur.archive import compare
    from tawatur.export.report import render_report

    if as_json and output in (None, "-"):
        raise click.UsageError("--json needs -o PATH: the report itself goes to standard output otherwise")
    intake = Intake(outlet=outlet, published=published, strict=strict, as_json=as_json)
    found = ledgers_to_compare(files, intake, db=db, machine=machine, confirmed_only=confirmed_only)
    ledgers = found.ledgers
    comparison = compare(ledgers, decisions=found.decisions, claims_only=confirmed_only)
    page = render_report(comparison, ledgers, lang=lang, digits=digits).encode("utf-8")
    with open_output(output) as stream:
        stream.write(page)
    if as_json:
        told = {"report": output, "articles": comparison.articles, "rows": len(comparison.rows)}
        click.echo(msgspec.json.encode(told))
    elif output not in (None, "-"):
        click.echo(f"tawatur: wrote {output}", err=True)
    raise click.exceptions.Exit(intake.exit_code)
