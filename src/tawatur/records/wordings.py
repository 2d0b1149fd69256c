"""The many wordings of one fact, cut to a few for a headline; the cells of its row have them all."""

from __future__ import annotations

__all__ = ["few_wordings"]

_BETWEEN = "» / «"
_SHOWN = 3


def few_wordings(fact: str) -> str:
    """A fact with at most three of its quoted wordings, and how many more there are."""
    wordings = fact.split(_BETWEEN)
    left_out = len(wordings) - _SHOWN
    if left_out <= 0:
        return fact
    return f"{_BETWEEN.join(wordings[:_SHOWN])}» / … (+{left_out})"
