"""Times of the day without a day: "from 5 to 6 in the evening", "in the morning". No layer holds them."""

from __future__ import annotations

import msgspec

from tawatur.annotate.times.clock import hour_and_minute
from tawatur.annotate.times.periods import Period
from tawatur.annotate.times.words import Moment, TimeWords
from tawatur.text.clitics import CONJUNCTIONS

__all__ = ["find_clock_times"]

_DASHES = ("-", "\u2013", "\u2014")
_NOON = 12


class _Time(msgspec.Struct, frozen=True):
    """An hour as written, the part of the day beside it ("" for none), and whether minutes or "hour" tell a clock."""

    hour: int
    minute: int
    half: str
    stop: int
    sure: bool

    def text(self) -> str:
        return f"T{self.hour:02}:{self.minute:02}" if self.minute else f"T{self.hour:02}"

    def at_least(self, half: str) -> _Time:
        """The hour on the twenty-four hour clock, by its own part of the day or the given one."""
        half = self.half or half
        late = half in ("EV", "AF") or (half == "NI" and self.hour >= _NOON // 2)
        hour = self.hour + _NOON if late and self.hour < _NOON else self.hour
        return msgspec.structs.replace(self, hour=0 if half == "MO" and hour == _NOON else hour)


def find_clock_times(words: TimeWords, taken: set[int]) -> list[Moment]:
    """Find the times of day of a sentence outside the `taken` places."""
    found: list[Moment] = []
    at = 0
    while at < len(words.tokens):
        moment = None if at in taken else _range(words, at) or _part(words, at)
        if moment is not None and taken.isdisjoint(range(moment.first, moment.stop)):
            found.append(moment)
            at = moment.stop
        else:
            at += 1
    return found


def _range(words: TimeWords, at: int) -> Moment | None:
    between = words.word(at, "between") is not None
    place = at + 1 if between or words.word(at, "of") is not None else at
    one = _time(words, place)
    link = None if one is None else _link(words, one.stop, between=between)
    two = None if link is None else _time(words, link)
    if one is None or two is None or not (one.half or two.half or one.sure or two.sure):
        return None
    first, second = one.at_least(_half_before(one, two)), two.at_least("")
    if not two.half and second.hour < first.hour and second.hour + _NOON > first.hour:
        second = msgspec.structs.replace(second, hour=second.hour + _NOON)
    period = Period(f"{first.text()}/{second.text()}", granularity="time of day")
    return Moment(first=at, stop=two.stop, start=words.start(at), period=period, rules=("<hour> to <hour>",))


def _half_before(one: _Time, two: _Time) -> str:
    """The part of the day that the first hour takes over from the second, where it then comes before it."""
    return two.half if not one.half and one.at_least(two.half).hour <= two.at_least("").hour else ""


def _link(words: TimeWords, at: int, *, between: bool) -> int | None:
    if words.word(at, "to") is not None:
        return at + words.length(at)
    if between:
        return at + 1 if words.text(at) == CONJUNCTIONS[0] else None
    return at + 1 if words.text(at) in _DASHES else None


def _time(words: TimeWords, at: int) -> _Time | None:
    named = words.word(at, "hour") is not None
    place = at + words.length(at) if named else at
    read = hour_and_minute(words, place)
    if read is None:
        return None
    hour, minute, stop = read
    sure = named or words.text(place + 1) == ":"
    linked = words.word(stop, "of", "in") is not None
    word = words.word(stop + linked, "clock", "part", "daytime")
    if word is None:
        return _Time(hour, minute, "", stop, sure)
    return _Time(hour, minute, word.value, stop + linked + words.length(stop + linked), sure)


def _part(words: TimeWords, at: int) -> Moment | None:
    word = words.word(at, "daytime")
    if word is None or (at and words.word(at - 1, "of") is not None and words.weekday(at + 1) is not None):
        return None
    period = Period(f"T{word.value}", granularity="time of day")
    return Moment(first=at, stop=at + words.length(at), start=words.start(at), period=period, rules=("<part of day>",))
