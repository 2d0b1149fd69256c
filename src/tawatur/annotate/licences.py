"""Bare names that the article itself licenses: a surname after the full name, a place after "the town of X"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from tawatur.annotate.listednames import is_adjective
from tawatur.annotate.nameindex import TOWNS, Known, NameIndex
from tawatur.annotate.nameunits import read_unit
from tawatur.records.document import Document, Sentence, Token
from tawatur.records.layers import Mention, WordClass
from tawatur.text.clitics import ARTICLE
from tawatur.text.folding import fold, fold_words

__all__ = ["OUTLET", "QUOTED_BODY", "Licence", "Licensed", "find_licensed", "surname_of", "without_namesakes"]


#: The rule of bodies whose names fill quotation marks; they are used without the marks as well.
QUOTED_BODY = '"<head> name"'
#: The rule of an outlet in the dateline; it is quoted by its name, or the first word of it, in marks.
OUTLET = "<place> – <outlet>"
#: Attached prepositions; an empty prefix ends in none of them.
_ATTACHED = ("ب", "ل")
_MARKS = frozenset('"“”«»()')


class Licence(msgspec.Struct, frozen=True):
    """What a bare name stands for, and whether it must look like a name where it stands."""

    type: str
    name: str
    key: str | None
    strict: bool = False
    marked: bool = False
    placed: bool = False
    reached: bool = False
    club: bool = False


class Licensed(msgspec.Struct, frozen=True):
    """A bare name in tokens: first and stop, start offset, and what it stands for."""

    first: int
    stop: int
    start: int
    licence: Licence


def find_licensed(
    doc: Document,
    classes: Sequence[WordClass],
    mentions: Sequence[Mention],
    clubs: Mapping[str, Known],
    index: NameIndex,
) -> Iterator[Licensed]:
    """Later or earlier bare names of what the article names in full, outside the names found already.

    `clubs` are those that play in the article.
    """
    licences = _licences(doc, classes, mentions, clubs, index)
    longest: dict[str, int] = {}
    for name in licences:
        first, _, _ = name.partition(" ")
        longest[first] = max(longest.get(first, 0), name.count(" ") + 1)
    covered = bytearray(len(doc.tokens))
    for mention in mentions:
        covered[mention.first : mention.stop] = b"\1" * (mention.stop - mention.first)
    for sentence in doc.sentences:
        at = sentence.first
        while at < sentence.stop:
            found = None if covered[at] else _licence_at(doc, classes, at, sentence, covered, licences, longest, index)
            if found is None:
                at += 1
                continue
            yield found
            at = found.stop


def without_namesakes(
    doc: Document, classes: Sequence[WordClass], mentions: Sequence[Mention], index: NameIndex
) -> list[Mention]:
    """Drop listed towns that bear the surname of a person whom the article names in full."""
    surnames = {surname_of(doc, classes, m, index) for m in mentions if m.type == "PER"}
    return [m for m in mentions if not (m.rule in TOWNS and m.stop == m.first + 1 and fold_words(m.text) in surnames)]


def _licence_at(
    doc: Document,
    classes: Sequence[WordClass],
    at: int,
    sentence: Sentence,
    covered: bytearray,
    licences: dict[str, Licence],
    longest: dict[str, int],
    index: NameIndex,
) -> Licensed | None:
    tokens = doc.tokens
    for variant in tokens[at].variants:
        size = longest.get(variant.key, 0)
        if not size:
            continue
        size = min(size, sentence.stop - at)
        words = [variant.key, *(t.norm for t in tokens[at + 1 : at + size])]
        for length in range(size, 0, -1):
            licence = licences.get(" ".join(words[:length]))
            if licence is None or any(covered[at : at + length]):
                continue
            if licence.strict and classes[at].tag != "name":
                continue
            if length == 1 and licence.type == "LOC" and is_adjective(tokens, classes, sentence, at, index):
                continue
            if licence.marked and not _is_marked(tokens, at, at + length):
                continue
            if licence.placed and not _is_placed(tokens, at, variant.prefix, index):
                continue
            if licence.club and not _is_side(tokens, classes, at, variant.prefix):
                continue
            if licence.reached and not _is_reached(tokens, at, variant.prefix, index):
                continue
            if length == 1 and (
                classes[at].tag == "verb" or (tokens[at].norm in index.before and _is_prep(tokens[at]))
            ):
                continue
            return Licensed(at, at + length, variant.start, licence)
    return None


def _is_marked(tokens: Sequence[Token], first: int, stop: int) -> bool:
    """Whether marks of quotation or brackets stand on both sides."""
    return first > 0 and stop < len(tokens) and tokens[first - 1].text in _MARKS and tokens[stop].text in _MARKS


def _is_placed(tokens: Sequence[Token], at: int, prefix: str, index: NameIndex) -> bool:
    """Whether a word of place stands before the name, attached or as a word."""
    before = tokens[at - 1].norm if at and not prefix else ""
    return prefix[-1:] in _ATTACHED or before in index.inside or before in index.near or before in index.heads


def _is_reached(tokens: Sequence[Token], at: int, prefix: str, index: NameIndex) -> bool:
    """Whether a preposition of place, or a place and "and", stand before the name."""
    before = tokens[at - 1].norm if at and not prefix else ""
    return prefix[-1:] in _ATTACHED or before in index.before


def _is_side(tokens: Sequence[Token], classes: Sequence[WordClass], at: int, prefix: str) -> bool:
    """Whether a club's name that is a common word stands alone: it is no adjective of the noun before it."""
    if at == 0 or prefix:
        return classes[at].tag != "verb"
    definite = tokens[at - 1].norm.startswith(ARTICLE) and classes[at - 1].tag in ("noun", "name")
    return classes[at].tag != "verb" and not definite


