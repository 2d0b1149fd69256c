"""Learn which drafts are told as events: the weights of `tables/event_scores.tsv`, by logistic regression.

Usage: python training/event_scores.py CORPORA ANNOTATED[:WEIGHT] … [--out TABLE] [--leave-out]

ANNOTATED is a file of annotations whose texts stand in CORPORA (`annotated.py`), or a folder of our own articles with
their ledgers (`articles.jsonl`, `gold.jsonl`), of which the open half counts. A draft is an event where the annotation
has one of its type at its word, else in its sentence, each once. `--leave-out` measures every fifth of the texts with
what the others teach. The same files give the same table, byte for byte. No text goes into it: features and numbers
only. Takes a minute.

The shipped table: python training/event_scores.py CORPORA training/annotations/events.jsonl tests/quality/own:0.6
    --out src/tawatur/lexicon/data/ar/tables/event_scores.tsv
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from annotated import Text, annotated
from logistic import Example, fit

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from tawatur import make_article
from tawatur.claims.clauses.viewing import view_events
from tawatur.claims.events.drafts import draft_events
from tawatur.claims.events.gathering import gather
from tawatur.claims.events.scores import WANTED, Doubt, doubts_of, features_of
from tawatur.lexicon import load_lexicon
from tawatur.lexicon.weights import likelihood
from tawatur.pipeline import STAGES, annotate
from tests.quality.gold import is_closed

HEAD = """\
# Weights (hundredths) of what tells whether a draft is an event that the article reports
# source: our annotation of ANERcorp, WikiNews, the Wikipedia and our own articles (training/event_scores.py); no text
# licence: CC-BY-SA-4.0
# columns: feature weight
"""
#: Parts of the texts, each of which is measured with what the others teach.
FOLDS = 5
#: The kind of drafts that are events where nothing is learnt.
LEAD = "lead"
SENTENCE_END = re.compile(r"[.!?؟·]+(?=\s)|\n")


class Read(NamedTuple):
    """An annotated article: its text, what may be an event in it, the type and word of those that are, its weight."""

    text: str
    doubts: list[Doubt]
    gold: list[tuple[str, int, int]]
    weight: float


def read_text(text: Text, events: list[dict[str, Any]], weight: float) -> Read:
    """Read a text whose events are annotated."""
    stages = tuple(stage for stage in STAGES if stage.name != "events and commitments")
    made = make_article(title=text.title, body=text.body, outlet=text.outlet, published=text.published)
    view = view_events(annotate(made, stages=stages, strict=True), load_lexicon())
    drafts = draft_events(view, load_lexicon())
    gold = [(event["type"], event["trigger"]["start"], event["trigger"]["end"]) for event in events]
    return Read(made.text, list(doubts_of(view, gather(drafts.told), drafts.untold, drafts.told)), gold, weight)


def read_file(corpora: Path, path: Path, weight: float) -> Iterator[Read]:
    """Read the texts of a file of annotations, or the open ones of a folder of our own articles."""
    if not path.is_dir():
        for row, text in annotated(corpora, path):
            yield read_text(text, row["events"], weight)
        return
    ledgers = map(json.loads, (path / "gold.jsonl").read_text("utf-8").splitlines())
    events = {ledger["article"]["id"]: ledger["events"] for ledger in ledgers}
    for row in map(json.loads, (path / "articles.jsonl").read_text("utf-8").splitlines()):
        if not is_closed(row["id"]):
            text = Text(row["title"], row["text"], row["outlet"], row["published"])
            yield read_text(text, events[row["id"]], weight)


def right(read: Read, doubts: Sequence[Doubt]) -> set[int]:
    """Which of the doubts are events: the annotated word itself first, then one of its type in its sentence."""

    def sentence(at: int) -> int:
        return len(SENTENCE_END.findall(read.text[:at]))

    pairs: list[tuple[float, int, int]] = []
    places = [sentence(start) for _, start, _ in read.gold]
    for j, doubt in enumerate(doubts):
        span, rank = doubt.draft.span, 0.4 if doubt.kind == LEAD else 0.0
        for i, (kind, start, end) in enumerate(read.gold):
            if kind == doubt.draft.type:
                if min(span.end, end) > max(span.start, start):
                    pairs.append((2 + rank, -i, -j))
                elif sentence(span.start) == places[i]:
                    pairs.append((1 + rank, -i, -j))
    taken: dict[int, int] = {}
    for _, i, j in sorted(pairs, reverse=True):
        if -i not in taken and -j not in taken.values():
            taken[-i] = -j
    return set(taken.values())


def examples_of(read: Read) -> Iterator[Example]:
    """The drafts of an annotated article as examples."""
    told = right(read, read.doubts)
    for at, doubt in enumerate(read.doubts):
        yield Example(tuple(dict.fromkeys(features_of(doubt))), read.weight, at in told)


def measure(reads: Sequence[Read], weights: dict[str, int] | None) -> str:
    """Precision, recall and F1 of events with these weights; by the rules alone without."""
    gold = found = hits = 0
    for read in reads:
        kept = [
            d for d in read.doubts
            if (d.kind == LEAD if weights is None
                else likelihood(weights.get(f, 0) for f in features_of(d)) >= WANTED[d.kind])
        ]  # fmt: skip
        gold, found, hits = gold + len(read.gold), found + len(kept), hits + len(right(read, kept))
    precision, recall = hits / max(found, 1), hits / max(gold, 1)
    return f"P {precision:.3f} R {recall:.3f} F {2 * hits / max(found + gold, 1):.3f} ({gold}, {found}, {hits})"


def left_out(reads: Sequence[Read]) -> Iterator[str]:
    """Every fifth of the texts, measured by the rules alone and with what the other four fifths teach."""
    for fold in range(FOLDS):
        out = [read for at, read in enumerate(reads) if at % FOLDS == fold]
        others = [read for at, read in enumerate(reads) if at % FOLDS != fold]
        weights = fit([example for read in others for example in examples_of(read)])
        yield f"fifth {fold + 1}\n   rules {measure(out, None)}\n   with scores {measure(out, weights)}"


def main() -> None:
    """Learn, measure if asked to, write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("annotated", nargs="+")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--leave-out", action="store_true")
    args = parser.parse_args()
    reads: list[Read] = []
    for name in args.annotated:
        path, _, weight = name.partition(":")
        reads += read_file(args.corpora, Path(path), float(weight or 1))
    if args.leave_out:
        print(*left_out(reads), sep="\n")
    weights = fit([example for read in reads for example in examples_of(read)])
    print(len(reads), "texts,", sum(len(read.gold) for read in reads), "events,", len(weights), "weights")
    if args.out:
        rows = "".join(f"{name}\t{weight}\n" for name, weight in sorted(weights.items()))
        args.out.write_text(HEAD + rows, "utf-8")


if __name__ == "__main__":
    main()
