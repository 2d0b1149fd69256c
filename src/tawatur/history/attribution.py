"""Which of two steps made a change, where the page was edited and something else read it as well.

The archive mostly holds the reading between: the old page read by the new reader, or the new page read by the old one.
Each step from and to it differs in one thing alone, so its causes are exact.
"""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from tawatur.history.changes import Difference, changes
from tawatur.records.change import QUIET, Cause, Change
from tawatur.records.ledger import Ledger

__all__ = ["attributed"]

#: A fact is named by its list and id.
Key = tuple[str, str]


class _Step(msgspec.Struct):
    """The changes of one step by the ids of the facts before and after it."""

    before: dict[Key, Change]
    after: dict[Key, Change]


def attributed(before: Ledger, between: Ledger, after: Ledger, *, edited: Collection[str] | None = None) -> Difference:
    """What differs between `before` and `after`, each change with the causes of the steps that made it."""
    found = changes(before, after, edited=edited)
    first, second = _step(before, between, edited), _step(between, after, edited)
    told = tuple(_with_causes(change, first, second) for change in found.changes)
    return Difference(told, found.edits, found.same)


def _step(before: Ledger, after: Ledger, edited: Collection[str] | None) -> _Step:
    step = _Step({}, {})
    for change in changes(before, after, edited=edited).changes:
        if change.before is not None:
            step.before.setdefault((change.list, change.before["id"]), change)
        if change.after is not None:
            step.after.setdefault((change.list, change.after["id"]), change)
    return step


def _with_causes(change: Change, first: _Step, second: _Step) -> Change:
    if change.kind in QUIET:
        return change
    causes = _causes(_first_of(change, first, second), _second_of(change, first, second))
    return msgspec.structs.replace(change, causes=causes) if causes else change


def _first_of(change: Change, first: _Step, second: _Step) -> Change | None:
    """What the first step did to the fact."""
    if change.before is not None:
        return first.before.get((change.list, change.before["id"]))
    assert change.after is not None
    ident = change.after["id"]
    later = second.after.get((change.list, ident))
    if later is not None:
        # It came in the second step, or was there under another id before it.
        return None if later.before is None else first.after.get((change.list, later.before["id"]))
    return first.after.get((change.list, ident))


def _second_of(change: Change, first: _Step, second: _Step) -> Change | None:
    """What the second step did to the fact."""
    if change.after is not None:
        return second.after.get((change.list, change.after["id"]))
    assert change.before is not None
    ident = change.before["id"]
    earlier = first.before.get((change.list, ident))
    if earlier is not None:
        return None if earlier.after is None else second.before.get((change.list, earlier.after["id"]))
    return second.before.get((change.list, ident))


def _causes(*steps: Change | None) -> tuple[Cause, ...]:
    spoken = (step for step in steps if step is not None and step.kind not in QUIET)
    return tuple(dict.fromkeys(cause for step in spoken for cause in step.causes))
