"""Stretches of the calendar: days, weeks, months, seasons, years, decades, in both calendars."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import msgspec
from hijridate import Gregorian, Hijri

__all__ = [ "Period", "add_months", "century", "decade", "edge_of", "hijri_date", "hijri_day", "hijri_month",
    "hijri_year", "month", "one_day", "part_of_month", "part_of_year", "season", "span", "week_of", "year",
]  # fmt: skip

#: The tables of Umm al-Qura that hijridate holds; outside them the tabular calendar is used, and the rule says so.
UMM_AL_QURA = range(1343, 1501)

_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_PARTS_OF_YEAR = {"H": 6, "Q": 3, "T": 4}


class Period(msgspec.Struct, frozen=True):
    """A TIMEX3-style value with its first and last day; the value is None where only words are known."""

    value: str | None
    begin: date | None = None
    finish: date | None = None
    granularity: str = "day"


def one_day(day: date) -> Period:
    """A single day."""
    return Period(day.isoformat(), day, day, "day")


def span(begin: Period, finish: Period) -> Period | None:
    """From the first day of one period to the last of another; None where that runs backwards or is unknown."""
    if begin.begin is None or finish.finish is None or begin.begin > finish.finish:
        return None
    first, last = (begin.value or "").split("/")[0], (finish.value or "").split("/")[-1]
    return Period(f"{first}/{last}", begin.begin, finish.finish, "range")


def week_of(day: date) -> Period:
    """The ISO week (Monday to Sunday) that holds a day."""
    number = day.isocalendar()
    monday = day - timedelta(days=number.weekday - 1)
    return Period(f"{number.year:04}-W{number.week:02}", monday, monday + timedelta(days=6), "week")


def month(number_of_year: int, number: int) -> Period:
    """A Gregorian month."""
    last = monthrange(number_of_year, number)[1]
    return Period(
        f"{number_of_year:04}-{number:02}", date(number_of_year, number, 1), date(number_of_year, number, last), "month"
    )


def year(number: int) -> Period:
    """A Gregorian year."""
    return Period(f"{number:04}", date(number, 1, 1), date(number, 12, 31), "year")


def decade(first: int) -> Period:
    """Ten years from `first`, a multiple of ten."""
    return Period(f"{first // 10:03}", date(first, 1, 1), date(first + 9, 12, 31), "decade")


def century(number: int) -> Period:
    """The nth century as people count it by its hundreds: the 20th is 1900-1999."""
    first = max(100 * (number - 1), 1)
    return Period(f"{number - 1:02}", date(first, 1, 1), date(100 * number - 1, 12, 31), "century")


def season(number_of_year: int, code: str) -> Period:
    """A meteorological season; winter begins in December of its year."""
    first = _SEASON_MONTHS[code]
    begin = date(number_of_year, first, 1)
    return Period(f"{number_of_year:04}-{code}", begin, add_months(begin, 3) - timedelta(days=1), "season")


def part_of_year(number_of_year: int, code: str, number: int) -> Period | None:
    """The nth half, quarter or third of a year."""
    months = _PARTS_OF_YEAR[code]
    if not 1 <= number <= 12 // months:
        return None
    begin = date(number_of_year, months * (number - 1) + 1, 1)
    last = date(number_of_year, months * number, monthrange(number_of_year, months * number)[1])
    return Period(f"{number_of_year:04}-{code}{number}", begin, last, "part of year")


def part_of_month(period: Period, days: int, number: int) -> Period:
    """The nth stretch of days of a month; the last one ends with the month, the value stays the month's."""
    assert period.begin is not None
    assert period.finish is not None
    begin = period.begin + timedelta(days=days * (number - 1))
    is_last = days * (number + 1) > 31
    finish = period.finish if is_last else begin + timedelta(days=days - 1)
    return Period(period.value, begin, finish, "part of month")


def add_months(day: date, count: int) -> date:
    """The same day of another month, or that month's last day."""
    number = day.year * 12 + day.month - 1 + count
    in_year, index = divmod(number, 12)
    return date(in_year, index + 1, min(day.day, monthrange(in_year, index + 1)[1]))


