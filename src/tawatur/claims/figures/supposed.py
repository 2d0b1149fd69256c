"""Counts of what has not happened: "could kill 100", "if ten were killed", "were 20 killed?"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from tawatur.claims.figures.view import Count, View, links
from tawatur.records.document import Token
from tawatur.records.layers import MODALITIES, WORD_CLASSES, Modality

__all__ = ["is_supposed"]

#: What has not happened to anybody where it is only possible; of those to be freed or to come, the number is a plan.
_HARMED = frozenset({"killed", "wounded", "missing", "abducted"})
_DONE = _HARMED | {"arrested"}
#: The rule of counts right behind the word that tells of them.
_RIGHT_BEFORE = "<outcome> <count>"
#: The marks behind which nothing is told as having happened; "perhaps" and "it is feared" report it.
_MARKS = frozenset({"<possibility.particle>", "<possibility.qad>", "<possibility.word>", "<possibility.aim>"})
#: Of these only what a verb tells is supposed: "fears of the drowning of 200" report it.
_BEFORE_VERBS = "<possibility.word>"
#: How many tokens ("that", a subject of one word) may stand between the mark and what happens.
_NEAR = 2
#: How far before the number the mark may begin to count.
_REACH = 12
#: Counts of a toll have no word of their own for what happens.
_TOLL = "number of"


def is_supposed(view: View, count: Count) -> bool:
    """Whether what happened to those counted is only supposed or asked, by the mark before the word that tells it.

    A mark further off governs something else: "attempted to kill him with a bomb that left two dead".
    """
    if count.what in _DONE and _is_attempted(view, count):
        return True
    if count.what not in _HARMED:
        return False
    toll = count.rule.startswith(_TOLL)
    for mark in _marks(view, count.number.first):
        if not mark.first <= count.number.first < mark.stop:
            continue
        if toll and mark.first + _NEAR >= count.number.first - _NEAR and mark.rule == "<possibility.qad>":
            return True
        if not toll and count.evidence is not None and _stands_at(view, mark, count.evidence.start):
            return True
    return False


def _is_attempted(view: View, count: Count) -> bool:
    """Whether the verbal noun that tells what happened is what somebody tried or meant to do: "tried to kill ten"."""
    if count.evidence is None or count.rule != _RIGHT_BEFORE:
        return False
    at = bisect_right(view.doc.tokens, count.evidence.start, hi=count.number.first, key=_start) - 1
    if view.doc[WORD_CLASSES][at].tag == "verb":
        return False
    return any(links(view, at - back, "attempt") in (at, at - 1) for back in (1, 2, 3))


def _start(token: Token) -> int:
    return token.start


def _stands_at(view: View, mark: Modality, start: int) -> bool:
    """Whether a word is one of the first behind the mark."""
    tokens, classes = view.doc.tokens[mark.first : min(mark.first + _NEAR, mark.stop)], view.doc[WORD_CLASSES]
    found = next((token for token in tokens if token.start <= start < token.end), None)
    if found is None or mark.rule != _BEFORE_VERBS:
        return found is not None
    is_first = found.index == tokens[0].index or classes[tokens[0].index].tag != "noun"
    return is_first and classes[found.index].tag == "verb"


def _marks(view: View, at: int) -> Iterator[Modality]:
    """The marks of possibility in the sentence that begin near a token or at it."""
    layer = view.doc[MODALITIES]
    place = bisect_right(layer, at, key=_first) - 1
    while place >= 0 and layer[place].first >= max(view.sentence.first, at - _REACH):
        if layer[place].rule in _MARKS:
            yield layer[place]
        place -= 1


def _first(modality: Modality) -> int:
    return modality.first
