"""The part of a corrected ledger that people confirmed."""

from __future__ import annotations

from typing import Any

import msgspec

from tawatur.records.judgement import CLAIM_KINDS
from tawatur.records.ledger import Ledger
from tawatur.records.span import Span
from tawatur.review.fields import REFERENCES

__all__ = ["CONFIRMED", "confirmed", "confirmed_ids"]

#: States of corrections in which somebody has looked at the claim and let it stand.
CONFIRMED = frozenset({"accepted", "edited", "added", "split"})
#: Fields that hold the words of a time expression.
_TIMES = ("when", "period", "deadline", "dates")

#: References that a claim says the same without: a count is one whatever event it is put to.
_BESIDE = ("event",)


def confirmed_ids(ledger: Ledger) -> frozenset[tuple[str, str]]:
    """Kind and id of the claims that people accepted, changed or added."""
    return frozenset((c.kind, c.claim) for c in ledger.corrections or () if c.state in CONFIRMED)


def confirmed(ledger: Ledger) -> Ledger:
    """Only the confirmed claims of a corrected ledger, and what these rest on: their speaker's entity, the statement
    that reports them, their times.

    Without the latter a claim would say something else than was confirmed: a figure without its statement is told in
    the outlet's own voice.
    """
    kept = set(confirmed_ids(ledger))
    records = {(kind, r.id): r for kind, name in CLAIM_KINDS.items() for r in getattr(ledger, name)}
    times = {(time.start, time.end): ("time", time.id) for time in ledger.times}
    waiting = list(kept & records.keys())
    while waiting:
        for key in _rests_on(records[waiting.pop()], times):
            if key in records and key not in kept:
                kept.add(key)
                waiting.append(key)
    lists = {
        name: tuple(_without_parts(r, kept) for r in getattr(ledger, name) if (kind, r.id) in kept)
        for kind, name in CLAIM_KINDS.items()
    }
    return msgspec.structs.replace(ledger, **lists)


def _rests_on(record: Any, times: dict[tuple[int, int], tuple[str, str]]) -> list[tuple[str, str]]:
    found = []
    for field, kind in REFERENCES.items():
        value = getattr(record, field, None)
        if isinstance(value, str) and field not in _BESIDE:
            found.append((kind, value))
    for field in _TIMES:
        value = getattr(record, field, None)
        for span in value if isinstance(value, tuple) else (value,):
            if isinstance(span, Span) and (span.start, span.end) in times:
                found.append(times[span.start, span.end])
    return found


def _without_parts(record: Any, kept: set[tuple[str, str]]) -> Any:
    """A figure without the sums and the event that are not confirmed."""
    for field in _BESIDE:
        value = getattr(record, field, None)
        if value is not None and (REFERENCES[field], value) not in kept:
            record = msgspec.structs.replace(record, **{field: None})
    parts = getattr(record, "part_of", ())
    if all(("figure", ident) in kept for ident in parts):
        return record
    return msgspec.structs.replace(record, part_of=tuple(i for i in parts if ("figure", i) in kept))
