"""How the fields of a claim came about, as its pages list it."""

from __future__ import annotations

from typing import Any

import msgspec

from tawatur.records.span import Span

__all__ = ["DerivationLine", "derivation_of"]

#: Words of one step that are listed: a name can stand at a thousand places.
_MOST_WORDS = 30


class DerivationLine(msgspec.Struct, frozen=True, kw_only=True):
    """How a field came about: the rule, its basis, and the words it rests on."""

    field: str
    rule: str
    basis: str
    words: tuple[Span, ...]
    note: str


def derivation_of(record: Any) -> tuple[DerivationLine, ...]:
    """The steps of a claim; none where there is no record, or nothing in it was inferred."""
    return tuple(
        DerivationLine(
            field=step.field,
            rule=step.rule,
            basis=step.basis,
            words=tuple(Span(start=s.start, end=s.end, text=s.text) for s in step.evidence[:_MOST_WORDS]),
            note=step.note or "",
        )
        for step in getattr(record, "derivation", ()) or ()
    )
