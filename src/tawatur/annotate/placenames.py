"""Names of places behind a head noun: "province of X", "the town of X"."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tawatur.annotate.nameindex import FREE, GUARDED, NameIndex, is_other_word
from tawatur.annotate.personnames import read_chain
from tawatur.records.document import Token
from tawatur.records.layers import WordClass
from tawatur.text.clitics import ARTICLE
from tawatur.text.inflection import has_nisba_ending
from tawatur.text.tokens import WORD

__all__ = ["Place", "compound_end", "names_compound", "read_coordinated_place", "read_place", "read_unknown_place"]

_NEVER = frozenset({"verb", "prep", "conj", "comp", "rel", "neg", "dem", "pron", "num"})
_HONOURS = frozenset({"honorific", "office", "clerical"})
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
    tokens: Sequence[Token], classes: Sequence[WordClass], at: int, stop: int, index: NameIndex, depth: int = 0
) -> Place | None:
    """Read the name of a place whose head noun stands at `at`."""
    for variant in tokens[at].variants:
        head = index.place_heads.get(variant.key)
        if head is None or variant.key.startswith(ARTICLE) or at + 1 >= stop:
            continue
        if is_other_word(tokens[at].text, variant.key, head.nouns) or _describes(classes, at):
            continue
        inner = at + 1
        if index.is_set_phrase(f"{variant.key} {tokens[inner].norm}"):
            continue
        honoured = _honoured(tokens, classes, inner, stop, index) if head.keeps else inner
        if honoured > inner:
            honoured = _with_adjective(tokens, honoured, stop, index, site=True)
            return Place(at, honoured, variant.start, None, f"<{head.id} head> <title> <name>")
        nested = (
            read_place(tokens, classes, inner, stop, index, depth + 1) if depth < 2 and head.takes != "known" else None
        )
        if nested is not None and head.keeps and nested.rule.startswith("<unit"):
            return None
        if nested is not None and nested.start == tokens[inner].start:
            end, key = nested.stop, None
        else:
            end, key = _name_end(tokens, classes, inner, stop, head.takes, index)
        if end == inner:
            return None
        if head.keeps:
            chain = None if head.same else read_chain(tokens, classes, inner, stop, index, expected=False)
            end = max(end, chain.stop) if chain is not None and chain.start == tokens[inner].start else end
            end = _with_adjective(tokens, end, stop, index, site=not head.same)
            return Place(at, end, variant.start, key if head.same else None, f"<{head.id} head> <place>")
        if tokens[inner].text in _OPENING:
            inner, end = inner + 1, end - 1
        return Place(inner, end, tokens[inner].start, key, f"<{head.id} head> <place>")
    return None


def _describes(classes: Sequence[WordClass], at: int) -> bool:
    """Whether a word is the adjective of the noun before it ("a regional player"), not the head of a place's name."""
    if at == 0 or classes[at].tag != "adj" or classes[at - 1].tag != "noun":
        return False
    return not classes[at].definite and not classes[at - 1].definite


def _honoured(tokens: Sequence[Token], classes: Sequence[WordClass], at: int, stop: int, index: NameIndex) -> int:
    """Where "king X" ends behind the head of a place that is named in his honour; `at` where it is not."""
    title = index.title_at(tokens, at)
    if title is None or title[1].kind not in _HONOURS or not tokens[at].norm.startswith(ARTICLE) or title[0] >= stop:
        return at
    chain = read_chain(tokens, classes, title[0], stop, index, expected=True)
    return chain.stop if chain is not None and chain.first.sure == 2 else at


