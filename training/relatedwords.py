"""Find the words of news that keep the same company in the Wikipedia text: words of related meaning.

Usage: python training/relatedwords.py CORPORA OUT.tsv

CORPORA holds `text/wikipedia-ar/articles.txt.xz`. Words are put under the keys by which texts are compared
(`text.likeness`). What stands within two words of each, and from three to five words away, is counted apart, weighted
by how much likelier than chance it is (positive pointwise mutual information) and reduced to 150 dimensions. Two words
are related where each is among the twelve nearest of the other and the cosine of both is .5 or more. Words that are no
everyday words, and numbers, months and days, which are never one for the other, are left out. OUT has a key and
its related keys a line, each pair once; no text. Needs numpy, scipy and scikit-learn; two minutes on one core.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy
from scipy.sparse import coo_matrix, csr_matrix, diags, hstack
from sklearn.utils.extmath import randomized_svd
from wordclusters import information, sentences

from tawatur.lexicon import Lexicon, load_lexicon
from tawatur.lexicon.concepts.calendar import Month, Weekday
from tawatur.lexicon.concepts.quantities import Numeral
from tawatur.text.folding import fold
from tawatur.text.likeness import likeness_key

MOST_WORDS = 40_000
LEAST = 8
#: The commonest words say nothing of meaning; the next ones are what company is counted by.
COMMONEST = 60
CONTEXTS = 4_000
NEAR = (1, 2)
FAR = (3, 4, 5)
DIMENSIONS = 150
RELATED = 0.5
NEAREST = 12
HEADER = """# Words of related meaning, as keys of text.likeness: a key and its related ones, each pair once
# source: the company words keep in the Arabic Wikipedia (training/relatedwords.py)
# licence: CC-BY-SA-4.0
# columns: key keys
"""


def numbered(lines: list[list[str]]) -> tuple[list[str], numpy.ndarray]:
    """The commonest keys, and the text as their numbers: -1 for other words, and between lines."""
    keys = [[likeness_key(word) for word in line] for line in lines]
    counted = Counter(key for line in keys for key in line if key and key.isalpha())
    ranked = [key for key, n in counted.most_common(MOST_WORDS) if n >= LEAST]
    ids = {key: number for number, key in enumerate(ranked)}
    apart = [-1] * (max(FAR) + 1)
    return ranked, numpy.array([n for line in keys for n in (*(ids.get(key, -1) for key in line), *apart)])


def company(text: numpy.ndarray, words: int, steps: tuple[int, ...]) -> coo_matrix:
    """How often each context word stands so many words before or after a word."""
    counts = csr_matrix((words, CONTEXTS), dtype=numpy.float32)
    for step in steps:
        for word, context in ((text[:-step], text[step:]), (text[step:], text[:-step])):
            told = (word >= 0) & (context >= COMMONEST) & (context < COMMONEST + CONTEXTS)
            ones = numpy.ones(told.sum(), dtype=numpy.float32)
            counts += coo_matrix((ones, (word[told], context[told] - COMMONEST)), shape=(words, CONTEXTS)).tocsr()
    return counts.tocoo()


def nearest(vectors: numpy.ndarray) -> list[set[int]]:
    """The nearest words of each word that are near enough."""
    found: list[set[int]] = []
    for start in range(0, len(vectors), 2000):
        for number, row in enumerate(vectors[start : start + 2000] @ vectors.T):
            row[start + number] = -1
            close = numpy.where(row >= RELATED)[0]
            found.append({int(n) for n in close[numpy.argsort(-row[close], kind="stable")][:NEAREST]})
    return found


def everyday(lexicon: Lexicon) -> set[str]:
    """The keys of everyday words that are no numbers, months or days of the week."""
    others = (*lexicon.entries(Numeral), *lexicon.entries(Month), *lexicon.entries(Weekday))
    counted = {likeness_key(fold(word)) for entry in others for form in entry.forms() for word in form.text.split()}
    return {likeness_key(word) for word in lexicon.words("common_words")} - counted


def lines_of(ranked: list[str], near: list[set[int]], kept: set[str]) -> Iterator[str]:
    for number in sorted(range(len(ranked)), key=ranked.__getitem__):
        mutual = [ranked[n] for n in near[number] if number in near[n]]
        later = sorted(key for key in mutual if key > ranked[number] and key in kept)
        if later and ranked[number] in kept:
            yield f"{ranked[number]}\t{' '.join(later)}\n"


def main() -> None:
    corpora, out = Path(sys.argv[1]), Path(sys.argv[2])
    ranked, text = numbered(sentences(corpora / "text/wikipedia-ar/articles.txt.xz"))
    table = hstack([information(company(text, len(ranked), steps)) for steps in (NEAR, FAR)]).tocsr()
    left, strength, _ = randomized_svd(table, DIMENSIONS, random_state=7)
    vectors = left @ diags(strength**0.5)
    vectors /= numpy.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    lines = list(lines_of(ranked, nearest(vectors.astype(numpy.float32)), everyday(load_lexicon())))
    out.write_text(HEADER + "".join(lines), "utf-8")
    print(len(lines), "words")


if __name__ == "__main__":
    main()
