"""Prove that memory stays flat: read N articles as a stream and print the peak after each tenth.

python benchmarks/memory.py [N]
"""

from __future__ import annotations

import resource
import sys
from itertools import islice

from corpus import stream

from tawatur.pipeline import read
from tawatur.records.codec import encode


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    written = 0
    for done, article in enumerate(islice(stream(), count), 1):
        written += len(encode(read(article)))
        if done % max(1, count // 10) == 0:
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            print(f"{done:>7} articles  {written / 1e6:8.1f} MB written  peak {peak} MB", flush=True)


if __name__ == "__main__":
    main()
