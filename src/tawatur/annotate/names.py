"""Names in an article: people, bodies, places, peoples.

Four readers look at every word (the lists, the head nouns of bodies and of places, the chains of personal names, with
titles announcing them); the longest name wins. A second pass takes names that the article itself licenses: a surname
after the full name, a place after "the town of X".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from tawatur.annotate.bodynames import read_body
from tawatur.annotate.nameindex import CONTEXT, FREE, GUARDED, Found, NameIndex, build_index
from tawatur.annotate.personnames import Chain, read_chain, read_unit
from tawatur.annotate.placenames import read_place
from tawatur.annotate.titles import Titled, find_titled
from tawatur.lexicon import Lexicon
from tawatur.records.document import Document, Sentence, Token
from tawatur.records.layers import MENTIONS, PHRASES, QUOTATIONS, WORD_CLASSES, Mention, WordClass
from tawatur.records.stage import Stage
from tawatur.text.folding import fold
from tawatur.text.tokens import WORD

__all__ = ["NAME_STAGE", "find_names"]

_MARKS = frozenset('"“”«»')


class _Candidate(msgspec.Struct, frozen=True):
    first: int
    stop: int
    start: int
    type: str
    name: str
    key: str | None
    rule: str
    rank: int


def find_names(doc: Document, lexicon: Lexicon) -> Document:
    """Assign MENTIONS: every place that names somebody or something, in order, with names inside names."""
    index = lexicon.compiled(build_index)
    classes = doc[WORD_CLASSES]
    mentions: list[Mention] = []
    titled: dict[int, Titled] = {}
    for sentence in doc.sentences:
        announced = find_titled(doc.tokens, classes, sentence, index)
        titled |= announced
        mentions.extend(_scan(doc, classes, sentence, announced, index))
    mentions.extend(_licensed(doc, classes, mentions, titled, index))
    mentions.sort(key=lambda m: (m.start, -m.end))
    return doc.with_layer(MENTIONS, mentions)


def _scan(
    doc: Document,
    classes: Sequence[WordClass],
    sentence: Sentence,
    announced: dict[int, Titled],
    index: NameIndex,
) -> Iterable[Mention]:
    tokens = doc.tokens
    people = {at: t.chain.stop for at, t in announced.items()}
    at = sentence.first
    while at < sentence.stop:
        if tokens[at].kind != WORD:
            at += 1
            continue
        best = _best(doc, classes, sentence, at, announced, people, index)
        if best is None:
            at += 1
            continue
        yield _mention(doc, best, announced.get(best.first))
        at = best.stop
        if best.type == "ORG":
            yield from _abbreviation(doc, best, sentence, index)


def _best(
    doc: Document,
    classes: Sequence[WordClass],
    sentence: Sentence,
    at: int,
    announced: dict[int, Titled],
    people: dict[int, int],
    index: NameIndex,
) -> _Candidate | None:
    """The longest candidate at `at`; of equally long ones the curated list's."""
    tokens, stop = doc.tokens, sentence.stop
    found = [
        _listed(doc, classes, sentence, at, index),
        _person(tokens, classes, at, stop, announced.get(at), index),
    ]
    body = read_body(tokens, classes, at, stop, index, people)
    if body is not None:
        found.append(_Candidate(at, body.stop, body.start, body.type, "", None, body.rule, 1))
    place = read_place(tokens, classes, at, stop, index)
    if place is not None:
        found.append(_Candidate(place.first, place.stop, place.start, "LOC", "", place.key, place.rule, 2))
    return max((c for c in found if c is not None), key=lambda c: (c.stop, c.rank), default=None)


def _listed(
    doc: Document, classes: Sequence[WordClass], sentence: Sentence, at: int, index: NameIndex
) -> _Candidate | None:
    found = index.find(doc.tokens, at, sentence.stop)
    if found is None or (classes[at].tag == "verb" and found.known.level != FREE):
        return None
    known = found.known
    if known.level == GUARDED and not (known.type == "ORG" and _is_quoted(doc.tokens, at, found.stop)):
        return None
    if known.level == CONTEXT and not _place_is_likely(doc.tokens, sentence, at, found, index):
        return None
    rank = 3 if known.rule != "places" else 2
    return _Candidate(at, found.stop, found.start, known.type, known.name, known.key, known.rule, rank)


def _is_quoted(tokens: Sequence[Token], first: int, stop: int) -> bool:
    return first > 0 and stop < len(tokens) and tokens[first - 1].text in _MARKS and tokens[stop].text in _MARKS


def _place_is_likely(tokens: Sequence[Token], sentence: Sentence, at: int, found: Found, index: NameIndex) -> bool:
    """A preposition of place stands before the name, attached or as a word."""
    if found.prefix[-1:] in ("ب", "ل"):
        return True
    return at > sentence.first and not found.prefix and tokens[at - 1].norm in index.before


