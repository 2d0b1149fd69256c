"""Dates that name a month or its number: "<day> of <month>", "<month> <year>", "24/7", in both calendars."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from tawatur.annotate.times.digitdates import day_and_month, gregorian, read_numeric
from tawatur.annotate.times.monthnames import month_names
from tawatur.annotate.times.periods import Period, hijri_date, hijri_day, hijri_month, month, one_day
from tawatur.annotate.times.same import day_of_same_month
from tawatur.annotate.times.tails import SHIFTS, Tail, digits_year, read_modifier, read_tail, skip_mark
from tawatur.annotate.times.words import Moment, TimeWords
from tawatur.lexicon.concepts.calendar import Month
from tawatur.text.clitics import ARTICLE, CONJUNCTIONS

__all__ = [
    "read_date",
    "read_day_and_weekday",
    "read_month",
    "read_short_numeric",
]

_SEPARATORS = "/-\u2013\u0640"
#: Shorter names of months are also other words: unannounced they count for nothing.
_SURE_NAME = 5
#: A day without a year that lies further ahead than this is the last one where the sentence tells of the past.
_SOON = 45


def read_date(words: TimeWords, at: int) -> Moment | None:
    """Read a date of day precision at a place, with its other calendar or name after it."""
    found = read_numeric(words, at) or _read_day_of_month(words, at)
    return found and _with_other_calendar(words, found)


def _read_day_of_month(words: TimeWords, at: int) -> Moment | None:
    day = words.day_number(at)
    if day is None:
        return None
    number, place = day
    if words.word(place, "ofit") is not None:
        return day_of_same_month(words, at, number, place)
    spelled = words.digits(place - 1) is None
    linked = words.word(place, "of") is not None
    if words.text(place) in (*_SEPARATORS, ",", "\u060c"):
        place += 1
    elif linked:
        of_this = day_of_same_month(words, at, number, place + 1) or _day_of_unit(words, at, number, place + 1)
        if of_this is not None:
            return of_this
        place += 1
    else:
        of_this = _day_of_unit(words, at, number, place + (words.word(place, "in") is not None))
        of_this = of_this or _day_of_present(words, at, number, place)
        if of_this is not None:
            return of_this
    unit = words.unit(place)
    if spelled and unit is not None and unit.unit == "day" and not unit.count and not words.is_definite(place):
        place, linked = place + 1, True
        unit = words.unit(place)
    if unit is not None and unit.unit == "month":
        place, linked = place + 1, True
    found_at = place
    named = month_names(words, place)
    if named is None:
        return None
    entry, after = named
    if spelled and not linked and entry.verbal and after == place + 1:
        return None
    if words.text(after) in (*_SEPARATORS, ",", "\u060c") and digits_year(words, after + 1) is not None:
        after += 1
    tail = read_tail(words, after)
    if entry.plain and tail.stop == after and words.text(found_at - 1) in _SEPARATORS:
        return None
    return _dated(words, at, number, entry, tail)


def _dated(words: TimeWords, at: int, day: int, entry: Month, tail: Tail) -> Moment | None:
    calendar = "hijri day" if entry.calendar == "hijri" else "day"
    period = _day_period(words, day, entry, tail, words.tense(at))
    if period is None:
        return None
    rules: tuple[str, ...] = (f"<{calendar}> of <month>", *((tail.rule,) if tail.rule else ("<year nearest>",)))
    if entry.calendar == "hijri" and tail.year is not None and not 1343 <= tail.year <= 1500:
        rules = (*rules, "tabular hijri calendar")
    stop = tail.stop
    if tail.year is None:
        stop, _ = skip_mark(words, stop)
    return Moment(first=at, stop=stop, start=words.start(at), period=period, rules=rules, relative=tail.year is None)


def _day_period(words: TimeWords, day: int, entry: Month, tail: Tail, tense: str) -> Period | None:
    if tail.year is not None:
        return _day_in(entry, tail.year, day)
    if words.published is None:
        return Period(None)
    near = _year_of(entry, words.published)
    days = [p for p in (_day_in(entry, near + shift, day) for shift in (-1, 0, 1, -2, 2)) if p is not None]
    nearest = _choose(days, words.published, tail.modifier)
    is_far = nearest is not None and nearest.begin is not None and (nearest.begin - words.published).days > _SOON
    return _choose(days, words.published, "", tense) if is_far and not tail.modifier else nearest


def _choose(periods: list[Period], published: date, modifier: str, tense: str = "") -> Period | None:
    """The last, next or nearest of the candidate periods."""
    known = sorted((p.begin, p.finish, p) for p in periods if p.begin is not None and p.finish is not None)
    if modifier in ("past", "recent") or (not modifier and tense == "past"):
        limit = published if modifier else published + timedelta(days=1)
        before = [p for begin, finish, p in known if (finish if modifier else begin) < limit]
        return before[-1] if before else None
    if modifier == "next":
        return next((p for begin, _, p in known if begin > published), None)
    if modifier == "this":
        return next((p for begin, _, p in known if begin.year == published.year), known[0][2] if known else None)
    if modifier in ("beforelast", "afternext", "unresolved"):
        return Period(None)
    return (
        min(known, key=lambda k: min(abs((k[0] - published).days), abs((k[1] - published).days)))[2] if known else None
    )


def _year_of(entry: Month, published: date) -> int:
    if entry.calendar != "hijri":
        return published.year
    hijri = hijri_date(published)
    return (published.year - 622) * 33 // 32 if hijri is None else hijri.year


def _day_in(entry: Month, number_of_year: int, day: int) -> Period | None:
    if entry.calendar == "hijri":
        return hijri_day(number_of_year, entry.number, day)
    try:
        return one_day(date(number_of_year, entry.number, day))
    except ValueError:
        return None


def _month_in(entry: Month, number_of_year: int) -> Period | None:
    if entry.calendar == "hijri":
        return hijri_month(number_of_year, entry.number)
    return month(number_of_year, entry.number) if 1 <= number_of_year < 9999 else None


def _day_of_unit(words: TimeWords, at: int, day: int, place: int) -> Moment | None:
    """ "The fifth of this month", or just "of the month", which is this one where its day has come."""
    demonstrative = words.word(place, "dem") is not None
    place += demonstrative
    unit = words.unit(place)
    if unit is None or unit.unit != "month" or not words.is_definite(place):
        return None
    tail = Tail(place + 1, modifier="this", rule="month this") if demonstrative else read_modifier(words, place + 1)
    bare = tail is None
    if tail is None:
        if words.word(place + 1, "same") is not None:
            return None
        tail = Tail(place + 1, modifier="this", rule="month this")
    if tail.modifier not in SHIFTS:
        return None
    period: Period | None = Period(None)
    if words.published is not None and not (bare and day > words.published.day):
        total = words.published.year * 12 + words.published.month - 1 + SHIFTS[tail.modifier]
        try:
            period = one_day(date(total // 12, total % 12 + 1, day))
        except ValueError:
            period = None
    if period is None:
        return None
    return Moment(
        first=at, stop=tail.stop, start=words.start(at), period=period, rules=("<day> of <month relative>", tail.rule),
        relative=True,
    )  # fmt: skip


def _day_of_present(words: TimeWords, at: int, day: int, place: int) -> Moment | None:
    """ "(On) the 15th current": without the word for month."""
    if words.word(place, "this") is None or not words.is_definite(place) or words.digits(at) is None:
        return None
    unit = words.unit(at - 1)
    is_day = unit is not None and unit.unit == "day"
    if not is_day and words.weekday(at - 1) is None and words.word(at - 1, "in", "dayword", "since", "to") is None:
        return None
    period: Period | None = Period(None)
    if words.published is not None:
        period = gregorian(words.published.year, words.published.month, day)
    if period is None:
        return None
    return Moment(
        first=at, stop=place + words.length(place), start=words.start(at), period=period,
        rules=("<day> of <month relative>", "<day> this"), relative=True,
    )  # fmt: skip


def read_month(words: TimeWords, at: int, *, announced: bool) -> Moment | None:
    """Read a month with its year or modifier; a bare name only where it is `announced` by what stands before it."""
    place, unit = at, words.unit(at)
    if unit is not None and unit.unit == "month" and unit.count == 1:
        place, announced = at + 1, True
    named = month_names(words, place)
    if named is None:
        return None
    entry, after = named
    tail = read_tail(words, after)
    bare = tail.stop == after
    if bare and not announced and (entry.plain or entry.calendar == "hijri" or len(words.text(place)) < _SURE_NAME):
        return None
    if bare and entry.plain and place == at and after == place + words.length(place) and not _is_placed(words, at):
        return None
    shared = _shared_year(words, after) if bare else None
    period = _month_period(words, entry, shared or tail, words.tense(at) if announced else "")
    if period is None:
        return None
    rules = ("<hijri month>" if entry.calendar == "hijri" else "<month>", *((tail.rule,) if tail.rule else ()))
    return Moment(
        first=at, stop=tail.stop, start=words.start(at), period=period, rules=rules, relative=tail.year is None
    )


def _is_placed(words: TimeWords, at: int) -> bool:
    """Whether "in", "during" or "the start of" stands right before a name that is not definite: nobody's name then."""
    return words.word(at - 1, "in", "since", "within", "edge") is not None and not words.is_definite(at)


