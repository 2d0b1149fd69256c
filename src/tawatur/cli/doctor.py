"""`tawatur doctor`: what is installed, and does it work?"""

from __future__ import annotations

import click
import msgspec

from tawatur.cli.exits import FOUND, OK
from tawatur.cli.options import json_option

__all__ = ["doctor_command"]


@click.command("doctor")
@json_option
def doctor_command(as_json: bool) -> None:
    """Show versions, language data and models, and read an article of our own as a self-check.

    Exits with 1 where a check fails.
    """
    from tawatur.cli.examination import examine

    findings = examine()
    if as_json:
        click.echo(msgspec.json.encode(findings))
    else:
        for part in ("versions", "lexicon", "models", "stages"):
            click.secho(part, bold=True)
            for name, value in getattr(findings, part).items():
                click.echo(f"  {name:<24}{value}")
        click.secho("checks", bold=True)
        for check in findings.checks:
            click.echo(f"  {'ok  ' if check.passed else 'FAIL'}  {check.name}: {check.told}")
    raise click.exceptions.Exit(OK if all(check.passed for check in findings.checks) else FOUND)
