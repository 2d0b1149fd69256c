"""Pairs of counts of the same thing, and what is to be said of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.compare.counts import Count, compare_counts, count_of
from tests.compare.building import Page

MON, TUE = "2024-03-04", "2024-03-05"


def exact(value: int, day: str = "") -> Count:
    return Count(value, value, day=day)


def about(value: int, day: str = "") -> Count:
    return Count(value, value, approx=True, day=day)


def least(value: int, day: str = "") -> Count:
    return Count(value, None, day=day)


def most(value: int) -> Count:
    return Count(0, value)


def between(low: int, high: int) -> Count:
    return Count(low, high)


def vague(low: int, day: str = "") -> Count:
    return Count(low, None, approx=True, vague=True, day=day)


PAIRS = [
    # the same
    (exact(31), exact(31), "agree"),
    (exact(31, MON), exact(31, TUE), "agree"),
    (least(12), least(12), "agree"),
    (vague(20), vague(20), "agree"),
    (about(180), about(180), "agree"),
    (between(20, 30), between(20, 30), "agree"),
    (exact(0), exact(0), "agree"),
    # one says more, both true
    (exact(180), about(180), "refine"),
    (vague(20), exact(426), "refine"),
    (vague(20, MON), exact(426, TUE), "refine"),
    (vague(20, TUE), exact(426, MON), "refine"),
    (vague(200), exact(350), "refine"),
    (vague(2000), exact(15000), "refine"),
    (vague(20), least(61), "refine"),
    (vague(20, MON), least(61, TUE), "refine"),
    (least(12), exact(31), "refine"),
    (least(12, MON), least(31, MON), "refine"),
    (least(12, TUE), exact(31, MON), "refine"),
    (least(27), exact(27), "refine"),
    (between(20, 30), exact(25), "refine"),
    (between(20, 30), between(25, 40), "refine"),
    (between(20, 30), least(25), "refine"),
    (most(50), exact(40), "refine"),
    (most(50), least(10), "refine"),
    # one count, rounded
    (about(180), exact(178), "refine"),
    (about(180, MON), exact(178, TUE), "refine"),
    (about(200), exact(191), "refine"),
    (about(200), exact(227), "refine"),
    (about(200), exact(240), "contradict"),
    (about(30), exact(20), "contradict"),
    (exact(100), exact(101), "refine"),
    (exact(100, MON), exact(101, TUE), "refine"),
    (exact(5000), exact(4950), "refine"),
    (about(30), about(32), "refine"),
    (exact(400_000), least(400_001), "refine"),
    (exact(400_000, MON), least(400_001, TUE), "refine"),
    (exact(1_300), exact(1_343), "refine"),
    (exact(19_840), exact(19_848), "refine"),
    # counted again later
    (exact(12, MON), exact(31, TUE), "update"),
    (least(12, MON), least(27, TUE), "update"),
    (least(12, MON), exact(31, TUE), "update"),
    (exact(27, MON), least(31, TUE), "update"),
    (exact(3, MON), exact(4, TUE), "update"),
    # not both
    (exact(27), exact(31), "contradict"),
    (exact(27, MON), exact(31, MON), "contradict"),
    (exact(31, MON), exact(27, TUE), "contradict"),
    (exact(3), exact(5), "contradict"),
    (least(31), exact(27), "contradict"),
    (Count(31, None, approx=True), exact(29), "contradict"),
    (exact(350_000), exact(354_863), "refine"),
    (exact(345_176), exact(354_863), "contradict"),
    (most(10), exact(12), "contradict"),
    (most(10), least(11), "contradict"),
    (about(180), exact(120), "contradict"),
    (vague(200), exact(15), "contradict"),
    (between(20, 30), exact(31), "contradict"),
    (exact(100), exact(120), "contradict"),
    (exact(100), exact(200), "contradict"),
    (exact(19_840), exact(19_860), "contradict"),
    (exact(120), exact(124), "contradict"),
]


@pytest.mark.parametrize("one, other, verdict", PAIRS)
def test_two_counts_of_one_thing(one: Count, other: Count, verdict: str) -> None:
    judged = compare_counts(one, other)
    assert judged.verdict == verdict, judged
    assert compare_counts(other, one) == judged


bounds = st.one_of(st.none(), st.integers(0, 10_000))
counts = st.builds(
    lambda low, more, approx, day: Count(low, None if more is None else low + more, approx, day=day),
    st.integers(0, 10_000),
    bounds,
    st.booleans(),
    st.sampled_from(("", MON, TUE)),
)


@given(counts, counts)
def test_the_order_of_two_counts_never_matters(one: Count, other: Count) -> None:
    assert compare_counts(one, other) == compare_counts(other, one)


@given(counts, counts)
def test_only_counts_that_exclude_each_other_contradict(one: Count, other: Count) -> None:
    overlap = (one.high is None or other.floor <= one.high) and (other.high is None or one.floor <= other.high)
    if overlap:
        assert compare_counts(one, other).verdict != "contradict"


def test_a_vague_plural_is_told_from_a_written_bound() -> None:
    page = Page("a", "سقوط عشرات", "قتل عشرات الأشخاص، وقال الطبيب إن 20 شخصا على الأقل ماتوا.")
    page.figure("عشرات", 20, None, approx=True, nth=1).figure("20 شخصا على الأقل", 20, None, approx=True)
    first, second = page.ledger().figures
    assert count_of(first, "2024-03-05").vague
    assert not count_of(second, "2024-03-05").vague


@pytest.mark.parametrize(
    "count, text",
    [
        (exact(31), "31"),
        (about(180), "about 180"),
        (least(12), "12 or more"),
        (between(20, 30), "20 to 30"),
        (Count(None, 9), "up to 9"),
    ],
)
def test_a_count_in_words(count: Count, text: str) -> None:
    assert count.text == text


def test_whole_thousands_next_to_each_other_are_one_number() -> None:
    assert compare_counts(Count(353000, 353000), Count(354000, 354000)).rule == "figures.rounded"
    assert compare_counts(Count(353000, 353000), Count(354001, None)).rule == "figures.rounded"
    assert compare_counts(Count(3000, 3000), Count(4000, 4000)).rule == "figures.exclusive"
