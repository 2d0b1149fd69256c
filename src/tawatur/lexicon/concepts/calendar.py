"""The calendar: months of every naming family, weekdays, and the words that relate a time to the day of publication."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from tawatur.lexicon.entry import Entry
from tawatur.text.clitics import ARTICLE
from tawatur.text.folding import fold
from tawatur.text.inflection import Form

__all__ = ["Month", "TimeUnit", "TimeWord", "Weekday", "hour_in_part"]

#: The units of a month and more.
_LONG = frozenset({"month", "year", "decade"})


class Month(Entry, frozen=True, kw_only=True):
    """A month's names in one family: `calendar` is gregorian or hijri, `number` counts from 1.

    `plain` marks names that are also common words or personal names: they only count next to a day, a year or the
    word for month. `verbal` marks names that are also verbs: after an ordinal in words they need "of".
    """

    concept: ClassVar[str] = "months"

    calendar: str = "gregorian"
    number: int
    plain: bool = False
    verbal: bool = False


class Weekday(Entry, frozen=True, kw_only=True):
    """A weekday; `number` is ISO's (Monday 1, Sunday 7). Surfaces stand with the article."""

    concept: ClassVar[str] = "weekdays"

    number: int


class TimeWord(Entry, frozen=True, kw_only=True):
    """A word of the time grammar: its `kind`, and a `value` whose meaning depends on the kind (days, code, unit).

    With `article` the surfaces are also found with the article.
    """

    concept: ClassVar[str] = "time_words"

    kind: str
    value: str = ""
    article: bool = False

    def forms(self) -> Iterator[Form]:
        """The surfaces, and with the article where the entry says so."""
        for surface in self.surfaces:
            yield Form(fold(surface))
            if self.article:
                yield Form(ARTICLE + fold(surface))


class TimeUnit(Entry, frozen=True, kw_only=True):
    """A unit of time in one grammatical number: `count` is 1, 2 for the dual, 0 for the plural."""

    concept: ClassVar[str] = "time_units"

    unit: str
    count: int

    @property
    def is_long(self) -> bool:
        """Whether the unit is a month at least: what is so long ago is told as history."""
        return self.unit in _LONG


def hour_in_part(hour: int, part: str) -> int:
    """The hour of 24 that "six in the evening" means: `part` is one of MO, AF, EV and NI."""
    if part == "MO" and hour == 12:
        return 0
    noonish = part == "EV" or (part == "AF" and hour < 10) or (part == "NI" and hour >= 6)
    return hour + 12 if noonish and 1 <= hour < 12 else hour
