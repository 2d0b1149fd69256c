"""Pairs of short accounts of our own that contradict each other in one fact, or only seem to.

`python -m tests.quality.account_pairs [--misses]` prints, by matter, how many contradictions are found and how
many near misses are taken for one; `--misses` also what goes wrong in the open part.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import tawatur
from tawatur.records.comparison import Row

PAIRS = Path(__file__).parent / "pairs"
PARTS = ("open", "closed")
CONTRADICT = "contradict"


class Judged(NamedTuple):
    """A pair, the contradicting rows in both of its clauses, and those elsewhere."""

    pair: dict[str, Any]
    there: list[Row]
    elsewhere: list[Row]

    @property
    def is_right(self) -> bool:
        return bool(self.there) == (self.pair["verdict"] == CONTRADICT)


def pairs(part: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((PAIRS / f"{part}.json").read_text("utf-8"))
    return found


def judged(pair: dict[str, Any]) -> Judged:
    """What our comparison of the two accounts says of a pair."""
    places: dict[str, range] = {}
    ledgers = []
    for letter, account in zip("ab", pair["accounts"], strict=True):
        ident, start = f"{pair['id']}-{letter}", account["text"].index(account["q"])
        article = tawatur.make_article(title="", body=account["text"], published=account["published"], ident=ident)
        ledgers.append(tawatur.read(article))
        start += article.text.index(account["text"])
        places[ident] = range(start, start + len(account["q"]))
    rows = [row for row in tawatur.compare(ledgers).rows if row.verdict == CONTRADICT]
    there = [row for row in rows if {c.article for c in row.cells if _meets(c, places[c.article])} == set(places)]
    return Judged(pair, there, [row for row in rows if row not in there])


def _meets(cell: Any, place: range) -> bool:
    return bool(cell.start < place.stop and place.start < cell.end)


def counts(part: str) -> Counter[str]:
    """How many contradictions are `found`, of how many, how many near misses are `false`, of how many, and how many
    contradicting rows stand `elsewhere` in a pair; also by matter ("N found")."""
    found: Counter[str] = Counter()
    for pair in pairs(part):
        result = judged(pair)
        is_one = pair["verdict"] == CONTRADICT
        for prefix in ("", f"{pair['id'][0]} "):
            found[prefix + ("contradictions" if is_one else "near misses")] += 1
            found[prefix + ("found" if is_one else "false")] += bool(result.there)
            found[prefix + "elsewhere"] += len(result.elsewhere)
    return found


def _lines(part: str) -> Iterator[str]:
    found = counts(part)
    for matter in ("", *sorted({key[:2] for key in found if key[1] == " "})):
        yield (
            f"{part:<7}{matter or 'all':<4}{found[matter + 'found']} of {found[matter + 'contradictions']} found, "
            f"{found[matter + 'false']} of {found[matter + 'near misses']} near misses false, "
            f"{found[matter + 'elsewhere']} elsewhere"
        )


def _misses() -> Iterator[str]:
    for result in map(judged, pairs("open")):
        if result.is_right and not result.elsewhere:
            continue
        rules = [row.rule for row in result.there]
        yield f"\n{result.pair['id']} {result.pair['verdict']}: {result.pair['matter']} {rules}"
        yield from (f"    {a['text'].replace(a['q'], '[' + a['q'] + ']')}" for a in result.pair["accounts"])
        yield from (f"  elsewhere {r.rule}: {' | '.join(c.text for c in r.cells)}" for r in result.elsewhere)


if __name__ == "__main__":
    told = [line for part in PARTS for line in _lines(part)]
    sys.stdout.write("\n".join([*told, *(_misses() if "--misses" in sys.argv else ())]) + "\n")
