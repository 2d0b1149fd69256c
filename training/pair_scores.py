"""Learn which clauses of two accounts tell one fact: the weights of `tables/pair_scores.tsv`, by logistic regression.

Usage: python training/pair_scores.py [--out TABLE] [--leave-out]

Learnt from open stories of our own (`tests/quality/own_stories`, and every second one of `tests/quality/stories`; the
others measured it, and add nothing when learnt from): a pair of clauses tells one fact where a row of the gold has a
cell at each. `--leave-out` measures every eighth of the stories with what
the others teach. The same stories give the same table, byte for byte. No text goes into it: features and numbers only.

The shipped table: python training/pair_scores.py --out src/tawatur/lexicon/data/ar/tables/pair_scores.tsv
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from logistic import Example, fit

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from tawatur.compare.accounts import account_of
from tawatur.compare.likeness import related_words, scale_of
from tawatur.compare.pairing import pair_features
from tawatur.compare.tellings import tellings_of
from tawatur.lexicon import load_lexicon
from tawatur.lexicon.weights import likelihood
from tests.quality.gold import OWN_STORIES, ledger_of, rows
from tests.quality.short_stories import stories

HEAD = """\
# Weights (hundredths) of what tells whether two clauses of different accounts tell one fact
# source: our own stories with the rows of their comparison (training/pair_scores.py); no text
# licence: Apache-2.0
# columns: feature weight
"""
#: How strongly weights are held near nothing; parts of the stories, each measured with what the others teach.
PRIOR, FOLDS = 16.0, 8
#: Shares of the shorter and of the longer of two places that must overlap to be one, as the scorer has it.
SHORTER, LONGER = 0.3, 0.12
WANTED = 0.4


class Read(NamedTuple):
    """A story: its pairs of clauses with their features, and whether the gold has them in a row."""

    pairs: list[tuple[tuple[int, int], tuple[str, ...]]]
    told: list[bool]


def read_story(articles: Sequence[dict[str, Any]], gold: Sequence[dict[str, Any]]) -> Read:
    """Read the accounts of a story and set its clauses beside the cells of the gold."""
    lexicon = load_lexicon()
    ledgers = [ledger_of(row) for row in articles]
    accounts = sorted((account_of(ledger, lexicon) for ledger in ledgers), key=lambda account: account.order)
    scale = scale_of(clause.keys for account in accounts for clause in account.clauses)
    found = [t for owner, account in enumerate(accounts) for t in tellings_of(owner, account, scale, lexicon)]
    items = [item for item in found if not item.hollow]
    cells = [
        {
            number
            for number, row in enumerate(gold)
            for cell in row["cells"]
            if cell["article"] == accounts[item.owner].id and same_place(cell, item.clause.start, item.clause.end)
        }
        for item in items
    ]
    pairs = list(pair_features(items, scale, lexicon.compiled(related_words)))
    return Read(pairs, [not cells[a].isdisjoint(cells[b]) for (a, b), _ in pairs])


def same_place(cell: dict[str, Any], start: int, end: int) -> bool:
    """Whether a clause is where a cell of the gold is."""
    inter = min(cell["end"], end) - max(cell["start"], start)
    short, long = sorted((cell["end"] - cell["start"], end - start))
    return inter > 0 and inter >= SHORTER * short and inter >= LONGER * long


def read_all() -> Iterator[Read]:
    """The stories that are learnt from."""
    for story in stories("open"):
        if int(story["id"].partition("-")[2]) % 2:
            yield read_story(story["articles"], story["rows"])
    for path in sorted(OWN_STORIES.glob("open-*.json")):
        gold = json.loads(path.read_text("utf-8"))
        yield read_story(list(rows(path.with_suffix(".articles.jsonl"))), gold["rows"])


def examples_of(read: Read) -> list[Example]:
    return [Example(features, 1.0, told) for (_, features), told in zip(read.pairs, read.told, strict=True)]


def left_out(reads: Sequence[Read]) -> str:
    """What pairs are worth that are as likely as wanted, each part measured with what the others teach."""
    gold = found = hits = 0
    for part in range(FOLDS):
        weights = fit([e for at, read in enumerate(reads) if at % FOLDS != part for e in examples_of(read)], PRIOR)
        for read in reads[part::FOLDS]:
            likely = [likelihood(weights.get(f, 0) for f in features) >= WANTED for _, features in read.pairs]
            gold, found = gold + sum(read.told), found + sum(likely)
            hits += sum(a and b for a, b in zip(likely, read.told, strict=True))
    return f"P {hits / max(found, 1):.3f} R {hits / max(gold, 1):.3f} of {gold} pairs, {found} found"


def main() -> None:
    """Learn, measure if asked to, write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--leave-out", action="store_true")
    args = parser.parse_args()
    reads = list(read_all())
    if args.leave_out:
        print(left_out(reads))
    weights = fit([example for read in reads for example in examples_of(read)], PRIOR)
    print(len(reads), "stories,", sum(sum(read.told) for read in reads), "pairs of one fact,", len(weights), "weights")
    if args.out:
        table = "".join(f"{name}\t{weight}\n" for name, weight in sorted(weights.items()))
        args.out.write_text(HEAD + table, "utf-8")


if __name__ == "__main__":
    main()
