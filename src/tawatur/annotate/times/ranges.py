"""Times from one to another: "between 22 and 27 July", "from 2015 to 2018", "5-7 August"."""

from __future__ import annotations

from datetime import date, timedelta

from tawatur.annotate.times.dates import read_date, read_month
from tawatur.annotate.times.days import read_timed_day
from tawatur.annotate.times.parts import read_part
from tawatur.annotate.times.periods import Period, month, one_day, span
from tawatur.annotate.times.spans import read_bare_year, read_span
from tawatur.annotate.times.words import Moment, TimeWords
from tawatur.text.clitics import CONJUNCTIONS

__all__ = ["read_range"]

_MOST_DAYS = 10
_DASHES = ("-", "\u2013", "\u2014", "/")


def read_range(words: TimeWords, at: int) -> Moment | None:
    """Read a range of times at a place."""
    day = words.day_number(at)
    days = None if day is None else _listed_days(words, at, day)
    if days is not None:
        return days
    dated = None if day is None and words.weekday(at) is None else _from_date_to_date(words, at)
    if dated is not None:
        return dated
    if words.word(at, "between") is not None:
        return _linked(words, at, at + words.length(at), "between <time> and <time>")
    if words.word(at, "of") is not None:
        return _linked(words, at, at + 1, "from <time> to <time>")
    if words.year_number(at) is not None and words.text(at + 1) in _DASHES:
        return _linked(words, at, at, "<year>-<year>")
    if day is None:
        return None
    if words.text(at + 1) in _DASHES and words.day_number(at + 2) is not None:
        return _linked(words, at, at, "<day>-<day>")
    if words.digits(at) is not None and words.word(at + 1, "to") is not None:
        return _linked(words, at, at, "<day> to <day>")
    return None


def _from_date_to_date(words: TimeWords, at: int) -> Moment | None:
    """ "2 October to 22 October", "Friday 11 until Tuesday 15" without "from"."""
    one = read_timed_day(words, at)
    place = None if one is None else _link(words, one.stop, "<day> to <day>")
    if one is None or place is None or one.clock or words.word(place, "day", "part") is not None:
        return None
    two = read_timed_day(words, place)
    period = None if two is None or two.period.granularity != "day" else _from_to(one, two, words.published, None)
    if two is None or period is None:
        return None
    return Moment(
        first=at, stop=two.stop, start=words.start(at), period=period, rules=("<day> to <day>", *one.rules, *two.rules),
        relative=two.relative,
    )  # fmt: skip


def _listed_days(words: TimeWords, at: int, first: tuple[int, int]) -> Moment | None:
    """ "25 and 26 July", "the fifth and sixth of May": days that follow each other are one range."""
    days, place = [first[0]], first[1]
    while len(days) < _MOST_DAYS:
        following = words.numbers.after_and(place)
        number = words.day_number(following) if following is not None else None
        if number is None or number[0] != days[-1] + 1:
            break
        last, (day, place) = following, number
        days.append(day)
    if len(days) == 1:
        return _first_of_days(words, at, first)
    dated = read_date(words, last or at)
    if dated is None:
        return None
    finish = dated.period.begin
    period = Period(None) if finish is None else span(one_day(finish - timedelta(days=len(days) - 1)), dated.period)
    if period is None:
        return None
    return Moment(
        first=at, stop=dated.stop, start=words.start(at), period=period, rules=("<day> and <day>", *dated.rules),
        relative=dated.relative,
    )  # fmt: skip


def _first_of_days(words: TimeWords, at: int, first: tuple[int, int]) -> Moment | None:
    """The first of days that share a month but do not follow each other: "7 (and 14 October)"."""
    day, place = first[0], first[1]
    for _ in range(_MOST_DAYS):
        following = words.numbers.after_and(place)
        number = words.day_number(following) if following is not None else None
        if following is None or number is None or number[0] <= day:
            return None
        dated = read_date(words, following)
        if dated is not None:
            period = _from_to(first[0], dated, words.published, number[0])
            if period is None or period.begin is None:
                return None
            return Moment(
                first=at, stop=first[1], start=words.start(at), period=one_day(period.begin),
                rules=("<day> and <day>", *dated.rules), relative=dated.relative,
            )  # fmt: skip
        day, place = number
    return None