def _shared_year(words: TimeWords, at: int) -> Tail | None:
    """The year of the second month in "May and June 1999"."""
    hit = words.hits.get(at)
    if hit is None or hit.prefix != CONJUNCTIONS[0]:
        return None
    named = month_names(words, at)
    tail = None if named is None else read_tail(words, named[1])
    return tail if tail is not None and tail.year is not None else None


def _month_period(words: TimeWords, entry: Month, tail: Tail, tense: str) -> Period | None:
    if tail.year is not None:
        return _month_in(entry, tail.year)
    if words.published is None:
        return Period(None)
    near = _year_of(entry, words.published)
    months = [p for p in (_month_in(entry, near + shift) for shift in (-1, 0, 1, -2, 2)) if p is not None]
    return _choose(months, words.published, tail.modifier, tense)


def read_short_numeric(words: TimeWords, at: int) -> Moment | None:
    """Read "23/7" behind a word that announces a date; the year is the nearest."""
    told = day_and_month(words, at)
    if told is None or words.published is None:
        return None
    day, number = told
    entry = Month(id="", number=number)
    period = _day_period(words, day, entry, Tail(at), words.tense(at))
    if period is None:
        return None
    return Moment(
        first=at, stop=at + 3, start=words.tokens[at].start, period=period, rules=("<day>/<month>",), relative=True
    )


