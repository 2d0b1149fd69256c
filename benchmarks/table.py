"""Print the stage table of docs/performance.md: milliseconds an article, share of the whole, articles a second.

    python benchmarks/table.py [ARTICLES]     reads the corpus beside the project, or the bundled articles

Times are process time of one core; the garbage of one stage is collected outside the next one's clock.
"""

from __future__ import annotations

import gc
import resource
import sys
import time

import corpus

from tawatur.intake.blocks import with_blocks
from tawatur.lexicon import load_lexicon
from tawatur.pipeline import RULE_STAGES, STAGES, annotate, make_ledger
from tawatur.records.codec import encode
from tawatur.text.documents import make_document


def main() -> None:
    articles = corpus.articles(int(sys.argv[1]) if len(sys.argv) > 1 else 400)
    lexicon = load_lexicon()
    for article in articles[:20]:
        docs = [make_document(with_blocks(article, lexicon))]
        for stage in STAGES:
            docs = [stage.run(doc, lexicon) for doc in docs]
    times: dict[str, float] = {}

    def clock(name: str, work: object) -> list[object]:
        gc.collect()
        start = time.process_time()
        result = list(work)  # type: ignore[call-overload]
        times[name] = time.process_time() - start
        return result

    docs = clock("blocks, tokens", (make_document(with_blocks(a, lexicon)) for a in articles))
    words = sum(len(doc.tokens) for doc in docs)
    for stage in STAGES:
        docs = clock(stage.name, (stage.run(doc, lexicon) for doc in docs))
    ledgers = clock("ledger", (make_ledger(doc) for doc in docs))
    clock("JSON", (encode(ledger) for ledger in ledgers))
    total = sum(times.values())
    print(f"{len(articles)} articles, {words / len(articles):.0f} tokens each\n")
    print("| stage | ms an article | share |\n|---|---:|---:|")
    for name, spent in times.items():
        print(f"| {name} | {1000 * spent / len(articles):.2f} | {spent / total:.0%} |")
    print(f"| **all** | **{1000 * total / len(articles):.2f}** | |")
    print(f"\nall articles held in memory: {len(articles) / total:.0f} articles a second; peak memory {_peak_mb()} MB")
    del docs, ledgers
    for name, stages in (("one after another", STAGES), ("without the learned name chain", RULE_STAGES)):
        gc.collect()
        start = time.process_time()
        for article in articles:
            encode(make_ledger(annotate(article, stages=stages)))
        print(f"{name}: {len(articles) / (time.process_time() - start):.0f} articles a second")


def _peak_mb() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
