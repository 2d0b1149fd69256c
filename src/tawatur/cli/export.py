"""`tawatur export`: claims as tables and graphs for other tools."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial
from typing import TYPE_CHECKING, Any

import click
import msgspec

from tawatur.cli.inputs import Intake, articles_of, check_views, grouped_articles, story_ledgers
from tawatur.cli.options import (
    archive_option,
    article_options,
    confirmed_option,
    machine_option,
    output_option,
    strict_option,
)
from tawatur.cli.output import Failure, open_output
from tawatur.cli.progress import track
from tawatur.export.formats import FORMATS, Format, format_of, writer_of
from tawatur.export.tables import CLAIM_TABLES, ROWS, TABLE_NAMES, Batch, Table, batches, row_batch, table_of

if TYPE_CHECKING:
    from tawatur.collection import Archive
    from tawatur.export.accounts import Account, Place
    from tawatur.records.comparison import Comparison
    from tawatur.records.ledger import Ledger

__all__ = ["export_command"]


class Compared(msgspec.Struct):
    """A comparison and the ledgers that it compares."""

    comparison: Any
    ledgers: tuple[Any, ...]


class Material(msgspec.Struct):
    """What goes into an export: ledgers and the places of their articles, or for `rows` stories; each is read once."""

    ledgers: Iterable[Any] = ()
    places: dict[str, Any] = {}
    stories: Iterable[Compared] = ()


class View(msgspec.Struct, frozen=True, kw_only=True):
    """How the claims of an archive are taken: as people corrected them, and only those that they confirmed."""

    corrected: bool = True
    confirmed_only: bool = False


@click.command("export")
@click.argument("files", nargs=-1, metavar="FILE...")
@click.option("--to", "to", type=click.Choice([known.name for known in FORMATS]), required=True, help="The format.")
@click.option("--table", type=click.Choice(TABLE_NAMES), help="Which claims, one row each (default: statements).")
@click.option(
    "--story",
    is_flag=True,
    help="One story (--db: each for itself): fill the columns about origins.",
)
@click.option("--bom", is_flag=True, help="CSV for spreadsheets: byte-order mark, formulas disarmed.")
@archive_option
@machine_option
@confirmed_option
@article_options
@output_option
@strict_option
@click.option("--json", "as_json", is_flag=True, help="Tell problems, and what was written, as JSON lines on stderr.")
def export_command(
    files: tuple[str, ...],
    to: str,
    table: str | None,
    story: bool,
    bom: bool,
    db: str | None,
    machine: bool,
    confirmed_only: bool,
    outlet: str | None,
    published: str | None,
    output: str | None,
    strict: bool,
    as_json: bool,
) -> None:
    """Export claims for spreadsheets, statistics and other tools.

    FILE is an article file as for `tawatur read`, or a file of ledgers that it wrote; with --db the id of an article
    or story of the archive, all articles where none is given. Stories of an archive are compared each for itself.
    """
    chosen = format_of(to)
    tables = _tables(chosen, table)
    _check(chosen, table, bom=bom, files=files, db=db, output=output)
    check_views(db, machine=machine, confirmed_only=confirmed_only)
    view = View(corrected=not machine, confirmed_only=confirmed_only)
    intake = Intake(outlet=outlet, published=published, strict=strict, as_json=as_json)
    writer = partial(writer_of(chosen), for_spreadsheets=True) if bom else writer_of(chosen)
    counts: Counter[str] = Counter()
    wanted = "rows" if ROWS in tables else "origins" if story else ""
    with _open(files, db, intake, wanted, view=view) as material, open_output(output) as stream:
        if chosen.takes == "accounts":
            writer(_counted_accounts(material, counts), stream)
        else:
            rows = _batches(tables, material, counts)
            writer(*([tables] if chosen.takes == "tables" else tables), rows, stream)
    _tell(chosen, output, counts, as_json=as_json)
    raise click.exceptions.Exit(intake.exit_code)


def _tables(chosen: Format, table: str | None) -> tuple[Table, ...]:
    if table is not None:
        return (table_of(table),)
    return CLAIM_TABLES if chosen.takes == "tables" else CLAIM_TABLES[:1]


def _check(
    chosen: Format, table: str | None, *, bom: bool, files: Sequence[str], db: str | None, output: str | None
) -> None:
    """Refuse what does not go together."""
    if not files and db is None:
        raise click.UsageError("name files of articles or ledgers, or an archive with --db")
    if bom and chosen.name != "csv":
        raise click.UsageError(f"--bom is for --to csv; {chosen.name} does not need it")
    if table is not None and chosen.takes == "accounts":
        raise click.UsageError(f"--table has no meaning for --to {chosen.name}, which holds all claims that it can")
    if not chosen.is_text and output in (None, "-") and sys.stdout.isatty():
        raise click.UsageError(f"{chosen.name} is no text for a terminal; give -o PATH")


def _open(
    files: tuple[str, ...], db: str | None, intake: Intake, wanted: str, *, view: View
) -> AbstractContextManager[Material]:
    """What is to be exported; `wanted` is "rows", "origins", or "" where nothing has to be compared."""
    if db is not None:
        return _archived(db, files, wanted, view=view)
    if not wanted:
        return nullcontext(Material(ledgers=track(intake.distinct(intake.any_ledgers(files)), "exporting")))
    ledgers = story_ledgers(files, intake)
    stories = (_compared(ledgers),) if ledgers else ()
    return nullcontext(_material(ledgers, stories, wanted))


def _compared(ledgers: Sequence[Ledger], decisions: Any = None, *, claims_only: bool = False) -> Compared:
    from tawatur.archive import compare

    return Compared(compare(ledgers, decisions=decisions, claims_only=claims_only), tuple(ledgers))


def _material(ledgers: Iterable[Ledger], stories: Iterable[Compared], wanted: str) -> Material:
    """Stories for their rows, or ledgers with the places that the stories give them."""
    if wanted == "rows":
        return Material(stories=stories)
    return Material(ledgers=ledgers, places=_places(story.comparison for story in stories))


def _places(comparisons: Iterable[Comparison]) -> dict[str, Place]:
    from tawatur.export.accounts import places_of

    places: dict[str, Place] = {}
    for comparison in comparisons:
        places.update(places_of(comparison))
    return places


@contextmanager
def _archived(db: str, idents: tuple[str, ...], wanted: str, *, view: View) -> Iterator[Material]:
    """Articles of an archive; where nothing is compared their places come from the comparisons that it keeps."""
    from tawatur.collection import open_archive

    with open_archive(db, create=False) as archive:
        chosen = articles_of(archive, idents) or None
        found = archive.ledgers(chosen, corrected=view.corrected, confirmed_only=view.confirmed_only)
        ledgers = track(found, "exporting")
        if wanted:
            yield _material(ledgers, _stories(archive, idents, view), wanted)
        else:
            yield Material(ledgers=ledgers, places=_places(archive.store.comparisons()))


def _stories(archive: Archive, idents: tuple[str, ...], view: View) -> Iterator[Compared]:
    """Each story compared for itself: those named (articles named are one more), or all that several articles tell."""
    groups = grouped_articles(archive, idents) if idents else [s.articles for s in archive.stories(several=True)]
    if not groups:
        raise Failure("the archive holds no stories to compare; find them first: tawatur stories --db ARCHIVE")
    return (_compared_in(archive, group, view) for group in track(groups, "comparing"))


def _compared_in(archive: Archive, group: tuple[str, ...], view: View) -> Compared:
    ledgers = tuple(archive.ledgers(group, corrected=view.corrected, confirmed_only=view.confirmed_only))
    decisions = archive.decisions(ledgers) if view.corrected else None
    return _compared(ledgers, decisions, claims_only=view.confirmed_only)


def _counted_accounts(material: Material, counts: Counter[str]) -> Iterator[Account]:
    from tawatur.export.accounts import accounts_of

    for account in accounts_of(material.ledgers, material.places):
        counts["articles"] += 1
        yield account


def _batches(tables: Sequence[Table], material: Material, counts: Counter[str]) -> Iterator[Batch]:
    for batch in batches(tables, _counted_accounts(material, counts)):
        counts["rows"] += len(batch.rows)
        yield batch
    for story in material.stories:
        counts["stories"] += 1
        counts["articles"] += len(story.ledgers)
        batch = row_batch(story.comparison, story.ledgers, _places([story.comparison]))
        counts["rows"] += len(batch.rows)
        yield batch


def _tell(chosen: Format, output: str | None, counts: Counter[str], *, as_json: bool) -> None:
    if as_json:
        told = {"export": output, "format": chosen.name, **counts}
        click.echo(msgspec.json.encode(told), err=True)
    elif output not in (None, "-"):
        numbers = ", ".join(f"{number:,} {name}" for name, number in counts.items())
        click.echo(f"tawatur: wrote {output}: {numbers or 'nothing to export'}", err=True)
