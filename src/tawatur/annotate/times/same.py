"""Times that take up the one named last: "the same month", "that year", "on the tenth of it"."""

from __future__ import annotations

from datetime import timedelta

from tawatur.annotate.times.periods import Period, hijri_date, hijri_day, month, one_day, week_of, year
from tawatur.annotate.times.words import Moment, TimeWords

__all__ = ["day_of_same_month", "read_same", "read_same_day"]

#: Which stretches a unit can be taken from; what is vaguer than the unit does not say which one is meant.
_FINE_ENOUGH = {
    "day": ("day", "night"),
    "week": ("day", "night", "week"),
    "month": ("day", "night", "month", "edge of month", "part of month", "hijri month"),
    "year": ("day", "night", "month", "edge of month", "part of month", "year", "edge of year", "part of year"),
}


def read_same_day(words: TimeWords, at: int) -> Moment | None:
    """ "The same day", "on that day"."""
    before = words.word(at, "samebefore") is not None
    today = words.word(at + before, "day")
    if today is None or today.value != "0" or words.length(at + before) != 1:
        return None
    return _same(words, at, at + before, "day", before=before)


def read_same(words: TimeWords, at: int) -> Moment | None:
    """ "The same week", "that year", "the same month"."""
    before = words.word(at, "samebefore") is not None
    unit = words.unit(at + before)
    if unit is None or unit.count != 1 or not words.is_definite(at + before):
        return None
    return _same(words, at, at + before, unit.unit, before=before)


def day_of_same_month(words: TimeWords, at: int, day: int, place: int) -> Moment | None:
    """ "The eighth (of) the same month", "the tenth of it": `place` follows "of", or is "of it"."""
    anchor = words.anchor.period if words.anchor is not None else None
    if words.word(place, "ofit") is not None:
        stop = place + 1
    else:
        before = words.word(place, "samebefore") is not None
        unit = words.unit(place + before)
        if unit is None or unit.unit != "month" or not (before or words.word(place + 1, "same") is not None):
            return None
        stop = place + 2
    if anchor is None or anchor.begin is None or anchor.granularity not in _FINE_ENOUGH["month"]:
        return None
    if words.anchor is not None and any("hijri day" in rule for rule in words.anchor.rules):
        return _day_of_hijri_month(words, at, day, stop)
    first = anchor.begin if anchor.granularity == "hijri month" else anchor.begin.replace(day=1)
    found = first + timedelta(days=day - 1)
    if anchor.granularity != "hijri month" and found.month != first.month:
        return None
    return Moment(
        first=at, stop=stop, start=words.start(at), period=one_day(found), rules=("<day> of the same month",),
        relative=True,
    )  # fmt: skip


def _day_of_hijri_month(words: TimeWords, at: int, day: int, stop: int) -> Moment | None:
    begin = words.anchor.period.begin if words.anchor is not None else None
    hijri = None if begin is None else hijri_date(begin)
    period = None if hijri is None else hijri_day(hijri.year, hijri.month, day)
    if period is None:
        return None
    return Moment(
        first=at, stop=stop, start=words.start(at), period=period, rules=("<day> of the same month", "hijri day"),
        relative=True,
    )  # fmt: skip


def _same(words: TimeWords, at: int, place: int, unit: str, *, before: bool) -> Moment | None:
    if not before and words.word(place + 1, "same") is None:
        return None
    anchor = words.anchor.period if words.anchor is not None else None
    if anchor is None or anchor.begin is None or anchor.granularity not in _FINE_ENOUGH.get(unit, ()):
        return None
    stop = place + 1 if before else place + 2
    return Moment(
        first=at, stop=stop, start=words.start(at), period=_seen_as(anchor, unit), rules=(f"the same <{unit}>",),
        relative=True,
    )  # fmt: skip


def _seen_as(period: Period, unit: str) -> Period:
    assert period.begin is not None
    match unit:
        case "day":
            return one_day(period.begin)
        case "week":
            return week_of(period.begin)
        case "month":
            return period if period.granularity == "hijri month" else month(period.begin.year, period.begin.month)
        case _:
            return year(period.begin.year)
