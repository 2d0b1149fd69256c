"""The layers of the reader: which claims they hold, and at which words of the article each stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from tawatur.records.ledger import Ledger
from tawatur.records.span import Span
from tawatur.records.verification import iter_spans

__all__ = ["LAYERS", "Anchor", "anchors_of", "parts_of", "record_of", "words_at"]

#: Lists of a ledger that can be shown or hidden, and the kind of their claims.
LAYERS = {
    "entities": "entity",
    "statements": "statement",
    "figures": "figure",
    "times": "time",
    "events": "event",
    "commitments": "commitment",
    "agreements": "agreement",
    "credits": "credit",
}


class Anchor(msgspec.Struct, frozen=True):
    """Words that stand for a claim, and its kind."""

    start: int
    end: int
    kind: str
    claim: str


def anchors_of(ledger: Ledger, layers: Iterable[str], begin: int, finish: int) -> Iterator[Anchor]:
    """The words of the claims of some layers, as far as they reach into a part of the text; a claim has several."""
    for name in layers:
        for record in getattr(ledger, name):
            here = {(s.start, s.end): None for s in words_at(record) if s.start < finish and s.end > begin}
            for start, end in here:
                yield Anchor(start, end, LAYERS[name], record.id)


def words_at(record: Any) -> tuple[Span, ...]:
    """Every place of the words that a claim is shown by."""
    if isinstance(record, Span):
        return (record,)
    for field in ("content", "trigger"):
        words = getattr(record, field, None)
        if isinstance(words, Span):
            return (words, *getattr(record, "mentions", ()))
    return (*record.mentions, *getattr(record, "names", ()))


def parts_of(record: Any) -> tuple[Span, ...]:
    """Every place that a claim quotes, what its derivation rests on included."""
    return tuple(span for _, span in iter_spans(record))


def record_of(ledger: Ledger, claim: str) -> tuple[str, Any] | None:
    """The kind and record of a claim; None where the ledger has none with this id."""
    for name, kind in LAYERS.items():
        for record in getattr(ledger, name):
            if record.id == claim:
                return kind, record
    return None
