"""Which statement holds a claim: the innermost one whose content covers it."""

from __future__ import annotations

from tawatur.records.document import Document
from tawatur.records.layers import STATEMENTS
from tawatur.records.ledger import Statement
from tawatur.records.span import Span

__all__ = ["statement_around"]


def statement_around(doc: Document, span: Span) -> Statement | None:
    """The statement with the shortest content that covers `span`; None where the article tells it in its own voice."""
    around = [s for s in doc[STATEMENTS] if s.content.covers(span)]
    return min(around, key=lambda s: (s.content.end - s.content.start, s.content.start), default=None)
