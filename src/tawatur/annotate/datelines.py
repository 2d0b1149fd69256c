"""Names in the line that opens a report: "<outlet> – <place>"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from tawatur.annotate.listednames import DASHES
from tawatur.annotate.nameindex import NameIndex
from tawatur.records.document import Document
from tawatur.records.layers import Mention
from tawatur.text.tokens import WORD

__all__ = ["Opening", "find_outlets"]

#: A dateline stands in the first sentences, and its outlet's name is short.
_FIRST_SENTENCES = 3
_LONGEST_OUTLET = 3


class Opening(msgspec.Struct, frozen=True):
    """An outlet's name in a dateline: half-open token indexes."""

    first: int
    stop: int


def find_outlets(doc: Document, mentions: Sequence[Mention], index: NameIndex) -> Iterator[Opening]:
    """Unknown words before a dash and a place at the very beginning of a report."""
    places = {m.first for m in mentions if m.type in ("LOC", "ORG")}
    taken = {at for m in mentions for at in range(m.first, m.stop)}
    for sentence in doc.sentences[:_FIRST_SENTENCES]:
        if sentence.kind == "title":
            continue
        at = sentence.first
        while at < sentence.stop and doc.tokens[at].kind == WORD and at - sentence.first < _LONGEST_OUTLET:
            at += 1
        if at == sentence.first or at + 1 >= sentence.stop or doc.tokens[at].text not in DASHES:
            continue
        words = doc.tokens[sentence.first : at]
        person = any(index.parts.get(t.norm, "")[1:] == "1" for t in words)
        if at + 1 in places and not person and not any(t.index in taken for t in words):
            yield Opening(sentence.first, at)
