"""Short articles of many countries with every statement written out: loaded, read and scored.

`python -m tests.quality.statement_articles [file…] [--misses]` prints the scores of each file of `statements/`.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import tawatur
from tawatur.claims.speech.credits import CREDIT_STAGE
from tawatur.pipeline import STAGES, annotate, make_ledger
from tawatur.records.ledger import Ledger, Statement

FOLDER = Path(__file__).parent / "statements"
KINDS = {"d": "direct", "i": "indirect", "m": "mixed"}
MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")
PREFIX = re.compile("^(?:[وف]?(?:[بكل]ال|لل|ال)(?=.{2})|[وف](?=.{4}))")

Bounds = tuple[int, int]


@dataclass(frozen=True)
class Said:
    """One expected statement; `speaker` is None for nobody, `implied` where the sentence does not name them."""

    cue: Bounds
    speaker: str | None
    implied: bool
    content: Bounds
    kind: str
    stance: str
    via: tuple[str, ...]


@dataclass
class Score:
    """Counts over articles; the shares are of the matched statements, speakers of all."""

    count: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def f1(self, layer: str) -> float:
        return 2 * self.count[layer] / max(self.count["expected"] + self.count["found"], 1)

    def credits(self) -> float:
        return 2 * self.count["credits"] / max(self.count["credits expected"] + self.count["credits found"], 1)

    def share(self, name: str, of: str = "statements") -> float:
        return self.count[name] / max(self.count[of], 1)

    def line(self) -> str:
        found, expected, right = (self.count[name] for name in ("found", "expected", "statements"))
        return (
            f"statements {self.f1('statements'):.3f} (precision {right / max(found, 1):.3f}, recall "
            f"{right / max(expected, 1):.3f} of {expected}), speakers {self.f1('speakers'):.3f}, "
            f"content exact {self.share('exact'):.3f}, implied speakers {self.share('implied', 'implied of'):.3f} "
            f"of {self.count['implied of']}, kind {self.share('kind'):.3f}, stance {self.share('stance'):.3f}, "
            f"via {self.share('via'):.3f}"
            + (f", credits {self.credits():.3f}" if self.count["credits expected"] else "")
        )


def articles(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads(path.read_text("utf-8"))["article"]
    return found


def read(row: dict[str, Any]) -> Ledger:
    article = tawatur.make_article(
        title=row["title"], body=row["text"], outlet=row["outlet"], published=row["published"], ident=row["id"]
    )
    return make_ledger(annotate(article, stages=STAGES[: STAGES.index(CREDIT_STAGE) + 1], strict=True))


def place(quotation: str, text: str, *, near: int | None = None) -> Bounds:
    """Where a quotation stands: the first place from `near` on, else the first; "A … B" runs from A to B."""
    first, _, last = quotation.partition(" … ")
    places = [found.start() for found in re.finditer(re.escape(first), text)]
    if not places:
        raise ValueError(f"not in the article: {quotation}")
    start = places[0] if near is None else min(places, key=lambda at: abs(at - near))
    return (start, text.index(last, start) + len(last)) if last else (start, start + len(first))


def expected(row: dict[str, Any], text: str) -> list[Said]:
    """The expected statements. A content that stands twice is the one behind the content before it."""
    found: list[Said] = []
    floor = 0
    for cue, speaker, content, labels, *via in row["said"]:
        start = text.find(content.partition(" … ")[0], floor)
        bounds = place(content, text, near=start if start >= 0 else None)
        kind, stance = labels.split()
        floor = max(floor, bounds[0]) if cue != ":" else bounds[1]
        found.append(
            Said(
                place(cue, text, near=bounds[0]),
                speaker.removeprefix("=") or None,
                speaker.startswith("="),
                bounds,
                KINDS[kind],
                stance,
                tuple(via),
            )
        )
    return found


def fold(text: str) -> set[str]:
    text = re.sub("[أإآٱ]", "ا", MARKS.sub("", text)).replace("ى", "ي").replace("ة", "ه")
    words = re.sub(r"[\s«»\"“”'()\[\]،,.:؛]+", " ", text).split()
    return {PREFIX.sub("", word) or word for word in words}


def same_phrase(one: str, other: str) -> bool:
    """Whether two phrases of like length share half the words of the shorter one."""
    a, b = fold(one), fold(other)
    if not a or not b or max(len(a), len(b)) > 3 * min(len(a), len(b)) + 2:
        return False
    return len(a & b) * 2 >= min(len(a), len(b))


def names_of(ledger: Ledger, statement: Statement) -> list[str]:
    names = [span.text for span in (statement.speaker, statement.speaker_ref) if span is not None]
    for entity in ledger.entities:
        if entity.id == statement.speaker_entity:
            names += [entity.name, *(mention.text for mention in entity.mentions)]
    return names


def overlap(one: Bounds, other: Bounds) -> float:
    inter = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    return inter / max(one[1], other[1], 1) if not inter else inter / (max(one[1], other[1]) - min(one[0], other[0]))


def pairs(wanted: list[Said], found: tuple[Statement, ...]) -> dict[int, int]:
    """The statements that belong together by their content, best first."""
    scored = []
    for i, said in enumerate(wanted):
        for j, statement in enumerate(found):
            shared = overlap(said.content, (statement.content.start, statement.content.end))
            if shared >= 0.5:
                cue = overlap(said.cue, (statement.cue.start, statement.cue.end))
                scored.append((shared + (0.01 if cue else 0), -i, -j))
    matched: dict[int, int] = {}
    for _, i, j in sorted(scored, reverse=True):
        if -i not in matched and -j not in matched.values():
            matched[-i] = -j
    return matched


def score_article(row: dict[str, Any], ledger: Ledger, score: Score) -> None:
    text = ledger.article.text
    wanted, found = expected(row, text), tuple(ledger.statements)
    matched = pairs(wanted, found)
    score_credits(row, ledger, score)
    score.count.update(expected=len(wanted), found=len(found), statements=len(matched))
    for i, said in enumerate(wanted):
        if i not in matched:
            score.misses.append(f"{row['id']} MISSED [{text[slice(*said.cue)]}] {text[slice(*said.content)][:90]}")
            continue
        score_match(row["id"], text, ledger, said, found[matched[i]], score)
    for j, statement in enumerate(found):
        if j not in matched.values():
            score.misses.append(
                f"{row['id']} EXTRA [{statement.cue.text}] {statement.content.text[:90]} ({statement.rule})"
            )


def score_credits(row: dict[str, Any], ledger: Ledger, score: Score) -> None:
    """Credits of articles that list them: right where the words overlap and the kind is the same."""
    wanted = {(fold_line(words), kind) for words, kind in row.get("credits", ())}
    found = {(fold_line(credit.text), credit.kind) for credit in ledger.credits} if wanted else set()
    score.count.update({"credits expected": len(wanted), "credits found": len(found), "credits": len(wanted & found)})
    score.misses += [
        f"{row['id']} credits {label} {one}"
        for label, many in (("MISSED", wanted - found), ("EXTRA", found - wanted))
        for one in sorted(many)
    ]


def fold_line(text: str) -> str:
    return " ".join(sorted(fold(text)))


def score_match(ident: str, text: str, ledger: Ledger, said: Said, statement: Statement, score: Score) -> None:
    names = names_of(ledger, statement)
    right = {
        "speakers": any(same_phrase(said.speaker, name) for name in names) if said.speaker else not names,
        "exact": said.content == (statement.content.start, statement.content.end),
        "kind": said.kind == statement.kind,
        "stance": said.stance == statement.stance,
        "via": [fold(v) for v in said.via] == [fold(v.text) for v in statement.via],
    }
    score.count.update([name for name, ok in right.items() if ok])
    if said.implied:
        score.count.update(["implied of", *(["implied"] if right["speakers"] else [])])
    detail = {
        "speakers": f"{said.speaker} / {names[:3]}",
        "exact": f"{text[slice(*said.content)]} / {statement.content.text}",
        "kind": f"{said.kind} / {statement.kind}",
        "stance": f"{said.stance} / {statement.stance}",
        "via": f"{said.via} / {[v.text for v in statement.via]}",
    }
    for name, ok in right.items():
        if not ok:
            score.misses.append(f"{ident} {name} [{statement.cue.text}] {detail[name]} ({statement.rule})")


def score_file(path: Path) -> Score:
    score = Score()
    for row in articles(path):
        score_article(row, read(row), score)
    return score


def main(arguments: list[str]) -> None:
    names = [name for name in arguments if not name.startswith("-")]
    for path in [Path(name) for name in names] or sorted(FOLDER.glob("*.toml")):
        score = score_file(path)
        misses = score.misses if "--misses" in arguments else []
        sys.stdout.write("\n".join([f"{path.stem}: {score.line()}", *misses, ""]))


if __name__ == "__main__":
    main(sys.argv[1:])
