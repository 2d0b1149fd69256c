"""Which statement holds a claim: the innermost one whose content covers it."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate

from tawatur.records.document import Document
from tawatur.records.layers import STATEMENTS
from tawatur.records.ledger import Statement
from tawatur.records.span import Span

__all__ = ["statement_around", "statement_at", "voice_of"]


class _Statements:
    """The statements of one article by where their content begins, and how far any content up to there reaches.

    Equal only to the index of the very same tuple, so that looking one up compares no statements.
    """

    def __init__(self, statements: tuple[Statement, ...]) -> None:
        self.statements = statements

    def __hash__(self) -> int:
        return id(self.statements)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Statements) and self.statements is other.statements


class _Index:
    def __init__(self, statements: tuple[Statement, ...]) -> None:
        self.ordered = sorted(statements, key=lambda s: (s.content.start, s.content.end))
        self.starts = [s.content.start for s in self.ordered]
        self.reach = list(accumulate((s.content.end for s in self.ordered), max))


@lru_cache(maxsize=4)
def _index_of(statements: _Statements) -> _Index:
    return _Index(statements.statements)


def statement_at(doc: Document, at: int) -> Statement | None:
    """The statement with the shortest content that covers a token."""
    return _shortest(doc, doc.tokens[at].start, doc.tokens[at].end)


def voice_of(statement: Statement | None) -> tuple[Span, ...]:
    """Who speaks in a statement, by name or by what stands for it; nobody where there is no statement."""
    speaker = None if statement is None else statement.speaker or statement.speaker_ref
    return () if speaker is None else (speaker,)


def statement_around(doc: Document, span: Span) -> Statement | None:
    """The statement with the shortest content that covers `span`; None where the article tells it in its own voice."""
    return _shortest(doc, span.start, span.end)


def _shortest(doc: Document, start: int, end: int) -> Statement | None:
    index = _index_of(_Statements(doc[STATEMENTS]))
    best: Statement | None = None
    at = bisect_right(index.starts, start) - 1
    while at >= 0 and index.reach[at] >= end:
        content = index.ordered[at].content
        if content.end >= end and (
            best is None or content.end - content.start <= best.content.end - best.content.start
        ):
            best = index.ordered[at]
        at -= 1
    return best
