"""A commitment told twice in one article is one: the body tells it better than the headline, and first told stays."""

from __future__ import annotations

from bisect import bisect_left

import msgspec

from tawatur.claims.clauses.view import EventView
from tawatur.claims.commitments.promises import Found
from tawatur.records.span import Span
from tawatur.text.clitics import ARTICLE
from tawatur.text.endings import relation_stem
from tawatur.text.folding import fold

__all__ = ["once_each"]

#: Kinds that tell one sort of act: a demand is a request that insists, an offer a promise that waits.
_FAMILIES = {"request": "asking", "demand": "asking", "promise": "giving", "offer": "giving"}
#: Ceasefires of one article are told by their states ("the fourth, after three that broke"), not by their words.
_APART = frozenset({"ceasefire"})
_TITLE = "title"
#: The letter in which accusatives end, and how short a word keeps it.
_ALIF, _SHORTEST = "ا", 3
#: Of the words of the shorter telling at least this share stand in the other, and at least so many.
_SHARE, _FEWEST = 0.6, 2
#: How many earlier commitments one is compared with; keeps the comparison linear.
_LOOK_BACK = 24
#: What opens a clause that only describes what terms are about, and the classes of words that tell them apart.
_RELATIVE = "rel"
_TELLING = frozenset({"noun", "adj", "name", "num", "verb"})


class _Told(msgspec.Struct, frozen=True):
    """A commitment with the words that tell it from others, and whether the headline tells it."""

    found: Found
    family: str
    words: frozenset[str]
    is_title: bool


def once_each(view: EventView, found: list[Found]) -> list[Found]:
    """Drop what is told again of the commitments of an article, which stand in the order of the text."""
    told = [_told(view, one) for one in found]
    bodies = {one.family for one in told if not one.is_title}
    kept: list[_Told] = []
    for one in told:
        if one.is_title and one.family in bodies:
            continue
        at = next(
            (k for k in range(len(kept) - 1, max(-1, len(kept) - 1 - _LOOK_BACK), -1) if _same(kept[k], one)), None
        )
        if at is None:
            kept.append(one)
        else:
            kept[at] = msgspec.structs.replace(kept[at], found=_filled(kept[at].found, one.found))
    return [one.found for one in kept]


def _told(view: EventView, found: Found) -> _Told:
    first = min(bisect_left(view.starts, found.content.start), len(view.tokens) - 1)
    stop = bisect_left(view.starts, found.content.end)
    described = next((at for at in range(first + _FEWEST, stop) if view.classes[at].tag == _RELATIVE), stop)
    words = frozenset(_word(view, at) for at in range(first, described) if view.classes[at].tag in _TELLING)
    is_title = view.sentence(first).kind == _TITLE or found.content.text in view.doc.article.title
    return _Told(found, _FAMILIES.get(found.kind, found.kind), words, is_title)


def _word(view: EventView, at: int) -> str:
    """The word at a token without what is attached to its front, its article and the ending of relation."""
    found = view.classes[at]
    wanted = int(found.conjunction) + len(found.preposition)
    token = view.tokens[at]
    variants = token.bound if found.pronoun else token.variants
    key = next((v.key for v in variants if len(v.prefix) == wanted), token.norm)
    stem = relation_stem(key.removeprefix(ARTICLE))
    return stem.removesuffix(_ALIF) if len(stem) > _SHORTEST else stem


def _same(one: _Told, other: _Told) -> bool:
    if one.family != other.family or one.family in _APART:
        return False
    fewest = min(len(one.words), len(other.words))
    shared = len(one.words & other.words)
    if shared < max(_FEWEST, _SHARE * fewest):
        return False
    return _compatible(one.found.givers, other.found.givers)


def _compatible(one: tuple[Span, ...], other: tuple[Span, ...]) -> bool:
    """Whether two tellings may name the same ones: one names nobody, or they share a word."""
    return not one or not other or not _names(one).isdisjoint(_names(other))


def _names(spans: tuple[Span, ...]) -> frozenset[str]:
    return frozenset(relation_stem(word.removeprefix(ARTICLE)) for span in spans for word in fold(span.text).split())


def _filled(first: Found, again: Found) -> Found:
    """The first telling with the parties that only the second names."""
    givers, takers = first.givers or again.givers, first.takers or again.takers
    return msgspec.structs.replace(first, givers=givers, takers=takers)
