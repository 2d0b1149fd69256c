"""`tawatur reread`: what an archive holds, read again by the installed version."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click
import msgspec

from tawatur.cli.options import db_option, json_option
from tawatur.cli.progress import track
from tawatur.cli.talk import counted

if TYPE_CHECKING:
    from tawatur.collection import Archive
    from tawatur.history.rereading import Reread
    from tawatur.records.change import Change

__all__ = ["reread_command"]

_KINDS = ("added", "withdrawn", "changed")


@click.command("reread")
@click.argument("query", nargs=-1, metavar="[QUERY | ARTICLE...]")
@db_option
@click.option("--limit", type=click.IntRange(1), help="Versions of articles read at most.")
@json_option
def reread_command(query: tuple[str, ...], db: str, limit: int | None, as_json: bool) -> None:
    """Read the articles of an archive again with the installed code and language data; nothing else is needed.

    All of them, or those with the ids given, or those that a query finds. The older readings stay, and `tawatur diff`
    shows what changed. What this version has read already is passed over: after Ctrl-C the command goes on where it
    was. With --json every version gives one line {article, version, added, withdrawn, changed}.
    """
    from tawatur.collection import open_archive
    from tawatur.pipeline import reader

    kinds: Counter[str] = Counter()
    done = differing = 0
    with open_archive(db, create=False) as archive:
        chosen = _chosen(archive, query) if query else None
        left = None if query else archive.store.count_unread(reader())
        total = limit if left is None else min(left, limit or left)
        for again in track(archive.reread(chosen, limit=limit), "reading again", total=total):
            found = Counter(change.kind for change in _spoken(again))
            done += 1
            differing += bool(found)
            kinds.update(found)
            if as_json:
                about = {"article": again.article, "version": again.version}
                click.echo(msgspec.json.encode({**about, **{kind: found[kind] for kind in _KINDS}}))
        left = archive.store.count_unread(reader())
    told = f"{counted(done, 'version')} of articles read again, {differing:,} with other facts"
    facts = ", ".join(f"{kinds[kind]:,} {kind}" for kind in _KINDS)
    click.echo(f"tawatur: {told} ({facts}); {left:,} left to read", err=True)


def _chosen(archive: Archive, query: tuple[str, ...]) -> Iterator[str]:
    """The articles with these ids; where one of them is no id, those that the words find."""
    from tawatur.errors import NotFoundError

    try:
        for word in query:
            archive.versions(word)
    except NotFoundError:
        # All of them first: reading changes what a query finds.
        return iter([hit.kept_as for hit in archive.iter_search(" ".join(query))])
    return iter(query)


def _spoken(again: Reread) -> list[Change]:
    from tawatur.history.changes import changes
    from tawatur.records.change import QUIET

    return [change for change in changes(again.before, again.after).changes if change.kind not in QUIET]
