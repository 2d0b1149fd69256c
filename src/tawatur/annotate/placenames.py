"""Names of places behind a head noun: "province of X", "the town of X"."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tawatur.annotate.nameindex import NameIndex
from tawatur.records.document import Token
from tawatur.records.layers import WordClass
from tawatur.text.clitics import ARTICLE
from tawatur.text.tokens import WORD

__all__ = ["Place", "read_place"]

_NEVER = frozenset({"verb", "prep", "conj", "comp", "rel", "neg", "dem", "pron", "num"})
_NAMES = frozenset({"name", "noun"})
_OPENING = frozenset('"“«”')


class Place(msgspec.Struct, frozen=True):
    """A place's name: first and stop token (the head left out where it is dropped), start offset, key, rule."""

    first: int
    stop: int
    start: int
    key: str | None
    rule: str


def read_place(
    tokens: Sequence[Token], classes: Sequence[WordClass], at: int, stop: int, index: NameIndex
) -> Place | None:
    """Read the name of a place whose head noun stands at `at`."""
    for variant in tokens[at].variants:
        head = index.place_heads.get(variant.key)
        if head is None or variant.key.startswith(ARTICLE) or at + 1 >= stop:
            continue
        inner = at + 1
        end, key = _name_end(tokens, classes, inner, stop, head.takes, index)
        if end == inner:
            return None
        if head.keeps:
            return Place(at, end, variant.start, key, f"<{head.id} head> <place>")
        return Place(inner, end, tokens[inner].start, key, f"<{head.id} head> <place>")
    return None


def _name_end(
    tokens: Sequence[Token], classes: Sequence[WordClass], at: int, stop: int, takes: str, index: NameIndex
) -> tuple[int, str | None]:
    """Where the name ends (at `at` itself where there is none), and its key in the lists."""
    known = index.find(tokens, at, stop)
    if known is not None and not known.prefix and known.known.type == "LOC":
        return _with_adjective(tokens, known.stop, stop, index), known.known.key
    token = tokens[at]
    if takes == "known":
        return at, None
    if token.text in _OPENING and at + 2 < stop and tokens[at + 1].kind == WORD and tokens[at + 2].text in '"”»“':
        return at + 3, None
    if token.kind != WORD or classes[at].tag in _NEVER or index.is_nationality(token.norm):
        return at, None
    word = index.words.get(token.norm)
    if word is not None or token.norm in index.heads or token.norm in index.place_heads or index.title_at(tokens, at):
        return at, None
    everyday = index.is_everyday(token)
    is_name = (token.norm.startswith(ARTICLE) and takes == "any") if everyday else True
    if not is_name or (everyday and token.norm.endswith(("يه", "ي"))):
        return at, None
    if not token.norm.startswith(ARTICLE) and (classes[at].pronoun or classes[at].tag not in _NAMES):
        return at, None
    end = at + 1
    while end < stop and end < at + 3 and classes[end].tag == "name" and _is_unknown(tokens[end], index):
        end += 1
    return _with_adjective(tokens, end, stop, index), None


def _is_unknown(token: Token, index: NameIndex) -> bool:
    return token.norm not in index.common and token.norm not in index.known


def _with_adjective(tokens: Sequence[Token], at: int, stop: int, index: NameIndex) -> int:
    """Take in "new", "eastern" behind the name of a place."""
    word = index.words.get(tokens[at].norm) if at < stop else None
    fits = word is not None and word.id == "of-places"
    return at + 1 if fits else at
