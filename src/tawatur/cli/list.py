"""`tawatur list`: what an archive holds."""

from __future__ import annotations

import click
import msgspec

from tawatur.cli.options import bidi_option, db_option, json_option
from tawatur.cli.output import open_output, write_lines
from tawatur.cli.talk import isolated, should_isolate
from tawatur.records.publication import publication_day

__all__ = ["list_command"]

_WHAT = ("articles", "removed", "runs", "stories", "comparisons")


@click.command("list")
@click.argument("what", type=click.Choice(_WHAT), default="articles")
@db_option
@json_option
@bidi_option
def list_command(what: str, db: str, as_json: bool, bidi: str) -> None:
    """List the articles of an archive, or its removed articles, runs, stories or comparisons.

    With --json every item is one object on a line.
    """
    from tawatur.collection import Archive, open_archive

    isolate = should_isolate(bidi)

    def told(archive: Archive) -> list[tuple[object, str]]:
        store = archive.store
        if what == "removed":
            return [(s, f"{s.article}  removed {s.removed:%Y-%m-%d %H:%M}  {s.reason}") for s in store.tombstones()]
        if what == "runs":
            return [
                (r, f"{r.id:>5}  {r.started:%Y-%m-%d %H:%M:%S}  {r.command:<8} {_counted(r.counts)}")
                for r in store.runs()
            ]
        if what == "stories":
            return [
                (
                    s.record,
                    f"{s.id}  {s.record.finish or '-':<10}  {isolated(' '.join(s.record.title.split()), isolate)}",
                )
                for s in archive.stories(several=True)
            ]
        return [(c, f"{c.id}  {len(c.rows)} facts of {', '.join(c.articles)}") for c in store.comparisons()]

    with open_archive(db, create=False) as archive, open_output(None) as stream:
        if what != "articles":
            for data, line in told(archive):
                _write(stream, data, line, as_json)
            return
        for version in archive.articles():
            about = " · ".join(isolated(part, isolate) for part in (version.outlet, version.title) if part)
            edits = f"  v{version.number}" if version.number > 1 else ""
            published = publication_day(version.published)
            day = "-" if published is None else published.isoformat()
            _write(stream, version, f"{version.article}  {day:<10}{edits}  {about}".rstrip(), as_json)


def _counted(counts: dict[str, int]) -> str:
    return ", ".join(f"{number:,} {name}" for name, number in sorted(counts.items()))


def _write(stream: object, data: object, line: str, as_json: bool) -> None:
    if as_json:
        stream.write(msgspec.json.encode(data) + b"\n")  # type: ignore[attr-defined]
    else:
        write_lines([line], stream)  # type: ignore[arg-type]
