"""Stretches longer than a day: weeks, months, years seen from publication, their edges, seasons, decades, offsets."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import msgspec

from tawatur.annotate.numbers.integers import read_integer
from tawatur.annotate.times.periods import (
    Period,
    add_months,
    decade,
    hijri_year,
    month,
    one_day,
    season,
    span,
    week_of,
    year,
)
from tawatur.annotate.times.tails import SHIFTS, Tail, digits_year, read_modifier, read_tail, read_year_phrase
from tawatur.annotate.times.words import Moment, TimeWords

__all__ = [
    "SHIFTS",
    "period_of_unit",
    "read_ago",
    "read_bare_year",
    "read_counted",
    "read_decade",
    "read_marked_year",
    "read_season",
    "read_span",
    "read_unit",
    "read_year",
]  # fmt: skip

_MOST_YEARS = 3000


def read_span(words: TimeWords, at: int) -> Moment | None:
    """Read a stretch longer than a day at a place."""
    return (
        read_unit(words, at)
        or read_year(words, at)
        or _units(words, at)
        or read_season(words, at)
        or read_decade(words, at)
    )


def read_unit(words: TimeWords, at: int) -> Moment | None:
    """ "Last week", "this month"."""
    demonstrative = words.word(at, "dem") is not None
    place = at + demonstrative
    unit = words.unit(place)
    if unit is None or unit.count != 1 or not words.is_definite(place) or unit.unit in ("day", "hour"):
        return None
    tail = Tail(place + 1, modifier="this", rule="this <unit>") if demonstrative else read_modifier(words, place + 1)
    if tail is None or (tail.modifier == "recent" and words.word(tail.stop, "of") is not None):
        return None
    period = period_of_unit(words.published, unit.unit, SHIFTS[tail.modifier])
    stop = tail.stop
    if unit.unit == "year" and period.begin is not None and words.year_number(stop) == period.begin.year:
        stop += 1
    return Moment(
        first=at,
        stop=stop,
        start=words.start(at),
        period=period,
        rules=(f"<{unit.unit}>", tail.rule),
        relative=True,
    )


def period_of_unit(published: date | None, unit: str, shift: int) -> Period:
    if published is None or not 10 < published.year < _MOST_YEARS:
        return Period(None)
    match unit:
        case "week":
            return week_of(published + timedelta(days=7 * shift))
        case "month":
            day = add_months(published, shift)
            return month(day.year, day.month)
        case "year":
            return year(published.year + shift)
        case _:
            return decade((published.year // 10 + shift) * 10)


def read_year(words: TimeWords, at: int) -> Moment | None:
    """ "The year 2014", "last year", "the year 61 AH"."""
    tail = read_year_phrase(words, at)
    if tail is None:
        return None
    return _year_moment(words, at, tail)


def _year_moment(words: TimeWords, at: int, tail: Tail) -> Moment | None:
    if tail.year is None:
        period: Period | None = Period(None)
    elif tail.until is not None:
        period = _years(tail.year, tail.until, hijri=tail.hijri)
    elif tail.hijri:
        period = hijri_year(tail.year)
    else:
        period = year(tail.year) if tail.year < _MOST_YEARS else None
    if period is None:
        return None
    relative = tail.rule.startswith("year ") and tail.rule[5:] in SHIFTS
    found = Moment(
        first=at, stop=tail.stop, start=words.start(at), period=period, rules=("<year>", tail.rule), relative=relative
    )
    return _in_other_calendar(words, found) if tail.hijri else found


def _in_other_calendar(words: TimeWords, found: Moment) -> Moment:
    """ "The year 484 AH / 1091 AD": the Gregorian year is the value where the hijri one begins in it or before."""
    opened = words.text(found.stop) == "("
    if not opened and words.text(found.stop) not in ("/", "-", "\u2013") and words.word(found.stop, "same-as") is None:
        return found
    tail = digits_year(words, found.stop + 1)
    begin = found.period.begin
    if tail is None or tail.hijri or tail.year is None or begin is None or not 0 <= tail.year - begin.year <= 1:
        return found
    stop = tail.stop + (opened and words.text(tail.stop) == ")")
    rules = ("<year> that is <year>", *found.rules)
    return msgspec.structs.replace(found, stop=stop, period=year(tail.year), rules=rules)


def _years(first: int, last: int, *, hijri: bool) -> Period | None:
    """From one year to another, of one calendar."""
    if not 1 <= first < _MOST_YEARS or not 1 <= last < _MOST_YEARS:
        return None
    begin = hijri_year(first) if hijri else year(first)
    finish = hijri_year(last) if hijri else year(last)
    return None if begin is None or finish is None else span(begin, finish)


def read_bare_year(words: TimeWords, at: int) -> Moment | None:
    """Four digits that are a year because of what stands around them."""
    if words.year_number(at) is None:
        return None
    tail = digits_year(words, at)
    return None if tail is None or tail.hijri else _year_moment(words, at, tail)


def read_marked_year(words: TimeWords, at: int) -> Moment | None:
    """ "1436 AH", "2015 AD", "1437-1441 AH": the mark tells that the digits are a year."""
    number = words.digits(at)
    if number is None or len(words.text(at)) != len("1436"):
        return None
    place = at
    second = words.digits(at + 2) if words.text(at + 1) in ("-", "/", "\u2013", "\u0640") else None
    if second is not None and number < second < number + 100:
        place = at + 2
    tail = digits_year(words, place)
    if tail is None or tail.year is None or tail.stop == place + 1 or not (tail.hijri or 1900 < tail.year < 2100):
        return None
    if place == at:
        return _year_moment(words, at, tail)
    period = _years(number, tail.year, hijri=tail.hijri)
    if period is None:
        return None
    return Moment(first=at, stop=tail.stop, start=words.tokens[at].start, period=period, rules=("<year>-<year>",))


def _units(words: TimeWords, at: int) -> Moment | None:
    """ "The past days", "the last 24 hours", "the two coming weeks": a window only where it is counted."""
    unit = words.unit(at)
    if unit is None or unit.count == 1 or not words.is_definite(at):
        return None
    place = at + 1
    count = 2 if unit.count == 2 else None
    if words.word(place, "few") is not None:
        place += 1
    if words.text(place) == words.tokens[at].norm[:2] and words.digits(place + 1) is not None:
        place += 1
    number = read_integer(words.numbers, place)
    if number is not None and number.value == int(number.value) and 0 < number.value < 1000:
        count, place = int(number.value), number.stop
    tail = read_modifier(words, place)
    if tail is None or tail.modifier not in ("past", "recent", "next"):
        return None
    tail_stop = tail.stop
    if words.word(tail_stop, "few") is not None:
        tail_stop += 1
    if (tail.modifier == "recent" and words.word(tail_stop, "of") is not None) or (unit.unit == "hour" and not count):
        return None
    period = _window(words.published, unit.unit, count, tail.modifier)
    rule = "<number> <units> past" if count else "<units> past"
    return Moment(first=at, stop=tail_stop, start=words.start(at), period=period, rules=(rule,), relative=True)


def read_counted(words: TimeWords, at: int) -> Moment | None:
    """ "(The) 24 hours past", "the last three years": a window of a counted length."""
    last = words.word(at, "last") is not None
    place = at + last
    number = read_integer(words.numbers, place)
    if number is None or number.value != int(number.value) or not 0 < number.value < Decimal(1000):
        return None
    if last and number.start != words.tokens[place].start:
        return None
    unit = words.unit(number.stop)
    if unit is None or (words.is_definite(number.stop) and not last):
        return None
    stop, modifier = number.stop + 1, "past"
    if not last:
        tail = read_modifier(words, stop)
        if tail is None or tail.modifier not in ("past", "recent", "next") or not words.is_definite(stop):
            return None
        stop, modifier = tail.stop, tail.modifier
    if words.word(stop, "of") is not None:
        return None
    period = _window(words.published, unit.unit, int(number.value), modifier)
    start = words.start(at) if last else number.start
    return Moment(first=at, stop=stop, start=start, period=period, rules=("<number> <units> past",), relative=True)


def _window(published: date | None, unit: str, count: int | None, modifier: str) -> Period:
    """The days of a counted window ("the last three days"), which ends, or begins, with the day of publication."""
    if published is None or count is None or not 100 < published.year < _MOST_YEARS:
        return Period(None)
    sign = 1 if modifier == "next" else -1
    other = _moved(published, unit, sign * count)
    if other is None:
        return Period(None)
    begin, finish = min(other, published), max(other, published)
    if modifier == "next" and unit != "hour":
        begin = published + timedelta(days=1)
    return Period(f"{begin}/{finish}", begin, finish, "window")


def _moved(day: date, unit: str, count: int) -> date | None:
    try:
        match unit:
            case "hour":
                return day + timedelta(days=count // 24 if count % 24 == 0 else (count // 24 + 1))
            case "day":
                return day + timedelta(days=count)
            case "week":
                return day + timedelta(days=7 * count)
            case "month":
                return add_months(day, count)
            case "year":
                return add_months(day, 12 * count)
            case _:
                return add_months(day, 120 * count)
    except (OverflowError, ValueError):
        return None


def read_ago(words: TimeWords, at: int) -> Moment | None:
    """ "Three days ago"; not where "of" makes it "three days before <event>"."""
    if words.word(at, "ago") is None:
        return None
    place = at + 1
    if words.word(place, "about") is not None:
        place += words.length(place)
    unit = words.unit(place)
    if unit is not None and unit.count:
        if unit.unit == "year" and read_year_phrase(words, place) is not None:
            return None
        count, stop = unit.count, place + 1
        stop += words.numbers.kind(stop) == "one"
    else:
        number = read_integer(words.numbers, place)
        unit = words.unit(number.stop) if number is not None else None
        if number is None or unit is None or number.value != int(number.value) or not 0 < number.value < Decimal(1000):
            return None
        count, stop = int(number.value), number.stop + 1
    if words.word(stop, "minute") is not None:
        return _and_a_half_ago(words, at, count, unit.unit, stop + words.length(stop))
    if (
        unit.unit == "hour"
        or words.is_definite(place)
        or words.word(stop, "of", "past", "next", "beforelast") is not None
    ):
        return None
    if unit.unit == "day" and unit.count == 1 and words.weekday(stop) is not None:
        return None
    if _is_least_before(words, at, stop):
        return None
    period = Period(None)
    if words.published is not None and (day := _moved(words.published, unit.unit, -count)) is not None:
        period = _as_fine_as(day, unit.unit)
    return Moment(
        first=at, stop=stop, start=words.start(at), period=period, rules=("<number> <units> ago",), relative=True
    )


def _is_least_before(words: TimeWords, at: int, stop: int) -> bool:
    """ "(Not) before a year at least", "two months at least before the event": no time ago."""
    least = words.word(stop, "least") is not None
    return least and (words.tense(at) == "future" or words.word(stop + words.length(stop), "of") is not None)


def _and_a_half_ago(words: TimeWords, at: int, count: int, unit: str, stop: int) -> Moment | None:
    """ "A year and a half ago"."""
    again = words.unit(stop)
    stop += again is not None and again.unit == unit and words.is_definite(stop)
    if unit != "year" or words.word(stop, "of") is not None:
        return None
    day = _moved(words.published, "month", -12 * count - 6) if words.published is not None else None
    period = Period(None) if day is None else month(day.year, day.month)
    return Moment(
        first=at, stop=stop, start=words.start(at), period=period, rules=("<number> <units> and a half ago",),
        relative=True,
    )  # fmt: skip


def _as_fine_as(day: date, unit: str) -> Period:
    match unit:
        case "day":
            return one_day(day)
        case "week":
            return week_of(day)
        case "month":
            return month(day.year, day.month)
        case "year":
            return year(day.year)
        case _:
            return decade(day.year // 10 * 10)


def read_season(words: TimeWords, at: int) -> Moment | None:
    demonstrative = words.word(at, "dem") is not None
    place = at + demonstrative
    word = words.word(place, "season")
    if word is None or (demonstrative and not words.is_definite(place)):
        return None
    place += words.length(place)
    tail = Tail(place, modifier="this", rule="this <season>") if demonstrative else read_tail(words, place)
    if (tail.stop == place and not demonstrative) or tail.hijri:
        return None
    number = tail.year
    if number is None and words.published is not None:
        number = _season_year(words.published, word.value, tail.modifier)
    period = Period(None) if number is None or not 1 <= number < _MOST_YEARS else season(number, word.value)
    return Moment(
        first=at, stop=tail.stop, start=words.start(at), period=period, rules=("<season>", tail.rule),
        relative=tail.year is None,
    )  # fmt: skip


def _season_year(published: date, code: str, modifier: str) -> int:
    """The year of the last, next or present season of a name."""
    here = season(published.year, code)
    assert here.begin is not None
    assert here.finish is not None
    if modifier in ("past", "recent"):
        return published.year if here.finish < published else published.year - 1
    if modifier == "next":
        return published.year if here.begin > published else published.year + 1
    return published.year


def read_decade(words: TimeWords, at: int) -> Moment | None:
    """ "The nineties", "the nineties of the last century"."""
    word = words.word(at, "decade")
    if word is None:
        return None
    stop = at + words.length(at)
    if words.word(stop, "of") is not None and words.word(stop + 1, "century") is not None:
        stop += 1
    century = words.word(stop, "century")
    if words.word(stop, "ofage") is not None:
        return None
    if century is None and not words.is_definite(at):
        return None
    base = 2000 if century is not None and century.value == "0" else 1900
    if century is not None:
        stop += words.length(stop)
    return Moment(
        first=at, stop=stop, start=words.start(at), period=decade(base + int(word.value)), rules=("<decade>",)
    )
