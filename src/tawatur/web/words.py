"""The words of the interface in one language, with the reader's digits and month names.

The workbench's own words stand in `labels/<language>/<page group>.toml`; those that it shares with the HTML report
(verdicts, kinds, stances, months …) come from `export/labels.toml`.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import msgspec
from markupsafe import Markup, escape

from tawatur.export.labels import LANGUAGES, Label, Labels, shared_labels
from tawatur.export.reasons import Reason, diagnostic_reason, value_in_words
from tawatur.export.view_facts import fact_view
from tawatur.web.stored import shown

__all__ = ["DIGITS", "LANGUAGES", "MONTHS", "FactWords", "Words", "words_of"]

#: 0-9, or the digits of Arabic (only in an Arabic interface).
DIGITS = ("latn", "arab")
#: Both families of month names, those from Latin, or those of the Levant and Iraq (only in an Arabic interface).
MONTHS = ("dual", "west", "levant")
#: Words of each sort that are remembered for one reader.
_MOST = 2_000
_SLOT = re.compile(r"\{(\w+)\}")


class FactWords(msgspec.Struct, frozen=True, kw_only=True):
    """What a row of a comparison is about: the head in our words, and a body that is quoted from articles or ours."""

    head: str
    body: str
    is_quoted: bool


class Words:
    """Words, numbers and days for one reader; those asked for last are remembered: a page asks hundreds of times."""

    def __init__(self, lang: str, digits: str, months: str) -> None:
        self.lang = lang
        self._table = _with_months(_table(), months)
        self._labels = Labels(self._table, digits=digits)
        remembering = lru_cache(maxsize=_MOST)
        self.t = remembering(self._text)
        self.term = remembering(self._term)
        self.count = remembering(self._count)
        self.number = remembering(self._number)
        self.day = remembering(self._day)
        self.days = remembering(self._days)
        self.fact = remembering(self._fact)

    def pick(self, label: Label) -> str:
        """The side of a label that is in this language."""
        return label.ar if self.lang == "ar" else label.en

    def _text(self, key: str, /, **params: str | int) -> str:
        """The label "group.key" as plain text, which fits attributes as well; the key must exist."""
        group, _, name = key.partition(".")
        if not self._labels.has(group, name):
            raise KeyError(key)
        return self.pick(self._labels.get(group, name, **params))

    def h(self, key: str, /, **params: str | int | Markup) -> Markup:
        """The label "group.key" as HTML; every text it is filled with is stored text and gets isolated."""
        pieces = []
        at = 0
        template = self.t(key)
        for slot in _SLOT.finditer(template):
            pieces.append(escape(template[at : slot.start()]))
            pieces.append(self._html(params[slot[1]]))
            at = slot.end()
        return Markup("").join([*pieces, escape(template[at:])])

    def reason(self, reason: Reason) -> Markup:
        """Why a comparison judges so, as HTML; in its own words where they are not known."""
        if not reason.key:
            return Markup('<bdi dir="auto" lang="en">{}</bdi>').format(shown(reason.text))
        values = {name: value_in_words(value, self._labels) for name, value in reason.params.items()}
        filled = {n: self.pick(label) if (label := values[n]) else value for n, value in reason.params.items()}
        return self.h(f"reason.{reason.key}", **filled)

    def noted(self, note: str) -> Markup:
        """What reading notes beside a claim, as HTML; in its own words where they are not known."""
        return self.reason(diagnostic_reason(note))

    def _html(self, value: str | int | Markup) -> Markup:
        if isinstance(value, Markup):
            return value
        if isinstance(value, int):
            return escape(self.number(value))
        return Markup('<bdi dir="auto">{}</bdi>').format(shown(value))

    def has(self, group: str, key: str) -> bool:
        """Whether there is a word for a key of a group."""
        return group in self._table and self._labels.has(group, key)

    def _term(self, group: str, key: str) -> str:
        """The word for a value of a closed list, such as ("verdict", "agree"); an unknown value stands as it is."""
        return self.pick(self._labels.get(group, key))

    def _count(self, noun: str, n: int) -> str:
        """A number with its noun in the right plural form."""
        return self.pick(self._labels.count(noun, n))

    def _number(self, n: int) -> str:
        """A number in the reader's digits, thousands separated."""
        return self.pick(self._labels.number(n))

    def _day(self, value: str | None) -> str:
        """An ISO date, or a date and time of day, in words."""
        return self.pick(self._labels.day(value))

    def _days(self, begin: str, finish: str | None) -> str:
        """One day, or the range between two."""
        return self.pick(self._labels.days(begin, finish))

    def _fact(self, fact: str) -> FactWords:
        """What a row of a comparison is about, in this language as far as it is known."""
        view = fact_view(fact, self._labels)
        body = self.pick(view.body) if isinstance(view.body, Label) else view.body
        return FactWords(head=self.pick(view.head) if view.head else "", body=body, is_quoted=not view.is_labelled)


@cache
def words_of(lang: str, digits: str, months: str) -> Words:
    """The words for one of the few kinds of reader."""
    return Words(lang, digits, months)


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    """All groups in the shape of the report's labels: group, key, language."""
    table = shared_labels()
    for lang in LANGUAGES:
        for file in sorted(files(__package__).joinpath("labels", lang).iterdir(), key=lambda f: f.name):
            for group, entries in tomllib.loads(file.read_text("utf-8")).items():
                kept = table.setdefault(group, {})
                for key, value in entries.items():
                    kept.setdefault(key, {})[lang] = value
    return table


def _with_months(table: dict[str, Any], months: str) -> dict[str, Any]:
    if months == "dual":
        return table
    side = MONTHS.index(months) - 1
    chosen = {key: {**entry, "ar": entry["ar"].split("/")[side]} for key, entry in table["month"].items()}
    return {**table, "month": chosen}
