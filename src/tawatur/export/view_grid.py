"""The compare grid: facts down, outlets across, contradictions first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from tawatur.export.reasons import Reason, row_reasons
from tawatur.export.view import Outlet, Quote, Story
from tawatur.records.comparison import ROW_KINDS, Cell, Comparison, Row
from tawatur.records.headlines import headlines_of
from tawatur.records.ledger import ChainLink, Commitment, Event, Figure, Statement
from tawatur.records.tracks import RowSilence

__all__ = ["VERDICT_ORDER", "CellView", "Grid", "RowView", "Wording", "make_grid"]

#: What a reader has to see first stands first.
VERDICT_ORDER = ("contradict", "update", "refine", "agree", "framing", "only")

#: Facts of each kind that stand in the first minute.
_SHARED = 4
_OPPOSED = 4


class Wording(msgspec.Struct, frozen=True, kw_only=True):
    """An outlet's words for a fact, and the last link of the chain behind them: who it all rests on.

    `claim` is the id of the claim in its ledger, where there is one; what is `denied` is not what the source says.
    """

    quote: Quote
    source: ChainLink | None
    claim: str | None = None
    denied: bool = False


class CellView(msgspec.Struct, frozen=True, kw_only=True):
    """What an outlet says of a fact; without wordings it does not say it, for `reason` (`SILENCE_REASONS`).

    `of` is the account of which it is a copy, where that is the reason.
    """

    outlet: Outlet
    wordings: tuple[Wording, ...]
    reason: str = ""
    of: Outlet | None = None


class RowView(msgspec.Struct, frozen=True, kw_only=True):
    """One fact with a cell for every outlet, in the order of the columns.

    `silence` says how many articles and origins tell it, None where the comparison does not.
    """

    number: int
    id: str
    kind: str
    verdict: str
    fact: str
    why: str
    reasons: tuple[Reason, ...]
    rule: str
    cells: tuple[CellView, ...]
    silence: RowSilence | None = None


class Grid(msgspec.Struct, frozen=True, kw_only=True):
    """All rows, how many there are of each verdict and kind, and the pairs of both that have none.

    `shared` and `opposed` are the facts that a reader needs first (`records.headlines`).
    """

    rows: tuple[RowView, ...]
    verdicts: tuple[tuple[str, int], ...]
    kinds: tuple[tuple[str, int], ...]
    empty_pairs: tuple[tuple[str, str], ...]
    shared: tuple[RowView, ...] = ()
    opposed: tuple[RowView, ...] = ()


def make_grid(comparison: Comparison, story: Story) -> Grid:
    """Put the rows in order (verdict, then where the facts stand in the articles) and give each its cells."""
    chains = _chains(story)
    silences = {silence.row: silence for silence in comparison.silences}
    names = story.names
    ordered = sorted(comparison.rows, key=lambda row: _order(row, story))
    rows = tuple(
        RowView(
            number=number,
            id=row.id,
            kind=row.kind,
            verdict=row.verdict,
            fact=row.fact,
            why=row.why,
            reasons=row_reasons(row.why, names),
            rule=row.rule,
            cells=tuple(_cell(row, outlet, story, chains, silences.get(row.id)) for outlet in story.outlets),
            silence=silences.get(row.id),
        )
        for number, row in enumerate(ordered, 1)
    )
    verdicts = _counted([row.verdict for row in rows], VERDICT_ORDER)
    kinds = _counted([row.kind for row in rows], ROW_KINDS)
    there = {(row.verdict, row.kind) for row in rows}
    empty = tuple((v, k) for v, _ in verdicts for k, _ in kinds if (v, k) not in there)
    by_id, first = {row.id: row for row in rows}, headlines_of(comparison)
    return Grid(
        rows=rows,
        verdicts=verdicts,
        kinds=kinds,
        empty_pairs=empty,
        shared=tuple(by_id[ident] for ident in first.shared[:_SHARED]),
        opposed=tuple(by_id[ident] for ident in first.opposed[:_OPPOSED]),
    )


def _counted(values: Sequence[str], order: Sequence[str]) -> tuple[tuple[str, int], ...]:
    counts = Counter(values)
    return tuple((value, counts[value]) for value in order if counts[value])


def _order(row: Row, story: Story) -> tuple[int, int, int, int, str]:
    places = [(story.by_article[c.article].number, c.start) for c in row.cells if c.article in story.by_article]
    return (
        VERDICT_ORDER.index(row.verdict),
        -len({cell.article for cell in row.cells}),
        *min(places, default=(0, 0)),
        row.id,
    )


def _cell(
    row: Row, outlet: Outlet, story: Story, chains: dict[str, tuple[ChainLink, ...]], silence: RowSilence | None
) -> CellView:
    missing = next((m for m in silence.missing if m.article == outlet.ledger.article.id), None) if silence else None
    mine = [cell for cell in row.cells if cell.article == outlet.ledger.article.id]
    denied = {one.id for one in outlet.ledger.statements if one.stance == "deny"}
    wordings = (
        Wording(quote=story.quote(cell), source=_source(cell, chains), claim=cell.claim, denied=cell.claim in denied)
        for cell in mine
    )
    return CellView(
        outlet=outlet,
        wordings=tuple(wordings),
        reason=missing.reason if missing else "",
        of=story.by_article.get(missing.of) if missing else None,
    )


def _source(cell: Cell, chains: dict[str, tuple[ChainLink, ...]]) -> ChainLink | None:
    chain = chains.get(cell.claim or "", ())
    return chain[-1] if chain else None


def _chains(story: Story) -> dict[str, tuple[ChainLink, ...]]:
    """The chain of sources of every claim that has one, by the claim's id."""
    chains: dict[str, tuple[ChainLink, ...]] = {}
    for outlet in story.outlets:
        ledger = outlet.ledger
        claims: list[Statement | Figure | Event | Commitment] = [*ledger.statements, *ledger.figures]
        for claim in [*claims, *ledger.events, *ledger.commitments]:
            chains[claim.id] = claim.chain
    return chains
