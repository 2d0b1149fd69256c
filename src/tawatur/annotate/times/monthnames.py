"""The name of a month, alone or beside its name in another family."""

from __future__ import annotations

from tawatur.annotate.times.words import TimeWords
from tawatur.lexicon.concepts.calendar import Month

__all__ = ["month_names"]


def month_names(words: TimeWords, at: int) -> tuple[Month, int] | None:
    """A month's name and a second name of the same month in another family, however they are set apart."""
    entry = words.month(at)
    if entry is None:
        return _bracketed_name_first(words, at)
    stop = at + words.length(at)
    for opener, closer in (("", ""), ("/", ""), ("-", ""), ("\u2013", ""), ("(", ")"), ("[", "]"), ("\\", "")):
        place = stop
        if opener and words.text(place) != opener:
            continue
        place += bool(opener)
        second = words.month(place)
        if second is None or second.number != entry.number or second.calendar != entry.calendar:
            continue
        after = place + words.length(place)
        if not closer:
            return entry, after
        if words.text(after) == closer:
            return entry, after + 1
    return entry, stop


def _bracketed_name_first(words: TimeWords, at: int) -> tuple[Month, int] | None:
    """ "(June) Haziran": the second name of the month stands in brackets before the first."""
    if words.text(at) != "(" or words.month(at + 1) is None:
        return None
    close = at + 1 + words.length(at + 1)
    closed = words.text(close) == ")" and words.month(close + 1) is not None
    named = month_names(words, close + 1) if closed else None
    first = words.month(at + 1)
    if named is None or first is None or (named[0].number, named[0].calendar) != (first.number, first.calendar):
        return None
    return named
