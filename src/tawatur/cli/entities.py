"""`tawatur entities`: who and what several articles of an archive name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click
import msgspec

from tawatur.cli.options import bidi_option, db_option, json_option
from tawatur.cli.output import open_output, write_lines
from tawatur.cli.talk import counted, isolated, should_isolate
from tawatur.records.ledger import ENTITY_TYPES
from tawatur.records.resolution import Reason, SharedEntity

if TYPE_CHECKING:
    from tawatur.collection import Archive

__all__ = ["entities_command"]

#: Names of one entity that a line shows.
_MOST_NAMES = 5


@click.command("entities")
@click.argument("entity", required=False, metavar="[ENTITY]")
@click.option("--type", "kind", type=click.Choice(ENTITY_TYPES), help="People, bodies, places, or peoples alone.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="Entities shown at most.")
@click.option("--rebuild", is_flag=True, help="Find them anew even where nothing changed.")
@db_option
@json_option
@bidi_option
def entities_command(
    entity: str | None, kind: str | None, limit: int, rebuild: bool, db: str, as_json: bool, bidi: str
) -> None:
    """Find the people, bodies, places and peoples that several articles name, and list them by number of articles.

    They are found again where anything came or changed since. With the id of an ENTITY, show all its names, why they
    were taken for one, and the articles it stands in; `tawatur search entity:ID` finds these. With --json one entity is
    one line.
    """
    from tawatur.collection import open_archive

    with open_archive(db, create=False) as archive, open_output(None) as stream:
        archive.find_entities(rebuild=rebuild)
        found = [archive.entity(entity)] if entity else archive.entities(type=kind, limit=limit)
        isolate = should_isolate(bidi)
        for one in found:
            if as_json:
                data = msgspec.to_builtins(one)
                members = {"members": list(archive.members(one.id))} if entity else {}
                stream.write(msgspec.json.encode({**data, **members}) + b"\n")
            else:
                write_lines(_described(archive, one, isolate) if entity else [_line(one, isolate)], stream)


def _line(one: SharedEntity, isolate: bool) -> str:
    others = ", ".join(isolated(name, isolate) for name in one.names[1:_MOST_NAMES])
    name = click.style(isolated(one.name, isolate), bold=True)
    return f"{one.id}  {one.type:<4} {one.articles:>6,}  {name}{f'  ({others})' if others else ''}"


def _described(archive: Archive, one: SharedEntity, isolate: bool) -> Iterator[str]:
    yield click.style(isolated(one.name, isolate), bold=True)
    yield f"  {one.id}  {one.type}  {one.key or 'in no list'}  {counted(one.articles, 'article')}"
    yield f"  names: {' | '.join(isolated(name, isolate) for name in one.names)}"
    for rule, number in one.rules.items():
        yield f"  {number:>6,} × {rule}"
    for reason in one.joins:
        yield f"  because {_reason(reason, isolate)}"
    for member in archive.members(one.id):
        yield f"  {member.article}  {member.entity}"


def _reason(reason: Reason, isolate: bool) -> str:
    left, right = (
        f"«{isolated(evidence[0].text if evidence else '', isolate)}» of {member.article}"
        for evidence, member in ((reason.left_evidence, reason.left), (reason.right_evidence, reason.right))
    )
    return f"{left} = {right}: {reason.rule}"
