"""Parts of months, years and centuries: "the start of May", "the first quarter", "the first ten days of the month"."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from tawatur.annotate.numbers.integers import read_integer
from tawatur.annotate.times.dates import read_month
from tawatur.annotate.times.periods import (
    Period,
    add_months,
    century,
    decade,
    edge_of,
    part_of_month,
    part_of_year,
    span,
    week_of,
)
from tawatur.annotate.times.same import read_same
from tawatur.annotate.times.spans import (
    SHIFTS,
    period_of_unit,
    read_bare_year,
    read_decade,
    read_season,
    read_unit,
    read_year,
)
from tawatur.annotate.times.tails import Tail, digits_year, read_spelled_year, read_year_phrase
from tawatur.annotate.times.words import Moment, TimeWords
from tawatur.lexicon.concepts.calendar import TimeWord
from tawatur.text.clitics import PREPOSITIONS

__all__ = ["read_century", "read_part"]

_THIS_CENTURY = 21
_LAST_WEEK = 4
_WEEK = 7
_WEEKS = 52
#: Up to Thursday the end of this week is still to come.
_EARLY_IN_WEEK = 4
#: The last half, quarter and third of a year.
_LAST_PART = {"H": 2, "Q": 4, "T": 3}
_DECADES = 10


def read_part(words: TimeWords, at: int) -> Moment | None:
    """Read a part of a longer stretch at a place."""
    return (
        _edge(words, at)
        or _part_of_year(words, at)
        or _part_of_month(words, at)
        or _first_units(words, at)
        or _earlier_in(words, at)
        or _rest_of(words, at)
        or _ten_days(words, at)
        or _decade_of_century(words, at)
        or _two_centuries(words, at)
        or read_century(words, at)
    )


def _edge(words: TimeWords, at: int) -> Moment | None:
    """ "The start, middle, end of <period>"."""
    word = words.word(at, "edge")
    if word is None:
        return None
    place = at + words.length(at)
    if words.word(place, "of") is not None:
        place += 1
    inner = read_month(words, place, announced=True) or read_unit(words, place) or read_year(words, place)
    inner = inner or read_decade(words, place) or read_season(words, place) or read_bare_year(words, place)
    inner = inner or read_century(words, place) or read_same(words, place)
    inner = inner or (_week_that_ended(words, at, place) if word.value == "end" else None)
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
    period = period_of_unit(words.published, unit.unit, 0)
    return Moment(
        first=at, stop=at + 1, start=words.start(at), period=period, rules=(f"<present {unit.unit}>",), relative=True
    )


def _week_that_ended(words: TimeWords, edge: int, at: int) -> Moment | None:
    """ "(They fell) at the end of the week": told of the past early in a week it is the one before."""
    if words.word(edge - 1, "in") is None and not words.hits[edge].prefix.endswith(PREPOSITIONS[0]):
        return None
    unit, published = words.unit(at), words.published
    if unit is None or unit.unit != "week" or unit.count != 1 or not words.is_definite(at) or published is None:
        return None
    if words.tense(at) != "past" or published.isoweekday() > _EARLY_IN_WEEK:
        return None
    return Moment(
        first=at, stop=at + 1, start=words.start(at), period=period_of_unit(published, "week", -1),
        rules=("<week> that ended",), relative=True,
    )  # fmt: skip


def _part_of_year(words: TimeWords, at: int) -> Moment | None:
    """ "The first half of 2015"."""
    word = words.word(at, "half", "quarterof")
    if word is None:
        return None
    day = words.day_number(at + 1) if words.numbers.kind(at + 1) == "ordinal" else None
    if words.word(at + 1, "recent") is not None and words.is_definite(at + 1):
        day = (_LAST_PART[word.value], at + 2)
    if day is None:
        return None
    place = day[1]
    if words.word(place, "of") is not None:
        place += 1
    tail = read_year_phrase(words, place) or digits_year(words, place)
    tail = tail or read_spelled_year(words, place) or _present_year(words, place, word)
    if tail is None or tail.year is None or tail.hijri:
        return _half_century(words, at, place, word.value, day[0])
    period = part_of_year(tail.year, word.value, day[0])
    if period is None:
        return None
    relative = tail.rule.startswith("year ") and tail.rule[5:] in SHIFTS
    return Moment(
        first=at, stop=tail.stop, start=words.start(at), period=period, rules=("<part> of <year>", tail.rule),
        relative=relative,
    )  # fmt: skip


def _part_of_month(words: TimeWords, at: int) -> Moment | None:
    """ "The second half of July", "the first week of May"."""
    half = words.word(at, "half")
    unit = words.unit(at)
    days = 15 if half is not None and half.value == "H" else 7 if unit is not None and unit.unit == "week" else 0
    number = words.day_number(at + 1) if words.numbers.kind(at + 1) == "ordinal" else None
    if days == 7 and words.word(at + 1, "recent") is not None:
        number = (_LAST_WEEK, at + 2)
    if not days or number is None or words.word(number[1], "of") is None:
        return None
    place = number[1] + 1
    inner = read_month(words, place, announced=True) or read_unit(words, place) or read_year(words, place)
    if inner is not None and inner.period.granularity == "year" and days == _WEEK:
        return _week_of_year(words, at, inner, number[0])
    if inner is None or inner.period.granularity not in ("month", "hijri month") or not 1 <= number[0] <= 30 // days:
        return None
    return msgspec.structs.replace(
        inner, first=at, start=words.start(at), period=part_of_month(inner.period, days, number[0]),
        rules=("<part> of <month>", *inner.rules),
    )  # fmt: skip


def _week_of_year(words: TimeWords, at: int, inner: Moment, number: int) -> Moment | None:
    """ "The third week of 2027", by ISO 8601."""
    if inner.period.begin is None or not 1 <= number <= _WEEKS or words.word(at + 1, "recent") is not None:
        return None
    monday = date.fromisocalendar(inner.period.begin.year, number, 1)
    return msgspec.structs.replace(
        inner, first=at, start=words.start(at), period=week_of(monday), rules=("<week> of <year>", *inner.rules)
    )


def _present_year(words: TimeWords, at: int, part: TimeWord) -> Tail | None:
    """ "(The first half) of the year" is the present one's; so is a quarter without more words."""
    unit = words.unit(at)
    stated = unit is not None and unit.unit == "year" and unit.count == 1 and words.is_definite(at)
    is_quarter = part.kind == "half" and part.value == "Q" and words.word(at - 1, "of") is None
    if words.published is None or not (stated or is_quarter) or words.word(at + 1, "yearkind") is not None:
        return None
    return Tail(at + stated, year=words.published.year, rule="year this")