def read_coordinated_place(
    tokens: Sequence[Token], classes: Sequence[WordClass], at: int, stop: int, after: int, index: NameIndex
) -> Place | None:
    """Read the next place of a list: "X and Y", "X, Y"; `after` is where the place before stopped."""
    token = tokens[at]
    if token.norm in index.inside or token.norm in index.near or token.norm in index.before:
        return None
    if after == at:
        variants = [v for v in token.variants if v.prefix == "و"]
    elif after == at - 1 and tokens[at - 1].text in "،,":
        variants = [] if classes[at].conjunction else list(token.variants[:1])
    else:
        return None
    if any(v.key in index.parts for v in token.variants[1:]):
        variants = [v for v in variants if v.key in index.known]
    for variant in variants:
        if variant.key in index.place_firsts:
            end = compound_end(tokens, classes, at, stop, index, at_prefix=True)
            if end > at and names_village(variant.key, tokens[end - 1], index):
                return Place(at, end, variant.start, None, "<place> and <place of two words>")
        known = index.find(tokens, at, stop)
        if (
            known is not None
            and known.start == variant.start
            and known.known.type == "LOC"
            and classes[at].tag not in _NEVER
            and not (known.known.level == GUARDED and variant.key in index.common)
            and not _is_person(variant.key, index)
        ):
            return Place(at, known.stop, variant.start, known.known.key, "<place> and <place>")
        new = (
            variant.key not in index.common and variant.key not in index.parts and not index.is_nationality(variant.key)
        )
        if new and classes[at].tag in _NAMES and not classes[at].pronoun and variant.key not in index.heads:
            return Place(at, at + 1, variant.start, None, "<place> and <name>")
    return None


def _is_person(key: str, index: NameIndex) -> bool:
    return index.parts.get(key, "") == "g1"


def read_unknown_place(
    tokens: Sequence[Token], classes: Sequence[WordClass], at: int, stop: int, index: NameIndex
) -> Place | None:
    """Read a name that no list has behind a preposition that only places follow, or a village's behind any."""
    token = tokens[at]
    near, inside = tokens[at - 1].norm in index.near, tokens[at - 1].norm in index.inside
    compound = compound_end(tokens, classes, at, stop, index) if inside or classes[at - 1].tag == "prep" else at
    if compound > at:
        named = near and tokens[compound - 1].norm.startswith(ARTICLE)
        if named or names_village(token.norm, tokens[compound - 1], index):
            return Place(at, compound, token.start, None, f"{'near' if near else 'in'} <place of two words>")
    if classes[at].tag not in (_NAMES if near else ("name",)) or token.norm in index.common:
        return None
    if index.is_nationality(token.norm) or token.norm in index.heads or index.title_at(tokens, at) is not None:
        return None
    if (
        index.parts.get(token.norm, "f")[0] != "f"
        or (token.norm in index.parts and not near and not _ends_phrase(classes, at, stop))
        or classes[at].conjunction
    ):
        return None
    attached = next((v for v in token.variants if v.prefix == "ب"), None)
    start = token.start
    if not inside:
        if attached is None or classes[at].preposition != "ب" or attached.key in index.common:
            return None
        if attached.key in index.parts:
            return None
        start = attached.start
    end = _unknown_end(tokens, classes, at + 1, min(stop, at + 3), index)
    return Place(at, end, start, None, "in <name>")


def _ends_phrase(classes: Sequence[WordClass], at: int, stop: int) -> bool:
    """Whether no further name follows, so that a part of personal names is hardly a person."""
    return at + 1 >= stop or classes[at + 1].tag not in _NAMES


