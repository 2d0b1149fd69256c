"""The times of an article as the search for events sees them: by token, and whether they are those of history."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.records.document import Document
from tawatur.records.layers import TIMES, Mention
from tawatur.records.ledger import TimeExpression

__all__ = ["is_history", "times_by_token"]

#: How many times with their years make a history, and rules of times without one that count from no day of the text.
_DATES, _CALENDAR = 2, frozenset({"<month>", "<day> of <month>", "<day> and <day>", "<year>"})


def times_by_token(doc: Document, names: Sequence[Mention | None]) -> list[TimeExpression | None]:
    """The time that each token belongs to, but for dates in the names of bodies."""
    times: list[TimeExpression | None] = [None] * len(doc.tokens)
    _place_times(doc, times)
    return [None if _is_named(time, name) else time for time, name in zip(times, names, strict=True)]


def is_history(times: tuple[TimeExpression, ...]) -> bool:
    """Whether times have their years, and none is counted from the day of the text ("yesterday", "on Tuesday")."""
    dated = sum(time.value is not None for time in times)
    return dated >= _DATES and all(time.value is not None or time.rule in _CALENDAR for time in times)


def _place_times(doc: Document, times: list[TimeExpression | None]) -> None:
    found = sorted(doc[TIMES], key=lambda t: (t.start, -t.end))
    at = 0
    for token in doc.tokens:
        while at < len(found) and found[at].end <= token.start:
            at += 1
        if at == len(found):
            break
        if found[at].start < token.end:
            times[token.index] = found[at]


def _is_named(time: TimeExpression | None, name: Mention | None) -> bool:
    """Whether a date only stands in the name of a body ("the movement of April 6")."""
    return time is not None and name is not None and name.type == "ORG" and name.start < time.start < name.end
