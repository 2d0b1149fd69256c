"""Single sentences of newspapers as yes/no questions: does one report an assault, does one report a protest?

`python -m tests.quality.press_sentences [--misses]` prints precision, recall and F1 of both halves, and the misses of
the open one. The sentences stand in corpora beside the project; `press/sentences.jsonl` holds places, digests and
labels: `y` reports such an event as news, `h` tells one as history, `n` does not, `q` cannot be decided (or is private
crime).
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import tawatur
from tests.quality.gold import rows
from tests.quality.newspapers import CORPORA, HALVES, PRESS
from tests.quality.standoff import newspaper_text

SENTENCES = PRESS / "sentences.jsonl"
KINDS = ("assault", "protest")
#: How a sentence is counted: the statuses with which an event is a yes, the labels that are yes, and those left out.
COUNTED = {
    "news": (frozenset({"actual"}), frozenset("y"), frozenset("q")),
    "news or history": (frozenset({"actual", "historical"}), frozenset("yh"), frozenset("q")),
}
_YES = frozenset("yh")


class Tally(NamedTuple):
    """How many sentences are rightly yes, falsely yes and missed."""

    right: int = 0
    false: int = 0
    missed: int = 0

    @property
    def f1(self) -> float:
        return 2 * self.right / max(2 * self.right + self.false + self.missed, 1)

    def __str__(self) -> str:
        precision = self.right / max(self.right + self.false, 1)
        recall = self.right / max(self.right + self.missed, 1)
        counts = f"{self.right}, {self.false} false, {self.missed} missed"
        return f"P {precision:.3f} R {recall:.3f} F1 {self.f1:.3f} ({counts})"


@cache
def answers() -> list[tuple[dict[str, Any], str, frozenset[tuple[str, str]]]]:
    """Every row with its sentence and the types and statuses of the events found in it.

    Raises:
        ValueError: a sentence is not the one that was labelled.
    """
    found = []
    for row in rows(SENTENCES):
        text = _text(*row["place"])
        if sha256(text.encode()).hexdigest()[:16] != row["sha256"]:
            raise ValueError(f"{row['id']}: {row['place']} is not the sentence that was labelled")
        events = tawatur.read(tawatur.make_article(title="", body=text, ident=row["id"]), strict=True).events
        found.append((row, text, frozenset((event.type.lower(), event.status) for event in events)))
    return found


def tally(kind: str, half: str, counted: str) -> Tally:
    """Count the answers of a half for one of the two questions."""
    statuses, yes, out = COUNTED[counted]
    right = false = missed = 0
    for row, _, events in answers():
        if row["half"] != half or row[kind] in out:
            continue
        told = any(found == kind and status in statuses for found, status in events)
        right += told and row[kind] in yes
        false += told and row[kind] not in yes
        missed += not told and row[kind] in yes
    return Tally(right, false, missed)


def _misses() -> Iterator[str]:
    """The sentences of the open half that are answered wrongly, history counted as told."""
    for row, text, events in answers():
        for kind in KINDS if row["half"] == HALVES[0] else ():
            told = any(found == kind and status in ("actual", "historical") for found, status in events)
            if row[kind] != "q" and told != (row[kind] in _YES):
                yield f"{row['id']} {kind}: {'false' if told else 'missed'} :: {text}"


def _text(corpus: str, archive: str, index: int, start: int, end: int) -> str:
    if corpus == "saudinewsnet":
        return newspaper_text(CORPORA, archive, index).body[start:end]
    return _anercorp()[index][start:end]


@cache
def _anercorp() -> list[str]:
    training = str(Path(__file__).parents[2] / "training")
    if training not in sys.path:
        sys.path.insert(0, training)
    corpora = importlib.import_module("namecorpora")
    sentences = (*corpora.anercorp(CORPORA), *corpora.anercorp_held(CORPORA))
    return [" ".join(word.text for word in sentence) for sentence in sentences]


if __name__ == "__main__":
    told = [f"{half:7}{kind:9}{way:16}{tally(kind, half, way)}" for half in HALVES for kind in KINDS for way in COUNTED]
    sys.stdout.write("\n".join([*told, *(_misses() if "--misses" in sys.argv else ())]) + "\n")
