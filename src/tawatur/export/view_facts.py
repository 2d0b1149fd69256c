"""The facts of a comparison in the report's languages.

A comparison names a fact as "head: words", the head and the numbers in the comparison's own English. What is known here
gets its label; anything else stands as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from tawatur.export.labels import Label, Labels
from tawatur.records.wordings import few_wordings

__all__ = ["FactView", "fact_view", "value_label"]

_HEAD = re.compile(r"([A-Za-z-]+)(?:, ([\w -]+))?: (.+)", re.DOTALL)
_HEAD_GROUPS = ("fact", "figure", "stance", "commitment", "event")
_ISO = r"\d{4}-\d\d-\d\d"


class FactView(msgspec.Struct, frozen=True, kw_only=True):
    """The head of a fact, where it has a label, and the words after it."""

    head: Label | None
    body: Label | str

    @property
    def is_labelled(self) -> bool:
        """Whether the words after the head are the report's own, not quoted."""
        return isinstance(self.body, Label)


def fact_view(fact: str, labels: Labels) -> FactView:
    """Split a fact into head and words and put both into the label languages where they are known."""
    match = _HEAD.fullmatch(fact)
    group = next((g for g in _HEAD_GROUPS if match and labels.has(g, match[1])), None)
    if match is None or group is None:
        return FactView(head=None, body=fact)
    head, of, words = match.groups()
    label = labels.get(group, head)
    if of and of != head:
        label = labels.ui("of_group", head=label, group=labels.get("group", of))
    reader = _reader(group, head)
    return FactView(head=label, body=_values(words, labels, reader) if reader else _unquoted(words))


def value_label(value: str, labels: Labels) -> Label | None:
    """A count, a range of days or a quantity with its unit in both languages; None for anything else."""
    return _count(value, labels) or _days(value, labels) or _quantity(value, labels)


Reader = Callable[[str, Labels], "Label | None"]


def _reader(group: str, head: str) -> Reader | None:
    if group == "figure" or head in ("lasts-days", "lasts-hours", "things"):
        return _count
    return {"when": _days, "hour": _hour, "quantity": _quantity}.get(head) if group == "fact" else None


def _unquoted(words: str) -> str:
    """One quoted clause without its marks; several stay marked, the first few of them."""
    words = few_wordings(words)
    inner = words[1:-1]
    return inner if words[:1] == "«" and words[-1:] == "»" and "» / «" not in inner else words


def _values(words: str, labels: Labels, reader: Reader) -> Label | str:
    found = [reader(value, labels) for value in words.split(" / ")]
    known = [label for label in found if label is not None]
    if len(known) < len(found):
        return words
    return Label(" / ".join(label.ar for label in known), " / ".join(label.en for label in known))


def _count(value: str, labels: Labels) -> Label | None:
    for pattern, key in _COUNTS:
        if match := re.fullmatch(pattern, value):
            return labels.ui(key, **{name: int(number) for name, number in match.groupdict().items()})
    return labels.number(int(value)) if value.isascii() and value.isdigit() else None


_COUNTS = (
    (r"about (?P<n>[0-9]+)", "about_n"),
    (r"(?P<low>[0-9]+) or more", "at_least"),
    (r"up to (?P<high>[0-9]+)", "at_most"),
    (r"(?P<low>[0-9]+) to (?P<high>[0-9]+)", "between"),
)


def _days(value: str, labels: Labels) -> Label | None:
    match = re.fullmatch(rf"({_ISO})(?: to ({_ISO}))?", value)
    return labels.days(match[1], match[2]) if match else None


def _hour(value: str, labels: Labels) -> Label | None:
    """The day with the first hour, or one of the further hours of that day."""
    if re.fullmatch(rf"{_ISO} \d\d:\d\d", value):
        return labels.day(value)
    return labels.digits(value) if re.fullmatch(r"\d\d:\d\d", value) else None


_QUANTITY = re.compile(r"(?:(about|over|under|at least|up to) )?([0-9][0-9,]*(?:\.[0-9]+)?) ([a-z-]+)")


def _quantity(value: str, labels: Labels) -> Label | None:
    match = _QUANTITY.fullmatch(value)
    if match is None or not labels.has("measure", match[3]):
        return None
    number = labels.digits(match[2])
    if match[1]:
        number = labels.get("quantity_bound", match[1], n=number)
    return labels.get("measure", match[3], n=number)
