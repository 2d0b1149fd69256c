"""Short stories of our own: two to four accounts of one event each, with the rows that the comparison should find.

`python -m tests.quality.short_stories [--misses]` prints the measures of both parts, and what is missed of the open
one: `--misses` of a story only (`--misses A-01`).
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import tawatur
from tests.quality.gold import as_json, ledger_of, load_script

SHORT_STORIES = Path(__file__).parent / "stories"
HALVES = ("open", "closed")
LAYERS = ("links", "verdicts", "contradictions", "only", "origins")


def stories(half: str) -> Iterator[dict[str, Any]]:
    """The stories of a part; the cells of their rows get offsets beside what they quote.

    Raises:
        ValueError: a cell quotes what its article does not have.
    """
    for path in sorted((SHORT_STORIES / half).glob("*.json")):
        for story in json.loads(path.read_text("utf-8")):
            texts = {article["id"]: f"{article['title']}\n{article['text']}" for article in story["articles"]}
            for row in story["rows"]:
                row["cells"] = [_cell(cell, texts[cell["article"]]) for cell in row["cells"]]
            yield story


def compared(story: dict[str, Any]) -> dict[str, Any]:
    """Our comparison of the accounts of a story."""
    return as_json(tawatur.compare(ledger_of(article) for article in story["articles"]))


def measured(half: str) -> dict[str, Any]:
    """The tally of each layer over the stories of a part."""
    scorer = load_script("score_stories")
    tallies: dict[str, Any] = defaultdict(scorer.Tally)
    for story in stories(half):
        scorer.score(story, compared(story), tallies)
    return tallies


def misses(story: dict[str, Any]) -> Iterator[str]:
    """What the comparison of a story has not, row by row, and what it wrongly says to be contradicted."""
    scorer, found = load_script("score_stories"), compared(story)["rows"]
    linked = scorer.links(found)
    for row in story["rows"]:
        other = scorer.match(row, found)
        pairs = scorer.links([row])
        right = sum(any(_same_pair(scorer, pair, known) for known in linked) for pair in pairs)
        if other is not None and other["verdict"] == row["verdict"] and right == len(pairs):
            continue
        told = f"{other['kind']}/{other['verdict']}" if other else "no row"
        yield f"{row['id']} {row['kind']}/{row['verdict']} -> {told}, links {right}/{len(pairs)}: {row['fact']}"
        for cell in row["cells"]:
            beside = [r for r in found if any(scorer.same_place(cell, c) for c in r["cells"])]
            rows = "; ".join(f"{r['kind']}/{r['verdict']} {_accounts(r)} {r['rule']}" for r in beside)
            yield f"    {cell['article'][-1]} {cell['text']}  << {rows}"
    told = [row for row in story["rows"] if row["verdict"] == "contradict"]
    for row in found:
        if row["verdict"] == "contradict" and scorer.match(row, told) is None:
            cells = " | ".join(f"{cell['article'][-1]} {cell['text']}" for cell in row["cells"])
            yield f"FALSE {row['kind']} {row['rule']}: {cells}"


def _accounts(row: dict[str, Any]) -> str:
    return "".join(sorted({cell["article"][-1] for cell in row["cells"]}))


def _same_pair(scorer: Any, one: Any, other: Any) -> bool:
    same = scorer.same_place
    return (same(one[0], other[0]) and same(one[1], other[1])) or (same(one[0], other[1]) and same(one[1], other[0]))


def _cell(cell: dict[str, Any], text: str) -> dict[str, Any]:
    start = -1
    for _ in range(cell.get("n", 0) + 1):
        start = text.index(cell["q"], start + 1)
    return {"article": cell["article"], "start": start, "end": start + len(cell["q"]), "text": cell["q"]}


def _lines(half: str) -> Iterator[str]:
    """The measures of a part."""
    for layer, tally in measured(half).items():
        shown = tally.figures()
        yield (
            f"{half:<7}{layer:<15} F1 {shown['f1']:.3f} (P {shown['precision']:.3f}, R {shown['recall']:.3f}) "
            f"of {shown['gold']}, {shown['found']} found"
        )


if __name__ == "__main__":
    told = [line for half in HALVES for line in _lines(half)]
    if "--misses" in sys.argv:
        wanted = sys.argv[sys.argv.index("--misses") + 1 :]
        for story in stories("open"):
            if not wanted or story["id"] in wanted:
                told += [f"\n{story['id']} {story['topic']}", *misses(story)]
    sys.stdout.write("\n".join(told) + "\n")
