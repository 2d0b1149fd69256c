"""Clock times: "six o'clock in the evening", "23:59", "1159 in the evening (2059 GMT)"."""

from __future__ import annotations

from tawatur.annotate.times.words import TimeWords
from tawatur.lexicon.concepts.calendar import TimeWord, hour_in_part
from tawatur.text.inflection import FEMININE_ENDING

__all__ = ["hour_and_minute", "in_part_of_day", "read_clock", "skip_zone"]

#: Words of a place after "by the time of", and of a bracket with the hour elsewhere.
_ZONE_WORDS = 3
_ZONE_BRACKET = 8


def skip_zone(words: TimeWords, at: int) -> int:
    """The place after "Yemen time" and after the hour elsewhere in brackets."""
    for _ in range(2):
        if words.word(at, "zone") is not None:
            at += words.length(at)
            for _ in range(_ZONE_WORDS):
                if at >= len(words.tokens) or words.tokens[at].kind != "word" or _begins_day(words, at):
                    break
                at += 1
        elif words.text(at) == "(":
            close = next((k for k in range(at, min(at + _ZONE_BRACKET, len(words.tokens))) if words.text(k) == ")"), at)
            if not any(words.word(k, "zone") is not None for k in range(at, close)):
                return at
            at = close + 1
    return at


def _begins_day(words: TimeWords, at: int) -> bool:
    return at in words.hits and words.word(at, "hour", "clock", "zone") is None


def read_clock(words: TimeWords, at: int) -> tuple[int, str] | None:
    """The place after "the hour six and a half in the evening", and the time as HH:MM ("" where not readable)."""
    place = at + words.length(at)
    if words.word(at, "hour") is None:
        if not _is_bare_hour(words, at):
            return None
        place = at
    opened = words.text(place) == "("
    place += opened
    read = hour_and_minute(words, place)
    if read is None:
        return None
    hour, minute, place = read
    place += opened and words.text(place) == ")"
    half = words.word(place, "of") is not None
    word = words.word(place + half, "clock", "part")
    if word is not None:
        place += half + words.length(place + half)
        hour = hour_in_part(hour, word.value)
    return place, f"{hour:02}:{minute:02}"


def in_part_of_day(clock: str, part: str) -> str:
    """A clock time ("11:59") of which a part of the day told behind it says which half of the day it is in."""
    hour, _, minute = clock.partition(":")
    return f"{hour_in_part(int(hour), part):02}:{minute}" if hour.isdecimal() else clock


def _is_bare_hour(words: TimeWords, at: int) -> bool:
    """ "At the tenth (in the morning)", "at the third and a half": a feminine ordinal before a part of day or hour."""
    number = words.numbers.at(at)
    if number is None or not number.definite or number.kind not in ("ordinal", "head"):
        return False
    day = words.hour_number(at)
    if day is None or words.text(at)[-1:] != FEMININE_ENDING:
        return False
    if words.word(day[1], "minute", "short") is not None or _minutes_told(words, at + 1) is not None:
        return True
    place = day[1] + (words.word(day[1], "of") is not None)
    return words.word(place, "clock", "part") is not None


def hour_and_minute(words: TimeWords, at: int) -> tuple[int, int, int] | None:
    """Read the hour and the minute at a place, and the place after them."""
    together = _hours_with_minutes(words, at)
    if together is not None:
        return together
    number = words.hour_number(at)
    alone = words.numbers.at(at)
    if alone is not None and (minutes := _minutes_told(words, at + 1)) is not None and 1 <= alone.value <= 24:
        # "The sixth and twenty minutes" is no twenty-sixth.
        return int(alone.value) % 24, minutes, at + 3
    if number is None or not 0 <= number[0] <= 24:
        zero = words.digits(at)
        if zero != 0:
            return None
        number = (0, at + 1)
    hour, place = number[0] % 24, number[1]
    if words.text(place) in (":", ".") and (minute := words.digits(place + 1)) is not None and minute < 60:
        return hour, minute, place + 2
    word = words.word(place, "minute", "short")
    if word is not None:
        return *_counted_from(hour, word), place + words.length(place)
    minutes = _minutes_told(words, place)
    if minutes is not None:
        return hour, minutes, place + 2
    if words.word(place, "minuteof") is not None:
        minute_of = words.hour_number(place + 1)
        if minute_of is not None:
            return hour, minute_of[0], minute_of[1]
    return hour, 0, place


def _counted_from(hour: int, word: TimeWord) -> tuple[int, int]:
    """The hour and minute of "six and a half" and of "six less a quarter"."""
    minutes = int(word.value[2:])
    return ((hour - 1) % 24, 60 - minutes) if word.kind == "short" else (hour, minutes)


def _minutes_told(words: TimeWords, at: int) -> int | None:
    """The minutes of "(six) and twenty minutes"."""
    number = words.numbers.at(at)
    if number is None or not number.joined or not 0 < number.value < 60 or words.word(at + 1, "minutes") is None:
        return None
    return int(number.value)


def _hours_with_minutes(words: TimeWords, at: int) -> tuple[int, int, int] | None:
    """Read "4.30", "08,15", "1159": one token for hours and minutes."""
    text = words.text(at)
    if len(text) in (4, 5) and text[-3] in ".,":
        hours, minutes = text[:-3], text[-2:]
    elif len(text) == 4:
        hours, minutes = text[:2], text[2:]
    else:
        return None
    if not (hours.isdecimal() and minutes.isdecimal()) or int(hours) > 24 or int(minutes) > 59:
        return None
    return int(hours) % 24, int(minutes), at + 1
