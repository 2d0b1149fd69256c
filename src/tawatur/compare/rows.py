"""Rows in the making: their cells, their order, and the ones a reader needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from tawatur.records.comparison import Cell, Origin, Row, RowCount
from tawatur.records.identity import content_id

__all__ = ["Draft", "Ground", "ground_of", "make_rows", "with_numbers", "without_repeats", "without_told"]

#: Rows of one comparison at most: what a reader can take in. The most shared and most telling stay. Two of 32 stories
#: have more than 60, and those left out there stood in the gold.
MOST = 80
#: Of these, rows that only one account tells. Of 8, 12, 16 and 22 this found most of them rightly on the open stories.
MOST_ALONE = 16
#: What one more article that tells a fact counts beside one more origin; copies add words, not witnesses.
_ARTICLE = 0.2
#: Rows below this need are left out even where there is room.
_LEAST_NEED = 0.5


#: A row of clauses of which a count's or a date's cells are this much repeats that row.
_MOSTLY = 0.40
_CONTRADICT = "contradict"
#: The rule of rows of clauses whose counts the row of those figures judges: where it says that they exclude each other,
#: a row that says they go together is in its way. Of three such rows of 144 stories none refines.
_COUNTED = "facts.other-count"

#: Rules of rows of numbers that exclude each other, and of rows of clauses that say so.
_NUMBERS = frozenset({"things.exclusive", "quantities.exclusive"})
_SAID = frozenset({"facts.other-number", "facts.other-quantity"})


class Draft(msgspec.Struct, frozen=True):
    """A row before it gets its id and place. `weight` says how much a reader needs it."""

    kind: str
    verdict: str
    fact: str
    why: str
    rule: str
    cells: tuple[Cell, ...]
    weight: float = 0.0
    counts: RowCount | None = None


class Ground(msgspec.Struct, frozen=True):
    """What every verdict needs to know of the story: the order of articles, their days, and their origins.

    `merged` holds the number of the origin of articles whose origin is one text or one agency's report.
    """

    place: Mapping[str, int]
    published: Mapping[str, str]
    origin: Mapping[str, int]
    merged: Mapping[str, int]

    def is_alone(self, articles: Iterable[str]) -> bool:
        """Whether the articles are one, or copies of one text."""
        named = set(articles)
        if len(named) == 1:
            return True
        merged = {self.merged.get(article) for article in named}
        return len(merged) == 1 and None not in merged

    def accounts(self, articles: Iterable[str]) -> int:
        """How many origins the articles come from."""
        return len({self.origin.get(article, -1) for article in articles})


def ground_of(order: Sequence[str], published: Mapping[str, str], origins: Sequence[Origin]) -> Ground:
    """Collect what verdicts need to know."""
    return Ground(
        place={article: number for number, article in enumerate(order)},
        published=published,
        origin={article: number for number, o in enumerate(origins) for article in o.articles},
        merged={
            article: number
            for number, o in enumerate(origins)
            if o.basis in ("copy", "agency")
            for article in o.articles
        },
    )


def without_repeats(facts: Sequence[Draft], values: Sequence[Draft]) -> list[Draft]:
    """The rows of clauses but those that tell hardly more than a count, share or date that has a row of its own."""
    shared = [draft for draft in values if len({cell.article for cell in draft.cells}) > 1]
    opposed = [draft for draft in shared if draft.verdict == _CONTRADICT]
    # A contradiction is no repeat of values that go together.
    return [
        draft
        for draft in facts
        if not any(_repeats(draft, value) for value in (opposed if draft.verdict == _CONTRADICT else shared))
        and not (draft.rule == _COUNTED and any(_meets(draft, value) for value in opposed))
    ]


def without_told(values: Sequence[Draft], facts: Sequence[Draft]) -> list[Draft]:
    """The rows of values but those numbers that exclude each other in clauses whose row says so already."""
    said = [fact for fact in facts if fact.rule in _SAID]
    return [draft for draft in values if draft.rule not in _NUMBERS or not any(_holds(fact, draft) for fact in said)]


def with_numbers(facts: Sequence[Draft], values: Sequence[Draft]) -> list[Draft]:
    """The rows of clauses; one whose clauses exclude each other by a number of its own row says what it counts."""
    told = [draft for draft in values if draft.rule in _NUMBERS]
    found: list[Draft] = []
    for fact in facts:
        number = next((draft for draft in told if fact.rule in _SAID and _holds(fact, draft)), None)
        found.append(fact if number is None else msgspec.structs.replace(fact, fact=number.fact, counts=number.counts))
    return found


def _holds(fact: Draft, draft: Draft) -> bool:
    return all(
        any(c.article == cell.article and c.start <= cell.start and cell.end <= c.end for c in fact.cells)
        for cell in draft.cells
    )


def _meets(fact: Draft, value: Draft) -> bool:
    """Whether each cell of a value overlaps one of a row of clauses."""
    return all(
        any(c.article == cell.article and c.start < cell.end and cell.start < c.end for c in fact.cells)
        for cell in value.cells
    )


def _repeats(draft: Draft, value: Draft) -> bool:
    """Whether a row of clauses tells hardly more than the row of a value."""
    told = {cell.article: cell for cell in value.cells}
    if len(draft.cells) < 2 or not all(cell.article in told for cell in draft.cells):
        return False
    pairs = [(cell, told[cell.article]) for cell in draft.cells]
    inside = [min(c.end, t.end) - max(c.start, t.start) for c, t in pairs]
    if min(inside) <= 0:
        return False
    return sum(inside) >= _MOSTLY * sum(cell.end - cell.start for cell in draft.cells)


def make_rows(story: str, drafts: Iterable[Draft], ground: Ground) -> tuple[Row, ...]:
    """Keep the rows a reader needs, in order of first appearance, with ids made of their cells."""
    needed = [draft for draft in drafts if _need(draft, ground) >= _LEAST_NEED]
    ranked = sorted(needed, key=lambda d: (-_need(d, ground), _first(d, ground)))
    kept: list[Draft] = []
    alone = 0
    for draft in ranked:
        is_alone = len({cell.article for cell in draft.cells}) == 1
        if len(kept) == MOST:
            break
        if is_alone and alone == MOST_ALONE:
            continue
        alone += is_alone
        kept.append(draft)
    return tuple(_row(story, draft, ground) for draft in sorted(kept, key=lambda d: _first(d, ground)))


def _need(draft: Draft, ground: Ground) -> float:
    articles = {cell.article for cell in draft.cells}
    disagreement = draft.verdict in ("contradict", "update")
    return 3.0 * disagreement + ground.accounts(articles) + _ARTICLE * len(articles) + draft.weight


def _first(draft: Draft, ground: Ground) -> tuple[tuple[int, int, int], str, str]:
    first = min((ground.place[cell.article], cell.start, cell.end) for cell in draft.cells)
    return first, draft.kind, draft.fact


def _row(story: str, draft: Draft, ground: Ground) -> Row:
    cells = tuple(sorted(draft.cells, key=lambda c: (ground.place[c.article], c.start, c.end)))
    anchors = [part for cell in cells for part in (cell.article, cell.start, cell.end)]
    return Row(
        id=content_id("row", story, draft.kind, draft.rule, *anchors),
        kind=draft.kind,
        verdict=draft.verdict,
        fact=draft.fact,
        why=draft.why,
        cells=cells,
        rule=draft.rule,
        counts=draft.counts,
    )
