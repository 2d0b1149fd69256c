"""First names spelled like everyday words, where what stands around them leaves room for a person's name only."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.annotate.nameindex import NameIndex
from tawatur.records.document import Token
from tawatur.records.layers import WordClass
from tawatur.text.clitics import ARTICLE

__all__ = ["is_family_behind", "is_framed"]

_COMMAS = frozenset({"،", ","})
#: Classes of words that no first name is spelled like.
_UNLIKE = frozenset({"pron", "dem", "num", "rel", "neg"})
#: Kinds of titles that stand behind a name as well.
_OFFICES = frozenset({"office", "rank", "academic"})


def is_framed(tokens: Sequence[Token], classes: Sequence[WordClass], at: int, stop: int, index: NameIndex) -> bool:
    """Whether a first and a family name fill the place between a verb and "that" or a title, or between commas.

    "Said <Muna Sharif> that", "the minister in the cabinet, <Faysal Miqdad>, said".
    """
    if at == 0 or at + 2 >= stop or classes[at].tag in _UNLIKE or not is_family_behind(tokens, at, stop, index):
        return False
    after_comma = tokens[at - 1].text in _COMMAS
    if not after_comma and (classes[at - 1].tag != "verb" or classes[at - 1].pronoun):
        return False
    behind = at + 2
    if after_comma:
        return tokens[behind].text in _COMMAS
    if tokens[behind].text in _COMMAS or classes[behind].tag == "comp":
        return True
    title = index.title_at(tokens, behind) if tokens[behind].norm.startswith(ARTICLE) else None
    return title is not None and title[1].kind in _OFFICES


def is_family_behind(tokens: Sequence[Token], at: int, stop: int, index: NameIndex) -> bool:
    """Whether a first name stands at a token, and a family name right behind it."""
    norm = tokens[at].norm
    given = index.parts.get(norm, "")[:1] == "g" and not norm.startswith(ARTICLE) and norm not in index.before
    return given and at + 1 < stop and _is_family(tokens[at + 1], index)


def _is_family(token: Token, index: NameIndex) -> bool:
    """Whether a word is only a name, or one with the article that no list has."""
    part = index.parts.get(token.norm, "")
    if part:
        return part[1:] == "1"
    listed = token.norm in index.words or token.norm in index.known or index.is_nationality(token.norm)
    return token.norm.startswith(ARTICLE) and not listed and not index.is_everyday(token)
