"""Measure every layer against the gold beside the project and print the two tables of docs/quality.md.

python scripts/measure_quality.py [--write]     --write puts each into docs/quality.md between its two markers
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

import tawatur  # noqa: E402
from tawatur.records.codec import encode  # noqa: E402
from tests.quality import newspapers  # noqa: E402
from tests.quality.gold import (  # noqa: E402
    EVALUATION,
    FLOORS,
    OWN,
    OWN_STORIES,
    as_json,
    is_closed,
    is_held_back,
    ledgers,
    load_script,
)

MARK, PRESS_MARK = "<!-- table -->", "<!-- press -->"
PARTS = ("work", "held back", "own, open", "own, closed", "seeds")
STORY_LAYERS = ("links", "verdicts", "contradictions", "only", "origins")


def ledger_scores() -> dict[str, dict[str, Any]]:
    """Tallies by part and layer."""
    scorer = load_script("score")
    gold = scorer.read(str(EVALUATION / "dev" / "gold.jsonl"))
    seeds = scorer.read(str(EVALUATION / "seeds" / "gold.jsonl"))
    own = scorer.read(str(OWN / "gold.jsonl"))
    articles = (EVALUATION / "dev" / "articles.jsonl", EVALUATION / "seeds" / "articles.jsonl", OWN / "articles.jsonl")
    ours = {ident: ledger for path in articles for ident, ledger in ledgers(path).items()}
    parts = {
        "work": {i: g for i, g in gold.items() if not is_held_back(i)},
        "held back": {i: g for i, g in gold.items() if is_held_back(i)},
        "own, open": {i: g for i, g in own.items() if not is_closed(i)},
        "own, closed": {i: g for i, g in own.items() if is_closed(i)},
        "seeds": seeds,
    }
    return {part: scorer.score(members, {i: as_json(ours[i]) for i in members})[0] for part, members in parts.items()}


def story_scores() -> dict[str, dict[str, Any]]:
    """Tallies by part and layer of the comparison."""
    scorer = load_script("score_stories")
    names = FLOORS["stories"]["names"]
    files = {
        part: [EVALUATION / "dev" / "stories" / f"{name}.json" for name in names[key]]
        for part, key in (("work", "work"), ("held back", "held_back"))
    }
    for half in ("open", "closed"):
        files[f"own, {half}"] = sorted(p for p in OWN_STORIES.glob(f"{half}-*.json"))
    found: dict[str, dict[str, Any]] = {}
    for part, paths in (*files.items(), ("seeds", [EVALUATION / "seeds" / "story.json"])):
        tallies: dict[str, Any] = defaultdict(scorer.Tally)
        for path in paths:
            articles = path.with_suffix(".articles.jsonl") if part != "seeds" else path.parent / "articles.jsonl"
            comparison = tawatur.compare(list(ledgers(articles).values()))
            scorer.score(json.loads(path.read_text("utf-8")), json.loads(encode(comparison)), tallies)
        found[part] = tallies
    return found


def press_table() -> str:
    """The Markdown table of the newspaper articles that were annotated blind, and of their stories."""
    return _table(newspapers.HALVES, newspapers.scored(), newspapers.LAYERS, ("mode", "status"), newspapers.compared())


def table() -> str:
    """The Markdown table of all parts of the gold."""
    scorer = load_script("score")
    return _table(PARTS, ledger_scores(), scorer.LAYERS, scorer.ACCURACIES, story_scores())


def _table(
    parts: Sequence[str],
    ledgers: dict[str, dict[str, Any]],
    layers: Sequence[str],
    accuracies: Sequence[str],
    stories: dict[str, dict[str, Any]],
) -> str:
    """A Markdown table: F1 (precision / recall) by layer and part."""
    lines = ["| layer | " + " | ".join(parts) + " |", "|---|" + "---|" * len(parts)]
    for layer in layers:
        tallies = [ledgers[part][layer] for part in parts]
        lines.append(f"| {layer} | " + " | ".join(_cell(t.f1, t.precision, t.recall, t.gold) for t in tallies) + " |")
    for name in accuracies:
        tallies = [ledgers[part][name] for part in parts]
        lines.append(
            f"| of the matched: {name} | " + " | ".join(f"{t.recall:.2f} of {t.gold:.0f}" for t in tallies) + " |"
        )
    for layer in STORY_LAYERS:
        lines.append(
            f"| stories: {layer} | " + " | ".join(_story_cell(stories[part][layer].figures()) for part in parts) + " |"
        )
    return "\n".join(lines)


def _cell(f1: float, precision: float, recall: float, gold: float) -> str:
    return f"**{f1:.2f}** ({precision:.2f} / {recall:.2f} of {gold:.0f})" if gold else "-"


def _story_cell(figures: dict[str, float]) -> str:
    return _cell(figures["f1"], figures["precision"], figures["recall"], figures["gold"])


def main() -> None:
    tables = {MARK: table(), PRESS_MARK: press_table()}
    print(*tables.values(), sep="\n\n")
    if "--write" in sys.argv:
        page = ROOT / "docs" / "quality.md"
        text = page.read_text("utf-8")
        for mark, made in tables.items():
            before, _, after = text.split(mark)
            text = f"{before}{mark}\n{made}\n{mark}{after}"
        page.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