def edge_of(period: Period, edge: str) -> Period:
    """The start, middle or end of a period: thirds of a month, quarters at the ends of a year; the value stays."""
    if period.begin is None or period.finish is None:
        return period
    begin, finish = period.begin, period.finish
    days = (finish - begin).days + 1
    if period.granularity == "month":
        cuts = {"start": (0, 9), "mid": (10, 19), "end": (20, days - 1)}
    else:
        third, quarter = days // 3, days // 4
        cuts = {"start": (0, quarter), "mid": (third, days - third - 1), "end": (days - quarter - 1, days - 1)}
        if period.granularity == "year":
            return Period(period.value, *_edge_of_year(begin.year, edge), "edge of year")
        if period.granularity == "century":
            return Period(period.value, *_edge_of_century(begin.year // 100 * 100, edge), "edge of century")
        if period.granularity == "decade":
            return Period(period.value, *_edge_of_decade(begin.year, edge), "edge of decade")
    low, high = cuts[edge]
    return Period(
        period.value, begin + timedelta(days=low), begin + timedelta(days=high), f"edge of {period.granularity}"
    )


def _edge_of_year(number: int, edge: str) -> tuple[date, date]:
    months = {"start": (1, 3), "mid": (5, 8), "end": (10, 12)}[edge]
    return date(number, months[0], 1), date(number, months[1], monthrange(number, months[1])[1])


def _edge_of_decade(first: int, edge: str) -> tuple[date, date]:
    years = {"start": (0, 3), "mid": (4, 6), "end": (7, 9)}[edge]
    return date(first + years[0], 1, 1), date(first + years[1], 12, 31)


def _edge_of_century(first: int, edge: str) -> tuple[date, date]:
    years = {"start": (0, 24), "mid": (35, 65), "end": (75, 99)}[edge]
    return date(max(first + years[0], 1), 1, 1), date(first + years[1], 12, 31)


def hijri_date(day: date) -> Hijri | None:
    """A Gregorian day in the hijri calendar; None outside of its tables."""
    try:
        return Gregorian(day.year, day.month, day.day).to_hijri()
    except OverflowError:
        return None


def hijri_day(number_of_year: int, number: int, day: int) -> Period | None:
    """A hijri day as a Gregorian one; None where the month has no such day."""
    if number_of_year in UMM_AL_QURA:
        if not 1 <= day <= Hijri(number_of_year, number, 1).month_length():
            return None
        found = Hijri(number_of_year, number, day).to_gregorian()
        return one_day(date(found.year, found.month, found.day))
    return one_day(_tabular(number_of_year, number, day)) if 1 <= number_of_year < 1700 and 1 <= day <= 30 else None


def hijri_month(number_of_year: int, number: int) -> Period | None:
    """A hijri month as the Gregorian days it covers."""
    first = hijri_day(number_of_year, number, 1)
    following = hijri_day(*((number_of_year, number + 1) if number < 12 else (number_of_year + 1, 1)), 1)
    return _covered(first, following, "hijri month")


def hijri_year(number: int) -> Period | None:
    """A hijri year as the Gregorian days it covers."""
    return _covered(hijri_day(number, 1, 1), hijri_day(number + 1, 1, 1), "hijri year")


def _covered(first: Period | None, following: Period | None, granularity: str) -> Period | None:
    if first is None or following is None or first.begin is None or following.begin is None:
        return None
    last = following.begin - timedelta(days=1)
    return Period(f"{first.begin}/{last}", first.begin, last, granularity)


def _tabular(number_of_year: int, number: int, day: int) -> date:
    """The arithmetical calendar of 30-year cycles (Reingold & Dershowitz, Calendrical Calculations, ch. 7)."""
    days = day + (59 * (number - 1) + 1) // 2 + (number_of_year - 1) * 354 + (3 + 11 * number_of_year) // 30
    return date.fromordinal(days + 227014)
