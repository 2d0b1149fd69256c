"""What follows a month or a unit and says which one is meant: "last", "of last year", "2014", "1436 AH"."""

from __future__ import annotations

from datetime import date

import msgspec

from tawatur.annotate.numbers.integers import read_integer
from tawatur.annotate.times.words import TimeWords
from tawatur.text.clitics import ARTICLE, CONJUNCTIONS, PREPOSITIONS

__all__ = [
    "MODIFIERS", "SHIFTS", "Tail", "digits_year", "read_modifier", "read_spelled_year", "read_tail", "read_year_phrase",
    "skip_mark",
]  # fmt: skip

_DASHES = ("/", "-", "\u2013", "\u0640")
#: Two digits of a year that are above this are of the last century.
_THIS_CENTURY = 40
#: A year in the old order has a unit, a ten, a hundred and a thousand.
_LONGEST_YEAR = 4
#: So many years ahead of publication a year of the hijra is still a plan.
_SOON = 25
MODIFIERS = ("past", "next", "this", "recent", "beforelast", "afternext")
SHIFTS = {"past": -1, "recent": -1, "next": 1, "this": 0, "beforelast": -2, "afternext": 2}


class Tail(msgspec.Struct, frozen=True):
    """The place after the tail, the year it gives (None for none), or the modifier that leads to one.

    `until` is the second year of a pair ("2014/2015").
    """

    stop: int
    year: int | None = None
    modifier: str = ""
    hijri: bool = False
    until: int | None = None
    rule: str = ""


def read_modifier(words: TimeWords, at: int) -> Tail | None:
    """Read "last", "next", "this", "before last" at a place."""
    word = words.word(at, *MODIFIERS)
    if word is None or (word.article and not words.is_definite(at)):
        return None
    return Tail(at + words.length(at), modifier=word.kind, rule=f"<unit> {word.kind}")


def read_tail(words: TimeWords, at: int) -> Tail:
    """Read the year or modifier after a month; an empty tail where there is none."""
    modifier = read_modifier(words, at)
    if modifier is not None:
        marked = digits_year(words, modifier.stop)
        return marked if marked is not None and marked.stop > modifier.stop + 1 else modifier
    start = at
    start += words.word(start, "of") is not None or words.text(start) == "("
    phrase = read_year_phrase(words, start)
    if phrase is None and start < len(words.tokens):
        number = digits_year(words, start)
        phrase = number if number is not None and start == at else None
        phrase = phrase or (read_spelled_year(words, start) if start == at else None)
    return phrase or Tail(at)


def read_year_phrase(words: TimeWords, at: int) -> Tail | None:
    """Read "the year 2014", "last year", "this year" at a place."""
    demonstrative = words.word(at, "dem") is not None
    place = at + 1 if demonstrative else at
    unit = words.unit(place)
    if unit is None or unit.unit != "year" or unit.count != 1:
        return None
    after = place + words.length(place)
    kind = words.word(after, "yearkind") or words.word(after, "mark")
    if kind is not None and words.is_definite(after) and words.is_definite(place):
        return _paired(words, digits_year(words, after + 1))
    if demonstrative:
        return _relative_year(words, after, "this") if words.is_definite(place) else None
    if words.word(after, "same") is not None and words.is_definite(place):
        begin = words.anchor.period.begin if words.anchor is not None else None
        return None if begin is None else Tail(after + 1, year=begin.year, rule="year same")
    modifier = read_modifier(words, after)
    if modifier is not None:
        return _relative_year(words, modifier.stop, modifier.modifier)
    return _paired(words, digits_year(words, after, announced=True)) or read_spelled_year(words, after)


def _paired(words: TimeWords, tail: Tail | None) -> Tail | None:
    """The two years of a school or fiscal year, "1436/1437"."""
    if tail is None or words.text(tail.stop) not in _DASHES:
        return tail
    second = digits_year(words, tail.stop + 1)
    if second is None or second.year is None or tail.year is None or second.year != tail.year + 1:
        return tail
    return Tail(second.stop, year=tail.year, until=second.year, hijri=tail.hijri, rule="year/year")


def digits_year(words: TimeWords, at: int, *, announced: bool = False) -> Tail | None:
    """Read a year in digits with its calendar mark; one of long ago only where "the year" announces it."""
    number = words.digits(at)
    if (
        number is None
        or number < 1
        or words.word(at + 1, "zone") is not None
        or (words.text(at + 1) in (":", "%") and words.digits(at + 2) is not None)
    ):
        return None
    stop, mark = skip_mark(words, at + 1)
    if mark == "hijri" or (not mark and _is_hijri(words, at, number)):
        return Tail(stop, year=number, hijri=True, rule="hijri year")
    if mark == "gregorian" and len(words.text(at)) == len("72"):
        number += 1900 if number > _THIS_CENTURY else 2000
    if mark == "gregorian" or words.year_number(at) is not None or (announced and _is_of_old(words, at)):
        return Tail(stop, year=number, rule="year in digits")
    return None


def _is_of_old(words: TimeWords, at: int) -> bool:
    """ "(The year) 1492": four digits with no bare noun behind them that they could count."""
    if len(words.text(at)) != len("1492") or words.is_definite(at - 1):
        return False
    after = words.text(at + 1)
    alone = not after or words.tokens[at + 1].kind != "word" or at + 1 in words.hits
    return alone or after.startswith(ARTICLE) or after[0] in (*CONJUNCTIONS, *PREPOSITIONS)


def _is_hijri(words: TimeWords, at: int, number: int) -> bool:
    """Whether four digits without a mark are a year of the hijra: one of the last two centuries or soon to come."""
    if len(words.text(at)) != len("1436") or not 1300 <= number <= 1500:
        return False
    present = None if words.published is None else (words.published.year - 622) * 33 // 32
    return present is None or number <= present + _SOON


def read_spelled_year(words: TimeWords, at: int) -> Tail | None:
    """A year in words; round thousands alone are counts."""
    number = read_integer(words.numbers, at)
    ascending = _ascending(words, at)
    if ascending is not None:
        return ascending
    if number is None or number.digits or not 1500 <= number.value <= 2100 or number.value % 1 != 0:
        return None
    return Tail(number.stop, year=int(number.value), rule="year in words")


def _ascending(words: TimeWords, at: int) -> Tail | None:
    """ "Three and thirty and nine hundred and a thousand": the old order, from the unit up."""
    total, last, place = 0, 0, at
    for step in range(_LONGEST_YEAR):
        word = words.numbers.at(place)
        if word is None or (step and not word.joined) or word.value <= last or word.value % 1 != 0:
            return None
        total, last, place = total + int(word.value), int(word.value), place + 1
        if last in (1000, 2000):
            known = step > 0 and last < total and 1500 <= total <= 2100
            return Tail(place, year=total, rule="year in words") if known else None
    return None


def skip_mark(words: TimeWords, at: int) -> tuple[int, str]:
    """Step over "AH" or "AD" and name the calendar."""
    word = words.word(at, "mark")
    if word is not None:
        return at + words.length(at), word.value
    return at, ""


def _relative_year(words: TimeWords, stop: int, modifier: str) -> Tail | None:
    if words.published is None:
        return Tail(stop, modifier="unresolved", rule=f"year {modifier}")
    number = words.published.year + SHIFTS[modifier]
    return Tail(stop, year=number, rule=f"year {modifier}") if date.min.year <= number < date.max.year else None
