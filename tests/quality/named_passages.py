"""Short passages of many countries with every name marked in the text: loaded, read and scored.

`python -m tests.quality.named_passages [file…] [--misses]` prints the scores of each file of `names/`, counted as
`score.py` beside the gold counts them.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

import tawatur
from tawatur.pipeline import STAGES, annotate
from tawatur.records.document import Document
from tawatur.records.layers import ENTITIES
from tawatur.text.folding import fold

FOLDER = Path(__file__).parent / "names"
TYPES = {"P": "PER", "O": "ORG", "L": "LOC", "N": "NORP"}
UP_TO_ENTITIES = STAGES[: [s.name for s in STAGES].index("coreference") + 1]
OPENING = re.compile(r"\{(~?)([POLN])(\d*) ")


@dataclass(frozen=True)
class Marked:
    """A name as it is marked: offsets in the bare text, type, the number that joins it to others, or ""."""

    start: int
    end: int
    type: str
    number: str
    optional: bool


@dataclass
class Score:
    """Right, expected and found of each layer, over passages."""

    count: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def add(self, layer: str, expected: int, found: int, right: int) -> None:
        self.count.update({f"{layer} expected": expected, f"{layer} found": found, f"{layer} right": right})

    def precision(self, layer: str) -> float:
        return self.count[f"{layer} right"] / max(self.count[f"{layer} found"], 1)

    def recall(self, layer: str) -> float:
        return self.count[f"{layer} right"] / max(self.count[f"{layer} expected"], 1)

    def f1(self, layer: str) -> float:
        both = self.count[f"{layer} expected"] + self.count[f"{layer} found"]
        return 2 * self.count[f"{layer} right"] / max(both, 1)

    def line(self) -> str:
        return ", ".join(
            f"{layer} {self.f1(layer):.3f} ({self.precision(layer):.3f} / {self.recall(layer):.3f} "
            f"of {self.count[f'{layer} expected']})"
            for layer in ("entities", "PER", "ORG", "LOC", "NORP", "mentions", "coreference")
        )


def unmark(marked: str) -> tuple[str, list[Marked]]:
    """The bare text and the names marked in it."""
    text, names, opened, at = "", [], [], 0
    while at < len(marked):
        opening = OPENING.match(marked, at)
        if opening:
            opened.append((len(text), opening))
            at = opening.end()
            continue
        if marked[at] == "}":
            start, mark = opened.pop()
            names.append(Marked(start, len(text), TYPES[mark[2]], mark[3], mark[1] == "~"))
        else:
            text += marked[at]
        at += 1
    return text, names


def passages(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads(path.read_text("utf-8"))["passage"]
    return found


def read(row: dict[str, Any], text: str) -> Document:
    year = re.search(r"(?:19|20)\d\d", row["id"])
    article = tawatur.make_article(title="", body=text, published=f"{year[0]}-06-15" if year else None, ident=row["id"])
    return annotate(article, stages=UP_TO_ENTITIES, strict=True)


def score_passage(row: dict[str, Any], score: Score) -> None:
    bare, marked = unmark(row["text"])
    doc = read(row, bare)
    shift = doc.text.index(bare)
    text = doc.text[shift:]
    names = [(m.start - shift, m.end - shift, e.type, e.id) for e in doc[ENTITIES] for m in e.mentions]
    free = {(m.start, m.end) for m in marked if m.optional}
    wanted = {(m.start, m.end, m.type) for m in marked if not m.optional}
    found = {(start, end, type) for start, end, type, _ in names if (start, end) not in free}
    score.add("mentions", len(wanted), len(found), len(wanted & found))
    forms, seen = ({(type, fold(text[start:end])) for start, end, type in many} for many in (wanted, found))
    score.add("entities", len(forms), len(seen), len(forms & seen))
    for kind in TYPES.values():
        one, other = ({form for form in many if form[0] == kind} for many in (forms, seen))
        score.add(kind, len(one), len(other), len(one & other))
    score.misses += [
        f"{row['id']} {label} {type} {text[start:end]}"
        for label, many in (("MISSED", wanted - found), ("EXTRA", found - wanted))
        for start, end, type in sorted(many)
    ]
    _score_coreference(row["id"], text, [m for m in marked if not m.optional], names, forms & seen, score)


def _score_coreference(ident: str, text: str, marked: list[Marked], names: list[tuple[int, int, str, str]],
                       shared: set[tuple[str, str]], score: Score) -> None:  # fmt: skip
    """Pairs of names found by both that are put together."""
    expected = _pairs(((m.type, fold(text[m.start : m.end])), f"{m.type}{m.number}") for m in marked if m.number)
    found = _pairs(((type, fold(text[start:end])), ident) for start, end, type, ident in names)
    expected, found = ({p for p in pairs if set(p) <= shared} for pairs in (expected, found))
    score.add("coreference", len(expected), len(found), len(expected & found))
    score.misses += [
        f"{ident} pair {label} {left[1]} = {right[1]}"
        for label, many in (("MISSED", expected - found), ("EXTRA", found - expected))
        for left, right in sorted(many)
    ]


def _pairs(forms: Any) -> set[tuple[tuple[str, str], tuple[str, str]]]:
    groups: dict[str, set[tuple[str, str]]] = {}
    for form, group in forms:
        groups.setdefault(group, set()).add(form)
    return {(one, other) for many in groups.values() for one, other in combinations(sorted(many), 2)}


def score_file(path: Path) -> Score:
    score = Score()
    for row in passages(path):
        score_passage(row, score)
    return score


def main(arguments: list[str]) -> None:
    names = [name for name in arguments if not name.startswith("-")]
    for path in [Path(name) for name in names] or sorted(FOLDER.glob("*.toml")):
        score = score_file(path)
        misses = score.misses if "--misses" in arguments else []
        sys.stdout.write("\n".join([f"{path.stem}: {score.line()}", *misses, ""]))


if __name__ == "__main__":
    main(sys.argv[1:])
