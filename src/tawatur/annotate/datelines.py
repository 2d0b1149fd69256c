"""Names in the line that opens a report: "<outlet> – <place>", "<place> – <outlet>"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from tawatur.annotate.listednames import SEPARATORS
from tawatur.annotate.nameindex import NameIndex
from tawatur.records.document import Document, Sentence
from tawatur.records.layers import Mention, WordClass
from tawatur.text.clitics import ARTICLE
from tawatur.text.tokens import WORD

__all__ = ["Opening", "find_openings"]

#: A dateline stands in the first sentences, and its outlet's name is short.
_FIRST_SENTENCES = 3
_LONGEST_OUTLET = 3
_NO_NAMES = frozenset({"verb", "prep", "conj", "comp", "rel", "neg", "dem", "pron", "num"})


class Opening(msgspec.Struct, frozen=True):
    """A name in a dateline: half-open token indexes and its type."""

    first: int
    stop: int
    type: str


def find_openings(
    doc: Document, classes: Sequence[WordClass], mentions: Sequence[Mention], index: NameIndex
) -> Iterator[Opening]:
    """Places and outlets around the dashes at the very beginning of a report that are no mentions yet."""
    found = {(m.first, m.stop): m.type for m in mentions}
    for sentence in doc.sentences[:_FIRST_SENTENCES]:
        if sentence.kind == "title":
            continue
        first, stop = sentence.first, _line_end(doc, sentence, sentence.first)
        if stop == first or stop >= sentence.stop or doc.tokens[stop].text not in SEPARATORS:
            continue
        if _is_place(doc, first, stop, found, index):
            if found.get((first, stop)) != "LOC":
                yield Opening(first, stop, "LOC")
            end = _line_end(doc, sentence, stop + 1)
            if _closes(doc, sentence, end) and _is_outlet(doc, classes, stop + 1, end, mentions, index):
                yield Opening(stop + 1, end, "ORG")
        elif (_place_begins(stop + 1, mentions) or _is_follow_up(doc, sentence, stop + 1, index)) and (
            _is_unknown(doc, first, stop, mentions, index) or _is_body(doc, first, stop, index)
        ):
            yield Opening(first, stop, "ORG")


def _is_body(doc: Document, first: int, stop: int, index: NameIndex) -> bool:
    """Whether a listed body's name, however freely it may be taken, fills the words."""
    known = index.find(doc.tokens, first, stop)
    return known is not None and known.stop == stop and known.known.type == "ORG" and not known.prefix


def _is_follow_up(doc: Document, sentence: Sentence, at: int, index: NameIndex) -> bool:
    """Whether "agencies", "follow-up" stands alone behind the outlet's dash."""
    if at >= sentence.stop or doc.tokens[at].norm not in index.groups["follow-up"]:
        return False
    behind = doc.text[doc.tokens[at].end : doc.tokens[at].end + 2]
    return at + 1 >= sentence.stop or "\n" in behind or doc.tokens[at + 1].text == ":"


def _line_end(doc: Document, sentence: Sentence, at: int) -> int:
    """Where the few words end that begin at `at`."""
    first = at
    while at < sentence.stop and doc.tokens[at].kind == WORD and at - first < _LONGEST_OUTLET:
        at += 1
    return at


def _closes(doc: Document, sentence: Sentence, at: int) -> bool:
    return at >= sentence.stop or doc.tokens[at].text in SEPARATORS


def _place_begins(at: int, mentions: Sequence[Mention]) -> bool:
    return any(m.first == at and m.type in ("LOC", "ORG") for m in mentions)


def _is_place(doc: Document, first: int, stop: int, found: dict[tuple[int, int], str], index: NameIndex) -> bool:
    """A place's mention, or a listed place however freely it may be taken, or a body's short name that a town has."""
    if found.get((first, stop)) == "LOC":
        return True
    known = index.find(doc.tokens, first, stop)
    if known is None or known.stop != stop or known.prefix:
        return False
    shared = known.known.type == "ORG" and stop == first + 1 and doc.tokens[first].norm.startswith(ARTICLE)
    return known.known.type == "LOC" or (shared and doc.tokens[first].norm in index.towns)


def _is_outlet(
    doc: Document, classes: Sequence[WordClass], first: int, stop: int, mentions: Sequence[Mention], index: NameIndex
) -> bool:
    """One to three words behind a place and a dash that are neither a sentence nor somebody's known name."""
    if stop == first:
        return False
    attached = classes[first].preposition and doc.tokens[first].norm not in index.common
    if attached or any(classes[at].tag in _NO_NAMES for at in range(first, stop)):
        return False
    sure = any(index.parts.get(t.norm, "") == "g1" and t.norm not in index.common for t in doc.tokens[first:stop])
    taken = any(m.first == first and m.type != "PER" for m in mentions)
    return not taken and not (sure and stop > first + 1)


def _is_unknown(doc: Document, first: int, stop: int, mentions: Sequence[Mention], index: NameIndex) -> bool:
    person = any(index.parts.get(t.norm, "")[1:] == "1" for t in doc.tokens[first:stop])
    return not person and not any(m.first < stop and m.stop > first for m in mentions)
