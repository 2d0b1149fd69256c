"""Numbers beside noun phrases: whether they count what they stand behind, open a phrase of their own, or are years."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from tawatur.claims.clauses.phrasefit import HEADS, takes_genitive
from tawatur.claims.clauses.view import EventView
from tawatur.records.document import Document
from tawatur.records.layers import WORD_CLASSES
from tawatur.records.ledger import Figure
from tawatur.text.endings import is_sound_nominative

__all__ = [
    "counts",
    "counts_of_people",
    "is_bare_year",
    "is_before_head",
    "is_counted",
    "is_counted_apart",
    "is_number_of",
]

#: How many digits a year has, and those it begins with.
_YEAR, _CENTURIES = 4, ("19", "20")


def counts(view: EventView, at: int, limit: int) -> bool:
    """Whether what a number counts, or more of it, follows it."""
    if at + 1 >= limit or view.classes[at + 1].preposition:
        return False
    return view.classes[at + 1].tag in ("noun", "num") or (at + 1 in view.people and not view.nations[at + 1])


def is_number_of(view: EventView, at: int, limit: int) -> bool:
    """Whether a number stands behind what it counts: digits, or a word as definite as the noun ("two policemen, two"),
    not one of others' ("killed gunmen | three of", "expelled Moldova | three diplomats")."""
    before, found = view.classes[at - 1], view.classes[at]
    noun = before.tag in ("noun", "name", "adj")
    if not (before.definite and found.definite) and at + 1 < limit and view.is_from(at + 1):
        return False
    definite = before.definite or view.names[at - 1] is not None
    return noun and (view.tokens[at].kind == "number" or definite == found.definite)


def is_counted_apart(view: EventView, at: int) -> bool:
    """Whether a count of other people begins behind a phrase that is complete ("arrested the police | 20 of the
    students", "killed gunmen | 20 students")."""
    if at not in view.counting or view.classes[at].conjunction:
        return False
    return not takes_genitive(view, at - 1) or is_sound_nominative(view.tokens[at - 1].text)


def is_bare_year(view: EventView, at: int) -> bool:
    """Whether a number of four digits counts nothing: a year ("the uprising of 2011")."""
    digits = view.tokens[at].norm
    year = len(digits) == _YEAR and digits.isdigit() and digits[:2] in _CENTURIES
    return year and not (at + 1 < len(view.classes) and view.classes[at + 1].tag == "noun")


def is_counted(view: EventView, at: int) -> bool:
    """Whether people stand there right behind their number, so that nobody's genitive follows them."""
    return at in view.people and at > 0 and view.classes[at - 1].tag == "num"


def counts_of_people(doc: Document, figures: tuple[Figure, ...], starts: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    """Where each count of people who are named behind it begins, and its number."""
    classes = doc[WORD_CLASSES]
    for figure in figures:
        if figure.of is not None and figure.of.start >= figure.end:
            first, stop = bisect_right(starts, figure.start) - 1, bisect_left(starts, figure.end)
            number = next((at for at in range(first, stop) if classes[at].tag == "num"), None)
            if number is not None:
                yield first, number


def is_before_head(view: EventView, at: int) -> bool:
    """Whether a number, "this" or "about" (before a number) stands there, and the head behind it."""
    tag, ahead = view.classes[at].tag, view.classes[at + 1].tag
    counted = tag == "num" and ahead == "participle" and view.kinds[at + 1] != ""
    return counted or (tag in ("num", "dem") and ahead in HEADS) or (view.kinds[at] == "quantity" and ahead == "num")
