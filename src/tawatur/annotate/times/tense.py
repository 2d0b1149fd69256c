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


def read_tenses(tokens: Sequence[Token], classes: Sequence[WordClass], lexicon: Lexicon) -> list[str]:
    """Give "past", "future" or "" for every token: of the last verb before it, or of a mark such as "is due to"."""
    marks = lexicon.compiled(_future_table)
    tenses: list[str] = []
    tense, since = "", 0
    for at, (token, word) in enumerate(zip(tokens, classes, strict=True)):
        tenses.append("" if tense == "present" and at - since > _PRESENT_REACH else _direction(tense))
        if token.kind == "word" and word.tag != "verb" and marks.match_at(tokens, at) is not None:
            tense, since = "future", at
        elif word.tag == "verb" and word.tense and not (tense and word.tense == "present"):
            tense, since = word.tense, at
    return tenses


def _direction(tense: str) -> str:
    return "future" if tense in ("present", "future") else tense


def _future_table(lexicon: Lexicon) -> PhraseTable[str]:
    return PhraseTable((f, e.id) for e in lexicon.entries(TimeWord) if e.kind == "future" for f in e.forms())
