"""Feasts of both calendars."""

from __future__ import annotations

from datetime import date

from tawatur.annotate.times.periods import Period, hijri_day, one_day
from tawatur.annotate.times.tails import Tail, read_tail
from tawatur.annotate.times.words import Moment, TimeWords

__all__ = ["read_feast"]

_MOST_YEARS = 3000


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
