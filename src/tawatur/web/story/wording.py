"""How outlets put it: what they call parties and places, how they stand to what they report, what they leave out."""

from __future__ import annotations

from collections import Counter

import msgspec

from tawatur.export.view_names import NameRow, make_names
from tawatur.records.ledger import STANCES
from tawatur.web.story.frame import Frame, Said
from tawatur.web.story.grid import GridRow

__all__ = ["Cues", "NameLine", "NamePart", "Silence", "StanceLine", "Used", "name_parts", "silences", "stances_of"]

#: Names of one type that are shown: those of most accounts.
_NAMES = 15
#: Words of an article below which its silence says nothing: a headline and a line were captured, not an article.
_CAPTURED = 40
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

    `missing` are rows that most other origins tell and it does not; where only `words` words were captured, and
    `is_short`, that is no silence.
    """

    account: int
    told: int
    of: int
    alone: int
    missing: tuple[int, ...]
    missing_count: int
    words: int
    is_short: bool


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


def stances_of(frame: Frame) -> tuple[StanceLine, ...]:
    """The stances that are taken, in the order of the ledger format."""
    lines = []
    for stance in STANCES:
        cells = []
        for outlet in frame.story.outlets:
            found = [s for s in outlet.ledger.statements if s.stance == stance]
            told = sorted((s.cue for s in found if any(map(str.isalpha, s.cue.text))), key=lambda cue: -cue.start)
            first = {cue.text: cue for cue in told}
            words = tuple(frame.span(outlet, cue) for cue in list(first.values())[::-1][:_MISSING])
            cells.append(Cues(count=len(found), words=words) if found else None)
        if any(cells):
            lines.append(StanceLine(stance=stance, cells=tuple(cells)))
    return tuple(lines)


def silences(rows: tuple[GridRow, ...], frame: Frame) -> tuple[Silence, ...]:
    """What each account tells and leaves out, with the numbers it is measured by."""
    origin = {account.number: account.origin for account in frame.accounts}
    telling = {row.number: Counter(origin[c.account] for c in row.cells if c.said) for row in rows}
    others = len(set(origin.values())) - 1
    found = []
    for account, outlet in zip(frame.accounts, frame.story.outlets, strict=True):
        told = [row for row in rows if row.has(account.number)]
        missing = [
            row.number
            for row in rows
            if not telling[row.number][account.origin] and 2 * len(telling[row.number]) >= max(2, others)
        ]
        words = len(outlet.ledger.article.text.split())
        found.append(
            Silence(
                account=account.number,
                told=len(told),
                of=len(rows),
                alone=sum(1 for row in told if row.origins == 1),
                missing=tuple(missing[:_MISSING]),
                missing_count=len(missing),
                words=words,
                is_short=words < _CAPTURED,
            )
        )
    return tuple(found)
