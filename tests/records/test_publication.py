"""When an article was published: days, order, and which came first."""

from __future__ import annotations

from datetime import date

import pytest

from tawatur.records.article import make_article
from tawatur.records.publication import came_first, publication_day, publication_order


@pytest.mark.parametrize(
    "published",
    [
        "2026-03-03",
        "2026-03-03T21:15:00+03:00",
        "2026-03-03 21:15",
        "20260303",
        "20260303T2115",
        "2026-W10-2",
        "2026W102",
    ],
)
def test_days_as_iso_writes_them(published: str) -> None:
    assert publication_day(published) == date(2026, 3, 3)


@pytest.mark.parametrize("published", [None, "", "3/3/2026", "2026-W10", "2026-03", "2026-13-01", "202603031", "March"])
def test_what_is_no_day(published: str | None) -> None:
    assert publication_day(published) is None


def test_articles_keep_their_day_written_out() -> None:
    given = {"2026-W10-2": "2026-03-03", "20260303T2115": "2026-03-03T21:15:00", "2026-03-03 9:5": "2026-03-03 9:5"}
    for published, kept in given.items():
        assert make_article(title="خبر", body="نص", published=published).published == kept
    assert make_article(title="خبر", body="نص", published="3/3/2026").published == "3/3/2026"


def test_order_counts_offsets() -> None:
    times = ["2026-03-03T09:00:00+00:00", "2026-03-03T08:30:00Z", "2026-03-03T10:00:00+03:00"]
    assert sorted(times, key=publication_order) == times[::-1]


@pytest.mark.parametrize(
    ("one", "other", "first"),
    [
        ("2026-03-03T10:00:00+03:00", "2026-03-03T08:30:00Z", True),
        ("2026-03-03T12:00:00", "2026-03-03T08:30:00", False),
        ("2026-03-03", "2026-03-03T08:30:00", None),
        ("2026-03-02", "2026-03-03T08:30:00", True),
        ("2026-03-03T08:30:00", "2026-03-03T08:30:00", None),
        ("2026-03-03", None, None),
        ("0001-01-01T00:00:00+14:00", "2026-03-03T08:30:00Z", True),
    ],
)
def test_which_came_first(one: str | None, other: str | None, *, first: bool | None) -> None:
    assert came_first(one, other) is first
