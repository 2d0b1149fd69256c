"""`tawatur demo`: the bundled story, read, compared and written as a report."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from tawatur.cli.options import bidi_option, json_option
from tawatur.cli.output import open_output, write_lines
from tawatur.cli.talk import should_isolate

__all__ = ["demo_command"]

#: Below the current folder; the folder "out" is made where it is missing.
_REPORT = "out/demo.html"


@click.command("demo")
@click.option("-o", "--output", metavar="PATH", default=_REPORT, show_default=True, help="Where the report goes.")
@click.option("--lang", type=click.Choice(["ar", "en"]), default="ar", help="Language of the labels shown first.")
@click.option("--serve", "serves", is_flag=True, help="Open the story in the browser instead.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8400, show_default=True, help="With --serve; 0: any free."
)
@json_option
@bidi_option
def demo_command(output: str, lang: str, serves: bool, port: int, as_json: bool, bidi: str) -> None:
    """Read and compare the bundled story, and write its report.

    The story is of our own writing: four articles about one invented event by four invented outlets.
    """
    if serves:
        _serve(port, as_json)
        return
    from tawatur.archive import compare
    from tawatur.cli.summary import describe_comparison
    from tawatur.demo import demo_articles
    from tawatur.export.report import render_report
    from tawatur.pipeline import read
    from tawatur.records.codec import encode

    ledgers = tuple(read(article) for article in demo_articles())
    comparison = compare(ledgers)
    if output == _REPORT:
        Path(output).parent.mkdir(exist_ok=True)
    with open_output(output) as stream:
        stream.write(render_report(comparison, ledgers, lang=lang).encode("utf-8"))
    if as_json:
        click.echo(encode(comparison))
    else:
        with open_output(None) as stream:
            write_lines(describe_comparison(comparison, ledgers, isolate=should_isolate(bidi)), stream)
    click.echo(f"tawatur: the report is {Path(output).resolve()}; open it in a browser", err=True)
    click.echo("tawatur: `tawatur demo --serve` opens the same story in the workbench", err=True)


def _serve(port: int, as_json: bool) -> None:
    """Serve the story from an archive that is gone afterwards."""
    from tawatur.cli.serve import run
    from tawatur.collection import open_archive
    from tawatur.demo import demo_articles
    from tawatur.web.settings import WebSettings

    with tempfile.TemporaryDirectory(prefix="tawatur-demo-") as folder:
        place = f"{folder}/demo.db"
        with open_archive(place) as archive:
            for _ in archive.add(demo_articles()):
                pass
            archive.find_stories()
            archive.find_entities()
        run(place, WebSettings(port=port), opens=True, as_json=as_json)
