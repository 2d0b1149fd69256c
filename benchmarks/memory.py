"""Prove that memory stays flat: read N articles as a stream and print the peak after each tenth.

python benchmarks/memory.py [N]
"""

from __future__ import annotations

import resource
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from conftest import CORPUS, _from_zip

from tawatur.demo import demo_articles
from tawatur.pipeline import read
from tawatur.records.codec import encode


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    zips = sorted(CORPUS.glob("*.zip"))
    done = written = 0
    while done < count:
        articles = _from_zip(zips[done // 2000 % len(zips)], 2000) if zips else list(demo_articles()) * 100
        for article in articles[: count - done]:
            written += len(encode(read(article)))
            done += 1
            if done % max(1, count // 10) == 0:
                peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
                print(f"{done:>7} articles  {written / 1e6:8.1f} MB written  peak {peak} MB", flush=True)


if __name__ == "__main__":
    main()
