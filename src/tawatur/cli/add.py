"""`tawatur add`: articles and ledgers into an archive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import click
import msgspec

from tawatur.cli.inputs import Intake
from tawatur.cli.options import article_options, db_option, files_argument, json_option, strict_option
from tawatur.cli.progress import track
from tawatur.cli.talk import tell
from tawatur.intake.problem import Problem

__all__ = ["add_command"]


@click.command("add")
@files_argument
@article_options
@db_option
@strict_option
@click.option("--restore", is_flag=True, help="Take articles again that were removed.")
@json_option
def add_command(
    files: tuple[str, ...],
    outlet: str | None,
    published: str | None,
    db: str,
    strict: bool,
    restore: bool,
    as_json: bool,
) -> None:
    """Read articles into an archive; what it holds already is neither read nor changed.

    FILE is an article file as for `tawatur read`, or a file of ledgers that it wrote. With --json every article gives
    one line {article, version, outcome}, which is written once it is kept for good.
    """
    from tawatur.collection import Source, open_archive
    from tawatur.records.article import Article
    from tawatur.store.protocol import Outcome, Raw

    intake = Intake(outlet=outlet, published=published, strict=strict, as_json=as_json)
    counts: Counter[str] = Counter()

    def say(outcome: Outcome) -> None:
        counts[outcome.outcome] += 1
        if outcome.outcome == "removed":
            message = "was removed from this archive and is not taken again; --restore takes it"
            tell(Problem(level="note", where=outcome.article, message=message), as_json=as_json)
        if as_json:
            click.echo(msgspec.json.encode(outcome))

    with open_archive(db, create=False) as archive:

        def is_known(article: Article) -> bool:
            known = None if restore else archive.known(article)
            if known is not None:
                say(known)
            return known is not None

        def sources() -> Iterator[Source]:
            for read in track(intake.any_read(files, skip=is_known), "adding"):
                if read.ledger.corrections:
                    message = (
                        "its corrections are not taken from a ledger; carry them with review --export and --import"
                    )
                    tell(Problem(level="note", where=read.ledger.article.id, message=message), as_json=as_json)
                raw = None if read.data is None else Raw(data=read.data, where=read.where)
                if raw is not None and not counts:
                    archive.note_reader()
                yield Source(item=read.ledger, raw=raw)

        for outcome in archive.add(sources(), restore=restore):
            say(outcome)
    told = ", ".join(_counted(outcome, number) for outcome, number in sorted(counts.items())) or "nothing to add"
    click.echo(f"tawatur: {told}", err=True)
    raise click.exceptions.Exit(intake.exit_code)


def _counted(outcome: str, number: int) -> str:
    return f"{number:,} {outcome}" + ("s" if outcome == "new version" and number != 1 else "")
