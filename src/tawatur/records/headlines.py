"""Which facts of a comparison a reader needs first: one ranking for the terminal, the report and the workbench.

A fact counts by how many origins tell it and by what it tells: the dead and wounded of a happening, the event with
which the articles begin, an agreement; words in which no claim was found come last.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from tawatur.records.comparison import Cell, Comparison, Row
from tawatur.records.tracks import RowSilence

__all__ = ["OTHER_WORDS", "Headlines", "headlines_of"]

#: Verdicts of facts that several accounts tell together.
_SHARED = frozenset({"agree", "refine", "update"})
#: What a fact of a kind matters, beside one more origin that tells it.
_MATTERS: Mapping[str, float] = {
    "figure": 0.2, "agreement": 0.6, "event": 0.4, "commitment": 0.2, "statement": 0.1,
    "framing": -0.4, "name": -0.6, "time": -0.4,
}  # fmt: skip
#: ... and what counts of people matter more than other figures, by their kind.
_TOLLS: Mapping[str, float] = {
    "killed": 1.0, "wounded": 0.7, "missing": 0.7, "abducted": 0.7, "displaced": 0.6, "arrested": 0.6, "released": 0.5,
}  # fmt: skip
#: The toll of everybody comes before that of a group; a toll that stands further down is often that of another day.
_GROUP = 0.4
_FURTHER_DOWN = 0.4
#: The kind of counts of which the words do not say what happened to those counted.
_NOT_SAID = "other"
#: Rules of rows that hold places alone.
_PLACES = "places."
#: Words in which no claim was found tell the reader least.
_UNCLAIMED = 2.0
#: Accounts that tell a fact in other words share a fifth to a third of them: of 26 such facts that led a story of real
#: newspapers, about half were two facts. What is told in the same words comes before.
OTHER_WORDS, _LOOSE = frozenset({"facts.other-words", "facts.hardly-shared"}), 0.5
#: What accounts tell within so many letters is what they are about; how much that counts where all of them do.
_LEAD = 350
_LEADS = 0.8
#: What one more article of an origin that tells it already counts.
_ARTICLE = 0.1
#: A fact of which this much stands in the cells of one that comes before it is told already.
_TOLD = 0.5


class Headlines(msgspec.Struct, frozen=True):
    """The ids of rows, the one a reader needs most first.

    `opposed` contradict; `shared` are told by several origins (by several articles where no row is told by more
    origins than one), each wording of a fact once; `alone` are told by one. Days, places and numbers alone come
    after the others, as do facts that stand in the words of a shared one before them, or that an account tells with
    words that are opposed.
    """

    opposed: tuple[str, ...]
    shared: tuple[str, ...]
    alone: tuple[str, ...]


def headlines_of(comparison: Comparison) -> Headlines:
    """Rank the rows of a comparison."""
    silences = {silence.row: silence for silence in comparison.silences}
    number = {row.id: place for place, row in enumerate(comparison.rows)}
    ranked = sorted(comparison.rows, key=lambda row: (-_need(row, silences), number[row.id]))
    told = [row for row in ranked if row.verdict in _SHARED]
    shared = [row for row in told if _origins(row, silences) > 1]
    shared = shared or [row for row in told if len({cell.article for cell in row.cells}) > 1]
    opposed = [row for row in ranked if row.verdict == "contradict"]
    return Headlines(
        opposed=tuple(row.id for row in opposed),
        shared=tuple(row.id for row in _without_repeats(shared, opposed)),
        alone=tuple(row.id for row in ranked if row.verdict == "only"),
    )


def _origins(row: Row, silences: Mapping[str, RowSilence]) -> int:
    silence = silences.get(row.id)
    return silence.origins if silence is not None else len({cell.article for cell in row.cells})


def _need(row: Row, silences: Mapping[str, RowSilence]) -> float:
    """How much a reader needs a fact: who tells it, and what it is."""
    articles, origins = len({cell.article for cell in row.cells}), _origins(row, silences)
    return origins + _ARTICLE * (articles - origins) + _matters(row)


def _matters(row: Row) -> float:
    told = {cell.article for cell in row.cells}
    leading = len({cell.article for cell in row.cells if cell.start < _LEAD}) / max(1, len(told))
    found = _MATTERS.get(row.kind, 0.0) + _LEADS * leading
    if row.counts is not None:
        toll = _TOLLS.get(row.counts.what, 0.0)
        found += toll * (_FURTHER_DOWN + (1 - _FURTHER_DOWN) * leading) - _GROUP * bool(row.counts.group)
    elif not _is_bare(row) and row.kind not in ("name", "framing") and not any(cell.claim for cell in row.cells):
        found -= _UNCLAIMED
    return found - _LOOSE * (row.rule in OTHER_WORDS)


def _without_repeats(rows: Iterable[Row], opposed: Sequence[Row]) -> list[Row]:
    """The rows; at the end bare days and places, what repeats a row before it, and what stands in opposed words.

    Of rows whose facts read alike to the letter, as several rows that quote one long sentence do, the first stays.
    """
    kept: list[Row] = []
    again: list[Row] = []
    facts: set[str] = set()
    for row in rows:
        if row.fact in facts:
            continue
        facts.add(row.fact)
        told = _is_bare(row) or any(_repeats(row.cells, other.cells) for other in kept) or _is_disputed(row, opposed)
        (again if told else kept).append(row)
    return [*kept, *again]


def _is_bare(row: Row) -> bool:
    """Whether the row holds a day, a place or a number alone, which without what it is of tells the reader nothing."""
    of_nothing = row.counts is not None and row.counts.what == _NOT_SAID
    return of_nothing or row.kind == "time" or row.rule.startswith(_PLACES)


def _is_disputed(row: Row, opposed: Sequence[Row]) -> bool:
    return any(_overlap(cell, other) >= _TOLD for rival in opposed for other in rival.cells for cell in row.cells)


def _repeats(cells: Sequence[Cell], others: Sequence[Cell]) -> bool:
    """Whether most cells lie mostly in those of another row, or hold them."""
    inside = sum(any(_overlap(cell, other) >= _TOLD for other in others) for cell in cells)
    return inside > len(cells) / 2


def _overlap(one: Cell, other: Cell) -> float:
    if one.article != other.article:
        return 0.0
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared / max(1, min(one.end - one.start, other.end - other.start))
