"""`tawatur stories`: which articles report one event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import click

from tawatur.cli.inputs import Intake
from tawatur.cli.options import (
    article_options,
    bidi_option,
    json_option,
    output_option,
    strict_option,
)
from tawatur.cli.output import open_output, write_lines
from tawatur.cli.progress import track
from tawatur.cli.talk import counted, isolated, should_isolate

if TYPE_CHECKING:
    from tawatur.records.ledger import Ledger
    from tawatur.records.story import Story

__all__ = ["stories_command"]


@click.command("stories")
@click.argument("files", nargs=-1)
@click.option("--db", metavar="ARCHIVE", help="Find the stories of this archive and keep them in it.")
@click.option("--rebuild", is_flag=True, help="With --db: go through all days again, not only those that changed.")
@click.option("--origins", is_flag=True, help="Partition each story into accounts: copies, agencies, shared sources.")
@click.option("--all", "show_all", is_flag=True, help="Also show stories of a single article (JSON always has them).")
@article_options
@output_option
@strict_option
@json_option
@bidi_option
def stories_command(
    files: tuple[str, ...],
    db: str | None,
    rebuild: bool,
    origins: bool,
    show_all: bool,
    outlet: str | None,
    published: str | None,
    output: str | None,
    strict: bool,
    as_json: bool,
    bidi: str,
) -> None:
    """Put articles into stories: which of them report one event.

    FILE is an article file as for `tawatur read`, or a file of ledgers that it wrote. With --json one story is one
    line, otherwise a table of the stories that more than one article tells, the largest first.

    With --db the stories of an archive are brought up to date and kept: only days on which something came or changed
    are gone through again. Ids of stories or articles show just these.
    """
    from tawatur.archive import stories
    from tawatur.records.codec import encode

    if db is None and (not files or rebuild):
        raise click.UsageError("--rebuild needs --db ARCHIVE" if files else "give FILES, or --db ARCHIVE")
    intake = Intake(outlet=outlet, published=published, strict=strict, as_json=as_json)
    names: dict[str, str | None] = {}
    alone = 0
    if db is None:
        found = stories(_named(intake, files, names), origins=origins)
    else:
        found, alone = _kept(db, files, names, rebuild=rebuild, every=as_json or show_all)
    if not names and intake.exit_code:
        raise click.exceptions.Exit(intake.exit_code)
    with open_output(output) as stream:
        if as_json:
            for story in found:
                stream.write(encode(story) + b"\n")
        else:
            isolate = output is None and should_isolate(bidi)
            write_lines(_table(found, names, alone, show_all=show_all, isolate=isolate), stream)
    raise click.exceptions.Exit(intake.exit_code)


def _kept(
    db: str, idents: Sequence[str], names: dict[str, str | None], *, rebuild: bool, every: bool
) -> tuple[tuple[Story, ...], int]:
    """The stories of an archive once they are up to date: all, or those with these ids or of these articles.

    Unless `every` one is asked for, those of a single article are counted instead.
    """
    from tawatur.collection import open_archive

    with open_archive(db, create=False) as archive:
        done = archive.find_stories(rebuild=rebuild)
        archive.find_entities()
        click.echo(
            f"{counted(len(done.stories), 'story', 'stories')} new or changed, {len(done.gone):,} gone", err=True
        )
        names.update(archive.store.outlet_names())
        if idents:
            return tuple({story.id: story for ident in idents for story in (archive.story(ident).record,)}.values()), 0
        found = tuple(archive.store.stories(several=not every))
        return found, 0 if every else archive.store.count_stories() - len(found)


def _named(intake: Intake, files: Sequence[str], names: dict[str, str | None]) -> Iterator[Ledger]:
    """The ledgers, with the outlet of each kept in `names`."""
    for ledger in track(intake.any_ledgers(files), "reading"):
        names.setdefault(ledger.article.id, ledger.article.outlet)
        yield ledger


def _table(
    found: Sequence[Story], names: Mapping[str, str | None], alone: int, *, show_all: bool, isolate: bool
) -> Iterator[str]:
    """The stories, and how many there are; `alone` are those of a single article that are not among them."""
    shown = [story for story in found if show_all or len(story.articles) > 1]
    for story in sorted(shown, key=lambda s: (-len(s.articles), s.begin, s.articles[0])):
        days = story.begin if story.begin == story.finish else f"{story.begin} to {story.finish}"
        yield click.style(f"{isolated(' '.join(story.title.split()) or story.articles[0], isolate)}", bold=True)
        yield f"    {story.id}  {days or 'no day'}  {_sizes(story, names)}"
        outlets = Counter(names.get(article) or article for article in story.articles)
        yield "    " + ", ".join(
            isolated(name, isolate) + (f" ×{count}" if count > 1 else "") for name, count in sorted(outlets.items())
        )
    total = alone + sum(len(story.articles) for story in found)
    alone += sum(len(story.articles) == 1 for story in found)
    yield ", ".join(
        (
            counted(total, "article"),
            f"{counted(sum(len(story.articles) > 1 for story in found), 'story', 'stories')} of several articles",
            f"{counted(alone, 'article')} alone",
        )
    )


def _sizes(story: Story, names: Mapping[str, str | None]) -> str:
    """How many articles, how many outlets that are named, and origins: at most so many where some are unknown."""
    parts = [counted(len(story.articles), "article")]
    if outlets := len({name for article in story.articles if (name := names.get(article))}):
        parts.append(counted(outlets, "outlet"))
    if story.origins:
        bound = len(story.origins) > 1 and any(origin.basis == "unknown" for origin in story.origins)
        parts.append(("at most " if bound else "") + counted(len(story.origins), "origin"))
    return ", ".join(parts)