def _person(
    tokens: Sequence[Token],
    classes: Sequence[WordClass],
    at: int,
    stop: int,
    titled: Titled | None,
    index: NameIndex,
) -> _Candidate | None:
    if titled is not None:
        chain: Chain | None = titled.chain
        rule = "<title> <name>"
    else:
        chain = read_chain(tokens, classes, at, stop, index, expected=False)
        rule = "<given name> <name>"
    if chain is None:
        return None
    return _Candidate(at, chain.stop, chain.start, "PER", "", None, rule, 4 if titled else 2)


def _mention(doc: Document, found: _Candidate, titled: Titled | None) -> Mention:
    end = doc.tokens[found.stop - 1].end
    title = None
    if titled is not None and found.type == "PER":
        title = doc.span(_without_conjunction(doc.tokens[titled.title_first]), doc.tokens[titled.title_stop - 1].end)
    return Mention(
        start=found.start,
        end=end,
        text=doc.text[found.start : end],
        first=found.first,
        stop=found.stop,
        type=found.type,
        name=found.name or doc.text[found.start : end],
        key=found.key,
        title=title,
        rule=found.rule,
    )


def _without_conjunction(token: Token) -> int:
    return token.variants[-1].start if token.variants[-1].prefix else token.start


def _abbreviation(doc: Document, body: _Candidate, sentence: Sentence, index: NameIndex) -> Iterable[Mention]:
    """A short name in brackets behind a body's name."""
    tokens, at = doc.tokens, body.stop
    if at + 2 >= sentence.stop or tokens[at].text != "(":
        return
    for stop in (at + 2, at + 3):
        if stop < sentence.stop and tokens[stop].text == ")" and tokens[at + 1].kind == WORD:
            inner = tokens[at + 1]
            if inner.norm in index.nations or index.is_everyday(inner) or inner.norm in index.known:
                return
            yield _mention(
                doc,
                _Candidate(at + 1, stop, inner.start, "ORG", body.name, body.key, "<body> ( <abbreviation> )", 0),
                None,
            )
            return


def _licensed(
    doc: Document,
    classes: Sequence[WordClass],
    mentions: Sequence[Mention],
    titled: dict[int, Titled],
    index: NameIndex,
) -> Iterable[Mention]:
    """Later or earlier bare names of what the article names in full."""
    licences = _licences(doc, classes, mentions, index)
    if not licences:
        return
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
            found = None if covered[at] else _licence_at(doc, at, sentence.stop, covered, licences, longest)
            if found is None:
                at += 1
                continue
            yield _mention(doc, found, titled.get(at))
            at = found.stop


def _licence_at(
    doc: Document, at: int, stop: int, covered: bytearray, licences: dict[str, Mention], longest: dict[str, int]
) -> _Candidate | None:
    tokens = doc.tokens
    for variant in tokens[at].variants:
        size = min(longest.get(variant.key, 0), stop - at)
        words = [variant.key, *(t.norm for t in tokens[at + 1 : at + size])]
        for length in range(size, 0, -1):
            source = licences.get(" ".join(words[:length]))
            if source is not None and not any(covered[at : at + length]):
                rule = "<name the article has in full>"
                return _Candidate(at, at + length, variant.start, source.type, source.name, source.key, rule, 0)
    return None


def _licences(
    doc: Document, classes: Sequence[WordClass], mentions: Sequence[Mention], index: NameIndex
) -> dict[str, Mention]:
    """Folded bare name -> the mention that licenses it."""
    licences: dict[str, Mention] = {}
    for mention in mentions:
        if mention.type == "PER":
            surname = _surname(doc, classes, mention, index)
            if surname:
                licences.setdefault(surname, mention)
        elif mention.type == "LOC":
            licences.setdefault(fold(mention.text), mention)
    keys = {m.key for m in mentions if m.key}
    for name, known in index.known.items():
        if known.level == GUARDED and known.type in ("PER", "ORG") and known.key in keys:
            source = next(m for m in mentions if m.key == known.key)
            licences.setdefault(name, source)
    return licences


def _surname(doc: Document, classes: Sequence[WordClass], mention: Mention, index: NameIndex) -> str | None:
    """The folded last part of a person's name, None where the name has one part only or ends in a chain of fathers."""
    tokens = doc.tokens
    at, last = mention.first, None
    parts = 0
    while at < mention.stop:
        unit = read_unit(tokens, classes, at, mention.stop, index, opens=parts == 0)
        stop = unit.stop if unit is not None else at + 1
        last, at, parts = (at, stop), stop, parts + 1
    if last is None or parts < 2 or len(tokens[last[0]].norm) < 3:
        return None
    return " ".join(t.norm for t in tokens[last[0] : last[1]])


NAME_STAGE: Stage[Lexicon] = Stage(
    name="names",
    version="1",
    requires=(WORD_CLASSES, PHRASES, QUOTATIONS),
    assigns=(MENTIONS,),
    run=find_names,
)
