"""How outlets put it: what they call parties and places, how they stand to what they report, what they leave out."""

from __future__ import annotations

from collections import defaultdict

import msgspec

from tawatur.export.view_names import NameRow, make_names
from tawatur.export.view_wording import make_reporting, make_told
from tawatur.records.comparison import Comparison
from tawatur.web.story.frame import Frame, Said
from tawatur.web.story.grid import GridRow

__all__ = ["Cues", "NameLine", "NamePart", "Silence", "StanceLine", "Used", "name_parts", "silences", "stances_of"]

#: Names of one type that are shown: those of most accounts.
_NAMES = 15
#: The one reason for which a row has no words of an article that is a silence.
_NOT_SAID = "not-said"
#: Facts of others that an account does not tell, shown by name.
_MISSING = 3


class Used(msgspec.Struct, frozen=True, kw_only=True):
    """A name as an account writes it, linked to its first place, and how often it stands there."""

    said: Said
    times: int


class NameLine(msgspec.Struct, frozen=True, kw_only=True):
    """A party or place and what each account calls it, in the order of the columns; `forms` counts different names."""

    name: str
    title: str | None
    forms: int
    cells: tuple[tuple[Used, ...], ...]


class NamePart(msgspec.Struct, frozen=True, kw_only=True):
    """The names of one type; `count` of them there are in all."""

    type: str
    count: int
    rows: tuple[NameLine, ...]


class Cues(msgspec.Struct, frozen=True, kw_only=True):
    """How often an account reports in a stance, and the first words by which it does."""

    count: int
    words: tuple[Said, ...]


class StanceLine(msgspec.Struct, frozen=True, kw_only=True):
    """A stance with a cell for each account, None where it never takes it."""

    stance: str
    cells: tuple[Cues | None, ...]


class Silence(msgspec.Struct, frozen=True, kw_only=True):
    """What an account tells of the facts of the story: `told` of `of`, `alone` by no other origin.

    `missing` are the numbers of rows that most other origins tell and its text does not; `captured` says how much of
    the text is there, one of `records.tracks.CAPTURES`.
    """

    account: int
    told: int
    of: int
    alone: int
    captured: str
    missing: tuple[int, ...]
    missing_count: int


def name_parts(frame: Frame) -> tuple[NamePart, ...]:
    """The names that accounts differ in first."""
    parts = []
    for group in make_names(frame.story):
        rows = [_name(row, frame) for row in group.rows]
        shared = [row for row in rows if sum(1 for cell in row.cells if cell) > 1] or rows
        shared.sort(key=lambda row: -min(row.forms, 2))
        parts.append(NamePart(type=group.type, count=len(rows), rows=tuple(shared[:_NAMES])))
    return tuple(parts)


def _name(row: NameRow, frame: Frame) -> NameLine:
    cells = tuple(
        tuple(Used(said=frame.said(naming.quote), times=naming.times) for naming in cell) for cell in row.cells
    )
    forms = {used.said.text for cell in cells for used in cell}
    return NameLine(name=row.name, title=row.title, forms=len(forms), cells=cells)


def stances_of(comparison: Comparison, frame: Frame) -> tuple[StanceLine, ...]:
    """The stances that are taken, as the report has them."""
    return tuple(
        StanceLine(
            stance=row.stance,
            cells=tuple(
                Cues(count=times, words=frame.all_said(use.quote for use in uses)) if times else None
                for times, uses in row.cells
            ),
        )
        for row in make_reporting(comparison, frame.story)
    )


def silences(comparison: Comparison, rows: tuple[GridRow, ...], frame: Frame) -> tuple[Silence, ...]:
    """What each account tells and leaves out, with the numbers it is measured by."""
    numbers = {row.id: row.number for row in rows}
    telling = sorted((s for s in comparison.silences if s.row in numbers), key=lambda s: numbers[s.row])
    left_out: dict[str, list[int]] = defaultdict(list)
    for silence in telling:
        if 2 * silence.origins >= max(2, silence.of_origins - 1):
            for missing in silence.missing:
                if missing.reason == _NOT_SAID:
                    left_out[missing.article].append(numbers[silence.row])
    return tuple(
        Silence(
            account=view.outlet.number,
            told=view.told.told,
            of=view.told.of,
            alone=view.told.alone,
            captured=view.told.captured,
            missing=tuple(left_out[view.told.article][:_MISSING]),
            missing_count=len(left_out[view.told.article]),
        )
        for view in make_told(comparison, frame.story)
    )
