"""Days named from the day of publication, weekdays, parts of the day and clock times."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from tawatur.annotate.times.clock import in_part_of_day, read_clock, skip_zone
from tawatur.annotate.times.dates import read_date, read_day_and_weekday, read_short_numeric
from tawatur.annotate.times.digitdates import read_short_and_weekday
from tawatur.annotate.times.periods import Period, one_day
from tawatur.annotate.times.same import read_same_day
from tawatur.annotate.times.tails import read_modifier
from tawatur.annotate.times.words import Moment, TimeWords
from tawatur.text.inflection import DUAL_ENDING

__all__ = ["read_day", "read_timed_day"]

_WEEK = 7
#: So many days late a page may date a "tomorrow, Thursday" that is past by then.
_LATE = 3
#: "The early hours of the morning of the dawn of": more links than this are noise.
_MOST_PARTS = 4


def read_timed_day(words: TimeWords, at: int) -> Moment | None:
    """Read a day with its part or hour, in whatever order they stand."""
    return _read_hour_first(words, at) or _read_part_first(words, at) or _read_day_first(words, at)


def read_day(words: TimeWords, at: int) -> Moment | None:
    """Read one day: relative, weekday, or date, each with the others after it."""
    same = read_same_day(words, at)
    if same is not None:
        return same
    dated = _behind_date_word(words, at)
    if dated is not None:
        return dated
    place = at
    announced = False
    unit = words.unit(place)
    if words.word(place, "dayword") is not None or (unit is not None and unit.unit == "day" and unit.count == 1):
        place, announced = place + words.length(place), True
    opened = words.text(place) == "(" and announced
    found = _relative_day(words, place) or _weekday(words, place + opened) or read_date(words, place + opened)
    if found is None and announced:
        found = read_short_numeric(words, place + opened)
    if found is None:
        return None
    if opened and words.text(found.stop) == ")":
        found = msgspec.structs.replace(found, stop=found.stop + 1)
    return msgspec.structs.replace(found, first=at, start=words.start(at)) if announced else found


def _behind_date_word(words: TimeWords, at: int) -> Moment | None:
    """ "Dated 5 May": the word that announces the date is no part of it."""
    if words.word(at, "dateword") is None:
        return None
    place = at + words.length(at)
    place += words.text(place) in ("(", ":")
    found = read_date(words, place) or _weekday(words, place) or read_short_numeric(words, place)
    if found is not None and words.text(place - 1) == "(" and words.text(found.stop) == ")":
        found = msgspec.structs.replace(found, stop=found.stop + 1)
    return found


def _relative_day(words: TimeWords, at: int) -> Moment | None:
    word = words.word(at, "day", "night", "daypart")
    if word is None:
        return None
    stop = at + words.length(at)
    if words.word(stop, "same") is not None or words.word(at - 1, "samebefore") is not None:
        return _unknown_day(words, at, stop)
    after = words.numbers.at(stop)
    if word.kind == "day" and word.value == "0" and after is not None and after.kind == "ordinal" and after.definite:
        return None
    if word.kind == "daypart":
        shift, clock = 0, word.value
    else:
        shift, clock = int(word.value), "NI" if word.kind == "night" else ""
    period, relative = Period(None), True
    if words.published is not None:
        period = _shifted(words.published, shift)
    rule = f"<day {shift:+d}>" if shift else "<day of publication>"
    found = Moment(
        first=at, stop=stop, start=words.start(at), period=period, rules=(rule,), relative=relative, clock=clock
    )
    return _with_named_day(words, found, shift)


def _unknown_day(words: TimeWords, at: int, stop: int) -> Moment | None:
    """ "(In the evening of) the same day": a time where a part of the day tells so, but no day that is known."""
    if words.word(stop, "same") is None or words.word(at - 1, "part") is None:
        return None
    return Moment(
        first=at, stop=stop + words.length(stop), start=words.start(at), period=Period(None),
        rules=("the same <day>",), relative=True,
    )  # fmt: skip


def _shifted(day: date, days: int) -> Period:
    try:
        return one_day(day + timedelta(days=days))
    except OverflowError:
        return Period(None)


def _with_named_day(words: TimeWords, found: Moment, shift: int) -> Moment:
    """ "Yesterday, Monday", "today (Friday)", "today 5 May": the named day decides, since papers print later."""
    place = found.stop
    opened = words.text(place) in ("(", ",", "\u060c", "-")
    if opened and words.text(place) != "(" and words.weekday(place + 1) is None:
        return found
    place += opened
    weekday = words.weekday(place)
    if weekday is None:
        dated = read_date(words, place)
        return found if dated is None or opened else _joined(found, dated, "<day>, <date>")
    stop = place + words.length(place)
    period = found.period
    if words.published is not None:
        expected = (words.printed or words.published) + timedelta(days=shift)
        period = one_day(_near_printing(expected, weekday.number, ahead=shift > 0))
    if opened and words.text(stop) == ")":
        stop += 1
    named = msgspec.structs.replace(
        found, stop=stop, period=period, rules=("<day> <weekday>", *found.rules), named=weekday.number
    )
    return _with_date(words, named, "<day>, <date>", weekday.number) or named


def _with_date(words: TimeWords, found: Moment, rule: str, number: int) -> Moment | None:
    """The day with the date behind it: "Sunday, 26 July", "Sunday (10 Shawwal) that is 26 July"; None for none."""
    place = found.stop
    place += words.text(place) in (",", "\u060c")
    same = words.word(place, "same-as") is not None
    place += words.length(place) if same else 0
    place += words.text(place) == "("
    dated = read_date(words, place)
    if dated is None:
        return None
    joined = _joined(found, _as_named(dated, number), rule)
    closed = words.text(place - 1) == "(" and words.text(joined.stop) == ")"
    return msgspec.structs.replace(joined, stop=joined.stop + 1) if closed else joined


def _as_named(dated: Moment, number: int) -> Moment:
    """Of a date in digits the reading that falls on the day of the week: day first, else month first."""
    begin = dated.period.begin
    if begin is None or begin.isoweekday() == number or not dated.other:
        return dated
    other = date.fromisoformat(dated.other)
    return msgspec.structs.replace(dated, period=one_day(other), other="") if other.isoweekday() == number else dated


def _near_printing(expected: date, number: int, *, ahead: bool) -> date:
    """The day of the week that "today" or "yesterday" was on: pages are printed some days late, or a day early.

    "Tomorrow" (`ahead`) is past by then only where the page is a few days late.
    """
    late = (expected.isoweekday() - number) % _WEEK
    return _nearest(expected, number, back=late <= _LATE if ahead else late < _WEEK - 1)


def _nearest(expected: date, number: int, *, back: bool) -> date:
    """The day of the week at or before (after) the expected day, seven days at most away."""
    distance = (expected.isoweekday() - number) % _WEEK if back else -((number - expected.isoweekday()) % _WEEK)
    return expected - timedelta(days=distance)


def _joined(first: Moment, second: Moment, rule: str) -> Moment:
    known = second if second.period.begin is not None else first
    return msgspec.structs.replace(
        first, stop=second.stop, period=known.period, rules=(rule, *first.rules, *second.rules),
        relative=known.relative,
    )  # fmt: skip


def _weekday(words: TimeWords, at: int) -> Moment | None:
    weekday = words.weekday(at)
    if weekday is None:
        return None
    stop = at + words.length(at)
    modifier = read_modifier(words, stop)
    shared = _shared_modifier(words, stop) if modifier is None else modifier.modifier
    direction = shared or ("future" if words.tense(at) == "future" else "bare")
    if modifier is not None:
        stop = modifier.stop
    period = Period(None)
    if words.published is not None:
        period = one_day(_resolve_weekday(words.published, weekday.number, direction))
    found = Moment(
        first=at, stop=stop, start=words.start(at), period=period, rules=(f"<weekday {direction}>",), relative=True
    )
    numbered = read_day_and_weekday(words, found, weekday.number)
    return (
        numbered
        or read_short_and_weekday(words, found, weekday.number)
        or _with_date(words, found, "<weekday> <date>", weekday.number)
        or _on_date(words, found, weekday.number)
        or found
    )


def _on_date(words: TimeWords, found: Moment, number: int) -> Moment | None:
    """ "Thursday, on 3 April": the date is that of the day only where it falls on that weekday."""
    if words.word(found.stop, "in") is None:
        return None
    dated = read_date(words, found.stop + words.length(found.stop))
    if dated is None or dated.period.begin is None or dated.period.begin.isoweekday() != number:
        return None
    return _joined(found, dated, "<weekday> <date>")


def _shared_modifier(words: TimeWords, at: int) -> str:
    """The modifier of both days in "Saturday and Sunday next", which stands in the dual; "" where there is none."""
    if words.weekday(at) is None:
        return ""
    place = at + words.length(at)
    modifier = read_modifier(words, place)
    return modifier.modifier if modifier is not None and words.text(place).endswith(DUAL_ENDING) else ""


def _resolve_weekday(published: date, number: int, direction: str) -> date:
    match direction:
        case "past" | "recent":
            return _nearest(published - timedelta(days=1), number, back=True)
        case "beforelast":
            return _nearest(published - timedelta(days=1), number, back=True) - timedelta(days=_WEEK)
        case "next":
            return _nearest(published + timedelta(days=1), number, back=False)
        case "afternext":
            return _nearest(published + timedelta(days=1), number, back=False) + timedelta(days=_WEEK)
        case "future":
            return _nearest(published, number, back=False)
        case _:
            return _nearest(published, number, back=True)


def _read_part_first(words: TimeWords, at: int) -> Moment | None:
    """ "Thursday evening", "at dawn today", "the night of Tuesday to Wednesday"."""
    part = words.word(at, "part", "earlier")
    if part is None:
        return None
    place = at + words.length(at)
    for _ in range(_MOST_PARTS):
        if words.word(place, "of", "part") is None:
            break
        place += words.length(place)
    day = read_day(words, place)
    if day is None:
        return None
    moment = msgspec.structs.replace(
        day, first=at, start=words.start(at), rules=("<part of day> <day>", *day.rules), clock=day.clock or part.value
    )
    return _night_between(words, moment) if part.value == "NI" else moment


def _night_between(words: TimeWords, night: Moment) -> Moment:
    """ "The night of Friday to Saturday": it begins on the first and ends on the second."""
    place = night.stop
    place += (
        words.text(place) in ("-", "/", "\u2013", "\u2014", "\u0640") or words.word(place, "to", "onto") is not None
    )
    second = words.weekday(place)
    begin = night.period.begin
    if second is None or begin is None:
        return night
    following = begin + timedelta(days=1)
    if following.isoweekday() != second.number:
        return night
    period = Period(night.period.value, begin, following, "night")
    return msgspec.structs.replace(
        night, stop=place + words.length(place), period=period, rules=("<night> <day> <day>", *night.rules)
    )


def _read_day_first(words: TimeWords, at: int) -> Moment | None:
    day = read_day(words, at)
    if day is None:
        return None
    after = words.word(day.stop, "clock", "part")
    if after is not None and not words.is_definite(day.stop) and words.tokens[day.stop].norm[-1:] in ("ا", "ء"):
        return msgspec.structs.replace(
            day, stop=day.stop + 1, rules=("<day> <part of day>", *day.rules), clock=day.clock or after.value
        )
    place = day.stop + (words.text(day.stop) in (",", "\u060c") or words.word(day.stop, "in") is not None)
    hour = read_clock(words, place)
    if hour is None:
        return day
    return msgspec.structs.replace(day, stop=hour[0], rules=("<day> <hour>", *day.rules), clock=hour[1])


def _read_hour_first(words: TimeWords, at: int) -> Moment | None:
    clock = read_clock(words, at)
    if clock is None:
        return None
    place, hour = clock
    place = skip_zone(words, place)
    if words.word(place, "of") is not None or words.text(place) in (",", "\u060c"):
        place += 1
    day = read_day(words, place)
    part = words.word(place, "part") if day is None else None
    day = day or _read_part_first(words, place)
    if day is None:
        return None
    hour = in_part_of_day(hour, part.value) if part is not None else hour
    return msgspec.structs.replace(
        day, first=at, start=words.start(at), rules=("<hour> <day>", *day.rules), clock=hour or day.clock
    )
