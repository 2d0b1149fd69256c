"""Counts of people and dates in sentences of our own, written before the code read them: F1 over each set."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tawatur import make_article, read
from tawatur.text.folding import fold

SETS = Path(__file__).parent / "expressions"
#: F1 under which no set may fall; those of the first reading of each set stand in docs/quality_history.md.
FLOORS = {
    "figures_first": 0.94,
    "figures_second": 0.93,
    "figures_third": 0.9,
    "figures_fourth": 0.9,
    "figures_fifth": 0.8,
    "dates_first": 0.97,
    "dates_second": 0.94,
}


class Found(NamedTuple):
    """One count or time: where it stands, and what must be right about it."""

    start: int
    end: int
    text: str
    value: tuple[str, ...]
    of: str


class Score(NamedTuple):
    """What was found of a set, and what was not."""

    right: int
    wanted: int
    found: int
    exact: int
    of_right: int
    of_wanted: int
    misses: list[str]

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.wanted + self.found)


def sentences(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = tomllib.loads((SETS / f"{name}.toml").read_text("utf-8"))["sentence"]
    return rows


def wanted(row: dict[str, Any]) -> list[Found]:
    at = 0
    items = []
    entries: list[str] = row["figures"] if "figures" in row else row["times"]
    for entry in entries:
        words, *value = (part.strip() for part in entry.split("|"))
        start = row["text"].index(words, at)
        at = start + len(words)
        items.append(Found(start, at, words, tuple(value[: 3 if "figures" in row else 2]), "".join(value[3:])))
    return items


def shown(bound: object) -> str:
    return "-" if bound is None else str(bound)


def found(row: dict[str, Any]) -> list[Found]:
    ledger = read(make_article(title="", body=row["text"], published=row.get("published", "2024-05-15")))
    if "figures" in row:
        return [
            Found(f.start - 1, f.end - 1, f.text, (f.what, shown(f.low), shown(f.high)), f.of.text if f.of else "")
            for f in ledger.figures
        ]
    return [Found(t.start - 1, t.end - 1, t.text, (t.begin, t.finish or ""), "") for t in ledger.times if t.begin]


def score(rows: Iterable[dict[str, Any]]) -> Score:
    right = gold = hits = exact = of_right = of_wanted = 0
    misses = []
    for row in rows:
        want, got = wanted(row), found(row)
        gold, hits = gold + len(want), hits + len(got)
        left = list(got)
        for item in want:
            match = next((g for g in left if g.start < item.end and item.start < g.end and g.value == item.value), None)
            if match is None:
                misses.append(f"- {item.text} {item.value} :: {row['text']}")
                continue
            left.remove(match)
            right += 1
            exact += (match.start, match.end) == (item.start, item.end)
            if (match.start, match.end) != (item.start, item.end):
                misses.append(f"~ {item.text} <> {match.text}")
            if item.of:
                of_wanted += 1
                of_right += _same_people(item.of, match.of)
                if not _same_people(item.of, match.of):
                    misses.append(f"of {item.of} <> {match.of} :: {row['text']}")
        misses.extend(f"+ {g.text} {g.value} :: {row['text']}" for g in left)
    return Score(right, gold, hits, exact, of_right, of_wanted, misses)


def _same_people(one: str, other: str) -> bool:
    """Whether two noun phrases share half their words."""
    a, b = set(fold(one).split()), set(fold(other).split())
    return bool(b) and len(a & b) * 2 >= max(len(a), len(b))


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_sets_hold_their_floor(name: str) -> None:
    result = score(sentences(name))
    assert result.f1 >= FLOORS[name], "\n".join(result.misses)