def _with_other_calendar(words: TimeWords, found: Moment) -> Moment:
    """ "28 Muharram 1447, that is 23 July 2025": one date; the Gregorian one is its value."""
    place = found.stop
    closing = words.text(place) == ")"
    place += closing
    if words.word(place, "same-as") is None:
        return found
    place += 1
    if words.unit(place) is not None:
        place += 1
    opened = words.text(place) == "("
    place += opened
    second = read_numeric(words, place) or _read_day_of_month(words, place)
    if second is None:
        return found
    stop = second.stop
    if opened and words.text(stop) == ")":
        stop += 1
    hijri_first = any("hijri" in rule for rule in found.rules)
    value = second if hijri_first or found.period.value is None else found
    return Moment(
        first=found.first, stop=stop, start=found.start, period=value.period,
        rules=("<date> that is <date>", *found.rules, *second.rules), relative=value.relative,
    )  # fmt: skip


def read_day_and_weekday(words: TimeWords, found: Moment, weekday: int) -> Moment | None:
    """ "Tuesday 26 of this month", "Wednesday the 27th": the calendar is the one in which the weekday is right."""
    number = words.day_number(found.stop)
    if number is None or words.published is None:
        return None
    day, place = number
    place += words.word(place, "of") is not None
    unit = words.unit(place)
    modifier = ""
    if unit is not None and unit.unit == "month" and words.is_definite(place):
        tail = read_modifier(words, place + 1)
        stop, modifier = (place + 1, "") if tail is None else (tail.stop, tail.modifier)
    elif words.text(found.stop) == ARTICLE and words.month(place) is None:
        stop = number[1]
    else:
        return None
    days = [d for d in _days_of_months(words.published, day, modifier) if d.isoweekday() == weekday]
    if not days:
        return None
    nearest = min(days, key=lambda d: abs((d - words.published).days) if words.published else 0)
    return msgspec.structs.replace(
        found, stop=stop, period=one_day(nearest), rules=("<weekday> <day> of the month", *found.rules)
    )


def _days_of_months(published: date, day: int, modifier: str) -> list[date]:
    """The day of that number in this month and those beside it (or the one the modifier names), in both calendars."""
    shifts = (SHIFTS[modifier],) if modifier in SHIFTS and modifier != "recent" else (0, -1, 1)
    found: list[date] = []
    hijri = hijri_date(published)
    if hijri is None:
        return found
    for shift in shifts:
        months = published.year * 12 + published.month - 1 + shift
        hijri_months = hijri.year * 12 + hijri.month - 1 + shift
        for period in (
            _day_in(Month(id="", number=months % 12 + 1), months // 12, day),
            hijri_day(hijri_months // 12, hijri_months % 12 + 1, day),
        ):
            if period is not None and period.begin is not None:
                found.append(period.begin)
    return found
