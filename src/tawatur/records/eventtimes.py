"""When an event was: which time expressions of its article the words of its time are."""

from __future__ import annotations

from collections.abc import Iterable

from tawatur.records.ledger import Event, TimeExpression

__all__ = ["EventTimes"]


class EventTimes:
    """The times of one ledger as its events are asked for theirs; reports, tables and searches all ask here.

    What the machine reads has one time on just these words. Where people corrected either, both need only overlap.
    """

    def __init__(self, times: Iterable[TimeExpression]) -> None:
        self._times = {(time.start, time.end): time for time in times}

    def of(self, event: Event) -> tuple[TimeExpression, ...]:
        """The time that stands on the words of an event's time, else those that share letters with them, in order."""
        when = event.when
        if when is None:
            return ()
        own = self._times.get((when.start, when.end))
        if own is not None:
            return (own,)
        return tuple(time for time in self._times.values() if time.overlaps(when))

    def dated(self, event: Event) -> TimeExpression | None:
        """The first of the times of an event that names a day, for what has room for one."""
        return next((time for time in self.of(event) if time.begin or time.finish), None)
