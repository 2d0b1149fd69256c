"""When an article without a day of publication can have been published, from the dates that it states itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from tawatur.annotate.times.words import Moment
from tawatur.records.ledger import Derivation, Publication, TimeExpression
from tawatur.records.span import Span

__all__ = ["Dated", "find_publication"]

_WEEK = 7
#: Some Monday.
_MONDAY = date(2001, 1, 1)
#: The rules of days counted from publication that a stated date can stand beside, and their distance.
_SHIFTS = {"<day of publication>": 0, "<day -1>": -1, "<day -2>": -2, "<day +1>": 1, "<day +2>": 2}


class Dated(msgspec.Struct, frozen=True):
    """A time of the article with what was read and the tense that governs it."""

    time: TimeExpression
    moment: Moment
    tense: str


class _Bound(msgspec.Struct, frozen=True):
    day: date
    rule: str
    evidence: Span


def find_publication(published: date | None, dated: Sequence[Dated]) -> Publication | None:
    """The first and last possible day of publication; the given day where there is one, None where nothing is known.

    "Today, 5 May 2025" tells the day. What is told in the past comes before publication, what lies ahead after it, and
    "today, Monday" gives the day of the week.
    """
    if published is not None:
        day = published.isoformat()
        return Publication(begin=day, finish=day, rule="<given>")
    exact = next(filter(None, map(_exact, dated)), None)
    earliest = exact or max(filter(None, map(_past, dated)), key=_day_of, default=None)
    latest = exact or _latest(dated, earliest)
    if earliest is None and latest is None:
        return None
    weekday = None if exact is not None else next(filter(None, map(_weekday, dated)), None)
    return _publication(earliest, latest, weekday)


def _publication(earliest: _Bound | None, latest: _Bound | None, weekday: _Bound | None) -> Publication:
    begin, finish = earliest and earliest.day, latest and latest.day
    if weekday is not None:
        number = weekday.day.isoweekday()
        begin = begin and begin + timedelta(days=(number - begin.isoweekday()) % _WEEK)
        finish = finish and finish - timedelta(days=(finish.isoweekday() - number) % _WEEK)
    bounds = {"begin": earliest, "finish": latest}
    derivation = [_derivation(field, bound) for field, bound in bounds.items() if bound is not None]
    if weekday is not None:
        derivation += [_derivation(field, weekday) for field, bound in bounds.items() if bound is not None]
    return Publication(
        begin=begin.isoformat() if begin else None,
        finish=finish.isoformat() if finish else None,
        basis="inferred",
        rule=derivation[0].rule,
        derivation=tuple(derivation),
    )


def _derivation(field: str, bound: _Bound) -> Derivation:
    return Derivation(field=field, rule=bound.rule, basis="inferred", evidence=(bound.evidence,))


def _day_of(bound: _Bound) -> date:
    return bound.day


def _exact(dated: Dated) -> _Bound | None:
    """ "Today, 5 May 2025"."""
    moment = dated.moment
    shift = next((_SHIFTS[rule] for rule in moment.rules if rule in _SHIFTS), None)
    stated = "<day>, <date>" in moment.rules and not moment.relative
    if shift is None or not stated or moment.period.begin is None:
        return None
    return _bound(moment.period.begin - timedelta(days=shift), "<day>, <date>", dated.time)


def _past(dated: Dated) -> _Bound | None:
    begin = dated.moment.period.begin
    if dated.moment.relative or begin is None or dated.tense != "past":
        return None
    return _bound(begin, "<date> in the past", dated.time)


def _latest(dated: Sequence[Dated], earliest: _Bound | None) -> _Bound | None:
    """The first date that lies ahead; one before what is told in the past was planned and is over."""
    ahead = [
        _bound(d.moment.period.finish, "<date> ahead", d.time)
        for d in dated
        if not d.moment.relative and d.tense == "future" and d.moment.period.finish is not None
    ]
    return min((b for b in ahead if earliest is None or b.day >= earliest.day), key=_day_of, default=None)


def _weekday(dated: Dated) -> _Bound | None:
    """ "Today, Monday": any day of that name stands for it."""
    if dated.moment.rules[:1] != ("<day> <weekday>",) or dated.moment.named is None:
        return None
    shift = next((_SHIFTS[rule] for rule in dated.moment.rules if rule in _SHIFTS), None)
    if shift is None:
        return None
    day = _MONDAY + timedelta(days=dated.moment.named - 1) - timedelta(days=shift)
    return _bound(day, "<day> <weekday>", dated.time)


def _bound(day: date, rule: str, time: TimeExpression) -> _Bound:
    return _Bound(day, rule, Span(start=time.start, end=time.end, text=time.text))
