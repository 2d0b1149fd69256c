"""Dates all in digits: "24/7/2015", "2015-07-24", "7/2015", in both calendars."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec

from tawatur.annotate.times.periods import Period, hijri_date, hijri_day, month, one_day
from tawatur.annotate.times.tails import skip_mark
from tawatur.annotate.times.words import Moment, TimeWords

__all__ = ["day_and_month", "gregorian", "read_numeric", "read_numeric_month", "read_short_and_weekday"]

#: What parts the numbers of a date: slashes of one kind, dashes of any.
_NUMERIC_MARKS = (("/",), ("\\",), ("-", "\u2013", "\u0640"))

#: A day without its year is no farther from publication than so many days.
_HALF_A_YEAR = 183


def read_numeric(words: TimeWords, at: int) -> Moment | None:
    """Read a date in digits: year first where it has four digits, else the day; 13-31 in the middle swaps them."""
    parts, stop = _numeric_parts(words, at)
    if parts is None:
        return None
    one, two, three = parts
    year_number, month_number, day = (one, two, three) if one > 31 else (three, two, one)
    if month_number > 12 >= day:
        month_number, day = day, month_number
    stop, mark = skip_mark(words, stop)
    hijri = mark == "hijri" or (mark == "" and 1300 <= year_number <= 1500)
    if year_number < 100:
        year_number += 2000
    if not 1 <= month_number <= 12:
        return None
    period = hijri_day(year_number, month_number, day) if hijri else gregorian(year_number, month_number, day)
    if period is None:
        return None
    rule = "<hijri date in digits>" if hijri else "<date in digits>"
    swap = hijri_day if hijri else gregorian
    swapped = None if one > 31 or day > 12 else swap(year_number, day, month_number)
    other = swapped.value or "" if swapped is not None and swapped != period else ""
    return Moment(first=at, stop=stop, start=words.tokens[at].start, period=period, rules=(rule,), other=other)


def _numeric_parts(words: TimeWords, at: int) -> tuple[tuple[int, int, int] | None, int]:
    text = words.text(at)
    if text.count(".") == 2 and all(p.isdecimal() and len(p) <= 4 for p in text.split(".")):
        one, two, three = (int(p) for p in text.split("."))
        return ((one, two, three), at + 1) if max(one, three) > 1000 else (None, at)
    numbers = [words.digits(at + step) for step in (0, 2, 4)]
    marks = [words.text(at + step) for step in (1, 3)]
    if None in numbers or not any(marks[0] in kind and marks[1] in kind for kind in _NUMERIC_MARKS):
        return None, at
    one, two, three = (number or 0 for number in numbers)
    long_year = 1000 <= max(one, three) <= 2200
    if not long_year and not (marks[0] == "/" and three < 100 and len(words.text(at + 4)) == 2):
        return None, at
    return (one, two, three), at + 5


def read_short_and_weekday(words: TimeWords, found: Moment, weekday: int) -> Moment | None:
    """ "Sunday 16/8": the calendar and the year, of those around publication, in which that day is a Sunday."""
    at, published = found.stop, words.published
    told = day_and_month(words, at)
    if told is None or published is None or words.text(at + 1) != "/":
        return None
    days = [d for d in _days_around(published, *told) if d.isoweekday() == weekday]
    nearest = min(days, key=lambda d: abs((d - published).days), default=None)
    if nearest is None or abs((nearest - published).days) > _HALF_A_YEAR:
        return None
    return msgspec.structs.replace(
        found, stop=at + 3, period=one_day(nearest), rules=("<weekday> <day>/<month>", *found.rules)
    )


def day_and_month(words: TimeWords, at: int) -> tuple[int, int] | None:
    """The numbers of "23/7" or "23-7", which no year or other number follows."""
    day, number = words.digits(at), words.digits(at + 2)
    if day is None or number is None or words.text(at + 1) not in ("/", "-") or words.text(at + 3) in ("/", "-", ":"):
        return None
    return (day, number) if 1 <= day <= 31 and 1 <= number <= 12 else None


def _days_around(published: date, day: int, number: int) -> Iterator[date]:
    """The day of a month in the years around publication, of both calendars."""
    hijri = hijri_date(published)
    if hijri is None:
        return
    for shift in (-1, 0, 1):
        for period in (gregorian(published.year + shift, number, day), hijri_day(hijri.year + shift, number, day)):
            if period is not None and period.begin is not None:
                yield period.begin


def gregorian(number_of_year: int, number: int, day: int) -> Period | None:
    """A day of the Gregorian calendar, None where it has no such day."""
    try:
        return one_day(date(number_of_year, number, day))
    except ValueError:
        return None


def read_numeric_month(words: TimeWords, at: int) -> Moment | None:
    """Read "7/2015", "2015-07": a month in digits with its year."""
    if words.text(at + 1) not in ("/", "-") or words.text(at + 3) in ("/", "-") or words.text(at - 1) in ("/", "-"):
        return None
    one, two = words.digits(at), words.digits(at + 2)
    if one is None or two is None:
        return None
    number, in_year = (two, one) if words.year_number(at) is not None else (one, two)
    year_at = at if in_year == one else at + 2
    if not 1 <= number <= 12 or words.year_number(year_at) is None:
        return None
    return Moment(
        first=at, stop=at + 3, start=words.tokens[at].start, period=month(in_year, number), rules=("<month>/<year>",)
    )
