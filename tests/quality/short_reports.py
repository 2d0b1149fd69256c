"""Short reports and passages with their events, counts of people and commitments written out: loaded, read and scored.

`python -m tests.quality.short_reports [--misses]` prints the scores of each file of `short/` and `passages/`, and the
misses of those that may be looked at.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import tawatur
from tawatur.records.ledger import Commitment, Event, Figure, Ledger
from tests.quality.statement_articles import same_phrase

SHORT = Path(__file__).parent / "short"
PASSAGES = Path(__file__).parent / "passages"
#: Files, or folders of files, of which only totals are looked at.
CLOSED = frozenset({"closed", "fresh"})
#: What is scored, where a report has something of it written out.
LAYERS = ("events", "participants", "mode", "status", "figures", "commitments")
_ROLES = ("actors", "recipients")
_MAYBE = "?"

Bounds = tuple[int | None, int | None]


@dataclass
class Score:
    """How many were expected, found and right, by layer, and the misses."""

    count: Counter[tuple[str, str]] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def add(self, layer: str, expected: int, found: int, right: int) -> None:
        for name, number in (("expected", expected), ("found", found), ("right", right)):
            self.count[layer, name] += number

    def f1(self, layer: str) -> float:
        return 2 * self.count[layer, "right"] / max(self.count[layer, "expected"] + self.count[layer, "found"], 1)

    def line(self) -> str:
        layers = [layer for layer in LAYERS if self.count[layer, "expected"]]
        return ", ".join(f"{layer} {self.f1(layer):.3f} of {self.count[layer, 'expected']}" for layer in layers)


def reports(path: Path) -> list[dict[str, Any]]:
    """The reports of a file, each with a list, maybe empty, of whatever the file says is annotated."""
    data = tomllib.loads(path.read_text("utf-8"))
    return [{layer: [] for layer in data["annotated"]} | row for row in data["report"]]


def score_files(*paths: Path) -> Score:
    """The reports of all files, scored together."""
    score = Score()
    for row in (row for path in paths for row in reports(path)):
        article = tawatur.make_article(title="", body=row["text"], published=row["published"])
        _score(row, tawatur.read(article), score)
    return score


def _score(row: dict[str, Any], ledger: Ledger, score: Score) -> None:
    before = Counter(score.count)
    expected = [e for e in row["events"] if not e.get("optional")]
    pairs = _pairs(expected, list(ledger.events), row["text"])
    rest = [e for e in ledger.events if not any(e is found for _, found in pairs)]
    optional = [e for e in row["events"] if e.get("optional")]
    made_up = len(rest) - len(_pairs(optional, rest, row["text"]))
    score.add("events", len(expected), len(pairs) + made_up, len(pairs))
    for wanted in expected:
        found = next((event for one, event in pairs if one is wanted), None)
        _score_parties(wanted, found, score)
        if found is not None:
            score.add("status", 1, 1, int(found.status == wanted.get("status", "actual")))
        if found is not None and "mode" in wanted:
            score.add("mode", 1, 1, int(found.mode == wanted["mode"]))
    for event in rest[len(rest) - made_up :]:
        score.add("participants", 0, len(event.actors) + len(event.recipients), 0)
    if "figures" in row:
        _score_figures(row["figures"], ledger.figures, score)
    if "commitments" in row:
        _score_commitments(row, ledger.commitments, score)
    gone = {layer for layer, name in score.count if _lacks(score.count, before, layer)}
    if gone:
        score.misses.append(f"{', '.join(sorted(gone))}: {row['text']}")


def _lacks(now: Counter[tuple[str, str]], before: Counter[tuple[str, str]], layer: str) -> bool:
    expected, found, right = (now[layer, n] - before[layer, n] for n in ("expected", "found", "right"))
    return not expected == found == right


def _pairs(expected: list[dict[str, Any]], found: list[Event], text: str) -> list[tuple[dict[str, Any], Event]]:
    """Events of one type: those with the same trigger first, then any of the report."""
    result: list[tuple[dict[str, Any], Event]] = []
    for exact in (True, False):
        for wanted in expected:
            if any(wanted is one for one, _ in result):
                continue
            start = text.index(wanted["trigger"])
            for event in found:
                own = event.trigger.start <= start + len(wanted["trigger"]) and event.trigger.end > start
                free = event.type == wanted["type"] and not any(event is taken for _, taken in result)
                if free and (own or not exact):
                    result.append((wanted, event))
                    break
    return result


def _score_parties(wanted: dict[str, Any], found: Event | None, score: Score) -> None:
    """Count the parties of an event; those that open with a question mark may be named or not."""
    for role in _ROLES:
        asked = [p for p in wanted.get(role, []) if not p.startswith(_MAYBE)]
        maybe = [p.removeprefix(_MAYBE) for p in wanted.get(role, []) if p.startswith(_MAYBE)]
        left = [span.text for span in getattr(found, role)] if found is not None else []
        right = 0
        for phrase in asked:
            hit = next((name for name in left if same_phrase(phrase, name)), None)
            if hit is not None:
                right += 1
                left.remove(hit)
        extra = sum(not any(same_phrase(name, phrase) for phrase in maybe) for name in left)
        score.add("participants", len(asked), right + extra, right)


def _score_figures(expected: list[dict[str, Any]], figures: tuple[Figure, ...], score: Score) -> None:
    left = list(figures)
    for wanted in [e for e in expected if e["what"] == _MAYBE]:
        left = [f for f in left if f.text not in wanted["quote"] and wanted["quote"] not in f.text]
    wanted_all, right, found = [e for e in expected if e["what"] != _MAYBE], 0, len(left)
    for wanted in wanted_all:
        bounds = (wanted.get("low"), wanted.get("high"))
        kinds = wanted["what"].split("|")
        for figure in left:
            near = figure.text in wanted["quote"] or wanted["quote"] in figure.text
            if near and figure.what in kinds and _alike((figure.low, figure.high), bounds):
                right += 1
                left.remove(figure)
                break
    score.add("figures", len(wanted_all), found, right)


def _score_commitments(row: dict[str, Any], commitments: tuple[Commitment, ...], score: Score) -> None:
    """Count commitments of the same kind whose content shares half of the expected words' letters."""
    left, right = list(commitments), 0
    wanted_all = sorted(row["commitments"], key=lambda wanted: bool(wanted.get("optional")))
    for wanted in wanted_all:
        start = row["text"].index(wanted["content"])
        stop = start + len(wanted["content"])
        for one in left:
            shared = min(stop, one.content.end) - max(start, one.content.start)
            if one.kind == wanted["kind"] and 2 * shared >= stop - start:
                right += not wanted.get("optional")
                left.remove(one)
                break
    score.add("commitments", sum(not w.get("optional") for w in wanted_all), right + len(left), right)


def _alike(one: Bounds, other: Bounds) -> bool:
    """Whether bounds are the same; "more than 220" may be 220 or 221 at least."""
    if one[1] is None and other[1] is None and one[0] is not None and other[0] is not None:
        return abs(one[0] - other[0]) <= 1
    return one == other


def main() -> None:
    for folder in (SHORT, PASSAGES):
        for path in sorted(folder.rglob("*.toml")):
            score = score_files(path)
            sys.stdout.write(f"{path.relative_to(folder.parent).with_suffix('')}: {score.line()}\n")
            if "--misses" in sys.argv and CLOSED.isdisjoint((path.stem, path.parent.name)):
                sys.stdout.writelines(f"  {miss}\n" for miss in score.misses)


if __name__ == "__main__":
    main()
