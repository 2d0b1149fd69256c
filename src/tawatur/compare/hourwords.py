"""Reading hours in words and digits: "towards two in the morning", "six less a quarter", "the hour 07:15"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.calendar import TimeWord, hour_in_part
from tawatur.lexicon.concepts.quantities import Numeral
from tawatur.lexicon.table import Match, PhraseTable
from tawatur.records.document import Token
from tawatur.text.clitics import ARTICLE, CONJUNCTIONS
from tawatur.text.folding import fold
from tawatur.text.inflection import FEMININE_ENDING, Form

__all__ = ["Hour", "hours_in"]

#: Kinds of time words in an hour: what announces it, minutes past it and short of it, and the half of the day behind.
_HOUR, _MINUTE, _SHORT, _MINUTES, _CLOCK, _PART = "hour", "minute", "short", "minutes", "clock", "part"
_KINDS = frozenset({_HOUR, _MINUTE, _SHORT, _MINUTES, _CLOCK, _PART})
#: An hour in words.
_NUMBER = "number"
_COUNTS = frozenset({"unit", "ten", "teen"})
_TEN = 10
_MOST_HOURS = 24
_MINUTES_OF_HOUR = 60

Words = Mapping[int, Match[tuple[str, str]]]


class Hour(msgspec.Struct, frozen=True):
    """An hour: the half-open places of its tokens, where it begins without attached letters, and HH:MM."""

    first: int
    stop: int
    start: int
    clock: str


class _Read(msgspec.Struct, frozen=True):
    """Part of an hour: hour and minute so far, and the place behind."""

    hour: int
    minute: int
    stop: int


def hours_in(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[Hour]:
    """The hours in the tokens of one sentence, from left to right.

    In words they stand behind "the hour", or before minutes or a part of the day ("at the tenth" alone is none).
    """
    if not tokens:
        return
    offset = tokens[0].index
    words = {m.first - offset: m for m in lexicon.compiled(_hour_words).find(tokens, overlapping=True)}
    behind = 0
    for at in sorted(words):
        found = _hour_at(tokens, words, at, lexicon) if at >= behind else None
        if found is not None:
            yield found
            behind = found.stop


def _hour_at(tokens: Sequence[Token], words: Words, at: int, lexicon: Lexicon) -> Hour | None:
    announced = _value(words, at, _HOUR) is not None
    place = at + _length(words, at) * announced
    read = _in_words(words, place) or (_in_digits(tokens, place) if announced else None)
    if read is None:
        return None
    told = _with_minutes(tokens, words, read, lexicon)
    part = _value(words, told.stop, _CLOCK) or _value(words, told.stop, _PART)
    if not announced and told.stop == read.stop and part is None:
        return None
    stop = told.stop + (_length(words, told.stop) if part is not None else 0)
    hour = told.hour if part is None else hour_in_part(told.hour, part)
    return Hour(at, stop, words[at].variant.start, f"{hour:02}:{told.minute:02}")


def _in_words(words: Words, at: int) -> _Read | None:
    number = _value(words, at, _NUMBER)
    return None if number is None else _Read(int(number), 0, at + _length(words, at))


def _in_digits(tokens: Sequence[Token], at: int) -> _Read | None:
    """ "4", "07:15", "8.30" and "1159"."""
    text = _text(tokens, at)
    hours, minutes, stop = text, "0", at + 1
    if len(text) in (4, 5) and text[-3] in ".,":
        hours, minutes = text[:-3], text[-2:]
    elif len(text) == 4:
        hours, minutes = text[:2], text[2:]
    elif _text(tokens, at + 1) in (":", ".") and _text(tokens, at + 2).isdecimal():
        minutes, stop = _text(tokens, at + 2), at + 3
    if not (hours.isdecimal() and minutes.isdecimal()) or len(hours) > 2:
        return None
    hour, minute = int(hours), int(minutes)
    return _Read(hour % _MOST_HOURS, minute, stop) if hour <= _MOST_HOURS and minute < _MINUTES_OF_HOUR else None


def _with_minutes(tokens: Sequence[Token], words: Words, read: _Read, lexicon: Lexicon) -> _Read:
    """The hour with "and a half", "less a quarter" or "and twenty minutes" behind it."""
    at = read.stop
    for kind in (_MINUTE, _SHORT):
        told = _value(words, at, kind)
        if told is not None:
            minutes, stop = int(told.partition(":")[2]), at + _length(words, at)
            if kind == _MINUTE:
                return _Read(read.hour, minutes, stop)
            return _Read((read.hour - 1) % _MOST_HOURS, _MINUTES_OF_HOUR - minutes, stop)
    for stop in (at + 1, at + 2):
        if _value(words, stop, _MINUTES) is not None:
            count = _count(tokens[at:stop], lexicon)
            return read if count is None else _Read(read.hour, count, stop + 1)
    return read


def _count(tokens: Sequence[Token], lexicon: Lexicon) -> int | None:
    """The minutes of "and twenty", or of "and" with two digits."""
    if len(tokens) == 2 and tokens[0].norm in CONJUNCTIONS and tokens[1].norm.isdecimal():
        return int(tokens[1].norm) if int(tokens[1].norm) < _MINUTES_OF_HOUR else None
    found = lexicon.compiled(_counts).find(tokens)
    return found[0].items[0][0] if len(tokens) == 1 and found and found[0].variant.prefix in CONJUNCTIONS else None


def _value(words: Words, at: int, kind: str) -> str | None:
    match = words.get(at)
    if match is None:
        return None
    return next((value for (found, value), _ in match.items if found == kind), None)


def _length(words: Words, at: int) -> int:
    return words[at].stop - words[at].first


def _text(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].norm if 0 <= at < len(tokens) else ""


def _hour_words(lexicon: Lexicon) -> PhraseTable[tuple[str, str]]:
    times = (
        (form, (word.kind, word.value))
        for word in lexicon.entries(TimeWord)
        if word.kind in _KINDS
        for form in word.forms()
    )
    return PhraseTable((*times, *((Form(text), (_NUMBER, str(hour))) for text, hour in _hours(lexicon))))


def _hours(lexicon: Lexicon) -> Iterator[tuple[str, int]]:
    """Hours in words: feminine ordinals with the article, "the one", "the eleventh" and "the twelfth" of two words."""
    numerals = lexicon.entries(Numeral)
    tens = [fold(surface) for entry in numerals if entry.kind == "teen" for surface in entry.surfaces]
    for entry in numerals:
        for text in (ARTICLE + fold(surface) for surface in entry.surfaces if fold(surface).endswith(FEMININE_ENDING)):
            hour = int(entry.value)
            if entry.kind == "one" or (entry.kind == "ordinal" and 1 < hour <= _TEN):
                yield text, hour
            if (entry.kind, hour) in (("head", 1), ("ordinal", 2)):
                yield from ((f"{text} {ten}", hour + _TEN) for ten in tens)


def _counts(lexicon: Lexicon) -> PhraseTable[int]:
    return PhraseTable(
        (form, int(entry.value))
        for entry in lexicon.entries(Numeral)
        if entry.kind in _COUNTS and entry.value < _MINUTES_OF_HOUR
        for form in entry.forms()
    )
