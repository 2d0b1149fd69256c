"""Pairs of dates of the same happening."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.compare.intervals import compare_days, days_apart

LATE_2024 = ("2024-10-01", "2024-12-31")
YEAR = ("2024-01-01", "2024-12-31")
WEEK = ("2024-12-02", "2024-12-08")
MAY = ("2015-05-01", "2015-05-31")

PAIRS = [
    (("2025-03-10", "2025-03-10"), ("2025-03-10", "2025-03-10"), "agree", "dates.equal"),
    (MAY, MAY, "agree", "dates.equal"),
    (YEAR, YEAR, "agree", "dates.equal"),
    (LATE_2024, LATE_2024, "agree", "dates.equal"),
    (LATE_2024, ("2024-12-08", "2024-12-08"), "refine", "dates.contained"),
    (YEAR, ("2024-12-08", "2024-12-08"), "refine", "dates.contained"),
    (YEAR, LATE_2024, "refine", "dates.contained"),
    (WEEK, ("2024-12-08", "2024-12-08"), "refine", "dates.contained"),
    (WEEK, ("2024-12-02", "2024-12-02"), "refine", "dates.contained"),
    (MAY, ("2015-05-28", "2015-05-28"), "refine", "dates.contained"),
    (WEEK, ("2024-12-07", "2024-12-10"), "refine", "dates.overlapping"),
    (("2024-12-08", "2024-12-31"), WEEK, "refine", "dates.overlapping"),
    (("2024-12-08", "2024-12-08"), ("2024-12-09", "2024-12-09"), "contradict", "dates.exclusive"),
    (MAY, ("2015-06-01", "2015-06-01"), "contradict", "dates.exclusive"),
    (YEAR, ("2025-01-01", "2025-12-31"), "contradict", "dates.exclusive"),
    (WEEK, ("2024-12-09", "2024-12-15"), "contradict", "dates.exclusive"),
    (LATE_2024, ("2024-09-30", "2024-09-30"), "contradict", "dates.exclusive"),
]


@pytest.mark.parametrize("one, other, verdict, rule", PAIRS)
def test_two_dates_of_one_happening(one: tuple[str, str], other: tuple[str, str], verdict: str, rule: str) -> None:
    judged = compare_days(one, other)
    assert (judged.verdict, judged.rule) == (verdict, rule)
    assert compare_days(other, one) == judged


day = st.dates().map(lambda date: date.isoformat())
interval = st.tuples(day, day).map(lambda days: (min(days), max(days)))


@given(interval, interval)
def test_the_order_of_two_dates_never_matters(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert compare_days(one, other) == compare_days(other, one)


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        (("2024-12-02", "2024-12-08"), ("2024-12-10", "2024-12-11"), 2),
        (("2024-12-02", "2024-12-02"), ("2024-12-02", "2024-12-02"), 0),
        (YEAR, WEEK, -29),
    ],
)
def test_days_apart_are_those_between_the_nearest_ends(one: tuple[str, str], other: tuple[str, str], days: int) -> None:
    assert days_apart(one, other) == days_apart(other, one) == days
