"""Deciding which letters at the front of a word are attached particles: one reading a word, by a list of whole words.

`clitics.analyse` lists every reading that spelling allows; this module picks the likely one, which is what word classes
and noun phrases need. The lists come with the caller (they are learned, see `training/wordclasses.py`).
"""

from __future__ import annotations

from collections.abc import Container

import msgspec

from tawatur.text.clitics import ARTICLE, CONJUNCTIONS, PREPOSITIONS

__all__ = ["Stem", "split_word"]

_LI = "ل"
_SHORTEST = 2


class Stem(msgspec.Struct, frozen=True):
    """A folded word taken apart: attached "and" or "so", preposition, whether it has the article, the rest."""

    conjunction: str
    preposition: str
    definite: bool
    base: str


def split_word(norm: str, whole: Container[str], known: Container[str]) -> Stem:
    """Take particles off a folded word.

    `whole` holds words whose first letters belong to them although they look attached; `known` holds words that occur
    without particles, before which a preposition is believed.
    """
    conjunction = preposition = ""
    word = norm
    if word not in whole and len(word) > _SHORTEST and word[0] in CONJUNCTIONS:
        conjunction, word = word[0], word[1:]
    if word in whole or len(word) <= _SHORTEST:
        return Stem(conjunction, "", False, word)
    if word.startswith(_LI + _LI) and len(word) > _SHORTEST + 1:
        rest = word[1:]
        if rest in known and rest not in whole and word[2:] not in known:
            return Stem(conjunction, _LI, False, rest)
        return Stem(conjunction, _LI, True, word[2:])
    if word[0] in PREPOSITIONS and (_has_article(word[1:]) or word[1:] in known):
        preposition, word = word[0], word[1:]
    if _has_article(word) and word not in whole:
        return Stem(conjunction, preposition, True, word[len(ARTICLE) :])
    return Stem(conjunction, preposition, False, word)


def _has_article(word: str) -> bool:
    return word.startswith(ARTICLE) and len(word) > len(ARTICLE) + 1
