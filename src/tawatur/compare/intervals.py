"""Two dates of the same happening, as intervals of days."""

from __future__ import annotations

from datetime import date

from tawatur.compare.counts import Judgement

__all__ = ["compare_days", "days_apart"]


def compare_days(one: tuple[str, str], other: tuple[str, str]) -> Judgement:
    """Judge two intervals of ISO days (first and last, both included); the order of the arguments does not matter."""
    a, b = sorted((one, other))
    if a == b:
        return Judgement("agree", "dates.equal", f"both {_text(a)}")
    if (a[0] <= b[0] and b[1] <= a[1]) or (b[0] <= a[0] and a[1] <= b[1]):
        narrow, wide = sorted(
            (a, b), key=lambda days: (days[0] == min(a[0], b[0]) and days[1] == max(a[1], b[1]), days)
        )
        return Judgement("refine", "dates.contained", f"{_text(narrow)} lies within {_text(wide)}")
    if b[0] <= a[1]:
        return Judgement("refine", "dates.overlapping", f"{_text(a)} and {_text(b)} can both be true")
    return Judgement("contradict", "dates.exclusive", f"{_text(a)} and {_text(b)} exclude each other")


def days_apart(one: tuple[str, str], other: tuple[str, str]) -> int:
    """Days between two intervals; 0 and less where they share days."""
    return (date.fromisoformat(max(one, other)[0]) - date.fromisoformat(min(one, other)[1])).days


def _text(days: tuple[str, str]) -> str:
    return days[0] if days[0] == days[1] else f"{days[0]} to {days[1]}"
