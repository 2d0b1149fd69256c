"""The day that a report speaks on, which a page may date later: "today, Tuesday" on Thursday's page."""

from __future__ import annotations

from datetime import date, timedelta

from tawatur.annotate.times.words import Moment

__all__ = ["SHIFTS", "day_told_on"]

#: The rules of days that are counted from publication, by their distance.
SHIFTS = {0: "<day of publication>", **{shift: f"<day {shift:+d}>" for shift in (-2, -1, 1, 2)}}


def day_told_on(moment: Moment, told_on: date | None) -> date | None:
    """The day that "today, Tuesday" speaks on: a page may date it later, and what follows counts from that day."""
    begin = moment.period.begin
    shift = next((shift for shift, rule in SHIFTS.items() if moment.rules[-1] == rule), None)
    named = "<day> <weekday>" in moment.rules and moment.period.granularity == "day"
    if told_on is None or begin is None or shift is None or not named:
        return told_on
    return begin - timedelta(days=shift)
