"""Times from one to another: "between 22 and 27 July", "from 2015 to 2018", "5-7 August"."""

from __future__ import annotations

from datetime import date

from tawatur.annotate.times.dates import read_month
from tawatur.annotate.times.days import read_timed_day
from tawatur.annotate.times.periods import Period, month, one_day, span
from tawatur.annotate.times.spans import read_bare_year, read_span
from tawatur.annotate.times.words import Moment, TimeWords
from tawatur.text.clitics import CONJUNCTIONS

__all__ = ["read_range"]

_DASHES = ("-", "\u2013", "\u2014", "/")


def read_range(words: TimeWords, at: int) -> Moment | None:
    """Read a range of times at a place."""
    if words.word(at, "between") is not None:
        return _linked(words, at, at + words.length(at), "between <time> and <time>")
    if words.word(at, "of") is not None:
        return _linked(words, at, at + 1, "from <time> to <time>")
    if words.year_number(at) is not None and words.text(at + 1) in _DASHES:
        return _linked(words, at, at, "<year>-<year>")
    if words.day_number(at) is not None and words.text(at + 1) in _DASHES and words.day_number(at + 2) is not None:
        return _linked(words, at, at, "<day>-<day>")
    if words.day_number(at) is not None and words.digits(at) is not None and words.word(at + 1, "to") is not None:
        return _linked(words, at, at, "<day> to <day>")
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
        period = _from_to(one, two)
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
        read_timed_day(words, at) or read_span(words, at) or read_month(words, at, announced=True)
        or read_bare_year(words, at)
    )  # fmt: skip


def _link(words: TimeWords, at: int, rule: str) -> int | None:
    """The place after what joins the two ends; an attached "and" takes no place of its own."""
    if rule.startswith("between"):
        if words.text(at) == CONJUNCTIONS[0]:
            return at + 1
        if words.numbers.after_and(at) is not None:
            return at
        hit = words.hits[at] if at < len(words.hits) else None
        return at if hit is not None and hit.variant.prefix[:1] == CONJUNCTIONS[0] else None
    if words.word(at, "to") is not None:
        return at + words.length(at)
    if words.text(at) in _DASHES and not rule.startswith("from"):
        return at + 1
    return None


def _from_to(one: Moment | int, two: Moment) -> Period | None:
    if two.period.begin is None:
        return None
    if isinstance(one, int):
        if two.period.granularity != "day":
            return None
        try:
            first = one_day(two.period.begin.replace(day=one))
        except ValueError:
            return None
        return span(first, two.period)
    begin = one.period
    if one.relative and not two.relative:
        begin = _in_year_of(begin, two.period.begin)
    return span(begin, two.period)


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
