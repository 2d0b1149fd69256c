"""Names inside and behind a body's name: the medium without its head, the listed name, the ruler, the abbreviation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tawatur.annotate.bodyparts import surname_end
from tawatur.annotate.listednames import MARKS, Candidate, listed_at
from tawatur.annotate.lonenames import read_lone_name
from tawatur.annotate.mentions import mention_of
from tawatur.annotate.nameindex import FREE, PART, NameIndex
from tawatur.annotate.personnames import Chain, read_chain
from tawatur.annotate.titles import Titled, name_before_title
from tawatur.records.document import Document, Sentence, Token
from tawatur.records.layers import Mention, WordClass
from tawatur.text.tokens import NUMBER, WORD

__all__ = ["abbreviation_behind", "nested_bodies", "person_at", "rulers_inside", "without_head"]


def without_head(tokens: Sequence[Token], found: Candidate, index: NameIndex) -> Candidate:
    """The medium's name alone, without quotation marks and the adjective of its country; a number keeps its head."""
    first, stop = found.first + 1, found.stop
    if tokens[first].text in MARKS:
        first = first + 1
        stop = next((at for at in range(first + 1, stop) if tokens[at].text in MARKS), stop)
    listed = index.find(tokens, first, stop)
    if tokens[stop - 1].norm in index.nations and stop > first + 1 and (listed is None or listed.stop < stop):
        stop -= 1
    first -= tokens[first].kind == NUMBER
    key = found.key
    if key is None and listed is not None and listed.stop == stop and listed.known.type == "ORG":
        key = listed.known.key
    return Candidate(first, stop, tokens[first].start, found.type, found.name, key, found.rule, found.rank)


def nested_bodies(doc: Document, body: Candidate, index: NameIndex) -> Iterable[Mention]:
    """The listed name behind "movement": it is used alone as well."""
    tokens, first, stop = doc.tokens, body.first + 1, body.stop
    if tokens[first].text in MARKS and tokens[stop - 1].text in MARKS and stop > first + 2:
        first, stop = first + 1, stop - 1
    listed = index.find(tokens, first, stop)
    if listed is None or listed.stop != stop or listed.prefix or listed.known.type != "ORG":
        return
    if listed.known.level == FREE:
        known = listed.known
        inner = Candidate(first, stop, listed.start, "ORG", known.name, known.key, "organisations", 0)
        yield mention_of(doc, inner, None, index)


def rulers_inside(
    doc: Document, classes: Sequence[WordClass], body: Candidate, announced: dict[int, Titled], index: NameIndex
) -> Iterable[Mention]:
    """The person inside "the regime of X"."""
    sentence = doc.sentence_of(body.first)
    for at in range(body.first + 1, body.stop):
        found = listed_at(doc, classes, sentence, at, index)
        person = person_at(doc.tokens, classes, at, body.stop, announced.get(at), index)
        best = person or (found if found is not None and found.type == "PER" else None)
        if best is None and surname_end(doc.tokens, classes, at, body.stop, index) == body.stop > at + 1:
            best = Candidate(at, body.stop, doc.tokens[at].start, "PER", "", None, "<head> of <person>", 0)
        if best is not None and best.stop <= body.stop:
            yield mention_of(doc, best, announced.get(at), index)
            return


def abbreviation_behind(doc: Document, body: Candidate, sentence: Sentence, index: NameIndex) -> Iterable[Mention]:
    """A short name in brackets behind a body's name."""
    tokens, at = doc.tokens, body.stop
    if at + 2 >= sentence.stop or tokens[at].text != "(":
        return
    for stop in (at + 2, at + 3):
        if stop < sentence.stop and tokens[stop].text == ")" and tokens[at + 1].kind == WORD:
            inner = tokens[at + 1]
            if inner.norm in index.nations or index.is_everyday(inner) or inner.norm in index.known:
                return
            yield mention_of(
                doc,
                Candidate(at + 1, stop, inner.start, "ORG", body.name, body.key, "<body> ( <abbreviation> )", 0),
                None,
                index,
            )
            return


def person_at(
    tokens: Sequence[Token],
    classes: Sequence[WordClass],
    at: int,
    stop: int,
    titled: Titled | None,
    index: NameIndex,
) -> Candidate | None:
    rank = 2
    if titled is not None:
        chain: Chain | None = titled.chain
        rank = 4
        rule = "<title> <name>"
    else:
        is_part = index.signs(tokens[at]) & PART
        chain = read_chain(tokens, classes, at, stop, index, expected=False) if is_part else None
        rule = "<given name> <name>"
        if chain is None and at > 0 and classes[at - 1].tag == "verb":
            chain = name_before_title(tokens, classes, at, stop, index)
            rule = "<name> <title>"
        if chain is None and is_part:
            chain = read_lone_name(tokens, classes, at, stop, index)
            rule, rank = "<verb> <name>", 3
    if chain is None:
        return None
    return Candidate(at, chain.stop, chain.start, "PER", "", None, rule, rank)
