"""`tawatur diff`: which facts of an archive changed between two runs, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click
import msgspec

from tawatur.cli.options import bidi_option, db_option, json_option, output_option
from tawatur.cli.output import Failure, open_output, write_lines
from tawatur.cli.progress import track
from tawatur.cli.talk import counted, isolated, should_isolate
from tawatur.export.changewords import NOUNS, gist_of, shown
from tawatur.records.change import QUIET, ArticleChanges, Cause, Change, Seen

if TYPE_CHECKING:
    from tawatur.collection import Archive

__all__ = ["diff_command"]

_SIGNS = {"added": ("+", "green"), "withdrawn": ("-", "red"), "changed": ("~", "yellow")}
_WHY = {"page": "page", "rule": "rule", "lexicon": "language data", "models": "models", "code": "code"}
#: Letters of one value that are shown.
_MOST = 90


@click.command("diff")
@click.argument("runs", nargs=-1, type=int, metavar="[RUN [RUN]]")
@click.option("--article", metavar="ID", help="Only this article; without runs from each of its states to the next.")
@click.option("--reader", "readers", nargs=2, metavar="A B", help="The readings by two versions, or digests of data.")
@click.option(
    "--all", "show_all", is_flag=True, help="Facts that say the same at another place or by another rule too."
)
@click.option("--html", "html", metavar="FILE", help="Write a self-contained HTML page.")
@click.option(
    "--lang", type=click.Choice(["ar", "en"]), default="ar", help="Language of the page's labels shown first."
)
@db_option
@output_option
@json_option
@bidi_option
def diff_command(
    runs: tuple[int, ...],
    article: str | None,
    readers: tuple[str, str] | None,
    show_all: bool,
    html: str | None,
    lang: str,
    db: str,
    output: str | None,
    as_json: bool,
    bidi: str,
) -> None:
    """Show the facts that were added, withdrawn or changed between the ends of two runs, each with its cause.

    Without RUN, what the last run that read anything changed; with one RUN, everything since its end. `tawatur runs`
    lists them. With --json one article is one line.
    """
    from tawatur.collection import open_archive

    if len(runs) > 2 or (readers and (runs or article)):
        raise click.UsageError("give two runs at most, and no runs or article with --reader")
    with open_archive(db, create=False) as archive:
        found = track(_found(archive, runs, article, readers), "comparing")
        if html is not None:
            _write_page(found, html, lang=lang, show_all=show_all)
            return
        with open_output(output) as stream:
            if as_json:
                for one in found:
                    stream.write(msgspec.json.encode(one if show_all else _spoken(one)) + b"\n")
            else:
                isolate = output is None and should_isolate(bidi)
                write_lines(_describe(found, isolate, show_all=show_all), stream)


def _found(
    archive: Archive, runs: tuple[int, ...], article: str | None, readers: tuple[str, str] | None
) -> Iterator[ArticleChanges]:
    if readers:
        return archive.diff_readers(*readers)
    if article is not None and not runs:
        return archive.diff(article=article)
    if len(runs) < 2:
        kept = [seen.run.id for seen in archive.runs() if seen.ledgers or seen.run.id in runs]
        if len(kept) < 2:
            raise Failure("the archive was read by one run alone; there is nothing to compare")
        runs = (*(runs or kept[-2:-1]), kept[-1])
    return archive.diff(runs[0], runs[1], article=article)


def _write_page(found: Iterator[ArticleChanges], path: str, *, lang: str, show_all: bool) -> None:
    from tawatur.export.changes import iter_page

    with open_output(path) as stream:
        for part in iter_page(found if show_all else map(_spoken, found), lang=lang):
            stream.write(part.encode("utf-8"))
    if path != "-":
        click.echo(f"tawatur: wrote {path}", err=True)


def _spoken(found: ArticleChanges) -> ArticleChanges:
    return msgspec.structs.replace(found, changes=found.spoken)


def _describe(found: Iterable[ArticleChanges], isolate: bool, *, show_all: bool) -> Iterator[str]:
    kinds: Counter[str] = Counter()
    causes: Counter[str] = Counter()
    articles = new = 0
    for one in found:
        kinds.update(change.kind for change in one.changes)
        causes.update(change.causes[0].kind for change in one.spoken)
        if one.before is None:
            new += 1
            yield f"{_title(one, isolate)}\n  new, {counted(one.facts, 'fact')}\n"
        elif one.edits or one.changes if show_all else one.edits or one.spoken:
            articles += 1
            yield from _article(one, isolate, show_all=show_all)
            yield ""
    told = [f"{kinds[kind]:,} {kind}" for kind in _SIGNS]
    quiet = sum(kinds[kind] for kind in QUIET)
    yield f"{counted(articles, 'article')} changed, {new:,} new; facts: {', '.join(told)}, {quiet:,} say the same"
    if causes:
        yield "first causes: " + ", ".join(f"{_WHY[kind]} {number:,}" for kind, number in causes.most_common())


def _title(one: ArticleChanges, isolate: bool) -> str:
    about = " · ".join(isolated(" ".join(part.split()), isolate) for part in (one.outlet, one.title) if part)
    return f"{click.style(one.article, bold=True)}  {about}"


def _article(one: ArticleChanges, isolate: bool, *, show_all: bool) -> Iterator[str]:
    yield _title(one, isolate)
    if one.before is not None and one.after is not None:
        yield click.style(f"  {_seen(one.before, one.after)}", dim=True)
    for edit in one.edits:
        yield f"  page  {_quoted(edit.before, isolate)} → {_quoted(edit.after, isolate)}"
    for change in one.changes:
        if show_all or change.kind not in QUIET:
            yield from _change(change, isolate)


def _seen(before: Seen, after: Seen) -> str:
    parts = [f"run {before.run} → {after.run}"]
    if before.version != after.version:
        parts.append(f"version {before.version} → {after.version}")
    if before.reader != after.reader:
        names = (
            f"{r.version} (data {r.lexicon[:8] or '-'}, models {r.models[:8] or '-'})"
            for r in (before.reader, after.reader)
        )
        parts.append(f"read by {' → '.join(names)}")
    return " · ".join(parts)


def _change(change: Change, isolate: bool) -> Iterator[str]:
    sign, colour = _SIGNS.get(change.kind, ("=", "white"))
    words = _quoted(change.words, isolate)
    yield (
        click.style(f"  {sign} {NOUNS[change.list]:<10} ", fg=colour) + f"{words}  {isolated(gist_of(change), isolate)}"
    )
    for field in change.fields:
        values = (isolated(_short(shown(value)), isolate) for value in (field.before, field.after))
        yield f"      {field.field}: {' → '.join(values)}"
    for cause in change.causes[:3]:
        yield click.style(f"      because of {_cause(cause, isolate)}", dim=True)


def _cause(cause: Cause, isolate: bool) -> str:
    told = f"{_WHY[cause.kind]}{f' ({cause.name})' if cause.name else ''}: "
    if cause.kind == "page":
        return f"{told}{_quoted(cause.before, isolate)} → {_quoted(cause.after, isolate)}"
    return f"{told}{cause.before or '-'} → {cause.after or '-'}"


def _quoted(words: str, isolate: bool) -> str:
    return f"«{isolated(_short(words), isolate)}»" if words else "nothing"


def _short(words: str) -> str:
    return words if len(words) <= _MOST else f"{words[: _MOST - 1]}…"
