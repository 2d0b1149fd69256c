"""Lengths of time: "24 years", "two days", "a week". They place nothing on a calendar, so no layer holds them."""

from __future__ import annotations

from tawatur.annotate.numbers.integers import read_integer
from tawatur.annotate.times.periods import Period
from tawatur.annotate.times.words import Moment, TimeWords
from tawatur.lexicon.concepts.calendar import TimeUnit

__all__ = ["anchor_of", "find_durations"]

_CODES = {"hour": "PT{}H", "day": "P{}D", "week": "P{}W", "month": "P{}M", "year": "P{}Y"}
_MOST = 10**6
#: How many words of an anchor are quoted.
_ANCHOR = 4


def find_durations(words: TimeWords, taken: set[int]) -> list[Moment]:
    """Find the lengths of time of a sentence outside the `taken` places."""
    found: list[Moment] = []
    at = 0
    while at < len(words.tokens):
        moment = None if at in taken else _duration(words, at)
        if moment is not None:
            found.append(moment)
        at = moment.stop if moment is not None else at + 1
    return found


def anchor_of(words: TimeWords, length: Moment) -> tuple[int, int] | None:
    """The half-open places of what a length of time is counted from: "two days after (the signing)"; None for none.

    The anchor is the word behind "of", with what belongs to it up to the next mark; it stays symbolic.
    """
    before = words.word(length.first - 1, "ago", "after") is not None
    if not before or words.word(length.stop, "of") is None:
        return None
    first = stop = length.stop + 1
    while stop < len(words.tokens) and stop - first < _ANCHOR and words.tokens[stop].kind == "word":
        stop += 1
    return (first, stop) if stop > first else None


def _duration(words: TimeWords, at: int) -> Moment | None:
    unit = words.unit(at)
    if unit is not None:
        return _bare(words, at, unit)
    number = read_integer(words.numbers, at)
    if number is None or number.value != int(number.value) or not 0 < number.value < _MOST:
        return None
    unit = words.unit(number.stop)
    if unit is None or _has_prefix(words, number.stop):
        return None
    return _moment(words, at, number.stop + 1, number.start, int(number.value), unit, "<number> <units>")


def _bare(words: TimeWords, at: int, unit: TimeUnit) -> Moment | None:
    """A dual, or a singular in the written accusative; other singulars are nouns like others."""
    accusative = unit.count == 1 and words.text(at).endswith("ا")
    dual = unit.count == 2 and not words.text(at).endswith("ي")
    if words.is_definite(at) or not (dual or accusative):
        return None
    return _moment(words, at, at + 1, words.start(at), unit.count, unit, "<counted unit>")


def _has_prefix(words: TimeWords, at: int) -> bool:
    hit = words.hits.get(at)
    return hit is not None and hit.prefix != ""


def _moment(words: TimeWords, at: int, stop: int, start: int, count: int, unit: TimeUnit, rule: str) -> Moment | None:
    del words
    if unit.unit == "decade":
        code, count = _CODES["year"], count * 10
    else:
        code = _CODES[unit.unit]
    period = Period(code.format(count), granularity="duration")
    return Moment(first=at, stop=stop, start=start, period=period, rules=(rule,))