def _name_end(
    tokens: Sequence[Token], classes: Sequence[WordClass], at: int, stop: int, takes: str, index: NameIndex
) -> tuple[int, str | None]:
    """Where the name ends (at `at` itself where there is none), and its key in the lists."""
    known = index.find(tokens, at, stop)
    compound = compound_end(tokens, classes, at, stop, index)
    if takes != "known" and compound > at and (known is None or known.stop < compound):
        return compound, None
    plain = known is not None and known.known.level == GUARDED and classes[at].tag == "adj"
    everyday = known is not None and known.known.level == GUARDED and tokens[at].norm in index.common
    plain = plain or (everyday and takes in ("rare", "known") and known is not None and known.known.rule == "towns")
    if known is not None and not known.prefix and known.known.type == "LOC" and not plain:
        free = known.known.level == FREE
        end = known.stop if free else _unknown_end(tokens, classes, known.stop, min(stop, at + 3), index)
        return _with_adjective(tokens, end, stop, index), known.known.key if end == known.stop else None
    token = tokens[at]
    if known is not None and known.known.type == "ORG" and known.stop == at + 1 and token.norm in index.towns:
        return at + 1, None
    if takes == "known":
        return at, None
    if token.text in _OPENING and at + 2 < stop and tokens[at + 1].kind == WORD and tokens[at + 2].text in '"”»“':
        return at + 3, None
    if token.kind != WORD or classes[at].tag in _NEVER or index.is_nationality(token.norm):
        return at, None
    word = index.words.get(token.norm)
    definite = token.norm.startswith(ARTICLE)
    if word is not None or token.norm in index.heads or index.title_at(tokens, at):
        return at, None
    if token.norm in index.place_heads and not (definite and takes == "any"):
        return at, None
    everyday = token.norm in index.common
    is_name = (token.norm.startswith(ARTICLE) and takes == "any") if everyday else True
    if not is_name or (everyday and has_nisba_ending(token.norm)):
        return at, None
    if not token.norm.startswith(ARTICLE) and (classes[at].pronoun or classes[at].tag not in _NAMES):
        return at, None
    return _with_adjective(tokens, _unknown_end(tokens, classes, at + 1, min(stop, at + 3), index), stop, index), None


def compound_end(
    tokens: Sequence[Token],
    classes: Sequence[WordClass],
    at: int,
    stop: int,
    index: NameIndex,
    *,
    at_prefix: bool = False,
) -> int:
    """Where a name of two words or three ends whose first stands in many places' names; `at` where there is none.

    With `at_prefix` the first word is known to be one, whatever is attached to it.
    """
    end = at + 1 if at_prefix else at
    if is_other_word(tokens[at].text, tokens[at].norm, ()):
        return at
    while end < min(stop, at + 2) and tokens[end].kind == WORD and tokens[end].norm in index.place_firsts:
        end += 1
    if end == at or end >= stop:
        return at
    token, word = tokens[end], classes[end]
    if token.kind != WORD or word.tag in _NEVER or word.conjunction or word.preposition or len(word.pronoun) > 1:
        return at
    if index.is_nationality(token.norm) or token.norm in index.words or index.title_at(tokens, end) is not None:
        return at
    return end + 1


def names_village(first: str, last: Token, index: NameIndex) -> bool:
    """Whether two words, the first of them folded, are the name of a village by themselves.

    What hardly is anything else ("Kafr") stands before any definite or rare word, "eye of" and "mother of" before what
    is neither an everyday word nor part of people's names.
    """
    everyday = index.is_everyday(last)
    if first in index.villages:
        return not everyday or last.norm.startswith(ARTICLE)
    return first in index.rare_firsts and not everyday and last.norm not in index.parts


def names_compound(first: str, last: Token, index: NameIndex) -> bool:
    """Whether two words of which one alone is a place as well are one place by themselves ("Ayn al-Sarw")."""
    known = index.known.get(last.norm)
    listed = first in index.rare_firsts and known is not None and known.type == "LOC"
    return listed or names_village(first, last, index)


def _unknown_end(tokens: Sequence[Token], classes: Sequence[WordClass], at: int, stop: int, index: NameIndex) -> int:
    """Where unknown words that go on with a place's name end."""
    while at < stop and classes[at].tag == "name" and not classes[at].conjunction and _is_unknown(tokens[at], index):
        at += 1
    return at


def _is_unknown(token: Token, index: NameIndex) -> bool:
    known = index.known.get(token.norm)
    return token.norm not in index.common and (known is None or (known.type == "LOC" and known.level != FREE))


def _with_adjective(tokens: Sequence[Token], at: int, stop: int, index: NameIndex, *, site: bool = False) -> int:
    """Take in "new", "eastern" behind the name of a place, "international" behind an airport's."""
    word = index.words.get(tokens[at].norm) if at < stop else None
    fits = word is not None and (word.id == "of-places" or (site and tokens[at].norm in index.site_words))
    return at + 1 if fits else at
