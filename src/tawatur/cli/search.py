"""`tawatur search`: articles of an archive, with the words that answer the query."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click
import msgspec

from tawatur.cli.exits import FOUND, OK
from tawatur.cli.options import bidi_option, db_option, json_option
from tawatur.cli.output import open_output, write_lines
from tawatur.cli.talk import counted, isolated, should_isolate
from tawatur.records.span import Span

if TYPE_CHECKING:
    from tawatur.collection import Hit

__all__ = ["search_command"]

#: Letters shown before and after a match, and passages shown of one article.
_AROUND = 45
_MOST_PASSAGES = 3


@click.command("search")
@click.argument("query", nargs=-1, required=True, metavar="QUERY...")
@db_option
@click.option("--limit", type=click.IntRange(1, 10_000), default=20, show_default=True, help="Articles shown at most.")
@click.option("--offset", type=click.IntRange(0), default=0, help="Articles passed over first.")
@click.option("--all-versions", is_flag=True, help="Search older versions of articles as well.")
@json_option
@bidi_option
def search_command(
    query: tuple[str, ...], db: str, limit: int, offset: int, all_versions: bool, as_json: bool, bidi: str
) -> None:
    """Find articles, the last published first; exits with 1 where there are none.

    All words must be there; OR, - and brackets combine them, "..." is a phrase, word* a beginning. Vowel marks, hamza,
    attached letters and digits are folded, exact:word switches that off. Fields: entity: speaker: outlet: event:
    stance: commitment: figure:killed>=10 published:2025-07 happened: said: has:contradiction sounds:.
    """
    from tawatur.collection import open_archive

    with open_archive(db, create=False) as archive:
        results = archive.search(" ".join(query), limit=limit, offset=offset, all_versions=all_versions)
    with open_output(None) as stream:
        if as_json:
            for hit in results.hits:
                stream.write(msgspec.json.encode(_as_data(hit)) + b"\n")
        else:
            isolate = should_isolate(bidi)
            for hit in results.hits:
                write_lines(_describe(hit, isolate), stream)
    shown = counted(len(results), "article")
    if results.total is not None:
        shown = f"{len(results):,} of {counted(results.total, 'article')}"
    click.echo(f"tawatur: {shown}", err=True)
    raise click.exceptions.Exit(OK if results.hits else FOUND)


def _as_data(hit: Hit) -> dict[str, Any]:
    article = hit.article
    about = {key: getattr(article, key) for key in ("id", "outlet", "url", "title", "published")}
    return {"article": about, "version": hit.version, "matches": hit.matches}


def _describe(hit: Hit, isolate: bool) -> Iterator[str]:
    article = hit.article
    about = " · ".join(isolated(part, isolate) for part in (article.outlet, article.title) if part)
    yield f"{click.style(article.id, bold=True)}  {(article.published or '-')[:10]}  {about}"
    for passage in _passages(article.text, hit.matches)[:_MOST_PASSAGES]:
        yield f"    {isolated(passage, isolate)}"


def _passages(text: str, matches: Sequence[Span]) -> list[str]:
    """The matched words in ⟦ ⟧ with the letters around them; neighbouring matches share a passage."""
    groups: list[list[Span]] = []
    for match in matches:
        if groups and match.start - groups[-1][-1].end < 2 * _AROUND:
            groups[-1].append(match)
        else:
            groups.append([match])
    return [_passage(text, group) for group in groups]


def _passage(text: str, matches: Sequence[Span]) -> str:
    start = _word_edge(text, max(0, matches[0].start - _AROUND))
    end = _word_edge(text, min(len(text), matches[-1].end + _AROUND))
    shown, at = "… " if start else "", start
    for match in matches:
        shown += f"{text[at : match.start]}⟦{match.text}⟧"
        at = match.end
    return f"{shown}{text[at:end].rstrip()}{' …' if end < len(text) else ''}"


def _word_edge(text: str, at: int) -> int:
    """The nearest end of a word at or before an offset."""
    if at in (0, len(text)):
        return at
    space = text.rfind(" ", max(0, at - 20), at + 1)
    return at if space < 0 else space + 1
