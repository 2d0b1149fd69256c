"""Cluster the words of the Wikipedia text by the company they keep.

Usage: python training/wordclusters.py CORPORA OUT.tsv

CORPORA holds `text/wikipedia-ar/articles.txt.xz`. Words that stand left and right of each frequent word are counted,
weighted by how much likelier than chance they are (positive pointwise mutual information), reduced to a hundred
dimensions and put into groups by k-means. OUT has one folded word and the number of its group a line; no text. Needs
numpy, scipy and scikit-learn; three minutes on one core.
"""

from __future__ import annotations

import lzma
import re
import sys
from collections import Counter
from pathlib import Path

import numpy
from scipy.sparse import coo_matrix, diags, hstack
from sklearn.cluster import MiniBatchKMeans
from sklearn.utils.extmath import randomized_svd

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from tawatur.text.folding import fold

_WORD = re.compile(r"[\u0620-\u0652\u0670\u0671]+|[.,،؛:!؟()\"«»\n]|\d+")
#: Words seen less often than this have too little company to be grouped by.
LEAST = 6
MOST_WORDS = 60_000
CONTEXTS = 4_000
DIMENSIONS = 100
GROUPS = 256


def sentences(path: Path) -> list[list[str]]:
    """The folded words of every line, numbers put as one."""
    with lzma.open(path, "rt", encoding="utf-8") as stream:
        return [["#" if w[0].isdigit() else fold(w) for w in _WORD.findall(line)] for line in stream]


def company(lines: list[list[str]], words: dict[str, int], contexts: dict[str, int], step: int) -> coo_matrix:
    """How often each context word stands `step` words after a word."""
    pairs = Counter[int]()
    width = len(contexts)
    for line in lines:
        left, right = (line, line[step:]) if step > 0 else (line[-step:], line)
        pairs.update(
            words[a] * width + contexts[b] for a, b in zip(left, right, strict=False) if a in words and b in contexts
        )
    keys = numpy.fromiter(pairs.keys(), dtype=numpy.int64)
    counts = numpy.fromiter(pairs.values(), dtype=numpy.float64)
    return coo_matrix((counts, (keys // width, keys % width)), shape=(len(words), width))


def information(counts: coo_matrix) -> coo_matrix:
    """Positive pointwise mutual information, contexts smoothed."""
    total = counts.sum()
    rows = numpy.asarray(counts.sum(axis=1)).ravel()
    columns = numpy.asarray(counts.sum(axis=0)).ravel() ** 0.75
    columns /= columns.sum()
    values = numpy.log(counts.data * total / (rows[counts.row] * columns[counts.col] * total) + 1e-12)
    kept = values > 0
    return coo_matrix((values[kept], (counts.row[kept], counts.col[kept])), shape=counts.shape)


def main() -> None:
    corpora, out = Path(sys.argv[1]), Path(sys.argv[2])
    lines = sentences(corpora / "text/wikipedia-ar/articles.txt.xz")
    counted = Counter(w for line in lines for w in line)
    ranked = [w for w, n in counted.most_common(MOST_WORDS) if n >= LEAST]
    words = {w: i for i, w in enumerate(ranked)}
    contexts = {w: i for i, w in enumerate(ranked[:CONTEXTS])}
    table = hstack([information(company(lines, words, contexts, step)) for step in (-2, -1, 1, 2)]).tocsr()
    left, strength, _ = randomized_svd(table, DIMENSIONS, random_state=7)
    vectors = left @ diags(strength**0.5)
    vectors /= numpy.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    groups = MiniBatchKMeans(GROUPS, random_state=7, n_init=3, batch_size=8192, max_iter=60).fit_predict(vectors)
    rows = sorted(f"{word}\t{groups[i]}" for word, i in words.items() if word.isalpha())
    out.write_text("\n".join(rows) + "\n", "utf-8")
    print(len(rows), "words in", GROUPS, "groups")


if __name__ == "__main__":
    main()
