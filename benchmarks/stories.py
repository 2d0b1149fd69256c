"""Stories with their origins from ready ledgers, a file a day: a quarter of the days, half, all, and one day more.

python benchmarks/stories.py FOLDER    (FOLDER/<day>.jsonl.gz, each what `tawatur read` wrote of a day's articles)
"""

from __future__ import annotations

import gzip
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from tawatur.archive import stories
from tawatur.records.codec import decode_ledger
from tawatur.records.ledger import Ledger
from tawatur.records.story import Story

#: Files before the last day that are needed to place it.
_HISTORY = 5


def main() -> None:
    days = sorted(Path(sys.argv[1]).glob("*.jsonl.gz"))
    for part in (0.25, 0.5, 1.0):
        _measure(f"{part:4.0%} of the days", days[: max(1, round(len(days) * part))])
    settled, _ = _found(days[:-1])
    last = days[-1].name[:10]
    _measure("one day more", days[-_HISTORY:], settled=settled, since=last)


def _measure(name: str, days: Sequence[Path], *, settled: Sequence[Story] = (), since: str = "") -> None:
    found, seconds = _found(days, settled=settled, since=since)
    articles = sum(len(story.articles) for story in found)
    several = sum(len(story.articles) > 1 for story in found)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{name:17} {articles:>6} articles {several:>5} stories of several {seconds:6.1f} s  peak {peak} MB", flush=True
    )


def _found(days: Sequence[Path], *, settled: Sequence[Story] = (), since: str = "") -> tuple[tuple[Story, ...], float]:
    began = time.process_time()
    found = stories(_ledgers(days), settled=settled, since=since, origins=True)
    return found, time.process_time() - began


def _ledgers(days: Sequence[Path]) -> Iterator[Ledger]:
    for day in days:
        with gzip.open(day) as lines:
            yield from map(decode_ledger, lines)


if __name__ == "__main__":
    main()
