"""One part of a person's name: a word, a by-name ("father of X"), "servant of X", "son of X", a name of two words."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tawatur.annotate.nameindex import FREE, NameIndex
from tawatur.records.document import Token
from tawatur.records.layers import WordClass
from tawatur.text.clitics import ARTICLE
from tawatur.text.tokens import WORD

__all__ = ["Unit", "read_unit"]

#: The stroke that parts an attached letter from the name behind it.
_STROKE = "\u0640"
#: Only words this short can be a particle spelled like a name.
_LONGEST_PARTICLE = 3
#: "Servant of" and a name of God in one word have at least so many letters.
_SHORTEST_SERVANT = 7
#: "Father of the servant of": by-names do not nest deeper.
_DEEPEST = 2
#: Word classes that are never a part of a name, whatever the word looks like.
_NEVER = frozenset({"verb", "prep", "conj", "comp", "rel", "neg", "dem", "pron", "num", "particle"})


class Unit(msgspec.Struct, frozen=True):
    """One part of a name, of one or more tokens. `sure`: 2 only a name, 1 also an everyday word, 0 unknown."""

    stop: int
    sure: int
    given: bool
    start: int


def read_unit(
    tokens: Sequence[Token],
    classes: Sequence[WordClass],
    at: int,
    stop: int,
    index: NameIndex,
    *,
    opens: bool,
    depth: int = 0,
) -> Unit | None:
    """Read one part of a name; only a part that opens a name may carry attached prefixes."""
    token = tokens[at]
    if not opens and _joins_another(token, index):
        return None
    if token.kind != WORD or _is_particle(token, classes[at], index):
        return None
    apart = token.text[1:2] == _STROKE and len(token.variants) > 1
    for variant in token.variants[apart:] if opens else token.variants[:1]:
        if variant.prefix.endswith("ك"):
            continue
        compound = _compound(tokens, classes, at, stop, variant.key, variant.start, index, opens, depth)
        if compound is not None:
            return compound
        part = index.parts.get(variant.key)
        if part is None and variant.key.startswith(index.servants) and len(variant.key) >= _SHORTEST_SERVANT:
            return Unit(at + 1, 2, True, variant.start)
        listed = index.known.get(variant.key)
        if listed is not None and listed.rule in ("countries", "capitals") and listed.level == FREE:
            return None
        if opens and variant.key in index.inside:
            return None
        if part is not None:
            sure = int(part[1]) + 1
            if variant.key in index.before:
                sure = _homograph(tokens, at, stop, index)
                if sure:
                    return Unit(at + 1, sure, True, variant.start)
                continue
            if variant.key in index.joints:
                continue
            if sure == 1 and (classes[at].tag in _NEVER or _is_adjective(tokens, at, variant.key, stop, index)):
                continue
            if opens and variant.key in index.seconds and variant.key.startswith(ARTICLE):
                continue
            if opens and ARTICLE + variant.key in index.words and not _is_named(tokens, classes, at, stop, part, index):
                continue
            return Unit(at + 1, sure, part[0] != "s", variant.start)
        other = any(index.parts.get(v.key, "")[:1] == "g" for v in token.variants[1:])
        if variant.key in index.heads or (variant.key in index.common and not other):
            break
    word = classes[at]
    whole = word.tag == "name" and not word.conjunction and not word.preposition and token.norm not in index.common
    other = index.is_everyday(token) or any(v.key in index.parts or v.key in index.known for v in token.variants[1:])
    if other and not (whole and not opens):
        return None
    if classes[at].tag in _NEVER or token.norm in index.words or index.is_nationality(token.norm):
        return None
    return Unit(at + 1, 0, False, token.variants[opens and apart].start)


def _is_particle(token: Token, word: WordClass, index: NameIndex) -> bool:
    """Whether a short word ends in the letter of "on" and "to", and is no given name."""
    if not token.text.endswith("ى") or len(token.text) > _LONGEST_PARTICLE:
        return False
    given = index.parts.get(token.norm, "")[:1] == "g" and token.norm not in index.before
    return not (given and word.tag in ("noun", "name"))


def _is_adjective(tokens: Sequence[Token], at: int, key: str, stop: int, index: NameIndex) -> bool:
    """Whether a name is an adjective of bodies' names here: no sure family name follows, or a given name precedes."""
    if key not in index.words or _names_a_family(tokens, at + 1, stop, index):
        return False
    ends = at + 1 >= stop or tokens[at + 1].kind != WORD
    return not (ends and key.startswith(ARTICLE) and at > 0 and index.parts.get(tokens[at - 1].norm, "") == "g1")


def _is_named(
    tokens: Sequence[Token], classes: Sequence[WordClass], at: int, stop: int, part: str, index: NameIndex
) -> bool:
    """Whether a given name that is an adjective of bodies too has a family name, or a foreign one, behind it."""
    if _names_a_family(tokens, at + 1, stop, index):
        return True
    foreign = at + 1 < stop and classes[at].tag == classes[at + 1].tag == "name"
    return foreign and part == "g1" and not index.is_everyday(tokens[at + 1])


def _names_a_family(tokens: Sequence[Token], at: int, stop: int, index: NameIndex) -> bool:
    return at < stop and index.parts.get(tokens[at].norm, "") == "s1"


def _homograph(tokens: Sequence[Token], at: int, stop: int, index: NameIndex) -> int:
    """How sure a given name is that folding makes one with a preposition: only its last letter tells the two apart.

    Some houses write that letter of the preposition with two dots too, so that a sure name must follow.
    """
    if not tokens[at].text.endswith("ي"):
        return 0
    return 2 if at + 1 < stop and index.parts.get(tokens[at + 1].norm, "")[1:] == "1" else 1


def _joins_another(token: Token, index: NameIndex) -> bool:
    """Whether "and" and another given name make up the word."""
    if index.parts.get(token.norm, "")[:1] == "g":
        return False
    return any(v.prefix == "و" and index.parts.get(v.key, "")[:1] == "g" for v in token.variants[1:])


def _compound(
    tokens: Sequence[Token],
    classes: Sequence[WordClass],
    at: int,
    stop: int,
    key: str,
    start: int,
    index: NameIndex,
    opens: bool,
    depth: int,
) -> Unit | None:
    """By-names ("father of X"), "servant of X", "son of X", two-word names, names with particles."""
    if at + 1 >= stop or tokens[at + 1].kind != WORD:
        return None
    following = tokens[at + 1]
    if f"{key} {following.norm}" in index.pairs:
        return Unit(at + 2, 2, True, start)
    if following.norm in index.seconds and key not in index.common and len(key) > 2 and not classes[at].conjunction:
        return Unit(at + 2, 2, True, start)
    joint = index.joints.get(key)
    if joint is None or depth > _DEEPEST:
        return None
    if joint.role == "servant":
        return Unit(at + 2, 2, True, start) if following.norm.startswith(ARTICLE) else None
    if joint.role == "father":
        inner = read_unit(tokens, classes, at + 1, stop, index, opens=False, depth=depth + 1)
        if inner is not None and (inner.sure or len(key) > 2):
            return Unit(inner.stop, 2, True, start)
        named = len(key) > 2 and following.norm.startswith(ARTICLE) and classes[at + 1].tag not in _NEVER
        return Unit(at + 2, 2, True, start) if named else None
    if opens and joint.role == "particle":
        return None
    inner = read_unit(tokens, classes, at + 1, stop, index, opens=False, depth=depth + 1)
    if inner is None:
        return None
    return Unit(inner.stop, 2 if joint.role == "son" and not opens else max(inner.sure, 1), False, start)
