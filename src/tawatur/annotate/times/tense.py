"""The tense that governs each place of a sentence, which decides the direction of a bare weekday or month."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.lexicon import Lexicon, PhraseTable
from tawatur.lexicon.concepts.calendar import TimeWord
from tawatur.records.document import Token
from tawatur.records.layers import WordClass

__all__ = ["read_tenses"]

#: How far a present-tense verb reaches: "begins ... on Friday" looks ahead, a verb further back does not, nor
#: does one in a sentence that tells of the past.
_PRESENT_REACH = 10
#: What opens a clause of its own, whose verb tells nothing of the words before it.
_CLAUSES = frozenset({"rel", "comp"})


def read_tenses(tokens: Sequence[Token], classes: Sequence[WordClass], lexicon: Lexicon) -> list[str]:
    """Give "past", "future" or "" for every token: of the last verb before it, or of a mark such as "is due to".

    A present verb under the negation of the past ("did not") tells of the past, one behind "to the end that" of what
    lies ahead.
    """
    marks = lexicon.compiled(_mark_table)
    if not tokens:
        return []
    marked = {match.first - tokens[0].index: match.items[0][0] for match in marks.find(tokens, overlapping=True)}
    negated = aimed = False
    tenses: list[str] = []
    tense, since = "", 0
    for at, word in enumerate(classes):
        tenses.append("" if tense == "present" and at - since > _PRESENT_REACH else _direction(tense))
        mark = marked.get(at) if word.tag != "verb" else None
        if mark == "pastmark":
            negated = True
        elif mark == "aim":
            aimed = True
        elif mark is not None:
            tense, since = mark, at
        elif word.tag == "verb" and word.tense == "present" and negated:
            tense, since, negated = "past", at, False
        elif word.tag == "verb" and word.tense == "present" and aimed:
            tense, since, aimed = "future", at, False
        elif word.tag == "verb" and word.tense and not (tense and word.tense == "present"):
            tense, since = word.tense, at
    _front(tenses, classes)
    return tenses


def _front(tenses: list[str], classes: Sequence[WordClass]) -> None:
    """Give the words before the first verb its tense where it is of the past: "in September, he told"."""
    for at, word in enumerate(classes):
        if tenses[at] or word.tag in _CLAUSES:
            return
        if word.tag == "verb":
            if word.tense == "past":
                tenses[:at] = [word.tense] * at
            return


def _direction(tense: str) -> str:
    return "future" if tense in ("present", "future") else tense


def _mark_table(lexicon: Lexicon) -> PhraseTable[str]:
    kinds = ("future", "pastmark", "aim")
    return PhraseTable((f, e.kind) for e in lexicon.entries(TimeWord) if e.kind in kinds for f in e.forms())