def _linked(words: TimeWords, at: int, place: int, rule: str) -> Moment | None:
    unit = words.unit(place)
    if unit is not None and unit.unit in ("year", "month", "day"):
        place += unit.count == 2 or words.digits(place + 1) is not None
    for one, stop in _starts(words, place):
        second = _link(words, stop, rule)
        two = None if second is None else _endpoint(words, second)
        if two is None:
            continue
        day = words.day_number(second) if second is not None else None
        period = _from_to(one, two, words.published, None if day is None else day[0])
        if period is not None:
            rules = (rule, *(one.rules if isinstance(one, Moment) else ("<day>",)), *two.rules)
            return Moment(
                first=at, stop=two.stop, start=words.start(at), period=period, rules=rules, relative=two.relative
            )
    return None


def _starts(words: TimeWords, place: int) -> list[tuple[Moment | int, int]]:
    """The readings of the first end, with the place after each: a time of its own, or the mere number of a day."""
    found: list[tuple[Moment | int, int]] = []
    day = words.day_number(place)
    if day is not None:
        found.append(day)
    moment = _endpoint(words, place)
    if moment is not None:
        found.append((moment, moment.stop))
    return found


def _endpoint(words: TimeWords, at: int) -> Moment | None:
    if at >= len(words.tokens):
        return None
    return (
        read_timed_day(words, at)
        or read_part(words, at)
        or read_span(words, at)
        or read_month(words, at, announced=True)
        or read_bare_year(words, at)
    )


def _link(words: TimeWords, at: int, rule: str) -> int | None:
    """The place after what joins the two ends; an attached "and" takes no place of its own."""
    if rule.startswith("between"):
        if words.text(at) == CONJUNCTIONS[0]:
            return at + 1
        if words.numbers.after_and(at) is not None:
            return at
        hit = words.hits.get(at)
        return at if hit is not None and hit.prefix[:1] == CONJUNCTIONS[0] else None
    if words.word(at, "to") is not None:
        return at + words.length(at)
    if words.text(at) in _DASHES and not rule.startswith("from"):
        return at + 1
    return None


def _from_to(one: Moment | int, two: Moment, published: date | None, second_day: int | None) -> Period | None:
    if two.period.begin is None:
        return None
    if isinstance(one, int):
        if two.period.granularity != "day":
            return None
        if second_day is not None and one < second_day:
            return span(one_day(two.period.begin - timedelta(days=second_day - one)), two.period)
        try:
            first = one_day(two.period.begin.replace(day=one))
        except ValueError:
            return None
        return span(first, two.period)
    begin = one.period
    settled = any(rule.startswith("<unit> ") for rule in two.rules) and begin.granularity == "month"
    if one.relative and (settled or not two.relative):
        begin = _in_year_of(begin, two.period.begin)
    elif one.relative and two.relative and published is not None and begin.granularity == "month":
        return _months_near(begin, two.period, published)
    return span(begin, two.period)


def _months_near(one: Period, two: Period, published: date) -> Period | None:
    """Two months without a year, put in order and as near to the day of publication as they go."""
    if one.begin is None or two.begin is None or two.granularity != "month" or not 2 < published.year < 9998:
        return span(one, two)
    later = two.begin.month < one.begin.month
    found = [
        span(month(number, one.begin.month), month(number + later, two.begin.month))
        for number in (published.year, published.year - 1, published.year + 1)
    ]
    known = [p for p in found if p is not None and p.begin is not None and p.finish is not None]
    return min(known, key=lambda p: _distance(p, published), default=None)


def _distance(period: Period, day: date) -> int:
    assert period.begin is not None
    assert period.finish is not None
    return max((period.begin - day).days, (day - period.finish).days, 0)


def _in_year_of(period: Period, other: date) -> Period:
    """A month or day without a year, put into the year of the other end (or the one before)."""
    if period.begin is None or period.granularity not in ("month", "day"):
        return period
    number = other.year if (period.begin.month, period.begin.day) <= (other.month, other.day) else other.year - 1
    if period.granularity == "month":
        return month(number, period.begin.month)
    try:
        return one_day(period.begin.replace(year=number))
    except ValueError:
        return period
