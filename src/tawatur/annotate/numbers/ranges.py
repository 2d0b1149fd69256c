"""Two numbers that bound one: "between 20 and 30", "from 3 to 5", "3-5", "five or six"."""

from __future__ import annotations

from decimal import Decimal

from tawatur.annotate.numbers.amount import Amount
from tawatur.annotate.numbers.bounds import Bounds
from tawatur.annotate.numbers.integers import read_integer
from tawatur.annotate.numbers.words import Words

__all__ = ["read_range"]

_DASHES = "-\u2010\u2011\u2012\u2013\u2014"


def read_range(words: Words, one: Amount, bounds: Bounds, offset: int) -> Amount | None:
    """Read the range whose first number is `one`; None where none follows."""
    if (match := bounds.before(one.first, "between")) is not None:
        link = bounds.after(one.stop, "to", place="before")
        two = _number(words, words.after_and(one.stop) if link is None else link.stop - offset)
        return _range(one, two, "between <number> and <number>", match.first - offset, match.variant.start)
    if (match := bounds.before(one.first, "from")) is not None:
        link = bounds.after(one.stop, "to", place="before")
        two = _number(words, link.stop - offset) if link is not None else None
        return _range(one, two, "from <number> to <number>", match.first - offset, match.variant.start)
    link = bounds.after(one.stop, "or", "to", place="before")
    if link is not None:
        rule = "<number> or <number>" if Bounds.kind(link, "before", "or") else "<number> to <number>"
        return _range(one, _number(words, link.stop - offset), rule, one.first, one.start)
    if _is_dash(words, one.stop):
        return _range(one, _number(words, one.stop + 1), "<number>-<number>", one.first, one.start)
    return None


def _is_dash(words: Words, at: int) -> bool:
    return at < len(words.tokens) and words.tokens[at].text in _DASHES


def _number(words: Words, at: int | None) -> Amount | None:
    return None if at is None else read_integer(words, at)


def _range(one: Amount, two: Amount | None, rule: str, first: int, start: int) -> Amount | None:
    if two is None:
        return None
    low, high = one.value, two.value
    if one.unit == 1 and two.unit > 1 and low < Decimal(1000):
        low *= two.unit
    if not low < high:
        return None
    return Amount(
        first=first, stop=two.stop, start=start, low=low, high=high, unit=two.unit, mode="range", approx=True,
        rules=(rule, *one.rules, *two.rules),
    )  # fmt: skip
