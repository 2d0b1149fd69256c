"""How outlets put it, and what they leave out: loaded words, stances of reporting, silence with its denominators."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from tawatur.export.view import Outlet, Quote, Story
from tawatur.records.comparison import Comparison
from tawatur.records.ledger import STANCES
from tawatur.records.tracks import ArticleTold, NameUse, Naming

__all__ = ["ReportingRow", "ToldView", "UseView", "WordingRow", "make_reporting", "make_told", "make_wording"]

#: Rows of the table of loaded words; words by which an account takes a stance.
_ROWS, _CUES = 12, 3


class UseView(msgspec.Struct, frozen=True, kw_only=True):
    """A form of a name as an account writes it, how often, and whether it takes sides."""

    quote: Quote
    times: int
    charge: str


class WordingRow(msgspec.Struct, frozen=True, kw_only=True):
    """One thing and what each account calls it, in the order of the columns; `family` as in the comparison."""

    name: str
    family: str
    cells: tuple[tuple[UseView, ...], ...]


class ReportingRow(msgspec.Struct, frozen=True, kw_only=True):
    """A stance: for each account how often it takes it, and the words."""

    stance: str
    cells: tuple[tuple[int, tuple[UseView, ...]], ...]


class ToldView(msgspec.Struct, frozen=True, kw_only=True):
    """What an account tells of the facts of the story."""

    outlet: Outlet
    told: ArticleTold


def make_wording(comparison: Comparison, story: Story) -> tuple[WordingRow, ...]:
    """The rows in which an account takes sides by a word."""
    rows = [naming for naming in comparison.names if any(use.charge not in ("", "neutral") for use in naming.uses)]
    return tuple(_wording(row, story) for row in rows[:_ROWS])


def _wording(naming: Naming, story: Story) -> WordingRow:
    cells = tuple(tuple(_uses(naming.uses, outlet, story)) for outlet in story.outlets)
    return WordingRow(name=naming.name, family=naming.family, cells=cells)


def _uses(uses: tuple[NameUse, ...], outlet: Outlet, story: Story) -> Iterator[UseView]:
    for use in uses:
        if use.article == outlet.ledger.article.id:
            yield UseView(quote=story.quote(use), times=use.times, charge=use.charge)


def make_reporting(comparison: Comparison, story: Story) -> tuple[ReportingRow, ...]:
    """The stances that are taken, in the order of the ledger format."""
    found = {(row.article, row.stance): row for row in comparison.reporting}
    rows = []
    for stance in STANCES:
        mine = [found.get((outlet.ledger.article.id, stance)) for outlet in story.outlets]
        if any(mine):
            cells = (
                (row.times, tuple(_uses(row.cues[:_CUES], outlet, story))) if row is not None else (0, ())
                for row, outlet in zip(mine, story.outlets, strict=True)
            )
            rows.append(ReportingRow(stance=stance, cells=tuple(cells)))
    return tuple(rows)


def make_told(comparison: Comparison, story: Story) -> tuple[ToldView, ...]:
    """One line an account, in the order of the columns."""
    told = {one.article: one for one in comparison.told}
    found = ((outlet, told.get(outlet.ledger.article.id)) for outlet in story.outlets)
    return tuple(ToldView(outlet=outlet, told=one) for outlet, one in found if one is not None)
