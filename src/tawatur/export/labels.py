"""The report's own words in both label languages, from `labels.toml`."""

from __future__ import annotations

import re
import tomllib
from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

import msgspec
from markupsafe import escape

from tawatur.export.marks import visible

__all__ = ["LANGUAGES", "Label", "Labels", "load_labels"]

LANGUAGES = ("ar", "en")

_SLOT = re.compile(r"\{(\w+)\}")
_FILES = ("labels.toml", "reasons.toml", "terms.toml")
_EASTERN_DIGITS = {ord("0") + value: 0x0660 + value for value in range(10)}


class Label(msgspec.Struct, frozen=True):
    """One text in both languages; in HTML both stand in the page and the style sheet shows one."""

    ar: str
    en: str

    def __html__(self) -> str:
        if self.ar == self.en:
            return str(escape(self.ar))
        return f"<span class=a lang=ar>{escape(self.ar)}</span><span class=e lang=en>{escape(self.en)}</span>"


class Labels:
    """Typed access to `labels.toml`. `digits` is "arab" or "latn": the digits of Arabic labels."""

    def __init__(self, table: Mapping[str, Any], *, digits: str = "arab") -> None:
        self._table = table
        self._digits = digits

    def get(self, group: str, key: str, /, **params: str | int | Label) -> Label:
        """The entry `key` of a group with its `{names}` filled; an unknown key gives the key itself."""
        entry = self._table[group].get(key)
        if entry is None:
            return Label(key, key)
        return Label(*(self._fill(entry[lang], params, lang) for lang in LANGUAGES))

    def has(self, group: str, key: str) -> bool:
        """Whether a group has an entry."""
        return key in self._table[group]

    def ui(self, key: str, /, **params: str | int | Label) -> Label:
        """A label of the page itself; the key must exist."""
        if key not in self._table["ui"]:
            raise KeyError(key)
        return self.get("ui", key, **params)

    def count(self, noun: str, n: int) -> Label:
        """A number with its noun in the right plural form."""
        forms = self._table["count"][noun]
        return Label(
            self._fill(forms["ar"][_arabic_form(n)], {"n": n}, "ar"),
            self._fill(forms["en"]["one" if n == 1 else "other"], {"n": n}, "en"),
        )

    def number(self, n: int) -> Label:
        """A number in the digits of each language, thousands separated."""
        return Label(self._digits_of(f"{n:,}", "ar"), f"{n:,}")

    def digits(self, number: str) -> Label:
        """A number that is written already, in the digits of each language."""
        return Label(self._digits_of(number, "ar"), number)

    def day(self, value: str | None) -> Label:
        """An ISO date, or a date and a time of day, in words; anything else as it stands."""
        if value is None:
            return self.ui("undated")
        try:
            day = date.fromisoformat(value[:10])
        except ValueError:
            return Label(value, value)
        words = self.ui(
            "day",
            weekday=self.get("weekday", str(day.isoweekday())),
            n=day.day,
            month=self.get("month", str(day.month)),
            year=Label(self._digits_of(str(day.year), "ar"), str(day.year)),
        )
        clock = value[11:16]
        if len(clock) != 5 or clock[2] != ":":
            return words
        return self.ui("day_time", day=words, time=Label(self._digits_of(clock, "ar"), clock))

    def days(self, begin: str, finish: str | None) -> Label:
        """One day, or the range of days between two."""
        if finish is None or finish == begin:
            return self.day(begin)
        if whole := self._whole(begin, finish):
            return whole
        return self.ui("day_range", begin=self.day(begin), finish=self.day(finish))

    def short_day(self, value: str) -> Label:
        """An ISO date as day and month, for the axis of a plot; of two names of a month the first."""
        day = date.fromisoformat(value[:10])
        month = self.get("month", str(day.month))
        return self.ui("short_day", n=day.day, month=Label(month.ar.partition("/")[0], month.en[:3]))

    def _whole(self, begin: str, finish: str) -> Label | None:
        """The name of the month or year that the days fill exactly; None where they do not."""
        try:
            first, last = date.fromisoformat(begin), date.fromisoformat(finish)
        except ValueError:
            return None
        if first.day != 1 or first.year != last.year or last.day != monthrange(last.year, last.month)[1]:
            return None
        year = Label(self._digits_of(str(first.year), "ar"), str(first.year))
        if first.month == last.month:
            return self.ui("month_of_year", month=self.get("month", str(first.month)), year=year)
        return year if (first.month, last.month) == (1, 12) else None

    def _fill(self, template: str, params: Mapping[str, str | int | Label], lang: str) -> str:
        return _SLOT.sub(lambda slot: self._param(params[slot[1]], lang) if slot[1] in params else slot[0], template)

    def _param(self, value: str | int | Label, lang: str) -> str:
        if isinstance(value, Label):
            return value.ar if lang == "ar" else value.en
        return self._digits_of(f"{value:,}", lang) if isinstance(value, int) else visible(value)

    def _digits_of(self, number: str, lang: str) -> str:
        if lang != "ar" or self._digits != "arab":
            return number
        return number.translate(_EASTERN_DIGITS).replace(",", "٬")


def _arabic_form(n: int) -> str:
    """The plural form of Arabic counts (Unicode CLDR, plural rules for "ar")."""
    if n <= 2:
        return ("zero", "one", "two")[n]
    rest = n % 100
    if 3 <= rest <= 10:
        return "few"
    return "many" if rest >= 11 else "other"


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return shared_labels()


def shared_labels() -> dict[str, Any]:
    """The labels that the report and the workbench share, as they are written: group, key, language."""
    folder = files("tawatur.export")
    parts = (tomllib.loads(folder.joinpath(name).read_text("utf-8")) for name in _FILES)
    return {group: entries for part in parts for group, entries in part.items()}


def load_labels(*, digits: str = "arab") -> Labels:
    """Load the labels that ship with the package."""
    return Labels(_table(), digits=digits)
