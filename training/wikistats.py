"""Count words over the Wikipedia text: which stand whole, which are known, in which company each is found.

Usage: python training/wikistats.py CORPORA STATS.json

CORPORA holds `text/wikipedia-ar/articles.txt.xz`. What is written are counts of words, no text.
"""

from __future__ import annotations

import json
import lzma
import re
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

from tawatur.text.clitics import ARTICLE, CONJUNCTIONS, PREPOSITIONS
from tawatur.text.folding import fold
from tawatur.text.stems import split_word

_WORD = re.compile(r"[\u0620-\u0652\u0670\u0671]+|[.,،؛:!؟()\"«»\n]|\d+")

#: Words after which a verb is likely, and after which a noun is.
VERBS_FOLLOW = frozenset(
    map(
        fold,
        [
            "لم",
            "لن",
            "قد",
            "لقد",
            "سوف",
            "الذي",
            "التي",
            "الذين",
            "ولم",
            "وقد",
            "فقد",
            "ولن",
            "وسوف",
            "عندما",
            "حيث",
            "كان",
            "كانت",
            "كانوا",
            "أن",
            "لا",
            "ولا",
        ],
    )
)
NOUNS_FOLLOW = frozenset(
    map(
        fold,
        [
            "في",
            "من",
            "على",
            "إلى",
            "عن",
            "مع",
            "بين",
            "بعد",
            "قبل",
            "منذ",
            "خلال",
            "تحت",
            "ضد",
            "عند",
            "لدى",
            "هذا",
            "هذه",
            "كل",
            "بعض",
            "وفي",
            "ومن",
            "وعلى",
            "وإلى",
            "أحد",
            "إحدى",
            "جميع",
        ],
    )
)

#: A word whose first letter could be a particle is whole where it is this many times as frequent as the rest of it.
TIMES_REST = 8


class Counts:
    """What one pass over the text gives, by folded word."""

    def __init__(self) -> None:
        self.words = Counter[str]()
        self.with_hamza = Counter[str]()
        self.after_verb_word = Counter[str]()
        self.after_noun_word = Counter[str]()

    def add(self, line: str) -> None:
        raws = _WORD.findall(line)
        tokens = [fold(raw) for raw in raws]
        self.words.update(tokens)
        self.with_hamza.update(t for r, t in zip(raws, tokens, strict=True) if t.startswith(ARTICLE) and r[0] in "أإآ")
        for before, token in pairwise(tokens):
            if before in VERBS_FOLLOW:
                self.after_verb_word[token] += 1
            elif before in NOUNS_FOLLOW:
                self.after_noun_word[token] += 1

    def is_whole(self, word: str) -> bool:
        """Whether the letters at the front that could be particles are the word's own."""
        words = self.words
        if word[0] in CONJUNCTIONS + PREPOSITIONS:
            article = ARTICLE in word[1:3] and len(word) > 5 and words[word[1:]] > 5
            return not article and not word.startswith("لل") and words[word] > TIMES_REST * words[word[1:]]
        if not word.startswith(ARTICLE):
            return False
        if self.with_hamza[word] * 2 > words[word]:
            return True
        # The article is no part of "iltizam": there is a present "yaltazim".
        short = word[:-2] + word[-1] if word[-2] == "ا" else word
        return word.startswith(ARTICLE + "ت") and words["ي" + short[1:]] > 3


def main() -> None:
    corpora, out = Path(sys.argv[1]), Path(sys.argv[2])
    counts = Counts()
    with lzma.open(corpora / "text/wikipedia-ar/articles.txt.xz", "rt", encoding="utf-8") as stream:
        for line in stream:
            counts.add(line)
    whole = {word for word, n in counts.words.items() if n >= 8 and len(word) > 2 and counts.is_whole(word)}
    known = known_words(counts, whole)
    table = company_table(counts, whole, known)
    content = {"whole": sorted(whole), "known": sorted(known & set(table)), "table": table}
    out.write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    print(f"{counts.words.total()} words, {len(whole)} whole, {len(known)} known, {len(table)} in the table")


def known_words(counts: Counts, whole: set[str]) -> set[str]:
    """Words that are found without anything attached, or with the article only."""
    often = [word for word, n in counts.words.items() if n >= 15 and len(word) > 1]
    plain = {w for w in often if w in whole or not (w[0] in CONJUNCTIONS + PREPOSITIONS or w.startswith(ARTICLE))}
    return plain | {w[2:] for w in often if w.startswith(ARTICLE) and len(w) > 4 and w not in whole}


def company_table(counts: Counts, whole: set[str], known: set[str]) -> dict[str, list[int]]:
    """By stem: how often at all, with the article, after words that call for a verb, and for a noun."""
    table: dict[str, list[int]] = {}
    for word, count in counts.words.items():
        stem = split_word(word, whole, known)
        row = table.setdefault(stem.base, [0, 0, 0, 0])
        after_bi = count if stem.preposition and stem.preposition in "بك" else 0
        row[0] += count
        row[1] += count if stem.definite else 0
        row[2] += counts.after_verb_word[word]
        row[3] += counts.after_noun_word[word] + after_bi
    return {word: row for word, row in sorted(table.items()) if row[0] >= 20 and word and word[0] > "\u0600"}


if __name__ == "__main__":
    main()
