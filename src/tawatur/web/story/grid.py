"""The compare grid: facts by kind, accounts grouped by origin; what is shown of it stands in the query."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

import msgspec

from tawatur.export.reasons import Reason
from tawatur.export.view_grid import CellView, RowView, make_grid
from tawatur.records.comparison import ROW_KINDS, Comparison
from tawatur.web.story.frame import Frame, Said

__all__ = ["GridCell", "GridFilter", "GridPart", "GridRow", "grid_rows", "parts_of", "verdicts_of"]


class GridCell(msgspec.Struct, frozen=True, kw_only=True):
    """What one account says of a fact; without words it does not say it."""

    account: int
    said: tuple[Said, ...] = ()


class GridRow(msgspec.Struct, frozen=True, kw_only=True):
    """One fact with a cell for every account; `number` stays the same whatever is filtered.

    `origins` and `told` count the origins and the accounts that tell it.
    """

    number: int
    id: str
    kind: str
    verdict: str
    fact: str
    why: str
    reasons: tuple[Reason, ...]
    rule: str
    origins: int
    told: int
    cells: tuple[GridCell, ...]

    def has(self, account: int) -> bool:
        """Whether an account tells the fact."""
        return bool(self.cells[account - 1].said)


class GridPart(msgspec.Struct, frozen=True, kw_only=True):
    """The rows of one kind."""

    kind: str
    rows: tuple[GridRow, ...]


class GridFilter(msgspec.Struct, frozen=True, kw_only=True):
    """What was chosen: one verdict, one kind, one outlet, each "" for all."""

    verdict: str = ""
    kind: str = ""
    outlet: str = ""


def grid_rows(comparison: Comparison, frame: Frame) -> tuple[GridRow, ...]:
    """All rows, the gravest verdicts first, numbered in that order."""
    made = make_grid(comparison, frame.story)
    return tuple(_row(row, frame) for row in made.rows)


def _row(row: RowView, frame: Frame) -> GridRow:
    cells = tuple(_cell(cell, frame) for cell in row.cells)
    tellers = [account for account, cell in zip(frame.accounts, cells, strict=True) if cell.said]
    return GridRow(
        number=row.number,
        id=row.id,
        kind=row.kind,
        verdict=row.verdict,
        fact=row.fact,
        why=frame.story.named(row.why),
        reasons=row.reasons,
        rule=row.rule,
        origins=len({account.origin for account in tellers}),
        told=len(tellers),
        cells=cells,
    )


def _cell(cell: CellView, frame: Frame) -> GridCell:
    said = (
        frame.said(wording.quote, source=wording.source.text if wording.source else None, claim=wording.claim)
        for wording in cell.wordings
    )
    return GridCell(account=cell.outlet.number, said=tuple(said))


def parts_of(rows: tuple[GridRow, ...], chosen: GridFilter, frame: Frame) -> tuple[GridPart, ...]:
    """The rows that were chosen, kind by kind; within a kind they keep their order."""
    theirs = [account.number for account in frame.accounts if account.outlet == chosen.outlet]
    kept = [
        row
        for row in rows
        if chosen.verdict in ("", row.verdict)
        and chosen.kind in ("", row.kind)
        and (not chosen.outlet or any(row.has(number) for number in theirs))
    ]
    ordered = sorted(kept, key=lambda row: ROW_KINDS.index(row.kind))
    return tuple(GridPart(kind=kind, rows=tuple(found)) for kind, found in groupby(ordered, key=lambda row: row.kind))


def verdicts_of(rows: tuple[GridRow, ...], order: tuple[str, ...]) -> dict[str, int]:
    """How many rows there are of each verdict."""
    counts = Counter(row.verdict for row in rows)
    return {verdict: counts[verdict] for verdict in order if counts[verdict]}
