"""Noun phrases: how far the phrase that starts at a token reaches."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.lexicon import Lexicon
from tawatur.records.document import Document, Sentence, Token
from tawatur.records.layers import PHRASES, WORD_CLASSES, Phrase, WordClass
from tawatur.records.stage import Stage

__all__ = ["PHRASE_STAGE"]

_HEADS = frozenset({"noun", "name", "adj", "num", "dem"})
#: Tokens after which a full phrase is not sought further; keeps the stage linear.
_LONGEST = 40
_QUOTES = frozenset('«»"“”„‹›＂')


def _run(doc: Document, _: Lexicon) -> Document:
    classes = doc[WORD_CLASSES]
    phrases: list[Phrase | None] = [None] * len(doc.tokens)
    for sentence in doc.sentences:
        for at in range(sentence.first, sentence.stop):
            if classes[at].tag in _HEADS:
                phrases[at] = _phrase(doc.tokens, classes, sentence, at)
    return doc.with_layer(PHRASES, phrases)


def _phrase(tokens: Sequence[Token], classes: Sequence[WordClass], sentence: Sentence, first: int) -> Phrase:
    limit = min(sentence.stop, first + _LONGEST)
    stop = _core(tokens, classes, first, limit)
    full = stop
    while full < limit and _attaches(classes, full):
        tag = classes[full].tag
        full += 1
        if tag == "rel":
            while full < limit and classes[full].tag not in ("punct", "comp"):
                full += 1
        elif full < limit and classes[full].tag in _HEADS:
            full = _core(tokens, classes, full, limit)
    head = first + 1 if classes[first].tag in ("dem", "num") and stop > first + 1 else first
    return Phrase(first, stop, full, head, classes[head].gender, classes[head].number)


def _core(tokens: Sequence[Token], classes: Sequence[WordClass], first: int, limit: int) -> int:
    at = first + 1
    while at < limit:
        found = classes[at]
        quoted = tokens[at].text in _QUOTES and at + 1 < limit
        if not quoted and (found.tag not in _HEADS or found.preposition):
            break
        at += 1
    while at > first + 1 and classes[at - 1].tag == "punct" and tokens[at - 2].text in _QUOTES:
        at -= 1
    return at


def _attaches(classes: Sequence[WordClass], at: int) -> bool:
    found = classes[at]
    return found.tag in ("prep", "rel") or (found.tag in _HEADS and found.preposition != "")


PHRASE_STAGE: Stage[Lexicon] = Stage(
    name="phrases", version="1", requires=(WORD_CLASSES,), assigns=(PHRASES,), run=_run
)
