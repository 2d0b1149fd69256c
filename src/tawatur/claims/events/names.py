"""Words by which parties and places of events are told apart, and whether two times can be one."""

from __future__ import annotations

from functools import lru_cache

from tawatur.records.ledger import TimeExpression
from tawatur.records.span import Span
from tawatur.text.clitics import ARTICLE
from tawatur.text.endings import relation_stem
from tawatur.text.folding import fold

__all__ = ["names_of", "same_time", "stems_of"]

#: Words of fewer letters ("son of") tell nobody apart where others do.
_TELLING = 3


@lru_cache(maxsize=1 << 12)
def names_of(spans: tuple[Span, ...]) -> frozenset[str]:
    """The telling words of phrases, without article and ending of relation."""
    words = frozenset(word for span in spans for word in stems_of(span.text))
    return frozenset(word for word in words if len(word) >= _TELLING or word.isdigit()) or words


@lru_cache(maxsize=1 << 12)
def stems_of(text: str) -> tuple[str, ...]:
    """The words of a phrase, folded, without article and ending of relation."""
    return tuple(relation_stem(word.removeprefix(ARTICLE)) for word in fold(text).split())


def same_time(one: TimeExpression | None, other: TimeExpression | None) -> bool:
    """Whether two times overlap, or one of them is not known."""
    if one is None or other is None or not one.begin or not other.begin:
        return True
    return (one.begin <= (other.finish or other.begin)) and (other.begin <= (one.finish or one.begin))