def _half_century(words: TimeWords, at: int, place: int, part: str, number: int) -> Moment | None:
    """ "The second half of the nineteenth century"."""
    whole = read_century(words, place) if part == "H" and number in (1, 2) else None
    if whole is None or whole.period.begin is None:
        return None
    first = whole.period.begin.year + 50 * (number - 1)
    period = Period(whole.period.value, date(first, 1, 1), date(first + 49, 12, 31), "part of century")
    return msgspec.structs.replace(
        whole, first=at, start=words.start(at), period=period, rules=("<part> of <century>", *whole.rules)
    )


def _first_units(words: TimeWords, at: int) -> Moment | None:
    """ "The first ten days of Ramadan", "the last three months of 2014"."""
    unit = words.unit(at)
    if unit is None or unit.count == 1 or not words.is_definite(at) or unit.unit not in ("day", "week", "month"):
        return None
    number = read_integer(words.numbers, at + 1)
    count, place = (int(number.value), number.stop) if number is not None else (unit.count, at + 1)
    ordinal = words.hour_number(place) if words.numbers.kind(place) == "ordinal" else None
    is_last = words.word(place, "recent") is not None
    if not 1 < count <= 31 or not (is_last or (ordinal is not None and ordinal[0] == 1)):
        return None
    if words.word(place + 1, "of") is None:
        return None
    inner = read_month(words, place + 2, announced=True) or read_unit(words, place + 2) or read_year(words, place + 2)
    inner = inner or read_bare_year(words, place + 2) or _present_unit(words, place + 2)
    period = None if inner is None else _counted_part(inner.period, unit.unit, count, is_last=is_last)
    if inner is None or period is None:
        return None
    return msgspec.structs.replace(
        inner, first=at, start=words.start(at), period=period, rules=("<first units> of <period>", *inner.rules)
    )


def _counted_part(period: Period, unit: str, count: int, *, is_last: bool) -> Period | None:
    if period.begin is None or period.finish is None:
        return period
    if unit == "month":
        begin = add_months(period.begin, 12 - count) if is_last else period.begin
        finish = add_months(begin, count) - timedelta(days=1)
    else:
        days = timedelta(days=count * (7 if unit == "week" else 1) - 1)
        begin = period.finish - days if is_last else period.begin
        finish = begin + days
    if not period.begin <= begin <= finish <= period.finish:
        return None
    return Period(f"{begin}/{finish}", begin, finish, "range")


