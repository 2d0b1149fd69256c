"""Stretches longer than a day: weeks, months, years seen from publication, their edges, seasons, decades, offsets."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import msgspec

from tawatur.annotate.numbers.integers import read_integer
from tawatur.annotate.times.dates import read_month
from tawatur.annotate.times.periods import (
    Period,
    add_months,
    decade,
    edge_of,
    hijri_day,
    hijri_year,
    month,
    one_day,
    part_of_month,
    part_of_year,
    season,
    week_of,
    year,
)
from tawatur.annotate.times.tails import Tail, digits_year, read_modifier, read_tail, read_year_phrase
from tawatur.annotate.times.words import Moment, TimeWords

__all__ = ["read_ago", "read_bare_year", "read_edge", "read_feast", "read_span", "read_year"]

_SHIFTS = {"past": -1, "recent": -1, "this": 0, "next": 1, "beforelast": -2, "afternext": 2}
_MOST_YEARS = 3000


def read_span(words: TimeWords, at: int) -> Moment | None:
    """Read a stretch longer than a day at a place."""
    return (
        read_edge(words, at)
        or _part_of_year(words, at)
        or _part_of_month(words, at)
        or _unit(words, at)
        or read_year(words, at)
        or _units(words, at)
        or _season(words, at)
        or _decade(words, at)
        or read_feast(words, at)
    )


def read_edge(words: TimeWords, at: int) -> Moment | None:
    """ "The start, middle, end of <period>"."""
    word = words.word(at, "edge")
    if word is None:
        return None
    place = at + words.length(at)
    if words.word(place, "of") is not None:
        place += 1
    inner = read_month(words, place, announced=True) or _unit(words, place) or read_year(words, place)
    inner = inner or _decade(words, place) or _season(words, place) or read_bare_year(words, place)
    inner = inner or _present_unit(words, place)
    if inner is None:
        return None
    return msgspec.structs.replace(
        inner, first=at, start=words.start(at), period=edge_of(inner.period, word.value),
        rules=(f"<{word.value}> of <period>", *inner.rules),
    )  # fmt: skip


def _present_unit(words: TimeWords, at: int) -> Moment | None:
    """ "(The end of) the year": without more words it is the present one."""
    unit = words.unit(at)
    if unit is None or unit.count != 1 or unit.unit not in ("month", "year", "week") or not words.is_definite(at):
        return None
    period = _period_of_unit(words.published, unit.unit, 0)
    return Moment(
        first=at, stop=at + 1, start=words.start(at), period=period, rules=(f"<present {unit.unit}>",), relative=True
    )


def _unit(words: TimeWords, at: int) -> Moment | None:
    """ "Last week", "this month"."""
    demonstrative = words.word(at, "dem") is not None
    place = at + demonstrative
    unit = words.unit(place)
    if unit is None or unit.count != 1 or not words.is_definite(place) or unit.unit in ("day", "hour"):
        return None
    tail = Tail(place + 1, modifier="this", rule="this <unit>") if demonstrative else read_modifier(words, place + 1)
    if tail is None:
        return None
    period = _period_of_unit(words.published, unit.unit, _SHIFTS[tail.modifier])
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


def _period_of_unit(published: date | None, unit: str, shift: int) -> Period:
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
    elif tail.hijri:
        period = hijri_year(tail.year)
    else:
        period = year(tail.year) if tail.year < _MOST_YEARS else None
    if period is None:
        return None
    relative = tail.rule.startswith("year ") and tail.rule[5:] in _SHIFTS
    return Moment(
        first=at, stop=tail.stop, start=words.start(at), period=period, rules=("<year>", tail.rule), relative=relative
    )


def read_bare_year(words: TimeWords, at: int) -> Moment | None:
    """Four digits that are a year because of what stands around them."""
    if words.year_number(at) is None:
        return None
    tail = digits_year(words, at)
    return None if tail is None or tail.hijri else _year_moment(words, at, tail)


def _part_of_year(words: TimeWords, at: int) -> Moment | None:
    """ "The first half of 2015"."""
    word = words.word(at, "half")
    if word is None:
        return None
    day = words.day_number(at + 1)
    if day is None or words.numbers.kind(at + 1) != "ordinal":
        return None
    place = day[1]
    if words.word(place, "of") is not None:
        place += 1
    tail = read_year_phrase(words, place) or digits_year(words, place)
    if tail is None or tail.year is None or tail.hijri:
        return None
    period = part_of_year(tail.year, word.value, day[0])
    if period is None:
        return None
    relative = tail.rule.startswith("year ") and tail.rule[5:] in _SHIFTS
    return Moment(
        first=at, stop=tail.stop, start=words.start(at), period=period, rules=("<part> of <year>", tail.rule),
        relative=relative,
    )  # fmt: skip


def _part_of_month(words: TimeWords, at: int) -> Moment | None:
    """ "The second half of July", "the first week of May"."""
    half = words.word(at, "half")
    unit = words.unit(at)
    days = 15 if half is not None and half.value == "H" else 7 if unit is not None and unit.unit == "week" else 0
    if not days or words.numbers.kind(at + 1) != "ordinal":
        return None
    number = words.day_number(at + 1)
    if number is None or words.word(number[1], "of") is None:
        return None
    place = number[1] + 1
    inner = read_month(words, place, announced=True) or _unit(words, place)
    if inner is None or inner.period.granularity != "month" or not 1 <= number[0] <= 30 // days:
        return None
    return msgspec.structs.replace(
        inner, first=at, start=words.start(at), period=part_of_month(inner.period, days, number[0]),
        rules=("<part> of <month>", *inner.rules),
    )  # fmt: skip


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
    period = _window(words.published, unit.unit, count, tail.modifier)
    rule = "<number> <units> past" if count else "<units> past"
    return Moment(first=at, stop=tail_stop, start=words.start(at), period=period, rules=(rule,), relative=True)


def _window(published: date | None, unit: str, count: int | None, modifier: str) -> Period:
    if published is None or count is None or not 100 < published.year < _MOST_YEARS:
        return Period(None)
    sign = 1 if modifier == "next" else -1
    other = _moved(published, unit, sign * count)
    if other is None:
        return Period(None)
    begin, finish = min(other, published), max(other, published)
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
    about = words.word(place, "about") is not None
    place += about
    unit = words.unit(place)
    if unit is not None and unit.count:
        count, stop = unit.count, place + 1
    else:
        number = read_integer(words.numbers, place)
        unit = words.unit(number.stop) if number is not None else None
        if number is None or unit is None or number.value != int(number.value) or not 0 < number.value < Decimal(1000):
            return None
        count, stop = int(number.value), number.stop + 1
    if (
        unit.unit == "hour"
        or words.is_definite(place)
        or words.word(stop, "of", "past", "next", "beforelast") is not None
    ):
        return None
    if unit.unit == "day" and unit.count == 1 and words.weekday(stop) is not None:
        return None
    period = Period(None)
    if words.published is not None and (day := _moved(words.published, unit.unit, -count)) is not None:
        period = _as_fine_as(day, unit.unit)
    return Moment(
        first=at, stop=stop, start=words.start(at), period=period, rules=("<number> <units> ago",), relative=True
    )


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


def _season(words: TimeWords, at: int) -> Moment | None:
    word = words.word(at, "season")
    if word is None:
        return None
    tail = read_tail(words, at + words.length(at))
    if tail.stop == at + words.length(at) or tail.hijri:
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


def _decade(words: TimeWords, at: int) -> Moment | None:
    """ "The nineties", "the nineties of the last century"."""
    word = words.word(at, "decade")
    if word is None:
        return None
    stop = at + words.length(at)
    if words.word(stop, "of") is not None and words.word(stop + 1, "century") is not None:
        stop += 1
    century = words.word(stop, "century")
    if century is None and not words.is_definite(at):
        return None
    base = 2000 if century is not None and century.value == "0" else 1900
    if century is not None:
        stop += words.length(stop)
    return Moment(
        first=at, stop=stop, start=words.start(at), period=decade(base + int(word.value)), rules=("<decade>",)
    )


def read_feast(words: TimeWords, at: int) -> Moment | None:
    """A feast with a year or a modifier; without either it stays unresolved."""
    word = words.word(at, "feast", "gfeast")
    if word is None:
        return None
    tail = read_tail(words, at + words.length(at))
    period = Period(None)
    if tail.modifier or tail.year is not None:
        period = _feast_period(words.published, word.kind, word.value, tail) or Period(None)
    return Moment(
        first=at, stop=tail.stop, start=words.start(at), period=period, rules=("<feast>", *filter(None, (tail.rule,))),
        relative=tail.year is None,
    )  # fmt: skip


def _feast_period(published: date | None, kind: str, value: str, tail: Tail) -> Period | None:
    number, day = (int(part) for part in value.split(":")[0].split("-"))
    if kind == "gfeast":
        years = [tail.year] if tail.year else [published.year + s for s in (-1, 0, 1)] if published else []
        days = [one_day(date(y, number, day)) for y in years if 1 <= y < _MOST_YEARS]
    else:
        base = published.year if published else (tail.year or 0)
        first = tail.year if tail.hijri and tail.year else (base - 622) * 33 // 32 - 2
        candidates = [hijri_day(first + step, number, day) for step in range(1 if tail.hijri else 6)]
        days = [d for d in candidates if d is not None]
    if tail.year is not None and not tail.hijri:
        return next((d for d in days if d.begin is not None and d.begin.year == tail.year), None)
    if published is None or not days:
        return days[0] if days else None
    before = [d for d in days if d.begin is not None and d.begin < published]
    after = [d for d in days if d.begin is not None and d.begin >= published]
    if tail.modifier in ("past", "recent"):
        return before[-1] if before else None
    if tail.modifier == "next":
        return after[0] if after else None
    return next((d for d in days if d.begin is not None and d.begin.year == published.year), None)