def _is_prep(token: Token) -> bool:
    """Whether a word that may be a preposition or a name is written as the preposition."""
    return not token.text.endswith("ي")


def _licences(
    doc: Document,
    classes: Sequence[WordClass],
    mentions: Sequence[Mention],
    clubs: Mapping[str, Known],
    index: NameIndex,
) -> dict[str, Licence]:
    """Folded bare name -> what it stands for; the first name that licenses it wins."""
    licences: dict[str, Licence] = {}
    for mention in mentions:
        if mention.type == "PER":
            surname = surname_of(doc, classes, mention, index)
            for short in filter(None, (surname, _son_name(doc, mention, index))):
                licences.setdefault(short, Licence("PER", mention.name, mention.key))
        elif mention.rule == OUTLET:
            _license_outlet([t.norm for t in doc.tokens[mention.first : mention.stop]], mention.name, licences)
        elif mention.rule == QUOTED_BODY:
            licences.setdefault(fold_words(mention.text), Licence("ORG", mention.name, mention.key))
        elif mention.type == "LOC":
            licences.setdefault(fold_words(mention.text), Licence("LOC", mention.name, mention.key))
            _license_bare_place(doc, mention, index, licences)
    outlet = (doc.article.outlet or "").strip()
    _license_outlet(fold(outlet).split(), outlet, licences)
    _license_listed(mentions, index, licences)
    _license_weak_towns(doc, mentions, index, licences)
    for name, club in clubs.items():
        licences[name] = Licence("ORG", club.name, club.key, club=True)
    return licences


def _license_outlet(words: Sequence[str], name: str, licences: dict[str, Licence]) -> None:
    """An outlet quotes itself by its name in marks, or by the first word of it."""
    for short in (" ".join(words), words[0] if words else ""):
        if short:
            licences.setdefault(short, Licence("ORG", name, None, marked=True))


def _license_bare_place(doc: Document, mention: Mention, index: NameIndex, licences: dict[str, Licence]) -> None:
    """ "province of X" licenses a bare X that is no everyday word."""
    tokens = doc.tokens
    if mention.stop - mention.first < 2 or not any(v.key in index.place_heads for v in tokens[mention.first].variants):
        return
    bare = " ".join(t.norm for t in tokens[mention.first + 1 : mention.stop])
    if bare not in index.common and bare not in index.known:
        licences.setdefault(bare, Licence("LOC", mention.name, mention.key))
    elif bare.startswith(ARTICLE) and bare in index.towns:
        licences.setdefault(bare, Licence("LOC", mention.name, mention.key, placed=True))


def _license_listed(mentions: Sequence[Mention], index: NameIndex, licences: dict[str, Licence]) -> None:
    """Listed names that are common words too: their bearer stands in the article, or their country does."""
    keys = {m.key for m in mentions if m.key}
    countries = {index.homes.get(key, key.partition(":")[0]) for key in keys}
    has_people = any(m.type == "NORP" for m in mentions)
    for name, known in index.guarded.items():
        if known.key in keys:
            licences.setdefault(name, Licence(known.type, known.name, known.key))
        elif known.type == "PER" and index.homes.get(known.key) in countries:
            licences.setdefault(name, Licence("PER", known.name, known.key, strict=True))
        elif known.type == "NORP" and has_people:
            licences.setdefault(name, Licence("NORP", known.name, known.key, strict=False))


def _license_weak_towns(
    doc: Document, mentions: Sequence[Mention], index: NameIndex, licences: dict[str, Licence]
) -> None:
    """Towns whose names are everyday words, where the article names their country, a nationality or a town of it."""
    homes = {index.nation_codes[t.norm] for t in doc.tokens if t.norm in index.nation_codes}
    for mention in mentions:
        if mention.key is not None:
            homes.add(index.homes.get(mention.key) or mention.key.partition(":")[0])
        if mention.type == "LOC":
            homes.add(index.town_homes.get(fold_words(mention.text), ""))
    for home in sorted(homes & index.weak_towns.keys()):
        for name in index.weak_towns[home]:
            licences.setdefault(name, Licence("LOC", index.known[name].name, index.known[name].key, reached=True))


def _son_name(doc: Document, mention: Mention, index: NameIndex) -> str | None:
    """What follows the last "son of" inside a person's name, with it, where it has several words."""
    tokens = doc.tokens
    for at in range(mention.stop - 3, mention.first, -1):
        joint = index.joints.get(tokens[at].norm)
        if joint is not None and joint.role == "son":
            return " ".join(t.norm for t in tokens[at : mention.stop])
    return None


def surname_of(doc: Document, classes: Sequence[WordClass], mention: Mention, index: NameIndex) -> str | None:
    """The folded last part of a person's name, None where the name has one part only."""
    tokens = doc.tokens
    at, last, parts = mention.first, None, 0
    while at < mention.stop:
        unit = read_unit(tokens, classes, at, mention.stop, index, opens=parts == 0)
        stop = unit.stop if unit is not None else at + 1
        last, at, parts = (at, stop), stop, parts + 1
    if last is None or len(tokens[last[1] - 1].norm) < 3:
        return None
    word = index.words.get(tokens[last[1] - 1].norm)
    if word is not None and word.id == "ordinal":
        return None
    if last[0] > mention.first and last[1] == last[0] + 1 and tokens[last[0]].norm in index.tails:
        last = (last[0] - 1, last[1])
    if parts < 2:
        joint = index.joints.get(tokens[last[0]].norm)
        return tokens[last[1] - 1].norm if joint is not None and joint.role == "son" else None
    return " ".join(t.norm for t in tokens[last[0] : last[1]])