def _earlier_in(words: TimeWords, at: int) -> Moment | None:
    """ "Earlier in the week", "later this year"."""
    if words.word(at, "earlier") is None:
        return None
    place = at + words.length(at)
    inner = read_unit(words, place) or (_present_unit(words, place) if words.word(place - 1, "of") else None)
    if inner is None:
        return None
    return msgspec.structs.replace(inner, first=at, start=words.start(at), rules=("<earlier> in <unit>", *inner.rules))


def _rest_of(words: TimeWords, at: int) -> Moment | None:
    """ "The rest of the month": from the day of publication on."""
    if words.word(at, "rest") is None:
        return None
    place = at + words.length(at)
    inner = read_unit(words, place) or _present_unit(words, place)
    if inner is None or (inner.rules[0] not in ("<week>", "<month>", "<year>") and len(inner.rules) > 1):
        return None
    period = inner.period
    if words.published is not None and period.begin is not None and period.finish is not None:
        if not period.begin <= words.published <= period.finish:
            return None
        value = f"{words.published}/{period.finish}"
        period = Period(value, words.published, period.finish, "range")
    return msgspec.structs.replace(
        inner, first=at, start=words.start(at), period=period, rules=("<rest> of <unit>", *inner.rules)
    )


def _ten_days(words: TimeWords, at: int) -> Moment | None:
    """ "The last ten (nights) of Ramadan"."""
    word = words.word(at, "tendays")
    place = at + words.length(at)
    if word is None or words.word(place, "of") is None:
        return None
    inner = read_month(words, place + 1, announced=True) or read_unit(words, place + 1)
    if inner is None or inner.period.granularity not in ("month", "hijri month"):
        return None
    period = _counted_part(inner.period, "day", _DECADES, is_last=word.value == "last")
    if period is None:
        return None
    return msgspec.structs.replace(
        inner, first=at, start=words.start(at), period=period, rules=("<ten days> of <month>", *inner.rules)
    )


def _decade_of_century(words: TimeWords, at: int) -> Moment | None:
    """ "The first decade of the 21st century", "the last decade of the last century"."""
    unit = words.unit(at)
    if unit is None or unit.unit != "decade" or unit.count != 1 or not words.is_definite(at):
        return None
    number = words.hour_number(at + 1) if words.numbers.kind(at + 1) in ("ordinal", "one") else None
    if words.word(at + 1, "recent") is not None:
        number = (_DECADES, at + 2)
    if number is None or not 1 <= number[0] <= _DECADES or words.word(number[1], "of") is None:
        return None
    whole = read_century(words, number[1] + 1)
    if whole is None or whole.period.begin is None:
        return None
    first = whole.period.begin.year // 100 * 100 + 10 * (number[0] - 1)
    if first < _DECADES:
        return None
    return msgspec.structs.replace(
        whole, first=at, start=words.start(at), period=decade(first), rules=("<decade> of <century>", *whole.rules)
    )


def _two_centuries(words: TimeWords, at: int) -> Moment | None:
    """ "The 13th and 14th centuries"."""
    one = words.hour_number(at + 1) if words.word(at, "centurypair") is not None else None
    following = words.numbers.after_and(one[1]) if one is not None else None
    two = words.hour_number(following) if following is not None else None
    if one is None or two is None or not 1 <= one[0] < two[0] <= _THIS_CENTURY:
        return None
    mark = words.word(two[1], "mark")
    if words.word(two[1], "era") is not None or (mark is not None and mark.value == "hijri"):
        return None
    period = span(century(one[0]), century(two[0]))
    if period is None:
        return None
    stop = two[1] + (mark is not None)
    return Moment(first=at, stop=stop, start=words.start(at), period=period, rules=("<century> and <century>",))


def read_century(words: TimeWords, at: int) -> Moment | None:
    """ "The last century", "the nineteenth century"."""
    named = words.word(at, "century")
    if named is not None:
        number, stop = (20 if named.value == "-1" else 21), at + words.length(at)
    else:
        place = at + 1 + (words.text(at + 1) in ('"', "(", "\u00ab"))
        count = words.hour_number(place) if words.word(at, "centuryword") is not None else None
        if count is None or not count[0] >= 1:
            return None
        number, stop = count[0], count[1] + (place > at + 1)
    mark = words.word(stop, "mark")
    if number > _THIS_CENTURY or words.word(stop, "era") is not None or (mark is not None and mark.value == "hijri"):
        return None
    stop += mark is not None
    return Moment(first=at, stop=stop, start=words.start(at), period=century(number), rules=("<century>",))
