"""Ordinals: "the fourth", "the eleventh", "the twenty-first"."""

from __future__ import annotations

from tawatur.annotate.numbers.amount import Amount
from tawatur.annotate.numbers.words import Words

__all__ = ["read_ordinal"]


def read_ordinal(words: Words, at: int) -> Amount | None:
    """Read an ordinal at a place; "the <tens>" alone counts as one where the article is attached."""
    word = words.at(at)
    if word is None or not (word.kind == "ordinal" or (word.kind == "head" and word.definite)):
        return None
    value, stop, rule = word.value, at + 1, "<ordinal>"
    after = words.at(stop)
    if after is not None and after.kind == "teen" and not after.joined:
        value, stop, rule = value + after.value, stop + 1, "<ordinal> <ten>"
    elif (more := words.after_and(stop)) is not None and (tens := words.at(more)) is not None and tens.kind == "ten":
        value, stop, rule = value + tens.value, more + 1, "<ordinal> and <tens>"
    elif word.kind == "head":
        return None
    return Amount(
        first=at, stop=stop, start=word.start, low=value, high=value, mode="ordinal", rules=(rule,)
    )  # fmt: skip
